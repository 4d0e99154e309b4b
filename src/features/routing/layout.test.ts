import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { cobrand, type LayoutInput, reducedLayout } from './layout.ts';

const BRANDS = ['night-stage', 'late-show', 'matinee'] as const;
const AREAS = ['list', 'artist', 'search'] as const;
const hostile = fc.oneof(fc.string(), fc.constantFrom('../../etc/passwd', '/late-show', 'late-show/', '__proto__', ''));
const given = (name: string, text: string | undefined) => storedIn(text === undefined ? {} : { [name]: text });

describe('a brand', () => {
  const brand = cobrand({ brands: BRANDS });
  const run = (asked: string | null | undefined, text?: string) => brand(testGate(), given('cobrandId', text), asked);
  const set = (value: string) => [{ kind: 'set', name: 'cobrandId', value, lifetimeSeconds: null }];
  const gone = [{ kind: 'delete', name: 'cobrandId' }];

  featureLaws('a brand', {
    feature: brand,
    input: fc.oneof(hostile, fc.constantFrom(...BRANDS, null, undefined)),
    values: { cobrandId: fc.constantFrom(...BRANDS) },
  });

  it.each([
    ['late-show', undefined, 'late-show', set('late-show')],
    ['late-show', 'matinee', 'late-show', set('late-show')],
    ['late-show', 'late-show', 'late-show', []],
    [null, 'late-show', 'late-show', []],
    ['../x', 'late-show', 'late-show', []],
    ['night-stage', 'late-show', 'night-stage', gone],
    ['night-stage', undefined, 'night-stage', []],
    [undefined, undefined, 'night-stage', []],
    [undefined, '../x', 'night-stage', gone],
  ])('asked for as %j with %j in the cookie is %s', (asked, text, value, writes) => {
    expect(run(asked, text)).toEqual({ value, writes, events: [] });
  });

  it('is always one of those that there are', () => {
    fc.assert(
      fc.property(hostile, hostile, (asked, text) => {
        expect(BRANDS).toContain(run(asked, text).value);
      }),
    );
  });

  it('is that of the request where the cookie is refused', () => {
    const gate = testGate({ refused: new Set(['cobrandId']) });
    expect(brand(gate, storedIn({}), 'late-show')).toEqual({ value: 'late-show', writes: [], events: [] });
    expect(brand(gate, storedIn({}), null).value).toBe('night-stage');
  });

  it.each([
    [[], 'cobrand has nothing in brands; name at least one'],
    [['a', 'a'], 'cobrand has "a" twice in brands; name it once'],
    [['a', '../a'], 'cobrand has "../a" in brands; name it by 1 to 64 letters, digits, "_" or "-"'],
  ])('that nobody can have is an error when the feature is made: %j', (brands, message) => {
    expect(() => cobrand({ brands })).toThrow(message);
  });
});

describe('the reduced layout', () => {
  const layout = reducedLayout({ areas: AREAS });
  const run = (input: LayoutInput<(typeof AREAS)[number]>, text?: string) =>
    layout(testGate(), given('lla', text), input);
  const set = (value: string) => [{ kind: 'set', name: 'lla', value, lifetimeSeconds: null }];
  const gone = [{ kind: 'delete', name: 'lla' }];

  featureLaws<LayoutInput<(typeof AREAS)[number]>>('the reduced layout', {
    feature: layout,
    input: fc.record(
      { area: fc.constantFrom(...AREAS), asked: fc.oneof(hostile, fc.constantFrom('full', 'reduced', null)) },
      { requiredKeys: ['area'] },
    ),
    values: { lla: fc.subarray([...AREAS]).map((areas) => areas.join('.')) },
  });

  it.each([
    [{ area: 'list', asked: 'reduced' }, undefined, 'reduced', set('list')],
    [{ area: 'list', asked: 'reduced' }, 'search', 'reduced', set('list.search')],
    [{ area: 'list' }, 'list', 'reduced', []],
    [{ area: 'artist' }, 'list', 'full', []],
    [{ area: 'list', asked: 'full' }, 'list.search', 'full', set('search')],
    [{ area: 'list', asked: 'full' }, 'list', 'full', gone],
    [{ area: 'list', asked: '../x' }, 'list', 'reduced', []],
    [{ area: 'list' }, 'list.gone', 'reduced', set('list')],
    [{ area: 'list' }, '../x', 'full', gone],
    [{ area: 'list', asked: 'full' }, undefined, 'full', []],
  ] as const)('%j with %j in the cookie is %s', (input, text, value, writes) => {
    expect(run(input, text)).toEqual({ value, writes, events: [] });
  });

  it('holds for the part of the site that it was asked for in, and for no other', () => {
    fc.assert(
      fc.property(fc.subarray([...AREAS]), (reduced) => {
        const kept = reduced.reduce<string | undefined>((text, area) => {
          const [write] = run({ area, asked: 'reduced' }, text).writes;
          return write?.kind === 'set' ? write.value : text;
        }, undefined);
        expect(AREAS.filter((area) => run({ area }, kept).value === 'reduced')).toEqual(reduced);
      }),
    );
  });

  it.each([
    [[], 'reducedLayout has nothing in areas; name at least one'],
    [['a', 'a'], 'reducedLayout has "a" twice in areas; name it once'],
    [['a.b'], 'reducedLayout has "a.b" in areas; name it by 1 to 64 letters, digits, "_" or "-"'],
  ])('is an error when it is made where no cookie can hold it: %j', (areas, message) => {
    expect(() => reducedLayout({ areas })).toThrow(message);
  });
});
