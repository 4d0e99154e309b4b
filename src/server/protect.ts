import { type Permissions, permissionsOf } from '../decision/index.ts';
import {
  type CookieFinding,
  type CookieRules,
  cookieEntries,
  filterCookieHeader,
  filterSetCookie,
  readFacts,
} from '../filter/index.ts';
import { mendHeaders } from './choice-cookie.ts';
import { isSecure } from './origins.ts';
import type { Site } from './site.ts';

/** A site's own handler, as it would answer without us. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** Where a cookie was stopped or changed: on its way to the site, or from it to the browser. */
interface ServerFinding extends CookieFinding {
  readonly where: 'cookie' | 'set-cookie';
}

/** Takes what was found; the same finding may come many times. */
export type Report = (finding: ServerFinding) => void;

/** The cookies of one request and its answer, held against what its visitor allows. */
export interface CookieGate {
  /** The `Cookie` header for the site: without refused and undeclared ones; absent when none is left. */
  readonly cookie: string | undefined;
  /**
   * The `Set-Cookie` headers for the browser: what the site sets, decided, capped and mended, and what of
   * ours goes along.
   */
  setCookies(headers: readonly string[]): readonly string[];
}

/** Opens the gate for a request. In `report` mode all of it passes and is only told. */
export function cookieGate(site: Site, request: Request, report: Report): CookieGate {
  const facts = readFacts(request, site.reader);
  const now = Math.floor(site.clock().getTime() / 1000);
  const permissions = permissionsOf(site.history.table, facts, now);
  const rules = rulesFor(site, request);
  return {
    cookie: allowedCookies(request, rules, permissions, report),
    setCookies: (headers) => {
      const own = mendHeaders(site, request, facts);
      const kept = headers.flatMap((header) => {
        // What our own visit has made, and the site has sent along, is added below.
        if (own.includes(header)) return [];
        const filtered = filterSetCookie(rules, permissions, header, now);
        for (const finding of filtered.findings) report({ ...finding, where: 'set-cookie' });
        return filtered.header ?? [];
      });
      return [...kept, ...own];
    },
  };
}

/** Runs a site's handler so that it sees and sets only the cookies that its visitor allows, HttpOnly ones too. */
export async function protect(gate: CookieGate, request: Request, answer: Answer): Promise<Response> {
  const response = await answer(withCookie(request, gate.cookie));
  const set = response.headers.getSetCookie();
  return withSetCookies(response, set, gate.setCookies(set));
}

function rulesFor(site: Site, request: Request): CookieRules {
  const secure = isSecure(request);
  const { hostname } = new URL(request.url);
  // Browsers trust their own machine without TLS (W3C Secure Contexts, 3.1).
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(hostname);
  return {
    table: site.history.table,
    entries: cookieEntries(site.registry.entries),
    isSecure: secure,
    takesSecure: secure || isLocal,
  };
}

function allowedCookies(
  request: Request,
  rules: CookieRules,
  permissions: Permissions,
  report: Report,
): string | undefined {
  const cookie = request.headers.get('cookie');
  if (cookie === null) return undefined;
  const { header, findings } = filterCookieHeader(rules, permissions, cookie);
  for (const finding of findings) report({ ...finding, where: 'cookie' });
  return header;
}

function withCookie(request: Request, cookie: string | undefined): Request {
  if ((request.headers.get('cookie') ?? undefined) === cookie) return request;
  const headers = new Headers(request.headers);
  if (cookie === undefined) headers.delete('cookie');
  else headers.set('cookie', cookie);
  return new Request(request, { headers });
}

/** One header a cookie: joined, no browser could part them again (RFC 9110 5.3). */
function withSetCookies(response: Response, before: readonly string[], after: readonly string[]): Response {
  if (before.length === after.length && before.every((each, index) => each === after[index])) return response;
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  for (const each of after) headers.append('set-cookie', each);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
