import type { CatalogueProvider } from './catalogue-provider.ts';

const SETTINGS = { api_base: 'https://{host}', app_id: '{id}' };

export const intercom: CatalogueProvider = {
  id: 'intercom',
  title: 'Intercom Messenger',
  maker: 'Intercom',
  source: 'https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['intercom.io', 'intercomcdn.com', 'intercomassets.com'],
  policy: 'https://www.intercom.com/legal/privacy',
  entries: [
    {
      name: 'intercom-id-*',
      retention: 'P9M',
      details: {
        en: 'Recognises you as a visitor in the chat',
        no: 'Kjenner deg igjen som besøkende i chatten',
      },
    },
    {
      name: 'intercom-session-*',
      retention: 'P1W',
      details: {
        en: 'Keeps your conversations at hand for a week after you signed in',
        no: 'Holder samtalene dine tilgjengelige i en uke etter at du logget inn',
      },
    },
    {
      name: 'intercom-device-id-*',
      retention: 'P9M',
      details: {
        en: 'Recognises your device, to prevent misuse of the chat',
        no: 'Kjenner igjen enheten din, for å hindre misbruk av chatten',
      },
    },
  ],
  loader: {
    source: 'https://developers.intercom.com/installing-intercom/web/installation',
    unconfirmed: true,
    parameters: {
      id: { what: 'workspace ID', pattern: /[a-z0-9]{6,12}/, example: 'ab12cd34' },
      host: {
        what: 'host of your region',
        pattern: /api-iam(\.(eu|au))?\.intercom\.io/,
        example: 'api-iam.eu.intercom.io',
        preset: 'api-iam.intercom.io',
      },
    },
    before: [
      { set: 'intercomSettings', to: SETTINGS },
      { stub: 'Intercom', queue: 'Intercom.q' },
    ],
    script: 'https://widget.intercom.io/widget/{id}',
    again: [{ call: 'Intercom', args: ['boot', SETTINGS] }],
  },
  withdrawal: {
    title: 'shutdown',
    source: 'https://developers.intercom.com/installing-intercom/web/methods',
    steps: [{ call: 'Intercom', args: ['shutdown'] }],
  },
};
