import { decide, type Permissions, permissionsOf, spelt } from '../decision/index.ts';
import {
  type CookieRules,
  filterCookieHeader,
  filterSetCookie,
  forOneVisitor,
  inertMarkup,
  type MarkupRules,
  markOf,
  policyFor,
  type RequestFacts,
  readCookies,
  roleOf,
  withoutLeads,
  withPolicy,
} from '../filter/index.ts';
import { mendHeaders } from './choice-cookie.ts';
import { endedOf, NOTHING_ENDED } from './ended.ts';
import type { Forgetting } from './forget.ts';
import { isSecure } from './origins.ts';
import type { Report } from './report.ts';
import type { Site } from './site.ts';
import { countViolations } from './violations.ts';

/** A site's own handler, as it would answer without us. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** One request and its answer on their way through, whatever server the site runs on. */
export interface Gate {
  /** The headers for the site: with the cookies that it may see, and such that a page comes whole and as it is. */
  readonly headers: Headers;
  /**
   * Until a consent that has ended by itself is noted; absent where none has. What `answer` is asked for before does not
   * delete its cookies, so that they come again.
   */
  readonly noted: Promise<void> | undefined;
  /**
   * Turns the headers of the site's answer into those for the browser; one that would lead on to us what was sent to
   * the site leads nowhere. Gives the rules by which its body has to be made inert, see `inertMarkup`; nothing when
   * the body passes as it is.
   *
   * @param hasBody whether the answer is of a kind that has one: what has none shows no page.
   */
  answer(headers: Headers, status: number, hasBody: boolean): MarkupRules | undefined;
  /** Takes out of the headers that hurry ahead of an answer (RFC 8297) what leads to a host that may not be reached. */
  hurry(headers: Headers): void;
}

/** The cookies of one request and its answer, held against what its visitor allows. */
interface CookieGate {
  /** The `Cookie` header for the site: without refused and undeclared ones; absent when none is left. */
  readonly cookie: string | undefined;
  readonly noted: Promise<void> | undefined;
  /** Whether headers of ours go along, which hold the visitor's choice: then no cache may keep the answer. */
  isPersonal(): boolean;
  /**
   * The `Set-Cookie` headers for the browser: what the site sets, decided, capped and mended, and what of
   * ours goes along.
   */
  setCookies(headers: readonly string[]): readonly string[];
}

/** What a request tells of its visitor, read once. */
interface Reading {
  readonly facts: RequestFacts;
  readonly permissions: Permissions;
  /** Seconds since 1970. */
  readonly now: number;
}

function read(site: Site, request: Request): Reading {
  const facts = site.factsOf(request);
  const now = site.seconds();
  return { facts, permissions: permissionsOf(site.history.table, facts, now), now };
}

/** Opens the gate for a request. In `report` mode all of it passes and is only told. */
export function openGate(site: Site, request: Request, report: Report, { ended }: Pick<Forgetting, 'ended'>): Gate {
  const reading = read(site, request);
  const { permissions } = reading;
  const cookies = cookieGate(site, request, report, reading, ended);
  return {
    noted: cookies.noted,
    headers: headersFor(request, cookies.cookie),
    answer: (headers, status, hasBody) => {
      if (leadsAnswerOn(site, request, headers, status)) headers.delete('location');
      const set = headers.getSetCookie();
      headers.delete('set-cookie');
      for (const each of cookies.setCookies(set)) headers.append('set-cookie', each);
      if (cookies.isPersonal()) forOneVisitor(headers, 'no-store');
      // What leads elsewhere or has nothing in it shows no page.
      const isShown = hasBody && status >= 200 && (status < 300 || status >= 400);
      return isShown ? guardPage(site, request, headers, permissions) : undefined;
    },
    hurry: (headers) => {
      const { table } = site.history;
      if (table.mode === 'enforce') withoutLeads(headers, request.url, table, permissions);
    },
  };
}

/**
 * Whether an answer has the browser send what it has sent to the site, method and body, to the address that takes
 * choices (RFC 9110 15.4.8 and 15.4.9): the guard keeps scripts from that one, and cannot see where another leads.
 * In report mode too, since it would be a choice that the visitor has not made. Ours: on whichever host, since a site
 * has several.
 */
function leadsAnswerOn({ basePath }: Site, { url }: Request, headers: Headers, status: number): boolean {
  const target = status === 307 || status === 308 ? URL.parse(headers.get('location') ?? '', url) : null;
  return target !== null && spelt(target.pathname) === `${basePath}/choice`;
}

function cookieGate(
  site: Site,
  request: Request,
  report: Report,
  { facts, permissions, now }: Reading,
  note: Forgetting['ended'],
): CookieGate {
  const rules = { table: site.history.table, entries: site.cookies, isSecure: isSecure(request) };
  // On pages only: what else is loaded is often kept by caches.
  const isPage = isPageRequest(request);
  let own = isPage ? mendHeaders(site, request, facts) : [];
  const { cookies, deletions } = isPage && note ? endedOf(site, request, facts, permissions, now) : NOTHING_ENDED;
  const noting = async (): Promise<void> => {
    if (await note?.(cookies)) own = [...own, ...deletions];
  };
  return {
    noted: deletions.length > 0 ? noting() : undefined,
    cookie: allowedCookies(request, rules, permissions, report),
    isPersonal: () => own.length > 0,
    setCookies: (headers) => {
      if (headers.length === 0) return own;
      const setting = { ...rules, sent: readCookies(request.headers.get('cookie')) };
      const kept = headers.flatMap((header) => {
        // What our own visit has made, and the site has sent along, is added below.
        if (own.includes(header)) return [];
        const filtered = filterSetCookie(setting, permissions, header, now);
        for (const finding of filtered.findings) report({ ...finding, where: 'set-cookie' });
        return filtered.header ?? [];
      });
      return [...kept, ...own];
    },
  };
}

/**
 * Runs a site's handler so that it sees and sets only the cookies that its visitor allows, HttpOnly ones too,
 * and answers with markup and headers that lead to no host which may not be reached.
 */
export async function protect(
  site: Site,
  request: Request,
  answer: Answer,
  report: Report,
  forgetting: Pick<Forgetting, 'ended'>,
): Promise<Response> {
  const gate = openGate(site, request, report, forgetting);
  const passed = new Request(request, { headers: gate.headers });
  site.passOn(request, passed);
  const response = await answer(passed);
  await gate.noted;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  // An answer to HEAD says what one to GET would (RFC 9110 9.3.2).
  const rules = gate.answer(headers, status, body !== null || request.method === 'HEAD');
  return new Response(rules && body ? body.pipeThrough(inertMarkup(rules)) : body, { status, statusText, headers });
}

/** Adds the policy to the headers of an answer, and tells how to make inert what its page may not load. */
function guardPage(site: Site, request: Request, headers: Headers, permissions: Permissions): MarkupRules | undefined {
  const { table } = site.history;
  const role = roleOf(headers);
  // An image carries no policy, and making one costs a millisecond.
  const policy = role === 'page' || role === 'script' ? policyFor(table, permissions) : '';
  withPolicy(headers, policy, {
    mode: table.mode,
    reportTo: `${site.basePath}/reports`,
    destination: request.headers.get('sec-fetch-dest'),
  });
  if (table.mode === 'report') return undefined;
  withoutLeads(headers, request.url, table, permissions);
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').split(';');
  const isPlain = /^\s*(identity)?\s*$/i.test(headers.get('content-encoding') ?? '');
  if (!isPlain || role !== 'page' || !/^\s*text\/html\b/i.test(type)) return undefined;
  const length = /^\d+$/.test(headers.get('content-length') ?? '') ? Number(headers.get('content-length')) : undefined;
  headers.delete('content-length');
  const charset = parameters.map((each) => /^\s*charset="?([^"\s]+)/i.exec(each)?.[1]).find(Boolean);
  const page = new URL(request.url);
  return { page, markOf: markAndCount(site, permissions), charset, length };
}

/** Says what an address waits for, and counts what has to. */
function markAndCount(site: Site, permissions: Permissions): MarkupRules['markOf'] {
  const { table } = site.history;
  return (kind, name) => {
    const mark = markOf(table, permissions, kind, name);
    if (mark !== undefined) {
      const { because } = decide(table, permissions, { kind, name });
      countViolations(site, [{ source: 'server', kind, name, verdict: 'denied', because }]);
    }
    return mark;
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

/** What a page is asked for as (W3C Fetch Metadata, 2.1). */
const PAGES: ReadonlySet<string> = new Set(['document', 'iframe', 'frame', 'embed', 'object']);

function isPageRequest({ headers }: Request): boolean {
  const destination = headers.get('sec-fetch-dest');
  // What a site's service worker passes on has lost its destination.
  if (headers.get('sec-fetch-mode') === 'navigate') return true;
  return destination ? PAGES.has(destination) : (headers.get('accept') ?? '').includes('text/html');
}

/** What would have the site send a page in part or not at all: then nothing in it could be made inert. */
const PARTIAL = ['range', 'if-range', 'if-none-match', 'if-modified-since'] as const;

/** The headers of a request for the site, with the cookies that it may see. */
function headersFor(request: Request, cookie: string | undefined): Headers {
  const headers = new Headers(request.headers);
  if (isPageRequest(request)) {
    for (const name of PARTIAL) headers.delete(name);
    // Without the header any coding would do (RFC 9110 12.5.3).
    headers.set('accept-encoding', 'identity');
  }
  if (cookie === undefined) headers.delete('cookie');
  else headers.set('cookie', cookie);
  return headers;
}
