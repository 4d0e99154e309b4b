import type { CatalogueProvider } from './catalogue-provider.ts';

export const linkedinInsightTag: CatalogueProvider = {
  id: 'linkedin-insight-tag',
  title: 'LinkedIn Insight Tag',
  maker: 'LinkedIn',
  source: 'https://www.linkedin.com/legal/l/cookie-table',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['linkedin.com', 'licdn.com'],
  policy: 'https://www.linkedin.com/legal/privacy-policy',
  optOut: 'https://www.linkedin.com/psettings/guest-controls',
  entries: [
    {
      name: 'li_fat_id',
      retention: 'P30D',
      details: {
        en: "Recognises you after a click on an advertisement, for LinkedIn's advertising",
        no: 'Kjenner deg igjen etter et klikk på en annonse, for LinkedIns annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'bcookie',
      retention: 'P1Y',
      details: {
        en: 'Recognises your browser at LinkedIn',
        no: 'Kjenner igjen nettleseren din hos LinkedIn',
      },
      host: 'linkedin.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'li_sugr',
      retention: 'P90D',
      details: {
        en: "Guesses who you are across sites, for LinkedIn's advertising",
        no: 'Antar hvem du er på tvers av nettsteder, for LinkedIns annonsering',
      },
      host: 'linkedin.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'UserMatchHistory',
      retention: 'P30D',
      details: {
        en: 'Matches you with what advertisers know',
        no: 'Kobler deg med det annonsørene vet',
      },
      host: 'linkedin.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'AnalyticsSyncHistory',
      retention: 'P30D',
      details: {
        en: 'Remembers when you were matched with what LinkedIn knows',
        no: 'Husker når du ble koblet med det LinkedIn vet',
      },
      host: 'linkedin.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'lidc',
      retention: 'P1D',
      details: {
        en: 'Sends you to the same data centre again',
        no: 'Sender deg til samme datasenter igjen',
      },
      host: 'linkedin.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://www.linkedin.com/help/lms/answer/a427660',
    unconfirmed: true,
    parameters: { id: { what: 'partner ID', pattern: /\d{3,12}/, example: '1234567' } },
    before: [
      { set: '_linkedin_partner_id', to: '{id}' },
      { push: '_linkedin_data_partner_ids', args: ['{id}'] },
      { stub: 'lintrk', queue: 'lintrk.q', arrays: true },
    ],
    script: 'https://snap.licdn.com/li.lms-analytics/insight.min.js',
  },
};
