/** Sign-in against a real OpenID provider, in a site whose consent, clock and store are real. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type DemoProvider, openDemoProvider } from '../../../examples/night-stage/sign-in/demo-provider.ts';
import { openIdAdapter } from '../../../examples/night-stage/sign-in/openid-adapter.ts';
import { cookieAfter, exampleFile, ORIGIN, type TestServer, testServer } from '../../../test/support/server.ts';
import { type Visitor, visitorOf } from '../../../test/support/visitor.ts';
import type { Registry } from '../../registry/index.ts';
import { loadRegistry } from '../../server/index.ts';
import type { RequestJar } from '../request-jar.ts';
import type { FeatureStore } from '../store.ts';
import { forgetMember, forgetSignIn, type OpenIdProvider, type SignIn, type SignInOptions, signIn } from './index.ts';

const CLIENT = { clientId: 'night-stage', clientSecret: 'a secret of 32 letters, or more!' };
const ADDRESSES = { returnAddress: `${ORIGIN}/signed-in`, signedOutAddress: `${ORIGIN}/signed-out` };
const HANDLES = ['oAuthAccessToken', 'oAuthRefreshToken', 'session'];
const REMEMBERED = ['alId', 'alToken', 'autologin'];

let demo: DemoProvider;
let registry: Registry;
beforeAll(async () => {
  demo = await openDemoProvider({ ...CLIENT, ...ADDRESSES });
  registry = await loadRegistry(exampleFile('registry.corrected.yaml'));
});
afterAll(() => demo.stop());

let server: TestServer;
let provider: OpenIdProvider;
let members: SignIn;
let store: FeatureStore;
let visitor: Visitor;
/** How often the provider has given tokens. */
let granted: number;

const start = async (options: Partial<SignInOptions> = {}): Promise<void> => {
  server = await testServer({ registry });
  store = server.consent.features;
  provider = openIdAdapter({ issuer: demo.issuer, ...CLIENT, ...ADDRESSES });
  members = signIn({ store, provider, ...options });
  visitor = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
};
beforeEach(async () => {
  await start();
  granted = 0;
  const count = (): void => {
    granted++;
  };
  demo.provider.on('grant.success', count);
  onTestFinished(() => void demo.provider.off('grant.success', count));
});

/** The least site that signs people in. */
async function site(request: Request): Promise<Response> {
  const jar = server.consent.jar(request);
  const { pathname } = new URL(request.url);
  const answer = await (ROUTES[pathname] ?? aPage)(jar, request);
  for (const each of jar.setCookie()) answer.headers.append('set-cookie', each);
  return answer;
}

type Route = (jar: RequestJar, request: Request) => Promise<Response>;

const ROUTES: Readonly<Record<string, Route>> = {
  '/sign-in': async (jar, request) => {
    const form = new URLSearchParams(await request.text());
    const isRemembered = form.get('remember') === 'on';
    const language = form.get('language') ?? undefined;
    const begun = await members.begin(jar, { returnTo: form.get('return') ?? undefined, isRemembered, language });
    return begun.kind === 'away' ? redirect(begun.address) : json(begun);
  },
  '/signed-in': async (jar, request) => {
    const completed = await members.complete(jar, new URL(request.url).searchParams);
    return completed.kind === 'signed-in' ? redirect(completed.returnTo) : json(completed);
  },
  '/sign-out': async (jar, request) => {
    const language = new URL(request.url).searchParams.get('language') ?? undefined;
    return redirect((await members.signOut(jar, language)) ?? '/');
  },
  '/token': async (jar) => json((await members.accessToken(jar)) ?? null),
};

const aPage: Route = async (jar) => {
  const current = await members.current(jar);
  for (const { entry, data } of jar.events) {
    expect(REMEMBERED).toContain(entry);
    await forgetSignIn(store, String(data.value), jar.gate.now);
  }
  return json(current);
};

const json = (value: unknown): Response => new Response(JSON.stringify(value));
const redirect = (location: string): Response => new Response(null, { status: 303, headers: { location } });

const pass = (seconds: number): void => {
  server.time.now += seconds * 1000;
};
const seconds = (): number => Math.floor(server.time.now / 1000);
/** What a page of the site says of who asks. */
const who = async (of: Visitor = visitor): Promise<unknown> => JSON.parse((await of.go('/')).text);
const accept = async (): Promise<void> => {
  const { cookie } = cookieAfter(await server.choose({ choice: 'accept' }));
  const [name, value] = (cookie as string).split('=') as [string, string];
  visitor.set({ [name]: value });
};
/** Goes to the provider and answers there. @returns the page that it ends at. */
const answer = async (fields: Record<string, string>, form: Record<string, string> = {}, of = visitor) => {
  const page = await of.go('/sign-in', form);
  const action = /action="([^"]+)"/.exec(page.text)?.[1];
  return action ? of.go(new URL(action, page.address).href, fields) : page;
};
const enter = (name: string, form: Record<string, string> = {}, of = visitor) => answer({ name }, form, of);
const languageOf = (page: string): string | undefined => /<html lang="([^"]+)"/.exec(page)?.[1];
const NOBODY = { kind: 'visitor' };
const member = (name: string, by = 'provider', since = seconds()) => ({
  kind: 'member',
  member: { user: `${demo.issuer} ${name}`, name, by, since },
});
const kept = async (): Promise<Record<string, number>> => {
  const families = ['sign-in-under-way', 'sign-in', 'sign-in-device'];
  const all = await Promise.all(families.map((family) => store.all(family, seconds())));
  return Object.fromEntries(families.map((family, index) => [family, all[index]?.length ?? 0]));
};
/** The provider's tokens of the one sign-in that there is. */
const tokens = async () => JSON.parse((await store.all('sign-in', seconds()))[0]?.value ?? '').tokens;
const NOTHING = { 'sign-in-under-way': 0, 'sign-in': 0, 'sign-in-device': 0 };
const names = (of: Visitor = visitor): readonly string[] =>
  Object.keys(of.cookies())
    .filter((each) => each !== 'consent')
    .sort();
const changed = (before: Record<string, string>, after: Record<string, string>): readonly string[] =>
  Object.keys(after)
    .filter((name) => after[name] !== before[name])
    .sort();

describe('a visitor who signs in at an OpenID provider', () => {
  it('comes back signed in, to where they were, with everything refused', async () => {
    const page = await enter('Kari', { return: '/en/artist/nord?tab=1' });
    expect(page.address.href).toBe(`${ORIGIN}/en/artist/nord?tab=1`);
    expect(JSON.parse(page.text)).toEqual(member('Kari'));
    expect(names()).toEqual(HANDLES);
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'is never led to %s',
    async (address) => expect((await enter('Kari', { return: address })).address.href).toBe(`${ORIGIN}/`),
  );

  it('has cookies that mean nothing elsewhere, and tells the store nothing that opens them', async () => {
    await accept();
    await enter('Kari', { remember: 'on' });
    const held = Object.entries(visitor.cookies()).filter(([name]) => name !== 'consent' && name !== 'autologin');
    const token = JSON.parse((await visitor.go('/token')).text);
    const rows = JSON.stringify([await store.all('sign-in', seconds()), await store.all('sign-in-device', seconds())]);
    expect(held.map(([name]) => name).sort()).toEqual(['alId', 'alToken', ...HANDLES]);
    for (const [name, value] of held) {
      expect(value).not.toContain(token);
      const secret = name === 'alId' ? 'none' : value.split('.').at(-1);
      expect(rows).not.toContain(secret);
    }
    expect(rows).toContain(token);
  });

  it('gets another session ID than the one they came with, so that a planted one signs nobody in', async () => {
    await visitor.ask('/sign-in', {});
    const planted = visitor.cookies();
    await enter('Kari');
    expect(changed(planted, visitor.cookies())).toContain('session');
    const thief = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
    thief.set(planted);
    expect(await who(thief)).toEqual(NOBODY);
    // And the handles alone, in another session, sign nobody in either.
    const { oAuthAccessToken = '', oAuthRefreshToken = '' } = visitor.cookies();
    thief.set({ oAuthAccessToken, oAuthRefreshToken });
    expect(await who(thief)).toEqual(NOBODY);
    expect(await who()).toEqual(member('Kari'));
  });

  it('is sent with a challenge by S256, and nothing that it is made of', async () => {
    const address = new URL((await visitor.ask('/sign-in', {})).headers.get('location') as string);
    const [item] = await store.all('sign-in-under-way', seconds());
    const { verifier } = JSON.parse(item?.value ?? '');
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(`${address} ${JSON.stringify(visitor.cookies())}`).not.toContain(verifier);
  });

  it('can say no at the provider, whatever they have typed before', async () => {
    const page = await answer({ name: 'Kari', no: '1' }, { return: '/en/' });
    expect(JSON.parse(page.text)).toEqual({ kind: 'refused', because: 'access_denied', returnTo: '/en/' });
    expect(await who()).toEqual(NOBODY);
    expect(await kept()).toEqual(NOTHING);
  });

  it.each([
    ['nb', 'nb'],
    ['zh-Hans', 'zh-Hans'],
    ['ti', 'en'],
  ])('who reads %s is told of at the provider, whose pages are in %s', async (language, spoken) => {
    const address = new URL((await visitor.ask('/sign-in', { language })).headers.get('location') as string);
    expect(address.searchParams.get('ui_locales')).toBe(language);
    expect(languageOf((await visitor.go(address.href)).text)).toBe(spoken);
    await enter('Kari');
    expect(languageOf((await visitor.go(`/sign-out?language=${language}`)).text)).toBe(spoken);
  });

  it('without a language of theirs, the provider is told of none', async () => {
    const address = new URL((await visitor.ask('/sign-in', {})).headers.get('location') as string);
    expect(address.searchParams.has('ui_locales')).toBe(false);
  });

  it('may begin in two tabs, and complete either', async () => {
    const other = visitor.copy();
    const first = await visitor.go('/sign-in', { return: '/one' });
    const action = /action="([^"]+)"/.exec(first.text)?.[1] as string;
    await visitor.ask('/sign-in', { return: '/two' });
    const page = await visitor.go(new URL(action, first.address).href, { name: 'Kari' });
    expect(page.address.pathname).toBe('/one');
    expect(await who(other)).toEqual(NOBODY);
  });

  it('who signs in as another is that other, and the first has ended', async () => {
    await enter('Kari');
    const before = visitor.copy();
    // Signed out at the provider, so that it asks again.
    const end = await visitor.ask('/sign-out');
    const { address, text } = await visitor.go(end.headers.get('location') as string);
    const [action, xsrf] = [/action="([^"]+)"/.exec(text)?.[1], /name="xsrf" value="([^"]+)"/.exec(text)?.[1]];
    await visitor.go(new URL(action as string, address).href, { xsrf: xsrf as string, logout: 'yes' });
    await enter('Ola');
    expect(await who()).toEqual(member('Ola'));
    expect(await who(before)).toEqual(NOBODY);
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });

  it('who signs in once more leaves nothing of the first time', async () => {
    await enter('Kari');
    const before = visitor.copy();
    pass(5);
    await enter('Kari');
    expect(await who()).toEqual(member('Kari'));
    expect(await who(before)).toEqual(NOBODY);
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });
});

describe('what comes back from the provider counts', () => {
  /** The address at which a visitor would come back. */
  const answerAddress = async (of: Visitor = visitor): Promise<string> => {
    let response = await of.ask('/sign-in', {});
    for (;;) {
      const next = response.headers.get('location') as string;
      if (next.startsWith(ADDRESSES.returnAddress)) return next;
      const address = new URL(next, demo.issuer);
      response = await of.ask(address.href, address.pathname.startsWith('/enter/') ? { name: 'Kari' } : undefined);
    }
  };
  const NOT_BEGUN = { kind: 'not-begun' };
  const completed = async (address: string, of: Visitor = visitor): Promise<unknown> => {
    const response = await of.ask(address);
    return response.headers.get('location') ?? JSON.parse(await response.text());
  };

  it('once', async () => {
    const address = await answerAddress();
    expect(await completed(address)).toBe('/');
    expect(await completed(address)).toEqual(NOT_BEGUN);
    expect(await who()).toEqual(member('Kari'));
  });

  it('once, of many at the same time', async () => {
    const address = await answerAddress();
    const tabs = Array.from({ length: 20 }, () => visitor.copy());
    const answers = await Promise.all(tabs.map((each) => completed(address, each)));
    expect(answers.filter((each) => each === '/')).toHaveLength(1);
    expect(granted).toBe(1);
  });

  it('in the session in which it was begun, and is not spent by another', async () => {
    const address = await answerAddress();
    const thief = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
    expect(await completed(address, thief)).toEqual(NOT_BEGUN);
    await thief.ask('/sign-in', {});
    expect(await completed(address, thief)).toEqual(NOT_BEGUN);
    expect(await completed(address)).toBe('/');
  });

  it('for ten minutes, to the second', async () => {
    const early = await answerAddress();
    pass(599);
    expect(await completed(early)).toBe('/');
    const late = await answerAddress();
    pass(600);
    expect(await completed(late)).toEqual(NOT_BEGUN);
  });

  it('only whole: with another code, issuer or state it signs nobody in', async () => {
    const change = async (name: string, value: string | null): Promise<unknown> => {
      const address = new URL(await answerAddress());
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
      return completed(address.href);
    };
    expect(await change('code', 'x'.repeat(43))).toMatchObject({ kind: 'refused', because: 'invalid_grant' });
    expect(await change('code', null)).toMatchObject({ kind: 'refused' });
    expect(await change('iss', 'https://evil.example')).toMatchObject({ kind: 'refused' });
    for (const state of [null, '', 'x', 'x'.repeat(43), 'x'.repeat(9_000)]) {
      expect(await change('state', state)).toEqual(NOT_BEGUN);
    }
    expect(await who()).toEqual(NOBODY);
    expect((await kept())['sign-in']).toBe(0);
  });

  it('only with the verifier and the nonce that it was begun with', async () => {
    const exchange = async (change: object): Promise<unknown> => {
      const { searchParams: query } = new URL(await answerAddress());
      const items = await store.all('sign-in-under-way', seconds());
      const item = items.find(({ key }) => key === query.get('state'));
      const { nonce, verifier } = JSON.parse(item?.value ?? '');
      const answer = await provider.exchange({ query, state: item?.key ?? '', nonce, verifier, ...change });
      return 'because' in answer ? answer.because : answer.kind;
    };
    expect(await exchange({})).toBe('signed-in');
    expect(await exchange({ verifier: 'v'.repeat(43) })).toBe('invalid_grant');
    expect(await exchange({ nonce: 'another' })).toBe('OAUTH_JWT_CLAIM_COMPARISON_FAILED');
    expect(await exchange({ state: 'another' })).toBe('OAUTH_INVALID_RESPONSE');
  });
});

describe('a sign-in that is renewed', () => {
  it('asks the provider again when the access token has ended, and changes both handles', async () => {
    await enter('Kari');
    const [since, token, first] = [seconds(), (await visitor.go('/token')).text, visitor.cookies()];
    pass(599);
    expect(await who()).toEqual(member('Kari', 'provider', since));
    expect([changed(first, visitor.cookies()), granted]).toEqual([[], 1]);
    pass(1);
    expect((await visitor.go('/token')).text).toBe('null');
    expect(await who()).toEqual(member('Kari', 'provider', since));
    expect(changed(first, visitor.cookies())).toEqual(['oAuthAccessToken', 'oAuthRefreshToken']);
    expect(granted).toBe(2);
    const renewed = JSON.parse((await visitor.go('/token')).text);
    expect(renewed).not.toBe(JSON.parse(token));
    // What came is good: the provider answers to it.
    const address = `${demo.issuer}/me`;
    const { status } = await fetch(address, { headers: { authorization: `Bearer ${renewed}` } });
    expect(status).toBe(200);
  });

  it('goes on for hours, one renewal after the other', async () => {
    await enter('Kari');
    const since = seconds();
    for (let round = 0; round < 12; round++) {
      pass(600);
      expect(await who()).toEqual(member('Kari', 'provider', since));
    }
    expect(granted).toBe(13);
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });

  it('gives all tabs of the same moment the same successor, and asks the provider once', async () => {
    await enter('Kari');
    const since = seconds();
    pass(600);
    const tabs = Array.from({ length: 20 }, () => visitor.copy());
    const answers = await Promise.all(tabs.map(who));
    expect(answers).toEqual(tabs.map(() => member('Kari', 'provider', since)));
    const [first, ...others] = tabs.map((each) => each.cookies());
    for (const each of others) expect(each).toEqual(first);
    expect(granted).toBe(2);
    // Each of them goes on: the successor is alive, with the provider too.
    pass(600);
    expect(await who(tabs[7])).toEqual(member('Kari', 'provider', since));
    expect(granted).toBe(3);
  });

  it('leads from the old handle to its successor until the overlap ends, to the second', async () => {
    await enter('Kari');
    const since = seconds();
    pass(600);
    const [slow, tooSlow] = [visitor.copy(), visitor.copy()];
    await who();
    pass(29);
    expect(await who(slow)).toEqual(member('Kari', 'provider', since));
    expect(slow.cookies()).toEqual(visitor.cookies());
    pass(1);
    expect(await who(tooSlow)).toEqual({ kind: 'revoked', because: 'reused', user: `${demo.issuer} Kari` });
    expect(names(tooSlow)).toEqual([]);
    // Whoever of the two was the visitor: neither is signed in.
    expect(await who()).toEqual(NOBODY);
    expect(names()).toEqual(['session']);
    expect(await kept()).toEqual(NOTHING);
  });

  it('that is revoked takes no other sign-in of the same user along', async () => {
    await enter('Kari');
    const elsewhere = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
    await enter('Kari', {}, elsewhere);
    const since = seconds();
    pass(600);
    const thief = visitor.copy();
    await who();
    pass(31);
    await who(thief);
    expect(await who()).toEqual(NOBODY);
    expect(await who(elsewhere)).toEqual(member('Kari', 'provider', since));
  });

  it('ends after a day without its visitor, and after thirty days in any case', async () => {
    await enter('Kari');
    const since = seconds();
    pass(86_399);
    expect(await who()).toEqual(member('Kari', 'provider', since));
    pass(86_400);
    expect(await who()).toEqual(NOBODY);
    await start({ accessSeconds: 3_600, idleSeconds: 86_400, longestSeconds: 86_401 });
    await enter('Kari');
    pass(80_000);
    expect(await who()).toMatchObject({ kind: 'member' });
    pass(6_401);
    expect(await who()).toEqual(NOBODY);
  });

  it('ends where the provider says no, and no remembered device gives it again', async () => {
    await accept();
    await enter('Kari', { remember: 'on' });
    const { refreshToken } = await tokens();
    await provider.end({ accessToken: '', refreshToken, lifetimeSeconds: 0 });
    expect(await who()).toMatchObject({ kind: 'member' });
    pass(600);
    expect(await who()).toEqual(NOBODY);
    expect(names()).toEqual([]);
    expect(await kept()).toEqual(NOTHING);
  });

  it('goes on while the provider cannot be reached, and asks it again later', async () => {
    const gone = await openDemoProvider({ ...CLIENT, ...ADDRESSES });
    await start({ provider: openIdAdapter({ issuer: gone.issuer, ...CLIENT, ...ADDRESSES }) });
    await enter('Kari');
    await gone.stop();
    pass(600);
    expect(await who()).toMatchObject({ kind: 'member', member: { name: 'Kari' } });
    expect((await visitor.go('/token')).text).toBe('null');
    pass(600);
    expect(await who()).toMatchObject({ kind: 'member', member: { name: 'Kari' } });
    await visitor.go('/sign-out');
    expect(await who()).toEqual(NOBODY);
  });

  it('cannot begin or be completed while the provider cannot be reached, which is said', async () => {
    const gone = await openDemoProvider({ ...CLIENT, ...ADDRESSES });
    const options = { issuer: gone.issuer, ...CLIENT, ...ADDRESSES };
    await start({ provider: openIdAdapter(options) });
    await visitor.ask('/sign-in', { return: '/en/' });
    await gone.stop();
    const [item] = await store.all('sign-in-under-way', seconds());
    const back = await visitor.go(`/signed-in?code=x&state=${item?.key}&iss=${encodeURIComponent(gone.issuer)}`);
    expect(JSON.parse(back.text)).toEqual({ kind: 'unreachable', because: 'fetch failed', returnTo: '/en/' });
    await start({ provider: openIdAdapter(options) });
    expect(JSON.parse((await visitor.go('/sign-in', {})).text)).toEqual({ kind: 'unreachable' });
    expect(names()).toEqual([]);
  });
});

describe('a device that is to be remembered', () => {
  const REMEMBERED_TOO = [...REMEMBERED, ...HANDLES].sort();
  beforeEach(accept);

  it('signs its visitor in again when the browser was closed, under another session ID and token', async () => {
    await enter('Kari', { remember: 'on' });
    expect(names()).toEqual(REMEMBERED_TOO);
    const before = visitor.cookies();
    pass(86_400);
    visitor.close();
    expect(names()).toEqual(REMEMBERED);
    expect(await who()).toEqual(member('Kari', 'remembered'));
    expect(changed(before, visitor.cookies())).toEqual(['alToken', ...HANDLES].sort());
    expect(await who()).toEqual(member('Kari', 'remembered'));
  });

  it('is forgotten after as long as the registry says, however often it was used', async () => {
    await enter('Kari', { remember: 'on' });
    for (let day = 0; day < 29; day++) {
      pass(86_400);
      visitor.close();
      expect(await who()).toEqual(member('Kari', 'remembered'));
    }
    const thief = visitor.copy();
    pass(86_399);
    visitor.close();
    expect(names()).toEqual(REMEMBERED);
    pass(1);
    expect(names()).toEqual([]);
    // The server keeps to it, whatever a browser does.
    thief.close();
    const { alId = '', alToken = '' } = thief.cookies();
    thief.set({ alId, alToken, autologin: '1' });
    expect(await who(thief)).toEqual(NOBODY);
    expect((await kept())['sign-in-device']).toBe(0);
  });

  it('is what a tick asks for: an unticked box keeps nothing, and takes away what was kept', async () => {
    await enter('Kari');
    expect(names()).toEqual(HANDLES);
    await enter('Kari', { remember: 'on' });
    expect(names()).toEqual(REMEMBERED_TOO);
    expect((await kept())['sign-in-device']).toBe(1);
    await enter('Kari');
    expect(names()).toEqual(HANDLES);
    expect((await kept())['sign-in-device']).toBe(0);
  });

  it('can be used by all tabs that a browser opens again at the same time', async () => {
    await enter('Kari', { remember: 'on' });
    visitor.close();
    const tabs = Array.from({ length: 10 }, () => visitor.copy());
    const answers = await Promise.all(tabs.map(who));
    expect(answers).toEqual(tabs.map(() => member('Kari', 'remembered')));
    expect(new Set(tabs.map((each) => each.cookies().alToken)).size).toBe(1);
  });

  it('with the right ID and a wrong token ends all of that user: sign-ins, devices, everywhere', async () => {
    await enter('Kari', { remember: 'on' });
    const [elsewhere, another] = [0, 1].map(() =>
      visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now }),
    );
    await enter('Kari', {}, elsewhere);
    await enter('Ola', {}, another);
    visitor.close();
    const thief = visitor.copy();
    expect(await who(thief)).toEqual(member('Kari', 'remembered'));
    pass(30);
    expect(await who()).toEqual({ kind: 'revoked', because: 'stolen', user: `${demo.issuer} Kari` });
    expect(names()).toEqual([]);
    thief.close();
    expect([await who(thief), await who(elsewhere)]).toEqual([NOBODY, NOBODY]);
    expect(await who(another)).toMatchObject({ kind: 'member', member: { name: 'Ola' } });
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });

  it('is nobody by an ID alone, a token alone, or without the tick', async () => {
    await enter('Kari', { remember: 'on' });
    visitor.close();
    for (const name of REMEMBERED) {
      const part = visitor.copy();
      part.delete(name);
      expect(await who(part)).toEqual(NOBODY);
    }
    expect(await who()).toEqual(member('Kari', 'remembered'));
  });

  it('is not remembered where functionality is refused, and the sign-in works', async () => {
    visitor.delete('consent');
    await enter('Kari', { remember: 'on' });
    expect(names()).toEqual(HANDLES);
    expect(await who()).toEqual(member('Kari'));
    expect((await kept())['sign-in-device']).toBe(0);
    expect(members.canRemember(server.consent.jar(new Request(ORIGIN)))).toBe(false);
  });

  it('is forgotten, here and on the server, when functionality is withdrawn, and the sign-in goes on', async () => {
    await enter('Kari', { remember: 'on' });
    visitor.delete('consent');
    expect(await who()).toEqual(member('Kari'));
    expect(names()).toEqual(HANDLES);
    expect(await kept()).toEqual({ ...NOTHING, 'sign-in': 1 });
  });
});

describe('signing out', () => {
  it('ends all of it: sign-in, device, what is under way, cookies, and the session at the provider', async () => {
    await accept();
    await enter('Kari', { remember: 'on' });
    await visitor.ask('/sign-in', {});
    const before = visitor.copy();
    const { refreshToken } = await tokens();
    const address = new URL((await visitor.ask('/sign-out')).headers.get('location') as string);
    expect(names()).toEqual([]);
    expect(await kept()).toEqual(NOTHING);
    expect(await provider.refresh(refreshToken)).toEqual({ kind: 'refused', because: 'invalid_grant' });
    // Whoever has kept the cookies has nothing by them.
    expect(await who(before)).toEqual(NOBODY);
    // Where the visitor may sign out there too: it asks, and leads back.
    expect(address.origin).toBe(demo.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(ADDRESSES.signedOutAddress);
    expect((await visitor.go(address.href)).text).toContain('Sign out here too?');
  });

  it('does nothing to who is not signed in', async () => {
    await visitor.go('/sign-out');
    expect(await who()).toEqual(NOBODY);
    expect(names()).toEqual([]);
  });

  it('everywhere, all that is kept of a user goes, and nothing of another', async () => {
    await accept();
    await enter('Kari', { remember: 'on' });
    const another = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
    await enter('Ola', {}, another);
    await forgetMember(store, `${demo.issuer} Kari`);
    expect(await who()).toEqual(NOBODY);
    expect(await who(another)).toMatchObject({ kind: 'member', member: { name: 'Ola' } });
  });
});

describe('what cookies of sign-in stand for', () => {
  it('is forgotten by what stood in them', async () => {
    await accept();
    for (const [cookie, family] of [
      ['oAuthAccessToken', 'sign-in'],
      ['oAuthRefreshToken', 'sign-in'],
      ['alId', 'sign-in-device'],
    ] as const) {
      await enter('Kari', { remember: 'on' });
      const before = await kept();
      await forgetSignIn(store, visitor.cookies()[cookie] as string, seconds());
      expect(await kept()).toEqual({ ...before, [family]: 0 });
    }
    const { session = '' } = visitor.cookies();
    await visitor.ask('/sign-in', {});
    expect((await kept())['sign-in-under-way']).toBe(1);
    await forgetSignIn(store, session, seconds());
    expect((await kept())['sign-in-under-way']).toBe(0);
  });

  it('is nothing for any hostile value, and nobody else loses by it', async () => {
    await enter('Kari');
    const values = [
      '',
      '.',
      'null',
      '%',
      '__proto__',
      'x'.repeat(4_000),
      '"',
      'æ',
      `${'A'.repeat(22)}.${'A'.repeat(43)}`,
    ];
    for (const value of values) {
      const forger = visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });
      for (const name of [...HANDLES, ...REMEMBERED]) forger.set({ [name]: encodeURIComponent(value) });
      expect(await who(forger)).toEqual(NOBODY);
      await forgetSignIn(store, value, seconds());
    }
    expect(await who()).toEqual(member('Kari'));
  });
});

describe('a visit', () => {
  it('has one ID from page to page', async () => {
    const jar = server.consent.jar(new Request(ORIGIN));
    const id = members.visit(jar);
    expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(jar.setCookie()).toEqual([expect.stringMatching(`^session=${id}; Path=/; HttpOnly; SameSite=Lax$`)]);
    const next = server.consent.jar(new Request(ORIGIN, { headers: { cookie: `session=${id}` } }));
    expect(members.visit(next)).toBe(id);
    expect(next.setCookie()).toEqual([]);
  });

  it('cannot sign in where the registry does not hold a cookie that it takes, and hears why', async () => {
    const renamed = signIn({ store, provider, names: { refresh: 'not_declared' } });
    expect(await renamed.begin(server.consent.jar(new Request(ORIGIN)))).toEqual({
      kind: 'refused',
      because: 'undeclared',
    });
  });
});

describe('sign-in is not made with', () => {
  it.each([
    [{ overlapSeconds: 600 }, 'signIn: overlapSeconds is 600, and accessSeconds is 600; the first must be shorter'],
    [{ idleSeconds: 60 * 86_400 }, 'signIn: idleSeconds is 5184000, and longestSeconds is 2592000'],
    [{ accessSeconds: 0 }, 'signIn: accessSeconds is 0; give a whole number of seconds, at least 1'],
    [{ idleSeconds: Number.NaN }, 'signIn: idleSeconds is NaN'],
    [
      { names: { tick: 'auto login' } },
      'signIn.names.tick is "auto login"; give a name of letters, digits, "_" or "-"',
    ],
    [
      { names: { tick: 'session' } },
      'signIn.names.tick and signIn.names.session are both "session"; give each its own',
    ],
  ])('%j', (options, message) => {
    expect(() => signIn({ store, provider, ...options })).toThrow(message);
  });
});
