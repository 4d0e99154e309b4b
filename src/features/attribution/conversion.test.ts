import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testGate } from '../../../test/support/feature-gate.ts';
import { jarOfVisit, newSite } from '../../../test/support/feature-visit.ts';
import { type AttributionModel, attribution, type Order } from './index.ts';
import { faultOf, signMessage } from './message.ts';

const { now: NOON } = testGate();
const DAY = 86_400;
const shopSecret = new Uint8Array(32).fill(1);
const partnerSecret = new Uint8Array(32).fill(2);
const options = {
  domains: ['site.example'],
  partners: [
    { id: 'stagefan', postback: { address: 'https://stagefan.example/conversions', secret: partnerSecret } },
    { id: 'other' },
  ],
  orderSecrets: [shopSecret],
};
const withModel = (model: AttributionModel) => attribution({ ...options, model });
const partners = withModel('last');
const order = (change: Partial<Order> = {}): Order => ({
  id: 'order-1',
  amountMinor: 9_900,
  currency: 'NOK',
  at: NOON,
  ...change,
});

const site = newSite();

const arrive = async (query: string, now: number, refused = new Set<string>()) => {
  const jar = jarOfVisit(site.cookies, { now, refused });
  const arrival = { address: `https://site.example/${query}`, referrer: 'https://fans.example/', isNavigation: true };
  await partners.keep(site.features, jar.use(partners.landing, arrival), now);
};
const standing = (now = NOON, refused = new Set<string>()) =>
  jarOfVisit(site.cookies, { now, refused }).use(partners.standing, undefined);
const buy = (change: Partial<Order> = {}, by = partners) => by.convert(site.features, standing(), order(change), NOON);
const kept = () => partners.conversions(site.features, NOON);

describe('an order', () => {
  it('is the last partner’s, with the click, the campaign and how they came in this session', async () => {
    await arrive('?psid=other&token_id=a1', NOON - 2 * DAY);
    await arrive('?psid=stagefan&ccs=winter&token_id=k3&pstour=t1&refererid=r7', NOON - DAY);
    expect(await buy()).toEqual({
      kind: 'counted',
      conversion: {
        order: order(),
        shares: [
          {
            partner: 'stagefan',
            at: NOON - DAY,
            campaign: 'winter',
            token: 'k3',
            tour: 't1',
            page: 'fans.example',
            referrer: 'r7',
            amountMinor: 9_900,
          },
        ],
        isReversed: false,
      },
    });
    expect(JSON.stringify(await site.features.all('attribution.conversion', NOON))).not.toContain(
      site.cookies.get('awe_id'),
    );
  });

  it('is the first partner’s, or all partners’, as the model says', async () => {
    await arrive('?psid=other&token_id=a1', NOON - 2 * DAY);
    await arrive('?psid=stagefan&token_id=k3', NOON - DAY);
    await arrive('?psid=stagefan&token_id=k4', NOON);
    const shares = async (model: AttributionModel) => {
      const result = await buy({ id: model }, withModel(model));
      return result.kind === 'counted' && result.conversion.shares.map((each) => [each.token, each.amountMinor]);
    };
    expect(await shares('first')).toEqual([['a1', 9_900]]);
    expect(await shares('last')).toEqual([['k4', 9_900]]);
    expect(await shares('position')).toEqual([
      ['a1', 3_960],
      ['k3', 1_980],
      ['k4', 3_960],
    ]);
  });

  it.each([
    [30 * DAY - 1, 'counted'],
    [30 * DAY, 'unattributed'],
  ])('%i seconds after the touch is %s', async (after, kind) => {
    await arrive('?psid=stagefan', NOON - after);
    expect((await buy()).kind).toBe(kind);
    expect(await kept()).toHaveLength(kind === 'counted' ? 1 : 0);
  });

  it('counts once, of a hundred at the same time', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    const results = await Promise.all(Array.from({ length: 100 }, () => buy()));
    expect(results.filter(({ kind }) => kind === 'counted')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'known')).toHaveLength(99);
    expect(await kept()).toHaveLength(1);
  });

  it('with another amount under the same ID changes nothing', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    await buy();
    expect((await buy({ amountMinor: 1 })).kind).toBe('conflict');
    expect((await buy({ currency: 'SEK' })).kind).toBe('conflict');
    expect((await kept()).map((each) => each.order)).toEqual([order()]);
  });

  it('of a visitor whom nobody has sent is nobody’s', async () => {
    expect(await buy()).toEqual({ kind: 'unattributed' });
    expect(await kept()).toEqual([]);
  });

  it('without a number for the visitor is the partner’s of the last touch in their own cookies', async () => {
    const refused = new Set(['awe_id']);
    await arrive('?psid=other&token_id=a1', NOON - 2 * DAY, refused);
    await arrive('?psid=stagefan&token_id=k3', NOON - DAY, refused);
    const result = await withModel('first').convert(site.features, standing(NOON, refused), order(), NOON);
    expect(result).toMatchObject({ kind: 'counted', conversion: { shares: [{ partner: 'stagefan', token: 'k3' }] } });
  });

  it('has nothing of a session that came by another partner', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    site.cookies.set('psidlanded', 'other').set('pstour', 't9');
    expect(await buy()).toMatchObject({ conversion: { shares: [{ partner: 'stagefan' }] } });
    expect(JSON.stringify(await kept())).not.toContain('t9');
  });

  it('with everything refused is nobody’s', async () => {
    const refused = new Set(partners.standing.names);
    await arrive('?psid=stagefan&token_id=k3', NOON - DAY, refused);
    expect(await partners.convert(site.features, standing(NOON, refused), order(), NOON)).toEqual({
      kind: 'unattributed',
    });
  });

  it('is not paid to a partner who has left the list', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    const later = attribution({ domains: ['site.example'], partners: [{ id: 'other' }] });
    expect(await later.convert(site.features, standing(), order(), NOON)).toEqual({ kind: 'unattributed' });
  });

  it.each([
    [{ id: '' }],
    [{ id: 'a b' }],
    [{ amountMinor: 9.9 }],
    [{ amountMinor: -1 }],
    [{ amountMinor: Number.NaN }],
    [{ currency: 'kr' }],
    [{ at: NOON + 301 }],
    [{ at: 0.5 }],
  ])('with %o is refused', async (change) => {
    await arrive('?psid=stagefan', NOON - DAY);
    expect(await buy(change)).toEqual({ kind: 'refused', because: 'order' });
    expect(await kept()).toEqual([]);
  });
});

describe('what is forgotten', () => {
  it('is each touch not yet paid for; what was paid stays with the partner', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    await buy();
    const visitor = site.cookies.get('awe_id') as string;
    expect(await partners.forget(site.features, visitor)).toBe(1);
    expect(await site.features.all('attribution.touch', NOON)).toEqual([]);
    const known = { visitor, touch: undefined, session: {} };
    expect((await partners.convert(site.features, known, order(), NOON)).kind).toBe('known');
    expect((await partners.convert(site.features, known, order({ id: 'order-2' }), NOON)).kind).toBe('unattributed');
  });
});

describe('a reversal', () => {
  it('takes an order back once, of many at the same time', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    await buy();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => partners.reverse(site.features, 'order-1', NOON)),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual([...Array(19).fill('known'), 'reversed']);
    expect((await kept()).map(({ isReversed }) => isReversed)).toEqual([true]);
  });

  it('stays: the same order is not counted again', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    await buy();
    await partners.reverse(site.features, 'order-1', NOON);
    expect(await buy()).toMatchObject({ kind: 'known', conversion: { isReversed: true } });
  });

  it('of an order that was nobody’s is nothing', async () => {
    expect(await partners.reverse(site.features, 'order-1', NOON)).toEqual({ kind: 'unattributed' });
  });
});

describe('a message of the shop', () => {
  const send = (body: string, { secret = shopSecret, at = NOON } = {}) =>
    partners.take(site.features, { headers: new Headers(signMessage(secret, 'm1', body, at)), body }, NOON);
  const conversion = (change: Partial<Order> = {}) =>
    JSON.stringify({ kind: 'conversion', order: order(change), visitor: site.cookies.get('awe_id') });

  it('counts an order and takes it back, once each', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    const kinds = [];
    for (const body of [conversion(), conversion()]) kinds.push((await send(body)).kind);
    const reversal = '{"kind":"reversal","order":"order-1"}';
    for (const body of [reversal, reversal]) kinds.push((await send(body)).kind);
    expect(kinds).toEqual(['counted', 'known', 'reversed', 'known']);
  });

  it('of somebody else, or too old, changes nothing', async () => {
    await arrive('?psid=stagefan', NOON - DAY);
    expect(await send(conversion(), { secret: partnerSecret })).toEqual({ kind: 'refused', because: 'signature' });
    expect(await send(conversion(), { at: NOON - 301 })).toEqual({ kind: 'refused', because: 'stale' });
    const unsigned = { headers: new Headers(), body: conversion() };
    expect(await partners.take(site.features, unsigned, NOON)).toEqual({ kind: 'refused', because: 'signature' });
    expect(await kept()).toEqual([]);
  });

  it('names no partner and no address: both are ignored', async () => {
    await arrive('?psid=other', NOON - DAY);
    const said = { ...JSON.parse(conversion()), partner: 'stagefan', postback: 'http://169.254.169.254/' };
    const result = await send(JSON.stringify({ ...said, order: { ...said.order, partner: 'stagefan' } }));
    expect(result).toMatchObject({ kind: 'counted', conversion: { order: order(), shares: [{ partner: 'other' }] } });
    expect(JSON.stringify(await kept())).not.toMatch(/169\.254|stagefan/);
  });

  it('that says something else is refused, whatever it is', async () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ kind: fc.constantFrom('conversion', 'reversal'), order: fc.jsonValue() })
        .map((said) => JSON.stringify(said)),
      fc.constantFrom('null', '{"kind":"conversion"}', '{"kind":"conversion","order":{"id":"a"}}', ' '.repeat(5_000)),
      fc.constant(JSON.stringify({ kind: 'conversion', order: { ...order(), currency: ['NOK'] } })),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect(['refused', 'unattributed']).toContain((await send(body)).kind);
      }),
    );
    expect(await kept()).toEqual([]);
  });
});

describe('a partner hears', () => {
  const heard = async (now: number) => {
    const [conversion] = await kept();
    const all = conversion ? partners.postbacks(conversion, now) : [];
    return Promise.all(all.map(async ({ partner, request }) => ({ partner, request, body: await request.text() })));
  };

  it('of a conversion and its reversal, at the address of the configuration, signed for them', async () => {
    await arrive('?psid=stagefan&token_id=k3', NOON - DAY);
    await buy();
    const [first, ...rest] = await heard(NOON);
    expect(rest).toEqual([]);
    expect([first?.partner, first?.request.url, first?.request.method, first?.request.redirect]).toEqual([
      'stagefan',
      'https://stagefan.example/conversions',
      'POST',
      'error',
    ]);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      kind: 'conversion',
      order: 'order-1',
      currency: 'NOK',
      shares: [{ partner: 'stagefan', token: 'k3', amountMinor: 9_900 }],
    });
    expect(faultOf([partnerSecret], first?.request.headers as Headers, first?.body ?? '', NOON)).toBeUndefined();
    const [again] = await heard(NOON + 3_600);
    const id = (each: typeof again) => each?.request.headers.get('webhook-id');
    expect([id(again), again?.body]).toEqual([id(first), first?.body]);
    await partners.reverse(site.features, 'order-1', NOON);
    const [reversal] = await heard(NOON);
    expect(id(reversal)).not.toBe(id(first));
    expect(JSON.parse(reversal?.body ?? '').kind).toBe('reversal');
  });

  it('its own part only, and nothing without an address', async () => {
    await arrive('?psid=other&token_id=a1', NOON - 2 * DAY);
    await arrive('?psid=stagefan&token_id=k3', NOON - DAY);
    await buy({}, withModel('position'));
    const all = await heard(NOON);
    expect(all.map(({ partner }) => partner)).toEqual(['stagefan']);
    expect(all[0]?.body).not.toContain('a1');
  });
});
