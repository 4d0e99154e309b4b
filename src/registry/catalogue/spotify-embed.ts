import type { CatalogueProvider } from './catalogue-provider.ts';

export const spotifyEmbed: CatalogueProvider = {
  id: 'spotify-embed',
  title: 'Spotify',
  maker: 'Spotify',
  source: 'https://www.spotify.com/legal/cookies-policy/',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['spotify.com', 'scdn.co', 'spotifycdn.com'],
  policy: 'https://www.spotify.com/legal/privacy-policy/',
  entries: [
    {
      name: 'open.spotify.com/embed/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Plays music and podcasts',
        no: 'Spiller musikk og podkaster',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'open.spotify.com/embed/iframe-api/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Lets the site steer the player',
        no: 'Lar nettstedet styre avspilleren',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'sp_t',
      retention: 'P1Y',
      details: {
        en: 'Recognises your browser at Spotify',
        no: 'Kjenner igjen nettleseren din hos Spotify',
      },
      host: 'spotify.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'sp_landing',
      retention: 'P1D',
      details: {
        en: 'Notes from which page you came to Spotify',
        no: 'Noterer hvilken side du kom til Spotify fra',
      },
      host: 'spotify.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
  ],
};
