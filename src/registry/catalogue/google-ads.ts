import { GOOGLE_CONSENT_MODE, GTAG_SCRIPT, GTAG_START } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleAds: CatalogueProvider = {
  id: 'google-ads',
  title: 'Google Ads',
  maker: 'Google',
  source: 'https://developers.google.com/analytics/devguides/collection/gtagjs/cookie-usage',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['doubleclick.net', 'googleadservices.com', 'googlesyndication.com', 'googletagmanager.com'],
  policy: 'https://policies.google.com/privacy',
  optOut: 'https://myadcenter.google.com/',
  entries: [
    {
      name: '_gcl_*',
      retention: 'P90D',
      details: {
        en: 'Remembers the click on an advertisement that brought you here, to count what came of it',
        no: 'Husker klikket på en annonse som førte deg hit, for å telle hva som kom ut av det',
      },
      source: 'https://policies.google.com/technologies/cookies',
      unconfirmed: 'retention',
    },
    {
      name: '_gac_*',
      retention: 'P90D',
      details: {
        en: 'Remembers the advertising campaign that brought you here',
        no: 'Husker annonsekampanjen som førte deg hit',
      },
    },
    {
      name: 'IDE',
      retention: 'P13M',
      details: {
        en: "Recognises you across sites, for Google's advertising",
        no: 'Kjenner deg igjen på tvers av nettsteder, for Googles annonsering',
      },
      host: 'doubleclick.net',
      setBy: 'server',
      sameSite: 'None',
      source: 'https://policies.google.com/technologies/cookies',
      unconfirmed: 'retention',
    },
    {
      name: 'test_cookie',
      retention: 'PT15M',
      details: {
        en: "Finds out whether your browser takes Google's advertising cookies",
        no: 'Finner ut om nettleseren din tar imot Googles annonsekapsler',
      },
      host: 'doubleclick.net',
      setBy: 'server',
      sameSite: 'None',
      source: 'https://policies.google.com/technologies/cookies',
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://developers.google.com/tag-platform/gtagjs/install',
    parameters: { id: { what: 'tag ID', pattern: /AW-\d{5,15}/, example: 'AW-123456789' } },
    before: GTAG_START,
    script: GTAG_SCRIPT,
  },
  signal: { protocol: GOOGLE_CONSENT_MODE, kinds: ['ad_storage', 'ad_user_data', 'ad_personalization'] },
};
