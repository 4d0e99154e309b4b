import type { EntryName } from '../../decision/index.ts';
import { allows, type FeatureEvent, type FeatureWrite, type Gate, type Outcome } from '../feature.ts';
import { newIdentifier, ownIdentifierIn } from '../identifier.ts';
import type { Mode } from './describe.ts';
import { forVisitor, type Listed, type ListSource, type Live, likePage, popularNow } from './lists.ts';
import type { History, NewClick } from './visit-store.ts';

/** What a list is asked for with. */
export interface ListInput {
  /** What the control beside the list says. While it is not `for-you`, nothing is noted. */
  readonly wanted: Mode;
  readonly live: Live;
  readonly count: number;
  /** The item of the page, where it has one: the visitor is watching it. */
  readonly page?: { readonly item: string; readonly isSensitive: boolean } | undefined;
  /** What the server keeps of the visitor, see `Recommender.history`. */
  readonly history: History;
  /** Whether the visitor has explicitly agreed that sensitive items count too, see `personalisedAnswers`. */
  readonly allowsSensitive: boolean;
  /** Whether the visitor is a minor, or of an age that the site has to know and does not: then no list is their own. */
  readonly isMinor: boolean;
}

/** Why a list is not the visitor's own. */
export type Unprofiled = 'wanted' | 'minor' | 'not-allowed' | 'nothing-watched';

export interface List {
  readonly mode: Mode;
  /** Why it is not `for-you`; absent where it is. */
  readonly because?: Unprofiled;
  readonly items: readonly Listed[];
}

/** The events that the server acts on, beside `FORGET`, which tells that consent is gone. */
const WATCHED = 'watched';
export const FORGET_SENSITIVE = 'forget-sensitive';
export const FORGET_MINOR = 'forget-minor';

const MOST_LETTERS = 200;
const DAY = 86_400;

/** Whether a value is one that this family may have given to a visitor. */
export const isVisitor = (value: string | undefined): value is string => ownIdentifierIn(value) !== undefined;

/** What a list is made with, beside what it is asked for with. */
export interface ListContext {
  readonly gate: Gate;
  readonly cookie: EntryName;
  /** What the cookie holds. */
  readonly held: string | undefined;
  readonly source: ListSource;
  /** How long visits are kept, in seconds. */
  readonly keptSeconds: number;
}

/** The list, and what is to be noted and forgotten. */
export function listStep(context: ListContext, input: ListInput): Outcome<List> {
  const { source } = context;
  const because = unprofiledBy(context, input);
  if (because !== undefined) return { value: unprofiled(source, input, because), ...forgetting(context, input) };
  const click = clickOn(input);
  const history = ownHistory(context, input);
  const items = [...history.clicks, ...(click === undefined ? [] : [click])].map(({ item }) => item);
  const listed = forVisitor(source, items, history.visits, input.allowsSensitive);
  const value: List =
    listed.length > 0 ? { mode: 'for-you', items: listed } : unprofiled(source, input, 'nothing-watched');
  const forgotten = forgetting(context, input);
  const noted = click === undefined ? NOTHING : noting(context, click, history.visits.length > 0);
  return {
    value,
    writes: [...forgotten.writes, ...noted.writes],
    events: [...forgotten.events, ...noted.events],
  };
}

interface Effects {
  readonly writes: readonly FeatureWrite[];
  readonly events: readonly FeatureEvent[];
}

const NOTHING: Effects = { writes: [], events: [] };

function unprofiledBy({ gate, cookie }: ListContext, { wanted, isMinor }: ListInput): Unprofiled | undefined {
  if (isMinor) return 'minor';
  if (!allows(gate, cookie)) return 'not-allowed';
  return wanted === 'for-you' ? undefined : 'wanted';
}

/** A list of which nothing depends on the visitor: what is like the page, where there is one, or what is popular. */
function unprofiled(source: ListSource, { wanted, page }: ListInput, because: Unprofiled): List {
  return page === undefined || wanted === 'popular'
    ? { mode: 'popular', because, items: popularNow(source) }
    : { mode: 'like-page', because, items: likePage(source, page.item) };
}

/** What of a history may count. */
function ownHistory({ held }: ListContext, { history, allowsSensitive }: ListInput): History {
  if (!isVisitor(held)) return { visits: [], clicks: [] };
  return { ...history, clicks: history.clicks.filter(({ isSensitive }) => allowsSensitive || !isSensitive) };
}

function clickOn({ page, allowsSensitive }: ListInput): ListInput['page'] {
  const isNoted = page && page.item.length <= MOST_LETTERS && (allowsSensitive || !page.isSensitive);
  return isNoted ? page : undefined;
}

function noting(
  { gate, cookie, held, keptSeconds }: ListContext,
  { item, isSensitive }: NonNullable<ListInput['page']>,
  hasHistory: boolean,
): Effects {
  const visitor = ownIdentifierIn(held) ?? newIdentifier(gate);
  const data = { visitor, item, isSensitive, hasHistory, at: gate.now, keptSeconds: lifeOf(gate, cookie, keptSeconds) };
  return {
    // Its life begins anew with each: so no visit outlives the cookie by which it can be forgotten.
    writes: [{ kind: 'set', name: cookie, value: visitor, lifetimeSeconds: keptSeconds }],
    events: [{ kind: WATCHED, entry: cookie, data: data satisfies NewClick }],
  };
}

/** No longer than the cookie itself; where that ends with the session, a day. */
function lifeOf(gate: Gate, name: EntryName, lifetimeSeconds: number): number {
  const verdict = gate.decide({ kind: 'cookie', name, lifetimeSeconds });
  return verdict.kind === 'capped' ? (verdict.lifetimeSeconds ?? DAY) : lifetimeSeconds;
}

function forgetting({ cookie, held }: ListContext, { isMinor, history, allowsSensitive }: ListInput): Effects {
  if (held === undefined) return NOTHING;
  const event = (kind: string): FeatureEvent => ({ kind, entry: cookie, data: { value: held } });
  if (isMinor) return { writes: [{ kind: 'delete', name: cookie }], events: [event(FORGET_MINOR)] };
  const hasSensitive = isVisitor(held) && !allowsSensitive && history.clicks.some(({ isSensitive }) => isSensitive);
  return hasSensitive ? { writes: [], events: [event(FORGET_SENSITIVE)] } : NOTHING;
}

/** @returns `undefined` for an event that is no click. */
export function clickOf({ kind, data }: FeatureEvent): NewClick | undefined {
  const { visitor, item, at, isSensitive, keptSeconds, hasHistory } = data as Partial<NewClick>;
  if (kind !== WATCHED || !isVisitor(visitor) || item === undefined || at === undefined) return undefined;
  return {
    visitor,
    item,
    at,
    isSensitive: isSensitive === true,
    keptSeconds: keptSeconds ?? 0,
    hasHistory: hasHistory === true,
  };
}
