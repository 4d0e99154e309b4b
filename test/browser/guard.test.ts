import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type SitePage, type TestSite, testSite } from '../support/site.ts';
import { accept, answerBanner, banner, cookieNames, refuse, whenReady } from '../support/surfaces.ts';

const REGISTRY = `site:
  name: Guarded
  domains: [guarded.example]
  controllers: [{ name: Guarded AS, office: Oslo, register: "1" }]
  contacts: { requests: a@guarded.example }
  languages: [en]
  MODE
  sensitivePaths: [/health/*]
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: hour, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
  - { name: deep, category: functionality, retention: P30D, path: /deep/er }
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: tab, kind: sessionStorage, category: functionality, retention: session }
  - { name: visits, kind: indexedDB, category: analytics, retention: P30D }
  - { name: pages, kind: cache, category: analytics, retention: P30D }
  - { name: _ga*, provider: tracker, category: analytics, retention: P13M }
`;

const page = (body: string, by: SitePage['by'] = 'server', head = ''): SitePage => ({ by, body, head, language: 'en' });
const PAGES: Record<string, SitePage> = {
  '/': page('<h1>Home</h1>'),
  '/tag': page('<h1>Tag</h1>', 'script'),
  '/plain': { ...page('<h1>Plain</h1>'), plainTypes: true },
  '/own': page('<script src="/samtykke/samtykke.js"></script>'),
  '/health/sleep': page('<h1>Sleep</h1>'),
  '/deep/er/page': page('<h1>Deep</h1>'),
  '/parsed': page(
    '<script src="TRACKER/parsed.js?name=parsed"></script><script src="TRACKER/module.js?name=module" type="module"></script><iframe src="TRACKER/frame/parsed"></iframe>',
  ),
  '/marked': page(
    `<script type="text/plain" data-samtykke="analytics:tracker" src="TRACKER/slow.js?name=one"></script>
     <script type="text/plain" data-samtykke="analytics" src="TRACKER/two.js?name=two"></script>
     <script type="text/plain" data-samtykke="functionality" src="TRACKER/three.js?name=three" data-type="module"></script>
     <script type="text/plain" data-samtykke="nonsense" src="TRACKER/four.js?name=four"></script>
     <iframe title="Film" data-samtykke="functionality" data-src="TRACKER/frame/a"></iframe>
     <iframe title="Map" data-samtykke="functionality" data-src="TRACKER/frame/b"></iframe>`,
  ),
};

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ registry: await registryOf(REGISTRY.replace('MODE', '')), pages: PAGES });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  site.hits.length = 0;
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
});
afterEach(() => context.close());

async function open(path: string): Promise<void> {
  await tab.goto(site.address + path);
  await whenReady(tab);
}
async function acceptAll(): Promise<void> {
  await answerBanner(tab, accept);
}
const ran = (): Promise<unknown> => tab.evaluate(() => (window as { ran?: string[] }).ran ?? []);

describe('document.cookie', () => {
  it('takes before a choice what is essential, and nothing else', async () => {
    await open('/');
    await tab.evaluate(() => {
      for (const name of ['session', 'lang', '_ga', '_ga_X', 'rogue', '', 'Session', 'toString'])
        document.cookie = `${name}=1; path=/`;
      document.cookie = 'nameless';
    });
    expect(await cookieNames(context)).toEqual(['session']);
  });

  it('takes what was agreed to once it is, in the same page view, and not after it is withdrawn', async () => {
    await open('/');
    await acceptAll();
    await tab.evaluate(() => {
      document.cookie = 'lang=no; max-age=100';
      document.cookie = '_ga_ABC=1; max-age=100';
    });
    expect(await cookieNames(context)).toEqual(['_ga_ABC', 'consent', 'lang']);
    await tab.evaluate(() => window.samtykke.withdraw());
    await tab.evaluate(() => {
      document.cookie = 'lang=no; max-age=100';
    });
    expect(await cookieNames(context)).toEqual(['consent']);
  });

  it.each([
    ['hour=1; max-age=999999999', 3_600],
    ['hour=1; expires=Fri, 31 Dec 2038 23:59:59 GMT', 3_600],
    ['hour=1; max-age=10; max-age=999999', 3_600],
    ['hour=1; expires=Fri, 31 Dec 2038 23:59:59 GMT; max-age=60', 60],
    ['hour=1; EXPIRES=Fri, 31-Dec-2038 23:59:59 GMT; path=/', 3_600],
    ['hour=1; Max-Age = 60', 60],
    ['hour=1; max-age=x; expires=Fri, 31 Dec 2038 23:59:59 GMT', 3_600],
    ['hour=1; expires=31 Dec 38 23:59:59', 3_600],
    ['session=1; max-age=60', undefined],
    ['session=1; expires=Fri, 31 Dec 2038 23:59:59 GMT', undefined],
  ])('lets %s live %s seconds', async (text, seconds) => {
    await open('/');
    await tab.evaluate((cookie) => {
      document.cookie = cookie;
    }, text);
    const [cookie] = await context.cookies();
    const life = cookie && cookie.expires > 0 ? cookie.expires - Date.now() / 1000 : undefined;
    if (seconds === undefined) expect(life).toBeUndefined();
    else expect(Math.abs((life ?? 0) - seconds)).toBeLessThan(60);
  });

  it('lets anything be deleted, and reads as before', async () => {
    await open('/');
    await context.addCookies([{ name: 'old', value: '1', url: site.address }]);
    const read = await tab.evaluate(() => {
      const before = document.cookie;
      document.cookie = 'old=; max-age=0';
      return [before, document.cookie];
    });
    expect(read).toEqual(['old=1', '']);
  });

  it('takes no text with a control letter, which one browser could end where another reads on', async () => {
    await open('/');
    await tab.evaluate(() => {
      for (const letter of ['\0', '\n', '\r', '\x01', '\x7f']) document.cookie = `broken=1${letter};max-age=0`;
      document.cookie = 'session=1\t; path=/';
    });
    expect(await cookieNames(context)).toEqual(['session']);
  });

  it('says one thing: an object that changes its text between two readings is read once', async () => {
    await open('/');
    await tab.evaluate(() => {
      let reads = 0;
      (document as { cookie: unknown }).cookie = { toString: () => (reads++ === 0 ? 'session=1' : 'rogue=1') };
    });
    expect(await cookieNames(context)).toEqual(['session']);
  });

  it("does not take the choice from a page's script, nor take it away", async () => {
    await open('/');
    await answerBanner(tab, refuse);
    const before = await context.cookies();
    await tab.evaluate(() => {
      document.cookie = 'consent=1.zzzzzz..analytics~AAAAAA..; path=/; max-age=1000';
      document.cookie = 'consent=; max-age=0; path=/';
    });
    expect(await context.cookies()).toEqual(before);
  });
});

describe('web storage', () => {
  const write = (): void => {
    const storages = [localStorage, sessionStorage];
    for (const storage of storages) {
      storage.setItem('m_rogue', '1');
      storage.p_rogue = '1';
      storage['i_rogue'] = '1';
      Object.assign(storage, { a_rogue: '1' });
      Object.defineProperty(storage, 'd_rogue', { value: '1', configurable: true, enumerable: true, writable: true });
      Reflect.set(storage, 'r_rogue', '1');
      Storage.prototype.setItem.call(storage, 'c_rogue', '1');
      storage.setItem('theme', 'dark');
      storage.tab = '1';
    }
  };

  it('takes nothing undeclared in any form, and each key in its own kind only', async () => {
    await open('/');
    await tab.evaluate(write);
    expect(await tab.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
    await acceptAll();
    await tab.evaluate(write);
    expect(await tab.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([
      ['theme'],
      ['tab'],
    ]);
  });

  it('works as before for what may be stored', async () => {
    await open('/');
    await acceptAll();
    const said = await tab.evaluate(() => {
      localStorage.theme = 'a';
      const read = [
        localStorage.theme,
        localStorage.getItem('theme'),
        localStorage.length,
        localStorage.key(0),
        'theme' in localStorage,
        localStorage instanceof Storage,
        localStorage.none,
        JSON.stringify(localStorage),
      ];
      delete localStorage.theme;
      localStorage.setItem('theme', 'b');
      localStorage.removeItem('theme');
      sessionStorage.setItem('tab', '1');
      sessionStorage.clear();
      return [...read, localStorage.length, sessionStorage.length, localStorage === window.localStorage];
    });
    expect(said).toEqual(['a', 'a', 1, 'theme', true, true, undefined, '{"theme":"a"}', 0, 0, true]);
  });
});

describe('scripts and frames', () => {
  const insert = (tracker: string): void => {
    const byProperty = document.createElement('script');
    byProperty.src = `${tracker}/a.js?name=property`;
    const byAttribute = document.createElement('script');
    byAttribute.setAttribute('SRC', `${tracker}/b.js?name=attribute`);
    const frame = document.createElement('iframe');
    frame.src = `${tracker}/frame/inserted`;
    document.body.append(byProperty, byAttribute, frame);
  };
  const trackerOf = async (): Promise<string> => {
    await tab.goto(`${site.address}/marked`);
    return tab.evaluate(() => new URL(document.querySelector('iframe')?.dataset.src ?? '').origin);
  };

  it('that a script makes send nothing before consent, run after it, and not again', async () => {
    const tracker = await trackerOf();
    await open('/plain');
    await tab.evaluate(insert, tracker);
    await tab.waitForTimeout(200);
    expect(site.hits).toEqual([]);
    await acceptAll();
    await expect.poll(() => site.hits.length).toBe(3);
    await expect.poll(ran).toEqual(expect.arrayContaining(['property', 'attribute']));
    await tab.evaluate(insert, tracker);
    await expect.poll(() => site.hits.length).toBe(6);
    await tab.evaluate(() => window.samtykke.withdraw());
    await tab.evaluate(insert, tracker);
    await tab.waitForTimeout(200);
    expect(site.hits).toHaveLength(6);
  });

  it('that the page holds do not run before consent, and run after it as the kind that they are', async () => {
    await open('/parsed');
    await tab.waitForTimeout(200);
    expect(await ran()).toEqual([]);
    // What the browser asked for before any script could run has been asked for: see docs/guard.md.
    expect(await tab.locator('iframe').getAttribute('src')).toBeNull();
    site.hits.length = 0;
    await acceptAll();
    await expect.poll(ran).toEqual(expect.arrayContaining(['parsed', 'module']));
    await expect.poll(() => site.hits).toContain('/frame/parsed');
  });

  it("of the site's own forms send them, with an event as the argument, and events of that name are nobody's fault", async () => {
    await open('/own');
    const faults: string[] = [];
    const note = ({ message }: Error): unknown => faults.push(message);
    tab.on('pageerror', note);
    await tab.evaluate(() => {
      document.body.dispatchEvent(new CustomEvent('submit', { bubbles: true }));
      window.dispatchEvent(new Event('submit'));
      const form = document.body.appendChild(document.createElement('form'));
      form.action = '/plain';
      form.addEventListener('change', form.submit.bind(form));
      form.dispatchEvent(new Event('change'));
    });
    await tab.waitForURL(/\/plain\?/);
    tab.off('pageerror', note);
    expect(faults).toEqual([]);
  });

  it("of the site's own host load as before", async () => {
    await open('/own');
    expect(await tab.evaluate(() => window.samtykke.violations)).toEqual([]);
    expect(await tab.locator('script[src="/samtykke/samtykke.js"]').getAttribute('type')).toBeNull();
  });

  it('that are marked up wait, then start in document order; frames say whose content waits', async () => {
    await open('/marked');
    expect(await ran()).toEqual([]);
    expect(site.hits).toEqual([]);
    const placeholder = tab.locator('[data-samtykke-placeholder]').first();
    expect(await placeholder.innerText()).toContain('Blocked content: 127.0.0.1');
    await acceptAll();
    await expect.poll(ran).toEqual(['one', 'two', 'three']);
    expect(site.hits).not.toContain('/four.js?name=four');
    await expect.poll(() => site.hits.filter((each) => each.startsWith('/frame'))).toEqual(['/frame/a', '/frame/b']);
    expect(await tab.locator('[data-samtykke-placeholder]').count()).toBe(0);
  });

  it('one click on a frame loads that one frame, and changes no choice', async () => {
    await open('/marked');
    await tab.locator('[data-samtykke-placeholder]').last().getByRole('button', { name: 'Load content' }).click();
    await expect.poll(() => site.hits).toEqual(['/frame/b']);
    expect(await tab.locator('[data-samtykke-placeholder]').count()).toBe(1);
    expect(await cookieNames(context)).toEqual([]);
    expect(await banner(tab).isVisible()).toBe(true);
  });
});

describe('withdrawal and arrival', () => {
  it('clear what is there and may not be: cookies of other paths, storage, databases, caches', async () => {
    await context.addCookies([
      { name: 'lang', value: '1', domain: 'localhost', path: '/' },
      { name: 'deep', value: '1', domain: 'localhost', path: '/deep/er' },
      { name: '_ga_OLD', value: '1', domain: 'localhost', path: '/', secure: true },
      { name: 'rogue', value: '1', domain: 'localhost', path: '/deep' },
      { name: 'session', value: '1', domain: 'localhost', path: '/' },
    ]);
    await open('/deep/er/page');
    await expect.poll(() => cookieNames(context)).toEqual(['session']);
    await acceptAll();
    await tab.evaluate(async () => {
      document.cookie = 'lang=1; path=/';
      localStorage.theme = '1';
      await new Promise((resolve) => {
        indexedDB.open('visits').onsuccess = (event) => {
          (event.target as IDBOpenDBRequest).result.close();
          resolve(undefined);
        };
      });
      await caches.open('pages');
    });
    await tab.evaluate(() => window.samtykke.withdraw());
    await expect.poll(() => cookieNames(context)).toEqual(['consent', 'session']);
    await expect
      .poll(() =>
        tab.evaluate(async () => [
          localStorage.length,
          (await indexedDB.databases()).length,
          (await caches.keys()).length,
        ]),
      )
      .toEqual([0, 0, 0]);
  });
});

describe('a sensitive page', () => {
  it('allows only what is essential, whatever was agreed, also when reached without loading', async () => {
    await open('/');
    await acceptAll();
    expect(await tab.evaluate(() => window.samtykke.allows('analytics'))).toBe(true);
    await tab.evaluate(() => {
      history.pushState({}, '', '/health/sleep');
      document.cookie = 'lang=1';
      document.cookie = 'session=1';
    });
    expect(await cookieNames(context)).toEqual(['consent', 'session']);
    await open('/health/sleep');
    expect(
      await tab.evaluate(() => [window.samtykke.allows('analytics'), window.samtykke.allows('essential')]),
    ).toEqual([false, true]);
  });
});

describe('what the page can see', () => {
  it('is told why something was stopped, and nothing about the visitor', async () => {
    await open('/');
    await tab.evaluate(() => {
      document.cookie = 'rogue=secret; path=/';
      document.cookie = 'lang=secret';
      document.cookie = 'hour=secret; max-age=99999';
      localStorage.setItem('key', 'secret');
    });
    expect(await tab.evaluate(() => window.samtykke.violations)).toEqual([
      { kind: 'cookie', name: 'rogue', because: 'undeclared', verdict: 'denied' },
      { kind: 'cookie', name: 'lang', because: 'undecided', verdict: 'denied' },
      { kind: 'cookie', name: 'hour', because: 'essential', verdict: 'capped' },
      { kind: 'localStorage', name: 'key', because: 'undeclared', verdict: 'denied' },
    ]);
  });

  it('cannot be changed, replaced or asked for the inside', async () => {
    await open('/');
    const said = await tab.evaluate(() => {
      const page = window as unknown as { samtykke?: Record<string, unknown> & { connect(): unknown } };
      const tries = [
        () => Object.defineProperty(window, 'samtykke', { value: 1 }),
        () => Object.assign(page.samtykke ?? {}, { allows: () => true }),
        () => Reflect.deleteProperty(window, 'samtykke'),
        () => Object.defineProperty(Document.prototype, 'cookie', { value: 1 }),
        () => Reflect.deleteProperty(Document.prototype, 'cookie'),
        () => Reflect.deleteProperty(window, 'localStorage'),
        () => Reflect.deleteProperty(Storage.prototype, 'setItem'),
      ];
      for (const attempt of tries) {
        try {
          attempt();
        } catch {
          // As it should be.
        }
      }
      document.cookie = 'rogue=1';
      // What was deleted is gone: there is nothing beneath.
      localStorage.setItem?.('rogue', '1');
      localStorage.rogue = '1';
      return [
        window.samtykke.allows('analytics'),
        page.samtykke?.connect() === undefined,
        document.cookie,
        localStorage.length,
      ];
    });
    expect(said).toEqual([false, true, '', 0]);
  });
});

describe('report mode', () => {
  it('stops nothing and tells what it would have stopped', async () => {
    const reporting = await testSite({
      registry: await registryOf(REGISTRY.replace('MODE', 'mode: report')),
      pages: PAGES,
    });
    await tab.goto(`${reporting.address}/`);
    await whenReady(tab);
    await tab.evaluate(() => {
      document.cookie = 'rogue=1; max-age=100';
      localStorage.setItem('key', '1');
    });
    expect(await cookieNames(context)).toEqual(['rogue']);
    expect(await tab.evaluate(() => [localStorage.length, window.samtykke.violations.map(({ name }) => name)])).toEqual(
      [1, ['rogue', 'key']],
    );
    await reporting.stop();
  });
});
