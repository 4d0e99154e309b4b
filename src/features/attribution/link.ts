import { identifierIn } from '../identifier.ts';
import type { LinkParameters, Settings } from './settings.ts';

/** How somebody came to a page. */
export interface Arrival {
  /** The whole address that was asked for. */
  readonly address: string;
  /** The address of the page before, as the browser tells it. */
  readonly referrer: string | null;
  /** Whether a person came, and no picture, frame or prefetch. */
  readonly isNavigation: boolean;
}

/** What a partner's link says, as far as it can be believed. */
export interface Link {
  readonly partner: string;
  readonly campaign: string | undefined;
  readonly token: string | undefined;
  readonly tour: string | undefined;
  readonly referrer: string | undefined;
  /** The host of the page that it stands on. */
  readonly page: string | undefined;
}

/**
 * How a request came to its page. One for a picture or a frame, and one that only prepares a page, is no visit: so that
 * no partner is paid for what nobody has clicked (Fetch Metadata, `Sec-Fetch-Dest` and `Sec-Purpose`). A browser that
 * tells neither counts as one that navigates.
 */
export function arrivalOf(request: Request): Arrival {
  const { headers, method, url } = request;
  const target = headers.get('sec-fetch-dest') ?? 'document';
  return {
    address: url,
    referrer: headers.get('referer'),
    isNavigation: method === 'GET' && target === 'document' && !headers.get('sec-purpose')?.includes('prefetch'),
  };
}

/**
 * The address without what a partner's link carries; all else stays as it was. What is no address comes back as it is.
 */
export function cleanAddress(address: string, parameters: LinkParameters): string {
  const url = parse(address);
  if (!url) return address;
  const names = new Set(Object.values(parameters));
  const pairs = url.search.slice(1).split('&');
  const left = pairs.filter((pair) => !names.has(nameIn(pair)));
  // Written only where something is taken out: `?` alone is another address than none.
  if (left.length < pairs.length) url.search = left.join('&');
  return url.href;
}

/** The partner's link that somebody came by: none on the site's own ways, of nobody's on the list, or without a person. */
export function linkOf({ domains, partners, parameters }: Settings, arrival: Arrival): Link | undefined {
  const url = parse(arrival.address);
  if (!url || !arrival.isNavigation) return undefined;
  const host = hostOf(arrival.referrer);
  if (host !== undefined && [url.hostname, ...domains].some((own) => host === own || host.endsWith(`.${own}`)))
    return undefined;
  const said = (role: keyof LinkParameters): string | undefined => identifierIn(url.searchParams.get(parameters[role]));
  const partner = said('partner');
  if (partner === undefined || !partners.has(partner)) return undefined;
  return {
    partner,
    campaign: said('campaign'),
    token: said('token'),
    tour: said('tour'),
    referrer: said('referrer'),
    page: host,
  };
}

const parse = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

/** The host of the page before. A dot at its end changes nothing of whose it is. */
function hostOf(referrer: string | null): string | undefined {
  const host = parse(referrer ?? '')?.hostname.replace(/\.$/, '') ?? '';
  return HOST.test(host) ? host : undefined;
}

/** RFC 1035 2.3.4: a name has at most 255 octets with the lengths of its parts, 253 as it is written. */
const HOST = /^[a-z0-9.-]{1,253}$/;

/** The name in a part of a query, as `URLSearchParams` reads it: `&` first, as it takes away a `?`. */
const nameIn = (pair: string): string | undefined => new URLSearchParams(`&${pair}`).keys().next().value;
