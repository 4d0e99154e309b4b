import { decide, hasGranted, isClockWrong, type Permissions } from '../decision/index.ts';
import { type RequestCookie, type RequestFacts, readCookies } from '../filter/index.ts';
import { deletionsBy } from './choice-cookie.ts';
import type { Forgotten } from './options.ts';
import type { Site } from './site.ts';
import { forgottenIn, MOST_READ } from './stored.ts';

/**
 * As many as one answer deletes: each costs a header, and proxies take a few thousand bytes of them. The rest comes with
 * the next page.
 */
const MOST_DELETED = 10;

/** What a request brings of a consent that has ended by itself. */
export interface Ended {
  /** What stood in its cookies, as far as the server has written it as declared. */
  readonly cookies: readonly Forgotten[];
  /** The headers that delete them. */
  readonly deletions: readonly string[];
}

/**
 * The cookies of a request that its visitor's own choice has granted, and that are not allowed any longer: its time is
 * over, a signal has come, the registry was widened, they are known to be a minor. Nothing without a choice that is
 * signed, or on a page where they are not allowed anyway.
 */
export function endedOf(
  site: Site,
  request: Request,
  { choice, isPending, isAgeUnknown }: RequestFacts,
  permissions: Permissions,
  now: number,
): Ended {
  const { table } = site.history;
  // What a clock has ended that is wrong has not ended.
  if (table.mode === 'report' || !choice || isPending || isClockWrong(choice, now)) return NOTHING_ENDED;
  const hasEnded = ({ name }: RequestCookie): boolean => {
    const { kind, because, entry } = decide(table, permissions, { kind: 'cookie', name });
    // Both hold for this request, and say nothing of the next one.
    const isForNow = because === 'sensitive-page' || (because === 'minor' && isAgeUnknown);
    return kind === 'denied' && !isForNow && !!entry && hasGranted(table, choice, entry.part);
  };
  const ended = readCookies(request.headers.get('cookie')).slice(0, MOST_READ).filter(hasEnded);
  const names = [...new Set(ended.map(({ name }) => name))].slice(0, MOST_DELETED);
  return {
    cookies: forgottenIn(site, request, names),
    deletions: names.flatMap((name) => deletionsBy(site, request, name)),
  };
}

export const NOTHING_ENDED: Ended = { cookies: [], deletions: [] };
