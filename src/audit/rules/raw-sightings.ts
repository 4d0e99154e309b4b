/** What a visit has seen, as far as it counts as something set, stored, sent or loaded. */
import { hostOf, type Kind } from '../../registry/index.ts';
import type { Cause, CookieWrite, RequestSeen, Seen, StorageFact, StorageWrite, Visit } from '../observation.ts';
import { addressName, type Hosts, hostIn, type Owner } from './hosts.ts';

/** One thing that was set, stored, sent or loaded, before anything is said of whether it may be. */
export interface RawSighting {
  readonly visit: Visit;
  readonly phase: number;
  /** Id of what was seen; empty for what was only found there at the end of a phase. */
  readonly id: string;
  readonly at: number;
  /** Address of the page; empty where nobody knows. */
  readonly page: string;
  readonly cause: Cause;
  readonly kind: Kind;
  /** As decisions name it. */
  readonly name: string;
  /** Whom it is kept for or sent to, without a port. */
  readonly host: string;
  readonly owner: Owner;
  /** Asked for, in seconds; `undefined` where that could not be seen. */
  readonly lifetimeSeconds: number | null | undefined;
  readonly value: string | undefined;
  readonly cookie?: CookieWrite;
  readonly request?: RequestSeen;
}

/** Everything in a visit that a rule may find fault with, on pages of the site. */
export function rawSightings(visit: Visit, hosts: Hosts): readonly RawSighting[] {
  const bounces = bouncesOf(visit, hosts);
  const written = [
    ...visit.cookies.filter(isSet).map((each) => cookieSighting(visit, each, hosts)),
    ...visit.storage.map((each) => storageSighting(visit, each, hosts)),
  ];
  const own = written.filter(({ page, cause }) => isOwnPage(page, hosts) || bounces.has(cause.request ?? ''));
  return [...own, ...foundOnly(visit, written, hosts), ...requestSightings(visit, hosts, bounces)];
}

/** What the browser did not take, and what takes away, is nothing set. */
export const isSet = ({ blocked, lifetimeSeconds }: CookieWrite): boolean =>
  blocked.length === 0 && (lifetimeSeconds === null || lifetimeSeconds > 0);

/** A page of somebody else's, to which a journey may lead, is not the site's to answer for. */
export function isOwnPage(page: string, { ownerOf }: Hosts): boolean {
  const host = hostIn(page);
  return host === undefined || ownerOf(host).kind === 'site';
}

const seenIn = (visit: Visit, { id, at, phase, page, cause }: Seen) => ({ visit, id, at, phase, page, cause });

function cookieSighting(visit: Visit, cookie: CookieWrite, { ownerOfDomain }: Hosts): RawSighting {
  const { name, domain, lifetimeSeconds, value } = cookie;
  const place = { host: domain, owner: ownerOfDomain(domain) };
  return { ...seenIn(visit, cookie), ...place, kind: 'cookie', name, lifetimeSeconds, value, cookie };
}

function storageSighting(visit: Visit, stored: StorageWrite, hosts: Hosts): RawSighting {
  return { ...seenIn(visit, stored), ...keptAt(stored, stored.page, hosts), lifetimeSeconds: undefined };
}

/** Where something stored is, and what it is called there: the worker of another host by that host too. */
function keptAt({ kind, name, origin, value }: StorageFact, page: string, { ownerOf }: Hosts) {
  const host = hostIn(origin) ?? hostIn(page) ?? '';
  const owner = ownerOf(host);
  const isElsewhere = kind === 'serviceWorker' && owner.kind !== 'site';
  return { kind, name: isElsewhere ? hostOf(host) + name : name, host: hostOf(host), owner, value };
}

const UNKNOWN: Cause = { kind: 'unknown', stack: [] };

/** What was there at the end of a phase, whoever has put it there. */
export function leftAt(visit: Visit, phase: number, hosts: Hosts): readonly RawSighting[] {
  const { left, startedAt = 0 } = visit.phases[phase] ?? {};
  const common = { visit, phase, id: '', at: startedAt, page: '', cause: UNKNOWN, lifetimeSeconds: undefined };
  const cookies = left?.cookies.map(({ name, domain, value }): RawSighting => {
    const place = { host: domain, owner: hosts.ownerOfDomain(domain) };
    return { ...common, ...place, kind: 'cookie', name, value };
  });
  const stored = left?.storage.map(
    (each): RawSighting => ({ ...common, ...keptAt(each, visit.pages[0] ?? '', hosts) }),
  );
  return [...(cookies ?? []), ...(stored ?? [])];
}

/** What nobody has seen written, and was there all the same: it counts to the phase in which it was first there. */
function foundOnly(visit: Visit, written: readonly RawSighting[], hosts: Hosts): readonly RawSighting[] {
  const known = new Map<string, number>();
  for (const each of written) known.set(keyOf(each), Math.min(each.phase, known.get(keyOf(each)) ?? each.phase));
  return visit.phases.flatMap((_, phase) =>
    leftAt(visit, phase, hosts).filter((each) => {
      const key = keyOf(each);
      const isNew = (known.get(key) ?? Number.POSITIVE_INFINITY) > phase;
      if (isNew) known.set(key, phase);
      return isNew;
    }),
  );
}

/** What makes a thing the same one in another phase of its visit. */
export const keyOf = ({ kind, name, host }: Pick<RawSighting, 'kind' | 'name' | 'host'>): string =>
  `${kind} ${host} ${name}`;

function requestSightings(visit: Visit, hosts: Hosts, bounces: ReadonlySet<string>): readonly RawSighting[] {
  return visit.requests.flatMap((request): readonly RawSighting[] => {
    const isBounce = bounces.has(request.id);
    // Of a way through somebody else, the page may be said to be theirs already.
    const page = isBounce && !isOwnPage(request.page, hosts) ? '' : request.page;
    const isMeant = request.type === 'document' ? isBounce : isOwnPage(page, hosts);
    const name = isMeant && isSent(request, hosts) ? requestName(request, page) : undefined;
    if (name === undefined) return [];
    const host = name.startsWith('/') ? (hostIn(page) ?? '') : (name.split('/')[0] ?? '');
    return [
      {
        ...seenIn(visit, request),
        page,
        kind: kindOf(request),
        name,
        host: hostOf(host),
        owner: hosts.ownerOf(host),
        lifetimeSeconds: undefined,
        value: undefined,
        request,
      },
    ];
  });
}

/** A peer can be anybody at any address: all of them have one name. */
const requestName = ({ url, type }: RequestSeen, page: string): string | undefined =>
  addressName(url, page) ?? (type === 'webrtc' ? 'webrtc:' : undefined);

/** As the guard and the filter have it: scripts and frames are their own kinds, whatever else is sent is a beacon. */
function kindOf({ type }: RequestSeen): Kind {
  return type === 'script' || type === 'frame' ? type : 'beacon';
}

/** Hosts that Chromium asks by itself, whatever page is open. */
const OWN_TO_BROWSERS =
  /(?:^|\.)(?:(?:update|clients\d*|optimizationguide-pa|content-autofill|safebrowsing)\.google(?:apis)?\.com|gvt1\.com|detectportal\.firefox\.com)$/;
/** Why nothing left the browser, where it was stopped by something that is no part of the page. */
const STOPPED = /BLOCKED_BY_(?:CLIENT|CSP|ADMINISTRATOR)|^(?:csp|mixed-content|inspector)$/i;

/**
 * Whether anything was sent. What was stopped in the browser was not, nor what the guard leads to nowhere: no name ends in
 * `invalid` (RFC 2606 2).
 */
function isSent({ url, stopped, failed = '', cause }: RequestSeen, { ownerOf }: Hosts): boolean {
  const host = hostOf(hostIn(url) ?? '');
  if (stopped || STOPPED.test(failed) || host.endsWith('.invalid')) return false;
  return cause.kind !== 'browser' || !OWN_TO_BROWSERS.test(host) || ownerOf(host).kind === 'provider';
}

/**
 * Ids of documents of other hosts by way of which the site leads a visitor back to itself: nobody wanted to go there. A
 * link to somebody else is followed by the visitor, and is no departure; nor is the way back from where they have pressed
 * something, as at who signs them in.
 */
function bouncesOf({ requests, steps }: Visit, hosts: Hosts): ReadonlySet<string> {
  const { ownerOf } = hosts;
  const documents = requests.filter(({ type }) => type === 'document');
  const byId = new Map(documents.map((each) => [each.id, each] as const));
  const next = new Map(documents.flatMap((each) => (each.cause.request ? [[each.cause.request, each] as const] : [])));
  const isOwn = ({ url }: RequestSeen): boolean => ownerOf(hostIn(url) ?? '').kind === 'site';
  const comesBack = (request: RequestSeen, steps = 20): boolean => {
    const following = next.get(request.id);
    return following !== undefined && (isOwn(following) || (steps > 0 && comesBack(following, steps - 1)));
  };
  const isWanted = (request: RequestSeen): boolean => {
    const before = byId.get(request.cause.request ?? '');
    if (before) return !isOwn(before) && isWanted(before);
    const act = steps.findLast(({ at }) => at <= request.at);
    return act !== undefined && !isOwnPage(act.page, hosts);
  };
  const isBounce = (request: RequestSeen): boolean => !isOwn(request) && comesBack(request) && !isWanted(request);
  return new Set(documents.filter(isBounce).map(({ id }) => id));
}
