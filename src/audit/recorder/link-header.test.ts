import { expect, it } from 'vitest';
import { readLinkHeader } from './link-header.ts';

const BASE = 'https://shop.test/a/b';

it.each([
  ['<https://cdn.test>; rel=preconnect', [{ url: 'https://cdn.test/', rels: ['preconnect'] }]],
  [
    '<x.js>; rel="preload dns-prefetch"; as=script',
    [{ url: 'https://shop.test/a/x.js', rels: ['preload', 'dns-prefetch'] }],
  ],
  [
    '<https://a.test/?x=1,2>; REL=PRECONNECT, </b>; title="a, b; rel=no"; rel=prefetch',
    [
      { url: 'https://a.test/?x=1,2', rels: ['preconnect'] },
      { url: 'https://shop.test/b', rels: ['prefetch'] },
    ],
  ],
  ['<https://a.test>', []],
  ['<http://[>; rel=preconnect', []],
  ['nonsense', []],
])('reads %s', (header, links) => {
  expect(readLinkHeader(header, BASE)).toEqual(links);
});
