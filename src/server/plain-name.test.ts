import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registryOf } from '../../test/support/registry.ts';
import { type DecisionTable, type Kind, tableOf } from '../registry/index.ts';
import { plainName, plainText } from './plain-name.ts';

const REGISTRY = `site:
  name: Plain
  domains: [plain.example]
  controllers: [{ name: Plain AS, office: Oslo, register: "1" }]
  contacts: { requests: a@plain.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {} }
providers:
  tracker: { hosts: [tracker.example], policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: visit_*, provider: tracker, category: analytics, retention: P1Y }
  - { name: 'cart:12345678', kind: localStorage, category: analytics, retention: P1Y }
  - { name: cdn.other.example/v2.1.0.55/*, kind: script, provider: tracker, category: analytics, retention: session }
`;

let table: DecisionTable;
beforeAll(async () => {
  table = tableOf(await registryOf(REGISTRY));
});

describe('a name without what tells who came', () => {
  it.each([
    ['_fbp', '_fbp'],
    ['hjSessionUser_1234567', 'hjSessionUser_*'],
    ['_gac_UA-12345-1', '_gac_UA-*'],
    ['_ga_V6B1R508XB', '_ga_*'],
    ['amp_e56929', 'amp_*'],
    ['__Host-session', '__Host-session'],
    ['JSESSIONID.0a1b2c3d4e5f', 'JSESSIONID.*'],
    ['user-123e4567-e89b-12d3-a456-426614174000-cart', 'user-*-cart'],
    ['a1b2-c3d4-e5f6', '*'],
    ['prefs:jane.doe@example.com', 'prefs:*'],
    ['prefs=jane%40example.com', 'prefs=*'],
    ['jane.doe＠example', 'jane.doe＠example'],
    ['call +47 912 34 567', 'call +*'],
    ['visit 2026-11-24', 'visit *'],
    ['from 192.0.2.44', 'from *'],
    ['٤٥٦٧ cart', '* cart'],
    ['v1.2.3', 'v1.2.3'],
    ['facade', 'facade'],
    ['theme2', 'theme2'],
    ['\u001b[31mred\u0007', '[31mred'],
    ['left\u202eright\u2028\ud800', 'leftright'],
    ['', ''],
    ['x'.repeat(300), '*'],
    ['ab '.repeat(40), 'ab '.repeat(40).slice(0, 64)],
    [`key:${'f'.repeat(251)}123`, 'key:*'],
  ])('%j is kept as %j', (name, kept) => expect(plainText(name)).toBe(kept));

  const letters = fc.constantFrom(...'abcdef0123456789xyz@%.-_:=/ *\u0000\u001b\u202e\ud83d\ude00ÆØ٣');
  const text = fc.oneof(fc.string({ unit: letters, maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }));

  it('holds no identifier, nothing unseen, and no more than 64 letters, whatever it was', () => {
    fc.assert(
      fc.property(text, (name) => {
        const kept = plainText(name);
        expect([...kept].length).toBeLessThanOrEqual(64);
        expect(kept).not.toMatch(/[\p{C}\u2028\u2029]/u);
        expect(kept).not.toMatch(/@|%[0-9a-f]{2}|\p{Nd}{4}/iu);
        for (const run of kept.match(/[0-9a-f]{6,}/gi) ?? []) expect(run).not.toMatch(/\d/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same of its own answer', () => {
    fc.assert(
      fc.property(text, (name) => {
        const kept = plainText(name);
        expect(plainText(kept)).toBe(kept);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is kept of a thing', () => {
  it.each<[Kind, string, string]>([
    ['cookie', 'visit_jane@example.com', 'visit_*'],
    ['localStorage', 'cart:12345678', 'cart:12345678'],
    ['localStorage', 'cart:87654321', 'cart:*'],
    ['script', 'cdn.other.example/v2.1.0.55/a.js', 'cdn.other.example/v2.1.0.55/*'],
    ['script', 'cdn.other.example/users/jane', 'cdn.other.example'],
    ['beacon', 'u-12345678.tracker.example/collect', 'tracker.example'],
    ['beacon', 'u-12345678.unknown.example/collect', 'u-*.unknown.example'],
    ['frame', 'Video.Example:8443/embed/1', 'video.example'],
    ['script', '/users/jane', '/'],
    ['script', 'www.plain.example/users/jane', 'plain.example'],
    ['beacon', '192.0.2.44/', '*'],
    ['beacon', '[2001:db8::1]/', '*'],
    ['script', '<script>.example/', '*'],
    ['script', `${'a.'.repeat(200)}example/`, '*'],
    ['script', '__proto__/', '__proto__'],
  ])('%s %s: %s', (kind, name, kept) => expect(plainName(table, kind, name)).toBe(kept));

  it('of an address is never a path', () => {
    const kinds = fc.constantFrom<Kind>('script', 'frame', 'beacon');
    fc.assert(
      fc.property(kinds, fc.webUrl(), (kind, address) => {
        const { host, pathname } = new URL(address);
        expect(plainName(table, kind, host + pathname)).not.toContain('/');
      }),
    );
  });
});
