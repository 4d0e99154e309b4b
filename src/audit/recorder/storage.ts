import type { Target } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import type { Cause, StorageFact, StorageWrite } from '../observation.ts';
import type { Frames } from './frames.ts';
import { inOrder, type Log, type Open, UNKNOWN, type Where } from './log.ts';
import type { StorageId, StorageItem } from './protocol.ts';
import { type KeySet, Remembered } from './remembered.ts';
import { readStack } from './stack.ts';

/** Letters of a value that are kept. */
export const MAX_VALUE = 65_536;

/** Milliseconds within which several realms find what one of them has set. */
const FOUND = 10_000;
/** Milliseconds within which several tabs tell of one write. */
const SAME = 2_000;

/** One that a script has told of, and the tabs from which the browser has told of it too. */
interface Told extends KeySet {
  readonly sessions: Set<string>;
}

/** One that only the browser has told of, so far. */
interface Unexplained extends KeySet {
  readonly session: string;
  readonly seen: Open<StorageWrite>;
}

/** Writes down what is stored besides cookies. */
export class Storage {
  readonly #log: Log;
  readonly #frames: Frames;
  readonly #seen: Open<StorageWrite>[] = [];
  readonly #told = new Remembered<Told>();
  /** A script may tell late that it was the one. */
  readonly #unexplained = new Remembered<Unexplained>();

  constructor(log: Log, frames: Frames) {
    this.#log = log;
    this.#frames = frames;
  }

  all(): readonly StorageWrite[] {
    return inOrder(this.#seen);
  }

  /** A script has stored something. */
  report(report: Report, target: Target): void {
    const fact = factOf(report);
    if (!fact) return;
    const where = this.#frames.where(target, undefined, report.realm);
    const cause = { kind: 'script' as const, stack: readStack(report.stack) };
    if (fact.value === undefined) this.#write(where, cause, fact);
    else {
      const told: Told = { ...fact, value: fact.value, at: this.#log.now, sessions: new Set() };
      if (!('isFound' in report && report.isFound && this.#isToldAlready(told))) this.#tell(told, where, cause);
    }
  }

  /** The browser has stored a key of web storage: for a script that was told of, or one that was not. */
  itemSet(target: Target, { storageId, key, newValue }: StorageItem): void {
    const kind = storageId.isLocalStorage ? 'localStorage' : 'sessionStorage';
    const fact = { kind, origin: originOf(storageId), name: key, value: newValue.slice(0, MAX_VALUE) } as const;
    const set: KeySet = { ...fact, at: this.#log.now };
    const { session } = target;
    if (this.#isExplained(set, session) || this.#isToldByAnother(set, session)) return;
    const where = this.#frames.where(target, this.#frameOf(target, set.origin));
    this.#unexplained.add({ ...set, session, seen: this.#write(where, UNKNOWN, fact) });
  }

  /** Something is there that nobody was seen to store. */
  found(facts: readonly StorageFact[]): void {
    const seen = new Set(this.#seen.map(placeOf));
    for (const fact of facts) {
      if (!seen.has(placeOf(fact))) this.#write(this.#frames.where(undefined), UNKNOWN, fact);
      seen.add(placeOf(fact));
    }
  }

  #tell(set: Told, where: Where, cause: Cause): void {
    this.#told.add(set);
    const [late] = this.#unexplained.like(set);
    if (!late)
      return void this.#write(where, cause, { kind: set.kind, origin: set.origin, name: set.name, value: set.value });
    this.#unexplained.remove(late);
    set.sessions.add(late.session);
    Object.assign(late.seen, where, { cause });
  }

  #isToldAlready(set: KeySet): boolean {
    return this.#told.like(set).some((each) => set.at - each.at < FOUND);
  }

  /** Each write is told of once by each tab that shows the origin. */
  #isExplained(set: KeySet, session: string): boolean {
    const told = this.#told.like(set).find(({ sessions }) => !sessions.has(session));
    told?.sessions.add(session);
    return told !== undefined;
  }

  #write(where: Where, cause: Cause, fact: StorageFact): Open<StorageWrite> {
    const seen = { ...this.#log.seen(where, cause), ...fact };
    this.#seen.push(seen);
    return seen;
  }

  /** Each tab that shows the origin tells of a write. */
  #isToldByAnother(set: KeySet, session: string): boolean {
    return this.#unexplained.like(set).some((each) => each.session !== session && set.at - each.at < SAME);
  }

  #frameOf(target: Target, origin: string): string {
    const frame = this.#frames.all().find((each) => each.target === target && originOfUrl(each.url) === origin);
    return frame?.id ?? target.id;
  }
}

const placeOf = ({ kind, origin, name }: StorageFact): string => [kind, origin, name].join('\n');

/** The origin that a storage key is of; what follows names the site that it is partitioned under. */
export function originOf({ storageKey = '', securityOrigin = '' }: Partial<StorageId>): string {
  return originOfUrl(storageKey.split('^')[0] ?? '') ?? originOfUrl(securityOrigin) ?? securityOrigin;
}

const originOfUrl = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

/** What a script has stored; nothing where its document has no origin of its own. */
function factOf(report: Report): StorageFact | undefined {
  const origin = originOfUrl(report.realm);
  if (origin === undefined || origin === 'null') return undefined;
  switch (report.kind) {
    case 'localStorage':
    case 'sessionStorage':
      return { kind: report.kind, origin, name: report.name, value: report.value };
    case 'indexedDB':
    case 'cache':
    case 'bucket':
    case 'fileSystem':
      return { kind: report.kind, origin, name: report.name };
    case 'serviceWorker':
      return URL.canParse(report.name, report.base)
        ? { kind: 'serviceWorker', origin, name: new URL(report.name, report.base).pathname }
        : undefined;
    default:
      return undefined;
  }
}
