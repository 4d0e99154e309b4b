/** How findings speak of what was seen. No whole identifier stands in any of it. */
import type { Entry } from '../../registry/index.ts';
import type { Evidence, Subject } from '../finding.ts';
import type { CallSite, CookieWrite, RequestSeen, Seen, StateId, Visit } from '../observation.ts';
import type { RawSighting } from './raw-sightings.ts';
import type { Reading, Sighting } from './reading.ts';
import { whenIn } from './states.ts';
import { starred } from './subject-names.ts';

/** The beginning of a value: enough to know it by, too little to know somebody by. */
export const shortened = (value: string): string => (value.length > 6 ? `${value.slice(0, 3)}…` : value);

/** An address without what may tell who asks for it. */
export function shownAddress(address: string): string {
  const url = URL.parse(address);
  if (!url?.host) return address.length > 80 ? `${address.slice(0, 80)}…` : address;
  const path = url.pathname.split('/').map((step) => (starred(step) === step ? step : shownStep(step)));
  const query = [...url.searchParams].map(([key, value]) => `${key}=${shortened(value)}`).join('&');
  return `${url.protocol}//${url.host}${path.join('/')}${query && `?${query}`}`;
}

/** Ours: what looks made up in a path is shown in part from twelve letters on, so that files keep their names. */
const shownStep = (step: string): string => (step.length >= 12 && !/\.\w{1,5}$/.test(step) ? shortened(step) : step);

/** Seconds as people say them; `null` is until the browser is closed. */
export function spanText(seconds: number | null): string {
  if (seconds === null) return 'until the browser is closed';
  const [size, unit] = UNITS.find(([size]) => seconds >= 2 * size) ?? [1, 'second'];
  const count = Math.round(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;

/** `before consent, after refusal and 2 more states`. */
export function whenAll(states: readonly StateId[]): string {
  const shown = states.slice(0, 2).map(whenIn);
  const more = states.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and in ${more} more ${more === 1 ? 'state' : 'states'}` : shown.join(' and ');
}

/** Who did it, as the end of a clause: ` by script https://…`; empty where nobody knows. */
export function byWhom({ cause, visit }: Pick<Sighting, 'cause' | 'visit'>): string {
  const script = scriptOf(cause);
  if (script !== undefined) return ` by script ${shownAddress(script)}`;
  const request = visit.requests.find(({ id }) => id === cause.request);
  if (cause.kind === 'response' && request) return ` by the answer of ${requestText(request)}`;
  if (request) return ` by a redirect of ${requestText(request)}`;
  if (cause.kind === 'response') return ' by an answer of the server';
  return cause.kind === 'markup' ? ' by the markup of the page' : '';
}

/** The innermost script that has an address. */
export const scriptOf = ({ stack }: Seen['cause']): string | undefined =>
  stack.find(({ url }) => /^https?:/.test(url))?.url;

export const onPage = ({ page }: Pick<Sighting, 'page'>): string => (page ? ` on page ${shownAddress(page)}` : '');

export const requestText = ({ method, url }: RequestSeen): string => `${method} ${shownAddress(url)}`;

/** `analytics, Google Ireland Limited`. */
export function belonging(entry: Entry, { providerOf }: Pick<Reading, 'providerOf'>): string {
  return `${entry.category}, ${providerOf(entry)?.name ?? entry.provider}`;
}

/** `cookie "_ga" (analytics, Google Ireland Limited)`. */
export function whatIs({ subject, entry }: Sighting, reading: Pick<Reading, 'providerOf'>): string {
  return entry ? `${subjectText(subject)} (${belonging(entry, reading)})` : subjectText(subject);
}

/** `cookie "_ga"`, `localStorage key "uid" of tracker.example`. */
export function subjectText({ kind, name, host }: Subject): string {
  const what = KIND_WORDS[kind] ?? kind;
  return kind === 'script' || kind === 'frame' || kind === 'beacon' || kind === 'request'
    ? `${what} ${name}`
    : `${what} "${name}"${host === undefined ? '' : ` of ${host}`}`;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  localStorage: 'localStorage key',
  sessionStorage: 'sessionStorage key',
  indexedDB: 'IndexedDB database',
  cache: 'cache',
  serviceWorker: 'service worker',
  fileSystem: 'folder of files',
  bucket: 'storage bucket',
  beacon: 'request to',
  request: 'host',
};

/** Ours: more lines of a stack, or more of the same, tell a reader nothing. */
const MOST_FRAMES = 8;
const MOST_OF_A_STATE = 3;
const MOST_EVIDENCE = 12;

/** The evidence of what was seen: of each state some, the first ones. */
export function evidenceOf<T extends Sighting>(
  sightings: readonly T[],
  what?: (each: T) => string,
): readonly Evidence[] {
  const counts = new Map<StateId, number>();
  const chosen = sightings.filter(({ state }) => {
    const count = (counts.get(state) ?? 0) + 1;
    counts.set(state, count);
    return count <= MOST_OF_A_STATE;
  });
  return chosen.slice(0, MOST_EVIDENCE).map((each) => oneEvidence(each, what?.(each) ?? whatText(each)));
}

function oneEvidence({ visit, phase, at, page, id, cause, request }: Sighting, what: string): Evidence {
  const sent = request ?? visit.requests.find((each) => each.id === cause.request);
  return {
    ...evidenceIn(visit, phase, at, page, what),
    ...(id && { seen: id }),
    ...(sent && { request: requestText(sent) }),
    ...(cause.stack.length > 0 && { stack: shownStack(cause) }),
  };
}

/** The innermost calls, by addresses that tell nobody who asked for a script. */
export const shownStack = ({ stack }: Seen['cause']): readonly CallSite[] =>
  stack.slice(0, MOST_FRAMES).map((call) => ({ ...call, url: shownAddress(call.url) }));

/** Evidence that is no single thing that happened: a banner, a page, what was there. */
export function evidenceIn(visit: Visit, phase: number, at: number, page: string, what: string): Evidence {
  return { state: visit.state, phase, at, page: shownAddress(page || (visit.pages[0] ?? '')), what };
}

/** In one line what was seen. */
export function whatText(sighting: RawSighting): string {
  const { kind, name, value, cookie, request, id } = sighting;
  if (request) return requestText(request) + aliasText(request);
  if (cookie) return cookieText(cookie);
  const content = value === undefined || value === '' ? '' : ` = ${shortened(value)}`;
  return `${id ? '' : 'there at the end: '}${kind} ${name}${content}`;
}

/** What its host stands for, where that is another name. */
const aliasText = ({ aliases = [] }: RequestSeen): string =>
  aliases.length > 0 ? `, an alias of ${aliases.join(' → ')}` : '';

function cookieText(cookie: CookieWrite): string {
  const { by, name, value, lifetimeSeconds, domain, hostOnly, path } = cookie;
  const life = lifetimeSeconds === null ? '' : `; Max-Age=${Math.round(lifetimeSeconds)}`;
  const where = `${hostOnly ? '' : `; Domain=${domain}`}; Path=${path}`;
  const text = `${name}=${shortened(value)}${life}${where}${flagsOf(cookie)}`;
  return by === 'response' ? `Set-Cookie: ${text}` : `document.cookie = "${text}"`;
}

function flagsOf({ secure, httpOnly, sameSite, partitionKey }: CookieWrite): string {
  const flags = [secure && 'Secure', httpOnly && 'HttpOnly', sameSite && `SameSite=${sameSite}`];
  return [...flags, partitionKey !== undefined && 'Partitioned'].map((each) => (each ? `; ${each}` : '')).join('');
}
