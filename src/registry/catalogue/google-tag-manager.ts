import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleTagManager: CatalogueProvider = {
  id: 'google-tag-manager',
  title: 'Google Tag Manager',
  maker: 'Google',
  source: 'https://developers.google.com/tag-platform/tag-manager/web',
  read: '2026-11-24',
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
};
