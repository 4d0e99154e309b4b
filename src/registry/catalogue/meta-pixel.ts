import { valueIn } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const metaPixel: CatalogueProvider = {
  id: 'meta-pixel',
  title: 'Meta Pixel',
  maker: 'Meta',
  source: 'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['facebook.com', 'facebook.net'],
  policy: 'https://www.facebook.com/privacy/policy/',
  optOut: 'https://www.facebook.com/adpreferences',
  entries: [
    {
      name: '_fbp',
      retention: 'P90D',
      details: {
        en: "Recognises you on this site, for Meta's advertising",
        no: 'Kjenner deg igjen på dette nettstedet, for Metas annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_fbc',
      retention: 'P90D',
      details: {
        en: 'Remembers the click on an advertisement at Facebook or Instagram that brought you here',
        no: 'Husker klikket på en annonse på Facebook eller Instagram som førte deg hit',
      },
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://developers.facebook.com/docs/meta-pixel/get-started',
    unconfirmed: true,
    parameters: { id: { what: 'pixel ID', pattern: /\d{10,20}/, example: '123456789012345' } },
    before: [
      { stub: 'fbq', queue: 'fbq.queue', over: 'fbq.callMethod' },
      { set: '_fbq', to: valueIn('fbq') },
      { set: 'fbq.push', to: valueIn('fbq') },
      { set: 'fbq.loaded', to: true },
      { set: 'fbq.version', to: '2.0' },
      { call: 'fbq', args: ['init', '{id}'] },
      { call: 'fbq', args: ['track', 'PageView'] },
    ],
    script: 'https://connect.facebook.net/en_US/fbevents.js',
  },
  signal: {
    title: 'fbq consent',
    source: 'https://developers.facebook.com/docs/meta-pixel/implementation/gdpr',
    granted: [{ call: 'fbq', args: ['consent', 'grant'] }],
    denied: [{ call: 'fbq', args: ['consent', 'revoke'] }],
  },
};
