import type { CatalogueProvider } from './catalogue-provider.ts';

export const posthog: CatalogueProvider = {
  id: 'posthog',
  title: 'PostHog',
  maker: 'PostHog',
  source: 'https://posthog.com/docs/libraries/js/persistence',
  read: '2026-11-24',
  serves: 'analytics',
  owns: ['posthog.com'],
  policy: 'https://posthog.com/privacy',
  entries: [
    {
      name: 'ph_*_posthog',
      retention: 'P365D',
      details: {
        en: 'Recognises you and your visit, for statistics',
        no: 'Kjenner igjen deg og besøket ditt, til statistikk',
      },
    },
    {
      name: 'ph_*_posthog',
      kind: 'localStorage',
      retention: 'P365D',
      details: {
        en: 'Recognises you and your visit, and keeps the settings of the statistics',
        no: 'Kjenner igjen deg og besøket ditt, og tar vare på innstillingene for statistikken',
      },
      unconfirmed: 'retention',
    },
  ],
};
