import type { CatalogueProvider } from './catalogue-provider.ts';

export const sentry: CatalogueProvider = {
  id: 'sentry',
  title: 'Sentry',
  maker: 'Sentry',
  source: 'https://github.com/getsentry/sentry-javascript',
  read: '2026-11-24',
  serves: 'analytics',
  owns: ['sentry.io', 'sentry-cdn.com'],
  policy: 'https://sentry.io/privacy/',
  entries: [
    {
      name: 'sentryReplaySession',
      kind: 'sessionStorage',
      retention: 'session',
      details: {
        en: 'Connects the pages of a recorded visit, to find out what went wrong',
        no: 'Knytter sammen sidene i et besøk som tas opp, for å finne ut hva som gikk galt',
      },
    },
  ],
};
