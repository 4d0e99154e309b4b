import type { CatalogueProvider } from './catalogue-provider.ts';

export const pinterestTag: CatalogueProvider = {
  id: 'pinterest-tag',
  title: 'Pinterest Tag',
  maker: 'Pinterest',
  source: 'https://help.pinterest.com/en/business/article/pinterest-tag-parameters-and-cookies',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['ct.pinterest.com', 'pinimg.com'],
  policy: 'https://policy.pinterest.com/en/privacy-policy',
  entries: [
    {
      name: '_pin_unauth',
      retention: 'P1Y',
      details: {
        en: "Connects what you do on this site, for Pinterest's advertising",
        no: 'Knytter sammen det du gjør på dette nettstedet, for Pinterests annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_epik',
      retention: 'P1Y',
      details: {
        en: 'Remembers the click at Pinterest that brought you here',
        no: 'Husker klikket på Pinterest som førte deg hit',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_derived_epik',
      retention: 'P1Y',
      details: {
        en: 'Recognises you by what you typed into a form, for advertising',
        no: 'Kjenner deg igjen på det du skrev i et skjema, til annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_pinterest_ct_ua',
      retention: 'P1Y',
      details: {
        en: "Recognises you across sites, for Pinterest's advertising",
        no: 'Kjenner deg igjen på tvers av nettsteder, for Pinterests annonsering',
      },
      host: 'ct.pinterest.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://help.pinterest.com/en/business/article/install-the-base-code',
    unconfirmed: true,
    parameters: { id: { what: 'tag ID', pattern: /\d{10,16}/, example: '1234567890123' } },
    before: [
      { stub: 'pintrk', queue: 'pintrk.queue', arrays: true },
      { set: 'pintrk.version', to: '3.0' },
      { call: 'pintrk', args: ['load', '{id}'] },
      { call: 'pintrk', args: ['page'] },
    ],
    script: 'https://s.pinimg.com/ct/core.js',
  },
  signal: {
    title: 'setconsent',
    source: 'https://help.pinterest.com/en/business/article/install-the-base-code',
    unconfirmed: true,
    granted: [{ call: 'pintrk', args: ['setconsent', true] }],
    denied: [{ call: 'pintrk', args: ['setconsent', false] }],
  },
};
