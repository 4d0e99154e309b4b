import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { desktopView, type View, type ViewInput } from './desktop-view.ts';

const COOKIE = 'forcedesktop';
const view = desktopView();
const either = fc.constantFrom<View>('desktop', 'phone');
const inputs: fc.Arbitrary<ViewInput> = fc.record(
  { device: either, address: either, click: either, wasRedirected: fc.boolean() },
  { requiredKeys: ['device'] },
);

featureLaws('the desktop version', { feature: view, input: inputs, values: { [COOKIE]: fc.constant('1') } });

const run = (input: ViewInput, stored: Record<string, string> = {}, refused = new Set<string>()) =>
  view(testGate({ refused }), storedIn(stored), input);

describe('the desktop version', () => {
  it('is kept for an hour by a click on a phone', () => {
    const { value, writes } = run({ device: 'phone', click: 'desktop' });
    expect(value).toEqual({ view: 'desktop', redirects: false });
    expect(writes).toEqual([{ kind: 'set', name: COOKIE, value: '1', lifetimeSeconds: 3_600 }]);
    const later = run({ device: 'phone' }, { [COOKIE]: '1' });
    expect(later).toEqual({ value: { view: 'desktop', redirects: false }, writes: [], events: [] });
  });

  it('ends by a click on the other', () => {
    const { value, writes } = run({ device: 'phone', click: 'phone' }, { [COOKIE]: '1' });
    expect(value.view).toBe('phone');
    expect(writes).toEqual([{ kind: 'delete', name: COOKIE }]);
  });

  it('needs no cookie on a desktop', () => {
    expect(run({ device: 'desktop', click: 'desktop' }).writes).toEqual([{ kind: 'delete', name: COOKIE }]);
    expect(run({ device: 'desktop' }).value.view).toBe('desktop');
  });

  it('is shown for the request where the cookie is refused', () => {
    const { value, writes } = run({ device: 'phone', click: 'desktop' }, {}, new Set([COOKIE]));
    expect(value.view).toBe('desktop');
    expect(writes).toEqual([]);
  });

  it('is set by a click only, and so the hour does not begin again', () => {
    fc.assert(
      fc.property(inputs, fc.string(), ({ click: _, ...input }, text) => {
        expect(run(input, { [COOKIE]: text }).writes).toEqual([]);
      }),
    );
  });

  it.each(['', '0', 'true', '11', 'desktop'])('is not asked for by the cookie "%s"', (text) => {
    expect(run({ device: 'phone' }, { [COOKIE]: text }).value.view).toBe('phone');
  });
});

describe('redirects between the addresses of two versions', () => {
  it('are none where both have one address', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), ({ address: _, ...input }, isKept) => {
        expect(run(input, isKept ? { [COOKIE]: '1' } : {}).value.redirects).toBe(false);
      }),
    );
  });

  it('are one at the most, whatever is kept between them', () => {
    fc.assert(
      fc.property(inputs, fc.string(), fc.boolean(), fc.boolean(), (input, text, isRefused, staysClicked) => {
        const refused = new Set(isRefused ? [COOKIE] : []);
        let { value } = run(input, { [COOKIE]: text }, refused);
        let count = 0;
        for (let turn = 0; turn < 5 && value.redirects; turn++) {
          count++;
          const { click, ...rest } = input;
          const next: ViewInput = { ...rest, ...(staysClicked && click && { click }) };
          value = run({ ...next, address: value.view, wasRedirected: true }, { [COOKIE]: text }, refused).value;
        }
        expect(count).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('lead to the version that is shown', () => {
    const there = run({ device: 'phone', address: 'desktop' });
    expect(there.value).toEqual({ view: 'phone', redirects: true });
    expect(run({ device: 'phone', address: 'phone', wasRedirected: true }).value).toEqual({
      view: 'phone',
      redirects: false,
    });
    expect(run({ device: 'phone', address: 'desktop', wasRedirected: true }).value).toEqual({
      view: 'desktop',
      redirects: false,
    });
  });

  it('follow a click from a page that the visitor was redirected to', () => {
    const input: ViewInput = { device: 'phone', address: 'phone', wasRedirected: true, click: 'desktop' };
    expect(run(input).value).toEqual({ view: 'desktop', redirects: true });
  });
});
