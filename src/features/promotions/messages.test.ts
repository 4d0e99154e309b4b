import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { jarOfVisit } from '../../../test/support/feature-visit.ts';
import { dismissal, signOutOffer } from './index.ts';

const helloBar = (version: number, id = 'winter') =>
  dismissal({ cookie: 'helloBarMessageDismissed', message: { id, version } });
const offer = (version: number) => signOutOffer({ message: { id: 'mobile', version } });

let cookies: Map<string, string>;
beforeEach(() => {
  cookies = new Map();
});
const refused = new Set(['helloBarMessageDismissed', 'logout']);
const bar = (act: 'look' | 'close', version = 1, id = 'winter') =>
  jarOfVisit(cookies).use(helloBar(version, id), act).isShown;
const offered = (act: 'sign-out' | 'look' | 'close', version = 1) =>
  jarOfVisit(cookies).use(offer(version), act).isShown;

featureLaws('a message that may be closed', {
  feature: helloBar(1),
  input: fc.constantFrom('look' as const, 'close' as const),
  values: { helloBarMessageDismissed: fc.constantFrom('winter.1', 'winter.2') },
});
featureLaws('an offer after signing out', {
  feature: offer(1),
  input: fc.constantFrom('sign-out' as const, 'look' as const, 'close' as const),
  values: { logout: fc.constantFrom('due.mobile.1', 'closed.mobile.1', 'due.mobile.2') },
});

describe('a message', () => {
  it('is shown until it is closed, and the cookie holds no more than which it was', () => {
    expect([bar('look'), bar('close'), bar('look'), bar('close')]).toEqual([true, false, false, false]);
    expect(Object.fromEntries(cookies)).toEqual({ helloBarMessageDismissed: 'winter.1' });
  });

  it('is shown again in a new version, and another at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (closed, version) => {
        cookies = new Map();
        bar('close', closed);
        expect(bar('look', version)).toBe(closed !== version);
        expect(bar('look', closed, 'spring')).toBe(true);
      }),
    );
  });

  it('is shown again on each page where it is refused', () => {
    const jar = () => jarOfVisit(cookies, { refused });
    expect(jar().use(helloBar(1), 'close').isShown).toBe(false);
    expect([jar().use(helloBar(1), 'look').isShown, cookies.size]).toEqual([true, 0]);
  });

  it('has an identifier and a version', () => {
    expect(() => helloBar(0)).toThrow('the version of message "winter" is 0: write a whole number');
    expect(() => helloBar(1, 'a.b')).toThrow('promotions.message[0].id is "a.b"');
  });
});

describe('an offer after signing out', () => {
  it('is shown from then on, until it is closed', () => {
    expect([offered('look'), offered('sign-out'), offered('look')]).toEqual([false, true, true]);
    expect([offered('close'), offered('look'), offered('sign-out')]).toEqual([false, false, false]);
    expect(Object.fromEntries(cookies)).toEqual({ logout: 'closed.mobile.1' });
  });

  it('is shown again in a new version, after signing out', () => {
    offered('sign-out');
    offered('close');
    expect([offered('look', 2), offered('sign-out', 2), offered('look', 2)]).toEqual([false, true, true]);
  });

  it('is there for the answer to signing out where it is refused', () => {
    const jar = () => jarOfVisit(cookies, { refused });
    expect(jar().use(offer(1), 'sign-out').isShown).toBe(true);
    expect([jar().use(offer(1), 'look').isShown, cookies.size]).toEqual([false, 0]);
  });
});
