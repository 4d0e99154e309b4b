/** Visits of an audit, as a recorder would have seen them, in few words. */

import { permissionsFor } from '../../src/audit/expected.ts';
import type {
  AuditCase,
  BannerLook,
  CookieWrite,
  Gap,
  Holding,
  Phase,
  PublishedPolicy,
  ReadSeen,
  RequestSeen,
  StateId,
  StorageWrite,
  Visit,
} from '../../src/audit/index.ts';
import { type JurisdictionId, parseRegistry, tableOf } from '../../src/registry/index.ts';

export const SITE = 'https://site.example';
/** The first page of every visit. */
const HOME = `${SITE}/`;
/** Milliseconds since 1970 at which every visit begins. */
export const START = 1_800_000_000_000;

/** Something that happens in a phase, before it has a place in the visit. */
export type Event =
  | ({ readonly is: 'cookie'; readonly name: string; readonly value: string } & CookieMore)
  | ({ readonly is: 'storage'; readonly kind: StorageWrite['kind']; readonly name: string } & Partial<StorageWrite> &
      Who)
  | ({ readonly is: 'request'; readonly url: string } & Partial<RequestSeen> & Who)
  | ({ readonly is: 'read'; readonly what: ReadSeen['what']; readonly call: string } & Partial<ReadSeen> & Who)
  /** What is gone from the browser without a write that deletes it. */
  | { readonly is: 'gone'; readonly name: string }
  /** What is there though nobody has seen it written. */
  | {
      readonly is: 'found';
      readonly kind: StorageWrite['kind'] | 'cookie';
      readonly name: string;
      readonly value?: string;
    };

type CookieMore = Partial<Omit<CookieWrite, 'by'>> & Who;

/** Who does it and where; everything has a default. */
interface Who {
  /** Address of the script that does it. */
  readonly by?: string;
  /** Path of the page, or a whole address. */
  readonly on?: string;
  /** Milliseconds after the phase has begun. */
  readonly after?: number;
}

export const cookie = (name: string, value = '1', more: CookieMore = {}): Event =>
  ({ is: 'cookie', name, value, ...more }) as Event;
/** By an answer of the server. */
export const served = (name: string, value = '1', more: CookieMore = {}): Event =>
  cookie(name, value, { ...more, ...({ answered: true } as object) });
export const stored = (name: string, value = '1', more: Partial<StorageWrite> & Who = {}): Event =>
  ({ is: 'storage', kind: 'localStorage', name, value, ...more }) as Event;
export const sent = (url: string, more: Partial<RequestSeen> & Who = {}): Event =>
  ({ is: 'request', type: 'fetch', url, ...more }) as Event;
export const loaded = (url: string, more: Partial<RequestSeen> & Who = {}): Event =>
  sent(url, { type: 'script', status: 200, ...more });
export const read = (what: ReadSeen['what'], call: string, more: Who = {}): Event =>
  ({ is: 'read', what, call, ...more }) as Event;
export const gone = (name: string): Event => ({ is: 'gone', name });
export const found = (name: string, more: Partial<Extract<Event, { is: 'found' }>> = {}): Event => ({
  is: 'found',
  kind: 'cookie',
  name,
  ...more,
});

/** A phase of a visit, where it is another one than its state has. */
export interface PhaseOf extends Partial<Phase> {
  readonly events?: readonly Event[];
}

/** What else a visit has. */
export interface VisitMore {
  readonly banner?: BannerLook;
  readonly withdrawal?: NonNullable<Visit['withdrawal']>;
  readonly gaps?: readonly Gap[];
  readonly pages?: readonly string[];
  readonly steps?: Visit['steps'];
}

const NOTHING: Holding = { kind: 'nothing' };
const ACCEPTED: Holding = { kind: 'accepted' };

function holdingsOf(state: StateId): readonly Holding[] {
  if (state.startsWith('only:')) return [NOTHING, { kind: 'only', category: state.slice('only:'.length) }];
  switch (state) {
    case 'refused':
      return [NOTHING, { kind: 'refused' }];
    case 'accepted':
      return [NOTHING, ACCEPTED];
    case 'returned':
      return [NOTHING, ACCEPTED, ACCEPTED];
    case 'withdrawn':
      return [NOTHING, ACCEPTED, { kind: 'withdrawn' }];
    case 'expired':
      return [NOTHING, ACCEPTED, { kind: 'expired' }];
    default:
      return [NOTHING];
  }
}

/**
 * A visit in which so much happens in each phase; the phases are those of its state. What is written is there at the end,
 * until it is deleted or gone.
 */
export function visit(state: StateId, phases: readonly (readonly Event[] | PhaseOf)[], more: VisitMore = {}): Visit {
  const recorded: Recording = { state, cookies: [], storage: [], requests: [], reads: [], left: new Map() };
  const held = holdingsOf(state);
  const count = Math.max(held.length, phases.length);
  const made = Array.from({ length: count }, (_, index): Phase => {
    const given = phases[index] ?? [];
    const { events = [], ...settings }: PhaseOf = isList(given) ? { events: given } : given;
    events.forEach((event, at) => {
      record(recorded, event, index, at);
    });
    return {
      holding: held[index] ?? NOTHING,
      gpc: state === 'gpc',
      script: state !== 'no-script',
      startedAt: startOf(index),
      left: leftOf(recorded),
      ...settings,
    };
  });
  const { left: _, state: __, ...lists } = recorded;
  const pages = [HOME, ...lists.requests.map(({ page }) => page)];
  return { state, phases: made, pages: [...new Set(pages)], steps: [], gaps: [], ...lists, ...more };
}

const isList = (phase: readonly Event[] | PhaseOf): phase is readonly Event[] => Array.isArray(phase);

interface Recording {
  readonly state: StateId;
  readonly cookies: CookieWrite[];
  readonly storage: StorageWrite[];
  readonly requests: RequestSeen[];
  readonly reads: ReadSeen[];
  readonly left: Map<string, CookieWrite | StorageWrite>;
}

const startOf = (phase: number): number => START + phase * 60_000;

function seenOf({ by, on = '/', after }: Who, phase: number, index: number) {
  const page = on.startsWith('/') ? SITE + on : on;
  const stack = by === undefined ? [] : [{ url: by, line: 1, column: 1, functionName: '' }];
  return {
    id: `${phase}.${index}`,
    at: startOf(phase) + (after ?? index * 10),
    phase,
    page,
    frame: page,
    cause: { kind: 'script' as const, stack },
  };
}

function record(recording: Recording, event: Event, phase: number, index: number): void {
  switch (event.is) {
    case 'cookie':
      keep(recording, recording.cookies, cookieOf(event, phase, index));
      return;
    case 'storage':
      keep(recording, recording.storage, storageOf(event, phase, index));
      return;
    case 'request':
      recording.requests.push(requestOf(event, phase, index));
      return;
    case 'read': {
      const { is: _, ...rest } = event;
      recording.reads.push({ ...seenOf(event, phase, index), ...rest } as ReadSeen);
      return;
    }
    case 'gone':
      for (const [key, { name }] of recording.left) if (name === event.name) recording.left.delete(key);
      return;
    case 'found': {
      const there = foundOf(event, phase, index);
      recording.left.set(placeOf(there), there);
    }
  }
}

function keep<T extends CookieWrite | StorageWrite>(recording: Recording, list: T[], write: T): void {
  list.push(write);
  const isCookie = 'domain' in write;
  if (isCookie && write.blocked.length > 0) return;
  if (isCookie && write.lifetimeSeconds !== null && write.lifetimeSeconds <= 0) recording.left.delete(placeOf(write));
  else recording.left.set(placeOf(write), write);
}

const placeOf = (write: CookieWrite | StorageWrite): string =>
  'domain' in write ? `${write.domain} ${write.path} ${write.name}` : `${write.kind} ${write.origin} ${write.name}`;

function cookieOf(event: Extract<Event, { is: 'cookie' }>, phase: number, index: number): CookieWrite {
  const { is: _, by: script, on: __, after: ___, answered, ...rest } = event as typeof event & { answered?: boolean };
  const seen = seenOf(event, phase, index);
  return {
    ...seen,
    cause: answered ? { kind: 'response', stack: [] } : seen.cause,
    domain: 'site.example',
    hostOnly: true,
    path: '/',
    httpOnly: false,
    secure: true,
    sameSite: 'Lax',
    partitionKey: undefined,
    lifetimeSeconds: null,
    blocked: [],
    ...rest,
    by: answered ? 'response' : 'script',
  };
}

function storageOf(event: Extract<Event, { is: 'storage' }>, phase: number, index: number): StorageWrite {
  const { is: _, by: __, on: ___, after: ____, ...rest } = event;
  return { ...seenOf(event, phase, index), origin: SITE, ...rest };
}

function requestOf(event: Extract<Event, { is: 'request' }>, phase: number, index: number): RequestSeen {
  const { is: _, by: __, on: ___, after: ____, ...rest } = event;
  return { ...seenOf(event, phase, index), method: 'GET', type: 'fetch', headers: {}, cookies: [], ...rest };
}

function foundOf(event: Extract<Event, { is: 'found' }>, phase: number, index: number): CookieWrite | StorageWrite {
  const { kind, name, value = '1' } = event;
  return kind === 'cookie'
    ? cookieOf({ is: 'cookie', name, value }, phase, index)
    : storageOf({ is: 'storage', kind, name, value }, phase, index);
}

function leftOf({ left }: Recording): Phase['left'] {
  const all = [...left.values()];
  return {
    cookies: all.flatMap((each) =>
      'domain' in each
        ? [{ ...each, expiresAt: each.lifetimeSeconds === null ? null : each.at + each.lifetimeSeconds * 1000 }]
        : [],
    ),
    storage: all.filter((each) => !('domain' in each)) as readonly StorageWrite[],
  };
}

const parsed = new Map<string, ReturnType<typeof parseRegistry>>();

function parsedOnce(registry: string): ReturnType<typeof parseRegistry> {
  const known = parsed.get(registry) ?? parseRegistry(registry, 'registry.yaml');
  parsed.set(registry, known);
  return known;
}

/** What an audit of some visits has to look at. */
export async function auditCase(
  registry: string,
  visits: readonly Visit[],
  published?: PublishedPolicy,
  place?: JurisdictionId,
): Promise<AuditCase> {
  const parsed = await parsedOnce(registry);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const declared = { registry: parsed.registry, table: tableOf(parsed.registry) };
  const jurisdiction = place ?? (parsed.registry.site.jurisdiction as JurisdictionId);
  const permissionsIn = permissionsFor(declared, jurisdiction);
  return { ...declared, places: parsed.places, visits, permissionsIn, ...(published && { published }) };
}
