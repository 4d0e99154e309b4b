import { describe, expect, it } from 'vitest';
import { readStack, sitesOf } from './stack.ts';

const A = 'https://shop.test/a.js';

describe('a stack through a function in the place of the browser’s own', () => {
  const stackOf = (...names: readonly string[]): string =>
    names.map((name, index) => `    at ${name} (${A}:${index + 1}:1)`).join('\n');

  it.each([
    [
      'a setter of cookies, with what it calls',
      ['d', 'HTMLDocument.set [as cookie]', 'track', 'main'],
      ['track', 'main'],
    ],
    ['a method of a storage', ['Storage.setItem', 'track'], ['track']],
    ['two, one around the other', ['Document.set [as cookie]', 'HTMLDocument.set [as cookie]', 'track'], ['track']],
    ['one that nobody has called', ['d', 'HTMLDocument.set [as cookie]'], ['d', 'HTMLDocument.set [as cookie]']],
    ['a function of that name elsewhere', ['Basket.setItem', 'track'], ['Basket.setItem', 'track']],
  ])('begins with who has called it: %s', (_, names, callers) => {
    expect(readStack(stackOf(...names)).map(({ functionName }) => functionName)).toEqual(callers);
  });
});

describe('a stack as V8 writes it', () => {
  it.each([
    ['a function', `    at track (${A}:12:34)`, { url: A, line: 12, column: 34, functionName: 'track' }],
    ['code outside of functions', `    at ${A}:1:2`, { url: A, line: 1, column: 2, functionName: '' }],
    [
      'a method under another name',
      `    at Object.b [as c] (${A}:1:2)`,
      { url: A, line: 1, column: 2, functionName: 'Object.b [as c]' },
    ],
    ['a constructor', `    at new Tag (${A}:1:2)`, { url: A, line: 1, column: 2, functionName: 'Tag' }],
    ['what was waited for', `    at async load (${A}:1:2)`, { url: A, line: 1, column: 2, functionName: 'load' }],
    ['the same without a name', `    at async ${A}:1:2`, { url: A, line: 1, column: 2, functionName: '' }],
    [
      'an address with brackets',
      `    at f (https://shop.test/a(1).js:1:2)`,
      { url: 'https://shop.test/a(1).js', line: 1, column: 2, functionName: 'f' },
    ],
    [
      'a port and a query',
      `    at f (http://localhost:8080/a.js?b=1:2:3:4)`,
      { url: 'http://localhost:8080/a.js?b=1:2', line: 3, column: 4, functionName: 'f' },
    ],
    [
      'a blob',
      '    at f (blob:https://shop.test/1-2:1:2)',
      { url: 'blob:https://shop.test/1-2', line: 1, column: 2, functionName: 'f' },
    ],
    [
      'a text that was run, where it was run',
      `    at eval (eval at go (${A}:5:6), <anonymous>:1:2)`,
      { url: A, line: 5, column: 6, functionName: 'eval' },
    ],
    [
      'a text in a text',
      `    at eval (eval at f (eval at go (${A}:5:6)), <anonymous>:1:2)`,
      { url: A, line: 5, column: 6, functionName: 'eval' },
    ],
  ])('tells the place of %s', (_, line, site) => {
    expect(readStack(`Error\n${line}`)).toEqual([site]);
  });

  it('leaves out what has no address, and goes from the innermost outwards', () => {
    const text = `Error: at x (no:1:1)\n    at Array.forEach (<anonymous>)\n    at f (${A}:2:1)\n    at <anonymous>:1:1\n    at g (${A}:9:1)\n`;
    expect(readStack(text).map(({ functionName }) => functionName)).toEqual(['f', 'g']);
    expect(readStack('')).toEqual([]);
  });
});

describe('a stack of the protocol', () => {
  it('counts from 1, and goes on in the calls that were waited for', () => {
    const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 0, columnNumber: 4 });
    const parent = { callFrames: [frame('outer', A)] };
    expect(sitesOf({ callFrames: [frame('hook', ''), frame('inner', A)], parent })).toEqual([
      { url: A, line: 1, column: 5, functionName: 'inner' },
      { url: A, line: 1, column: 5, functionName: 'outer' },
    ]);
    expect(sitesOf(undefined)).toEqual([]);
  });
});
