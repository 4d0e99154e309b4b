import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { storedIn, type TestGate, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { cookieAfter, testServer } from '../../../test/support/server.ts';
import { toBase64url } from '../../filter/index.ts';
import { sqliteStore } from '../../server/index.ts';
import { type FeatureEvent, FORGET } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import type { ListInput } from './list-step.ts';
import type { LiveItem } from './lists.ts';
import { type Recommender, type RecommenderOptions, recommender } from './recommender.ts';
import { NO_HISTORY, VISITS } from './visit-store.ts';

const NOW = 1_795_694_400;
const DAY = 86_400;
const COOKIE = 'gravity_cookie';

const LIVE: ReadonlyMap<string, LiveItem> = new Map<string, LiveItem>([
  ...['jazz', 'folk', 'soul', 'rock'].map((item) => [item, { category: item }] as const),
  ['prayer', { category: 'faith', isSensitive: true }],
]);
const INPUT: ListInput = {
  wanted: 'for-you',
  live: LIVE,
  count: 20,
  history: NO_HISTORY,
  allowsSensitive: false,
  isMinor: false,
};

const openStore = (): FeatureStore => sqliteStore({ path: ':memory:' }).features('site.example');
const made = (options: Partial<RecommenderOptions> = {}): Recommender =>
  recommender({ store: openStore(), exploreEvery: null, ...options });

/** A visitor with a browser, whose server does what is told. */
function visitor(of: Recommender, seed: number) {
  const held: Record<string, string> = {};
  return {
    held,
    async asks(input: Partial<ListInput> = {}, gate: TestGate = {}) {
      const now = gate.now ?? NOW;
      const history = await of.history(held[COOKIE], now);
      const outcome = of.list(testGate({ seed, now, ...gate }), storedIn(held), { ...INPUT, history, ...input });
      for (const each of outcome.writes) {
        if (each.kind === 'set') held[each.name] = each.value;
        else delete held[each.name];
      }
      await of.act(outcome.events, now);
      return outcome;
    },
    watches(item: string, input: Partial<ListInput> = {}, gate: TestGate = {}) {
      return this.asks({ page: { item, isSensitive: LIVE.get(item)?.isSensitive ?? false }, ...input }, gate);
    },
  };
}

/** Two visitors who have watched jazz and folk. */
async function withOthers(of: Recommender): Promise<Recommender> {
  for (const seed of [101, 102]) {
    const other = visitor(of, seed);
    await other.watches('jazz');
    await other.watches('folk');
  }
  return of;
}

const visitorId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toBase64url);
const item = fc.constantFrom(...LIVE.keys(), 'gone');
const history = fc.record({
  visits: fc.array(fc.string(), { maxLength: 2 }),
  clicks: fc.array(fc.record({ item, at: fc.nat(), isSensitive: fc.boolean() }), { maxLength: 5 }),
});
const input: fc.Arbitrary<ListInput> = fc.record({
  wanted: fc.constantFrom('for-you', 'like-page', 'popular'),
  live: fc.subarray([...LIVE]).map((each) => new Map(each)),
  count: fc.nat(10),
  page: fc.option(fc.record({ item, isSensitive: fc.boolean() }), { nil: undefined }),
  history,
  allowsSensitive: fc.boolean(),
  isMinor: fc.boolean(),
});

featureLaws('the recommender', {
  feature: (await withOthers(made({ exploreEvery: 2 }))).list,
  input,
  values: { [COOKIE]: visitorId },
});

describe('a visitor who allows it', () => {
  let of: Recommender;
  beforeEach(async () => {
    of = await withOthers(made());
  });

  it('gets a list made of what others watched in such visits, with the reason for each', async () => {
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    const { value, writes, events } = await anna.asks();
    expect(value.mode).toBe('for-you');
    expect(value.because).toBeUndefined();
    expect(value.items[0]).toEqual({ item: 'folk', why: { kind: 'watched', item: 'jazz' } });
    expect([writes, events]).toEqual([[], []]);
  });

  it('has an ID that nobody can foretell, once there is something to note', async () => {
    const anna = visitor(of, 1);
    expect((await anna.asks()).writes).toEqual([]);
    await anna.watches('jazz');
    expect(anna.held[COOKIE]).toMatch(/^[\w-]{22}$/);
    const [id] = Object.values(anna.held);
    await anna.watches('soul');
    expect(anna.held[COOKIE]).toBe(id);
    const bert = visitor(of, 2);
    await bert.watches('jazz');
    expect(bert.held[COOKIE]).not.toBe(id);
  });

  it('is not their own neighbour', async () => {
    const anna = visitor(of, 1);
    await anna.watches('rock');
    await anna.watches('soul');
    const { value } = await anna.asks();
    expect([value.mode, value.because]).toEqual(['popular', 'nothing-watched']);
  });

  it('keeps a visit no longer than the cookie by which it can be forgotten', async () => {
    const store = openStore();
    const long = made({ store, keptSeconds: 90 * DAY });
    const anna = visitor(long, 1);
    const { writes } = await anna.watches('jazz');
    expect(writes).toEqual([{ kind: 'set', name: COOKIE, value: anna.held[COOKIE], lifetimeSeconds: 90 * DAY }]);
    // The registry of the test allows a month.
    expect((await store.all(VISITS, NOW)).map(({ endsAt }) => endsAt)).toEqual([NOW + 30 * DAY]);
  });

  it('goes on with a visit for half an hour, and a page that is loaded again counts once', async () => {
    const store = openStore();
    const anna = visitor(made({ store }), 1);
    await anna.watches('jazz');
    await anna.watches('jazz', {}, { now: NOW + 10 });
    await anna.watches('folk', {}, { now: NOW + 1_809 });
    await anna.watches('soul', {}, { now: NOW + 1_809 + 1_800 });
    const values = (await store.all(VISITS, NOW)).map(({ value }) => JSON.parse(value));
    expect(values).toEqual([
      [
        [NOW + 10, 'jazz', 0],
        [NOW + 1_809, 'folk', 0],
      ],
      [[NOW + 3_609, 'soul', 0]],
    ]);
  });

  it('loses no click of several pages at once, and no visit grows without bounds', async () => {
    const store = openStore();
    const anna = visitor(made({ store }), 1);
    await anna.watches('jazz');
    await Promise.all(Array.from({ length: 30 }, (_, number) => anna.watches(`item ${number}`)));
    const history = await made({ store }).history(anna.held[COOKIE], NOW);
    expect(new Set(history.clicks.map(({ item }) => item)).size).toBe(31);
    for (let number = 0; number < 100; number++) await anna.watches(`later ${number}`);
    expect((await made({ store }).history(anna.held[COOKIE], NOW)).clicks).toHaveLength(100);
  });
});

describe('nothing is noted, and the list depends on nothing that belongs to a visitor', () => {
  const cases: readonly [string, Partial<ListInput>, TestGate][] = [
    ['without consent', {}, { refused: new Set([COOKIE]) }],
    ['for a minor', { isMinor: true }, {}],
    ['while what is popular is wanted', { wanted: 'popular' }, {}],
    ['while what is like the page is wanted', { wanted: 'like-page' }, {}],
  ];

  it.each(cases)('%s', async (_, closed, gate) => {
    const store = openStore();
    const of = await withOthers(made({ store, exploreEvery: 2 }));
    const before = await store.all(VISITS, NOW);
    const held = fc.oneof(
      fc.constant({}),
      visitorId.map((value) => ({ [COOKIE]: value })),
    );
    const visit = fc.record({ held, history, seed: fc.nat(), allowsSensitive: fc.boolean() });
    fc.assert(
      fc.property(
        visit,
        visit,
        fc.option(fc.constant({ item: 'jazz', isSensitive: false }), { nil: undefined }),
        (one, other, page) => {
          const run = ({ held, seed, ...each }: typeof one) =>
            of.list(testGate({ ...gate, seed }), storedIn(held), { ...INPUT, ...each, ...closed, page });
          expect(run(one).value).toEqual(run(other).value);
          const { value, writes, events } = run(one);
          expect(value.mode).toBe(page && closed.wanted !== 'popular' ? 'like-page' : 'popular');
          expect(writes.filter(({ kind }) => kind === 'set')).toEqual([]);
          expect(events.filter(({ kind }) => kind === 'watched')).toEqual([]);
        },
      ),
    );
    await visitor(of, 9).watches('jazz', closed, gate);
    expect(await store.all(VISITS, NOW)).toEqual(before);
  });

  it('on a day all get the same draw, the next day another', async () => {
    const live = new Map(Array.from({ length: 60 }, (_, number) => [`item ${number}`, {}] as const));
    const of = made({ exploreEvery: 2 });
    const drawn = (seed: number, now: number) => {
      const { value } = of.list(testGate({ refused: new Set([COOKIE]), seed, now }), storedIn({}), { ...INPUT, live });
      return value.items.filter(({ why }) => why.kind === 'explored');
    };
    const midnight = Math.floor(NOW / DAY) * DAY;
    expect(drawn(1, midnight)).toHaveLength(10);
    expect(drawn(2, midnight + DAY - 1)).toEqual(drawn(1, midnight));
    expect(drawn(1, midnight + DAY)).not.toEqual(drawn(1, midnight));
  });
});

it('a minor with a profile loses it', async () => {
  const store = openStore();
  const of = made({ store });
  const anna = visitor(of, 1);
  await anna.watches('jazz');
  const id = anna.held[COOKIE];
  const { writes, events } = await anna.asks({ isMinor: true });
  expect(writes).toEqual([{ kind: 'delete', name: COOKIE }]);
  expect(events).toEqual([{ kind: 'forget-minor', entry: COOKIE, data: { value: id } }]);
  expect(await store.all(VISITS, NOW)).toEqual([]);
});

describe('what is sensitive', () => {
  it('is not noted, and comes of no list for a visitor, without its own consent', async () => {
    const of = await withOthers(made());
    const bert = visitor(of, 2);
    await bert.watches('jazz', { allowsSensitive: true });
    await bert.watches('prayer', { allowsSensitive: true });
    const anna = visitor(of, 1);
    await anna.watches('prayer');
    expect(anna.held).toEqual({});
    await anna.watches('jazz');
    const why = async (allowsSensitive: boolean) =>
      (await anna.asks({ allowsSensitive })).value.items.find(({ item }) => item === 'prayer')?.why.kind;
    expect([await why(false), await why(true)]).toEqual(['popular', 'watched']);
  });

  it('that was watched before counts no more without that consent', async () => {
    const of = made();
    const bert = visitor(of, 2);
    await bert.watches('prayer', { allowsSensitive: true });
    await bert.watches('jazz', { allowsSensitive: true });
    const history = { visits: [], clicks: [{ item: 'prayer', at: NOW, isSensitive: true }] };
    const held = storedIn({ [COOKIE]: toBase64url(new Uint8Array(16)) });
    const mode = (allowsSensitive: boolean) =>
      of.list(testGate(), held, { ...INPUT, history, allowsSensitive }).value.mode;
    expect([mode(true), mode(false)]).toEqual(['for-you', 'popular']);
  });

  it('is forgotten when that consent is withdrawn, and the rest is kept', async () => {
    const store = openStore();
    const of = made({ store });
    const anna = visitor(of, 1);
    const allowsSensitive = true;
    await anna.watches('jazz', { allowsSensitive });
    await anna.watches('prayer', { allowsSensitive });
    await anna.watches('prayer', { allowsSensitive }, { now: NOW + DAY });
    const { events } = await anna.asks({ wanted: 'popular' }, { now: NOW + DAY });
    expect(events.map(({ kind }) => kind)).toEqual(['forget-sensitive']);
    const { clicks } = await of.history(anna.held[COOKIE], NOW + DAY);
    expect(clicks).toEqual([{ item: 'jazz', at: NOW, isSensitive: false }]);
    const bert = visitor(of, 2);
    await bert.watches('prayer', { allowsSensitive });
    expect((await bert.asks({ allowsSensitive })).value.because).toBe('nothing-watched');
  });
});

describe('forgetting', () => {
  /** Visitors watch in turn, then one is forgotten: what is kept, and what another one is shown. */
  async function told(clicks: readonly (readonly [who: number, what: string, seconds: number])[], gone: number) {
    const store = openStore();
    const of = made({ store });
    const visitors = [11, 12, 13, 14].map((seed) => visitor(of, seed));
    let now = NOW;
    for (const [who, what, seconds] of clicks) {
      now += seconds;
      await visitors[who]?.watches(what, { allowsSensitive: true }, { now });
    }
    await of.forget(visitors[gone]?.held[COOKIE] ?? '', now);
    const kept = await store.all(VISITS, now);
    const asked = visitor(of, 99);
    // What is popular is worked out once a minute.
    now += 60;
    const lists = [];
    for (const what of LIVE.keys()) lists.push((await asked.watches(what, {}, { now })).value);
    return { kept, lists };
  }

  it('leaves store and index as if the visitor had never been there', async () => {
    const story = fc.array(fc.tuple(fc.nat(3), item, fc.nat(5_000)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(story, fc.nat(3), async (clicks, gone) => {
        // Nobody is number 7.
        const without = clicks.map(([who, ...rest]) => [who === gone ? 7 : who, ...rest] as const);
        expect(await told(clicks, gone)).toEqual(await told(without, gone));
      }),
      { numRuns: 30 },
    );
  });

  it('happens when the visitor withdraws', async () => {
    const store = openStore();
    const of = made({ store });
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    await anna.asks({}, { refused: new Set([COOKIE]) });
    expect([anna.held, await store.all(VISITS, NOW)]).toEqual([{}, []]);
  });

  it('takes along a click that is still on its way', async () => {
    const store = openStore();
    const of = made({ store });
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    const id = anna.held[COOKIE] as string;
    const history = await of.history(id, NOW);
    const page = { item: 'folk', isSensitive: false };
    const { events } = of.list(testGate(), storedIn(anna.held), { ...INPUT, page, history });
    await Promise.all([of.forget(id, NOW), of.act(events, NOW)]);
    expect(await store.all(VISITS, NOW)).toEqual([]);
  });

  it('has nothing to do with values that are nobody', async () => {
    const of = await withOthers(made());
    expect(await Promise.all(['', 'x', 'a'.repeat(5_000), '../../..'].map((each) => of.forget(each, NOW)))).toEqual([
      0, 0, 0, 0,
    ]);
    const foreign: FeatureEvent[] = [
      { kind: FORGET, entry: 'another', data: { value: 'a'.repeat(22) } },
      { kind: 'watched', entry: COOKIE, data: {} },
      { kind: 'another', entry: COOKIE, data: { value: 'a'.repeat(22) } },
    ];
    await of.act(foreign, NOW);
    expect((await visitor(of, 1).watches('jazz')).value.items[0]?.item).toBe('folk');
  });
});

describe('the index', () => {
  const firstFor = async (of: Recommender): Promise<string | undefined> => {
    const { value } = of.list(testGate(), storedIn({}), { ...INPUT, page: { item: 'jazz', isSensitive: false } });
    return value.mode === 'for-you' ? value.items[0]?.item : undefined;
  };

  it('is built at the first start, and taken from the store at the next', async () => {
    const store = openStore();
    await withOthers(made({ store }));
    const first = made({ store });
    expect(await firstFor(first)).toBeUndefined();
    expect([await first.load(NOW), await firstFor(first)]).toEqual(['built', 'folk']);
    const second = made({ store });
    expect([await second.load(NOW), await firstFor(second)]).toEqual(['kept', 'folk']);
  });

  it('is kept in pieces, and built anew where one of them is missing or damaged', async () => {
    const store = openStore();
    const of = await withOthers(made({ store }));
    // Names that are long enough for several pieces.
    for (let number = 0; number < 90; number++) {
      const clicks = Array.from({ length: 50 }, (_, click) => [NOW, `${number}.${click}.${'x'.repeat(190)}`, 0]);
      await store.put(VISITS, { key: `${number}`, subject: 'x', value: JSON.stringify(clicks), endsAt: null }, NOW);
    }
    await of.rebuild(NOW);
    const pieces = await store.ofSubject('recommender-index', 'copy', NOW);
    expect(pieces.length).toBeGreaterThan(1);
    expect(await made({ store }).load(NOW)).toBe('kept');
    const [first] = pieces;
    await store.put('recommender-index', { ...(first as (typeof pieces)[number]), value: 'damaged' }, NOW);
    expect(await made({ store }).load(NOW)).toBe('built');
    await store.take('recommender-index', '1', NOW);
    expect(await made({ store }).load(NOW)).toBe('built');
  });

  it('is kept nowhere with a visit that was forgotten', async () => {
    const store = openStore();
    const of = await withOthers(made({ store }));
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    await of.rebuild(NOW);
    await of.forget(anna.held[COOKIE] as string, NOW);
    expect(await store.ofSubject('recommender-index', 'copy', NOW)).toEqual([]);
    expect(await made({ store }).load(NOW)).toBe('built');
  });

  it('counts what is noted and forgotten while it is rebuilt', async () => {
    const store = openStore();
    const of = await withOthers(made({ store }));
    const [anna, bert] = [visitor(of, 1), visitor(of, 2)];
    await anna.watches('jazz');
    await anna.watches('soul');
    const rebuilt = of.rebuild(NOW);
    await of.forget(anna.held[COOKIE] as string, NOW);
    await bert.watches('rock');
    await bert.watches('prayer', { allowsSensitive: true });
    await rebuilt;
    const likeRock = visitor(of, 3);
    const ask = async (item: string) =>
      (await likeRock.watches(item, { allowsSensitive: true })).value.items.filter(({ why }) => why.kind === 'watched');
    expect((await ask('rock')).map(({ item }) => item)).toEqual(['prayer']);
    expect((await ask('jazz')).map(({ item }) => item)).not.toContain('soul');
    // The copy that was made meanwhile would hold what was forgotten.
    expect(await store.ofSubject('recommender-index', 'copy', NOW)).toEqual([]);
    const next = made({ store });
    await next.load(NOW);
    const third = visitor(next, 4);
    expect((await third.watches('jazz')).value.items.find(({ item }) => item === 'soul')?.why.kind).toBe('popular');
  });

  it('has nothing of what is forgotten while it is taken from the store', async () => {
    const store = openStore();
    const of = made({ store });
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    await anna.watches('soul');
    await of.rebuild(NOW);
    const ofSubject: FeatureStore['ofSubject'] = async (family, ...rest) => {
      const items = await store.ofSubject(family, ...rest);
      if (family === 'recommender-index') await next.forget(anna.held[COOKIE] as string, NOW);
      return items;
    };
    const next = made({ store: { ...store, ofSubject } });
    expect([await next.load(NOW), await firstFor(next)]).toEqual(['kept', undefined]);
  });

  it('of another process follows what this one forgets', async () => {
    const store = openStore();
    const of = made({ store });
    const anna = visitor(of, 1);
    await anna.watches('jazz');
    await anna.watches('soul');
    const other = made({ store });
    await other.load(NOW);
    expect([await firstFor(other), await other.refresh(NOW)]).toEqual(['soul', false]);
    await of.forget(anna.held[COOKIE] as string, NOW);
    expect(await other.refresh(NOW)).toBe(true);
    expect([await firstFor(other), await other.refresh(NOW), await of.refresh(NOW)]).toEqual([undefined, false, false]);
    const third = made({ store });
    expect([await third.load(NOW), await third.refresh(NOW)]).toEqual(['kept', false]);
  });

  it('goes on as it is where the store fails', async () => {
    const store = openStore();
    const of = await withOthers(made({ store }));
    const failing = made({ store: { ...store, all: () => Promise.reject(new Error('full')) } });
    await expect(failing.load(NOW)).rejects.toThrow('full');
    expect((await visitor(failing, 1).asks()).value.mode).toBe('popular');
    expect(await firstFor(of)).toBe('folk');
  });

  it('passes over what another version has kept', async () => {
    const store = openStore();
    await withOthers(made({ store }));
    for (const value of ['', '{}', '[]', '[[1]]', '[["x","jazz",0]]', '[[null,"jazz",0]]', '[[1,"jazz",7]]'])
      await store.put(VISITS, { key: value || 'empty', subject: 'a'.repeat(22), value, endsAt: null }, NOW);
    const of = made({ store });
    await of.load(NOW);
    expect(await firstFor(of)).toBe('folk');
    expect(await of.history('a'.repeat(22), NOW)).toEqual(NO_HISTORY);
    expect(await of.forget('a'.repeat(22), NOW)).toBe(7);
  });

  it('has nothing of what has ended', async () => {
    const of = await withOthers(made());
    const at = (now: number) =>
      of.list(testGate({ now }), storedIn({}), { ...INPUT, page: { item: 'jazz', isSensitive: false } }).value.mode;
    expect([at(NOW + 30 * DAY - 1), at(NOW + 30 * DAY)]).toEqual(['for-you', 'like-page']);
  });
});

it.each([
  [{ halfLifeSeconds: 0 }, 'recommender: halfLifeSeconds is 0; give a whole number of seconds, at least 1'],
  [{ keptSeconds: Number.POSITIVE_INFINITY }, 'recommender: keptSeconds is Infinity; give a whole number of seconds'],
  [{ mostPerCategory: 0 }, 'recommender: mostPerCategory is 0; give a whole number, at least 1'],
  [{ exploreEvery: 1 }, 'recommender: exploreEvery is 1; give a whole number, at least 2, or null for none'],
  [{ neighbours: -1 }, 'recommender: neighbours is -1; give a whole number from 1 to 100,000'],
  [{ cookie: 'a cookie' }, 'recommender.cookie is "a cookie"; give a name'],
])('refuses the setting %j', (options, message) => {
  expect(() => made(options)).toThrow(message);
});

it('works over the jar of a server, by the registry of Night Stage', async () => {
  const server = await testServer();
  const of = await withOthers(made({ store: server.consent.features }));
  const sent = cookieAfter(
    await server.choose({
      choice: 'save',
      surface: 'panel',
      answers: { functionality: 'none', analytics: 'none', personalised: 'all' },
    }),
  );
  const visit = async (headers: Record<string, string>) => {
    const jar = server.consent.jar(new Request('http://night.test/jazz', { headers }));
    const history = await of.history(jar.get(COOKIE), NOW);
    const value = jar.use(of.list, { ...INPUT, history, page: { item: 'jazz', isSensitive: false } });
    await of.act(jar.events, jar.gate.now);
    return { mode: value.mode, cookies: jar.setCookie() };
  };
  const granted = await visit(sent);
  expect([granted.mode, granted.cookies]).toEqual(['for-you', [expect.stringMatching(/^gravity_cookie=[\w-]{22}; /)]]);
  expect(granted.cookies[0]).toContain('Max-Age=2592000');
  const held = (granted.cookies[0] as string).split(';')[0];
  expect(await server.consent.features.all(VISITS, NOW)).toHaveLength(3);
  const refused = cookieAfter(await server.choose({ choice: 'refuse' }));
  const after = await visit({ cookie: `${refused.cookie}; ${held}` });
  expect([after.mode, after.cookies]).toEqual(['like-page', [expect.stringContaining('gravity_cookie=; ')]]);
  expect(await server.consent.features.all(VISITS, NOW)).toHaveLength(2);
});
