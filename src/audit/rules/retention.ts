import { type Entry, JURISDICTIONS, parseDuration, retentionSeconds } from '../../registry/index.ts';
import type { CookieWrite, Visit } from '../observation.ts';
import { catchesOf, entryPath } from './catches.ts';
import { isSet, keyOf } from './raw-sightings.ts';
import { type Reading, readingOf, type Sighting } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byWhom, onPage, spanText, whatIs, whatText } from './words.ts';

export const RETENTION_RULES: readonly AuditRule[] = [
  {
    id: 'outlives-retention',
    severity: 'error',
    title: 'Nothing lives longer than is declared, or than the rules of the place allow.',
    source: 'GDPR art. 5(1)(e) and 13(2)(a); CJEU Planet49, C-673/17; ÚOOÚ list of common faults',
    check: (audited) => {
      const reading = readingOf(audited);
      return [...tooLong(reading), ...tooLongKept(reading)];
    },
  },
  {
    id: 'renewed-against-declaration',
    severity: 'error',
    title: 'What is declared not to be renewed ends when it would have ended the first time.',
    source: 'CNIL, 4 July 2025, on audience measurement: not extended on a later visit; GDPR art. 5(1)(e)',
    check: (audited) => {
      const reading = readingOf(audited);
      return catchesOf(renewedIn(reading.sightings), ([first]) => {
        const life = spanText(first.lifetimeSeconds ?? null);
        return {
          message: `${whatIs(first, reading)} is declared not to be renewed, and is set again${byWhom(first)}${onPage(first)} to live ${life} from then on`,
          mend: 'write it again with what is left of its life, or take "renewed: false" away and say so in the policy',
          path: entryPath(first.index, 'renewed'),
        };
      });
    },
  },
];

const DAY = 86_400;
/** Ours: clocks differ by seconds, and a date is written before it is read. */
const TOLERANCE = 60;
/** RFC 6265bis 5.5: browsers cut a life at 400 days; what was to be 13 months and what is cut at that are alike. */
const BROWSERS_CAP = 400 * DAY;
const THIRTEEN_MONTHS = 390 * DAY;

function tooLong(reading: Reading): readonly Catch[] {
  return catchesOf(reading.sightings.filter(isTooLong), (seen) => {
    const longest = seen.reduce((most, each) => (lifeOf(each) > lifeOf(most) ? each : most));
    const set = `set${byWhom(longest)}${onPage(longest)}`;
    return {
      message: `${whatIs(longest, reading)}, ${set}, lives ${spanText(longest.lifetimeSeconds ?? null)}; ${limitText(longest)}`,
      mend: SHORTEN,
      path: entryPath(longest.index, 'retention'),
    };
  });
}

const SHORTEN = 'keep it for no longer than is declared, or declare what is true, in the policy too';

/** What is stored and still there when the consent has ended, though it is declared to have ended before that. */
function tooLongKept(reading: Reading): readonly Catch[] {
  const kept = reading.visits.flatMap((visit) =>
    visit.phases.flatMap(({ holding }, phase) =>
      holding.kind === 'expired' ? keptTooLong(reading, visit, phase) : [],
    ),
  );
  return catchesOf(kept, ([first]) => ({
    message: `${whatIs(first, reading)} is still there after ${spanText(first.passed)}; ${limitText(first)}`,
    mend: SHORTEN,
    path: entryPath(first.index, 'retention'),
    what: whatText,
  }));
}

/** Ours: whatever ends a consent anywhere takes as long, at the least. */
const SHORTEST_CONSENT = Math.min(...Object.values(JURISDICTIONS).map(({ grantDays }) => grantDays)) * DAY;

function keptTooLong(
  reading: Reading,
  visit: Visit,
  phase: number,
): readonly (Sighting & { readonly passed: number })[] {
  const { choiceCookie } = reading.audited.table;
  const before = visit.phases[phase - 1];
  const choice = before?.left.cookies.find(({ name }) => name === choiceCookie)?.expiresAt ?? 0;
  // So far the clock was put forward: to when the cookie that keeps the choice has ended.
  const passed = Math.max(SHORTEST_CONSENT, (choice - (before?.startedAt ?? choice)) / 1000);
  const written = new Set(
    reading.sightings.flatMap((each) => (each.visit === visit && each.phase === phase && each.id ? [keyOf(each)] : [])),
  );
  return reading
    .leftAt(visit, phase)
    .filter((each) => ENDED_BY_SITE.has(each.kind) && each.standing === 'declared' && !written.has(keyOf(each)))
    .filter(({ verdict, entry }) => verdict.kind !== 'denied' && entry && longestReading(entry) + TOLERANCE < passed)
    .map((each) => ({ ...each, passed }));
}

/** What browsers keep until somebody takes it away. */
const ENDED_BY_SITE: ReadonlySet<string> = new Set(['localStorage', 'indexedDB', 'cache', 'fileSystem', 'bucket']);

const lifeOf = ({ lifetimeSeconds }: Sighting): number => lifetimeSeconds ?? 0;

/** A clock that was put forward, as for a consent that has ended, tells nothing of how long a thing lives. */
const isByTrueClock = ({ visit, phase }: Sighting): boolean => visit.phases[phase]?.holding.kind !== 'expired';

function isTooLong(each: Sighting): boolean {
  if (!each.cookie || each.standing !== 'declared' || !isByTrueClock(each)) return false;
  const longest = longestOf(each);
  return longest !== undefined && lifeOf(each) > longest + TOLERANCE;
}

/** How long it may live, in seconds; `undefined` where it may not be there at all, which is another departure. */
function longestOf({ entry, verdict }: Sighting): number | undefined {
  if (!entry || (verdict.kind === 'denied' && verdict.because !== 'reserved')) return undefined;
  const declared = retentionSeconds(entry.retention) ?? 0;
  const limit = verdict.kind === 'capped' ? (verdict.lifetimeSeconds ?? 0) : declared;
  const longest = limit === declared ? longestReading(entry) : limit;
  return limit >= THIRTEEN_MONTHS ? Math.max(longest, BROWSERS_CAP) : longest;
}

/** The longest that a declared retention can be understood to be: months of 31 days, and of 30.5 where there are several. */
function longestReading({ retention }: Pick<Entry, 'retention'>): number {
  return (parseDuration(retention) ?? []).reduce((sum, { value, unit }) => {
    if (unit === 'month') return sum + Math.ceil(value * 30.5 + 0.5) * DAY;
    if (unit === 'year') return sum + Math.ceil(value * 365.25) * DAY;
    return sum + (retentionSeconds(`${UNIT_PREFIX[unit]}${value}${unit[0]?.toUpperCase()}`) ?? 0);
  }, 0);
}

const UNIT_PREFIX = { week: 'P', day: 'P', hour: 'PT', minute: 'PT', second: 'PT' } as const;

function limitText({ entry, verdict }: Sighting): string {
  if (!entry) return '';
  if (entry.retention === 'session') return 'declared is that it ends with the session';
  const declared = retentionSeconds(entry.retention);
  return verdict.kind === 'capped' && verdict.lifetimeSeconds !== declared
    ? `the rules of the place allow ${spanText(verdict.lifetimeSeconds)}`
    : `declared are ${spanText(declared)} (${entry.retention})`;
}

/** Ours: of writes that lie closer together than this nobody can tell a renewal from a rounded date. */
const APART_MILLISECONDS = 1_000;
/** Ours: on one page a script may set a cookie twice. */
const SAME_PAGE_MILLISECONDS = 60_000;
/** Ours: a date that is rounded up to the second extends a life by half of the time between, at the most. */
const EXTENDED = 0.6;

/** Writes by which a life that was not to be extended was, by more than rounding explains. */
function renewedIn(sightings: readonly Sighting[]): readonly Sighting[] {
  const bound = sightings.filter(
    (each) => each.entry?.renewed === false && each.standing === 'declared' && each.cookie && isByTrueClock(each),
  );
  return bound.filter((each) => {
    const first = firstOfLife(each, bound);
    if (!first || each.lifetimeSeconds == null || first.lifetimeSeconds == null) return false;
    const passed = each.at - first.at;
    const isLater = each.page !== first.page || each.phase !== first.phase || passed >= SAME_PAGE_MILLISECONDS;
    const extended = passed + (each.lifetimeSeconds - first.lifetimeSeconds) * 1000;
    return isLater && passed >= APART_MILLISECONDS && extended > passed * EXTENDED && each.verdict.kind !== 'denied';
  });
}

/** The write with which the life of a cookie began that another write goes on with: since it was last deleted. */
function firstOfLife(later: Sighting, all: readonly Sighting[]): Sighting | undefined {
  const isSame = ({ name, domain, path }: CookieWrite): boolean =>
    later.cookie?.name === name && later.cookie.domain === domain && later.cookie.path === path;
  const deletions = later.visit.cookies.filter((each) => isSame(each) && !isSet(each) && each.blocked.length === 0);
  const since = Math.max(0, ...deletions.map(({ at }) => at).filter((at) => at <= later.at));
  return all
    .filter((each) => each.visit === later.visit && each.cookie && isSame(each.cookie) && each.at >= since)
    .filter(({ at }) => at < later.at)
    .sort((a, b) => a.at - b.at)[0];
}
