import type { CatalogueProvider } from './catalogue-provider.ts';

export const intercom: CatalogueProvider = {
  id: 'intercom',
  title: 'Intercom Messenger',
  maker: 'Intercom',
  source: 'https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies',
  read: '2026-11-24',
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
};
