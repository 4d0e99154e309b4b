import type { CatalogueProvider } from './catalogue-provider.ts';

/** What may be called before the script is there. */
const METHODS = [
  'capture',
  'register',
  'register_once',
  'unregister',
  'identify',
  'alias',
  'group',
  'reset',
  'set_config',
  'onFeatureFlags',
  'startSessionRecording',
  'stopSessionRecording',
  'opt_in_capturing',
  'opt_out_capturing',
];

export const posthog: CatalogueProvider = {
  id: 'posthog',
  title: 'PostHog',
  maker: 'PostHog',
  source: 'https://posthog.com/docs/libraries/js/persistence',
  read: '2026-11-25',
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
  loader: {
    source: 'https://github.com/PostHog/posthog-js',
    parameters: {
      id: { what: 'project token', pattern: /phc_[A-Za-z0-9]{20,60}/, example: `phc_${'aB1'.repeat(14)}` },
      region: { what: 'region', pattern: /eu|us/, example: 'us', preset: 'eu' },
    },
    before: [
      { methods: 'posthog', names: METHODS },
      { set: 'posthog.people', to: [] },
      { set: 'posthog.__SV', to: 1 },
      { push: 'posthog._i', args: [['{id}', { api_host: 'https://{region}.i.posthog.com' }, 'posthog']] },
    ],
    script: 'https://{region}-assets.i.posthog.com/static/array.js',
    attributes: { crossorigin: 'anonymous' },
  },
  signal: {
    title: 'opt out and in',
    source: 'https://github.com/PostHog/posthog-js',
    granted: [
      { call: 'posthog.set_config', args: [{ opt_out_capturing_by_default: false }] },
      { call: 'posthog.opt_in_capturing' },
    ],
    // It keeps the answer in storage, which is refused by then: what holds without it is its default.
    denied: [
      { call: 'posthog.set_config', args: [{ opt_out_capturing_by_default: true }] },
      { call: 'posthog.opt_out_capturing' },
    ],
  },
};
