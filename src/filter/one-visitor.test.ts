import { describe, expect, it } from 'vitest';
import { forOneVisitor } from './one-visitor.ts';

describe('an answer for one visitor', () => {
  it.each([
    [{}, 'private, no-cache'],
    [{ 'cache-control': 'public, max-age=99', 'cdn-cache-control': 'max-age=99' }, 'private, no-cache'],
    [{ 'fastly-cache-control': 'max-age=9', 'surrogate-control': 'max-age=9' }, 'private, no-cache'],
    [{ 'cache-control': 'no-store', 'cdn-cache-control': 'max-age=99' }, 'no-store'],
    [{ 'cache-control': 'no-store, must-understand, max-age=99' }, 'private, no-cache'],
  ])('of %j is kept by no cache for another one', (said: Record<string, string>, expected) => {
    const headers = new Headers(said);
    forOneVisitor(headers, 'no-cache');
    expect([...headers]).toEqual([['cache-control', expected]]);
  });
});
