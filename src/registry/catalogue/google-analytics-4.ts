import { GOOGLE_CONSENT_MODE, GTAG_SCRIPT, GTAG_START } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleAnalytics4: CatalogueProvider = {
  id: 'google-analytics-4',
  title: 'Google Analytics',
  maker: 'Google',
  source: 'https://support.google.com/analytics/answer/11397207',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['google-analytics.com', 'analytics.google.com', 'googletagmanager.com'],
  policy: 'https://policies.google.com/privacy',
  optOut: 'https://tools.google.com/dlpage/gaoptout',
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
      name: '_ga_*',
      retention: 'P2Y',
      details: {
        en: 'Remembers the state of a visit for Google Analytics',
        no: 'Husker tilstanden til et besøk for Google Analytics',
      },
    },
    {
      name: 'www.google-analytics.com/*',
      kind: 'beacon',
      retention: 'session',
      details: {
        en: 'Receives what you do on this site, for statistics',
        no: 'Mottar hva du gjør på dette nettstedet, til statistikk',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'region1.google-analytics.com/*',
      kind: 'beacon',
      retention: 'session',
      details: {
        en: 'Receives what you do on this site, for statistics',
        no: 'Mottar hva du gjør på dette nettstedet, til statistikk',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'analytics.google.com/*',
      kind: 'beacon',
      retention: 'session',
      details: {
        en: 'Receives what you do on this site, for statistics',
        no: 'Mottar hva du gjør på dette nettstedet, til statistikk',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'region1.analytics.google.com/*',
      kind: 'beacon',
      retention: 'session',
      details: {
        en: 'Receives what you do on this site, for statistics',
        no: 'Mottar hva du gjør på dette nettstedet, til statistikk',
      },
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://developers.google.com/tag-platform/gtagjs/install',
    parameters: { id: { what: 'measurement ID', pattern: /(G|GT)-[A-Z0-9]{4,20}/, example: 'G-AB12CD34EF' } },
    before: GTAG_START,
    script: GTAG_SCRIPT,
  },
  signal: { protocol: GOOGLE_CONSENT_MODE, kinds: ['analytics_storage'] },
  withdrawal: {
    title: 'ga-disable',
    source: 'https://developers.google.com/tag-platform/security/guides/privacy',
    steps: [{ set: 'ga-disable-{id}', to: true }],
    undo: [{ set: 'ga-disable-{id}', to: false }],
  },
};
