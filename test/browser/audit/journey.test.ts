/** Pages are found and opened in a real browser, and what goes wrong is told in words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  discoverPages,
  type Journey,
  type JourneyFlags,
  type JourneyStep,
  journeyOf,
  type Opened,
  openPage,
  paceOf,
  runSteps,
  type StepOptions,
  signIn,
} from '../../../src/audit/journey/index.ts';
import { launchChromium, newVisitor, pagesAgain } from '../../support/browsers.ts';
import { type JourneySite, journeySite } from '../../support/journey-site.ts';

let browser: Browser;
let site: JourneySite;
let folder: string;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), journeySite()]);
  folder = mkdtempSync(join(tmpdir(), 'journey-'));
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true });
});
async function inPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const context = await newVisitor(browser);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** For what leaves a page as it found it. */
const inPageAgain = pagesAgain(() => browser);

const WAITING = { timeoutMilliseconds: 4_000, quietMilliseconds: 300, limitMilliseconds: 2_500 };
const isOwn = (address: URL): boolean => address.origin === site.origin;

const open = (path: string): Promise<Opened> =>
  inPage((page) => openPage(page, path.startsWith('http') ? path : site.origin + path, { ...WAITING, isOwn }));

const reason = (opened: Opened): string =>
  opened.kind === 'gap' ? opened.gap.reason : `${opened.kind} ${opened.status}`;

// Most of what is opened here is waited for: several side by side.
describe.concurrent('a page that is opened', () => {
  it('says where it ended, and that nothing is missing', async () => {
    expect(await open('/a')).toEqual({ kind: 'opened', address: `${site.origin}/a`, status: 200, notes: [] });
    expect(await open('/moved')).toMatchObject({ kind: 'opened', address: `${site.origin}/b` });
  });

  it('is waited for until it is quiet', async () => {
    await inPage(async (page) => {
      expect(await openPage(page, `${site.origin}/late`, { ...WAITING, quietMilliseconds: 800 })).not.toHaveProperty(
        'gap',
      );
      expect(await page.title()).toBe('done');
    });
  });

  it.each([['/streams'], ['/polls']])('is quiet although something in it never ends: %s', async (path) => {
    expect(await open(path)).toEqual({ kind: 'opened', address: site.origin + path, status: 200, notes: [] });
  });

  it('is quiet although nobody tells when the script of a worker has come', async () => {
    const opened = await inPage((page) =>
      openPage(page, `${site.origin}/works`, { ...WAITING, limitMilliseconds: 12_000 }),
    );
    expect(opened).toMatchObject({ kind: 'opened' });
    expect(opened).not.toHaveProperty('gap');
  });

  it('that waits for a script is open, with a gap that names it', async () => {
    const opened = await open('/waits-for-script');
    expect(opened).toMatchObject({ kind: 'opened', status: 200 });
    expect(opened.gap?.reason).toContain(`it still waited for ${site.origin}/silent`);
  });

  it('has its dialogs dismissed and noted', async () => {
    const opened = await open('/dialogs');
    expect(opened.kind).toBe('opened');
    expect(opened.notes).toEqual([
      'a dialog (alert) was dismissed: "Hello!"',
      'a dialog (confirm) was dismissed: "Sure?"',
    ]);
  });

  it('may be left although it asks to stay', async () => {
    await inPage(async (page) => {
      await openPage(page, `${site.origin}/leaving`, WAITING);
      await page.locator('#i').fill('x');
      expect(await openPage(page, `${site.origin}/b`, WAITING)).toMatchObject({
        kind: 'opened',
        address: `${site.origin}/b`,
      });
    });
  });

  it('has its windows closed and noted', async ({ expect }) => {
    await inPage(async (page) => {
      await openPage(page, `${site.origin}/windows`, WAITING);
      await page.locator('button').click();
      await expect.poll(() => page.context().pages().length).toBe(1);
    });
  });

  it('is asked once more where the server says when', async () => {
    expect(await open('/busy')).toMatchObject({ kind: 'opened', status: 200 });
    expect(site.asked.filter((each) => each === '/busy')).toHaveLength(2);
  });
});

describe.concurrent('a page that cannot be opened', () => {
  it.each([
    ['/nowhere', 'it is not there (404)'],
    ['/forbidden', 'it refuses the visit (403)'],
    ['/locked', 'it asks for a name and a password (401)'],
    ['/fails', 'the server fails (500)'],
    ['/fails-empty', 'the server fails (500)'],
    ['/circle', 'it redirects in a circle'],
    ['/nothing', 'it answers with no page'],
    ['/breaks', 'its host broke the connection off'],
    ['/silent', 'no answer came in 4 seconds'],
    ['/download', 'it is a file to keep and no page'],
    ['http://nowhere.invalid/', 'its host has no address: the name is not known'],
    ['http://localhost:47913/', 'its host refuses the connection: nothing listens there'],
    ['https://[', 'it is no address that a browser opens'],
  ])('says why in words: %s', async (path, why) => {
    const opened = await open(path);
    expect(reason(opened)).toBe(why);
    expect(opened).toMatchObject({ kind: 'gap', isAlive: true });
    if (opened.kind === 'gap') {
      expect(opened.gap.mend).toMatch(/^\w.{10,}/);
      expect(`${opened.gap.reason} ${opened.gap.mend}`).not.toMatch(/page\.goto|net::|Call log|at .*\.ts/);
    }
  });

  it.each([['/elsewhere'], ['/elsewhere-by-script']])('leads to another site: %s', async (path) => {
    expect(reason(await open(path))).toBe(`it leads to another site: ${site.other}/b`);
  });

  it('has a certificate that nobody trusts', async () => {
    const tls = new URL('../../fixtures/tls/', import.meta.url);
    const [key, cert] = ['key', 'cert'].map((name) => readFileSync(new URL(`localhost-${name}.pem`, tls)));
    const server = createServer({ key, cert }, (_, response) => response.end('x'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const opened = await open(`https://localhost:${(server.address() as AddressInfo).port}/`);
    expect(reason(opened)).toMatch(/^its certificate is /);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('has scripts that never end', { timeout: 60_000 }, async () => {
    const opened = await open('/loops');
    expect(reason(opened)).toBe('its scripts keep it busy: it answers nothing any more');
    expect(opened).toMatchObject({ kind: 'gap', isAlive: false });
  });

  it('crashes the browser', async () => {
    await inPage(async (page) => {
      await openPage(page, `${site.origin}/a`, WAITING);
      const session = await page.context().newCDPSession(page);
      const crashed = openPage(page, `${site.origin}/late`, WAITING);
      await page.waitForURL('**/late');
      void session.send('Page.crash').catch(() => undefined);
      expect(await crashed).toMatchObject({
        kind: 'gap',
        isAlive: false,
        gap: { reason: 'the page crashed the browser' },
      });
    });
  });

  it('is closed meanwhile', async () => {
    await inPage(async (page) => {
      const opened = openPage(page, `${site.origin}/silent`, WAITING);
      await page.close();
      expect(await opened).toMatchObject({ kind: 'gap', isAlive: false });
    });
  });

  it('leaves the next one as it is', async () => {
    await inPage(async (page) => {
      await openPage(page, `${site.origin}/download`, WAITING);
      await openPage(page, `${site.origin}/nowhere`, WAITING);
      expect(await openPage(page, `${site.origin}/b`, { ...WAITING, isOwn })).toEqual({
        kind: 'opened',
        address: `${site.origin}/b`,
        status: 200,
        notes: [],
      });
    });
  });
});

// Alone: on a busy machine an answer may be on its way at the end of the wait, which is told in another way.
describe('a page that is opened and', () => {
  it('never goes quiet is open, with a gap for what came later', async () => {
    const opened = await open('/restless');
    expect(opened).toMatchObject({ kind: 'opened', status: 200 });
    expect(opened.gap?.reason).toBe(
      'it did not go quiet in 2.5 seconds: it went on asking for new things. What came later was not seen',
    );
    expect(opened.gap?.mend).toContain('wait.limit');
  });
});

function journey(flags: JourneyFlags = {}, starts: readonly string[] = ['/']): Journey {
  const read = journeyOf({
    starts: starts.map((each) => site.origin + each),
    flags: { rate: '0', 'wait-quiet': '0.2', 'wait-limit': '2', ...flags },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.journey;
}

const discover = (of: Journey, domains: readonly string[] = []) =>
  inPage((page) => discoverPages(page, of, { domains, pace: paceOf(of.rateMilliseconds) }));
const pathsOf = (pages: readonly string[]): readonly string[] => pages.map((each) => each.replace(site.origin, ''));

describe('the pages of a site', () => {
  beforeEach(() => {
    site.robots = '';
    site.asked.length = 0;
  });

  it('are its starts, its links as scripts have made them, and its sitemaps', async () => {
    const { pages, gaps } = await discover(journey({ pages: '50', alike: '2' }));
    expect(pathsOf(pages)).toEqual([
      '/',
      '/a',
      '/b',
      '/hidden',
      '/deep/1',
      '/made',
      '/shadow',
      '/calendar?day=0',
      '/mapped',
      '/packed',
      '/deep/2',
      '/calendar?day=1',
    ]);
    expect(gaps).toEqual([]);
  });

  it('are none that sign out, change something, are files or are of others; and it is told', async () => {
    const { notes } = await discover(journey({ sitemap: ['no'], pages: '50' }));
    expect(notes).toEqual([
      `left out 3 addresses that sign out or change something, such as ${site.origin}/logout`,
      `left out 2 addresses to files, such as ${site.origin}/file.pdf`,
      `left out 1 address that the site marks as not to be followed, such as ${site.origin}/filter?x=1`,
      'left out 38 pages of which 3 alike are visited already (alike)',
    ]);
    expect(site.asked).not.toContain('/logout');
    expect(site.asked.filter((each) => /cart|file|report|filter|bye/.test(each))).toEqual([]);
  });

  it('are read to the depth that is asked for, each once', async () => {
    const near = await discover(journey({ sitemap: ['no'], depth: '1', pages: '50' }));
    expect(pathsOf(near.pages)).not.toContain('/a/further');
    const far = await discover(journey({ sitemap: ['no'], depth: '2', pages: '50', exclude: ['/deep/*'] }));
    expect(pathsOf(far.pages)).toContain('/a/further');
    expect(new Set(far.pages).size).toBe(far.pages.length);
    const none = await discover(journey({ sitemap: ['no'], depth: '0' }));
    expect(pathsOf(none.pages)).toEqual(['/']);
  });

  it('are not those that could not be read, and it is told', async () => {
    const { pages, gaps } = await discover(
      journey({ sitemap: ['no'], depth: '2', include: ['/deep/*', '/a'], pages: '4', alike: '4' }),
    );
    expect(pathsOf(pages)).toEqual(['/', '/a', '/deep/4']);
    expect(gaps.map(({ where, reason }) => [where.replace(site.origin, ''), reason])).toEqual([
      ['/deep/1', 'it is not there (404)'],
      ['/deep/2', 'it is not there (404)'],
      ['/deep/3', 'it is not there (404)'],
    ]);
  });

  it('keep to robots.txt, and not where it is to be ignored', async () => {
    site.robots = 'User-agent: *\nDisallow: /\n\nUser-agent: samtykke\nDisallow: /hidden\nDisallow: /cal';
    const kept = await discover(journey({ sitemap: ['no'], pages: '50' }));
    expect(pathsOf(kept.pages)).not.toContain('/hidden');
    expect(kept.notes[0]).toMatch(/^left out \d+ addresses that robots\.txt keeps robots from, such as /);
    const all = await discover(journey({ sitemap: ['no'], pages: '50', 'ignore-robots': true }));
    expect(pathsOf(all.pages)).toContain('/hidden');
  });

  it('are none where robots.txt forbids the start, or the file cannot be had', async () => {
    site.robots = 'User-agent: *\nDisallow: /';
    const forbidden = await discover(journey());
    expect(forbidden.pages).toEqual([]);
    expect(forbidden.gaps).toEqual([
      {
        where: `${site.origin}/`,
        reason: 'robots.txt keeps robots from this start',
        mend: 'visit it all the same with robots: false in the journey, or --ignore-robots',
      },
    ]);
    site.robots = 503;
    const unknown = await discover(journey());
    expect(unknown.pages).toEqual([]);
    expect(unknown.gaps).toHaveLength(1);
    expect(unknown.gaps[0]).toMatchObject({ where: `${site.origin}/robots.txt` });
    site.robots = 404;
    expect((await discover(journey({ sitemap: ['no'], depth: '0' }))).pages).toHaveLength(1);
  });

  it('are read no faster than the journey and robots.txt ask for', async () => {
    site.robots = 'User-agent: *\nCrawl-delay: 1';
    await discover(journey({ sitemap: ['no'], depth: '2', include: ['/a', '/b'], pages: '3' }));
    const times = ['/', '/a', '/b'].map((path) => site.times.get(path) ?? 0);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(900);
  });

  it('come from the sitemaps that robots.txt and the journey name; one that is missing is told', async () => {
    site.robots = `Sitemap: ${site.origin}/map.xml.gz\nSitemap: ${site.origin}/none.xml`;
    const { pages, gaps } = await discover(journey({ sitemap: [`${site.origin}/map.xml`], depth: '0' }));
    expect(pathsOf(pages)).toEqual(['/', '/mapped', '/packed']);
    expect(gaps).toEqual([
      {
        where: `${site.origin}/none.xml`,
        reason: 'the sitemap cannot be read: it answers 404',
        mend: 'mend the sitemap, or read none with sitemap: false in the journey',
      },
    ]);
  });

  it('of a site that is not there are none, and it is told', async () => {
    const nowhere = { ...journey(), starts: ['http://nowhere.invalid/'] };
    const { pages, gaps } = await discover(nowhere);
    expect(pages).toEqual([]);
    expect(gaps).toHaveLength(1);
  });

  it('stop to be looked for when the time is over', async () => {
    const of = journey({ sitemap: ['no'], depth: '3', pages: '50' });
    const found = await inPage((page) => discoverPages(page, of, { domains: [], pace: paceOf(0), until: Date.now() }));
    expect(pathsOf(found.pages)).toEqual(['/']);
  });
});

describe.concurrent('scripted steps', () => {
  const options = (env: StepOptions['env'] = {}, told: string[] = [], visited: string[] = []): StepOptions => ({
    ...WAITING,
    timeoutMilliseconds: 3_000,
    env,
    base: site.origin,
    onStep: (what) => void told.push(what),
    onPage: (address) => void visited.push(address.replace(site.origin, '')),
  });
  const LOGIN: readonly JourneyStep[] = [
    { kind: 'open', address: '/login' },
    { kind: 'fill', selector: '#user', value: 'ann' },
    { kind: 'fill', selector: '#password', value: '$PASSWORD' },
    { kind: 'press', key: 'Enter', selector: '#password' },
    { kind: 'expect', selector: '#in', text: 'Welcome', address: '/welcome' },
  ];

  it('are walked in order, and told without secrets', async () => {
    const [told, visited]: [string[], string[]] = [[], []];
    const gap = await inPageAgain((page) => runSteps(page, LOGIN, options({ PASSWORD: 'hunter2' }, told, visited)));
    expect(gap).toBeUndefined();
    expect(told).toEqual([
      'open /login',
      'fill #user with "ann"',
      'fill #password with $PASSWORD',
      'press Enter in #password',
      'expect #in "Welcome" /welcome',
    ]);
    expect(visited).toEqual(['/login', '/welcome?user=ann&password=hunter2']);
  });

  it('stop where one fails, which is named', async () => {
    const gap = await inPageAgain((page) => runSteps(page, LOGIN, options({ PASSWORD: 'swordfish' })));
    expect(gap).toMatchObject({
      where: expect.stringMatching(/step 5: expect #in "Welcome" \/welcome$/),
      reason: 'nothing that can be seen is found by #in',
    });
  });

  it('need their variables', async () => {
    const gap = await inPageAgain((page) => runSteps(page, LOGIN, options()));
    expect(gap).toMatchObject({
      where: expect.stringContaining('step 3: fill #password with $PASSWORD'),
      reason: 'the environment has no $PASSWORD',
      mend: 'set $PASSWORD before the audit starts',
    });
  });

  it('hold no password', async () => {
    const steps: readonly JourneyStep[] = [
      { kind: 'open', address: '/login' },
      { kind: 'fill', selector: '#password', value: 'hunter2' },
    ];
    const gap = await inPageAgain((page) => runSteps(page, steps, options()));
    expect(gap).toMatchObject({ reason: 'a password stands in the journey' });
  });

  it('say nothing of a secret when what it is for is not there', async () => {
    const steps: readonly JourneyStep[] = [
      { kind: 'open', address: '/login' },
      { kind: 'fill', selector: '#nowhere', value: '$PASSWORD' },
    ];
    const told: string[] = [];
    const gap = await inPageAgain((page) => runSteps(page, steps, options({ PASSWORD: 'hunter2' }, told)));
    expect(told).toHaveLength(2);
    expect(JSON.stringify([gap, told])).not.toContain('hunter2');
    expect(gap?.reason).toMatch(/^what it needs did not come into reach in 3 seconds/);
  });

  it('scroll, press, wait and click', async () => {
    await inPageAgain(async (page) => {
      const steps: readonly JourneyStep[] = [
        { kind: 'open', address: '/long' },
        { kind: 'scroll', to: 'end' },
        { kind: 'wait', for: { selector: '#end' } },
        { kind: 'scroll', to: 'top' },
        { kind: 'scroll', to: { selector: '#end' } },
        { kind: 'wait', for: 'quiet' },
        { kind: 'press', key: 'Tab' },
        { kind: 'wait', for: { seconds: 0.1 } },
        { kind: 'click', selector: '#end' },
      ];
      expect(await runSteps(page, steps, options())).toBeUndefined();
      expect(await page.title()).toBe('scrolled');
    });
  });

  it('are left out where what the first of them needs is not there, and done where it is', async () => {
    const welcome = { kind: 'click', selector: '#in' } as const;
    const nowhere = { kind: 'click', selector: '#nowhere' } as const;
    const steps: readonly JourneyStep[] = [
      { kind: 'if-there', selector: '#nowhere', steps: [nowhere] },
      { kind: 'open', address: '/login' },
      { kind: 'if-there', selector: '#user', steps: [...LOGIN.slice(1), welcome] },
      { kind: 'if-there', selector: '#user', steps: [{ kind: 'fill', selector: '#user', value: 'eve' }] },
    ];
    const told: string[] = [];
    expect(await inPageAgain((page) => runSteps(page, steps, options({ PASSWORD: 'hunter2' }, told)))).toBeUndefined();
    expect(told).toEqual([
      'open /login',
      'fill #user with "ann"',
      'fill #password with $PASSWORD',
      'press Enter in #password',
      'expect #in "Welcome" /welcome',
      'click #in',
    ]);
    const inside: readonly JourneyStep[] = [
      { kind: 'open', address: '/login' },
      { kind: 'if-there', selector: '#user', steps: [{ kind: 'fill', selector: '#user', value: 'ann' }, nowhere] },
    ];
    const gap = await inPageAgain((page) => runSteps(page, inside, options()));
    expect(gap?.where).toMatch(/step 2\.2: click #nowhere$/);
    const wrong = { kind: 'if-there', selector: '##', steps: [{ kind: 'click', selector: '##' }] } as const;
    expect((await inPageAgain((page) => runSteps(page, [wrong], options())))?.reason).toContain('Unexpected token');
  });

  it('open a page as who comes from another', async () => {
    const referrerAfter = (step: JourneyStep): Promise<string> =>
      inPageAgain(async (page) => {
        expect(await runSteps(page, [step], options())).toBeUndefined();
        return page.evaluate(() => document.referrer);
      });
    expect(await referrerAfter({ kind: 'open', address: '/a', from: 'http://partner.example/page' })).toMatch(
      /^http:\/\/partner\.example\//,
    );
    expect(await referrerAfter({ kind: 'open', address: '/a' })).toBe('');
  });

  it.each<[step: JourneyStep, reason: string]>([
    [{ kind: 'open', address: '/nowhere' }, 'it is not there (404)'],
    [{ kind: 'click', selector: '#nowhere' }, 'what it needs did not come into reach in 3 seconds'],
    [{ kind: 'click', selector: '##' }, 'Unexpected token'],
    [{ kind: 'expect', text: 'Good morning' }, 'the text "Good morning" is not there'],
    [{ kind: 'expect', address: '/elsewhere' }, 'the address is'],
    [{ kind: 'press', key: 'Nokey' }, 'Unknown key: "Nokey"'],
  ])('that cannot be done say why: %o', async (step, why) => {
    const gap = await inPageAgain((page) => runSteps(page, [{ kind: 'open', address: '/a' }, step], options()));
    expect(gap?.reason).toContain(why);
    expect(gap?.where).toContain('step 2');
    expect(gap?.reason).not.toMatch(/locator\.|page\.|Call log/);
  });

  it('sign in, by steps or by a module', async () => {
    const byModule = join(folder, 'in.mjs');
    writeFileSync(
      byModule,
      `export default async (page, { env }) => { await page.goto('${site.origin}/login'); await page.fill('#user', 'ann'); await page.fill('#password', env.PASSWORD); await page.click('button'); };`,
    );
    for (const way of [{ kind: 'steps', steps: LOGIN } as const, { kind: 'module', file: byModule } as const]) {
      await inPageAgain(async (page) => {
        expect(await signIn(page, { ...journey(), signIn: way }, options({ PASSWORD: 'hunter2' }))).toBeUndefined();
        expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['session']);
      });
    }
  });

  it.each([
    ['export default async () => { throw new Error("no such user hunter2"); };', /^no such user \$PASSWORD$/],
    ['export const a = 1;', /^the module has no function as its default export$/],
    // The second is what the test runner says.
    ['export default (', /Unexpected end of input|Failed to parse source/],
    [
      'export default async (page) => { await page.click("#nowhere", { timeout: 300 }); };',
      /^what it needs did not come into reach/,
    ],
  ])('that sign in by a module which fails say why: %s', async (text, why) => {
    const file = join(folder, `m${text.length}.mjs`);
    writeFileSync(file, text);
    const gap = await inPageAgain((page) =>
      signIn(page, { ...journey(), signIn: { kind: 'module', file } }, options({ PASSWORD: 'hunter2' })),
    );
    expect(gap?.where).toBe(`the sign-in, ${file}`);
    expect(gap?.reason).toMatch(why);
    expect(gap?.reason).not.toContain('hunter2');
  });
});
