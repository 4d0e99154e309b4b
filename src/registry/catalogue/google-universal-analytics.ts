import { GOOGLE_CONSENT_MODE } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleUniversalAnalytics: CatalogueProvider = {
  id: 'google-universal-analytics',
  title: 'Google Universal Analytics',
  maker: 'Google',
  source: 'https://developers.google.com/analytics/devguides/collection/gtagjs/cookie-usage',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['google-analytics.com', 'googletagmanager.com'],
  policy: 'https://policies.google.com/privacy',
  optOut: 'https://tools.google.com/dlpage/gaoptout',
  discontinued: '2024-07-01',
  entries: [
    {
      name: '_ga',
      retention: 'P2Y',
      details: {
        en: 'Tells visitors apart by a random number, for statistics',
        no: 'Skiller besøkende med et tilfeldig tall, til statistikk',
      },
    },
    {
      name: '_gid',
      retention: 'P1D',
      details: {
        en: 'Tells visitors apart for one day, for statistics',
        no: 'Skiller besøkende i ett døgn, til statistikk',
      },
    },
    {
      name: '_gat',
      retention: 'PT1M',
      details: {
        en: 'Slows down how often Google Analytics is called',
        no: 'Begrenser hvor ofte Google Analytics blir kalt',
      },
    },
    {
      name: '_gat_*',
      retention: 'PT1M',
      details: {
        en: 'Slows down how often Google Analytics is called',
        no: 'Begrenser hvor ofte Google Analytics blir kalt',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_dc_gtm_*',
      retention: 'PT1M',
      details: {
        en: 'Slows down how often Google Analytics is called',
        no: 'Begrenser hvor ofte Google Analytics blir kalt',
      },
    },
    {
      name: '_gac_*',
      retention: 'P90D',
      details: {
        en: 'Remembers the advertising campaign that brought you here',
        no: 'Husker annonsekampanjen som førte deg hit',
      },
    },
    {
      name: 'AMP_TOKEN',
      retention: 'P1Y',
      details: {
        en: 'Fetches the number by which fast AMP pages tell visitors apart',
        no: 'Henter tallet som skiller besøkende på raske AMP-sider',
      },
    },
  ],
  signal: { protocol: GOOGLE_CONSENT_MODE, kinds: ['analytics_storage'] },
};
