import { MOST_VIOLATIONS, type StoredViolation } from './store.ts';

/** How long what was counted waits for what else comes: a page view counts several things, many come at once. */
const WAIT_MILLISECONDS = 5_000;

/** What is counted, in memory until it is written. */
export interface ViolationBatch {
  add(site: string, violations: readonly StoredViolation[]): void;
  /** Writes what waits. What cannot be written now goes on waiting; never throws. */
  flush(): Promise<void>;
  /** Writes what waits, and takes no more. */
  close(): Promise<void>;
}

/** Adds up counts, and has them written together: nobody waits for them, so one commit does for seconds. */
export function violationBatch(
  write: (site: string, violations: readonly StoredViolation[]) => Promise<void>,
): ViolationBatch {
  let waiting: Waiting = new Map();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isClosed = false;

  const add = (site: string, violations: readonly StoredViolation[]): void => {
    if (isClosed) return;
    for (const each of violations) count(waiting, site, each);
    // A process that has nothing else to do ends without waiting for it.
    timer ??= setTimeout(flush, WAIT_MILLISECONDS).unref();
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll);
    return writing;
  };
  const writeAll = async (): Promise<void> => {
    const groups = [...waiting.values()];
    waiting = new Map();
    for (const { site, rows } of groups) {
      const violations = [...rows.values()];
      await write(site, violations).catch(() => add(site, violations));
    }
  };
  const close = (): Promise<void> => {
    isClosed = true;
    return flush();
  };
  return { add, flush, close };
}

/** By site, version and source, each as bounded here as it is in the store. */
type Waiting = Map<string, { readonly site: string; readonly rows: Map<string, StoredViolation> }>;

function count(waiting: Waiting, site: string, violation: StoredViolation): void {
  const group = [site, violation.registry, violation.source].join('\n');
  const { rows } = waiting.get(group) ?? { rows: new Map<string, StoredViolation>() };
  const own = keyOf(violation);
  const isPlaced = rows.has(own) || rows.size < MOST_VIOLATIONS;
  const row = isPlaced ? violation : otherViolation(violation);
  const key = isPlaced ? own : keyOf(row);
  const before = rows.get(key);
  rows.set(key, before ? sumOf(before, row) : row);
  waiting.set(group, { site, rows });
}

/** The name last: it alone could be any text. */
function keyOf({ mode, kind, name, verdict, because }: StoredViolation): string {
  return [mode, kind, verdict, because, name].join('\n');
}

/** Two counts of the same. Days in ISO 8601 stand in order as texts do. */
export function sumOf(one: StoredViolation, other: StoredViolation): StoredViolation {
  const isEarlier = other.firstDay < one.firstDay;
  const isLater = other.lastDay > one.lastDay;
  return {
    ...one,
    seen: one.seen + other.seen,
    firstDay: (isEarlier ? other : one).firstDay,
    lastDay: (isLater ? other : one).lastDay,
  };
}

/** The row that takes what has no room for one of its own. */
export function otherViolation(violation: StoredViolation): StoredViolation {
  return { ...violation, kind: 'other', name: '', verdict: 'other', because: 'other' };
}

/** What is said to one who reads the rows of a site that the database has not. */
export function unknownSite(site: string, sites: readonly { readonly site: string }[]): string {
  const known = sites.map((each) => each.site).join(', ') || 'none';
  return `it knows no site ${site} (the registry's first domain), only: ${known}`;
}
