/** What the recorder writes down of a visit, held against what each script and each answer does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditBrowser, openBrowser } from '../../../src/audit/browser/index.ts';
import type { CallSite, Left, Recorded } from '../../../src/audit/observation.ts';
import { startRecorder } from '../../../src/audit/recorder/index.ts';
import { type AuditSite, auditSite } from '../../support/audit-site.ts';
import { codeOf, RECORDER_WAYS, type RecorderWay, scriptOf, seenOf } from './recorder-ways.ts';

let site: AuditSite;
let browser: AuditBrowser;
let recorded: Recorded;
let left: Left;

/** One page that does all of it, each in a script of its own. */
function pageOf(ways: readonly RecorderWay[]): string {
  const parts = ways.map(({ id, does, html }) => html ?? (does && `<script src="/way/${id}.js"></script>`) ?? '');
  return `<!doctype html><title>ways</title><body><p>x</p>${parts.join('\n')}<p></p>`;
}

beforeAll(async () => {
  const scripts = RECORDER_WAYS.filter(({ does }) => does !== undefined).map(
    (way) => [`shop.test/way/${way.id}.js`, { type: 'text/javascript', body: codeOf(way) }] as const,
  );
  site = await auditSite({
    ...Object.fromEntries(scripts),
    ...Object.assign({}, ...RECORDER_WAYS.map(({ answers }) => answers)),
    'shop.test/way/': {
      headers: { link: '<https://preconnect-header.cdn.test>; rel=preconnect' },
      body: pageOf(RECORDER_WAYS),
    },
  });
  browser = await openBrowser(site.options);
  const recorder = await startRecorder(browser, {
    ownDomains: ['shop.test'],
    lookupAliases: async (host) => (host === 'shop.test' ? ['shop.hoster.example'] : []),
  });
  const page = await browser.page();
  await page.goto('https://shop.test/way/');
  await recorder.quiet(2_000, 20_000);
  left = await recorder.left();
  await recorder.stop();
  recorded = recorder.recorded();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const topOf = (seen: object | undefined): CallSite | undefined =>
  (seen as { cause: { stack: readonly CallSite[] } } | undefined)?.cause.stack[0];

describe.each(['cookies', 'storage', 'requests', 'reads'] as const)('%s', (kind) => {
  it.each(RECORDER_WAYS.filter((way) => way.kind === kind && way.sees !== undefined))(
    '$id: is seen once, as it was, with who has done it',
    (way) => {
      const seen = seenOf(recorded, way);
      expect(seen.map((each) => JSON.stringify(each))).toHaveLength(1);
      expect(seen[0]).toMatchObject(way.sees ?? {});
      if (way.line !== 'none') expect(topOf(seen[0])).toMatchObject({ url: scriptOf(way), line: way.line });
    },
  );

  it.each(RECORDER_WAYS.filter((way) => way.kind === kind && way.sees === undefined))(
    '$id: is not seen, since nothing was done',
    (way) => {
      expect(seenOf(recorded, way)).toEqual([]);
    },
  );
});

describe('all of it', () => {
  const names = (of: readonly { readonly name: string }[]): readonly string[] =>
    [...new Set(of.map(({ name }) => name))].sort();

  it('holds every request that has come to a server, once, and none besides', () => {
    const came = site.arrived.filter(({ method }) => method !== 'OPTIONS').map(({ method, url }) => `${method} ${url}`);
    const isHttp = ({ url, status, stopped }: Recorded['requests'][number]): boolean =>
      /^(https|wss):/.test(url) && status !== undefined && !stopped;
    const seen = recorded.requests
      .filter(isHttp)
      // A handshake is answered before a server's own handler sees it.
      .filter(({ type }) => type !== 'websocket')
      .map(({ method, url }) => `${method} ${url.replace(/^\w+:\/\//, '').replace(/#.*/, '')}`);
    expect(seen.sort()).toEqual(came.sort());
  });

  it('holds no cookie and nothing stored that no way has written', () => {
    const expected = RECORDER_WAYS.filter(({ sees }) => sees !== undefined).map(({ id }) => id);
    const others = (of: readonly { readonly name: string }[]): readonly string[] =>
      names(of).filter((name) => !expected.includes(name.replace('__Secure-', '')));
    expect(others(recorded.cookies)).toEqual(['first', 'sent']);
    expect(others(recorded.storage.filter(({ kind }) => kind !== 'serviceWorker'))).toEqual([]);
  });

  it('has ids of its own, in the order in which it happened', () => {
    const all = Object.values(recorded).flat() as readonly { readonly id: string }[];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const list of Object.values(recorded)) {
      const times = list.map(({ at }: { readonly at: number }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });

  it('points from a cookie to the request whose answer has set it, and from a request to the one that redirected to it', () => {
    const requestOf = (id: string | undefined) => recorded.requests.find((each) => each.id === id);
    const cookie = recorded.cookies.find(({ name }) => name === 'cookie-of-redirect');
    const first = requestOf(cookie?.cause.request);
    expect(first?.url).toBe('https://sync.test/first');
    expect(requestOf(first?.cause.request)?.url).toBe('https://shop.test/cookie-of-redirect');
  });

  it("tells the aliases of the site's own hosts, and of no others", () => {
    const aliases = (host: string) => recorded.requests.find(({ url }) => url.startsWith(`https://${host}/`))?.aliases;
    expect(aliases('shop.test')).toEqual(['shop.hoster.example']);
    expect(aliases('tracker.test')).toBeUndefined();
  });
});

describe('what is left', () => {
  it("is every cookie that the browser keeps, third parties' and partitioned ones too", async () => {
    const kept = (await browser.context.cookies()).map(({ name, domain }) => `${name} ${domain.replace(/^\./, '')}`);
    expect(left.cookies.map(({ name, domain }) => `${name} ${domain}`).sort()).toEqual(kept.sort());
    const third = left.cookies.find(({ name }) => name === 'cookie-third-party');
    // A browser keeps none longer than 400 days (RFC 6265bis 5.5).
    expect(third).toMatchObject({
      domain: 'tracker.test',
      expiresAt: expect.closeTo(Date.now() + 400 * 86_400_000, -6),
    });
    expect(left.cookies.find(({ name }) => name === 'cookie-session')).toMatchObject({
      expiresAt: null,
      hostOnly: true,
    });
    expect(left.cookies.find(({ name }) => name === 'cookie-of-picture-partitioned')?.partitionKey).toBe(
      'https://shop.test',
    );
  });

  it.each([
    ['localStorage', 'https://shop.test', 'localStorage-method', 'v'],
    ['sessionStorage', 'https://shop.test', 'sessionStorage-property', 'v'],
    ['localStorage', 'https://tracker.test', 'storage-third-party', 'v'],
    ['indexedDB', 'https://shop.test', 'database-in-worker', undefined],
    ['indexedDB', 'https://tracker.test', 'database-third-party', undefined],
    ['cache', 'https://shop.test', 'cache-in-service-worker', undefined],
    ['bucket', 'https://shop.test', 'bucket', undefined],
    ['serviceWorker', 'https://shop.test', '/service-worker-file.js', undefined],
  ])('is in %s of %s: %s', (kind, origin, name, value) => {
    const found = left.storage.filter((each) => each.kind === kind && each.origin === origin && each.name === name);
    expect(found).toHaveLength(1);
    expect(found[0]?.value).toBe(value);
  });

  it('is nothing that was removed, or that was only looked for', () => {
    const all = names(left.storage);
    expect(all).not.toContain('localStorage-same');
    expect(all).not.toContain('localStorage-read');
    expect(all).not.toContain('database-looked-for');
  });

  const names = (of: readonly { readonly name: string }[]): readonly string[] => of.map(({ name }) => name);
});

it('what is left of sites that keep nothing is told at once, and not when patience is over', async () => {
  const bare = await auditSite({
    'shop.test/': {
      body: ['ads', 'cdn', 'sync', 'video'].map((name) => `<iframe src="https://${name}.test/"></iframe>`).join(''),
    },
  });
  const other = await openBrowser(bare.options);
  try {
    const recorder = await startRecorder(other);
    await (await other.page()).goto('https://shop.test/', { waitUntil: 'load' });
    await recorder.quiet(500, 5_000);
    const began = performance.now();
    expect((await recorder.left()).storage).toEqual([]);
    // Each question is given up after three seconds.
    expect(performance.now() - began).toBeLessThan(2_900);
  } finally {
    await other.close();
    await bare.stop();
  }
});
