import { expect, it } from 'vitest';
import type { RequestSeen } from '../observation.ts';
import { LateLoads } from './late-loads.ts';
import type { Open } from './log.ts';

const STACK = 'Error\n    at pixel (https://tag.test/t.js:3:7)';
const BASE = 'https://shop.test/a/';
const SITE = { url: 'https://tag.test/t.js', line: 3, column: 7, functionName: 'pixel' };

it.each([
  ['x.gif', ['https://shop.test/a/x.gif']],
  [' //pixel.test/i?a=1,2 ', ['https://pixel.test/i?a=1,2']],
  ['a.png 1x, https://cdn.test/b.png?s=1,2 2x', ['https://shop.test/a/a.png', 'https://cdn.test/b.png?s=1,2']],
  ['a.png 100w,b.png 200w', ['https://shop.test/a/a.png', 'https://shop.test/a/b.png']],
  ['http://[', []],
])('remembers who has set %s', (text, urls) => {
  const loads = new LateLoads();
  loads.note(text, BASE, STACK, 0);
  for (const url of urls) expect(loads.stackOf(url, 1)).toEqual([SITE]);
  expect(loads.stackOf('https://shop.test/other', 1)).toBeUndefined();
});

it('knows nothing more of a page that is gone', () => {
  const loads = new LateLoads();
  loads.note('x.gif', BASE, STACK, 0);
  loads.forget();
  expect(loads.stackOf('https://shop.test/a/x.gif', 1)).toBeUndefined();
});

it('tells who has caused a request that began before it was told', () => {
  const loads = new LateLoads();
  const request = {
    url: 'https://shop.test/a/w.js',
    cause: { kind: 'unknown', stack: [] },
  } as unknown as Open<RequestSeen>;
  loads.await(request);
  loads.note('w.js', BASE, STACK, 0);
  expect(request.cause).toEqual({ kind: 'script', stack: [SITE] });
});
