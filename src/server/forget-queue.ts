import { setTimeout as wait } from 'node:timers/promises';
import type { FeatureItem } from '../features/index.ts';
import { logError } from './middleware.ts';
import type { ConsentServerOptions, Forgotten } from './options.ts';
import type { Site } from './site.ts';

/** Where it is noted until it is done. A name that no feature has. */
const FAMILY = 'samtykke: to be forgotten';
/** As long as a visitor's answer waits for the site. */
const PATIENCE_MILLISECONDS = 2_000;
/** When what has failed is tried again. */
const AGAIN_MILLISECONDS = 60_000;
/** What has not been forgotten by then is lost, and would be by any other rule that keeps no visitor's name for good. */
const KEPT_SECONDS = 30 * 86_400;

/** What a site has to forget, kept in its store until it is done. */
export interface ForgetQueue {
  /**
   * Notes cookies; what is noted under a key already is not noted again.
   *
   * @returns what has to be tried now; nothing where it is noted already.
   * @throws {Error} when the store cannot take it.
   */
  note(key: string, cookies: readonly Forgotten[]): Promise<FeatureItem | undefined>;
  /** Tries what is noted, for as long as a person waits. What fails is tried again later. */
  attempt(item: FeatureItem): Promise<void>;
  /** Tries what cannot be noted, once. */
  forgetAll(cookies: readonly Forgotten[]): Promise<void>;
  /** Tries what is left of earlier times, in the background. */
  resume(): void;
  /** How many notes are not done, as far as this process knows. */
  length(): number;
  /** Writes down that something has failed. */
  tell(error: unknown): void;
}

/** What fails or hangs holds up nothing else. */
export function forgetQueue(
  site: Site,
  options: ConsentServerOptions,
  forget: (cookie: Forgotten) => Promise<void>,
): ForgetQueue {
  const store = site.store.features(site.name);
  const waiting = new Set<string>();
  let beingNoted = 0;
  const tell = (error: unknown): void => {
    // By its name: its message may hold what stood in a cookie.
    const { name } = error as Error;
    logError(options, 'forget', Object.assign(new Error('not forgotten yet, tried again'), { name }));
  };
  const forgetAll = async (cookies: readonly Forgotten[]): Promise<void> => {
    // As long as a person waits; what takes longer may go on, and is tried again.
    const late = wait(PATIENCE_MILLISECONDS, undefined, { ref: false }).then(() => {
      throw new DOMException('it takes too long', 'TimeoutError');
    });
    const all = async (): Promise<void> => {
      for (const each of cookies) await forget(each);
    };
    await Promise.race([all(), late]);
  };
  const attempt = async ({ key, value }: FeatureItem): Promise<void> => {
    try {
      await forgetAll(JSON.parse(value) as readonly Forgotten[]);
      await store.take(FAMILY, key, site.seconds());
      waiting.delete(key);
    } catch (error) {
      tell(error);
      tryLater();
    }
  };

  let isWaiting = false;
  let isUnderWay = false;
  const tryLater = (): void => {
    if (!isWaiting) setTimeout(resume, AGAIN_MILLISECONDS).unref();
    isWaiting = true;
  };
  const work = async (): Promise<void> => {
    const left = await store.all(FAMILY, site.seconds());
    // Another process may have done some of what this one has noted.
    waiting.clear();
    for (const { key } of left) waiting.add(key);
    for (const item of left) await attempt(item);
  };
  const resume = (): void => {
    isWaiting = false;
    // What has come since it began is not in its list.
    if (isUnderWay) tryLater();
    else
      work()
        .catch(tell)
        .finally(() => {
          isUnderWay = false;
        });
    isUnderWay = true;
  };
  return {
    note: async (key, cookies) => {
      const now = site.seconds();
      const item = { key, subject: 'pending', value: JSON.stringify(cookies), endsAt: now + KEPT_SECONDS };
      beingNoted++;
      const isNew = await store.add(FAMILY, item, now).finally(() => beingNoted--);
      if (!isNew) return undefined;
      waiting.add(key);
      return item;
    },
    attempt,
    forgetAll,
    resume,
    length: () => waiting.size + beingNoted,
    tell,
  };
}
