import type { Site } from './site.ts';

/**
 * Whether a request that changes something was made by a page of another site.
 * Fetch Metadata tells it where the browser sends it (W3C Fetch Metadata, 2.4), else the Origin does
 * (RFC 6454 7). A client that sends neither is no browser and has no visitor's cookies.
 */
export function isOtherSite(site: Site, request: Request): boolean {
  const from = request.headers.get('sec-fetch-site');
  if (from === 'same-origin' || from === 'none') return false;
  const origin = request.headers.get('origin');
  if (from === null && origin === null) return false;
  return origin === null || !isOwnOrigin(site, request, origin);
}

/** Whether an origin is this server's own, one of the registry's domains, or one that the operator allows. */
export function isOwnOrigin({ registry, allowedOrigins }: Site, request: Request, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  if (allowedOrigins.includes(origin)) return true;
  const { host, hostname, protocol } = new URL(origin);
  // Behind a proxy that ends TLS the request is plain while its page is not: HTTPS is never the lesser origin.
  // Ours: HTTP is one only for a server that is itself used without TLS, which is for development.
  if (protocol !== 'https:') return protocol === 'http:' && host === new URL(request.url).host && !isSecure(request);
  return (
    host === new URL(request.url).host ||
    registry.site.domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  );
}

/**
 * Whether the visitor's browser speaks TLS, to this server or to the proxy in front of it. Without, which is
 * for development, most hosts cannot set a Secure cookie.
 */
export function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || /^https\b/i.test(request.headers.get('x-forwarded-proto') ?? '');
}

/**
 * Whether the visitor's browser trusts the origin as it trusts one with TLS (W3C Secure Contexts 3.1): HTTPS, and what
 * never leaves the machine. The browser tells it itself, whatever stands in between: to others it sends no Fetch
 * Metadata (W3C Fetch Metadata 2).
 */
export function isTrustworthy(request: Request): boolean {
  return isSecure(request) || request.headers.has('sec-fetch-site');
}

/**
 * Also on an answer to a request without an Origin: a cache must not hand it to a page of another host
 * (Fetch, 'CORS protocol and HTTP caches').
 */
const VARY = { vary: 'origin' };

/** CORS headers for a page of the site on another host than the server's; none for anybody else. */
export function corsHeaders(site: Site, request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  if (!origin || !isOwnOrigin(site, request, origin)) return VARY;
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
    ...VARY,
  };
}
