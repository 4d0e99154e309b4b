import { LIVE } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

const SCRIPT = 'https://analytics.tiktok.com/i18n/pixel/events.js';
/** What may be called before the script is there. */
const METHODS = [
  'page',
  'track',
  'identify',
  'instances',
  'debug',
  'on',
  'off',
  'once',
  'ready',
  'alias',
  'group',
  'enableCookie',
  'disableCookie',
  'holdConsent',
  'revokeConsent',
  'grantConsent',
];

export const tiktokPixel: CatalogueProvider = {
  id: 'tiktok-pixel',
  title: 'TikTok Pixel',
  maker: 'TikTok',
  source: 'https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['analytics.tiktok.com', 'business-api.tiktok.com'],
  policy: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
  entries: [
    {
      name: '_ttp',
      retention: 'P13M',
      details: {
        en: "Recognises you, for TikTok's advertising",
        no: 'Kjenner deg igjen, for TikToks annonsering',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_tt_enable_cookie',
      retention: 'P13M',
      details: {
        en: 'Notes that TikTok may store in your browser',
        no: 'Noterer at TikTok kan lagre i nettleseren din',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ttclid',
      retention: 'P13M',
      details: {
        en: 'Remembers the click on an advertisement at TikTok that brought you here',
        no: 'Husker klikket på en annonse på TikTok som førte deg hit',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ttcsid*',
      retention: 'P13M',
      details: {
        en: "Connects what you do in one visit, for TikTok's advertising",
        no: 'Knytter sammen det du gjør i ett besøk, for TikToks annonsering',
      },
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://ads.tiktok.com/help/article/get-started-pixel',
    unconfirmed: true,
    parameters: { id: { what: 'pixel ID', pattern: /[A-Z0-9]{15,30}/, example: 'CAB12CD34EF56GH78IJ0' } },
    before: [
      { set: 'TiktokAnalyticsObject', to: 'ttq' },
      { methods: 'ttq', names: METHODS },
      { set: 'ttq._i.{id}', to: [] },
      { set: 'ttq._i.{id}._u', to: SCRIPT },
      { set: 'ttq._t.{id}', to: LIVE.time },
      { set: 'ttq._o.{id}', to: {} },
      { call: 'ttq.page' },
    ],
    script: `${SCRIPT}?sdkid={id}&lib=ttq`,
  },
  signal: {
    title: 'pixel cookie consent mode',
    source: 'https://business-api.tiktok.com/portal/docs/pixel-cookie-consent-mode/v1.3',
    unconfirmed: true,
    granted: [{ call: 'ttq.grantConsent' }],
    denied: [{ call: 'ttq.revokeConsent' }],
  },
};
