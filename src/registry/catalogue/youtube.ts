import type { CatalogueProvider } from './catalogue-provider.ts';

export const youtube: CatalogueProvider = {
  id: 'youtube',
  title: 'YouTube',
  maker: 'Google',
  source: 'https://policies.google.com/technologies/cookies',
  read: '2026-11-24',
  serves: 'functionality',
  owns: ['youtube.com', 'youtube-nocookie.com', 'ytimg.com', 'googlevideo.com'],
  policy: 'https://policies.google.com/privacy',
  optOut: 'https://myadcenter.google.com/',
  entries: [
    {
      name: 'www.youtube.com/embed/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows videos',
        no: 'Viser videoer',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'www.youtube-nocookie.com/embed/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows videos, with less stored before you play one',
        no: 'Viser videoer, og lagrer mindre før du spiller av en',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'YSC',
      retention: 'session',
      details: {
        en: 'Makes sure that requests come from you and from no other site',
        no: 'Sikrer at forespørsler kommer fra deg og ikke fra et annet nettsted',
      },
      host: 'youtube.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'VISITOR_INFO1_LIVE',
      retention: 'P180D',
      details: {
        en: 'Remembers preferences, and finds problems with the service',
        no: 'Husker innstillinger, og finner problemer med tjenesten',
      },
      host: 'youtube.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'PREF',
      retention: 'P8M',
      details: {
        en: 'Remembers how you set the player',
        no: 'Husker hvordan du stilte inn avspilleren',
      },
      host: 'youtube.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
};
