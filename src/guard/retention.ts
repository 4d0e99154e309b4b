import { call, dictionary, type Verdict, type Write } from '../decision/index.ts';
import { accessor, now, readBy } from './natives.ts';
import { INDEX, type Written, writtenKey } from './written.ts';

/** Holds what was written to the life that is declared for it. */
export interface Retention {
  /** In this page view; the second part adds it to what is noted under {@link INDEX}. */
  readonly written: Written;
  /** Notes a write that may happen; of what may not be renewed it leaves the rest of the first one's life. */
  note(write: Write, verdict: Verdict): Verdict;
  /** Of times those that a page has noted, or that are now: any other number could stand for a visitor. */
  known(times: Written): Written;
  /** Writes past the guard what is noted. */
  keep(text: string): void;
}

/** As long as a page looks at what is there. */
const FRESH_SECONDS = 60;

const { getItem, setItem } = Storage.prototype;
const native = accessor(window, 'localStorage')?.get;
const { parse } = JSON;

export function retentionOf(): Retention {
  const written: Written = dictionary();
  let noted: Written | undefined;
  const firstOf = (key: string): number | undefined => {
    noted ??= readNoted();
    return written[key] ?? noted[key];
  };
  return {
    written,
    note: (write, verdict) => {
      const { entry } = verdict;
      if (!entry || verdict.kind === 'denied' || (entry.renewed && write.kind !== 'localStorage')) return verdict;
      const key = writtenKey(write.kind, write.name);
      const first = entry.renewed ? undefined : firstOf(key);
      const rest = first === undefined ? 0 : (entry.lifetimeSeconds ?? 0) - (now() - first);
      if (rest > 0) return within(rest, write, verdict);
      // Where the first life is over another begins.
      written[key] = now();
      return verdict;
    },
    known: (times) => {
      const earlier = readNoted();
      const known: Written = dictionary();
      for (const key in times) {
        const time = times[key] as number;
        const age = now() - time;
        if (time === earlier[key] || time === written[key] || (age >= 0 && age < FRESH_SECONDS)) known[key] = time;
      }
      return known;
    },
    keep: (text) => call(setItem, nativeStorage(), [INDEX, text]),
  };
}

function within(rest: number, { lifetimeSeconds }: Write, verdict: Verdict): Verdict {
  const { kind, because, entry } = verdict;
  const wanted = (kind === 'capped' ? verdict.lifetimeSeconds : lifetimeSeconds) ?? 0;
  return wanted > rest && entry ? { kind: 'capped', because, entry, lifetimeSeconds: rest } : verdict;
}

/** Asked for only when it is needed: it takes another process. */
const nativeStorage = (): Storage | undefined => readBy(native, window);

function readNoted(): Written {
  try {
    return { __proto__: null, ...parse(call(getItem, nativeStorage(), [INDEX])) };
  } catch {
    // A page could have written anything there.
    return dictionary();
  }
}
