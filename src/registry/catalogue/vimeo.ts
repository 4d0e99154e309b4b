import type { CatalogueProvider } from './catalogue-provider.ts';

export const vimeo: CatalogueProvider = {
  id: 'vimeo',
  title: 'Vimeo',
  maker: 'Vimeo',
  source: 'https://help.vimeo.com/hc/en-us/articles/26080940921361',
  read: '2026-11-24',
  serves: 'functionality',
  owns: ['vimeo.com', 'vimeocdn.com'],
  policy: 'https://vimeo.com/privacy',
  entries: [
    {
      name: 'player.vimeo.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows videos',
        no: 'Viser videoer',
      },
    },
    {
      name: 'vuid',
      retention: 'P2Y',
      details: {
        en: 'Recognises you across sites, for statistics on videos',
        no: 'Kjenner deg igjen på tvers av nettsteder, til statistikk om videoer',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: 'player',
      retention: 'P1Y',
      details: {
        en: 'Remembers how you set the player: volume, quality, subtitles',
        no: 'Husker hvordan du stilte inn avspilleren: lydstyrke, kvalitet, teksting',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: 'flags',
      retention: 'P1Y',
      details: {
        en: 'Tells the player which features the owner of the video has turned on',
        no: 'Forteller avspilleren hvilke funksjoner eieren av videoen har slått på',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: 'lc_*',
      retention: 'P7D',
      details: {
        en: 'Remembers that you filled in the form of a video',
        no: 'Husker at du fylte ut skjemaet til en video',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: 'player_clearance',
      retention: 'P7D',
      details: {
        en: 'Keeps programs away that act as people',
        no: 'Holder unna programmer som utgir seg for å være mennesker',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: '__cf_bm',
      retention: 'PT30M',
      details: {
        en: 'Keeps programs away that act as people',
        no: 'Holder unna programmer som utgir seg for å være mennesker',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
    {
      name: '_cfuvid',
      retention: 'session',
      details: {
        en: 'Limits how often one visitor may call',
        no: 'Begrenser hvor ofte én besøkende kan kalle',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
    {
      name: 'cf_clearance',
      retention: 'P1Y',
      details: {
        en: 'Remembers that you are no program',
        no: 'Husker at du ikke er et program',
      },
      host: 'vimeo.com',
      setBy: 'server',
      sameSite: 'None',
    },
  ],
};
