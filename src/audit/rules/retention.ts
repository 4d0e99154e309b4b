import { type Entry, parseDuration, retentionSeconds } from '../../registry/index.ts';
import type { CookieWrite } from '../observation.ts';
import { catchesOf, entryPath } from './catches.ts';
import { isSet } from './raw-sightings.ts';
import { readingOf, type Sighting } from './reading.ts';
import type { AuditRule } from './rule.ts';
import { byWhom, entryText, onPage, spanText } from './words.ts';

export const RETENTION_RULES: readonly AuditRule[] = [
  {
    id: 'outlives-retention',
    severity: 'error',
    title: 'Nothing lives longer than is declared, or than the rules of the place allow.',
    source: 'GDPR art. 5(1)(e) and 13(2)(a); CJEU Planet49, C-673/17; ÚOOÚ list of common faults',
    check: (audited) => {
      const reading = readingOf(audited);
      return catchesOf(reading.sightings.filter(isTooLong), (seen) => {
        const longest = seen.reduce((most, each) => (lifeOf(each) > lifeOf(most) ? each : most));
        const { entry, index } = longest;
        if (!entry) return undefined;
        const set = `set${byWhom(longest)}${onPage(longest)}`;
        return {
          message: `cookie ${entryText(entry, reading)}, ${set}, lives ${spanText(longest.lifetimeSeconds ?? null)}; ${limitText(longest)}`,
          mend: 'set it for no longer than is declared, or declare what is true, in the policy too',
          path: entryPath(index, 'retention'),
        };
      });
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
        const { entry, index } = first;
        if (!entry) return undefined;
        return {
          message: `cookie ${entryText(entry, reading)} is declared not to be renewed, and is set again${byWhom(first)}${onPage(first)} to live ${spanText(first.lifetimeSeconds ?? null)} from then on`,
          mend: 'write it again with what is left of its life, or take "renewed: false" away and say so in the policy',
          path: entryPath(index, 'renewed'),
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
export function longestReading({ retention }: Pick<Entry, 'retention'>): number {
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
const APART_MILLISECONDS = 3_000;

/** Writes by which a life that was not to be extended was, by more than half of the time that had gone by. */
function renewedIn(sightings: readonly Sighting[]): readonly Sighting[] {
  const bound = sightings.filter(
    (each) => each.entry?.renewed === false && each.standing === 'declared' && each.cookie && isByTrueClock(each),
  );
  return bound.filter((each) => {
    const first = firstOfLife(each, bound);
    if (!first || each.lifetimeSeconds == null || first.lifetimeSeconds == null) return false;
    const passed = each.at - first.at;
    const extended = passed + (each.lifetimeSeconds - first.lifetimeSeconds) * 1000;
    return passed >= APART_MILLISECONDS && extended > passed / 2 && each.verdict.kind !== 'denied';
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
