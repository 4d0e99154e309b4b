import { describe, expect, it } from 'vitest';
import { mayBeShared } from './shared-cache.ts';

type Case = [control?: string | undefined, method?: string, status?: number, more?: Record<string, string>];
const ask = (control?: string, method = 'GET', status = 200, more: Record<string, string> = {}): boolean =>
  mayBeShared(method, status, new Headers({ ...(control !== undefined && { 'cache-control': control }), ...more }));

describe('a cache that visitors share', () => {
  it.each<Case>([
    [undefined],
    [undefined, 'HEAD'],
    [undefined, 'QUERY'],
    [undefined, 'GET', 301],
    [undefined, 'GET', 404],
    ['no-cache'],
    ['public, max-age=60'],
    ['s-maxage=60', 'GET', 302],
    ['max-age=60', 'POST'],
    [undefined, 'GET', 302, { expires: 'Thu, 01 Jan 2060 00:00:00 GMT' }],
    [undefined, 'GET', 304],
    ['private', 'GET', 304],
    ['private="set-cookie"'],
    ['private = "a, no-store"'],
    ['x="a, private"'],
    ['no-store, must-understand, max-age=60'],
    ['private', 'GET', 200, { 'cdn-cache-control': 'max-age=60' }],
    ['no-store', 'GET', 200, { 'surrogate-control': 'max-age=60' }],
    [undefined, 'GET', 302, { 'CDN-Cache-Control': 'max-age=60' }],
  ])('may store %j %j %j %j', (...each) => {
    expect(ask(...each)).toBe(true);
  });

  it.each<Case>([
    ['private'],
    ['Private, No-Cache'],
    ['private,max-age=60'],
    ['no-store'],
    ['max-age=60, NO-STORE'],
    [undefined, 'GET', 302],
    [undefined, 'GET', 303],
    [undefined, 'GET', 403],
    [undefined, 'GET', 500],
    [undefined, 'POST'],
    ['no-cache', 'DELETE'],
    ['private', 'GET', 301],
    ['private', 'GET', 200, { expires: 'Thu, 01 Jan 2060 00:00:00 GMT' }],
  ])('stores none of %j %j %j %j', (...each) => {
    expect(ask(...each)).toBe(false);
  });
});
