/** What pages send in the moment in which they are left is written down, and every request once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditBrowser, openBrowser } from '../../../src/audit/browser/index.ts';
import type { Recorded } from '../../../src/audit/observation.ts';
import { startRecorder } from '../../../src/audit/recorder/index.ts';
import { type AuditSite, auditSite } from '../../support/audit-site.ts';

/** By the name of what it asks for: when it happens, and what is done then. */
const WAYS: Readonly<Record<string, readonly [target: string, event: string, code: string]>> = {
  'beacon-text': ['window', 'pagehide', `navigator.sendBeacon(address, 'text');`],
  'beacon-blob': ['window', 'pagehide', `navigator.sendBeacon(address, new Blob(['blob']));`],
  'beacon-hidden': ['document', 'visibilitychange', `navigator.sendBeacon(address, 'hidden');`],
  'beacon-unload': ['window', 'unload', `navigator.sendBeacon(address, 'unload');`],
  'beacon-before': ['window', 'beforeunload', `navigator.sendBeacon(address, 'before');`],
  'fetch-kept': [
    'window',
    'pagehide',
    `fetch(address, { method: 'POST', keepalive: true, mode: 'no-cors', body: 'kept' });`,
  ],
  image: ['window', 'pagehide', `new Image().src = address;`],
};
const BODIES: readonly (readonly [name: string, body: string])[] = [
  ['beacon-text', 'text'],
  ['beacon-blob', 'blob'],
  ['beacon-hidden', 'hidden'],
  ['beacon-unload', 'unload'],
  ['beacon-before', 'before'],
  ['fetch-kept', 'kept'],
];

const script = Object.entries(WAYS)
  .map(([name, [target, event, code]]) => {
    const address = `const address = 'https://tracker.test/${name}';`;
    return `${target}.addEventListener('${event}', () => { ${address} ${code} });`;
  })
  .join('\n');

let site: AuditSite;
let browser: AuditBrowser;
let recorded: Recorded;
beforeAll(async () => {
  site = await auditSite({
    'shop.test/left/': { body: `<!doctype html><title>left</title><script>${script}</script>` },
    'shop.test/next/': { body: '<!doctype html><title>next</title>' },
  });
  browser = await openBrowser(site.options);
  const recorder = await startRecorder(browser);
  const page = await browser.page();
  await page.goto('https://shop.test/left/');
  await page.goto('https://shop.test/next/');
  await recorder.quiet(1_000, 10_000);
  await recorder.stop();
  recorded = recorder.recorded();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('what a page sends when it is left', () => {
  const seenOf = (name: string) => recorded.requests.filter(({ url }) => url === `https://tracker.test/${name}`);

  it.each(Object.keys(WAYS))('%s: is seen once, as of the page that was left', (name) => {
    expect(seenOf(name)).toHaveLength(1);
    expect(seenOf(name)[0]).toMatchObject({ page: 'https://shop.test/left/', cause: { kind: 'script' } });
  });

  it.each(BODIES)('%s: with what it says', (name, body) => {
    expect(seenOf(name)[0]?.body).toBe(body);
  });

  it('is all that has come to a server', () => {
    const came = site.arrived.filter(({ url }) => url.startsWith('tracker.test')).map(({ url }) => url);
    expect(came.sort()).toEqual(
      Object.keys(WAYS)
        .map((name) => `tracker.test/${name}`)
        .sort(),
    );
  });
});
