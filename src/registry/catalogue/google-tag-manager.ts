import { GOOGLE_CONSENT_MODE, LIVE } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleTagManager: CatalogueProvider = {
  id: 'google-tag-manager',
  title: 'Google Tag Manager',
  maker: 'Google',
  source: 'https://developers.google.com/tag-platform/tag-manager/web',
  read: '2026-11-25',
  owns: ['googletagmanager.com'],
  policy: 'https://policies.google.com/privacy',
  entries: [
    {
      name: 'www.googletagmanager.com/gtm.js',
      kind: 'script',
      retention: 'session',
      details: {
        en: "Loads other scripts by the site's own rules; it stores nothing itself",
        no: 'Laster andre skript etter nettstedets egne regler; det lagrer ingenting selv',
      },
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://developers.google.com/tag-platform/tag-manager/web',
    unconfirmed: true,
    parameters: { id: { what: 'container ID', pattern: /GTM-[A-Z0-9]{4,12}/, example: 'GTM-AB12CD3' } },
    before: [{ push: 'dataLayer', args: [{ 'gtm.start': LIVE.time, event: 'gtm.js' }] }],
    script: 'https://www.googletagmanager.com/gtm.js?id={id}',
  },
  // It relays what the tags in it are told; kinds of its own it has none.
  signal: { protocol: GOOGLE_CONSENT_MODE, kinds: [] },
};
