import type { CatalogueProvider } from './catalogue-provider.ts';

export const instagramEmbed: CatalogueProvider = {
  id: 'instagram-embed',
  title: 'Instagram',
  maker: 'Meta',
  source: 'https://developers.facebook.com/docs/instagram-platform/oembed',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['instagram.com', 'cdninstagram.com'],
  policy: 'https://privacycenter.instagram.com/policy',
  entries: [
    {
      name: 'www.instagram.com/embed.js',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Shows posts of Instagram',
        no: 'Viser innlegg fra Instagram',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'www.instagram.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows posts of Instagram',
        no: 'Viser innlegg fra Instagram',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'csrftoken',
      retention: 'P1Y',
      details: {
        en: 'Makes sure that requests come from you and from no other site',
        no: 'Sikrer at forespørsler kommer fra deg og ikke fra et annet nettsted',
      },
      host: 'instagram.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'mid',
      retention: 'P400D',
      details: {
        en: 'Recognises your browser at Instagram',
        no: 'Kjenner igjen nettleseren din hos Instagram',
      },
      host: 'instagram.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'ig_did',
      retention: 'P1Y',
      details: {
        en: 'Recognises your browser at Instagram',
        no: 'Kjenner igjen nettleseren din hos Instagram',
      },
      host: 'instagram.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: 'datr',
      retention: 'P400D',
      details: {
        en: 'Recognises your browser, to prevent misuse',
        no: 'Kjenner igjen nettleseren din, for å hindre misbruk',
      },
      host: 'instagram.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://developers.facebook.com/docs/instagram-platform/oembed',
    unconfirmed: true,
    parameters: {},
    script: 'https://www.instagram.com/embed.js',
    again: [{ call: 'instgrm.Embeds.process' }],
  },
};
