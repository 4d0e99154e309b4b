import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import type { Entry } from '../../registry/index.ts';
import { FORGET } from '../feature.ts';
import { type AgeGateOptions, ageGate } from './age.ts';
import { gatedPage } from './gated-page.ts';
import { ASSURANCES } from './known.ts';
import { type AgeVerification, settlementOf, startOf } from './verification.ts';

const COOKIES = {
  said: 'over18Approved',
  notice: 'are_essential_consents_given',
  check: 'ageVerificationStatus',
  token: 'ageVerificationToken',
};
const entry = (name: string, sealed?: 'signed'): Entry => ({ name, kind: 'cookie', sealed }) as Entry;
const registry = {
  entries: [
    ...['over18Approved', 'are_essential_*', 'ageVerificationStatus'].map((each) => entry(each)),
    entry('ageVerificationToken', 'signed'),
  ],
};
const verification: AgeVerification = {
  verifier: { verify: async () => undefined },
  issuers: [
    { issuer: 'https://issuer.example', method: 'eu-av', assurance: 'substantial' },
    { issuer: 'https://bank.example', method: 'bank', assurance: 'high' },
  ],
  audience: 'https://site.example',
};
const byWord = ageGate({ opensBy: 'said', registry, verification, noticeVersion: '2' });
const byProof = ageGate({ opensBy: 'proof', registry, verification });
const reader = { cookies: COOKIES, noticeVersion: '2', trusts: () => true };

const NOW = testGate().now;
const TOKEN = `${NOW + 60}.substantial.eu-av`;
const given = { over18Approved: 'yes', are_essential_consents_given: '2' };

const values = {
  over18Approved: fc.constantFrom('yes', 'no'),
  are_essential_consents_given: fc.constantFrom('1', '2'),
  ageVerificationStatus: fc.constantFrom(`pending.${'a'.repeat(43)}`, 'failed'),
  ageVerificationToken: fc.constantFrom(TOKEN, '9999999999.high.bank', '1.none.demo'),
};
const nothing = fc.constant(undefined);
featureLaws('what is known of an age', { feature: byWord.known, input: nothing, values });
featureLaws('a gate that opens to a word', { feature: byWord.access, input: nothing, values });
featureLaws('a gate that opens to a proof', { feature: byProof.access, input: nothing, values });
featureLaws('what is said of an age', {
  feature: byWord.acknowledge,
  input: fc.oneof(fc.constantFrom('over-18', 'under-18'), fc.string()),
  values,
});
featureLaws('the begin of a check', { feature: startOf(reader), input: nothing, values });
featureLaws('the end of a check', {
  feature: settlementOf(reader),
  input: fc.oneof(
    fc.record({
      kind: fc.constant('failed' as const),
      because: fc.constantFrom('not-begun' as const, 'spent' as const, 'not-over-18' as const),
    }),
    fc.record({
      kind: fc.constant('proven' as const),
      proof: fc.record({
        method: fc.constant('eu-av'),
        assurance: fc.constantFrom(...ASSURANCES),
        endsAt: fc.constant(2e9 + 1),
      }),
    }),
  ),
  values,
});

const access = (gate: typeof byWord, stored: Record<string, string>) =>
  gate.access(testGate(), storedIn(stored), undefined).value;

describe('a page behind the gate', () => {
  it('asks until the visitor has passed the notice, and again when the notice is another one', () => {
    expect(access(byWord, {})).toEqual({ kind: 'closed', asks: 'notice' });
    expect(access(byWord, given)).toEqual({ kind: 'open', by: 'said' });
    expect(access(byWord, { ...given, are_essential_consents_given: '1' })).toEqual({ kind: 'closed', asks: 'notice' });
    expect(access(byWord, { over18Approved: 'yes' }).kind).toBe('closed');
    expect(access(byWord, { are_essential_consents_given: '2' }).kind).toBe('closed');
    expect(access(byWord, { ...given, over18Approved: 'no' }).kind).toBe('closed');
  });

  it('opens to a proof, and where the site asks for one to nothing else', () => {
    expect(access(byWord, { ageVerificationToken: TOKEN })).toEqual({ kind: 'open', by: 'proof' });
    expect(access(byProof, { ageVerificationToken: TOKEN })).toEqual({ kind: 'open', by: 'proof' });
    expect(access(byProof, { over18Approved: 'yes', are_essential_consents_given: '1' })).toEqual({
      kind: 'closed',
      asks: 'proof',
    });
  });

  it.each([
    ['has ended', `${NOW}.substantial.eu-av`],
    ['is of nobody on the list', `${NOW + 60}.none.demo`],
    ['claims to be surer than its issuer is', `${NOW + 60}.high.eu-av`],
    ['is of no level', `${NOW + 60}.highest.bank`],
    ['has no end', '.high.bank'],
    ['ends never', 'Infinity.high.bank'],
    ['has more to it', `${TOKEN}.1`],
    ['begins before it', ` ${TOKEN}`],
    ['is a number in another way', '1e11.high.bank'],
    ['is a word', 'true'],
  ])('stays closed for a proof that %s', (_, ageVerificationToken) => {
    expect(access(byProof, { ageVerificationToken })).toEqual({ kind: 'closed', asks: 'proof' });
  });

  it('stays closed for any text that stands in the cookies', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'true', 'yes', '18', '1990-01-01', '2'));
    fc.assert(
      fc.property(fc.record({ said: text, notice: text, check: text, token: text }), ({ said, ...other }) => {
        const stored = { over18Approved: said === 'yes' ? 'y' : said, are_essential_consents_given: other.notice };
        const all = { ...stored, ageVerificationStatus: other.check, ageVerificationToken: other.token };
        expect([access(byWord, all).kind, access(byProof, all).kind]).toEqual(['closed', 'closed']);
      }),
    );
  });

  it('is stored by no cache, and lets its own script run and no other', async () => {
    const { headers, script, scriptSource } = gatedPage();
    expect(headers).toEqual({ 'cache-control': 'private, no-store', vary: 'cookie' });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
    expect(scriptSource).toBe(`'sha256-${Buffer.from(digest).toString('base64')}'`);
  });
});

describe('what a visitor says', () => {
  const say = (answer: string, stored: Record<string, string> = {}) =>
    byWord.acknowledge(testGate(), storedIn(stored), answer);

  it('is kept as said and as the notice that was passed, and proves nothing', () => {
    const { value, writes, events } = say('over-18');
    expect(value).toEqual({ said: 'over-18', hasPassedNotice: true, proof: undefined, check: undefined });
    expect(writes).toEqual([
      { kind: 'set', name: 'over18Approved', value: 'yes' },
      { kind: 'set', name: 'are_essential_consents_given', value: '2' },
    ]);
    expect(events).toEqual([{ kind: 'age-notice-acknowledged', entry: 'are_essential_consents_given', data: {} }]);
  });

  it('closes the gate until the session ends, when they say that they are too young, whatever was proven before', () => {
    const { value, writes, events } = say('under-18', { ...given, ageVerificationToken: TOKEN });
    expect(value).toMatchObject({ said: 'under-18', hasPassedNotice: false, proof: undefined });
    expect(writes).toEqual([
      { kind: 'set', name: 'over18Approved', value: 'no', lifetimeSeconds: null },
      { kind: 'delete', name: 'are_essential_consents_given' },
      { kind: 'delete', name: 'ageVerificationToken' },
    ]);
    expect(events).toEqual([]);
  });

  it('counts before a proof that is put back after it', () => {
    const stored = { ...given, over18Approved: 'no', ageVerificationToken: TOKEN };
    expect(access(byProof, stored)).toEqual({ kind: 'closed', asks: 'proof' });
    expect(access(byWord, stored)).toEqual({ kind: 'closed', asks: 'notice' });
    expect(byProof.known(testGate(), storedIn(stored), undefined).value).toMatchObject({ proof: undefined });
  });

  it.each(['', 'yes', '18', 'OVER-18', '__proto__'])('is nothing, when they say "%s"', (answer) => {
    expect(say(answer, given)).toMatchObject({ value: { said: 'over-18' }, writes: [], events: [] });
  });

  it('is deleted and forgotten where the visitor no longer allows it', () => {
    const refused = new Set(['over18Approved']);
    const { value, writes, events } = byWord.access(testGate({ refused }), storedIn(given), undefined);
    expect(value.kind).toBe('closed');
    expect(writes).toEqual([{ kind: 'delete', name: 'over18Approved' }]);
    expect(events.map(({ kind }) => kind)).toEqual([FORGET]);
  });
});

it.each([
  [{}, undefined],
  [given, undefined],
  [{ over18Approved: 'no' }, true],
  [{ ageVerificationToken: TOKEN }, false],
  [{ over18Approved: 'no', ageVerificationToken: TOKEN }, true],
  [{ over18Approved: 'no', ageVerificationToken: `${NOW}.substantial.eu-av` }, true],
  [{ over18Approved: 'NO', ageVerificationToken: 'x' }, undefined],
])('whether a visitor is a minor is told by proof and own word, and not by the notice: %j', (stored, expected) => {
  expect(byWord.isMinor(storedIn(stored), NOW)).toBe(expected);
});

describe('a gate is not made', () => {
  const options: AgeGateOptions = { opensBy: 'proof', registry, verification };
  const without = (name: string) => ({ entries: registry.entries.filter((each) => each.name !== name) });
  const unsealed = { entries: [...without('ageVerificationToken').entries, entry('ageVerificationToken')] };
  const issuer = { issuer: 'https://issuer.example', method: 'eu-av', assurance: 'high' } as const;

  it.each<[string, Partial<AgeGateOptions>, string]>([
    [
      'over a proof that anybody could write',
      { registry: unsealed },
      'the registry does not seal "ageVerificationToken", so that anybody could write it; add "sealed: signed" to its entry',
    ],
    [
      'with a cookie that the registry does not hold',
      { registry: without('over18Approved') },
      'the registry declares no cookie "over18Approved"; add an entry, or name another in "cookies"',
    ],
    [
      'with a cookie that the registry holds as something else',
      { registry: { entries: registry.entries.map((each) => ({ ...each, kind: 'localStorage' as const })) } },
      'the registry declares no cookie',
    ],
    [
      'that nothing opens',
      { verification: undefined } as object,
      '"opensBy" is "proof" and nothing can prove an age; give "verification"',
    ],
    [
      'that trusts nobody',
      { verification: { ...verification, issuers: [] } },
      '"issuers" is empty; name whom the site trusts',
    ],
    [
      'with a method that does not fit into a cookie',
      { verification: { ...verification, issuers: [{ ...issuer, method: 'EU av' }] } },
      'the method of "https://issuer.example" is "EU av"; write up to 32 lower-case letters, digits and "-"',
    ],
    [
      'with a level that there is not',
      { verification: { ...verification, issuers: [{ ...issuer, assurance: 'sure' as 'high' }] } },
      'the assurance of "https://issuer.example" is "sure"; write one of none, low, substantial, high',
    ],
    [
      'for an audience that is no origin',
      { verification: { ...verification, audience: 'https://site.example/' } },
      '"audience" is "https://site.example/"; write the origin of the site',
    ],
    [
      'with proofs that end at once',
      { verification: { ...verification, proofSeconds: 0 } },
      'proofSeconds is 0; give a whole number of seconds, at least 1',
    ],
    ['with a notice that does not fit into a cookie', { noticeVersion: 'a b' }, '"noticeVersion" is "a b"'],
  ])('%s', (_, change, message) => {
    expect(() => ageGate({ ...options, ...change })).toThrow(`ageGate: ${message}`);
  });

  it('but is, without a check, where a word opens it', async () => {
    const { verification: _, ...word } = options;
    const gate = ageGate({ ...word, opensBy: 'said', registry: without('ageVerificationToken') });
    expect(access(gate, { ...given, are_essential_consents_given: '1' }).kind).toBe('open');
    const { jarOver } = await import('../jar.ts');
    const jar = jarOver(testGate(), { read: () => undefined, write: () => undefined, delete: () => undefined });
    await expect(gate.begin(jar, undefined as never)).rejects.toThrow(
      'there is no "verification" to check an age with',
    );
  });
});
