import type { CatalogueProvider } from './catalogue-provider.ts';

export const xEmbed: CatalogueProvider = {
  id: 'x-embed',
  title: 'X',
  maker: 'X',
  source: 'https://docs.x.com/x-for-websites/javascript-api/guides/set-up-x-for-websites',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['platform.x.com', 'platform.twitter.com', 'syndication.twitter.com', 'twimg.com'],
  policy: 'https://x.com/en/privacy',
  entries: [
    {
      name: 'platform.x.com/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Shows posts of X',
        no: 'Viser innlegg fra X',
      },
    },
    {
      name: 'platform.twitter.com/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Shows posts of X',
        no: 'Viser innlegg fra X',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'platform.x.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows posts of X',
        no: 'Viser innlegg fra X',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'platform.twitter.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows posts of X',
        no: 'Viser innlegg fra X',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'guest_id',
      retention: 'P13M',
      details: {
        en: 'Recognises your browser at X',
        no: 'Kjenner igjen nettleseren din hos X',
      },
      host: 'x.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'guest_id_ads',
      retention: 'P13M',
      details: {
        en: "Recognises your browser, for X's advertising",
        no: 'Kjenner igjen nettleseren din, for annonsering hos X',
      },
      host: 'x.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'guest_id_marketing',
      retention: 'P13M',
      details: {
        en: "Recognises your browser, for X's advertising",
        no: 'Kjenner igjen nettleseren din, for annonsering hos X',
      },
      host: 'x.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'personalization_id',
      retention: 'P13M',
      details: {
        en: 'Recognises you across sites, for what X shows you',
        no: 'Kjenner deg igjen på tvers av nettsteder, for det X viser deg',
      },
      host: 'x.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://docs.x.com/x-for-websites/javascript-api/guides/set-up-x-for-websites',
    parameters: {},
    script: 'https://platform.x.com/widgets.js',
    again: [{ call: 'twttr.widgets.load' }],
  },
};
