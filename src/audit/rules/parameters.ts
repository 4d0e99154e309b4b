/** Identifiers that a site keeps nowhere that can be seen, and sends all the same. */
import type { RequestSeen, Visit } from '../observation.ts';
import { hostIn } from './hosts.ts';
import type { Reading } from './reading.ts';
import { remembered } from './remembered.ts';
import { isSurelyRandom, tokensOf } from './tokens.ts';
import { shortened } from './words.ts';

/** By host and name of a parameter: the tokens of each visit, with the requests that hold them. */
type Table = Map<string, Map<string, Map<string, Set<RequestSeen>>>>;

/**
 * The requests of a visit with a parameter that has the same value in another request to the same host, and that no other
 * visit has: a number of which each request has its own tells nobody apart.
 *
 * @returns by request what it is, in words.
 */
export function repeatedIn(reading: Reading, visit: Visit): ReadonlyMap<RequestSeen, string> {
  const found = new Map<RequestSeen, string>();
  for (const [key, visits] of tableOf(reading)) {
    for (const [token, requests] of visits.get(visit.state) ?? []) {
      if (requests.size < 2 || !isOfOneVisit(token, visits)) continue;
      const [, name] = key.split('\n');
      for (const each of requests)
        found.set(each, `${name}=${shortened(token)}, the same in ${requests.size} requests`);
    }
  }
  return found;
}

function isOfOneVisit(token: string, visits: ReadonlyMap<string, ReadonlyMap<string, unknown>>): boolean {
  const holders = [...visits.values()].filter((tokens) => tokens.has(token)).length;
  return holders === 1 && (visits.size > 1 || isSurelyRandom(token));
}

const tableOf = remembered(({ sightings }: Reading): Table => {
  const table: Table = new Map();
  for (const { request, visit, owner } of sightings) {
    if (!request || owner.kind === 'site') continue;
    for (const [name, value] of parametersOf(request)) {
      for (const token of tokensOf(value, request.at))
        note(table, `${hostIn(request.url)}\n${name}`, visit.state, token, request);
    }
  }
  return table;
});

function note(table: Table, key: string, visit: string, token: string, request: RequestSeen): void {
  const visits = table.get(key) ?? new Map<string, Map<string, Set<RequestSeen>>>();
  const tokens = visits.get(visit) ?? new Map<string, Set<RequestSeen>>();
  tokens.set(token, (tokens.get(token) ?? new Set()).add(request));
  table.set(key, visits.set(visit, tokens));
}

/** Names and values of what a request says, in its address and in its body. */
export const parametersOf = remembered(
  ({ url, body = '' }: Pick<RequestSeen, 'url' | 'body'>): readonly (readonly [string, string])[] => {
    const inAddress = [...(URL.parse(url)?.searchParams ?? [])];
    const steps = (URL.parse(url)?.pathname ?? '').split('/').map((step, index) => [`step ${index}`, step] as const);
    // A file's name is nobody's.
    const inPath = steps.filter(([, step]) => !/\.\w{1,5}$/.test(step));
    return [...inAddress, ...inPath, ...(fromJson(body) ?? fromForm(body))];
  },
);

function fromJson(body: string): readonly (readonly [string, string])[] | undefined {
  if (!/^\s*[{[]/.test(body)) return undefined;
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' ? leaves(read, '') : undefined;
  } catch {
    return undefined;
  }
}

/** Ours: deeper than any message that a page sends. */
const DEEPEST = 8;

function leaves(value: unknown, name: string, depth = DEEPEST): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  if (depth === 0) return [];
  // Of a list the places change from message to message.
  const named = Array.isArray(value) ? value.map((each) => [name, each] as const) : Object.entries(value);
  return named.flatMap(([key, each]) => leaves(each, key, depth - 1));
}

function fromForm(body: string): readonly (readonly [string, string])[] {
  return body.includes('=') ? [...new URLSearchParams(body)] : body === '' ? [] : [['body', body]];
}
