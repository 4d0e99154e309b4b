import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Feature, feature, type Gate, type RequestJar, type Stored } from '../../../src/features/index.ts';
import { type ReadCookie, readSetCookie } from '../../../src/filter/set-cookie.ts';
import { HEAD, registryOf } from '../../support/registry.ts';
import { cookieAfter, type TestServer, testServer } from '../../support/server.ts';

const TEXT = `${HEAD}  sensitivePaths: [/health/*]
categories:
  essential: { always: true }
  functionality: {}
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: plain, category: essential, retention: PT1H }
  - { name: whole, category: essential, retention: session, path: /shop, sameSite: Strict, secure: false }
  - { name: kept, category: essential, retention: P30D, renewed: false, sealed: signed, httpOnly: true }
  - { name: pref_*, category: essential, retention: session }
  - { name: once, category: essential, retention: P1D, renewed: false }
  - { name: signed, category: essential, retention: P1D, sealed: signed, httpOnly: true }
  - { name: hidden, category: essential, retention: PT1H, sealed: encrypted, httpOnly: true }
  - { name: list_*, category: functionality, retention: P30D }
`;

interface Visit {
  readonly jar: RequestJar;
  /** What the answer sets, by name. */
  set(): Readonly<Record<string, ReadCookie>>;
}

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ registry: await registryOf(TEXT) });
});

/** @param cookies what the browser sends. */
function visit(cookies: Readonly<Record<string, string>> = {}, origin = 'https://site.example'): Visit {
  const cookie = Object.entries(cookies)
    .map((each) => each.join('='))
    .join('; ');
  const jar = server.consent.jar(new Request(origin, { headers: cookie ? { cookie } : {} }));
  const set = (): Record<string, ReadCookie> =>
    Object.fromEntries(
      jar.setCookie().map((header) => {
        const read = readSetCookie(header, server.time.now / 1000);
        if (typeof read === 'string') throw new Error(`${header}: ${read}`);
        return [read.name, read];
      }),
    );
  return { jar, set };
}
/** The cookies of an answer, as the next request brings them. */
const sent = ({ set }: Visit): Record<string, string> =>
  Object.fromEntries(Object.values(set()).map(({ name, value }) => [name, value]));

async function agreed(): Promise<Record<string, string>> {
  const { cookie = '' } = cookieAfter(await server.choose({ choice: 'accept' }));
  return { consent: cookie.replace('consent=', '') };
}

describe('a jar', () => {
  it('keeps a value by the attributes and as long as is declared', () => {
    const { jar, set } = visit();
    expect(jar.set('plain', 'a')).toEqual({ kind: 'kept', lifetimeSeconds: 3_600 });
    expect(jar.set('whole', 'b')).toEqual({ kind: 'kept', lifetimeSeconds: null });
    expect(set()).toMatchObject({
      plain: { value: 'a', lifetimeSeconds: 3_600, path: '/', secure: true, sameSite: 'Lax', httpOnly: false },
      whole: { value: 'b', lifetimeSeconds: null, path: '/shop', secure: false, sameSite: 'Strict' },
    });
  });

  it('keeps it for less where less is asked for, and never for more', () => {
    const { jar, set } = visit();
    jar.set('plain', 'a', 60);
    expect(set().plain?.lifetimeSeconds).toBe(60);
    jar.set('plain', 'a', 1e12);
    expect(set().plain?.lifetimeSeconds).toBe(3_600);
    jar.set('whole', 'a', 60);
    expect(set().whole?.lifetimeSeconds).toBeNull();
  });

  it('says why something is not kept, and has it for this request', () => {
    const { jar, set } = visit();
    expect(jar.set('rogue', 'a')).toEqual({ kind: 'refused', because: 'undeclared' });
    expect(jar.set('list_order', 'a')).toEqual({ kind: 'refused', because: 'undecided' });
    expect(jar.set('consent', 'a')).toEqual({ kind: 'refused', because: 'reserved' });
    expect(jar.set('plain', 'a'.repeat(4_100))).toEqual({ kind: 'refused', because: 'too-long' });
    expect(set()).toEqual({});
    expect(jar.get('list_order')).toBe('a');
  });

  it('keeps and reads what the visitor has agreed to', async () => {
    const first = visit(await agreed());
    expect(first.jar.set('list_order', 'a')).toEqual({ kind: 'kept', lifetimeSeconds: 30 * 86_400 });
    expect(visit({ ...(await agreed()), ...sent(first) }).jar.get('list_order')).toBe('a');
    expect(visit(sent(first)).jar.get('list_order')).toBeUndefined();
  });

  it('gives any text back as it was, and throws at none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const first = visit();
        first.jar.set('plain', text);
        expect(first.set().plain?.value).toMatch(/^[!#-+\--:<-[\]-~]*$/);
        expect(visit(sent(first)).jar.get('plain')).toBe(text);
      }),
    );
    expect(visit({ plain: '%' }).jar.get('plain')).toBeUndefined();
  });

  it.each(['signed', 'hidden'])('believes a value of %s only as it was written, under its name', (name) => {
    const first = visit();
    first.jar.set(name, 'member 7');
    const value = sent(first)[name] as string;
    expect(visit({ [name]: value }).jar.get(name)).toBe('member 7');
    expect(visit({ [name]: `${value}x` }).jar.get(name)).toBeUndefined();
    expect(visit({ [name]: 'member 7' }).jar.get(name)).toBeUndefined();
    expect(visit({ [name === 'signed' ? 'hidden' : 'signed']: value }).jar.get(name)).toBeUndefined();
    server.time.now += 86_400_000;
    expect(visit({ [name]: value }).jar.get(name)).toBeUndefined();
    server.time.now -= 86_400_000;
  });

  it('starts no new life for what may not be renewed', () => {
    const { jar, set } = visit({ once: 'a', plain: 'a' });
    jar.set('once', 'a');
    jar.set('plain', 'a');
    expect(Object.keys(set())).toEqual(['plain']);
    jar.set('once', 'b');
    expect(set().once?.lifetimeSeconds).toBe(86_400);
    jar.set('once', 'a');
    expect(Object.keys(set())).toEqual(['plain']);
  });

  it('starts none for a sealed one either, whose text is another each time', () => {
    const first = visit();
    first.jar.set('kept', 'a');
    const { jar, set } = visit(sent(first));
    expect(jar.set('kept', 'a').kind).toBe('kept');
    expect(set()).toEqual({});
  });

  it('takes no name that could say more than a name', () => {
    const { jar, set } = visit();
    for (const name of ['pref_a=1; Domain=f.example; x', 'pref_a\r\nx: y', ''])
      expect(jar.set(name, 'v')).toEqual({ kind: 'refused', because: 'undeclared' });
    expect(set()).toEqual({});
  });

  it('deletes what is to live for no time', () => {
    const { jar, set } = visit({ plain: 'a' });
    for (const life of [0, -1, Number.NaN]) {
      expect(jar.set('plain', 'b', life)).toEqual({ kind: 'kept', lifetimeSeconds: 0 });
      expect([set().plain?.value, set().plain?.lifetimeSeconds, jar.get('plain')]).toEqual(['', 0, undefined]);
    }
  });

  it('shows a feature its own cookies only, and takes no allowed page for a withdrawal', async () => {
    const consent = await agreed();
    const spy = feature(['list_a', 'rogue', 'consent'], (_, stored) => ({ value: stored('list_a') }));
    const cookies = { ...consent, list_a: 'x', rogue: 'y' };
    expect([visit(cookies).jar.use(spy, undefined), visit(cookies).jar.events]).toEqual(['x', []]);
    const onSensitivePage = visit(cookies, 'https://site.example/health/sleep');
    expect(onSensitivePage.jar.use(spy, undefined)).toBeUndefined();
    expect([onSensitivePage.jar.events, onSensitivePage.set()]).toEqual([[], {}]);
    const seen: unknown[] = [];
    const byHand: Feature<void, void> = Object.assign(
      (_: Gate, stored: Stored) => {
        seen.push(stored('list_a'), stored('rogue'));
        return { value: undefined, writes: [], events: [] };
      },
      { names: ['list_a'] },
    );
    visit(cookies).jar.use(byHand, undefined);
    expect(seen).toEqual(['x', undefined]);
  });

  it('deletes what is there, where it is, and has it no more', () => {
    const { jar, set } = visit({ plain: 'a', whole: 'b' });
    jar.delete('whole');
    jar.delete('once');
    expect(jar.get('whole')).toBeUndefined();
    expect(set()).toMatchObject({ whole: { value: '', lifetimeSeconds: 0, path: '/shop' } });
    jar.set('plain', 'c');
    jar.delete('plain');
    expect(set().plain?.lifetimeSeconds).toBe(0);
    expect(Object.keys(set())).toEqual(['whole', 'plain']);
  });

  it('runs a feature on them, with what an earlier one has written', () => {
    const count = feature(['plain'], (_, stored, by: number) => {
      const value = Number(stored('plain') ?? 0) + by;
      return {
        value,
        writes: [{ kind: 'set', name: 'plain', value: String(value) }],
        events: [{ kind: 'counted', entry: 'plain', data: { by } }],
      };
    });
    const { jar, set } = visit({ plain: '3' });
    expect([jar.use(count, 2), jar.use(count, 5)]).toEqual([5, 10]);
    expect(set().plain?.value).toBe('10');
    expect(jar.events.map(({ data }) => data.by)).toEqual([2, 5]);
  });

  it('keeps what it can without TLS', () => {
    const { jar, set } = visit({}, 'http://site.example');
    jar.set('plain', 'a');
    expect(set().plain?.secure).toBe(false);
  });

  it('is read by the site to know a minor, with seals taken off, before anything is allowed', async () => {
    const heard: unknown[] = [];
    const knowing = await testServer({
      registry: await registryOf(TEXT),
      isMinor: (request, stored, now) => {
        heard.push([new URL(request.url).pathname, stored('signed'), stored('list_order'), stored('rogue'), now]);
        return undefined;
      },
    });
    const first = visit();
    first.jar.set('signed', 'member 7');
    const cookie = `signed=${sent(first).signed}; list_order=name; rogue=1`;
    const jar = knowing.consent.jar(new Request('https://site.example/a', { headers: { cookie } }));
    expect(heard).toEqual([['/a', 'member 7', 'name', undefined, knowing.time.now / 1000]]);
    expect(jar.get('list_order')).toBeUndefined();
  });
});
