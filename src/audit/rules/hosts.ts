/** Whose a host is, and what an address is called. */
import { type DecisionTable, hostOf, matchHost, OWN_HOST, type Provider, type Registry } from '../../registry/index.ts';
import type { AuditCase } from '../audit-case.ts';
import type { Visit } from '../observation.ts';

/** Who owns a host: the site, a provider of the registry, or nobody that the registry knows. */
export type Owner =
  | { readonly kind: 'site' }
  | { readonly kind: 'provider'; readonly provider: Provider }
  | { readonly kind: 'nobody' };

const SITE: Owner = { kind: 'site' };
const NOBODY: Owner = { kind: 'nobody' };

/** Tells the site's own hosts from others. */
export interface Hosts {
  /** Of an address's host, with its port if it has one. */
  readonly ownerOf: (host: string) => Owner;
  /** Of what a cookie is kept for: a domain around an own host is the site's own too. */
  readonly ownerOfDomain: (domain: string) => Owner;
}

/** The site's own are the domains that it declares, and the hosts that the audit began at: a test runs on another machine. */
export function hostsOf({ registry, table, visits }: Pick<AuditCase, 'registry' | 'table' | 'visits'>): Hosts {
  const starts = new Set(visits.flatMap(startOf));
  const startNames = [...starts].map(hostOf);
  const own = [...registry.site.domains, ...startNames];
  const declared = (host: string): Owner | undefined => declaredOwner(registry, table, host);
  return {
    ownerOf: (host) => declared(hostOf(host)) ?? (starts.has(host) ? SITE : NOBODY),
    ownerOfDomain: (domain) => declared(domain) ?? (own.some((each) => isWithin(each, domain)) ? SITE : NOBODY),
  };
}

function startOf({ pages }: Visit): readonly string[] {
  const host = hostIn(pages[0] ?? '');
  return host === undefined ? [] : [host];
}

function declaredOwner({ providers }: Registry, { hosts }: DecisionTable, host: string): Owner | undefined {
  const found = matchHost(hosts, host);
  if (found === OWN_HOST) return SITE;
  const provider = found === undefined ? undefined : providers[found];
  // A part of the site that the registry gives a name of its own.
  if (provider?.party === 'first') return SITE;
  return provider && { kind: 'provider', provider };
}

export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Host of a web address with its port; `undefined` for what is none. */
export const hostIn = (address: string): string | undefined => HOST_AND_PATH.exec(hrefOf(address))?.[1];

/** Path of a web address as it is written in it; empty for what is none. */
export const pathIn = (address: string): string => HOST_AND_PATH.exec(hrefOf(address))?.[2] ?? '';

function hrefOf(address: string): string {
  return URL.parse(address)?.href ?? '';
}

/** As the guard reads an address: a name and a password may stand before the host. */
const HOST_AND_PATH = /^(?:http|ws)s?:\/\/(?:[^/]*@)?([^/]*)([^?#]*)/;
/** RFC 7064 and 7065: the host of a server that tells a browser its address, or passes its data on. */
const SERVER = /^(?:stun|turn)s?:([^:?]*|\[[^\]]*\])(?:[:?]|$)/i;

/**
 * An address as decisions name it, see the guard's `addressName`: `host/path`, or `/path` on the page's own host; of a
 * server for calls between browsers its host, of a peer `webrtc:`.
 *
 * @returns `undefined` for what reaches no host: `data:`, `blob:`, a part of the browser.
 */
export function addressName(address: string, page: string): string | undefined {
  const server = SERVER.exec(address)?.[1];
  if (server) return `${server}/`;
  if (address === 'webrtc:') return address;
  const [, host, path = ''] = HOST_AND_PATH.exec(hrefOf(address)) ?? [];
  if (host === undefined) return undefined;
  return host === hostIn(page) ? path : host + path;
}

/**
 * The domain that somebody has registered, of a host.
 * Ours, a guess without the public suffix list: two labels, or three below short ones (`bbc.co.uk`). It decides no
 * consent, only whether an alias leads elsewhere.
 */
export function registeredDomain(host: string): string {
  const labels = host.split('.');
  if (labels.length <= 2 || /^[\d.]+$|:/.test(host)) return host;
  const isShort = (labels.at(-2)?.length ?? 0) <= 3 && labels.at(-1)?.length === 2;
  return labels.slice(isShort ? -3 : -2).join('.');
}
