import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registryOf } from '../../test/support/registry.ts';
import { type Permissions, permissionsOf } from '../decision/index.ts';
import { JURISDICTIONS, type Registry, tableOf } from '../registry/index.ts';
import { parseCookieDate } from './cookie-date.ts';
import { type CookieRules, cookieEntries, filterCookieHeader, filterSetCookie } from './cookie-filter.ts';
import { readSetCookie } from './set-cookie.ts';

const NOW = Date.UTC(2026, 10, 24) / 1000;
const FAR = 'Fri, 31 Dec 2038 23:59:59 GMT';
const REGISTRY = `site:
  name: Filtered
  domains: [filtered.example]
  controllers: [{ name: Filtered AS, office: Oslo, register: "1" }]
  contacts: { requests: a@filtered.example }
  languages: [en]
  MODE
categories: { essential: { always: true }, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session, httpOnly: true }
  - { name: hour, category: essential, retention: PT1H, sameSite: Strict }
  - { name: wide, category: essential, retention: P1D, domain: filtered.example }
  - { name: embedded, category: essential, retention: P1D, sameSite: None, partitioned: true }
  - { name: __Host-cart, category: essential, retention: P30D }
  - { name: lang, category: functionality, retention: P30D }
  - { name: pref_*, category: functionality, retention: P30D }
`;

let registry: Registry;
let rules: CookieRules;
let nothing: Permissions;

async function rulesOf(text: string): Promise<CookieRules> {
  registry = await registryOf(text);
  return {
    table: tableOf(registry),
    entries: cookieEntries(registry.entries),
    isSecure: true,
  };
}

beforeAll(async () => {
  rules = await rulesOf(REGISTRY.replace('MODE', ''));
  const facts = { choice: undefined, signals: [], rules: JURISDICTIONS['EU-strict'], path: '/', minor: false };
  nothing = permissionsOf(rules.table, facts, NOW);
});

const pass = (header: string, some: Partial<CookieRules> = {}) =>
  filterSetCookie({ ...rules, ...some }, nothing, header, NOW);

describe('a date in a cookie', () => {
  it.each([
    ['Fri, 31 Dec 2038 23:59:59 GMT', Date.UTC(2038, 11, 31, 23, 59, 59)],
    ['Fri, 31-Dec-38 23:59:59 GMT', Date.UTC(2038, 11, 31, 23, 59, 59)],
    ['Fri Dec 31 23:59:59 2038', Date.UTC(2038, 11, 31, 23, 59, 59)],
    ['31 December 69 1:2:3', Date.UTC(2069, 11, 31, 1, 2, 3)],
    ['31 dec 70 01:02:03xyz', Date.UTC(1970, 11, 31, 1, 2, 3)],
    ['2038 dec 31 23:59:59', Date.UTC(2038, 11, 31, 23, 59, 59)],
    ['31 Dec 2038 23:59', undefined],
    ['31 Feb 2038 23:59:59', undefined],
    ['32 Dec 2038 23:59:59', undefined],
    ['31 Dec 2038 24:00:00', undefined],
    ['31 Dec 1600 00:00:00', undefined],
    ['never', undefined],
    ['', undefined],
  ])('%j', (text, expected) =>
    expect(parseCookieDate(text)).toBe(expected === undefined ? undefined : expected / 1000),
  );

  it('is what the platform writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseCookieDate(new Date(seconds * 1000).toUTCString())).toBe(seconds);
      }),
    );
  });
});

describe('a Set-Cookie header', () => {
  it.each([
    ['session=1; Secure; HttpOnly', 'session=1; Secure; HttpOnly'],
    [
      'hour=1; Max-Age=60; Secure; SameSite=Strict; Priority=High',
      'hour=1; Max-Age=60; Secure; SameSite=Strict; Priority=High',
    ],
    ['lang=; Max-Age=0; Domain=.filtered.example', 'lang=; Max-Age=0; Domain=.filtered.example'],
    ['rogue=1', undefined],
    ['lang=no', undefined],
    ['=1', undefined],
    ['__Host-cart=1; Secure', '__Host-cart=1; Path=/; Secure'],
    ['__Host-cart=1; Domain=filtered.example; Path=/x', '__Host-cart=1; Path=/; Secure'],
    ['session=1; Max-Age=60', 'session=1; Secure; HttpOnly'],
    [`session=1; Expires=${FAR}`, 'session=1; Secure; HttpOnly'],
    [`hour=1; Expires=${FAR}; SameSite=None`, 'hour=1; Max-Age=3600; Secure; SameSite=Strict'],
    ['hour=1; max-age=60; MAX-AGE=99999; Secure; SameSite=Strict', 'hour=1; Max-Age=3600; Secure; SameSite=Strict'],
    ['hour=1; Max-Age=60; Domain=filtered.example', 'hour=1; Max-Age=60; Secure; SameSite=Strict'],
    ['wide=1; Domain=filtered.example; Secure', 'wide=1; Domain=filtered.example; Secure'],
    ['wide=1; Domain=example; Secure', 'wide=1; Domain=filtered.example; Secure'],
    ['embedded=1', 'embedded=1; Secure; Partitioned'],
    ['consent=1.abc..lang~AAAAAA..', undefined],
    ['consent=; Max-Age=0', undefined],
    ['session=1\u0001; Secure', undefined],
    [`session=${'x'.repeat(4_100)}; Secure`, undefined],
    [
      `session=1; Secure; HttpOnly; Path=/${'x'.repeat(1_100)}`,
      `session=1; Secure; HttpOnly; Path=/${'x'.repeat(1_100)}`,
    ],
  ])('%j passes as %j', (header, expected) => expect(pass(header).header).toBe(expected));

  it.each([
    ['rogue=1', 'denied', 'undeclared'],
    ['lang=no', 'denied', 'undecided'],
    ['consent=x', 'denied', 'reserved'],
    ['=', 'denied', 'empty'],
    ['session=\u0007', 'denied', 'control-letter'],
    [`hour=1; Max-Age=9999; Secure; SameSite=Strict`, 'capped', 'essential'],
    ['hour=1; Max-Age=60; Secure', 'mended', 'declaration'],
  ])('%j is told as %s because of %s', (header, verdict, because) =>
    expect(pass(header).findings).toMatchObject([{ verdict, because }]),
  );

  it('is made Secure behind TLS only; what is Secure already the browser judges', () => {
    expect(pass('session=1; Secure; HttpOnly', { isSecure: false }).header).toBe('session=1; Secure; HttpOnly');
    expect(pass('session=1; HttpOnly', { isSecure: false }).header).toBe('session=1; HttpOnly');
    expect(pass('session=1; HttpOnly').header).toBe('session=1; Secure; HttpOnly');
  });

  it.each([
    ['rogue=1; Max-Age=0; Max-Age=x; Expires=Fri, 31 Dec 2038 23:59:59 GMT', 'rogue=; Max-Age=0'],
    ['rogue=1; Expires=Thu, 02 Jan 2020 00:00:00 GMT', 'rogue=; Max-Age=0'],
    ['rogue=1; Expires=30x 01 Jan 00:00:00', 'rogue=; Max-Age=0'],
    ['hour=1; Max-Age=+99999999; Secure; SameSite=Strict', 'hour=1; Secure; SameSite=Strict'],
    ['session=1; Expires=Fri, 01 Jan 20500 00:00:00 GMT; Secure; HttpOnly', 'session=1; Secure; HttpOnly'],
  ])('that browsers could read in two ways is written anew: %j', (header, expected) =>
    expect(pass(header).header).toBe(expected),
  );

  it('passes whole in report mode, and is told; only the choice is not to be had', async () => {
    const report = await rulesOf(REGISTRY.replace('MODE', 'mode: report'));
    for (const header of ['rogue=1', `hour=1; Expires=${FAR}`]) {
      const { header: passed, findings } = filterSetCookie(report, nothing, header, NOW);
      expect([passed, findings.length]).toEqual([header, header === 'rogue=1' ? 1 : 2]);
    }
    expect(filterSetCookie(report, nothing, 'consent=x', NOW).header).toBeUndefined();
    expect(filterCookieHeader(report, nothing, 'rogue=1; session=2').header).toBe('rogue=1; session=2');
  });
});

describe('a Cookie header', () => {
  it.each([
    ['session=1; hour=2', 'session=1; hour=2'],
    ['session=1; rogue=2; lang=3; consent=4', 'session=1; consent=4'],
    ['rogue=1', undefined],
    ['session="a b"; pref_x=1', 'session="a b"'],
    ['nameless; =x; session=1', 'session=1'],
    ['\u00a0session=1; session\u000b=1', undefined],
    ['session=a=b', 'session=a=b'],
  ])('%j reaches the site as %j', (header, expected) =>
    expect(filterCookieHeader(rules, nothing, header).header).toBe(expected),
  );
});

/** Headers near to what is declared, and soup. */
const attribute = fc.oneof(
  fc.constantFrom(
    'Secure',
    'HttpOnly',
    'Partitioned',
    'SameSite=None',
    'samesite=LAX',
    'Path=/',
    'Path=x',
    'Domain=filtered.example',
    'Domain=',
    'Priority=High',
  ),
  fc.integer({ min: -1e9, max: 1e12 }).map((seconds) => `Max-Age=${seconds}`),
  fc.constantFrom(FAR, 'Thu, 01 Jan 1970 00:00:00 GMT', '1 1 1').map((date) => ` Expires = ${date}`),
  fc.string(),
);
const headers = fc
  .tuple(
    fc.constantFrom(
      'session',
      'hour',
      'wide',
      'embedded',
      '__Host-cart',
      '__host-CART',
      'lang',
      'pref_a',
      'rogue',
      'consent',
      '',
    ),
    fc.string(),
    fc.array(attribute, { maxLength: 6 }),
  )
  .map(([name, value, attributes]) => [`${name}=${value}`, ...attributes].join(';'));

describe('laws of the filter', () => {
  const passed = fc.oneof(headers, fc.string()).map((header) => pass(header).header ?? '');
  const DECLARED = ['session', 'hour', 'wide', 'embedded', '__Host-cart'];
  const LIMITS: Record<string, number> = { session: 0, hour: 3_600, '__Host-cart': 2_592_000 };

  it('lets only what is allowed pass, for no longer than declared', () => {
    fc.assert(
      fc.property(passed, (header) => {
        const read = readSetCookie(header, NOW);
        if (typeof read === 'string') return header === '';
        const life = read.lifetimeSeconds;
        if (life !== null && life <= 0) return true;
        expect(DECLARED).toContain(read.name);
        return (life ?? 0) <= (LIMITS[read.name] ?? 86_400);
      }),
      { numRuns: 5_000 },
    );
  });

  it('changes nothing more in what it has filtered', () => {
    fc.assert(
      fc.property(passed, (header) => {
        if (header !== '') expect(pass(header)).toEqual({ header, findings: [] });
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes any Cookie header, and hands on no name that is not allowed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(headers).map((all) => all.join('; ')),
        ),
        (header) => {
          const { header: passed = '' } = filterCookieHeader(rules, nothing, header);
          const names = passed
            .split(';')
            .filter((pair) => pair !== '')
            .map((pair) => pair.split('=')[0]?.trim());
          for (const name of names)
            expect(['consent', 'session', 'hour', 'wide', 'embedded', '__Host-cart']).toContain(name);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
