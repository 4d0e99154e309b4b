import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { jarOfVisit, newSite } from '../../../test/support/feature-visit.ts';
import { type CardStatus, type CardStep, cardValidation } from './index.ts';

const { now: NOON } = testGate();
const DAY = 86_400;
const cards = cardValidation();
const statuses: readonly CardStatus[] = ['none', 'allowed', 'pending', 'validated', 'failed'];
const steps: readonly CardStep[] = ['allow', 'begin', 'succeed', 'fail'];

const site = newSite();
const walk = async (member: string, all: readonly CardStep[], now = NOON) => {
  const progress = [];
  for (const each of all) progress.push(await cards.step(site.features, member, each, now));
  return progress;
};

featureLaws('the validation of a card', {
  feature: cards.view,
  input: fc.constantFrom(undefined, ...statuses),
  values: { cardValidationAllowed: fc.constant('1'), cardValidationStatus: fc.constantFrom(...statuses) },
});

describe('the validation of a card', () => {
  it.each<[CardStatus, CardStep[], Partial<Record<CardStep, CardStatus>>]>([
    ['none', [], { allow: 'allowed' }],
    ['allowed', ['allow'], { begin: 'pending' }],
    ['pending', ['allow', 'begin'], { succeed: 'validated', fail: 'failed' }],
    ['failed', ['allow', 'begin', 'fail'], { begin: 'pending' }],
    ['validated', ['allow', 'begin', 'succeed'], {}],
  ])('leads from %s, which it reaches by %o, to %o and nowhere else', async (from, way, leads) => {
    for (const each of steps) {
      const member = `member ${each}`;
      await walk(member, way);
      expect(await cards.status(site.features, member, NOON)).toBe(from);
      const { status } = await cards.step(site.features, member, each, NOON);
      expect(status).toBe(leads[each] ?? from);
      expect(await cards.status(site.features, member, NOON)).toBe(status);
    }
  });

  it('brings the bonus once, whatever comes in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), fc.uuid(), async (all, member) => {
        const progress = await walk(member, all);
        const bonuses = progress.filter(({ isBonusDue }) => isBonusDue).length;
        expect(bonuses).toBe((await cards.status(site.features, member, NOON)) === 'validated' ? 1 : 0);
      }),
    );
  });

  it('brings the bonus once, of a hundred messages at the same time', async () => {
    await walk('member', ['allow', 'begin']);
    const all = Array.from({ length: 100 }, (_, index) =>
      cards.step(site.features, 'member', index % 10 === 9 ? 'fail' : 'succeed', NOON),
    );
    expect((await Promise.all(all)).filter(({ isBonusDue }) => isBonusDue)).toHaveLength(1);
  });

  it('may be begun anew after 30 days where it never ended; its bonus never again', async () => {
    await walk('unfinished', ['allow', 'begin']);
    await walk('done', ['allow', 'begin', 'succeed']);
    const at = (member: string, now: number) => cards.status(site.features, member, now);
    expect(await at('unfinished', NOON + 30 * DAY - 1)).toBe('pending');
    expect(await at('unfinished', NOON + 30 * DAY)).toBe('none');
    expect(await at('done', NOON + 4_000 * DAY)).toBe('validated');
  });

  it('is forgotten with the account', async () => {
    await walk('one', ['allow']);
    await walk('two', ['allow']);
    expect(await cards.forgetMember(site.features, 'one')).toBe(1);
    expect([await cards.status(site.features, 'one', NOON), await cards.status(site.features, 'two', NOON)]).toEqual([
      'none',
      'allowed',
    ]);
  });
});

describe('its cookies', () => {
  const kept = (status: CardStatus, cookies = new Map<string, string>()) => {
    jarOfVisit(cookies).use(cards.view, status);
    return [Object.fromEntries(cookies), jarOfVisit(cookies).use(cards.view, undefined)];
  };
  it.each<[CardStatus, Record<string, string>]>([
    ['none', {}],
    ['allowed', { cardValidationAllowed: '1' }],
    ['pending', { cardValidationStatus: 'pending' }],
    ['validated', { cardValidationStatus: 'validated' }],
    ['failed', { cardValidationAllowed: '1', cardValidationStatus: 'failed' }],
  ])('tell a page that it is %s, from whatever was there before', (status, expected) => {
    const before = new Map([
      ['cardValidationAllowed', '1'],
      ['cardValidationStatus', 'validated'],
    ]);
    expect([kept(status), kept(status, before)]).toEqual([
      [expected, status],
      [expected, status],
    ]);
  });

  it('forged, bring nobody a bonus', async () => {
    const cookies = new Map([['cardValidationStatus', 'pending']]);
    expect(jarOfVisit(cookies).use(cards.view, undefined)).toBe('pending');
    expect(await walk('member', ['succeed'])).toEqual([{ status: 'none', isBonusDue: false }]);
  });

  it('refused, hold nothing, while the server knows', async () => {
    const cookies = new Map<string, string>();
    const [, { status } = { status: 'none' as const }] = await walk('member', ['allow', 'begin']);
    expect(jarOfVisit(cookies, { refused: new Set(cards.view.names) }).use(cards.view, status)).toBe('pending');
    expect(cookies.size).toBe(0);
    expect((await walk('member', ['succeed'])).map(({ isBonusDue }) => isBonusDue)).toEqual([true]);
  });
});
