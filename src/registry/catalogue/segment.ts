import type { CatalogueProvider } from './catalogue-provider.ts';

/** What may be called before the script is there. */
const METHODS = [
  'trackSubmit',
  'trackClick',
  'trackLink',
  'trackForm',
  'pageview',
  'identify',
  'reset',
  'group',
  'track',
  'ready',
  'alias',
  'debug',
  'page',
  'screen',
  'once',
  'off',
  'on',
  'addSourceMiddleware',
  'addIntegrationMiddleware',
  'setAnonymousId',
  'addDestinationMiddleware',
  'register',
];

export const segment: CatalogueProvider = {
  id: 'segment',
  title: 'Segment',
  maker: 'Twilio',
  source:
    'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/website/javascript/cookie-validity-update',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['segment.com', 'segment.io'],
  policy: 'https://www.twilio.com/en-us/legal/privacy',
  entries: [
    {
      name: 'ajs_anonymous_id',
      retention: 'P1Y',
      details: {
        en: 'Recognises you as a visitor',
        no: 'Kjenner deg igjen som besøkende',
      },
    },
    {
      name: 'ajs_user_id',
      retention: 'P1Y',
      details: {
        en: 'Recognises you after you have signed in',
        no: 'Kjenner deg igjen etter at du har logget inn',
      },
    },
    {
      name: 'ajs_group_id',
      retention: 'P1Y',
      details: {
        en: 'Recognises the company or group that you belong to',
        no: 'Kjenner igjen bedriften eller gruppen du hører til',
      },
    },
    {
      name: 'ajs_anonymous_id',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Recognises you again when the cookie has gone',
        no: 'Kjenner deg igjen når informasjonskapselen er borte',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'ajs_user_id',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Recognises you again when the cookie has gone',
        no: 'Kjenner deg igjen når informasjonskapselen er borte',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'ajs_group_id',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Recognises your group again when the cookie has gone',
        no: 'Kjenner igjen gruppen din når informasjonskapselen er borte',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'ajs_user_traits',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Keeps what the site knows of you for its statistics',
        no: 'Tar vare på det nettstedet vet om deg, til statistikken',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'ajs_group_properties',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Keeps what the site knows of your group for its statistics',
        no: 'Tar vare på det nettstedet vet om gruppen din, til statistikken',
      },
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/quickstart/',
    unconfirmed: true,
    parameters: { id: { what: 'write key', pattern: /[A-Za-z0-9]{20,40}/, example: 'aB1'.repeat(11) } },
    before: [
      { methods: 'analytics', names: METHODS },
      { set: 'analytics.invoked', to: true },
      { set: 'analytics._writeKey', to: '{id}' },
      { set: 'analytics.SNIPPET_VERSION', to: '5.2.1' },
      { call: 'analytics.page' },
    ],
    script: 'https://cdn.segment.com/analytics.js/v1/{id}/analytics.min.js',
    attributes: { 'data-global-segment-analytics-key': 'analytics' },
  },
  withdrawal: {
    title: 'analytics.reset, which forgets; it goes on collecting what nothing lets it send',
    source: 'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/',
    unconfirmed: true,
    steps: [{ call: 'analytics.reset' }],
  },
};
