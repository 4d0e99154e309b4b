import type { EntryName } from '../../decision/index.ts';
import { checkNames, checkSeconds } from '../check.ts';
import { checkIdentifiers } from '../identifier.ts';
import { type Campaign, checkCampaigns } from './campaigns.ts';

/** What a turn of the wheel can bring. A site adds what it needs to pay it out: that stays in this table. */
export interface Prize {
  /** 1 to 64 of A-Z, a-z, 0-9, `_` and `-`. */
  readonly id: string;
  /** A whole number: it comes in `weight` of as many turns as all weights are together. */
  readonly weight: number;
}

export interface WheelOptions<P extends Prize> {
  /** When the wheel can be turned. */
  readonly campaign: Campaign;
  /** How long a window is: in each, a visitor has one turn. The first begins with the campaign. Default: a day. */
  readonly windowSeconds?: number;
  readonly prizes: readonly P[];
  /** How long after a turn Happy Hour lasts, at most until the next turn. Default: there is none. */
  readonly happyHourSeconds?: number;
  /** How long a prize can be claimed. Default, and at most: an hour. */
  readonly claimSeconds?: number;
  readonly cookies?: Partial<WheelCookies>;
}

export interface WheelCookies {
  /** That the turn was taken: a short cut, the server knows better. Default: `WoFData`. */
  readonly turn: EntryName;
  /** Which guest it is. Default: `unique_visitor_id`. */
  readonly guest: EntryName;
  /** What a guest may claim. Default: `LWGuestClaimToken`. */
  readonly claim: EntryName;
}

/** How likely a prize is: `weight` of `outOf`. */
export interface Odds<P extends Prize> {
  readonly prize: P;
  readonly weight: number;
  readonly outOf: number;
}

/** The options, checked and complete. */
export interface WheelSettings<P extends Prize> {
  readonly campaign: Campaign;
  readonly windowSeconds: number;
  readonly prizes: readonly P[];
  readonly odds: readonly Odds<P>[];
  readonly happyHourSeconds: number;
  readonly claimSeconds: number;
  readonly cookies: WheelCookies;
}

const COOKIES: WheelCookies = { turn: 'WoFData', guest: 'unique_visitor_id', claim: 'LWGuestClaimToken' };
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** As far as a number can be drawn. */
const MOST_WEIGHT = 2 ** 31;

/** @throws {Error} for an option that makes no sense, with the place and the mend. */
export function wheelSettingsOf<P extends Prize>(options: WheelOptions<P>): WheelSettings<P> {
  const { campaign, prizes, windowSeconds = DAY_SECONDS, happyHourSeconds = 0, claimSeconds = HOUR_SECONDS } = options;
  const cookies = { ...COOKIES, ...options.cookies };
  checkCampaigns('wheel.campaign', [campaign]);
  checkIdentifiers(
    'wheel.prizes',
    prizes.map(({ id }) => id),
  );
  checkNames('wheel.cookies', cookies);
  checkSeconds('wheel', { windowSeconds });
  checkSeconds('wheel', { happyHourSeconds }, { least: 0 });
  checkSeconds('wheel', { claimSeconds }, { most: HOUR_SECONDS });
  const outOf = sumOf(prizes);
  const odds = prizes.map((prize) => ({ prize, weight: prize.weight, outOf }));
  return { campaign, windowSeconds, prizes, odds, happyHourSeconds, claimSeconds, cookies };
}

function sumOf(prizes: readonly Prize[]): number {
  const wrong = prizes.find(({ weight }) => !Number.isSafeInteger(weight) || weight < 0);
  if (wrong) throw new Error(`the weight of prize "${wrong.id}" is ${wrong.weight}: write a whole number, not below 0`);
  const sum = prizes.reduce((total, { weight }) => total + weight, 0);
  if (sum < 1 || sum > MOST_WEIGHT)
    throw new Error(`the weights of wheel.prizes are ${sum} together: write such as make 1 to ${MOST_WEIGHT}`);
  return sum;
}
