import type { FeatureStore } from '../../../src/features/index.ts';
import type { Accounts } from '../accounts.ts';

/**
 * Credits that guests have won, kept on the server under the number in `unique_visitor_id` until somebody signs in with
 * that browser. An item holds what one prize was worth.
 */
const FAMILY = 'night-stage.guest-credits';
const DAY_SECONDS = 86_400;
/** As long as the cookie lives: afterwards nobody could ask for them. */
const KEPT_SECONDS = 30 * DAY_SECONDS;

export async function keepGuestCredits(store: FeatureStore, guest: string, count: number, now: number): Promise<void> {
  // There is one prize a day to be won.
  const item = { key: `${guest} ${now}`, subject: guest, value: String(count), endsAt: now + KEPT_SECONDS };
  await store.add(FAMILY, item, now);
}

export async function guestCredits(store: FeatureStore, guest: string, now: number): Promise<number> {
  const all = await store.ofSubject(FAMILY, guest, now);
  return all.reduce((sum, { value }) => sum + Number(value), 0);
}

/** Puts a guest's credits into an account, each once. @returns how many it were. */
export async function takeGuestCredits(
  { store, accounts }: { readonly store: FeatureStore; readonly accounts: Accounts },
  guest: string,
  user: string,
  now: number,
): Promise<number> {
  let count = 0;
  for (const { key } of await store.ofSubject(FAMILY, guest, now)) {
    const taken = await store.take(FAMILY, key, now);
    if (!taken) continue;
    const at = Number(key.slice(key.lastIndexOf(' ')));
    if (await accounts.credit(user, dailyPrize(at), Number(taken.value), now)) count += Number(taken.value);
  }
  return count;
}

/**
 * What credits of the wheel are for: an account has one prize a day, however many guests its member has been.
 *
 * @param at seconds since 1970.
 */
export const dailyPrize = (at: number): string => `wheel ${Math.floor(at / DAY_SECONDS)}`;

export const forgetGuestCredits = (store: FeatureStore, guest: string): Promise<number> => store.forget(FAMILY, guest);
