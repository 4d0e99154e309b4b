import { decide, type Permissions, permissionsOf } from '../decision/index.ts';
import { JURISDICTIONS, type Kind, matchHost, OWN_HOST, STRICTEST } from '../registry/index.ts';
import { isOtherSite, isOwnOrigin } from './origins.ts';
import { problem } from './problem.ts';
import { fromJson, mediaType, readBody } from './read-body.ts';
import type { Site } from './site.ts';
import { type BlockedLoad, REPORT_TYPES, readReports, violationsSchema } from './violation-input.ts';
import { countViolations, type Violation } from './violations.ts';

/** From all clients together; a page view sends one or two. */
export const MOST_REPORTS_PER_MINUTE = 3_000;

/** Room for fifty violations with long names. */
const MOST_BYTES = 16 * 1024;
/** A browser sends up to a hundred reports at once, each with the whole policy in it. */
const MOST_REPORT_BYTES = 512 * 1024;

const taken = (): Response => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });

/**
 * `POST …/violations`: what the guard of a page has stopped. Taken from the site's own pages, as a choice is; by
 * `sendBeacon`, which has a text without a preflight. Whoever sends it can make it up: it is counted as a hint for
 * the operator, changes nothing, and is answered with nothing.
 */
export async function postViolations(site: Site, request: Request): Promise<Response> {
  if (isOtherSite(site, request)) return problem('other-site');
  const value = await readJson(request, ['text/plain', 'application/json'], MOST_BYTES);
  if (value instanceof Response) return value;
  const { data } = violationsSchema.safeParse(value.json);
  const registry = data && site.history.find(data.registry);
  if (!registry) return problem('invalid-report');
  const violations = data.violations.map((each): Violation => ({ ...each, source: 'page' }));
  countViolations(site, violations, site.history.tableFor(registry));
  return taken();
}

/** `POST …/reports`: what browsers tell of the policy headers, by the Reporting API and by `report-uri`. */
export async function postReports(site: Site, request: Request): Promise<Response> {
  if (isReportOfOtherSite(site, request)) return problem('other-site');
  const value = await readJson(request, REPORT_TYPES, MOST_REPORT_BYTES);
  if (value instanceof Response) return value;
  const loads = readReports(value.type, value.json);
  if (!loads) return problem('invalid-report');
  const permissions = beforeAnyChoice(site);
  // Any site can name our address in a policy of its own; a browser says truly which page it reports of.
  const own = loads.filter(({ page }) => URL.canParse(page) && isOwnOrigin(site, request, new URL(page).origin));
  countViolations(
    site,
    own.flatMap((load) => violationOf(site, permissions, load) ?? []),
  );
  return taken();
}

/**
 * Browsers deliver reports by themselves and not by the page: Firefox 140 with the page's Origin and Fetch Metadata,
 * Chromium 150 with the Origin alone, others with `null` (Fetch, 'serializing a request origin') or nothing. So an
 * opaque Origin by itself is no reason to refuse, as it is for what a page sends: no page can send these media types
 * to another site without a preflight, which it does not pass.
 */
function isReportOfOtherSite(site: Site, request: Request): boolean {
  const isOpaque = request.headers.get('origin') === 'null' && !request.headers.has('sec-fetch-site');
  return !isOpaque && isOtherSite(site, request);
}

/** A body of one of the types as JSON, or the answer that says what is wrong with it. */
async function readJson(
  request: Request,
  types: readonly string[],
  mostBytes: number,
): Promise<{ readonly type: string; readonly json: unknown } | Response> {
  const type = mediaType(request) ?? '';
  if (!types.includes(type)) return problem('wrong-media-type', `send ${types.join(' or ')}`);
  const body = await readBody(request, mostBytes);
  return body === undefined ? problem('body-too-large', `at most ${mostBytes} bytes`) : { type, json: fromJson(body) };
}

/** What holds for a visitor who has not answered, where consent comes first: a report does not say what the visitor had answered. */
function beforeAnyChoice(site: Site): Permissions {
  const rules = JURISDICTIONS[STRICTEST];
  const facts = { choice: undefined, signals: [], rules, path: '/', minor: false };
  return permissionsOf(site.history.table, facts, site.seconds());
}

/** Words in the place of an address (CSP3 5.2) that a policy of the site's own can be about. */
const WORDS: ReadonlySet<string> = new Set(['inline', 'eval', 'wasm-eval', 'self']);

/** @returns nothing for what tells of the visitor's browser and not of the site: its extensions, and what has no host. */
function violationOf(site: Site, permissions: Permissions, load: BlockedLoad): Violation | undefined {
  const { kind, blocked, page, mode } = load;
  const found = { source: 'policy', kind, verdict: 'denied', mode } as const;
  if (WORDS.has(blocked)) return { ...found, name: blocked, because: 'undeclared' };
  const { hostname = '', protocol = '' } = URL.parse(blocked) ?? {};
  if (hostname === '' || !/^(http|ws)s?:$/.test(protocol)) return undefined;
  // RFC 2606 2: nothing is there. The guard leads to such a name what it stops, and tells of it by itself.
  if (hostname.endsWith('.invalid')) return undefined;
  const isOwn = hostname === new URL(page).hostname;
  return { ...found, name: isOwn ? '/' : `${hostname}/`, because: becauseOf(site, permissions, kind, hostname) };
}

function becauseOf(site: Site, permissions: Permissions, kind: Kind, host: string): Violation['because'] {
  const { table } = site.history;
  const verdict = decide(table, permissions, { kind, name: `${host}/` });
  if (verdict.kind === 'denied') return verdict.because;
  const provider = matchHost(table.hosts, host);
  // CSP3 5.3: of a redirect the address before it is told, which is often the site's own.
  return provider === undefined || provider === OWN_HOST ? 'undeclared' : 'refused';
}
