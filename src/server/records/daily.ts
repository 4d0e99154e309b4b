import { parseDuration, retentionSeconds } from '../../registry/index.ts';
import type { ConsentServerOptions } from '../options.ts';
import type { Site } from '../site.ts';
import { type RetentionTold, retain } from './retention.ts';

/** A name that no feature has. */
const FAMILY = 'samtykke: retention';
const DAY_SECONDS = 86_400;
const LOOK_MILLISECONDS = 3_600_000;

export interface Daily {
  stop(): Promise<void>;
}

/**
 * Runs the rules of retention once a day, in one of all processes that share the store. What fails is tried again an hour
 * later; it never throws.
 *
 * @param tell hears of what was done, and of what went wrong.
 */
export function startDaily(
  site: Site,
  { keepRecords }: Pick<ConsentServerOptions, 'keepRecords'>,
  tell: RetentionTold,
): Daily {
  const keepSeconds = keepSecondsOf(keepRecords);
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if (!(await noteDay(site))) return;
    try {
      tell.done(await retain({ store: site.store, site: site.name, keepSeconds, now: site.seconds() }));
    } catch (error) {
      await forgetDay(site);
      throw error;
    }
  };
  const begin = (): void => {
    running = look().catch(tell.failed);
  };
  const timer = setInterval(begin, LOOK_MILLISECONDS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Whoever notes the day does what is to be done in it. */
function noteDay({ store, name, seconds }: Site): Promise<boolean> {
  const now = seconds();
  return store.features(name).add(FAMILY, { key: DAY, subject: '', value: '', endsAt: now + DAY_SECONDS }, now);
}
const DAY = 'day';

const forgetDay = ({ store, name, seconds }: Site): Promise<unknown> =>
  store.features(name).take(FAMILY, DAY, seconds());

/**
 * How long records are kept, in seconds; `undefined` for good.
 *
 * @throws {Error} for what is no duration.
 */
export function keepSecondsOf(keepRecords: string | undefined): number | undefined {
  if (keepRecords === undefined) return undefined;
  if (!parseDuration(keepRecords))
    throw new Error(`keepRecords "${keepRecords}" (--keep-records) is no ISO 8601 duration; write one such as P5Y`);
  return retentionSeconds(keepRecords) ?? undefined;
}
