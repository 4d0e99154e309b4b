import type { Registry } from '../registry/index.ts';
import type { Visit } from './observation.ts';
import type { PublishedPolicy } from './published.ts';
import { namesMeet, plainName } from './rules/policy.ts';

/** Ours: a page that lists fewer things, or fewer of those that the site has, talks of something else. */
const FEWEST_ROWS = 3;
const FEWEST_KNOWN = 2;

/** Which of the pages that list something is the site's cookie policy: the one that names most of what the site has. */
export function choosePolicy(
  pages: readonly PublishedPolicy[],
  registry: Registry,
  visits: readonly Visit[],
): PublishedPolicy | undefined {
  const names = namesIn(registry, visits);
  const known = new Map(pages.map((each) => [each, countKnown(each, names)] as const));
  return pages
    .filter((each) => each.rows.length >= FEWEST_ROWS && (known.get(each) ?? 0) >= FEWEST_KNOWN)
    .toSorted(
      (a, b) => madeOf(a) - madeOf(b) || (known.get(b) ?? 0) - (known.get(a) ?? 0) || b.rows.length - a.rows.length,
    )[0];
}

/** Beside a page that people have written one that is made of the registry says what the registry says. */
const madeOf = ({ isMade = false }: PublishedPolicy): number => Number(isMade);

/** What the site declares, and what it keeps though it does not. */
function namesIn({ entries }: Registry, visits: readonly Visit[]): readonly string[] {
  const kept = visits.flatMap(({ cookies, storage }) => [...cookies, ...storage]);
  return [...new Set([...entries, ...kept].map(({ name }) => plainName(name)))];
}

const countKnown = ({ rows }: PublishedPolicy, names: readonly string[]): number =>
  rows.filter(({ name }) => names.some((each) => namesMeet(plainName(name), each))).length;
