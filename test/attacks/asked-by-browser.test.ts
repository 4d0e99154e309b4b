/**
 * What a browser asks for by itself, by what a page has told it, and under no policy of the page's: whose a key is, what a
 * message of the system shows, what is fetched in the background.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackedSite } from '../support/attacks.ts';
import { launchWholeChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import type { TestSite } from '../support/site.ts';

const REGISTRY = `
site: { name: Asked, domains: [site.test], languages: [en], controllers: [{ name: Asked AS, office: Oslo, register: "1" }], contacts: { requests: a@site.test } }
categories: { essential: { always: true } }
providers:
  partner: { hosts: [partner.test], role: processor, policy: "https://partner.test/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: /worker.js, kind: serviceWorker, category: essential, retention: P1Y }
  - { name: partner, provider: partner, category: essential, retention: session }
`;

const key = (rp: string): string =>
  `{ publicKey: { challenge: new Uint8Array(16), rp: ${rp}, user: { id: new Uint8Array(8), name: 'a', displayName: 'a' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }], timeout: 1000 } }`;
const worker = (does: string): string => `navigator.serviceWorker.ready.then((worker) => worker.${does})`;

/** In each `host` is one that nobody else asks. */
const WAYS: Record<string, string> = {
  'a key of another site': `navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), rpId: host, timeout: 1000 } })`,
  'a key of another site, offered in a field': `navigator.credentials.get({ mediation: 'conditional',
    publicKey: { challenge: new Uint8Array(16), rpId: host } })`,
  'a new key of another site': `navigator.credentials.create(${key("{ id: host, name: 'x' }")})`,
  'a key that is not known': `PublicKeyCredential.signalUnknownCredential({ rpId: host, credentialId: 'AAAA' })`,
  'the keys that are known': `PublicKeyCredential.signalAllAcceptedCredentials({ rpId: host, userId: 'AAAA', allAcceptedCredentialIds: [] })`,
  'whose the keys are': `PublicKeyCredential.signalCurrentUserDetails({ rpId: host, userId: 'AAAA', name: 'a', displayName: 'b' })`,
  'the picture of a message': `new Notification('a', { icon: 'https://' + host + '/a.png' })`,
  'the sign of a message': `new Notification('a', { badge: 'https://' + host + '/a.png' })`,
  'the picture in a message': `new Notification('a', { image: 'https://' + host + '/a.png' })`,
  "a button's picture in a worker's message": worker(
    `showNotification('a', { actions: [{ action: 'a', title: 'a', icon: 'https://' + host + '/a.png' }] })`,
  ),
  'what is fetched in the background': worker(`backgroundFetch.fetch(host, 'https://' + host + '/a')`),
  'a request that is fetched in the background': worker(
    `backgroundFetch.fetch(host, new Request('https://' + host + '/a'))`,
  ),
  'a list that is fetched in the background': worker(
    `backgroundFetch.fetch(host, ['/worker.js', 'https://' + host + '/a'])`,
  ),
};

let browser: Browser;
let site: TestSite;
let front: Server;
let others: Server;
let tab: Page;
const asked = new Set<string>();
let count = 0;

beforeAll(async () => {
  // What a browser says before it has seen any certificate: the name of the host.
  others = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      for (const [name] of data.toString('latin1').matchAll(/[a-z0-9]+\.(?:else|partner)\.test/g)) asked.add(name);
      socket.destroy();
    });
  });
  others.listen(0, '127.0.0.1');
  await once(others, 'listening');
  site = await attackedSite({ registry: await registryOf(REGISTRY) });
  front = createServer((request, response) => {
    if (request.url === '/worker.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end('');
      return;
    }
    const { head } = site.consent.visit(new Request(`http://localhost${request.url}`), 'en');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><head>${request.url === '/bare' ? '' : head}</head><h1>x</h1>`);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const to = `127.0.0.1:${(others.address() as AddressInfo).port}`;
  browser = await launchWholeChromium([`--host-resolver-rules=MAP *.else.test ${to}, MAP *.partner.test ${to}`]);
  const context = await newVisitor(browser, { permissions: ['notifications'] });
  tab = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  front.close();
  others.close();
});

/** Whether a host that only this attempt names is asked. */
async function askedBy(path: string, code: string, domain = 'else.test'): Promise<boolean> {
  const host = `h${++count}.${domain}`;
  const { port } = front.address() as AddressInfo;
  await tab.goto(`http://localhost:${port}${path}`);
  await tab.evaluate(`(async () => { const host = '${host}';
    await navigator.serviceWorker.register('/worker.js');
    const end = new Promise((resolve) => setTimeout(resolve, 1000));
    const act = async () => ${code};
    await Promise.race([act().catch(() => undefined), end]); })()`);
  const patience = Date.now() + (path === '/bare' ? 3_000 : 300);
  while (!asked.has(host) && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20));
  return asked.has(host);
}

/** Passes for the site's own key when it is looked at, and for another one's when it is used. */
const TWO_THINGS = `((turn) => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16),
  rpId: { toString: () => (window.samtykke && turn++ === 0 ? location.hostname : host) } } }))(0)`;

describe('a browser asks nobody who may not be asked', () => {
  it.each(Object.entries(WAYS))('%s', async (_, code) => {
    expect(await askedBy('/bare', code)).toBe(true);
    expect(await askedBy('/guarded', code)).toBe(false);
    expect(await askedBy('/guarded', code, 'partner.test')).toBe(true);
  });

  it('by a name that says two things', async () => {
    expect(await askedBy('/bare', TWO_THINGS)).toBe(true);
    expect(await askedBy('/guarded', TWO_THINGS)).toBe(false);
  });

  it('and shows what comes from the site itself, or from who may be asked', async () => {
    const { port } = front.address() as AddressInfo;
    await tab.goto(`http://localhost:${port}/guarded`);
    const artwork = await tab.evaluate(() => {
      const own = { src: '/own.png' };
      const artwork = [own, { src: 'https://else.test/a.png' }];
      const given = { title: 'a', artwork, chapterInfo: [{ title: 'b', startTime: 1, artwork }] };
      const made = new MediaMetadata(given) as MediaMetadata & {
        chapterInfo: readonly Pick<MediaMetadata, 'artwork'>[];
      };
      const before = [made, ...made.chapterInfo].flatMap(({ artwork }) => artwork.map(({ src }) => src));
      made.artwork = [{ src: 'https://partner.test/a.png' }, { src: 'https://else.test/b.png' }];
      return [made.title, ...before, ...made.artwork.map(({ src }) => src)];
    });
    expect(artwork.map((each) => each.replace(/invalid:1\/\d+/, 'invalid'))).toEqual([
      'a',
      `http://localhost:${port}/own.png`,
      'https://samtykke.invalid',
      `http://localhost:${port}/own.png`,
      'https://samtykke.invalid',
      'https://partner.test/a.png',
      'https://samtykke.invalid',
    ]);
    const shown = `navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(async (worker) => {
      await worker.showNotification('b', { body: 'text', icon: '/b.png', actions: [{ action: 'c', title: 'd' }] });
      const [{ title, body, icon, actions }] = (await worker.getNotifications()).filter(({ title }) => title === 'b');
      return [title, body, icon, actions.map(({ action, title }) => action + title)];
    })`;
    expect(await tab.evaluate(shown)).toEqual(['b', 'text', `http://localhost:${port}/b.png`, ['cd']]);
  });
});
