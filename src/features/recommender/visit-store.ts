import type { FeatureItem, FeatureStore } from '../store.ts';

/** The family of what was watched: an item a visit, whose subject is the visitor. */
export const VISITS = 'recommender';

/** One item that a visitor has watched. */
export interface Watched {
  readonly item: string;
  /** Seconds since 1970. */
  readonly at: number;
  /** Whether it was kept under the consent to sensitive data. */
  readonly isSensitive: boolean;
}

/** One visit as it is kept. */
export interface KeptVisit {
  readonly id: string;
  /** In their order; at least one. */
  readonly clicks: readonly Watched[];
  /** Seconds since 1970. */
  readonly endsAt: number | null;
}

/** What a visitor has watched, the latest last, and in which visits. */
export interface History {
  readonly visits: readonly string[];
  readonly clicks: readonly Watched[];
}

export const NO_HISTORY: History = { visits: [], clicks: [] };

/** Something that was watched, as the event of a list tells it. */
export interface NewClick extends Watched {
  readonly visitor: string;
  /** How long the visit is kept after it, in seconds. */
  readonly keptSeconds: number;
  /** Whether the visitor had a history: without it now they were forgotten since, and the click goes with it. */
  readonly hasHistory: boolean;
}

/** Ours: after half an hour without a click the next one begins another, as web statistics have it. */
const GAP_SECONDS = 1_800;
/** Ours: no visit grows without bounds; the first clicks tell least of what comes next. */
const MOST_CLICKS = 100;
/** As often as another process may come in between. */
const TRIES = 5;

/** The visits of a visitor, the oldest first. */
export async function visitsOf(store: FeatureStore, visitor: string, now: number): Promise<readonly KeptVisit[]> {
  const items = await store.ofSubject(VISITS, visitor, now);
  return items.flatMap((item) => readVisit(item) ?? []).sort((one, other) => endOf(one) - endOf(other));
}

export function historyOf(visits: readonly KeptVisit[]): History {
  return { visits: visits.map(({ id }) => id), clicks: visits.flatMap(({ clicks }) => clicks) };
}

export const endOf = ({ clicks }: KeptVisit): number => clicks.at(-1)?.at ?? 0;

/**
 * Keeps a click in the visit that goes on, or in a new one.
 *
 * @returns the visit with it; `undefined` where the visitor has been forgotten since.
 */
export async function keepClick(store: FeatureStore, click: NewClick): Promise<KeptVisit | undefined> {
  for (let left = TRIES; left > 0; left--) {
    const visits = await visitsOf(store, click.visitor, click.at);
    if (click.hasHistory && visits.length === 0) return undefined;
    const visit = withClick(visits.at(-1), click);
    const before = visits.find(({ id }) => id === visit.id);
    const item = itemOf(visit, click.visitor);
    const isKept = before
      ? await store.swap(VISITS, textOf(before), item, click.at)
      : await store.add(VISITS, item, click.at);
    if (isKept) return visit;
  }
  return undefined;
}

function withClick(last: KeptVisit | undefined, { visitor, item, at, isSensitive, keptSeconds }: NewClick): KeptVisit {
  const click = { item, at, isSensitive };
  const endsAt = at + keptSeconds;
  if (!last || at - endOf(last) >= GAP_SECONDS) return { id: `${visitor}.${at}`, clicks: [click], endsAt };
  // A page that is loaded again is watched once.
  const before = last.clicks.at(-1)?.item === item ? last.clicks.slice(0, -1) : last.clicks;
  return { id: last.id, clicks: [...before, click].slice(-MOST_CLICKS), endsAt };
}

/**
 * Takes what was kept under the consent to sensitive data out of a visitor's visits.
 *
 * @returns the visits that changed, as they are now; without clicks: gone.
 */
export async function dropSensitive(store: FeatureStore, visitor: string, now: number): Promise<readonly KeptVisit[]> {
  const changed: KeptVisit[] = [];
  for (const visit of await visitsOf(store, visitor, now)) {
    const left = { ...visit, clicks: visit.clicks.filter(({ isSensitive }) => !isSensitive) };
    if (left.clicks.length === visit.clicks.length) continue;
    if (left.clicks.length === 0) await store.take(VISITS, visit.id, now);
    else await store.put(VISITS, itemOf(left, visitor), now);
    changed.push(left);
  }
  return changed;
}

const itemOf = (visit: KeptVisit, subject: string): FeatureItem => ({
  key: visit.id,
  subject,
  value: textOf(visit),
  endsAt: visit.endsAt,
});

const textOf = ({ clicks }: KeptVisit): string =>
  JSON.stringify(clicks.map(({ item, at, isSensitive }) => [at, item, isSensitive ? 1 : 0]));

/** @returns `undefined` for what another version has written. */
export function readVisit({ key, value, endsAt }: FeatureItem): KeptVisit | undefined {
  const rows = parsed(value);
  if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isRow)) return undefined;
  return { id: key, clicks: rows.map(([at, item, sensitive]) => ({ item, at, isSensitive: sensitive === 1 })), endsAt };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isRow(row: unknown): row is readonly [number, string, number] {
  const [at, item, sensitive] = Array.isArray(row) ? row : [];
  return Number.isFinite(at) && typeof item === 'string' && (sensitive === 0 || sensitive === 1);
}
