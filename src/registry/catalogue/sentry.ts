import type { CatalogueProvider } from './catalogue-provider.ts';

export const sentry: CatalogueProvider = {
  id: 'sentry',
  title: 'Sentry',
  maker: 'Sentry',
  source: 'https://github.com/getsentry/sentry-javascript',
  read: '2026-11-25',
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
  loader: {
    source: 'https://docs.sentry.io/platforms/javascript/install/loader/',
    unconfirmed: true,
    parameters: { id: { what: 'public key', pattern: /[0-9a-f]{32}/, example: 'ab12cd34'.repeat(4) } },
    script: 'https://js.sentry-cdn.com/{id}.min.js',
    attributes: { crossorigin: 'anonymous' },
  },
  withdrawal: {
    title: 'close, until the next page',
    source: 'https://github.com/getsentry/sentry-javascript',
    steps: [{ call: 'Sentry.close' }],
  },
};
