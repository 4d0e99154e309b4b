import { checkNames, checkSeconds } from '../check.ts';
import type { Feature } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import { type CookieStep, type Held, SIGN_IN_NAMES, type SignInNames, signInCookies } from './cookies.ts';
import type { OpenIdProvider } from './openid-provider.ts';

export interface SignInOptions {
  readonly store: FeatureStore;
  readonly provider: OpenIdProvider;
  /** Names of the cookies, where the site's registry has others. */
  readonly names?: Partial<SignInNames>;
  /** How long the provider's word is taken before it is asked again. Default: 10 minutes. */
  readonly accessSeconds?: number;
  /**
   * How long a refresh token that has been replaced still leads to its successor, for tabs that ask at the same time and
   * replies that are on their way. Used later, it ends the sign-in. Default: 30 seconds.
   */
  readonly overlapSeconds?: number;
  /** How long a sign-in waits for its visitor. Default: a day. */
  readonly idleSeconds?: number;
  /** How long a sign-in lasts at most. Default: 30 days (NIST SP 800-63B-3 section 4.1.3). */
  readonly longestSeconds?: number;
}

/** What each part of sign-in works with. */
export interface SignInContext {
  readonly store: FeatureStore;
  readonly provider: OpenIdProvider;
  readonly names: SignInNames;
  readonly cookies: Feature<CookieStep, Held>;
  readonly limits: Limits;
}

export interface Limits {
  readonly accessSeconds: number;
  readonly overlapSeconds: number;
  readonly idleSeconds: number;
  readonly longestSeconds: number;
}

const DAY = 86_400;
const LIMITS: Limits = { accessSeconds: 600, overlapSeconds: 30, idleSeconds: DAY, longestSeconds: 30 * DAY };

/** @throws {Error} for options that cannot work. */
export function contextOf({ store, provider, names: renamed, ...given }: SignInOptions): SignInContext {
  const names = { ...SIGN_IN_NAMES, ...renamed };
  checkNames('signIn.names', names);
  const limits = { ...LIMITS, ...given };
  checkSeconds('signIn', limits);
  // Each is shorter than the next: a token that is replaced twice within the overlap would count as stolen.
  checkOrder(limits, ['overlapSeconds', 'accessSeconds', 'idleSeconds', 'longestSeconds']);
  return { store, provider, names, cookies: signInCookies(names), limits };
}

function checkOrder(limits: Limits, order: readonly (keyof Limits)[]): void {
  order.reduce((shorter, longer) => {
    if (limits[shorter] < limits[longer]) return longer;
    throw new Error(
      `signIn: ${shorter} is ${limits[shorter]}, and ${longer} is ${limits[longer]}; the first must be shorter`,
    );
  });
}
