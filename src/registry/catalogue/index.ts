import type { CatalogueProvider } from './catalogue-provider.ts';
import { cloudflareTurnstile } from './cloudflare-turnstile.ts';
import { datadogRum } from './datadog-rum.ts';
import { googleAds } from './google-ads.ts';
import { googleAnalytics4 } from './google-analytics-4.ts';
import { googleMapsEmbed } from './google-maps-embed.ts';
import { googleRecaptcha } from './google-recaptcha.ts';
import { googleTagManager } from './google-tag-manager.ts';
import { googleUniversalAnalytics } from './google-universal-analytics.ts';
import { hotjar } from './hotjar.ts';
import { hubspot } from './hubspot.ts';
import { instagramEmbed } from './instagram-embed.ts';
import { intercom } from './intercom.ts';
import { linkedinInsightTag } from './linkedin-insight-tag.ts';
import { matomo } from './matomo.ts';
import { metaPixel } from './meta-pixel.ts';
import { microsoftClarity } from './microsoft-clarity.ts';
import { microsoftClarityAds } from './microsoft-clarity-ads.ts';
import { microsoftUet } from './microsoft-uet.ts';
import { paypal } from './paypal.ts';
import { pinterestTag } from './pinterest-tag.ts';
import { plausible } from './plausible.ts';
import { posthog } from './posthog.ts';
import { segment } from './segment.ts';
import { sentry } from './sentry.ts';
import { snapPixel } from './snap-pixel.ts';
import { spotifyEmbed } from './spotify-embed.ts';
import { stripe } from './stripe.ts';
import { tiktokPixel } from './tiktok-pixel.ts';
import { vimeo } from './vimeo.ts';
import { xEmbed } from './x-embed.ts';
import { youtube } from './youtube.ts';
import { zendesk } from './zendesk.ts';

export type { CatalogueEntry, CatalogueProvider } from './catalogue-provider.ts';

/** Every product that a registry can extend, by id. */
export const CATALOGUE: readonly CatalogueProvider[] = [
  cloudflareTurnstile,
  datadogRum,
  googleAds,
  googleAnalytics4,
  googleMapsEmbed,
  googleRecaptcha,
  googleTagManager,
  googleUniversalAnalytics,
  hotjar,
  hubspot,
  instagramEmbed,
  intercom,
  linkedinInsightTag,
  matomo,
  metaPixel,
  microsoftClarity,
  microsoftClarityAds,
  microsoftUet,
  paypal,
  pinterestTag,
  plausible,
  posthog,
  segment,
  sentry,
  snapPixel,
  spotifyEmbed,
  stripe,
  tiktokPixel,
  vimeo,
  xEmbed,
  youtube,
  zendesk,
];

export const CATALOGUE_IDS: readonly string[] = CATALOGUE.map(({ id }) => id);
