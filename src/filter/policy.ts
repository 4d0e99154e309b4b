import { decide, isOpen, type Kind, type Permissions } from '../decision/index.ts';
import { type AddressKind, type DecisionTable, hostOf } from '../registry/index.ts';
import { addressName } from './address.ts';
import { forOneVisitor } from './one-visitor.ts';
import { refreshAddresses } from './refresh.ts';

/** The kinds that a policy tells apart; all that is neither script nor frame counts as a beacon. */

/** Addresses that reach no host: the decision allows them, and so do we. */
const LOCAL = 'data: blob:';
/**
 * Ours: the policy restricts hosts and nothing else, so that what may stand inline stays with the site's own.
 * CSP3 4.2, "Should element's inline type behavior be blocked", asks each policy by itself; a list without
 * nonce, hash and `'strict-dynamic'` keeps its `'unsafe-inline'` (6.7.3.2) whatever stands in another.
 */
const INLINE = "'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'";

/**
 * Which hosts a page may reach, as a Content-Security-Policy: those that {@link decide} allows now, no other.
 *
 * A policy is fixed for the life of a page. What is undecided stays out of it (default deny: style sheets,
 * `import()`, redirects and static markup have no other filter), so a provider that the visitor agrees to
 * within the page is reached after the next load; see {@link grantable} for the other way.
 *
 * One list for all that loads: `default-src`, which every fetch directive falls back to (CSP3 6.8.3), those of
 * tomorrow too, and without which a prefetch would pass (6.7.2.2). `script-src` and `frame-src` stand beside it
 * only where the registry names addresses of that kind. `form-action` has no such fallback.
 *
 * Hosts are all it can tell apart. On a host that is open it lets an address pass that the registry names and
 * the visitor refused; and after a redirect the path of an address is not compared (CSP3 7.6). There the guard
 * is the finer filter.
 */
export function policyFor(table: DecisionTable, permissions: Permissions): string {
  const ofKind = (kind: AddressKind) => sourcesOf(table, permissions, kind);
  const [other, script, frame] = [ofKind('beacon'), ofKind('script'), ofKind('frame')];
  return [
    `default-src ${withSockets(other)} ${LOCAL} ${INLINE}`,
    ...(isSame(script, other) ? [] : [`script-src ${script.join(' ')} ${LOCAL} ${INLINE}`]),
    ...(isSame(frame, other) ? [] : [`frame-src ${frame.join(' ')} ${LOCAL}`]),
    `form-action ${other.join(' ')}`,
  ].join('; ');
}

/**
 * Permissions as they would be if the visitor agreed to all that a banner asks now: for a page in which a grant
 * has to work without a reload, `policyFor(table, grantable(permissions))`.
 *
 * What is refused, or closed by a signal, age or a sensitive page, stays closed. Until the visitor answers, only
 * the guard keeps what is undecided from loading, and it reaches no style sheet, `import()` or redirect.
 */
export function grantable({ parts, ...rest }: Permissions): Permissions {
  return { ...rest, parts: parts.map((part) => (isOpen(part) ? { ...part, allowed: true } : part)) };
}

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.join(' ') === others.join(' ');

/**
 * With WebSockets of the same hosts: a source without a scheme takes that of the page, and `https` does not
 * match `wss` (CSP3 `scheme-part` matching).
 */
function withSockets(sources: readonly string[]): string {
  const hosts = sources.filter((each) => each !== "'self'");
  return [...sources, ...hosts.map((host) => `wss://${host}`)].join(' ');
}

/** What stands in no address and no registry: asked about, it tells what holds for the rest of a host. */
const UNNAMED = '\n';
/** A host as a source can hold it (CSP3 2.3.1 `host-char`); any other is left out, which denies it. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const IP_ADDRESS = /^[\d.]+$/;

/** The sources that are open for one kind of address: the site itself, hosts with their subdomains, single addresses. */
function sourcesOf(table: DecisionTable, permissions: Permissions, kind: AddressKind): string[] {
  const addresses = table.entries().filter((entry) => entry.kind === kind);
  const known = [...new Set([...Object.keys(table.hosts), ...addresses.map(({ name }) => hostOf(name))])];
  // With a port and without: decisions ignore the port of a host, but not that of an address with a name.
  const endings = addresses.length > 0 ? [`/${UNNAMED}`, `:0/${UNNAMED}`] : [`/${UNNAMED}`];
  const isHostOpen = (host: string): boolean =>
    endings.every((ending) => allows(table, permissions, kind, host + ending));
  const open = hostSources(
    known.filter((host) => HOST.test(host)),
    isHostOpen,
  );
  const single = addresses
    .filter(({ name }) => !isHostOpen(hostOf(name)) && allows(table, permissions, kind, name.replace(/\*$/, UNNAMED)))
    .flatMap(({ name }) => addressSource(name) ?? []);
  return ["'self'", ...open, ...new Set(single)];
}

/**
 * Hosts that are open, each with its subdomains. A source cannot except one: a domain with something closed
 * beneath it is listed without its subdomains, but for those that the registry names.
 */
function hostSources(hosts: readonly string[], isHostOpen: (host: string) => boolean): string[] {
  const open = new Set(hosts.filter(isHostOpen));
  const openBelow = new Set(hosts.filter((host) => isHostOpen(`${UNNAMED}.${host}`)));
  const closed = hosts.filter((host) => !open.has(host) || !openBelow.has(host));
  const aboveClosed = new Set(closed.flatMap(domainsAround));
  const whole = new Set([...openBelow].filter((host) => !aboveClosed.has(host) && !IP_ADDRESS.test(host)));
  const isCovered = (host: string): boolean => domainsAround(host).some((domain) => whole.has(domain));
  return hosts
    .filter((host) => !isCovered(host))
    .flatMap((host) => [
      // CSP3, `port-part` matching: without a port a source means the scheme's own; decisions ignore ports.
      ...(open.has(host) ? [`${host}:*`] : []),
      ...(whole.has(host) ? [`*.${host}:*`] : []),
    ]);
}

/** `a.b.example`: `b.example`, `example`. */
function domainsAround(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

/** `host/path` or `host/path/*`. An exact path that ends in a slash would stand for all below it. */
const ADDRESS = /^([^/*:]+)(:\d+)?(\/(?:[^*]*[^*/]|[^*]*\/(?=\*)))\*?$/;

/**
 * One address as a source: an exact path, or all below one (CSP3, `path-part` matching). Other patterns cannot
 * be written and stay closed. Paths on the page's own host need none: `'self'` covers them.
 */
function addressSource(name: string): string | undefined {
  const [, host = '', port = '', path = ''] = ADDRESS.exec(name) ?? [];
  if (!HOST.test(host) || !name.isWellFormed() || /[^/]\*$/.test(name)) return undefined;
  return host + port + path.replace(/[^\w./~%-]/gu, escaped);
}

/** RFC 3986 2.1, of the letters too that `encodeURIComponent` leaves alone. */
const escaped = (letter: string): string =>
  /[!'()*]/.test(letter) ? `%${letter.charCodeAt(0).toString(16).toUpperCase()}` : encodeURIComponent(letter);

function allows(table: DecisionTable, permissions: Permissions, kind: Kind, name: string): boolean {
  return decide(table, permissions, { kind, name }).kind !== 'denied';
}

/** How a policy is sent. */
export interface PolicyUse {
  /** `report`: browsers tell what they would not load, and load it; nothing else is changed. */
  readonly mode: 'report' | 'enforce';
  /** Address that violations are told to: one of the site's own, since reports name pages and pass every policy. */
  readonly reportTo?: string | undefined;
  /** The request's `Sec-Fetch-Dest`: what the response is going to be. Without it the stricter is taken. */
  readonly destination?: string | null | undefined;
}

/** What a response can become in a browser; a `document` is XML of any kind. */
export type Role = 'page' | 'document' | 'script' | 'download' | 'viewer' | 'other';

/**
 * Adds the policy to a response, and what else makes it hold. The site's own headers stay as they are: browsers
 * enforce each policy by itself (CSP3 8.1), and a header twice is the same as one with a comma (2.2.2).
 *
 * - Pages get the policy and a `Permissions-Policy`.
 * - Scripts that may become a worker get it too: a worker follows the policy of its own response (HTML 10.2.4),
 *   not that of the page.
 * - What else a window or frame can show as a document is a realm without a guard: it may not be framed, and is
 *   sandboxed into an origin of its own.
 *
 * The policy knows its visitor: what carries it is made `private, no-cache` and loses its validators. In report
 * mode the policy that reports is all that is added.
 */
export function withPolicy(headers: Headers, policy: string, use: PolicyUse): void {
  const role = roleOf(headers);
  const carries = role === 'page' || (role === 'script' && use.destination !== 'script');
  if (carries) addPolicy(headers, policy, use);
  if (use.mode === 'report') return;
  if (carries) keepFresh(headers);
  if (role === 'page') closeFeatures(headers);
  if (role === 'script') headers.append('vary', 'Sec-Fetch-Dest');
  const lock = lockOf(role, use.destination);
  if (lock) headers.append('content-security-policy', lock);
}

/**
 * Ours: without a type a response may be sniffed as a page (MIME Sniffing 7), so it counts as one. The viewers
 * that browsers have for PDF do not work in a sandbox.
 */
export function roleOf(headers: Headers): Role {
  const type = (headers.get('content-type') ?? '').split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
  if (/^\s*attachment\b/i.test(headers.get('content-disposition') ?? '')) return 'download';
  if (type === '' || type === 'text/html' || type === 'application/xhtml+xml') return 'page';
  if (/[/+]xml$/.test(type)) return 'document';
  if (/\b(java|ecma|live|j)script/.test(type)) return 'script';
  return type === 'application/pdf' ? 'viewer' : 'other';
}

const FRAMED = "frame-ancestors 'none'";
const SANDBOXED = `${FRAMED}; sandbox`;
/** XML can load what it likes. Ours: the same for every visitor, since most of it is images (SVG) that are kept. */
const OWN_ONLY = "default-src 'self' data: blob: 'unsafe-inline'";
const SHOWN: ReadonlySet<string> = new Set(['document', 'iframe', 'frame', 'object', 'embed', 'fencedframe']);

/** The policy of a realm that has no guard. */
function lockOf(role: Role, destination: string | null | undefined): string | undefined {
  if (role === 'page' || role === 'download' || role === 'viewer') return undefined;
  // CSP3 6.3.2.1: a worker does not start from a sandboxed response, so a script is sandboxed where it is shown only.
  if (role === 'script' && !SHOWN.has(destination ?? '')) return FRAMED;
  return role === 'document' ? `${SANDBOXED}; ${OWN_ONLY}` : SANDBOXED;
}

/** Name of the endpoint in `Reporting-Endpoints`. */
const ENDPOINT = 'samtykke';

function addPolicy(headers: Headers, policy: string, { mode, reportTo }: PolicyUse): void {
  const name = mode === 'report' ? 'content-security-policy-report-only' : 'content-security-policy';
  if (reportTo === undefined) {
    headers.append(name, policy);
    return;
  }
  // These would end a directive, a policy or a quoted string.
  const address = reportTo.replace(/[;,"\\\s]/g, encodeURIComponent);
  // CSP3 6.5.1: `report-uri` for browsers without `report-to`, which ignore it where they know the other.
  headers.append(name, `${policy}; report-uri ${address}; report-to ${ENDPOINT}`);
  // Reporting API 3.2: a dictionary of names with quoted addresses, relative to that of the response.
  headers.append('reporting-endpoints', `${ENDPOINT}="${address}"`);
}

/**
 * No reuse without asking, and no 304 as the answer: that would bring back the policy of an earlier choice, or
 * put ours in the place of the site's own (RFC 9111 3.2: its headers replace those that are stored).
 */
function keepFresh(headers: Headers): void {
  headers.delete('etag');
  headers.delete('last-modified');
  forOneVisitor(headers, 'no-cache');
}

/** Features by which a page tells third parties of its visitors with no request that a policy could stop. */
const FEATURES = [
  'attribution-reporting',
  'browsing-topics',
  'join-ad-interest-group',
  'private-aggregation',
  'run-ad-auction',
  'shared-storage',
  'shared-storage-select-url',
];

/** Closes the features that the site itself says nothing of (Permissions Policy 5.2: the last of a name would win). */
function closeFeatures(headers: Headers): void {
  const own = headers.get('permissions-policy') ?? '';
  const unsaid = FEATURES.filter((feature) => !new RegExp(`(^|,)\\s*${feature}\\s*(=|;|,|$)`).test(own));
  if (unsaid.length > 0) headers.append('permissions-policy', unsaid.map((feature) => `${feature}=()`).join(', '));
}

/**
 * Takes out the headers that make a browser reach a host which is not allowed: `Refresh`, each link of a `Link`
 * header that loads, connects or looks a host up, `Speculation-Rules`, whose rules stand elsewhere, and where reports
 * go, which tell of a visitor's page. No policy governs these, and Chromium prefetches in spite of one.
 *
 * @param address of the page, which relative ones are relative to.
 */
export function withoutLeads(headers: Headers, address: string, table: DecisionTable, permissions: Permissions): void {
  const mayLead = (to: string, kind: AddressKind): boolean => allows(table, permissions, kind, nameOf(to, address));
  headers.delete('speculation-rules');
  withoutReports(headers, (to) => mayLead(to, 'beacon'));
  const refresh = headers.get('refresh');
  if (!refreshAddresses(refresh ?? '').every((to) => mayLead(to, 'frame'))) headers.delete('refresh');
  const links = splitLinks(headers.get('link') ?? '');
  const kept = links.filter((link) => !isLeading(link) || mayLead(linkAddress(link), linkKind(link)));
  if (kept.length === links.length) return;
  headers.delete('link');
  if (kept.length > 0) headers.set('link', kept.join(', '));
}

const POLICIES = ['content-security-policy', 'content-security-policy-report-only'];

/**
 * Reporting API 3.2, its older `Report-To`, `NEL`, and CSP3 6.5.1. A policy whose reports may not be sent is enforced
 * as before; only its address goes.
 */
function withoutReports(headers: Headers, mayTell: (to: string) => boolean): void {
  headers.delete('nel');
  headers.delete('report-to');
  const endpoints = (headers.get('reporting-endpoints') ?? '').match(/(?:[^,"]|"[^"]*")+/g) ?? [];
  const kept = endpoints.filter((each) => mayTell(/"([^"]*)"/.exec(each)?.[1] ?? ''));
  if (kept.length < endpoints.length) headers.set('reporting-endpoints', kept.map((each) => each.trim()).join(', '));
  if (kept.length === 0) headers.delete('reporting-endpoints');
  for (const name of POLICIES) {
    const policy = headers.get(name);
    const told = policy?.replace(/(^|[;,])\s*report-uri\s+([^;,]*)/gi, (directive, before: string, to: string) =>
      to.trim().split(/\s+/).every(mayTell) ? directive : before.replace(';', ''),
    );
    if (told !== undefined && told !== policy) headers.set(name, told);
  }
}

/** An address as decisions name it. What cannot be read names no host that could be allowed. */
function nameOf(to: string, page: string): string {
  const own = new URL(page);
  return URL.canParse(to, own) ? addressName(to, own, own) : `${UNNAMED}/`;
}

/** RFC 8288 3: links are joined by commas, which an address or a quoted text may hold too. */
const splitLinks = (header: string): string[] =>
  (header.match(/(?:<[^>]*>|"(?:\\.|[^"\\])*"|[^,])+/g) ?? []).map((each) => each.trim()).filter(Boolean);

const linkAddress = (link: string): string => /<([^>]*)>/.exec(link)?.[1]?.trim() ?? '';
const parameter = (link: string, name: string): string =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,]*))`, 'i').exec(link)?.slice(1).find(Boolean)?.toLowerCase() ??
  '';

/** Whether a browser acts on a link's header by itself (HTML 4.6.8, processing `Link` headers; Firefox loads style sheets too). */
const isLeading = (link: string): boolean =>
  parameter(link, 'rel')
    .split(/\s+/)
    .some((each) =>
      /^(preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch|stylesheet|compression-dictionary)$/.test(
        each,
      ),
    );

function linkKind(link: string): AddressKind {
  if (parameter(link, 'rel').includes('modulepreload')) return 'script';
  const as = parameter(link, 'as');
  return as === 'script' || as === 'worker' ? 'script' : as === 'document' || as === 'iframe' ? 'frame' : 'beacon';
}
