import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units (RFC 8785 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\u{1f600}': 'Smile',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ]);
  });

  it('says the same for any order of keys, and loses nothing', () => {
    const value = fc.jsonValue({ noUnicodeString: false } as never);
    fc.assert(
      fc.property(value, (original) => {
        const turned = JSON.parse(JSON.stringify(original, (_, each) => reversed(each)));
        expect(canonicalJson(turned)).toBe(canonicalJson(JSON.parse(JSON.stringify(original))));
        expect(JSON.parse(canonicalJson(original))).toEqual(JSON.parse(JSON.stringify(original)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
