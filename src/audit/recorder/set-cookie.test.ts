import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookieDate } from '../../filter/cookie-date.ts';
import { readSetCookie as readByFilter } from '../../filter/set-cookie.ts';
import { defaultPath, readCookieDate, readSetCookie } from './set-cookie.ts';

const NOW = Date.UTC(2026, 0, 1) / 1_000;

describe('a cookie that is asked for', () => {
  it.each([
    ['a=1', { name: 'a', value: '1', lifetimeSeconds: null, domain: undefined, path: undefined }],
    ['a=1; Max-Age=63072000', { lifetimeSeconds: 63_072_000 }],
    ['a=1; max-age=-1', { lifetimeSeconds: -1 }],
    ['a=; Max-Age=0', { value: '', lifetimeSeconds: 0 }],
    ['a=1; Max-Age=x; Expires=Fri, 02 Jan 2026 00:00:00 GMT', { lifetimeSeconds: 86_400 }],
    ['a=1; Max-Age=5; Expires=Fri, 02 Jan 2026 00:00:00 GMT', { lifetimeSeconds: 5 }],
    ['a=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT', { lifetimeSeconds: -NOW }],
    [
      'a=1; Domain=.Shop.Test; Path=/x; Secure; HttpOnly',
      { domain: 'shop.test', path: '/x', secure: true, httpOnly: true },
    ],
    ['a=1; Path=x; SameSite=lax', { path: undefined, sameSite: 'Lax' }],
    ['a=1; SameSite=odd; Partitioned', { sameSite: undefined, partitioned: true }],
    ['alone', { name: '', value: 'alone' }],
    [' a = b=c ; x', { name: 'a', value: 'b=c' }],
  ])('%s', (line, facts) => {
    expect(readSetCookie(line, NOW)).toMatchObject(facts);
  });

  it('is read as the server filter reads it, which a real browser is held against', () => {
    const attribute = fc.oneof(
      fc.constantFrom(
        'Secure',
        'HttpOnly',
        'Partitioned',
        'SameSite=None',
        'Path=/a',
        'Path=',
        'Domain=a.test',
        'Domain=',
      ),
      fc.constantFrom(
        'Max-Age=10',
        'max-age=-5',
        'Max-Age=1.5',
        'Expires=Fri, 02 Jan 2026 00:00:00 GMT',
        'Expires=soon',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
    );
    const line = fc.tuple(fc.stringMatching(/^[a-z]{1,4}=?[a-z0-9="]{0,6}$/), fc.array(attribute, { maxLength: 5 }));
    fc.assert(
      fc.property(line, ([pair, attributes]) => {
        const text = [pair, ...attributes].join('; ');
        const byFilter = readByFilter(text, NOW);
        if (typeof byFilter === 'string') return;
        const { isPlain: _plain, others: _others, ...facts } = byFilter;
        expect(readSetCookie(text, NOW)).toEqual(facts);
      }),
    );
  });
});

describe('the date of a cookie', () => {
  it('is read as the server filter reads it', () => {
    const pieces = fc.constantFrom(
      'Wed,',
      '09',
      '9',
      '31',
      'Jun',
      'JUNE',
      'xyz',
      '2026',
      '26',
      '70',
      '1600',
      '10:18:14',
      '1:2:3',
      '24:00:00',
      'GMT',
      '-',
      '',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((each) => each.join(' ')),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, (date) => {
        expect(readCookieDate(date)).toBe(parseCookieDate(date));
      }),
      { numRuns: 2_000 },
    );
  });
});

it.each([
  ['https://a.test', '/'],
  ['https://a.test/x', '/'],
  ['https://a.test/x/', '/x'],
  ['https://a.test/x/y?z=/', '/x'],
])('a cookie without a path goes to the folder of %s', (url, path) => {
  expect(defaultPath(url)).toBe(path);
});
