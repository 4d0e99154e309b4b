import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_ISSUER, type DemoVerifier, demoVerifier } from '../../../examples/night-stage/age/demo-verifier.ts';
import {
  type AgeGate,
  type AgeRequest,
  type AgeStatement,
  type AgeVerifier,
  ageGate,
} from '../../../src/features/age/index.ts';
import type { RequestJar } from '../../../src/features/index.ts';
import { readSetCookie } from '../../../src/filter/set-cookie.ts';
import { HEAD, registryOf } from '../../support/registry.ts';
import { cookieAfter, NOON, type TestServer, testServer } from '../../support/server.ts';

const TEXT = `${HEAD}categories:
  essential: { always: true }
  personalised: { special: true }
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: over18Approved, category: essential, retention: P1Y }
  - { name: are_essential_consents_given, category: essential, retention: P1Y }
  - { name: ageVerificationStatus, category: essential, retention: session }
  - { name: ageVerificationToken, category: essential, retention: P1D, sealed: signed, httpOnly: true }
  - { name: gravity_cookie, category: personalised, retention: P1Y }
`;
const AUDIENCE = 'https://site.example';
const TOKEN = 'ageVerificationToken';

/** A browser: what it sends, and what it keeps of an answer. */
class Visitor {
  cookies: Record<string, string> = {};
  request(): Request {
    const cookie = Object.entries(this.cookies)
      .map((each) => each.join('='))
      .join('; ');
    return new Request(`${AUDIENCE}/`, { headers: cookie ? { cookie } : {} });
  }
  jar(): RequestJar {
    return server.consent.jar(this.request());
  }
  keep(jar: RequestJar): void {
    for (const header of jar.setCookie()) {
      const read = readSetCookie(header, server.time.now / 1000);
      if (typeof read === 'string') throw new Error(read);
      const { [read.name]: _, ...left } = this.cookies;
      this.cookies = read.lifetimeSeconds === 0 ? left : { ...left, [read.name]: read.value };
    }
  }
  async begin(): Promise<AgeRequest> {
    const jar = this.jar();
    const request = await age.begin(jar, server.consent.features);
    this.keep(jar);
    return request;
  }
  async complete(response: string) {
    const jar = this.jar();
    const check = await age.complete(jar, server.consent.features, response);
    this.keep(jar);
    return { ...check, events: jar.events };
  }
  opens(): boolean {
    return this.jar().use(age.access, undefined).kind === 'open';
  }
}

let server: TestServer;
let wallet: DemoVerifier;
let age: AgeGate;
let visitor: Visitor;
const gateWith = (verifier: AgeVerifier, issuers = [DEMO_ISSUER]): AgeGate =>
  ageGate({ opensBy: 'proof', registry: server.registry, verification: { verifier, issuers, audience: AUDIENCE } });

/** The demo's verifier, with something else in what it has read. */
const saying = (change: Partial<AgeStatement>): AgeVerifier => ({
  verify: async (response, request) => {
    const statement = await wallet.verify(response, request);
    return statement && { ...statement, ...change };
  },
});

beforeEach(async () => {
  server = await testServer({
    registry: await registryOf(TEXT),
    isMinor: (_, stored, now) => age.isMinor(stored, now),
  });
  wallet = await demoVerifier(() => Math.floor(server.time.now / 1000));
  age = gateWith(wallet);
  visitor = new Visitor();
});

describe('a proof of age', () => {
  it('is asked for by one claim, and opens the gate until it ends', async () => {
    const request = await visitor.begin();
    expect(request).toEqual({
      docType: 'eu.europa.ec.av.1',
      claims: ['age_over_18'],
      audience: AUDIENCE,
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(visitor.jar().use(age.known, undefined).check).toBe('pending');
    expect(visitor.opens()).toBe(false);

    const endsAt = NOON / 1000 + 3_600;
    const { kind, events } = await visitor.complete(await wallet.present(request, true));
    expect(kind).toBe('proven');
    expect(events).toEqual([{ kind: 'age-proven', entry: TOKEN, data: { method: 'demo', assurance: 'none' } }]);
    expect(Object.keys(visitor.cookies)).toEqual([TOKEN]);
    expect(visitor.jar().use(age.known, undefined)).toEqual({
      said: undefined,
      hasPassedNotice: false,
      proof: { method: 'demo', assurance: 'none', endsAt },
      check: undefined,
    });
    server.time.now = (endsAt - 1) * 1000;
    expect(visitor.opens()).toBe(true);
    server.time.now = endsAt * 1000;
    expect(visitor.opens()).toBe(false);
  });

  it('is kept as method, assurance and end, and as nothing else of the visitor or the check', async () => {
    const request = await visitor.begin();
    await visitor.complete(await wallet.present(request, true));
    const [, , content = ''] = (visitor.cookies[TOKEN] ?? '').split('.');
    const end = NOON / 1000 + 3_600;
    expect(Buffer.from(content, 'base64url').toString()).toBe(`${end}.${end}.none.demo`);
    expect(await server.consent.features.all('age', 0)).toEqual([]);
  });

  it('counts for a day at most, whatever its issuer says', async () => {
    age = gateWith(saying({ endsAt: null }));
    const check = await visitor.complete(await wallet.present(await visitor.begin(), true));
    expect(check).toMatchObject({ kind: 'proven', proof: { endsAt: NOON / 1000 + 86_400 } });
  });

  it('takes back what the visitor had said', async () => {
    const jar = visitor.jar();
    jar.use(age.acknowledge, 'under-18');
    visitor.keep(jar);
    await visitor.complete(await wallet.present(await visitor.begin(), true));
    expect(Object.keys(visitor.cookies)).toEqual([TOKEN]);
  });
});

it('the demo says what it is, wherever it is seen', () => {
  expect(wallet.notice).toContain('This is a demonstration');
  expect(DEMO_ISSUER).toMatchObject({ method: 'demo', assurance: 'none' });
});

describe('nothing is proven', () => {
  const failure = async (response: string): Promise<unknown> => {
    const check = await visitor.complete(response);
    expect(visitor.opens()).toBe(false);
    expect(visitor.cookies[TOKEN]).toBeUndefined();
    return 'because' in check && check.because;
  };

  it('where this browser has begun no check', async () => {
    const response = await wallet.present(await new Visitor().begin(), true);
    expect(await failure(response)).toBe('not-begun');
    expect(visitor.cookies).toEqual({});
  });

  it('by a response to another browser’s check', async () => {
    const other = await new Visitor().begin();
    await visitor.begin();
    expect(await failure(await wallet.present(other, true))).toBe('other-check');
    expect(visitor.jar().use(age.known, undefined).check).toBe('failed');
  });

  it('by a response to another site', async () => {
    const request = await visitor.begin();
    expect(await failure(await wallet.present({ ...request, audience: 'https://other.example' }, true))).toBe(
      'other-site',
    );
  });

  it('by a response that comes again, also in the browser that it was made for', async () => {
    const response = await wallet.present(await visitor.begin(), true);
    const before = visitor.cookies;
    await visitor.complete(response);
    visitor.cookies = before;
    expect(await failure(response)).toBe('spent');
  });

  it('by a second response, after a first that was none', async () => {
    const response = await wallet.present(await visitor.begin(), true);
    const before = visitor.cookies;
    expect(await failure('nothing')).toBe('unreadable');
    visitor.cookies = before;
    expect(await failure(response)).toBe('spent');
  });

  it('by more than one of many responses at the same time', async () => {
    const response = await wallet.present(await visitor.begin(), true);
    const tries = Array.from({ length: 50 }, () => age.complete(visitor.jar(), server.consent.features, response));
    const kinds = (await Promise.all(tries)).map((each) => (each.kind === 'failed' ? each.because : each.kind));
    expect(kinds.filter((each) => each === 'proven')).toHaveLength(1);
    expect(new Set(kinds)).toEqual(new Set(['proven', 'spent']));
  });

  it('by an answer that comes too late', async () => {
    const response = await wallet.present(await visitor.begin(), true);
    server.time.now += 600_000;
    expect(await failure(response)).toBe('spent');
  });

  it('by a response that is changed in any letter', async () => {
    const request = await visitor.begin();
    const response = await wallet.present(request, true);
    const asBefore = visitor.cookies;
    const octets = (text: string): string =>
      text
        .split('.')
        .map((each) => Buffer.from(each, 'base64url').toString('hex'))
        .join('.');
    for (let index = 0; index < response.length; index += 5) {
      const letter = response[index] === 'A' ? 'B' : 'A';
      const changed = response.slice(0, index) + letter + response.slice(index + 1);
      // Of the last letter of a half some bits stand for nothing.
      if (octets(changed) === octets(response)) continue;
      visitor.cookies = asBefore;
      await server.consent.features.put('age', { key: request.nonce, subject: '', value: '', endsAt: null }, 0);
      expect([index, await failure(changed)]).toEqual([index, 'unreadable']);
    }
  });

  it('by an issuer that the site does not trust, however well it signs', async () => {
    age = gateWith(wallet, [{ ...DEMO_ISSUER, issuer: 'https://issuer.example' }]);
    expect(await failure(await wallet.present(await visitor.begin(), true))).toBe('untrusted-issuer');
  });

  it('any more by an issuer that is taken off the list', async () => {
    await visitor.complete(await wallet.present(await visitor.begin(), true));
    expect(visitor.opens()).toBe(true);
    age = gateWith(wallet, [{ issuer: 'https://issuer.example', method: 'eu-av', assurance: 'substantial' }]);
    expect(visitor.opens()).toBe(false);
  });

  it('by a proof that has ended', async () => {
    age = gateWith(saying({ endsAt: NOON / 1000 }));
    expect(await failure(await wallet.present(await visitor.begin(), true))).toBe('expired');
  });

  it('by a visitor who is younger, who is then known to be', async () => {
    expect(await failure(await wallet.present(await visitor.begin(), false))).toBe('not-over-18');
    expect(visitor.jar().use(age.known, undefined)).toMatchObject({ said: 'under-18', check: 'failed' });
  });

  it('while the verifier cannot tell, and its reason is told', async () => {
    const cause = new Error('trusted list not reached');
    age = gateWith({ verify: () => Promise.reject(cause) });
    await visitor.begin();
    const check = await visitor.complete('x');
    expect(check).toMatchObject({ kind: 'failed', because: 'unavailable', cause });
    expect(visitor.opens()).toBe(false);
  });

  it('by a response longer than any is', async () => {
    await visitor.begin();
    expect(await failure('x'.repeat(65_537))).toBe('unreadable');
  });

  it('while the store cannot answer', async () => {
    const response = await wallet.present(await visitor.begin(), true);
    await server.store.close();
    await expect(visitor.complete(response)).rejects.toThrow();
    expect(visitor.opens()).toBe(false);
  });

  it.each(['9999999999.none.demo', 'true', '1', `s1.x.${Buffer.from('9.9.none.demo').toString('base64url')}.x`])(
    'by a cookie that the site has not written: %s',
    (forged) => {
      visitor.cookies = { [TOKEN]: forged };
      expect(visitor.opens()).toBe(false);
    },
  );

  it('by a proof of another cookie', async () => {
    await visitor.complete(await wallet.present(await visitor.begin(), true));
    const { [TOKEN]: proof = '' } = visitor.cookies;
    visitor.cookies = { over18Approved: proof, are_essential_consents_given: proof, ageVerificationStatus: proof };
    expect(visitor.opens()).toBe(false);
  });
});

it('a check is forgotten by what stands in its cookie', async () => {
  const response = await wallet.present(await visitor.begin(), true);
  const { features } = server.consent;
  expect(await age.forget(features, 'pending.x')).toBe(0);
  expect(await age.forget(features, visitor.cookies.ageVerificationStatus ?? '')).toBe(1);
  expect(await visitor.complete(response)).toMatchObject({ because: 'spent' });
});

describe('the consent server', () => {
  const verdict = () => visitor.jar().gate.decide({ kind: 'cookie', name: 'gravity_cookie' });

  it('allows nothing special to whom the gate knows as a minor, and asks nobody else’s age', async () => {
    const { cookie = '' } = cookieAfter(
      await server.choose({ choice: 'save', surface: 'panel', answers: { personalised: 'all' } }),
    );
    visitor.cookies = { consent: cookie.replace('consent=', '') };
    const before = verdict().kind;
    const jar = visitor.jar();
    jar.use(age.acknowledge, 'under-18');
    visitor.keep(jar);
    expect([before, verdict()]).toMatchObject(['allowed', { kind: 'denied', because: 'minor' }]);

    await visitor.complete(await wallet.present(await visitor.begin(), true));
    expect(verdict().kind).toBe('allowed');
  });

  it('believes no proof that it has not sealed', () => {
    visitor.cookies = { over18Approved: 'no', [TOKEN]: '9999999999.none.demo' };
    expect(verdict()).toMatchObject({ kind: 'denied', because: 'minor' });
  });
});
