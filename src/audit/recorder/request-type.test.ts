import { expect, it } from 'vitest';
import { tellingHeaders } from './request-type.ts';

it.each([
  ['the referrer', { Referer: 'https://shop.test/a' }, { referer: 'https://shop.test/a' }],
  [
    'what a script has set',
    { 'X-Visit': '42', Authorization: 'Bearer 42' },
    { 'x-visit': '42', authorization: 'Bearer 42' },
  ],
  [
    'the protocols of a socket, and not its key',
    { 'Sec-WebSocket-Protocol': 'v1, 42', 'Sec-WebSocket-Key': 'cmFuZG9t', 'Sec-WebSocket-Version': '13' },
    { 'sec-websocket-protocol': 'v1, 42' },
  ],
  [
    'nothing that the browser writes by itself',
    { Accept: '*/*', Cookie: 'a=1', 'Sec-Fetch-Mode': 'cors', ':path': '/' },
    {},
  ],
])('tells %s', (_, headers, told) => {
  expect(tellingHeaders(headers)).toEqual(told);
});
