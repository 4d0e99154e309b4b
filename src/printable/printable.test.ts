import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { printable, printableJson, printableLine, printableLines, quoted } from './printable.ts';

/** Clears a screen, turns letters round, ends a line in two ways, hides. */
const STEERS = 'a\u001b[2Jb\u202ec\u2028d\u2029e\u200bf';
const BARE = 'a[2Jbcdef';

describe('what is printed', () => {
  it.each([
    ['a text', printable(`${STEERS}\n${STEERS}`), BARE + BARE],
    ['a line, whose words stay apart', printableLine(`one\r\n two\t${STEERS}`), 'one two a[2Jbc d ef'],
    ['lines, which stay lines', printableLines(`${STEERS}\n${STEERS}`), `${BARE}\n${BARE}`],
  ])('%s: steers no terminal', (_, text, expected) => expect(text).toBe(expected));

  it('is JSON that parses to the same value', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const json = printableJson({ value, text });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      }),
    ));

  it('is a text in quotes that JSON and YAML read the same', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(quoted(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(quoted(text))).toBe(text);
        expect(parse(quoted(text))).toBe(text);
      }),
    ));
});
