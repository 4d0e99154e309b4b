/** The demo's partners: who has sent a visitor who buys hears of it, once and signed. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { postbacks } from '../../../examples/night-stage/partners/postbacks.ts';
import { attribution } from '../../../src/features/attribution/index.ts';
import { listen, sqliteStore } from '../../../src/server/index.ts';
import { demoSuite } from '../../support/demo.ts';
import { accept, answerBanner, cookieNames, refuse } from '../../support/surfaces.ts';

const LINK = '/?psid=stagefan&ccs=winter&token_id=k3&pstour=t1&refererid=r7';
const FANS = 'https://fans.example/list';
/** What the published policy calls essential, and what it asks for. */
const ESSENTIAL = ['awe_id', 'ccs', 'clicked', 'psid', 'token_id'];
const SESSION = ['psidlanded', 'psref', 'pstour', 'refererid'];
const ORDER_SECRET = new Uint8Array(32).fill(3);

const { demo, newcomer } = demoSuite({ orderSecret: ORDER_SECRET });
let page: Page;
let before: number;
beforeEach(async () => {
  page = await newcomer();
  before = demo.partner.heard.length;
});

/** What the partner has heard since the test began. */
const heard = () => demo.partner.heard.slice(before);
/** All that is to be sent now has been sent. */
const sent = () => demo.site.features.postbacks.deliver();
const now = (): number => Math.floor(Date.now() / 1_000);
const partnerCookies = async () =>
  (await cookieNames(page.context())).filter((each) => [...ESSENTIAL, ...SESSION].includes(each));
const cookie = async (name: string) => (await page.context().cookies()).find((each) => each.name === name)?.value;

async function comeByLink(): Promise<void> {
  await page.goto(demo.address + LINK, { referer: FANS });
  // Nothing of the link stays in the address.
  await page.waitForURL(`${demo.address}/no/`);
}

async function buy(slug: string): Promise<void> {
  await page.goto(`${demo.address}/no/artist/${slug}`);
  await page.locator('.play button').first().click();
  await page.locator('main form button').click();
  await page.locator('[value=pay]').click();
  await page.waitForURL(`${demo.address}/no/artist/${slug}`);
}

describe('a visitor who comes by a partner’s link and buys', () => {
  it('with functionality accepted: the partner hears of it once, signed, with the session', async () => {
    await page.goto(`${demo.address}/no/`);
    await answerBanner(page, accept);
    await comeByLink();
    expect(await partnerCookies()).toEqual([...ESSENTIAL, ...SESSION].sort());
    await buy('hoshi-machi');
    await page.reload();
    await sent();
    expect(heard()).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{43}:stagefan:conversion$/),
        message: {
          kind: 'conversion',
          order: expect.any(String),
          currency: 'NOK',
          shares: [
            {
              partner: 'stagefan',
              at: expect.any(Number),
              campaign: 'winter',
              token: 'k3',
              tour: 't1',
              page: 'fans.example',
              referrer: 'r7',
              amountMinor: 9_900,
            },
          ],
        },
      },
    ]);
    // What the partner is told opens nothing of the visitor's.
    const secrets = (await page.context().cookies()).map(({ value }) => value).filter(({ length }) => length > 20);
    expect(secrets).not.toEqual([]);
    const told = JSON.stringify(heard());
    expect(secrets.filter((each) => told.includes(each))).toEqual([]);
    const log = (await (await fetch(`${demo.partner.address}/log`)).json()) as unknown[];
    expect(log.slice(before)).toEqual(heard());
  });

  it('with everything refused: the essential cookies are there and the partner is paid, without the session', async () => {
    await page.goto(`${demo.address}/no/`);
    await answerBanner(page, refuse);
    await comeByLink();
    expect(await partnerCookies()).toEqual(ESSENTIAL);
    await buy('hoshi-machi');
    await sent();
    expect(heard()).toMatchObject([
      { message: { shares: [{ partner: 'stagefan', campaign: 'winter', token: 'k3' }] } },
    ]);
    for (const part of ['tour', 'page', 'referrer']) expect(JSON.stringify(heard())).not.toContain(`"${part}"`);
  });

  it('of what was bought before they came by the link the partner hears nothing', async () => {
    await buy('hoshi-machi');
    // A touch counts from its own second on.
    const paidAt = now();
    await expect.poll(now).toBeGreaterThan(paidAt);
    await comeByLink();
    await page.goto(`${demo.address}/no/artist/hoshi-machi`);
    await sent();
    expect(heard()).toEqual([]);
  });
});

describe('POST /partners/conversions', () => {
  const orderOf = (id: string) => ({ id, amountMinor: 5_000, currency: 'NOK', at: now() });

  const post = async (message: unknown, change: { at?: number; headers?: Record<string, string> } = {}) => {
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    const { at = now(), headers } = change;
    const code = createHmac('sha256', ORDER_SECRET).update(`m1.${at}.${body}`).digest('base64');
    const signed = { 'webhook-id': 'm1', 'webhook-timestamp': `${at}`, 'webhook-signature': `v1,${code}` };
    const all = { 'content-type': 'application/json', ...signed, ...headers };
    const response = await fetch(`${demo.address}/partners/conversions`, { method: 'POST', headers: all, body });
    const text = await response.text();
    expect(response.headers.getSetCookie()).toEqual([]);
    return [response.status, text.startsWith('{') ? JSON.parse(text) : text];
  };

  it('takes what the shop has signed, once, and the partner hears of it and of what is taken back', async () => {
    await comeByLink();
    const visitor = await cookie('awe_id');
    const order = orderOf('order-1');
    const message = { kind: 'conversion', order, visitor };
    expect(await post(message)).toEqual([200, { kind: 'counted' }]);
    expect(await post(message)).toEqual([200, { kind: 'known' }]);
    expect(await post({ ...message, order: { ...order, amountMinor: 1 } })).toEqual([409, { kind: 'conflict' }]);
    expect(await post({ kind: 'reversal', order: 'order-1' })).toEqual([200, { kind: 'reversed' }]);
    await sent();
    expect(heard()).toMatchObject([
      { id: 'order-1:stagefan:conversion', message: { kind: 'conversion', shares: [{ amountMinor: 5_000 }] } },
      { id: 'order-1:stagefan:reversal', message: { kind: 'reversal' } },
    ]);
  });

  it('says what is wrong with anything else, and counts nothing of it', async () => {
    const order = orderOf('order-2');
    const message = { kind: 'conversion', order };
    expect(await post(message)).toEqual([200, { kind: 'unattributed' }]);
    const unsigned = { headers: { 'webhook-signature': 'v1,AAAA' } };
    expect(await post(message, unsigned)).toEqual([401, { kind: 'refused', because: 'signature' }]);
    expect(await post(message, { at: now() - 301 })).toEqual([401, { kind: 'refused', because: 'stale' }]);
    expect(await post('{')).toEqual([400, { kind: 'refused', because: 'body' }]);
    const broken = { kind: 'conversion', order: { ...order, amountMinor: 9.9 } };
    expect(await post(broken)).toEqual([422, { kind: 'refused', because: 'order' }]);
    expect(await post('x'.repeat(20_000))).toEqual([413, 'Payload Too Large']);
    // What a page of another site can send without asking is no message of a shop.
    const form = { headers: { 'content-type': 'text/plain', origin: 'https://evil.example' } };
    expect(await post(message, form)).toEqual([403, 'Forbidden']);
    await sent();
    expect(heard()).toEqual([]);
  });
});

describe('a partner’s server', () => {
  const shares = ['a', 'b'].map((partner) => ({ partner, at: 5, amountMinor: 50 }));
  const conversion = (id: string) => ({
    order: { id, amountMinor: 100, currency: 'NOK', at: 9 },
    shares,
    isReversed: false,
  });

  /** A server that notes what it is asked, with the time that is signed. */
  async function partnerThat(answers: () => Response | Promise<Response>) {
    const asked: string[] = [];
    const server = await listen({
      fetch: (request) => {
        asked.push(['id', 'timestamp'].map((each) => request.headers.get(`webhook-${each}`)).join(' '));
        return answers();
      },
      port: 0,
      hostname: '127.0.0.1',
    });
    const postback = { address: `${server.address}/heard`, secret: new Uint8Array(32) };
    return { ...server, asked, postback };
  }

  function queueFor(a: Postback, b?: Postback) {
    const clock = { now: 9 };
    const store = sqliteStore({ path: ':memory:' });
    const listed = [
      { id: 'a', postback: a },
      { id: 'b', ...(b && { postback: b }) },
    ];
    const partners = attribution({ domains: ['site.example'], partners: listed });
    const features = store.features('site.example');
    const kept = async () => (await features.all('night-stage.postback', clock.now)).length;
    return { ...postbacks(features, partners, () => clock.now), clock, kept, close: () => store.close() };
  }
  type Postback = Awaited<ReturnType<typeof partnerThat>>['postback'];
  const answerOf = (status: number): Response => new Response(null, { status });

  it('is sent what has not arrived until it has, under the same name, with the time of each sending', async () => {
    const answers = [500, 204];
    const flaky = await partnerThat(() => answerOf(answers.shift() ?? 204));
    const queue = queueFor(flaky.postback);
    await queue.tell(conversion('o'), 9);
    await expect.poll(() => flaky.asked).toEqual(['o:a:conversion 9']);
    queue.clock.now = 60;
    await queue.deliver();
    await queue.deliver();
    expect(flaky.asked).toEqual(['o:a:conversion 9', 'o:a:conversion 60']);
    await flaky.stop();
    // Nobody is there any more: it waits, for a day.
    await queue.tell(conversion('p'), 9);
    await queue.deliver();
    expect(await queue.kept()).toBe(1);
    queue.clock.now = 9 + 86_400;
    expect(await queue.kept()).toBe(0);
    await queue.close();
  });

  it('is asked once at a time, and once more for whatever has come meanwhile', async () => {
    const { promise, resolve: open } = Promise.withResolvers<void>();
    const slow = await partnerThat(() => promise.then(() => answerOf(500)));
    const queue = queueFor(slow.postback);
    await queue.tell(conversion('o'), 9);
    const asked = Array.from({ length: 20 }, () => queue.deliver());
    await expect.poll(() => slow.asked).toHaveLength(1);
    queue.clock.now = 30;
    open();
    await Promise.all(asked);
    expect(slow.asked).toEqual(['o:a:conversion 9', 'o:a:conversion 30']);
    await queue.stop();
    await Promise.all([slow.stop(), queue.close()]);
  });

  it('that is silent holds up neither another one nor the end of the site', async () => {
    const silent = await partnerThat(() => new Promise(() => undefined));
    const other = await partnerThat(() => answerOf(204));
    const queue = queueFor(silent.postback, other.postback);
    for (const id of ['o', 'p', 'q']) await queue.tell(conversion(id), 9);
    await expect.poll(() => other.asked).toEqual(['o', 'p', 'q'].map((each) => `${each}:b:conversion 9`));
    const began = performance.now();
    await queue.stop();
    expect(performance.now() - began).toBeLessThan(4_000);
    expect([silent.asked, await queue.kept()]).toEqual([['o:a:conversion 9'], 3]);
    await queue.deliver();
    expect(silent.asked).toHaveLength(1);
    await Promise.all([silent.stop(), other.stop(), queue.close()]);
  });
});
