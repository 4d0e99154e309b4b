import { expect, it } from 'vitest';
import { type AttributionOptions, attribution } from './index.ts';

const options: AttributionOptions = { domains: ['site.example'], partners: [{ id: 'stagefan' }] };
const secret = new Uint8Array(32);

it.each<[string, Partial<AttributionOptions>]>([
  ['attribution.domains is empty', { domains: [] }],
  ['attribution.domains[0] is "https://site.example": write a host', { domains: ['https://site.example'] }],
  ['attribution.partners[0].id is "a b": write 1 to 64', { partners: [{ id: 'a b' }] }],
  ['attribution.partners[1].id is "a", as another is', { partners: [{ id: 'a' }, { id: 'a' }] }],
  [
    'the postback of partner "a" is "http://a.example/": write an https address',
    { partners: [{ id: 'a', postback: { address: 'http://a.example/', secret } }] },
  ],
  [
    'the postback of partner "a" is "http://localhost.a.example/"',
    { partners: [{ id: 'a', postback: { address: 'http://localhost.a.example/', secret } }] },
  ],
  [
    'the postback of partner "a" is "ftp://localhost/"',
    { partners: [{ id: 'a', postback: { address: 'ftp://localhost/', secret } }] },
  ],
  [
    'write an https address without a password',
    { partners: [{ id: 'a', postback: { address: 'https://me:x@a.example/', secret } }] },
  ],
  [
    'the secret of partner "a" is none: a secret has 24 to 64 bytes',
    { partners: [{ id: 'a', postback: { address: 'https://a.example/', secret: new Uint8Array(23) } }] },
  ],
  ['attribution.model is "linear": write one of first, last, position', { model: 'linear' as 'last' }],
  ['attribution.windowDays is 0: write a whole number', { windowDays: 0 }],
  ['attribution.windowDays is 1.5', { windowDays: 1.5 }],
  ['attribution.orderSecrets holds one that is none', { orderSecrets: [new Uint8Array(65)] }],
  ['are both "psid"; give each its own', { cookies: { campaign: 'psid' } }],
  ['attribution.parameters.token is ""', { parameters: { token: '' } }],
])('an option that makes no sense is told: %s', (message, change) => {
  expect(() => attribution({ ...options, ...change })).toThrow(message);
});

it('works with the names that it is given', () => {
  const partners = attribution({ ...options, cookies: { visitor: 'ref' }, parameters: { token: 'click' } });
  expect(partners.landing.names).toContain('ref');
  expect(partners.landing.names).not.toContain('awe_id');
  expect(partners.cleanAddress('https://site.example/?click=1&token_id=2')).toBe('https://site.example/?token_id=2');
});

it.each(['https://a.example/', 'http://localhost:8080/heard', 'http://127.0.0.1/', 'http://[::1]:9/'])(
  'tells a partner where nobody listens on the way: %s',
  (address) => {
    const partners = attribution({ ...options, partners: [{ id: 'a', postback: { address, secret } }] });
    const order = { id: 'o', amountMinor: 100, currency: 'NOK', at: 9 };
    const conversion = { order, shares: [{ partner: 'a', at: 5, amountMinor: 100 }], isReversed: false };
    expect(partners.postbacks(conversion, 9).map(({ request }) => request.url)).toEqual([address]);
  },
);
