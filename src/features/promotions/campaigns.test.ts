import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestGate, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { jarOfVisit } from '../../../test/support/feature-visit.ts';
import { type Audience, type Campaign, campaigns } from './index.ts';

const { now: NOON } = testGate();
const HOUR = 3_600;
const table = [
  { id: 'autumn', startsAt: NOON - 20 * HOUR, endsAt: NOON },
  { id: 'welcome', startsAt: NOON - HOUR, endsAt: NOON + 9 * HOUR, audience: 'guests', title: 'Welcome' },
  { id: 'club', startsAt: NOON - HOUR, endsAt: NOON + 9 * HOUR, audience: 'members' },
  { id: 'winter', startsAt: NOON - HOUR, endsAt: NOON + 5 * HOUR },
  { id: 'spring', startsAt: NOON + 5 * HOUR, endsAt: NOON + 9 * HOUR },
] as const satisfies readonly (Campaign & { title?: string })[];
const shown = campaigns({ campaigns: table });

let cookies: Map<string, string>;
beforeEach(() => {
  cookies = new Map();
});
const visit = (audience: Audience = 'guests', { close, ...gate }: TestGate & { close?: string } = {}) =>
  jarOfVisit(cookies, gate).use(shown, { audience, close })?.id;
const kept = () => Object.fromEntries(cookies);

const id = fc.constantFrom(...table.map((each) => each.id), 'gone');
featureLaws('campaigns', {
  feature: campaigns({
    // For the laws they run at any time.
    campaigns: table.map((each) => ({ ...each, startsAt: 0, endsAt: 3e9 })),
  }),
  input: fc.record({
    audience: fc.constantFrom('guests' as const, 'members' as const),
    close: fc.option(fc.oneof(id, fc.string()), { nil: undefined }),
  }),
  values: {
    ad: fc
      .array(
        fc.oneof(
          id,
          id.map((each) => `!${each}`),
        ),
      )
      .map((all) => all.join('.')),
    lastSeenCampaignId: id,
  },
});

describe('a campaign', () => {
  it('is the first that runs and is for the visitor, with all that the site says of it', () => {
    expect([visit('guests'), visit('members')]).toEqual(['welcome', 'club']);
    const { value } = shown(testGate(), () => undefined, { audience: 'guests' });
    expect(value?.id === 'welcome' && value.title).toBe('Welcome');
  });

  it.each([
    [NOON - 1, 'autumn'],
    [NOON, 'winter'],
    [NOON + 5 * HOUR - 1, 'winter'],
    [NOON + 5 * HOUR, 'spring'],
    [NOON + 9 * HOUR - 1, 'spring'],
    [NOON + 9 * HOUR, undefined],
  ])('runs from its first second to the one before its end: at %i %s', (now, expected) => {
    cookies.set('ad', '!welcome');
    expect(visit('guests', { now })).toBe(expected);
  });

  it('stays the one that was seen last while it runs, and is told of once', () => {
    cookies.set('lastSeenCampaignId', 'winter');
    expect(visit()).toBe('winter');
    expect(visit('guests', { now: NOON + 5 * HOUR })).toBe('welcome');
    const jar = jarOfVisit(new Map());
    for (let index = 0; index < 3; index++) jar.use(shown, { audience: 'guests' });
    expect(jar.events).toEqual([{ kind: 'campaign', entry: 'lastSeenCampaignId', data: { campaign: 'welcome' } }]);
  });

  it('that was closed is not shown again, also after signing in and out', () => {
    expect(visit()).toBe('welcome');
    expect(kept()).toEqual({ ad: 'welcome.winter', lastSeenCampaignId: 'welcome' });
    expect(visit('guests', { close: 'welcome' })).toBe('winter');
    expect(kept()).toEqual({ ad: '!welcome.winter', lastSeenCampaignId: 'winter' });
    expect([visit('members'), visit('guests')]).toEqual(['winter', 'winter']);
    expect(kept()).toEqual({ ad: '!welcome.winter', lastSeenCampaignId: 'winter' });
  });

  it('of nobody’s table is ignored, and goes from the cookie with what has ended', () => {
    cookies.set('ad', '!gone.!autumn.<script>').set('lastSeenCampaignId', 'gone');
    expect(visit('guests', { close: 'gone too' })).toBe('welcome');
    expect(kept()).toEqual({ ad: 'welcome.winter', lastSeenCampaignId: 'welcome' });
  });

  it('is the same for everybody where it is refused, and closed for one page only', () => {
    cookies.set('ad', '!welcome').set('lastSeenCampaignId', 'winter');
    const refused = new Set(shown.names);
    expect(visit('guests', { refused, close: 'welcome' })).toBe('winter');
    expect([visit('guests', { refused }), kept()]).toEqual(['welcome', {}]);
  });
});

it.each([
  ['promotions.campaigns[0].id is "a.b"', [{ id: 'a.b', startsAt: 0, endsAt: 1 }]],
  [
    'promotions.campaigns[1].id is "a", as another is',
    [
      { id: 'a', startsAt: 0, endsAt: 1 },
      { id: 'a', startsAt: 0, endsAt: 1 },
    ],
  ],
  ['campaign "a" is from 1 to 1: write whole seconds', [{ id: 'a', startsAt: 1, endsAt: 1 }]],
  ['campaign "a" is from NaN to 1', [{ id: 'a', startsAt: Number.NaN, endsAt: 1 }]],
])('a table that makes no sense is told: %s', (message, all) => {
  expect(() => campaigns({ campaigns: all })).toThrow(message);
});
