import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultOf, readSetCookie } from '../../src/filter/set-cookie.ts';
import { launchChromium } from '../support/browsers.ts';

/** What a server may send: each is read by us and by the browser, which is right by definition. */
const HEADERS = [
  ...[
    'a=1',
    ' a = 1 ',
    'a="1 2"',
    'a=b=c',
    'a',
    '=1',
    '=',
    ';Secure',
    'a=1;;;',
    'a=\t1\t',
    '__Host-a=1',
    '=__Secure-a',
  ],
  ...[
    'a=1; Max-Age=100',
    'a=1; max-age=0',
    'a=1; Max-Age=-5',
    'a=1; Max-Age=x',
    'a=1; Max-Age=1e3',
    'a=1; Max-Age="9"',
  ],
  ...['a=1; Max-Age=100; Max-Age=200', 'a=1; Max-Age=200; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'a=1; Max-Age=+5'],
  ...[
    'Fri, 31 Dec 2027 23:59:59 GMT',
    'Friday, 31-Dec-27 23:59:59 GMT',
    'Fri Dec 31 23:59:59 2027',
    '31 Dec 2027 23:59:59',
  ]
    .concat([
      '2027 Dec 31 23:59:59',
      '31/Dec/2027 23:59:59',
      '31 Feb 2027 23:59:59',
      '31 Dec 2027 24:00:00',
      'tomorrow',
      '',
    ])
    .map((date) => `a=1; Expires=${date}`),
  ...['a=1; Path=/', 'a=1; Path=/other', 'a=1; Path=x', 'a=1; Path=', 'a=1; Path=/; Path=/other', 'a=1; HttpOnly=x'],
  ...[
    'a=1; SameSite=Strict',
    'a=1; SameSite=lax',
    'a=1; SameSite=None',
    'a=1; SameSite=None; Secure',
    'a=1; SameSite=x',
  ],
  ...['a=1; Secure', 'a=1; Partitioned', 'a=1; Domain=', 'a=1; Domain=example.org', 'a=1; Priority=High'],
  ...[
    '__Secure-a=1; Secure',
    '__secure-a=1',
    '__Host-a=1; Secure; Path=/',
    '__Host-a=1; Secure; Path=/x',
    '__Host-a=1; Secure',
  ],
  ...[`a=${'x'.repeat(4_095)}`, `a=${'x'.repeat(4_096)}`, `a=1; X=${'x'.repeat(2_000)}`],
  ...['a=1, b=2', 'a=1\u007f', 'a=\u0001'],
];

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let server: Server;
let address: string;
let header = '';

beforeAll(async () => {
  browser = await launchChromium();
  context = await browser.newContext();
  tab = await context.newPage();
  // As bytes on the wire: Node would not send some of them.
  server = createServer((request) => {
    // Not on the icon that a browser asks for by itself.
    const cookie = request.url === '/folder/page' ? `Set-Cookie: ${header}\r\n` : '';
    const head = `HTTP/1.1 200 OK\r\n${cookie}Content-Length: 0\r\nConnection: close\r\n\r\n`;
    request.socket.end(Buffer.from(head, 'latin1'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/folder/page`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** What the browser has kept of a header, told as we read it. */
async function keptBy(text: string): Promise<object | undefined> {
  await context.clearCookies();
  header = text;
  await tab.goto(address);
  const [cookie] = await context.cookies([
    address,
    `${new URL(address).origin}/other/`,
    `${new URL(address).origin}/x/`,
  ]);
  if (!cookie) return undefined;
  const { name, value, httpOnly, secure, expires } = cookie;
  return { name, value, httpOnly, secure, life: expires < 0 ? null : Math.round(expires - Date.now() / 1000) };
}

function readByUs(text: string): object | undefined {
  const read = readSetCookie(text, Math.floor(Date.now() / 1000));
  if (typeof read === 'string' || faultOf(read) || read.domain === 'example.org') return undefined;
  const { name, value, httpOnly, secure, lifetimeSeconds } = read;
  if (lifetimeSeconds !== null && lifetimeSeconds <= 0) return undefined;
  // The browser looks no further than 400 days.
  return {
    name,
    value,
    httpOnly,
    secure,
    life: lifetimeSeconds === null ? null : Math.min(lifetimeSeconds, 34_560_000),
  };
}

it.each(HEADERS)('the browser reads %j as we do', async (text) => {
  const kept = (await keptBy(text)) as { life: number | null } | undefined;
  const read = readByUs(text) as { life: number | null } | undefined;
  expect({ ...kept, life: undefined }).toEqual({ ...read, life: undefined });
  expect(Math.abs((kept?.life ?? -1) - (read?.life ?? -1))).toBeLessThan(30);
});
