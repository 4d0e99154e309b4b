import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, match, matcherOf, matchHost } from './match.ts';
import { dictionary } from './natives.ts';

describe('match', () => {
  it.each([
    [['a*', 'ab*', 'abc'], 'abc', 'abc'],
    [['a*', 'ab*'], 'abd', 'ab*'],
    [['*_id', 'x*'], 'x_id', 'x*'],
    [['a*c', 'a*bc'], 'axbc', 'a*bc'],
    [['a*b*c'], 'a1b2c', 'a*b*c'],
    [['a*b*c'], 'ac', undefined],
    [['ab*ba'], 'aba', undefined],
    [['a*a'], 'aa', 'a*a'],
    [['__proto__'], 'constructor', undefined],
  ])('of %j, %s belongs to %s', (names, name, expected) => {
    expect(match(matcherOf(names.map((each) => [each, each])), name)).toBe(expected);
  });

  it('finds what a plain scan of all patterns finds', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '_', '*'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), name, (patterns, text) => {
        const found = match(matcherOf(patterns.map((each) => [each, each] as const)), text);
        expect(found).toBe(slowMatch(patterns, text));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The rule as documentation says it, without an index. */
function slowMatch(patterns: readonly string[], name: string): string | undefined {
  if (patterns.includes(name) && !name.includes('*')) return name;
  const fitting = patterns.filter((each) => each.includes('*') && toRegExp(each).test(name));
  const rank = (each: string): readonly number[] => [each.indexOf('*'), each.replaceAll('*', '').length];
  return fitting.sort(
    (a, b) => (rank(b)[0] as number) - (rank(a)[0] as number) || (rank(b)[1] as number) - (rank(a)[1] as number),
  )[0];
}

const toRegExp = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').join('.*')}$`);

describe('matchHost', () => {
  const hosts = Object.assign(dictionary<string>(), {
    'example.org': 'whole',
    'a.example.org': 'part',
    localhost: 'local',
  });

  it.each([
    ['example.org', 'whole'],
    ['www.example.org', 'whole'],
    ['x.a.example.org', 'part'],
    ['notexample.org', undefined],
    ['org', undefined],
    ['', undefined],
    ['localhost', 'local'],
  ])('%s belongs to %s', (host, expected) => expect(matchHost(hosts, host)).toBe(expected));
});

describe('hostOf', () => {
  it.each([
    ['example.org/a/b', 'example.org'],
    ['example.org:8443/a', 'example.org'],
    ['[::1]:80/a', '[::1]'],
    ['[::1]/a', '[::1]'],
    ['/a', ''],
    ['example.org', 'example.org'],
  ])('%s has the host %s', (name, host) => expect(hostOf(name)).toBe(host));
});
