import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TestGate, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { jarOfVisit, newSite } from '../../../test/support/feature-visit.ts';
import { attribution, type Landing } from './index.ts';

const { now: NOON } = testGate();
const DAY = 86_400;
const partners = attribution({ domains: ['site.example'], partners: [{ id: 'stagefan' }, { id: 'other' }] });
const CORE = ['awe_id', 'psid', 'ccs', 'token_id', 'clicked'];
const SESSION = ['psidlanded', 'pstour', 'psref', 'refererid'];
const LINK = '?psid=stagefan&ccs=winter&token_id=k3&pstour=t1&refererid=r7';

const site = newSite();

const arrive = async (query: string, gate: TestGate = {}, referrer: string | null = 'https://fans.example/page') => {
  const jar = jarOfVisit(site.cookies, gate);
  const address = `https://site.example/artists${query}`;
  const landing = jar.use(partners.landing, { address, referrer, isNavigation: true });
  await partners.keep(site.features, landing, jar.gate.now);
  return { ...landing, events: jar.events };
};
const touches = async (now = NOON) =>
  (await site.features.all('attribution.touch', now)).map(({ value }) => JSON.parse(value));
const counts = async () =>
  (await partners.landings(site.features, NOON)).map(({ day, partner, count }) => [day, partner, count]);

const identifier = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const partner = fc.constantFrom('stagefan', 'other', 'gone');
const values = {
  awe_id: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  psid: partner,
  ccs: identifier,
  token_id: fc.oneof(identifier, fc.constant('k3')),
  clicked: fc.integer({ min: 1.6e9, max: 2.1e9 }).map(String),
  psidlanded: partner,
  pstour: identifier,
  psref: fc.domain(),
  refererid: identifier,
};
const input = fc.record({
  address: fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.string(),
    fc
      .constantFrom('?psid=other', '?psid=stagefan&ccs=', '?psid=gone', LINK)
      .map((each) => `https://a.example/${each}`),
  ),
  referrer: fc.oneof(fc.webUrl(), fc.string(), fc.constant(null)),
  isNavigation: fc.boolean(),
});
featureLaws('the landing', { feature: partners.landing, input, values });
featureLaws('what is known of a visitor who buys', {
  feature: partners.standing,
  input: fc.constant(undefined),
  values,
});

describe('who comes by a partner’s link', () => {
  it('has it kept in nine cookies and one touch', async () => {
    const { address, countedFor, touch, visitor, events } = await arrive(LINK);
    expect(address).toBe('https://site.example/artists');
    expect(countedFor).toBe('stagefan');
    expect(Object.fromEntries(site.cookies)).toEqual({
      awe_id: visitor,
      psid: 'stagefan',
      ccs: 'winter',
      token_id: 'k3',
      clicked: `${NOON}`,
      psidlanded: 'stagefan',
      pstour: 't1',
      psref: 'fans.example',
      refererid: 'r7',
    });
    expect(await touches()).toEqual([touch]);
    expect(touch).toEqual({ partner: 'stagefan', at: NOON, campaign: 'winter', token: 'k3' });
    expect(events).toEqual([{ kind: 'touch', entry: 'psid', data: { partner: 'stagefan' } }]);
    expect(await counts()).toEqual([['2026-11-26', 'stagefan', 1]]);
  });

  it('has nothing new kept by loading the page again', async () => {
    await arrive(LINK);
    const before = new Map(site.cookies);
    for (const query of [LINK, '?psid=stagefan', '?psid=stagefan&ccs=&token_id=']) {
      const again = await arrive(query, { now: NOON + 60, seed: 2 });
      expect(again).toMatchObject({ countedFor: undefined, touch: undefined, events: [] });
    }
    expect([site.cookies, (await touches()).length, await counts()]).toEqual([
      before,
      1,
      [['2026-11-26', 'stagefan', 1]],
    ]);
  });

  it('has one click counted once, also where its address was kept for another day', async () => {
    await arrive(LINK);
    for (const name of SESSION) site.cookies.delete(name);
    const later = await arrive(LINK, { now: NOON + DAY });
    expect(later).toMatchObject({ countedFor: 'stagefan', touch: undefined });
    expect(site.cookies.get('clicked')).toBe(`${NOON}`);
    expect(await touches()).toHaveLength(1);
  });

  it('has another click kept beside the first, under the same number', async () => {
    const first = await arrive(LINK);
    const second = await arrive('?psid=stagefan&token_id=k4', { now: NOON + 60, seed: 2 });
    expect(second.visitor).toBe(first.visitor);
    expect(await touches()).toEqual([
      { partner: 'stagefan', at: NOON, campaign: 'winter', token: 'k3' },
      { partner: 'stagefan', at: NOON + 60, campaign: 'winter', token: 'k4' },
    ]);
  });

  it('has the touch kept again, where it was lost within the session', async () => {
    await arrive(LINK);
    site.cookies.delete('clicked');
    const { touch } = await arrive('?psid=stagefan', { now: NOON + 60 });
    expect([touch?.at, site.cookies.get('clicked')]).toEqual([NOON + 60, `${NOON + 60}`]);
  });

  it('has nothing mixed into it of another partner', async () => {
    await arrive(LINK);
    const { touch } = await arrive('?psid=other', { now: NOON + 60 }, null);
    expect(touch).toEqual({ partner: 'other', at: NOON + 60, campaign: undefined, token: undefined });
    expect(Object.fromEntries(site.cookies)).toEqual({
      awe_id: site.cookies.get('awe_id'),
      psid: 'other',
      clicked: `${NOON + 60}`,
      psidlanded: 'other',
    });
  });

  it('has a value that is no identifier replaced, and none by an empty one', async () => {
    site.cookies.set('awe_id', '../../etc').set('psid', '<script>').set('ccs', 'a b').set('clicked', 'yesterday');
    const { visitor } = await arrive('?psid=stagefan&token_id=');
    expect(visitor).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(Object.fromEntries(site.cookies)).toEqual({
      awe_id: visitor,
      psid: 'stagefan',
      clicked: `${NOON}`,
      psidlanded: 'stagefan',
      psref: 'fans.example',
    });
  });
});

it('keeps nothing of who comes in another way', async () => {
  for (const query of ['', '?psid=stranger&token_id=k3', '?token_id=k3']) await arrive(query);
  await arrive(LINK, {}, 'https://www.site.example/');
  expect([site.cookies.size, await touches(), await counts()]).toEqual([0, [], []]);
});

describe('what is not allowed', () => {
  it('all refused, it is a count by day and partner, with nothing of the visitor', async () => {
    const refused = new Set([...CORE, ...SESSION]);
    for (let index = 0; index < 3; index++) {
      expect(await arrive(LINK, { refused, seed: index + 1 })).toEqual({
        address: 'https://site.example/artists',
        countedFor: 'stagefan',
        touch: undefined,
        visitor: undefined,
        withdrawnVisitor: undefined,
        events: [],
      });
    }
    expect([site.cookies.size, await touches()]).toEqual([0, []]);
    expect(await site.features.all('attribution.landing', NOON)).toEqual([
      { key: '2026-11-26.stagefan', subject: '', value: '3', endsAt: NOON + 396 * DAY },
    ]);
  });

  it.each(CORE)('without %s the server keeps no touch', async (name) => {
    const { visitor, touch } = await arrive(LINK, { refused: new Set([name]) });
    expect([visitor, site.cookies.has('awe_id'), site.cookies.has(name), await touches()]).toEqual([
      undefined,
      false,
      false,
      [],
    ]);
    const told = { psid: touch, clicked: touch, ccs: touch?.campaign, token_id: touch?.token }[name];
    expect(told).toBeUndefined();
  });

  it.each(['psid', 'ccs', 'token_id', 'clicked'])('who withdraws %s alone is forgotten on the server', async (name) => {
    const { visitor } = await arrive(LINK);
    expect(await touches()).toHaveLength(1);
    const { withdrawnVisitor } = await arrive('', { refused: new Set([name]) });
    expect([withdrawnVisitor, site.cookies.has('awe_id'), await touches()]).toEqual([visitor, false, []]);
  });

  it.each([['ccs'], ['token_id'], ['psid']])('without %s a page that is loaded again counts once', async (name) => {
    const refused = new Set([name]);
    for (let index = 0; index < 3; index++) await arrive(LINK, { refused, now: NOON + index });
    expect(await counts()).toEqual([['2026-11-26', 'stagefan', 1]]);
  });

  it('without the cookies of the session the touch has nothing of it', async () => {
    const { touch } = await arrive(LINK, { refused: new Set(SESSION) });
    expect([...site.cookies.keys()].sort()).toEqual([...CORE].sort());
    expect(await touches()).toEqual([touch]);
  });
});

it('counts each of many landings at the same time', async () => {
  const landing = (countedFor: string): Landing => ({
    address: '',
    countedFor,
    touch: undefined,
    visitor: undefined,
    withdrawnVisitor: undefined,
  });
  const at = (index: number) => ({ now: NOON + (index % 2) * DAY, partner: index % 3 === 0 ? 'other' : 'stagefan' });
  const calls = Array.from({ length: 60 }, (_, index) =>
    partners.keep(site.features, landing(at(index).partner), at(index).now),
  );
  await Promise.all(calls);
  expect((await counts()).sort()).toEqual([
    ['2026-11-26', 'other', 10],
    ['2026-11-26', 'stagefan', 20],
    ['2026-11-27', 'other', 10],
    ['2026-11-27', 'stagefan', 20],
  ]);
});

it('forgets the touches of a visitor, and of nobody else', async () => {
  const { visitor } = await arrive(LINK);
  site.cookies = new Map();
  await arrive(LINK, { seed: 2 });
  expect(await partners.forget(site.features, visitor as string)).toBe(1);
  expect(await touches()).toHaveLength(1);
  expect(await counts()).toEqual([['2026-11-26', 'stagefan', 2]]);
});

it('forgets a touch by itself when it counts no longer', async () => {
  await arrive(LINK);
  expect([(await touches(NOON + 30 * DAY - 1)).length, (await touches(NOON + 30 * DAY)).length]).toEqual([1, 0]);
});
