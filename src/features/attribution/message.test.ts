import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultOf, signMessage } from './message.ts';

const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const AT = 1_614_265_330;
const headers = (change: Record<string, string> = {}) =>
  new Headers({ ...signMessage(secret, ID, BODY, AT), ...change });

it('signs as the libraries of Standard Webhooks do', () => {
  // The case of their own test suites.
  expect(signMessage(secret, ID, BODY, AT)).toEqual({
    'content-type': 'application/json',
    'webhook-id': ID,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('signs whatever is said as HMAC-SHA-256 of another maker does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 24, maxLength: 64 }), (body, key) => {
      const code = createHmac('sha256', key).update(`${ID}.${AT}.${body}`).digest('base64');
      expect(signMessage(key, ID, body, AT)['webhook-signature']).toBe(`v1,${code}`);
    }),
  );
});

it('takes a message for five minutes either way, to the second', () => {
  const at = (now: number) => faultOf([secret], headers(), BODY, now);
  expect([at(AT - 300), at(AT), at(AT + 300)]).toEqual([undefined, undefined, undefined]);
  expect([at(AT - 301), at(AT + 301)]).toEqual(['stale', 'stale']);
});

it('takes one of several secrets and one of several codes', () => {
  const other = new Uint8Array(32);
  expect(faultOf([other, secret], headers(), BODY, AT)).toBeUndefined();
  expect(faultOf([other], headers(), BODY, AT)).toBe('signature');
  expect(faultOf([], headers(), BODY, AT)).toBe('signature');
  const codes = `v1a,x v1,AAAA ${headers().get('webhook-signature')}`;
  expect(faultOf([secret], headers({ 'webhook-signature': codes }), BODY, AT)).toBeUndefined();
});

it.each([
  ['another body', {}, `${BODY} `],
  ['another ID', { 'webhook-id': `${ID}x` }, BODY],
  ['another time', { 'webhook-timestamp': `${AT + 1}` }, BODY],
  ['no code', { 'webhook-signature': '' }, BODY],
  ['a code of another version', { 'webhook-signature': headers().get('webhook-signature')?.replace('v1', 'v2') }, BODY],
])('refuses %s', (_, change, body) => {
  expect(faultOf([secret], headers(change as Record<string, string>), body, AT)).toBe('signature');
});

it('refuses each code that differs in one letter', () => {
  const code = headers().get('webhook-signature') ?? '';
  for (let index = 3; index < code.length; index++) {
    const changed = code.slice(0, index) + (code[index] === 'A' ? 'B' : 'A') + code.slice(index + 1);
    expect(faultOf([secret], headers({ 'webhook-signature': changed }), BODY, AT)).toBe('signature');
  }
});

it('refuses a time that is no number, though it is signed', () => {
  const code = createHmac('sha256', secret).update(`${ID}.1e9.${BODY}`).digest('base64');
  const signed = headers({ 'webhook-timestamp': '1e9', 'webhook-signature': `v1,${code}` });
  expect(faultOf([secret], signed, BODY, 1e9)).toBe('stale');
});
