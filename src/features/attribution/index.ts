import type { Feature } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import {
  type Conversion,
  type ConversionResult,
  conversions,
  convert,
  type Order,
  type Postback,
  postbacks,
  type ReversalResult,
  reverse,
} from './conversion.ts';
import { type Landing, landingFeature, type Standing, standingFeature } from './landing.ts';
import { type Arrival, cleanAddress } from './link.ts';
import { type MessageResult, takeMessage } from './order-message.ts';
import { type AttributionOptions, settingsOf } from './settings.ts';
import { forgetTouches, keepLanding, type LandingCount, landingCounts } from './touches.ts';

export type { Conversion, ConversionResult, Order, Postback, ReversalResult, Share } from './conversion.ts';
export type { AttributionModel, Touch } from './credit.ts';
export type { Landing, SessionParts, Standing } from './landing.ts';
export { type Arrival, arrivalOf } from './link.ts';
export type { MessageFault } from './message.ts';
export type { MessageResult } from './order-message.ts';
export type { AttributionCookies, AttributionOptions, LinkParameters, Partner } from './settings.ts';
export type { LandingCount } from './touches.ts';

/** Which partner has sent a visitor who buys. All times are in seconds since 1970. */
export interface Attribution {
  /** Takes note of how somebody came: run it on each page, and give what comes of it to `keep`. */
  readonly landing: Feature<Arrival, Landing>;
  /** What is known of a visitor who buys: give it to `convert`. */
  readonly standing: Feature<void, Standing>;
  /** An address without what a partner's link carries, for the address bar. */
  cleanAddress(address: string): string;
  /** Keeps on the server what came of `landing`. @throws {Error} when the store cannot answer. */
  keep(store: FeatureStore, landing: Landing, now: number): Promise<void>;
  /** Shares an order out among the partners who sent its visitor. The same order counts once. */
  convert(store: FeatureStore, standing: Standing, order: Order, now: number): Promise<ConversionResult>;
  /** Takes an order back. */
  reverse(store: FeatureStore, orderId: string, now: number): Promise<ReversalResult>;
  /** Takes a signed message of the shop, see `docs/features/attribution.md`. */
  take(store: FeatureStore, message: { headers: Headers; body: string }, now: number): Promise<MessageResult>;
  /** What partners have to hear of a conversion or its reversal; the site sends it. */
  postbacks(conversion: Conversion, now: number): readonly Postback[];
  conversions(store: FeatureStore, now: number): Promise<readonly Conversion[]>;
  /** How many visitors partners have brought, by day; with and without consent. */
  landings(store: FeatureStore, now: number): Promise<readonly LandingCount[]>;
  /**
   * Forgets the touches of a visitor that nobody was paid for yet.
   *
   * @param visitor what stood in their cookie, as the event `forget` says.
   */
  forget(store: FeatureStore, visitor: string): Promise<number>;
}

/**
 * Says which partner is paid for a visitor who buys, within 30 days after they came by a partner's link.
 *
 * @throws {Error} for an option that makes no sense.
 * @example
 * const partners = attribution({ domains: ['site.example'], partners: [{ id: 'stagefan' }] });
 * const landing = jar.use(partners.landing, arrivalOf(request));
 * await partners.keep(consent.features, landing, jar.gate.now);
 */
export function attribution(options: AttributionOptions): Attribution {
  const settings = settingsOf(options);
  return {
    landing: landingFeature(settings),
    standing: standingFeature(settings),
    cleanAddress: (address) => cleanAddress(address, settings.parameters),
    keep: (store, landing, now) => keepLanding(settings, store, landing, now),
    convert: (store, standing, order, now) => convert(settings, store, standing, order, now),
    reverse,
    take: (store, message, now) => takeMessage(settings, store, message, now),
    postbacks: (conversion, now) => postbacks(settings, conversion, now),
    conversions,
    landings: landingCounts,
    forget: forgetTouches,
  };
}
