import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, NOW, packedTable } from '../../test/support/arbitrary.ts';
import {
  decide,
  isOpen,
  type PackedTable,
  type Permissions,
  permissionsOf,
  REASONS,
  readTable,
} from '../decision/index.ts';
import type { DecisionTable } from '../registry/index.ts';
import { grantable, policyFor, withoutLeads, withPolicy } from './policy.ts';

const KINDS = ['script', 'frame', 'beacon'] as const;
type AddressKind = (typeof KINDS)[number];
const ORIGIN = 'https://site.example';

/** The directives of a policy (CSP3 2.2.1): the first of a name counts. */
function directives(policy: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const each of policy.split(';')) {
    const [name = '', ...values] = each.trim().split(/[\t\n\f\r ]+/);
    if (name && !found.has(name)) found.set(name, values);
  }
  return found;
}

/** CSP3, `scheme-part` matching. */
const schemeMatches = (a: string, b: string): boolean =>
  a === b || (a === 'http' && b === 'https') || (a === 'ws' && b === 'wss');

/** CSP3, `host-part` matching. */
function hostMatches(pattern: string, host: string): boolean {
  if (pattern.startsWith('*')) return host.endsWith(pattern.slice(1));
  return pattern === host && (pattern === '127.0.0.1' || !/^[\d.]+$/.test(pattern));
}

/** CSP3, `port-part` matching. */
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };
const portMatches = (port: string | undefined, url: URL, scheme: string): boolean =>
  port === '*' || (port ?? DEFAULT_PORTS[scheme]) === (url.port || DEFAULT_PORTS[scheme]);

/** CSP3, `path-part` matching. */
function pathMatches(pattern: string, path: string): boolean {
  if (pattern === '') return true;
  const isExact = !pattern.endsWith('/');
  const [mine, theirs] = [pattern.split('/'), path.split('/')];
  if (mine.length > theirs.length || (isExact && mine.length !== theirs.length)) return false;
  if (!isExact) mine.pop();
  return mine.every((piece, at) => decodeURIComponent(piece) === decodeURIComponent(theirs[at] ?? ''));
}

/** CSP3, "Does url match expression in origin with redirect count". */
function matchesSource(source: string, url: URL, redirects: number): boolean {
  const scheme = url.protocol.slice(0, -1);
  if (source === "'self'") return url.origin === ORIGIN;
  if (/^[a-z]+:$/.test(source)) return source === url.protocol;
  const parts = /^(?:([a-z]+):\/\/)?(\*|(?:\*\.)?[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)(?::(\d+|\*))?(\/[^;,]*)?$/.exec(
    source,
  );
  if (!parts) return false;
  const [, part = 'https', host = '', port, path = ''] = parts;
  if (!schemeMatches(part, scheme) || !hostMatches(host, url.hostname) || !portMatches(port, url, scheme)) return false;
  return redirects > 0 || pathMatches(path, url.pathname);
}

const DIRECTIVES = { script: ['script-src'], frame: ['frame-src'], beacon: [] } as const;

/** Whether a policy lets an address load. */
function lets(policy: string, kind: AddressKind, address: string, redirects = 0): boolean {
  const all = directives(policy);
  const name = [...DIRECTIVES[kind], 'default-src'].find((each) => all.has(each)) as string;
  return (all.get(name) ?? []).some((source) => matchesSource(source, new URL(address), redirects));
}

const nameOf = (address: string): string => {
  const { host, pathname } = new URL(address);
  return (`https://${host}` === ORIGIN ? '' : host) + pathname;
};
const isDenied = (table: DecisionTable, permissions: Permissions, kind: AddressKind, address: string): boolean =>
  decide(table, permissions, { kind, name: nameOf(address) }).kind === 'denied';

/** Hosts that lie within one another, of the site and of four providers. */
const HOSTS = [
  'site.example',
  'www.site.example',
  't.site.example',
  'deep.t.site.example',
  'h.example',
  'a.h.example',
  'b.a.h.example',
  'k.example',
  '127.0.0.1',
  'other.example',
];
const PATHS = ['/', '/x', '/x/y', '/z/', '/q;r,s', '/x*'];
const KIND_CODES = { script: 6, frame: 7, beacon: 5 } as const;

const addressEntry = fc.tuple(
  fc.nat(4),
  fc.nat(3),
  fc.constantFrom(...Object.values(KIND_CODES)),
  fc.constant(60),
  fc
    .tuple(fc.constantFrom(...HOSTS), fc.constantFrom('/', '/*', '/x', '/x/*', '/x*', '/q;r,s', ':8080/x', '/z/', '*'))
    .map(([host, path]) => host + path),
);

/** As {@link packedTable}, with hosts within hosts and with addresses that have a name. */
const tableWithHosts: fc.Arbitrary<PackedTable> = fc
  .record({
    packed: packedTable,
    owners: fc.array(fc.nat(4), { minLength: HOSTS.length, maxLength: HOSTS.length }),
    addresses: fc.array(addressEntry, { maxLength: 5 }),
    withNames: fc.boolean(),
  })
  .map(({ packed, owners, addresses, withNames }) => ({
    ...packed,
    d: ['site.example', ...HOSTS.slice(1, -1).filter((_, at) => owners[at + 1] === 4)],
    r: packed.r.map(
      ([id, shares], provider) =>
        [id, shares, ...HOSTS.slice(1, -1).filter((_, at) => owners[at + 1] === provider)] as const,
    ),
    e: [...packed.e, ...(withNames ? addresses : [])],
  }));

const address = fc
  .tuple(
    fc.constantFrom('https', 'wss'),
    fc.constantFrom('', 'sub.', 'x.'),
    fc.constantFrom(...HOSTS),
    fc.constantFrom('', ':8080'),
    fc.constantFrom(...PATHS, '/unnamed', '/x/unnamed'),
  )
  .map(([scheme, sub, host, port, path]) => `${scheme}://${host === '127.0.0.1' ? '' : sub}${host}${port}${path}`);

const RUNS = { numRuns: 1_000 };

/** Kinds stand in the table by number; this is what this file takes them for. */
it('knows the kinds by their numbers', () => {
  const entries = Object.entries(KIND_CODES).map(([, code]) => [0, 0, code, 60, 'a.example/x'] as const);
  const table = readTable({ ...(fc.sample(packedTable, 1)[0] as PackedTable), e: entries });
  expect(table.entries().map(({ kind }) => kind)).toEqual(Object.keys(KIND_CODES));
});

describe('laws of policyFor', () => {
  it('lets no address pass that is denied, but on a host that is open for the rest of it', () => {
    fc.assert(
      fc.property(tableWithHosts, facts, fc.constantFrom(...KINDS), address, (packed, given, kind, to) => {
        const table = readTable(packed);
        const permissions = permissionsOf(table, given, NOW);
        if (!lets(policyFor(table, permissions), kind, to)) return;
        if (!isDenied(table, permissions, kind, to)) return;
        const rest = new URL('/what-nothing-names', to).href;
        // An open address may have a closed one below it, too: both are named by the registry.
        const isBelowOpen = table
          .entries()
          .some(({ name }) => name.endsWith('/*') && nameOf(to).startsWith(name.slice(0, -1)));
        expect(isBelowOpen || !isDenied(table, permissions, kind, rest)).toBe(true);
      }),
      RUNS,
    );
  });

  it('never matches a host that is denied for every path of it, nor after a redirect', () => {
    fc.assert(
      fc.property(tableWithHosts, facts, fc.constantFrom(...KINDS), address, (packed, given, kind, to) => {
        const table = readTable({ ...packed, e: packed.e.filter(([, , code]) => code < 5) });
        const permissions = permissionsOf(table, given, NOW);
        if (isDenied(table, permissions, kind, to)) {
          expect([0, 1].map((redirects) => lets(policyFor(table, permissions), kind, to, redirects))).toEqual([
            false,
            false,
          ]);
        }
      }),
      RUNS,
    );
  });

  it('lets each host pass that is allowed, on any port, but for unnamed subdomains beside something closed', () => {
    fc.assert(
      fc.property(tableWithHosts, facts, fc.constantFrom(...KINDS), address, (packed, given, kind, to) => {
        const table = readTable({ ...packed, e: packed.e.filter(([, , code]) => code < 5) });
        const permissions = permissionsOf(table, given, NOW);
        const { hostname } = new URL(to);
        if (table.hosts[hostname] === undefined || isDenied(table, permissions, kind, to)) return;
        expect(lets(policyFor(table, permissions), kind, to)).toBe(true);
      }),
      RUNS,
    );
  });

  it('with all that may be granted lets pass at least as much, and nothing that cannot be granted', () => {
    fc.assert(
      fc.property(tableWithHosts, facts, fc.constantFrom(...KINDS), address, (packed, given, kind, to) => {
        const table = readTable({ ...packed, e: packed.e.filter(([, , code]) => code < 5) });
        const permissions = permissionsOf(table, given, NOW);
        const open = grantable(permissions);
        expect(open.parts.map(({ allowed }) => allowed)).toEqual(
          permissions.parts.map((part) => part.allowed || isOpen(part)),
        );
        if (lets(policyFor(table, open), kind, to)) expect(isDenied(table, open, kind, to)).toBe(false);
      }),
      RUNS,
    );
  });

  it('is one header line of its own, whatever the registry names', () => {
    const name = fc.string({ unit: 'binary' }).map((text) => `h.example/${text.replaceAll(' ', '')}`);
    fc.assert(
      fc.property(packedTable, facts, fc.array(name, { minLength: 1 }), (packed, given, names) => {
        const entries = names.map((each) => each.replace(/[%\ud800-\udfff]/g, '')).join('\n');
        const table = readTable({ ...packed, r: [], e: [[0, 0, KIND_CODES.script, 60, entries]] });
        const policy = policyFor(
          table,
          permissionsOf(readTable({ ...packed, e: [[0, 0, 6, 60, entries]] }), given, NOW),
        );
        expect(policy).toMatch(/^[\x21-\x2b\x2d-\x7e ]*$/);
        expect([...directives(policy).keys()].sort().join()).toMatch(/^default-src,form-action(,script-src)?$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** Own host `site.example`; `p` tracks under the site's name as well; `q` is refused or allowed with its part. */
const TABLE: PackedTable = {
  v: '0123456789abcdef',
  d: ['site.example', 'www.site.example'],
  c: 'consent',
  m: 0,
  s: [],
  p: [
    ['essential', 1, 0, 'AAAAAA'],
    ['analytics', 0, 0, 'AAAAAA'],
  ],
  r: [
    ['shop', 0, 'pay.example'],
    ['stats', 0, 'stats.example', 't.site.example'],
  ],
  e: [
    [0, 0, 0, 60, 'basket'],
    [1, 1, 0, 60, '_s'],
    [0, 0, 6, 60, 'cdn.example/lib/*\ncdn.example/one.js\ncdn.example/part*\nstats.example/core.js'],
    [0, 0, 7, 60, 'maps.example/embed'],
  ],
};
const table = readTable(TABLE);
const undecided: Permissions = {
  parts: table.parts.map(({ purpose }) =>
    purpose === 0 ? { allowed: true, because: 'essential' } : { allowed: false, because: 'undecided' },
  ),
  maxLifetimeSeconds: 1,
};
const LOCAL = "data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'";

describe('policyFor', () => {
  it('lists what is allowed now; beside a closed subdomain only the subdomains that the registry names', () => {
    const open = "'self' site.example:* www.site.example:* *.www.site.example:* pay.example:* *.pay.example:*";
    const sockets = open
      .split(' ')
      .slice(1)
      .map((each) => `wss://${each}`)
      .join(' ');
    expect(policyFor(table, undecided).split('; ')).toEqual([
      `default-src ${open} ${sockets} ${LOCAL}`,
      `script-src ${open} cdn.example/lib/ cdn.example/one.js stats.example/core.js ${LOCAL}`,
      `frame-src ${open} maps.example/embed data: blob:`,
      `form-action ${open}`,
    ]);
  });

  it('lists a provider after a grant, or before one where the caller says so', () => {
    const granted = grantable(undecided);
    const addresses = ['https://stats.example/x', 'https://a.stats.example:8443/x', 'https://t.site.example/'];
    const pass = (permissions: Permissions, kind: AddressKind, to: string): boolean =>
      lets(policyFor(table, permissions), kind, to);
    for (const kind of KINDS) {
      expect(addresses.map((to) => pass(undecided, kind, to))).toEqual([false, false, false]);
      expect(addresses.map((to) => pass(granted, kind, to))).toEqual([true, true, true]);
    }
    const socket = 'wss://stats.example/';
    expect([pass(undecided, 'beacon', socket), pass(granted, 'beacon', socket)]).toEqual([false, true]);
  });

  it.each(Object.keys(REASONS))('opens a part that is closed as "%s" for a grant only if a banner asks', (reason) => {
    const part = { allowed: false, because: reason } as Permissions['parts'][number];
    expect(grantable({ parts: [part], maxLifetimeSeconds: 1 }).parts[0]?.allowed).toBe(isOpen(part));
  });
});

const POLICY = "default-src 'self'; form-action 'self'";
const sent = (own: HeadersInit, use: Parameters<typeof withPolicy>[2]): Record<string, string> => {
  const headers = new Headers(own);
  withPolicy(headers, POLICY, use);
  return Object.fromEntries(headers);
};
const LOCK = "frame-ancestors 'none'; sandbox";
const OWN_ONLY = "default-src 'self' data: blob: 'unsafe-inline'";

describe('withPolicy', () => {
  it("stands beside the site's own policy, and closes features that the site says nothing of", () => {
    const own = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'nonce-x'" };
    const headers = sent({ ...own, 'permissions-policy': 'browsing-topics=(self), camera=()' }, { mode: 'enforce' });
    expect(headers).toEqual({
      ...own,
      'content-security-policy': `script-src 'nonce-x', ${POLICY}`,
      'permissions-policy':
        'browsing-topics=(self), camera=(), attribution-reporting=(), join-ad-interest-group=(), private-aggregation=(), run-ad-auction=(), shared-storage=(), shared-storage-select-url=()',
      'cache-control': 'private, no-cache',
    });
  });

  it('in report mode adds the policy that reports, and changes nothing', () => {
    const own = {
      'content-type': 'text/html',
      'content-security-policy': "script-src 'nonce-x'",
      'cache-control': 'public',
    };
    expect(sent(own, { mode: 'report', reportTo: '/reports' })).toEqual({
      ...own,
      'content-security-policy-report-only': `${POLICY}; report-uri /reports; report-to samtykke`,
      'reporting-endpoints': 'samtykke="/reports"',
    });
    expect(sent({ 'content-type': 'text/plain' }, { mode: 'report' })).toEqual({ 'content-type': 'text/plain' });
  });

  it('tells an address that would end its directive in other letters', () => {
    const { 'content-security-policy': policy } = sent({}, { mode: 'enforce', reportTo: '/r?a;b,"c' });
    expect(policy).toBe(`${POLICY}; report-uri /r?a%3Bb%2C%22c; report-to samtykke`);
  });

  it.each([
    ['text/html', 'document', POLICY],
    ['application/xhtml+xml', 'iframe', POLICY],
    ['', null, POLICY],
    ['image/svg+xml', 'image', `${LOCK}; ${OWN_ONLY}`],
    ['application/xml', 'document', `${LOCK}; ${OWN_ONLY}`],
    ['text/javascript', 'worker', `${POLICY}, frame-ancestors 'none'`],
    ['application/javascript; charset=utf-8', undefined, `${POLICY}, frame-ancestors 'none'`],
    ['text/javascript', 'script', "frame-ancestors 'none'"],
    ['text/javascript', 'iframe', `${POLICY}, ${LOCK}`],
    ['text/plain', 'iframe', LOCK],
    ['application/json', 'empty', LOCK],
    ['image/png', 'image', LOCK],
    ['application/pdf', 'iframe', undefined],
  ])('%s as %s', (type, destination, policy) => {
    const headers = sent(type ? { 'content-type': type } : {}, { mode: 'enforce', destination });
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers.vary).toBe(/script/.test(type) ? 'Sec-Fetch-Dest' : undefined);
    expect(headers['cache-control']).toBe(policy?.startsWith(POLICY) ? 'private, no-cache' : undefined);
  });

  it('leaves no way to a 304 for what carries the policy, and every way for what does not', () => {
    const validators = { etag: '"1"', 'last-modified': 'Tue, 24 Nov 2026 12:00:00 GMT' };
    const keys = (type: string): string[] =>
      Object.keys(sent({ 'content-type': type, ...validators }, { mode: 'enforce' }));
    expect(['text/html', 'text/javascript'].map((type) => keys(type).filter((key) => key in validators))).toEqual([
      [],
      [],
    ]);
    expect(sent({ 'content-type': 'image/png', ...validators }, { mode: 'enforce' })).toMatchObject(validators);
  });

  it('leaves a download alone, and a response that no cache may keep', () => {
    const download = { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename=a.csv' };
    expect(sent(download, { mode: 'enforce' })).toEqual(download);
    expect(sent({ 'cache-control': 'no-store' }, { mode: 'enforce' })['cache-control']).toBe('no-store');
  });
});

describe('withoutLeads', () => {
  const left = (own: Record<string, string>): Record<string, string> => {
    const headers = new Headers(own);
    withoutLeads(headers, 'https://www.site.example/a/page?x', table, undecided);
    return Object.fromEntries(headers);
  };

  it.each([
    ['5', true],
    ['0; url=/there', true],
    ['0;URL="https://pay.example/"', true],
    ['0; url=https://stats.example/', false],
    ["0, url='//stats.example/'", false],
    ['0; https://stats.example/', false],
    ['.5 URL = https://stats.example/x', false],
    ['0; url=http://[', false],
    ["0; url='https://pay.example/'@stats.example/'", true],
    ["0; url='https://pay.example'@stats.example/'", false],
  ])('Refresh: %s stays: %s', (refresh, stays) => {
    expect('refresh' in left({ refresh })).toBe(stays);
  });

  it('takes out rules by which a browser would fetch ahead', () =>
    expect(left({ 'speculation-rules': '"/rules.json"', 'x-site': 'kept' })).toEqual({ 'x-site': 'kept' }));

  it('takes out where reports would go that tell a closed host of the page, and leaves the policies', () => {
    expect(
      left({
        nel: '{"report_to":"x","max_age":1}',
        'report-to': '{"group":"x","endpoints":[{"url":"https://stats.example/"}]}',
        'reporting-endpoints': 'x="https://stats.example/r,1", own="/reports"',
        'content-security-policy': "img-src 'self'; report-uri //stats.example/r /reports; font-src 'none'",
        'content-security-policy-report-only': "img-src 'none'; report-uri /reports",
      }),
    ).toEqual({
      'reporting-endpoints': 'own="/reports"',
      'content-security-policy': "img-src 'self'; font-src 'none'",
      'content-security-policy-report-only': "img-src 'none'; report-uri /reports",
    });
    expect(left({ 'reporting-endpoints': 'x="https://stats.example/r"' })).toEqual({});
    expect(left({ 'content-security-policy': "img-src 'self', report-uri https://stats.example/" })).toEqual({
      'content-security-policy': "img-src 'self',",
    });
  });

  it('takes out each link that makes a browser reach a closed host, and no other', () => {
    const link = [
      '</own.css>; rel=preload; as=style',
      '<https://stats.example/a,b.js>; rel="preload"; as=script',
      '<https://stats.example>; rel=preconnect; crossorigin',
      '<//stats.example>; rel="canonical dns-prefetch"',
      '<https://stats.example/page>; rel=alternate; title="a, b; rel=preload"',
      '<https://cdn.example/one.js>; rel=modulepreload',
      '<https://cdn.example/one.js>; rel=preload; as=image',
      '<https://stats.example/core.js>; as=script; rel=preload',
      '<https://stats.example/x>; title="x"; REL=Prefetch',
    ].join(', ');
    expect(left({ link }).link?.split(/, (?=<)/)).toEqual([
      '</own.css>; rel=preload; as=style',
      '<https://stats.example/page>; rel=alternate; title="a, b; rel=preload"',
      '<https://cdn.example/one.js>; rel=modulepreload',
      '<https://stats.example/core.js>; as=script; rel=preload',
    ]);
  });

  it('takes the header away with its last link, and does not touch one that may stay', () => {
    expect(left({ link: '<https://stats.example>; rel=preconnect' })).toEqual({});
    const kept = { link: '</a>;rel=preload  ,  </b>;rel=next' };
    expect(left(kept)).toEqual(kept);
  });
});
