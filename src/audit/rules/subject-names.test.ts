import { describe, expect, it } from 'vitest';
import { buildNames, starred, subjectNames, withoutHashes } from './subject-names.ts';

describe('what looks made up at random in a name', () => {
  it.each([
    ['_hjSession_4711', '_hjSession_*'],
    ['_ga_AB12CD34EF', '_ga_*'],
    ['_ga_AB12', '_ga_*'],
    ['amp_6e403e', 'amp_*'],
    ['mp_0f3a9c17e2b84d55a1c6f0e9d8b7a654_mixpanel', 'mp_*_mixpanel'],
    ['msgs-3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'msgs-*'],
    ['cart:1700000000000:open', 'cart:*:open'],
    ['_pk_id.1.1fff', '_pk_id.1.1fff'],
    ['_ga', '_ga'],
    ['PHPSESSID', 'PHPSESSID'],
    ['oauth2_state', 'oauth2_state'],
    ['step1', 'step1'],
    ['summer2026', 'summer2026'],
    ['wp-settings-time-1', 'wp-settings-time-1'],
    ['__Host-session', '__Host-session'],
    ['VISITOR_INFO1_LIVE', 'VISITOR_INFO1_LIVE'],
  ])('%s: %s', (name, pattern) => expect(starred(name)).toBe(pattern));
});

const named = (seen: readonly (readonly [visit: string, name: string, group?: string])[]): readonly string[] => {
  const all = seen.map(([visit, name, group = 'g']) => ({ visit, name, group }));
  const nameOf = subjectNames(all, 3);
  return all.map(({ group, name }) => nameOf(group, name));
};

describe('names of things', () => {
  it('are one where they differ from visit to visit', () =>
    expect(
      named([
        ['before', '_hjSession_4711'],
        ['refused', '_hjSession_8932'],
      ]),
    ).toEqual(['_hjSession_*', '_hjSession_*']));

  it('are one where each visit has several', () =>
    expect(
      named([
        ['before', 'q_1111'],
        ['before', 'q_2222'],
        ['refused', 'q_3333'],
      ]),
    ).toEqual(['q_*', 'q_*', 'q_*']));

  it('stay two where both come again in other visits', () =>
    expect(
      named([
        ['before', '_ga_AB12CD34'],
        ['before', '_ga_XY98ZT76'],
        ['refused', '_ga_AB12CD34'],
        ['refused', '_ga_XY98ZT76'],
      ]),
    ).toEqual(['_ga_AB12CD34', '_ga_XY98ZT76', '_ga_AB12CD34', '_ga_XY98ZT76']));

  it('stay two where others have set them', () =>
    expect(
      named([
        ['before', 'x_4711', 'a.js'],
        ['refused', 'x_8932', 'b.js'],
      ]),
    ).toEqual(['x_4711', 'x_8932']));

  it('stay two where they are words', () =>
    expect(
      named([
        ['before', 'promo_spring'],
        ['refused', 'promo_autumn'],
      ]),
    ).toEqual(['promo_spring', 'promo_autumn']));

  it('have a part for which nothing can be guessed left out, so that the next run knows them', () =>
    expect(named([['accepted', 'msg-3f2504e0-4f89-11d3-9a0c-0305e82c3301']])).toEqual(['msg-*']));

  it('stay as they are where one visit alone has two of them', () =>
    expect(
      named([
        ['accepted', 'a_1234567890'],
        ['accepted', 'a_0987654321'],
      ]),
    ).toEqual(['a_1234567890', 'a_0987654321']));
});

describe('addresses of scripts', () => {
  it.each([
    ['t.example/app.3f9a1c2b.js', 't.example/app.*.js'],
    ['t.example/main-9XKQZ7AB.js', 't.example/main-*.js'],
    ['t.example/jquery-3.7.1.min.js', 't.example/jquery-3.7.1.min.js'],
    ['t.example/v1234567/lib.js', 't.example/v1234567/lib.js'],
    ['t.example/bootstrap5.js', 't.example/bootstrap5.js'],
  ])('%s: %s', (address, plain) => expect(withoutHashes(address)).toBe(plain));

  it('keep what tells two of them apart', () => {
    const seen = ['t.example/chunk.3f9a1c2b.js', 't.example/chunk.77aa31c9.js', 't.example/app.1a2b3c4d.js'];
    const nameOf = buildNames(seen.map((name) => ({ group: 'g', name, visit: 'before' })));
    expect(seen.map((name) => nameOf('g', name))).toEqual([seen[0], seen[1], 't.example/app.*.js']);
  });
});
