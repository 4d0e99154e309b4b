/** How many times a second the jar of a request reads and sets a cookie, beside doing so by hand. */
import {
  type DecisionTable,
  decide,
  makeChoice,
  type Permissions,
  permissionsOf,
  readTable,
  stateOf,
} from '../src/decision/index.ts';
import { type Gate, type RequestJar, requestJar, sealer } from '../src/features/index.ts';
import { cookieEntries, readCookies, setCookie } from '../src/filter/index.ts';
import { JURISDICTIONS, packTable, type Registry } from '../src/registry/index.ts';
import { sourceRegistry } from '../test/support/server.ts';
import { type Candidate, printTable, rounds, timesASecond } from './rounds.ts';

/** A seal takes some fifty times as long as a look-up. */
const TURNS = { request: 2_000, plain: 100_000, sealed: 2_000 } as const;
const NOW = 1_795_694_400;
/** As long as most values: an identifier of 128 bits, or a short text. */
const VALUE = 'a-value-of-22-letters-';
const NO_CHOICE = { choice: undefined, signals: [], rules: JURISDICTIONS.NO, path: '/', minor: false };

/** One visitor's cookies of the example site, all that it declares. */
interface Visit {
  readonly header: string;
  /** Of those that are not sealed. */
  readonly names: readonly string[];
  readonly signed: string;
  readonly encrypted: string;
  /** The jar of a request that brings them, of a visitor who has agreed to everything. */
  jar(): RequestJar;
  /** Of one who has not answered. */
  refusedJar(): RequestJar;
  /** What they have not agreed to. */
  readonly refused: readonly string[];
}

export async function benchJar(count: number): Promise<void> {
  const visit = visitOf(await sourceRegistry());
  await print('jar: requests read', 'by hand: a Map', requests(visit), count);
  await print('jar: gets', 'by hand: a Map', gets(visit), count);
  await print('jar: sets', 'by hand: a Map of headers', sets(visit), count);
}

async function print(
  title: string,
  against: string,
  candidates: readonly Candidate<'a second'>[],
  count: number,
): Promise<void> {
  printTable(`${title}, times a second`, await rounds(candidates, count), against, { 'a second': '/s' });
}

function requests({ header, jar }: Visit): readonly Candidate<'a second'>[] {
  return [
    timesASecond('by hand: a Map', TURNS.request, () => mapOf(header)),
    timesASecond('jar of a request', TURNS.request, jar),
  ];
}

function gets(visit: Visit): readonly Candidate<'a second'>[] {
  const { header, names, signed, encrypted } = visit;
  const map = mapOf(header);
  const jar = visit.jar();
  const refused = visit.refusedJar();
  return [
    timesASecond('by hand: a Map', TURNS.plain, (turn) => decodeURIComponent(map.get(nth(names, turn)) ?? '')),
    timesASecond('plain', TURNS.plain, (turn) => jar.get(nth(names, turn))),
    timesASecond('signed', TURNS.sealed, () => jar.get(signed)),
    timesASecond('encrypted', TURNS.sealed, () => jar.get(encrypted)),
    timesASecond('not allowed', TURNS.plain, (turn) => refused.get(nth(visit.refused, turn))),
  ];
}

function sets(visit: Visit): readonly Candidate<'a second'>[] {
  const { names, signed, encrypted } = visit;
  const attributes = { maxAgeSeconds: 86_400, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  const headers = new Map<string, string>();
  const byHand = (name: string): unknown =>
    headers.set(name, setCookie(name, encodeURIComponent(VALUE), { ...attributes, partitioned: false }));
  const jar = visit.jar();
  const refused = visit.refusedJar();
  return [
    timesASecond('by hand: a Map of headers', TURNS.plain, (turn) => byHand(nth(names, turn))),
    timesASecond('plain', TURNS.plain, (turn) => jar.set(nth(names, turn), VALUE)),
    timesASecond('signed', TURNS.sealed, () => jar.set(signed, VALUE)),
    timesASecond('encrypted', TURNS.sealed, () => jar.set(encrypted, VALUE)),
    timesASecond('refused', TURNS.plain, (turn) => refused.set(nth(visit.refused, turn), VALUE)),
  ];
}

const mapOf = (header: string): ReadonlyMap<string, string> =>
  new Map(readCookies(header).map(({ name, value }) => [name, value]));

const nth = (names: readonly string[], turn: number): string => names[turn % names.length] as string;

function visitOf(registry: Registry): Visit {
  const table = readTable(packTable(registry));
  const entries = cookieEntries(registry.entries);
  const options = { entries, isSecure: true, sealer: sealer([new Uint8Array(32).fill(7)], 'night.test') };
  const agreed = gateOf(table, permissionsOf(table, { ...NO_CHOICE, choice: everything(table) }, NOW));
  const unanswered = gateOf(table, permissionsOf(table, NO_CHOICE, NOW));
  const cookies = [...entries.values()].map((each) => ({ ...each, name: each.name.replaceAll('*', '1') }));
  const sealedBy = (seal: 'signed' | 'encrypted'): string => cookies.find((each) => each.sealed === seal)?.name ?? '';

  const writing = requestJar({ ...options, gate: agreed, cookie: null });
  for (const { name } of cookies) writing.set(name, VALUE);
  const header = writing.setCookie().map((each) => each.split(';', 1)[0] as string);
  const cookie = header.join('; ');
  const names = cookies.filter(({ sealed }) => !sealed).map(({ name }) => name);
  return {
    header: cookie,
    names: names.filter((name) => agreed.decide({ kind: 'cookie', name }).kind !== 'denied'),
    signed: sealedBy('signed'),
    encrypted: sealedBy('encrypted'),
    jar: () => requestJar({ ...options, gate: agreed, cookie }),
    refusedJar: () => requestJar({ ...options, gate: unanswered, cookie }),
    refused: names.filter((name) => unanswered.decide({ kind: 'cookie', name }).because === 'undecided'),
  };
}

function gateOf(table: DecisionTable, permissions: Permissions): Gate {
  return {
    decide: (write) => decide(table, permissions, write),
    now: NOW,
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}

/** The choice of a visitor who has agreed to everything, what is special too. */
function everything(table: DecisionTable): ReturnType<typeof makeChoice> {
  const answers = Object.fromEntries(table.purposes.map(({ id }) => [id, 'all' as const]));
  const context = { at: NOW - 60, signals: [], minor: false, id: 'bench', wantsReceipt: false };
  return makeChoice(table, stateOf(table, NO_CHOICE, NOW), { kind: 'save', answers }, context);
}
