import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { HEAD, registryOf } from '../../../test/support/registry.ts';
import { type TestServer, testServer } from '../../../test/support/server.ts';
import type { FeatureWrite } from '../feature.ts';
import { guestFavourites, recentlyViewed } from './items.ts';

const history = recentlyViewed({ most: 5 });
const favourites = guestFavourites();
const always = (): boolean => true;

const anId = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'd',
    'havnelys',
    'a.b',
    'a~b',
    '~0',
    '~1',
    '.',
    '..',
    '~',
    'å',
    '日本',
    ' ',
    '"',
    '%2E',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const live = fc.record({ exists: fc.func(fc.boolean()) });
const withId = fc.record({ exists: fc.func(fc.boolean()), id: anId });
const asWritten = fc.array(anId).map((ids) => ids.join('.'));

featureLaws('what was opened', { feature: history.read, input: live, values: { listPageIds: asWritten } });
featureLaws('a visit', { feature: history.visit, input: withId, values: { listPageIds: asWritten } });
featureLaws('the end of what was opened', { feature: history.clear, input: fc.constant(undefined) });
const values = { 'guest-favorites': asWritten };
featureLaws('the favourites of a guest', { feature: favourites.read, input: live, values });
featureLaws('a favourite', { feature: favourites.add, input: withId, values });
featureLaws('the end of a favourite', { feature: favourites.remove, input: withId, values });
featureLaws('the merge of favourites', {
  feature: favourites.merge,
  input: fc.record({ exists: fc.func(fc.boolean()), account: fc.array(anId) }),
  values,
});

/** A browser that keeps what features write. */
function browser() {
  let stored: Record<string, string> = {};
  return {
    stored: () => stored,
    run<Value>(step: (given: ReturnType<typeof storedIn>) => { value: Value; writes: readonly FeatureWrite[] }): Value {
      const { value, writes } = step(storedIn(stored));
      for (const each of writes) {
        const { [each.name]: _, ...left } = stored;
        stored = each.kind === 'set' ? { ...left, [each.name]: each.value } : left;
      }
      return value;
    },
  };
}

type Step =
  | { readonly kind: 'visit' | 'add' | 'remove' | 'vanish' | 'return'; readonly id: string }
  | { readonly kind: 'read' | 'clear' };
const stepsOf = (...kinds: readonly Step['kind'][]): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), id: anId }), { maxLength: 40 }) as fc.Arbitrary<Step[]>;

/** The same steps on a plain list. */
function modelOf(most: number) {
  const gone = new Set<string>();
  let list: readonly string[] = [];
  return {
    exists: (id: string): boolean => !gone.has(id),
    step(each: Step): readonly string[] {
      if (each.kind === 'vanish') gone.add(each.id);
      if (each.kind === 'return') gone.delete(each.id);
      // What was gone while somebody looked does not come back.
      if (each.kind !== 'vanish' && each.kind !== 'return') list = list.filter((id) => !gone.has(id));
      if (each.kind === 'clear') list = [];
      if (each.kind === 'remove') list = list.filter((id) => id !== each.id);
      if ((each.kind === 'visit' || each.kind === 'add') && each.id !== '' && !gone.has(each.id)) {
        list = [each.id, ...list.filter((id) => id !== each.id)].slice(0, most);
      }
      return list;
    },
  };
}

describe('a list of items is at each step what a plain list is', () => {
  it('of what was opened: newest first, each once, the oldest dropped', () => {
    fc.assert(
      fc.property(stepsOf('visit', 'visit', 'visit', 'read', 'clear', 'vanish', 'return'), (steps) => {
        const model = modelOf(5);
        const { run } = browser();
        for (const each of steps) {
          const expected = model.step(each);
          const { exists } = model;
          if (each.kind === 'visit') {
            expect(run((stored) => history.visit(testGate(), stored, { id: each.id, exists }))).toEqual(expected);
          }
          if (each.kind === 'clear') expect(run((stored) => history.clear(testGate(), stored))).toEqual([]);
          if (each.kind === 'read') {
            expect(run((stored) => history.read(testGate(), stored, { exists }))).toEqual(expected);
          }
        }
      }),
    );
  });

  it('of favourites: and what is unmarked goes', () => {
    fc.assert(
      fc.property(stepsOf('add', 'add', 'remove', 'read', 'vanish', 'return'), (steps) => {
        const model = modelOf(100);
        const { run } = browser();
        for (const each of steps) {
          const expected = model.step(each);
          const { exists } = model;
          if (each.kind === 'add' || each.kind === 'remove') {
            const { [each.kind]: step } = favourites;
            expect(run((stored) => step(testGate(), stored, { id: each.id, exists }))).toEqual(expected);
          }
          if (each.kind === 'read') {
            expect(run((stored) => favourites.read(testGate(), stored, { exists }))).toEqual(expected);
          }
        }
      }),
    );
  });
});

describe('what is gone', () => {
  it('is dropped from the cookie too, and the cookie with the last one', () => {
    const stored = storedIn({ listPageIds: 'a.b.a.~.~9.' });
    const read = (...gone: readonly string[]) =>
      history.read(testGate(), stored, { exists: (id) => !gone.includes(id) });
    expect(read()).toMatchObject({ value: ['a', 'b'], writes: [{ kind: 'set', value: 'a.b', lifetimeSeconds: null }] });
    expect(read('a')).toMatchObject({ value: ['b'], writes: [{ value: 'b' }] });
    expect(read('a', 'b')).toMatchObject({ value: [], writes: [{ kind: 'delete', name: 'listPageIds' }] });
  });

  it('is not kept in the first place, nor an item without a name', () => {
    const visit = (id: string, exists: () => boolean) =>
      history.visit(testGate(), storedIn({ listPageIds: 'a' }), { id, exists });
    expect(visit('x', () => false).value).toEqual([]);
    expect(visit('', always)).toMatchObject({ value: ['a'], writes: [] });
    expect(visit('\ud800', always)).toMatchObject({ value: ['a'], writes: [] });
  });
});

it('a value longer than a cookie is no list', () => {
  const listPageIds = 'a.'.repeat(2_100);
  expect(history.read(testGate(), storedIn({ listPageIds }), { exists: always }).value).toEqual([]);
});

it('nothing is written where the list stays as it is', () => {
  expect(history.read(testGate(), storedIn({ listPageIds: 'a.b' }), { exists: always }).writes).toEqual([]);
  expect(history.read(testGate(), storedIn({}), { exists: always }).writes).toEqual([]);
  expect(history.clear(testGate(), storedIn({})).writes).toEqual([]);
});

describe('at sign-in', () => {
  const merge = (guest: string | undefined, account: readonly string[], exists = always) =>
    favourites.merge(testGate(), storedIn(guest === undefined ? {} : { 'guest-favorites': guest }), {
      account,
      exists,
    });

  it('the account has its own favourites in its order, then the guest’s, and the guest’s copy goes', () => {
    expect(merge('c.a.d', ['b', 'a'])).toMatchObject({
      value: ['b', 'a', 'c', 'd'],
      writes: [{ kind: 'delete', name: 'guest-favorites' }],
    });
    expect(merge('c.a', ['b', 'a'], (id?: string) => id !== 'a').value).toEqual(['b', 'c']);
    expect(merge(undefined, ['b']).value).toEqual(['b']);
  });

  it('a second merge changes nothing, and none loses or doubles a favourite', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anId), fc.array(anId), (guest, account) => {
        const { run, stored } = browser();
        for (const id of guest.toReversed()) {
          run((given) => favourites.add(testGate(), given, { id, exists: always }));
        }
        const merged = run((given) => favourites.merge(testGate(), given, { account, exists: always }));
        expect(stored()).toEqual({});
        expect(merged).toEqual([...new Set([...account, ...guest.filter((id) => id !== '')])]);
        expect(run((given) => favourites.merge(testGate(), given, { account: merged, exists: always }))).toEqual(
          merged,
        );
      }),
    );
  });
});

describe('a cookie holds the newest of a list, each whole', () => {
  const REGISTRY = `${HEAD}categories:
  essential: { always: true }
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: plain, category: essential, retention: P1Y, domain: site.example, path: /${'long'.repeat(40)}, httpOnly: true, sameSite: Strict }
  - { name: signed, category: essential, retention: P1Y, sealed: signed, domain: site.example, httpOnly: true }
  - { name: encrypted, category: essential, retention: session, sealed: encrypted, path: /${'long'.repeat(40)}, httpOnly: true }
`;
  /** Name, attributes and seal: 160 letters of path, and what else there may be. */
  const MOST_AROUND = 160 + 200;
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ registry: await registryOf(REGISTRY) });
  });

  it.each(['plain', 'signed', 'encrypted'])('under 4,096 octets with name and attributes: %s', (cookie) => {
    const most = 10_000;
    const list = recentlyViewed({ cookie, most });
    const visits = fc.array(fc.tuple(fc.constantFrom('a', 'å', '本', '%'), fc.integer({ min: 200, max: 400 })), {
      minLength: 25,
      maxLength: 30,
    });
    fc.assert(
      fc.property(visits, (said) => {
        const ids = said.map(([letter, length], index) => index + letter.repeat(length));
        let cookies: Record<string, string> = {};
        let before: readonly string[] = [];
        for (const id of ids) {
          const headers = {
            cookie: Object.entries(cookies)
              .map((each) => each.join('='))
              .join('; '),
          };
          const jar = server.consent.jar(new Request('https://site.example/', { headers }));
          const now = jar.use(list.visit, { id, exists: always });
          const [header = ''] = jar.setCookie();
          expect(header.length).toBeLessThan(4_096);
          expect(header.length).toBeGreaterThan(0);
          expect(now).toEqual([id, ...before].slice(0, now.length));
          // One more would have been too long: for its letters, or for what a seal makes of its octets.
          if (now.length <= before.length) {
            const over = [id, ...before].slice(0, now.length + 1).join('.');
            const octets = Math.max(encodeURIComponent(over).length, (new TextEncoder().encode(over).length * 4) / 3);
            expect(octets).toBeGreaterThan(4_096 - MOST_AROUND);
          }
          cookies = { [cookie]: header.slice(header.indexOf('=') + 1, header.indexOf(';')) };
          before = now;
        }
        expect(before.length).toBeLessThan(ids.length);
      }),
      { numRuns: 20 },
    );
  });

  it('and one that no cookie could hold is not kept', () => {
    const jar = server.consent.jar(new Request('https://site.example/'));
    const list = recentlyViewed({ cookie: 'plain' });
    jar.use(list.visit, { id: 'a', exists: always });
    expect(jar.use(list.visit, { id: 'b'.repeat(5_000), exists: always })).toEqual(['a']);
    expect(jar.use(list.visit, { id: 'å'.repeat(800), exists: always })).toEqual(['a']);
  });
});

it.each([0, 1.5, Number.NaN, -1])('keeps no list of %d items', (most) => {
  expect(() => recentlyViewed({ most })).toThrow(`recentlyViewed: "most" is ${most}; write how many items are kept`);
  expect(() => guestFavourites({ most })).toThrow('guestFavourites: "most"');
});
