/** One thing that a feature family keeps on the server. */
export interface FeatureItem {
  /** Names it within its family. */
  readonly key: string;
  /** Whose it is, by what their cookie holds: what `forget` is called with. Empty: nobody's. */
  readonly subject: string;
  readonly value: string;
  /** Seconds since 1970, from which on it counts as absent; `null` for never. */
  readonly endsAt: number | null;
}

/**
 * What feature families keep on the server. Every implementation passes `featureStoreSuite`.
 *
 * Each call is atomic, among any number of processes on one store. What a call has resolved with is durable. Ended items
 * are absent to each call, and are removed in time.
 *
 * @throws {Error} from each call, when the store cannot answer; then nothing of it was kept.
 */
export interface FeatureStore {
  /**
   * Keeps an item under a key that is free.
   *
   * @param now seconds since 1970.
   * @returns whether it was free: of any number of calls at once one hears so.
   */
  add(family: string, item: FeatureItem, now: number): Promise<boolean>;
  /** Keeps an item, in the place of one that is there. */
  put(family: string, item: FeatureItem, now: number): Promise<void>;
  get(family: string, key: string, now: number): Promise<FeatureItem | undefined>;
  /**
   * Puts an item in the place of the one of its key, if that still has a value.
   *
   * @returns whether it had: of any number of calls at once with the same `before` one hears so.
   */
  swap(family: string, before: string, item: FeatureItem, now: number): Promise<boolean>;
  /** Removes an item and gives it, to one call only. */
  take(family: string, key: string, now: number): Promise<FeatureItem | undefined>;
  /** All items of a subject in a family, the oldest first. */
  ofSubject(family: string, subject: string, now: number): Promise<readonly FeatureItem[]>;
  /** All items of a family, the oldest first. */
  all(family: string, now: number): Promise<readonly FeatureItem[]>;
  /** Removes all items of a subject in a family; of an empty one nothing. @returns how many there were. */
  forget(family: string, subject: string): Promise<number>;
}
