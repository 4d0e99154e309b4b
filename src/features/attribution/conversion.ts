import { identifierIn } from '../identifier.ts';
import type { FeatureItem, FeatureStore } from '../store.ts';
import { attribute, shareOut, type Touch } from './credit.ts';
import type { SessionParts, Standing } from './landing.ts';
import { signMessage } from './message.ts';
import type { Settings } from './settings.ts';
import { touchesOf } from './touches.ts';

/** What somebody has bought. */
export interface Order {
  /** 1 to 64 of A-Z, a-z, 0-9, `_` and `-`: the same order has the same, and counts once. */
  readonly id: string;
  /** In the smallest unit of the currency, such as øre; not below 0. */
  readonly amountMinor: number;
  /** ISO 4217, as in `NOK`. */
  readonly currency: string;
  /** Seconds since 1970. */
  readonly at: number;
}

/** A partner's part of an order. */
export interface Share extends Touch, SessionParts {
  /** In the smallest unit of the order's currency. */
  readonly amountMinor: number;
}

/** An order that partners are paid for. It does not say who bought. */
export interface Conversion {
  readonly order: Order;
  /** Together the amount of the order. */
  readonly shares: readonly Share[];
  /** Whether it was taken back. */
  readonly isReversed: boolean;
}

/** What became of an order. */
export type ConversionResult =
  | { readonly kind: 'counted'; readonly conversion: Conversion }
  /** It was counted before: nothing has changed. */
  | { readonly kind: 'known'; readonly conversion: Conversion }
  /** Another order was counted under its ID: nothing has changed. */
  | { readonly kind: 'conflict'; readonly conversion: Conversion }
  /** No partner has sent the visitor, or none may be known to have. */
  | { readonly kind: 'unattributed' }
  | { readonly kind: 'refused'; readonly because: 'order' };

/** What became of a reversal. */
export type ReversalResult =
  | { readonly kind: 'reversed'; readonly conversion: Conversion }
  | { readonly kind: 'known'; readonly conversion: Conversion }
  | { readonly kind: 'unattributed' };

/** A message to a partner, for the site to send. */
export interface Postback {
  readonly partner: string;
  /** Follows no redirect. */
  readonly request: Request;
}

const CONVERSION = 'attribution.conversion';
/** Ours: as long as an order is taken back, or a partner asks. By then no touch of its time is left to pay it again. */
const CONVERSION_SECONDS = 180 * 86_400;
/** Ours: by so much the clock of a shop may be fast. */
const CLOCK_SECONDS = 300;

/** Whether an order can be counted: what it says can be said, and it is not of the future. */
const isOrder = ({ id, amountMinor, currency, at }: Order, now: number): boolean =>
  identifierIn(id) !== undefined &&
  Number.isSafeInteger(amountMinor) &&
  amountMinor >= 0 &&
  typeof currency === 'string' &&
  /^[A-Z]{3}$/.test(currency) &&
  Number.isSafeInteger(at) &&
  at <= now + CLOCK_SECONDS;

/** Shares an order out among the partners who sent its visitor, once. */
export async function convert(
  settings: Settings,
  store: FeatureStore,
  standing: Standing,
  order: Order,
  now: number,
): Promise<ConversionResult> {
  if (!isOrder(order, now)) return { kind: 'refused', because: 'order' };
  const earlier = await read(store, order.id, now);
  if (earlier) return compared(earlier.conversion, order);
  const shares = await sharesOf(settings, store, standing, order, now);
  if (shares.length === 0) return { kind: 'unattributed' };
  const conversion = { order: plain(order), shares, isReversed: false };
  if (await store.add(CONVERSION, itemOf(conversion, now + CONVERSION_SECONDS), now))
    return { kind: 'counted', conversion };
  // Another call was first: what it has kept is there to be read.
  return convert(settings, store, standing, order, now);
}

/** Takes an order back, once: a partner is not paid for what was not kept. */
export async function reverse(store: FeatureStore, orderId: string, now: number): Promise<ReversalResult> {
  const found = await read(store, orderId, now);
  if (!found) return { kind: 'unattributed' };
  if (found.conversion.isReversed) return { kind: 'known', conversion: found.conversion };
  const conversion = { ...found.conversion, isReversed: true };
  if (await store.swap(CONVERSION, found.item.value, itemOf(conversion, found.item.endsAt), now))
    return { kind: 'reversed', conversion };
  return reverse(store, orderId, now);
}

/** All conversions that are kept, the oldest first. */
export async function conversions(store: FeatureStore, now: number): Promise<readonly Conversion[]> {
  return (await store.all(CONVERSION, now)).map(({ value }) => JSON.parse(value) as Conversion);
}

/**
 * What the partners of a conversion have to hear, one message each, to the addresses of the configuration and to no other.
 * The same conversion has the same `webhook-id` at each try, so that it may be sent until it has arrived.
 */
export function postbacks({ partners }: Settings, conversion: Conversion, now: number): readonly Postback[] {
  const { order, shares, isReversed } = conversion;
  const kind = isReversed ? 'reversal' : 'conversion';
  return [...new Set(shares.map(({ partner }) => partner))].flatMap((partner) => {
    const { postback } = partners.get(partner) ?? {};
    if (!postback) return [];
    const own = shares.filter((share) => share.partner === partner);
    const body = JSON.stringify({ kind, order: order.id, currency: order.currency, shares: own });
    const headers = signMessage(postback.secret, `${order.id}:${partner}:${kind}`, body, now);
    return [{ partner, request: new Request(postback.address, { method: 'POST', headers, body, redirect: 'error' }) }];
  });
}

async function sharesOf(
  { partners, model, windowSeconds }: Settings,
  store: FeatureStore,
  { visitor, touch: last, session }: Standing,
  order: Order,
  now: number,
): Promise<readonly Share[]> {
  const isLast = ({ partner, at }: Touch): boolean => partner === last?.partner && at === last.at;
  const kept = visitor === undefined ? [] : await touchesOf(store, visitor, now);
  const touches = last && !kept.some(isLast) ? [...kept, last] : kept;
  const listed = touches.filter(({ partner }) => partners.has(partner));
  const credits = attribute(listed, order.at, model, windowSeconds);
  const amounts = shareOut(
    order.amountMinor,
    credits.map(({ weight }) => weight),
  );
  return credits.map(({ touch }, index) => ({
    ...touch,
    ...(isLast(touch) ? session : {}),
    amountMinor: amounts[index] as number,
  }));
}

function compared(conversion: Conversion, order: Order): ConversionResult {
  const { amountMinor, currency } = conversion.order;
  const isSame = amountMinor === order.amountMinor && currency === order.currency;
  return { kind: isSame ? 'known' : 'conflict', conversion };
}

async function read(
  store: FeatureStore,
  orderId: string,
  now: number,
): Promise<{ readonly item: FeatureItem; readonly conversion: Conversion } | undefined> {
  const item = await store.get(CONVERSION, orderId, now);
  return item && { item, conversion: JSON.parse(item.value) as Conversion };
}

/** Nobody's: that a visitor is forgotten takes nothing from the partners' accounts. */
const itemOf = (conversion: Conversion, endsAt: number | null): FeatureItem => ({
  key: conversion.order.id,
  subject: '',
  value: JSON.stringify(conversion),
  endsAt,
});

/** The order, and nothing else that came with it. */
const plain = ({ id, amountMinor, currency, at }: Order): Order => ({ id, amountMinor, currency, at });
