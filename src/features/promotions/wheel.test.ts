import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TestGate, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { jarOfVisit, newSite } from '../../../test/support/feature-visit.ts';
import { sealer } from '../sealer.ts';
import { type Spin, type WheelOptions, wheel } from './index.ts';

const { now: NOON } = testGate();
const HOUR = 3_600;
const DAY = 24 * HOUR;
const prizes = [
  { id: 'ten', weight: 5, credits: 10 },
  { id: 'fifty', weight: 1, credits: 50 },
  { id: 'none', weight: 0, credits: 1_000 },
];
const options = {
  campaign: { id: 'winter', startsAt: NOON - DAY, endsAt: NOON + 2 * DAY },
  prizes,
  happyHourSeconds: HOUR,
};
const winter = wheel(options);
const seals = sealer([new Uint8Array(32).fill(1)], 'site.example');

const site = newSite();

const guest = { session: 'session 1' };
const look = (gate: TestGate = {}, who: { member?: string; session: string } = guest) =>
  jarOfVisit(site.cookies, gate).use(winter.view, who);
const turn = async (gate: TestGate = {}, who: { member?: string; session: string } = guest, by = winter) => {
  const jar = jarOfVisit(site.cookies, gate);
  const seat = jar.use(by.seat, who);
  const spun: Spin<(typeof prizes)[number]> | undefined = seat && (await by.spin(site.features, seals, seat, jar.gate));
  if (spun) jar.use(by.keep, spun);
  return spun;
};
const take = async (
  token = site.cookies.get('LWGuestClaimToken') ?? '',
  gate: TestGate = {},
  who = guest,
  by = winter,
) => {
  const jar = jarOfVisit(site.cookies, gate);
  const seat = jar.use(by.seat, who);
  return seat && by.claim(site.features, seals, { seat, token }, jar.gate.now);
};
const turns = () => site.features.all('promotions.turn', NOON);
const claims = () => site.features.all('promotions.claim', NOON);

const session = fc.constantFrom('session 1', '');
const member = fc.option(fc.constantFrom('7', 'x'), { nil: undefined });
const visitor = fc.record({ member, session });
const always = wheel({ ...options, campaign: { id: 'winter', startsAt: 0, endsAt: 3e9 }, windowSeconds: 3e9 });
const values = {
  WoFData: fc.nat(3e9).map((at) => `winter.0.ten.${at}`),
  unique_visitor_id: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  LWGuestClaimToken: fc.stringMatching(/^[A-Za-z0-9._-]{100}$/),
};
featureLaws('what a page shows of the wheel', { feature: always.view, input: visitor, values });
featureLaws('who takes a turn of the wheel', { feature: always.seat, input: visitor, values });
featureLaws('what is kept of a turn of the wheel', {
  feature: always.keep,
  input: fc.constantFrom<Parameters<typeof always.keep>[2]>(
    { kind: 'ended' },
    { kind: 'claimed', prize: prizes[0] as (typeof prizes)[number] },
    {
      kind: 'won',
      seat: { subject: 'guest:x', session: 's', isGuest: true },
      window: { index: 0, endsAt: 3e9 },
      prize: prizes[0] as (typeof prizes)[number],
      spunAt: NOON,
      token: { text: 'token', endsAt: 3e9 },
    },
  ),
  values,
});

describe('the wheel', () => {
  it('shows its odds, which are those that it draws by', () => {
    expect(winter.odds).toEqual([
      { prize: prizes[0], weight: 5, outOf: 6 },
      { prize: prizes[1], weight: 1, outOf: 6 },
      { prize: prizes[2], weight: 0, outOf: 6 },
    ]);
  });

  it('gives a guest one turn a window, kept in three cookies and one item', async () => {
    expect(look()).toEqual({ state: { kind: 'ready' }, token: undefined });
    expect(site.cookies.size).toBe(0);
    const spun = await turn();
    if (spun?.kind !== 'won') throw new Error('no turn was taken');
    expect(Object.fromEntries(site.cookies)).toEqual({
      WoFData: `winter.1.${spun.prize.id}.${NOON}`,
      unique_visitor_id: spun.seat.subject.slice('guest:'.length),
      LWGuestClaimToken: spun.token?.text,
    });
    expect((await turns()).map(({ subject }) => subject)).toEqual([spun.seat.subject]);
    expect(look().state).toEqual({
      kind: 'spent',
      prize: spun.prize,
      spunAt: NOON,
      nextAt: NOON + DAY,
      happyHourEndsAt: NOON + HOUR,
    });
    expect(await turn({ seed: 9, now: NOON + 60 })).toMatchObject({ kind: 'spent', prize: spun.prize, spunAt: NOON });
    expect(await turns()).toHaveLength(1);
  });

  it('draws once, of a hundred turns at the same time', async () => {
    jarOfVisit(site.cookies).use(winter.seat, guest);
    const all = await Promise.all(Array.from({ length: 100 }, (_, index) => turn({ seed: index + 1 })));
    const won = all.filter((each) => each?.kind === 'won');
    expect([won.length, await turns()]).toEqual([1, [expect.anything()]]);
    const found = new Set(all.map((each) => each && each.kind !== 'ended' && each.prize.id));
    expect([...found]).toEqual([won[0]?.kind === 'won' && won[0].prize.id]);
  });

  it('knows on the server what no cookie tells', async () => {
    await turn();
    site.cookies.delete('WoFData');
    expect(look().state.kind).toBe('ready');
    const spun = await turn({ seed: 5 });
    expect([spun?.kind, look().state.kind, (await turns()).length]).toEqual(['spent', 'spent', 1]);
    const seat = { subject: `guest:${site.cookies.get('unique_visitor_id')}`, session: 'x', isGuest: true };
    expect((await winter.look(site.features, seat, NOON + 60)).kind).toBe('spent');
    expect((await winter.look(site.features, { ...seat, subject: 'guest:y' }, NOON + 60)).kind).toBe('ready');
  });

  it.each([
    [NOON + DAY - 1, 'spent'],
    [NOON + DAY, 'ready'],
    [NOON + 2 * DAY - 1, 'ready'],
    [NOON + 2 * DAY, 'ended'],
    [NOON - DAY - 1, 'ended'],
  ])('after a turn at noon is at %i %s, in the cookie and on the server', async (now, kind) => {
    const spun = await turn();
    const seat = { subject: '', session: 'x', isGuest: true, ...(spun?.kind === 'won' && spun.seat) };
    expect(look({ now }).state.kind).toBe(kind);
    expect((await winter.look(site.features, seat, now)).kind).toBe(kind);
    const then = await turn({ now });
    expect(then?.kind).toBe({ spent: 'spent', ready: 'won', ended: 'ended' }[kind]);
  });

  it('ends its last window with the campaign', () => {
    const short = wheel({ ...options, campaign: { ...options.campaign, endsAt: NOON + HOUR }, windowSeconds: 7 * DAY });
    site.cookies.set('WoFData', `winter.0.ten.${NOON}`);
    expect(jarOfVisit(site.cookies).use(short.view, guest).state).toMatchObject({ kind: 'spent', nextAt: undefined });
  });

  it('has Happy Hour once it is spent, to the second and no longer than its window', async () => {
    const until = (now: number) => {
      const { state } = look({ now });
      return state.kind === 'spent' && state.happyHourEndsAt;
    };
    await turn();
    expect([until(NOON + HOUR - 1), until(NOON + HOUR)]).toEqual([NOON + HOUR, undefined]);
    site.cookies = new Map();
    await turn({ now: NOON + DAY - 60, seed: 2 });
    expect(until(NOON + DAY - 30)).toBe(NOON + DAY);
  });

  it('has no Happy Hour beyond the campaign', async () => {
    const short = wheel({ ...options, campaign: { ...options.campaign, endsAt: NOON + 60 } });
    await turn({}, guest, short);
    expect(jarOfVisit(site.cookies).use(short.view, guest).state).toMatchObject({ happyHourEndsAt: NOON + 60 });
  });

  it('of another campaign has a turn of its own', async () => {
    const spring = wheel({ ...options, campaign: { ...options.campaign, id: 'spring' } });
    expect([(await turn())?.kind, (await turn({}, guest, spring))?.kind, (await turn())?.kind]).toEqual([
      'won',
      'won',
      'spent',
    ]);
    expect(new Set((await turns()).map(({ subject }) => subject)).size).toBe(1);
  });

  it('keeps in cookies what holds in this window, and for no longer', async () => {
    const now = NOON + DAY - 60;
    const spun = await turn({ now });
    if (spun?.kind !== 'won') throw new Error('no turn was taken');
    const { writes } = winter.keep(testGate({ now: now + 1 }), () => undefined, spun);
    expect(writes).toMatchObject([
      { name: 'WoFData', lifetimeSeconds: 59 },
      { name: 'LWGuestClaimToken', lifetimeSeconds: HOUR - 1 },
    ]);
  });

  it('gives a guest a number where the cookie holds none of ours, and leaves one that is', async () => {
    site.cookies.set('unique_visitor_id', 'guest no. 1');
    await turn();
    const own = site.cookies.get('unique_visitor_id');
    expect(own).toMatch(/^[A-Za-z0-9_-]{22}$/);
    await turn({ seed: 2 });
    expect(site.cookies.get('unique_visitor_id')).toBe(own);
  });

  it.each([
    ['another campaign', `spring.1.ten.${NOON}`],
    ['another window', `winter.0.ten.${NOON}`],
    ['a prize of no table', `winter.1.million.${NOON}`],
    ['the future', `winter.1.ten.${NOON + 1}`],
    ['no time', 'winter.1.ten.soon'],
    ['more than it can hold', `winter.1.ten.${NOON}.x`],
  ])('makes nothing of a cookie of %s', (_, value) => {
    site.cookies.set('WoFData', value);
    expect(look().state.kind).toBe('ready');
  });

  it('cannot be turned by a guest who may not be told from others; a member can, without a cookie', async () => {
    const refused = new Set(winter.view.names);
    expect(look({ refused }).state).toEqual({ kind: 'refused' });
    expect(await turn({ refused })).toBeUndefined();
    const who = { ...guest, member: '7' };
    expect(look({ refused }, who).state.kind).toBe('ready');
    const spun = await turn({ refused }, who);
    if (spun?.kind !== 'won') throw new Error('no turn was taken');
    expect((await turn({ refused }, { ...who, session: 'another' }))?.kind).toBe('spent');
    expect((await winter.look(site.features, spun.seat, NOON)).kind).toBe('spent');
    expect(await take(spun.token?.text, { refused }, who)).toEqual({ kind: 'claimed', prize: spun.prize });
    expect(site.cookies.size).toBe(0);
  });

  it('tells a guest from the member of the same name', async () => {
    await turn({}, { ...guest, member: 'abcdefghijklmnopqrstuv' });
    site.cookies.set('unique_visitor_id', 'abcdefghijklmnopqrstuv');
    expect((await turn())?.kind).toBe('won');
    expect(await winter.forget(site.features, 'abcdefghijklmnopqrstuv')).toBe(1);
    expect((await turns()).map(({ subject }) => subject)).toEqual(['member:abcdefghijklmnopqrstuv']);
    expect(await winter.forgetMember(site.features, 'abcdefghijklmnopqrstuv')).toBe(1);
  });

  it('has no seat without a session', async () => {
    expect(await turn({}, { session: '' })).toBeUndefined();
    expect(site.cookies.size).toBe(0);
  });
});

describe('a prize', () => {
  const prizeOf = (spun: Awaited<ReturnType<typeof turn>>) =>
    spun && spun.kind !== 'ended' ? spun.prize : expect.fail('no turn was taken');

  it('is claimed once, of a hundred claims at the same time', async () => {
    const prize = prizeOf(await turn());
    const all = await Promise.all(Array.from({ length: 100 }, () => take()));
    expect(all.filter((each) => each?.kind === 'claimed')).toEqual([{ kind: 'claimed', prize }]);
    expect(all.filter((each) => each?.kind === 'refused' && each.because === 'spent')).toHaveLength(99);
    expect(await claims()).toHaveLength(1);
  });

  it('is refused for a token with any bit of any byte flipped, cut or added to', async () => {
    await turn();
    const token = site.cookies.get('LWGuestClaimToken') ?? '';
    const changed = [...token].flatMap((letter, index) =>
      [1, 2, 4, 8, 16, 32, 64].map(
        (bit) => token.slice(0, index) + String.fromCharCode(letter.charCodeAt(0) ^ bit) + token.slice(index + 1),
      ),
    );
    const cut = [...token].map((_, index) => token.slice(0, index));
    for (const each of [...changed, ...cut, `${token}A`, `${token}.`, token.repeat(100)]) {
      expect(await take(each)).toEqual({ kind: 'refused', because: 'token' });
    }
    expect(await claims()).toEqual([]);
    expect((await take())?.kind).toBe('claimed');
  });

  it('is refused for whatever nobody has sealed', async () => {
    await turn();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (token) => {
        expect(await take(token)).toEqual({ kind: 'refused', because: 'token' });
      }),
    );
  });

  it.each([
    [HOUR - 1, 'claimed'],
    [HOUR, 'refused'],
  ])('%i seconds after the turn is %s', async (after, kind) => {
    await turn();
    expect((await take(undefined, { now: NOON + after }))?.kind).toBe(kind);
  });

  it('can be claimed for its hour beyond the end of window and campaign', async () => {
    const now = NOON + 2 * DAY - 1;
    await turn({ now });
    expect((await take(undefined, { now: now + HOUR - 1 }))?.kind).toBe('claimed');
  });

  it('belongs to its session, its campaign and its guest', async () => {
    await turn();
    const token = site.cookies.get('LWGuestClaimToken');
    const spring = wheel({ ...options, campaign: { ...options.campaign, id: 'spring' } });
    expect(await take(token, {}, { session: 'session 2' })).toEqual({ kind: 'refused', because: 'token' });
    expect(await take(token, {}, guest, spring)).toEqual({ kind: 'refused', because: 'token' });
    const own = site.cookies.get('unique_visitor_id') as string;
    site.cookies.set('unique_visitor_id', 'abcdefghijklmnopqrstuv');
    expect(await take(token)).toEqual({ kind: 'refused', because: 'unknown' });
    site.cookies.set('unique_visitor_id', own);
    expect((await take(token))?.kind).toBe('claimed');
  });

  it('is what the table of the server says, and nothing of it is in the token', async () => {
    const { id } = prizeOf(await turn());
    const content = atob(
      (site.cookies.get('LWGuestClaimToken') ?? '').split('.')[2]?.replace(/-/g, '+').replace(/_/g, '/') ?? '',
    );
    expect(content).not.toContain(id);
    const better = wheel({ ...options, prizes: prizes.map((each) => ({ ...each, credits: each.credits * 2 })) });
    expect(await take(undefined, {}, guest, better)).toMatchObject({
      prize: { id, credits: 2 * (prizes.find((each) => each.id === id)?.credits ?? 0) },
    });
  });

  it('that is no longer on the table cannot be claimed', async () => {
    await turn();
    const other = wheel({ ...options, prizes: [{ id: 'other', weight: 1, credits: 1 }] });
    expect(await take(undefined, {}, guest, other)).toEqual({ kind: 'refused', because: 'unknown' });
    expect((await turn({}, guest, other))?.kind).toBe('ended');
  });

  it('comes with a token again where it was lost, and with none once it was claimed', async () => {
    await turn();
    site.cookies.delete('LWGuestClaimToken');
    await turn({ seed: 3, now: NOON + 60 });
    const jar = jarOfVisit(site.cookies, { now: NOON + 60 });
    const seat = jar.use(winter.seat, guest) ?? expect.fail('no seat');
    const { token = '' } = jar.use(winter.view, guest);
    const claimed = await winter.claim(site.features, seals, { seat, token }, NOON + 60);
    jar.use(winter.keep, claimed);
    expect([claimed.kind, site.cookies.has('LWGuestClaimToken')]).toEqual(['claimed', false]);
    expect(await turn({ now: NOON + 90 })).toMatchObject({ kind: 'spent', token: undefined });
    expect(await turn({ now: NOON + 2 * HOUR })).toMatchObject({ kind: 'spent', token: undefined });
  });

  it('is forgotten with the guest: nothing is left to claim', async () => {
    await turn();
    const value = site.cookies.get('unique_visitor_id') as string;
    const token = site.cookies.get('LWGuestClaimToken') as string;
    const jar = jarOfVisit(site.cookies, { refused: new Set(winter.view.names) });
    jar.use(winter.view, guest);
    expect(site.cookies.size).toBe(0);
    expect(jar.events).toContainEqual({ kind: 'forget', entry: 'unique_visitor_id', data: { value } });
    expect(await winter.forget(site.features, value)).toBe(1);
    site.cookies.set('unique_visitor_id', value);
    expect(await take(token)).toEqual({ kind: 'refused', because: 'unknown' });
    expect([await turns(), await claims()]).toEqual([[], []]);
    expect((await turn({ seed: 2 }))?.kind).toBe('won');
    expect(await take(token)).toEqual({ kind: 'refused', because: 'unknown' });
    expect((await take())?.kind).toBe('claimed');
    expect(await winter.forget(site.features, value)).toBe(2);
    expect([await turns(), await claims()]).toEqual([[], []]);
  });
});

it.each<[string, Partial<WheelOptions<(typeof prizes)[number]>>]>([
  ['wheel.campaign[0].id is ""', { campaign: { id: '', startsAt: 0, endsAt: 1 } }],
  ['campaign "a" is from 2 to 1', { campaign: { id: 'a', startsAt: 2, endsAt: 1 } }],
  ['the weights of wheel.prizes are 0 together', { prizes: [] }],
  ['the weights of wheel.prizes are 0 together', { prizes: [{ id: 'a', weight: 0, credits: 0 }] }],
  ['the weights of wheel.prizes are 4294967296 together', { prizes: [{ id: 'a', weight: 2 ** 32, credits: 0 }] }],
  ['the weight of prize "a" is 0.5: write a whole number', { prizes: [{ id: 'a', weight: 0.5, credits: 0 }] }],
  ['the weight of prize "a" is -1', { prizes: [{ id: 'a', weight: -1, credits: 0 }] }],
  ['wheel.prizes[0].id is "a.b"', { prizes: [{ id: 'a.b', weight: 1, credits: 0 }] }],
  ['wheel: windowSeconds is 0; give a whole number of seconds, at least 1', { windowSeconds: 0 }],
  ['wheel: happyHourSeconds is -1; give a whole number of seconds, at least 0', { happyHourSeconds: -1 }],
  ['wheel: claimSeconds is 3601; give a whole number of seconds, at least 1, at most 3600', { claimSeconds: 3_601 }],
  ['are both "WoFData"; give each its own', { cookies: { claim: 'WoFData' } }],
])('an option that makes no sense is told: %s', (message, change) => {
  expect(() => wheel({ ...options, ...change })).toThrow(message);
});
