import type { FeatureStore } from '../../src/features/index.ts';

/** What the site keeps for those who have an account. */
export interface Accounts {
  /** The artists that a member has marked, the newest first. */
  favourites(user: string, now: number): Promise<readonly string[]>;
  keepFavourites(user: string, favourites: readonly string[], now: number): Promise<void>;
  credits(user: string, now: number): Promise<number>;
  /**
   * Adds credits.
   *
   * @param reason names what they are for: of the same one they come once.
   * @returns whether they came now.
   */
  credit(user: string, reason: string, count: number, now: number): Promise<boolean>;
  /** The check of a member's card that is under way, by the name that it has at who checks it. */
  cardCheck(user: string, now: number): Promise<string | undefined>;
  keepCardCheck(user: string, check: string, now: number): Promise<void>;
  /** Forgets all of it, of a member whose account is deleted. */
  forget(user: string): Promise<void>;
}

const FAVOURITES = 'night-stage.favourites';
const CREDITS = 'night-stage.credits';
const CARD_CHECKS = 'night-stage.card-check';
/** From the last change on. */
const KEPT_SECONDS = 365 * 86_400;
/** As long as the validation of a card waits for its end. */
const CHECK_SECONDS = 30 * 86_400;

/** Accounts in the site's own store. */
export function accounts(store: FeatureStore): Accounts {
  return {
    favourites: async (user, now) => {
      const item = await store.get(FAVOURITES, user, now);
      return item ? (JSON.parse(item.value) as readonly string[]) : [];
    },
    keepFavourites: (user, favourites, now) => {
      const item = { key: user, subject: user, value: JSON.stringify(favourites), endsAt: now + KEPT_SECONDS };
      return store.put(FAVOURITES, item, now);
    },
    credits: async (user, now) => {
      const all = await store.ofSubject(CREDITS, user, now);
      return all.reduce((sum, { value }) => sum + Number(value), 0);
    },
    credit: (user, reason, count, now) => {
      const item = { key: `${user} ${reason}`, subject: user, value: String(count), endsAt: now + KEPT_SECONDS };
      return store.add(CREDITS, item, now);
    },
    cardCheck: async (user, now) => (await store.get(CARD_CHECKS, user, now))?.value,
    keepCardCheck: (user, check, now) =>
      store.put(CARD_CHECKS, { key: user, subject: user, value: check, endsAt: now + CHECK_SECONDS }, now),
    forget: async (user) => {
      for (const family of [FAVOURITES, CREDITS, CARD_CHECKS]) await store.forget(family, user);
    },
  };
}
