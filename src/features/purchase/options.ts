import { checkNames, checkSeconds } from '../check.ts';
import type { Feature } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import {
  type HeldPurchase,
  PURCHASE_NAMES,
  type PurchaseNames,
  type PurchaseStep,
  purchaseCookies,
} from './cookies.ts';
import type { Money, PaymentProvider } from './payment-provider.ts';

/** What can be bought. */
export interface PurchaseItem {
  /** What names it in the site: never an address. */
  readonly id: string;
  /** Names what it opens, where more than one item does, as at another price. Nobody pays for it twice. Default: `id`. */
  readonly thing?: string;
  /** The number that it is counted by. */
  readonly product: number;
  readonly amount: Money;
}

export interface PurchaseOptions {
  readonly store: FeatureStore;
  readonly payments: PaymentProvider;
  /** The site's own list: what is there now, and what it costs. */
  readonly items: (id: string) => PurchaseItem | undefined;
  /** Names of the cookies, where the site's registry has others. */
  readonly names?: Partial<PurchaseNames>;
  /** How long an order may stay unpaid. Default: a day. */
  readonly openSeconds?: number;
  /** How long an unlock that was broken off can be gone on with. Default: an hour. */
  readonly resumeSeconds?: number;
  /** How long buying with one click is agreed to. Default: a day; the cookie itself ends with the session. */
  readonly oneClickSeconds?: number;
  /** How long what was paid for is kept, and so unlocked. Default: a year. */
  readonly keptSeconds?: number;
}

/** What each part of a purchase works with. */
export interface PurchaseContext {
  readonly store: FeatureStore;
  readonly payments: PaymentProvider;
  readonly items: (id: string) => PurchaseItem | undefined;
  readonly names: PurchaseNames;
  readonly cookies: Feature<PurchaseStep, HeldPurchase>;
  readonly limits: PurchaseLimits;
}

export interface PurchaseLimits {
  readonly openSeconds: number;
  readonly resumeSeconds: number;
  readonly oneClickSeconds: number;
  readonly keptSeconds: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
const LIMITS: PurchaseLimits = {
  openSeconds: DAY,
  resumeSeconds: HOUR,
  oneClickSeconds: DAY,
  keptSeconds: 365 * DAY,
};

/** @throws {Error} for options that cannot work. */
export function contextOf({ store, payments, items, names: renamed, ...given }: PurchaseOptions): PurchaseContext {
  const names = { ...PURCHASE_NAMES, ...renamed };
  checkNames('purchases.names', names);
  const limits = { ...LIMITS, ...given };
  checkSeconds('purchases', limits);
  return { store, payments, items, names, cookies: purchaseCookies(names), limits };
}
