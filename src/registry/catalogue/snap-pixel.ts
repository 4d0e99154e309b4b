import { UUID } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const snapPixel: CatalogueProvider = {
  id: 'snap-pixel',
  title: 'Snap Pixel',
  maker: 'Snap',
  source: 'https://www.snap.com/privacy/cookie-information',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['sc-static.net', 'tr.snapchat.com'],
  policy: 'https://values.snap.com/privacy/privacy-policy',
  entries: [
    {
      name: '_scid',
      retention: 'P13M',
      details: {
        en: "Recognises you on this site, for Snap's advertising",
        no: 'Kjenner deg igjen på dette nettstedet, for Snaps annonsering',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_scid_r',
      retention: 'P13M',
      details: {
        en: "Recognises you on this site, for Snap's advertising",
        no: 'Kjenner deg igjen på dette nettstedet, for Snaps annonsering',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_sctr',
      retention: 'P13M',
      details: {
        en: 'Notes when Snap last matched you with its members',
        no: 'Noterer når Snap sist koblet deg med medlemmene sine',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_ScCbts',
      retention: 'P14D',
      details: {
        en: "Remembers with which of Snap's hosts you were matched",
        no: 'Husker hvilke av Snaps verter du ble koblet med',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'sc_at',
      retention: 'P1Y',
      details: {
        en: 'Recognises you at Snapchat, for advertising',
        no: 'Kjenner deg igjen hos Snapchat, til annonsering',
      },
      host: 'snapchat.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://businesshelp.snapchat.com/s/article/pixel-website-install',
    unconfirmed: true,
    parameters: { id: { what: 'pixel ID', pattern: UUID, example: '12345678-90ab-cdef-1234-567890abcdef' } },
    before: [
      { stub: 'snaptr', queue: 'snaptr.queue', over: 'snaptr.handleRequest' },
      { call: 'snaptr', args: ['init', '{id}'] },
      { call: 'snaptr', args: ['track', 'PAGE_VIEW'] },
    ],
    script: 'https://sc-static.net/scevent.min.js',
  },
};
