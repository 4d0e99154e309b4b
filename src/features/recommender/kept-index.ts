import type { FeatureItem, FeatureStore } from '../store.ts';
import { indexReading, indexWriting } from './index-bytes.ts';
import { forgottenSoFar, keepCopy, readCopy, tellForgotten } from './index-store.ts';
import { recentPopularity } from './popularity.ts';
import { inBackground, type Slices, VISITS_A_SLICE } from './slices.ts';
import { type VisitIndex, type VisitIndexOptions, visitIndex } from './visit-index.ts';
import {
  dropSensitive,
  endOf,
  type History,
  historyOf,
  type KeptVisit,
  keepClick,
  type NewClick,
  readVisit,
  VISITS,
  visitsOf,
} from './visit-store.ts';

export interface KeptIndexSettings extends VisitIndexOptions {
  readonly halfLifeSeconds: number;
}

/** The visits that are kept in a store, and the index of them in this process. */
export interface KeptIndex {
  readonly index: VisitIndex;
  /** How often each item was watched of late, worked out once a minute. */
  popularity(now: number): ReadonlyMap<string, number>;
  history(visitor: string, now: number): Promise<History>;
  note(click: NewClick): Promise<void>;
  forget(visitor: string, now: number): Promise<number>;
  forgetSensitive(visitor: string, now: number): Promise<void>;
  load(now: number): Promise<'kept' | 'built'>;
  rebuild(now: number): Promise<void>;
  refresh(now: number): Promise<boolean>;
}

const MINUTE = 60;

export function keptIndex(store: FeatureStore, settings: KeptIndexSettings): KeptIndex {
  let index = visitIndex(settings);
  /** What has changed since the making of another index began: of each that is being made. */
  const journals = new Set<((of: VisitIndex) => void)[]>();
  let rebuilding: Promise<void> | undefined;
  /** How many had been forgotten when what the index holds, or will hold after a rebuild, was read. */
  let forgotten = '0';
  let popular: { readonly minute: number; readonly weights: ReadonlyMap<string, number> } | undefined;
  const inTurn = turns();

  const change = (act: (of: VisitIndex) => void): void => {
    act(index);
    for (const journal of journals) journal.push(act);
  };
  /** Puts another index in the place of this one, with what has changed while it was made. */
  const replace = async (make: () => Promise<VisitIndex | undefined>): Promise<boolean> => {
    const journal: ((of: VisitIndex) => void)[] = [];
    journals.add(journal);
    try {
      const next = await make();
      if (!next) return false;
      for (const act of journal) act(next);
      index = next;
      popular = undefined;
      return true;
    } finally {
      journals.delete(journal);
    }
  };
  const tell = async (now: number): Promise<void> => {
    popular = undefined;
    const next = await tellForgotten(store, now);
    // Where another process has forgotten somebody in between, there is more to catch up with.
    if (Number(next) === Number(forgotten) + 1) forgotten = next;
  };
  const rebuildOnce = async (now: number): Promise<void> => {
    const before = forgotten;
    let bytes: Uint8Array = new Uint8Array();
    const asOf = await forgottenSoFar(store, now);
    try {
      await replace(async () => {
        forgotten = asOf;
        const next = await inBackground(building(await store.all(VISITS, now), settings));
        // Nobody else has it yet, so that it stays as it is meanwhile. What has changed comes into the next copy.
        bytes = await inBackground(indexWriting(next));
        return next;
      });
    } catch (error) {
      forgotten = before;
      throw error;
    }
    await keepCopy(store, bytes, asOf, now + settings.keptSeconds, now);
  };
  const rebuild = (now: number): Promise<void> => {
    rebuilding ??= rebuildOnce(now).finally(() => {
      rebuilding = undefined;
    });
    return rebuilding;
  };

  return {
    get index() {
      return index;
    },
    popularity(now) {
      const minute = Math.floor(now / MINUTE);
      if (popular?.minute !== minute)
        popular = { minute, weights: recentPopularity(index.visits, minute * MINUTE, settings) };
      return popular.weights;
    },
    history: async (visitor, now) => historyOf(await visitsOf(store, visitor, now)),
    note: (click) =>
      inTurn(click.visitor, async () => {
        const visit = await keepClick(store, click);
        if (visit) change((of) => of.add(indexed(visit)));
      }),
    forget: (visitor, now) =>
      inTurn(visitor, async () => {
        const visits = await visitsOf(store, visitor, now);
        const count = await store.forget(VISITS, visitor);
        change((of) => {
          for (const { id } of visits) of.forget(id);
        });
        if (count > 0) await tell(now);
        return count;
      }),
    forgetSensitive: (visitor, now) =>
      inTurn(visitor, async () => {
        const visits = await dropSensitive(store, visitor, now);
        change((of) => {
          for (const visit of visits) of.add(indexed(visit));
        });
        if (visits.length > 0) await tell(now);
      }),
    async load(now) {
      const isKept = await replace(async () => {
        const copy = await readCopy(store, now);
        const read = copy && (await inBackground(indexReading(copy.bytes, settings)));
        if (read) forgotten = copy.forgotten;
        return read;
      });
      if (!isKept) await rebuild(now);
      return isKept ? 'kept' : 'built';
    },
    rebuild,
    refresh: async (now) => {
      const isBehind = (await forgottenSoFar(store, now)) !== forgotten;
      if (isBehind) await rebuild(now);
      return isBehind;
    },
  };
}

const indexed = (visit: KeptVisit) => ({
  id: visit.id,
  items: visit.clicks.map(({ item }) => item),
  end: endOf(visit),
});

function* building(items: readonly FeatureItem[], settings: VisitIndexOptions): Slices<VisitIndex> {
  const index = visitIndex(settings);
  for (const [number, item] of items.entries()) {
    const visit = readVisit(item);
    if (visit) index.add(indexed(visit));
    if (number % VISITS_A_SLICE === 0) yield;
  }
  return index;
}

/** One after the other, what concerns the same visitor: a click that is on its way is forgotten with those before. */
function turns(): <Value>(visitor: string, work: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (visitor, work) => {
    const mine = (last.get(visitor) ?? Promise.resolve()).then(work, work);
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(visitor, ended);
    void ended.then(() => last.get(visitor) === ended && last.delete(visitor));
    return mine;
  };
}
