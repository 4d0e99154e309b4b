import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleMapsEmbed: CatalogueProvider = {
  id: 'google-maps-embed',
  title: 'Google Maps',
  maker: 'Google',
  source: 'https://developers.google.com/maps/documentation/embed/get-started',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['maps.google.com', 'maps.googleapis.com', 'maps.gstatic.com'],
  policy: 'https://policies.google.com/privacy',
  optOut: 'https://myadcenter.google.com/',
  entries: [
    {
      name: 'www.google.com/maps/embed*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows maps',
        no: 'Viser kart',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'maps.googleapis.com/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Draws maps on the page',
        no: 'Tegner kart på siden',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'NID',
      retention: 'P6M',
      details: {
        en: 'Remembers preferences, and recognises your browser at Google',
        no: 'Husker innstillinger, og kjenner igjen nettleseren din hos Google',
      },
      host: 'google.com',
      setBy: 'server',
      sameSite: 'None',
      source: 'https://policies.google.com/technologies/cookies',
      unconfirmed: 'retention',
    },
  ],
};
