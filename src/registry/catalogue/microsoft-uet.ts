import { MICROSOFT_UET, valueIn } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const microsoftUet: CatalogueProvider = {
  id: 'microsoft-uet',
  title: 'Microsoft Advertising',
  maker: 'Microsoft',
  source: 'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_faq',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['bat.bing.com', 'bat.bing.net'],
  policy: 'https://privacy.microsoft.com/privacystatement',
  optOut: 'https://account.microsoft.com/privacy/ad-settings',
  entries: [
    {
      name: '_uetsid',
      retention: 'P1D',
      details: {
        en: "Recognises you for one day, for Microsoft's advertising",
        no: 'Kjenner deg igjen i ett døgn, for Microsofts annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_uetvid',
      retention: 'P390D',
      details: {
        en: "Recognises you, for Microsoft's advertising",
        no: 'Kjenner deg igjen, for Microsofts annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_uetmsclkid',
      retention: 'P90D',
      details: {
        en: 'Remembers the click on an advertisement that brought you here',
        no: 'Husker klikket på en annonse som førte deg hit',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'MUID',
      retention: 'P390D',
      details: {
        en: "Recognises your browser across Microsoft's sites, for advertising",
        no: 'Kjenner igjen nettleseren din på tvers av Microsofts nettsteder, til annonsering',
      },
      host: 'bing.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_faq',
    unconfirmed: true,
    parameters: { id: { what: 'UET tag ID', pattern: /\d{5,12}/, example: '12345678' } },
    before: [{ push: 'uetq', args: [] }],
    script: 'https://bat.bing.com/bat.js',
    after: [
      { make: 'uetq', of: 'UET', args: [{ ti: '{id}', enableAutoSpaTracking: true, q: valueIn('uetq') }] },
      { push: 'uetq', args: ['pageLoad'] },
    ],
  },
  signal: { protocol: MICROSOFT_UET, kinds: ['ad_storage'] },
};
