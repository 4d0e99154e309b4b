import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/browsers.ts';
import { type TestSite, testSite } from '../support/site.ts';
import {
  accept,
  allows,
  answer,
  answerBanner,
  banner,
  choiceCookie,
  cookieNames,
  manage,
  panel,
  refuse,
  save,
  whenReady,
} from '../support/surfaces.ts';

const DAY = 86_400_000;
let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  site.time.ahead = 0;
  context = await newVisitor(browser);
  page = await openPage();
});
afterEach(async () => {
  await context.close();
  expect(problems.splice(0)).toEqual([]);
});

/** A tab in which every error and every refusal by the policy counts. */
async function openPage(): Promise<Page> {
  const opened = await context.newPage();
  opened.on('pageerror', (error) => problems.push(error.message));
  opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return opened;
}

async function statusText(): Promise<string> {
  await page.goto(`${site.address}/samtykke/policy/no`);
  return (await page.locator('[data-samtykke-status]').innerText()).replace(/\s+/g, ' ');
}

describe.each([
  ['rendered by the server', '/'],
  ['by one script tag', '/script'],
])('a visit to a page %s', (_, path) => {
  const open = async (): Promise<void> => {
    await page.goto(site.address + path);
    await whenReady(page);
  };

  it('shows the banner at first, stores nothing, and leaves the page usable', async () => {
    await open();
    await banner(page).waitFor();
    expect(await banner(page).innerText()).toContain('Ditt valg av informasjonskapsler');
    for (const control of [accept, refuse, manage]) expect(await isInViewport(control(banner(page)))).toBe(true);
    expect(await cookieNames(context)).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    expect(await allows(page, 'essential')).toBe(true);
    expect(await allows(page, 'analytics')).toBe(false);
    await page.evaluate(() => window.scrollTo(0, 100));
  });

  it('accept: one click, and it holds here, on other pages, and on the next visit', async () => {
    await open();
    await answerBanner(page, accept);
    expect([
      await allows(page, 'analytics'),
      await allows(page, 'functionality'),
      await allows(page, 'personalised'),
    ]).toEqual([true, true, false]);
    expect(await page.locator('[data-samtykke-message][role=status]').innerText()).toBe('Valget ditt er lagret.');
    await page.goto(`${site.address}/other`);
    expect(await banner(page).count()).toBe(0);
    expect(await allows(page, 'analytics')).toBe(true);
    expect(await cookieNames(context)).toEqual(['consent']);
  });

  it('refuse: as easily, and nothing but the refusal is kept', async () => {
    await open();
    await answerBanner(page, refuse);
    expect(await allows(page, 'analytics')).toBe(false);
    expect(await choiceCookie(context)).toMatch(/^1\.\w+\.\.functionality!analytics!personalised\.\.[\w-]{43}$/);
    await page.goto(`${site.address}/other`);
    await whenReady(page);
    expect(await banner(page).count()).toBe(0);
  });

  it('refuses with one key from inside the banner', async () => {
    await open();
    await manage(banner(page)).focus();
    await page.keyboard.press('Escape');
    await banner(page).waitFor({ state: 'detached' });
    expect(await choiceCookie(context)).toContain('functionality!analytics!personalised');
  });

  it('chooses by category and by provider, then changes, then withdraws', async () => {
    await open();
    await manage(banner(page)).click();
    await answer(panel(page), 'analytics', 'some').check();
    await panel(page).getByLabel('hotjar').check();
    await answer(panel(page), 'personalised', 'all').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    expect([
      await allows(page, 'analytics', 'hotjar'),
      await allows(page, 'analytics', 'google'),
      await allows(page, 'analytics'),
    ]).toEqual([true, false, false]);
    expect([await allows(page, 'functionality'), await allows(page, 'personalised')]).toEqual([false, true]);
    expect(await banner(page).count()).toBe(0);

    await page.evaluate(() => window.samtykke.show());
    expect(await panel(page).getByLabel('hotjar').isChecked()).toBe(true);
    expect(await answer(panel(page), 'functionality', 'none').isChecked()).toBe(true);
    await answer(panel(page), 'functionality', 'all').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    expect([await allows(page, 'functionality'), await allows(page, 'analytics', 'hotjar')]).toEqual([true, true]);

    expect(await page.evaluate(() => window.samtykke.withdraw())).toBe(true);
    expect([
      await allows(page, 'functionality'),
      await allows(page, 'analytics', 'hotjar'),
      await allows(page, 'essential'),
    ]).toEqual([false, false, true]);
    expect(await choiceCookie(context)).toContain('functionality!analytics!personalised..');
  });

  it('leaves the panel without a change by Escape and by its close control', async () => {
    await open();
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => panel(page).locator('[data-samtykke-close]').click(),
    ]) {
      await manage(banner(page)).click();
      await answer(panel(page), 'analytics', 'all').check();
      await leave();
      await panel(page).waitFor({ state: 'detached' });
      expect(await choiceCookie(context)).toBeUndefined();
      expect(await banner(page).isVisible()).toBe(true);
    }
  });

  it('says so, keeps everything off and the banner open, when the choice cannot be stored; and takes it when asked again', async () => {
    await open();
    await site.goDown();
    await accept(banner(page)).click();
    // Meanwhile the banner says that it is busy.
    await expect
      .poll(() => alertText(banner(page)), { timeout: 10_000 })
      .toBe('Valget ditt kunne ikke lagres. Valgfrie informasjonskapsler forblir av.');
    expect([await allows(page, 'analytics'), await choiceCookie(context)]).toEqual([false, undefined]);
    await site.comeBack();
    await answerBanner(page, accept);
    expect(await allows(page, 'analytics')).toBe(true);
    problems.splice(0); // The browser's own lines about the server that was away.
  });

  it('a refusal holds at once while the server is away, says so, and is recorded when it is back', async () => {
    await open();
    await answerBanner(page, accept);
    const id = await page.evaluate(() => window.samtykke.choice?.id);
    await site.goDown();
    await page.evaluate(() => window.samtykke.show());
    await refuse(panel(page)).click();
    await expect.poll(() => allows(page, 'analytics')).toBe(false);
    await expect
      .poll(() => alertText(panel(page)), { timeout: 10_000 })
      .toContain('gjelder allerede i denne nettleseren');
    expect(await choiceCookie(context)).toMatch(new RegExp(`personalised.${id}.$`));
    await site.comeBack();
    await open();
    await expect.poll(() => choiceCookie(context)).toMatch(/personalised\.\.[\w-]{43}$/);
    const records = await site.store.recordsOf('nightstage.example', id as string);
    expect(records.map(({ record }) => record.kind === 'choice' && record.chosen.reply)).toEqual(['accept', 'refuse']);
    problems.splice(0);
  });

  it('the last answer counts, also when an earlier one is still on its way', async () => {
    await open();
    let first: (() => void) | undefined;
    await page.route('**/samtykke/choice', async (route) => {
      if (first) return route.continue();
      await new Promise<void>((resolve) => {
        first = resolve;
      });
      return route.continue().catch(() => undefined);
    });
    await accept(banner(page)).click();
    await expect.poll(() => first !== undefined).toBe(true);
    expect(await page.evaluate(() => window.samtykke.withdraw())).toBe(true);
    first?.();
    await page.waitForTimeout(500);
    expect(await allows(page, 'analytics')).toBe(false);
    expect(await choiceCookie(context)).toMatch(/functionality!analytics!personalised\.\./);
  });

  it('a script may refuse for the visitor, and may not agree', async () => {
    await open();
    await page.evaluate(() => {
      const root = document.querySelector('[data-samtykke-banner]')?.shadowRoot;
      root?.querySelector<HTMLElement>('[data-samtykke-accept]')?.click();
    });
    await page.waitForTimeout(300);
    expect(await choiceCookie(context)).toBeUndefined();
    await page.evaluate(() => {
      const root = document.querySelector('[data-samtykke-banner]')?.shadowRoot;
      root?.querySelector<HTMLElement>('[data-samtykke-refuse]')?.click();
    });
    await banner(page).waitFor({ state: 'detached' });
    expect(await choiceCookie(context)).toContain('functionality!analytics!personalised..');
  });
});

const alertText = (within: import('playwright-core').Locator): Promise<string> => within.getByRole('alert').innerText();

async function isInViewport(control: import('playwright-core').Locator): Promise<boolean> {
  const box = await control.boundingBox();
  const size = page.viewportSize();
  return (
    !!box && !!size && box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height
  );
}

describe('the policy page', () => {
  it('shows status, consent ID and date, and follows a change without loading again', async () => {
    expect(await statusText()).toContain('Funksjonalitet Ikke valgt ennå');
    await whenReady(page);
    await page.locator('main [data-samtykke-manage]').click();
    await answer(panel(page), 'functionality', 'all').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    const shown = (await page.locator('[data-samtykke-status]').innerText()).replace(/\s+/g, ' ');
    const id = await page.evaluate(() => window.samtykke.choice?.id);
    const today = new Intl.DateTimeFormat('nb', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now());
    expect(shown).toContain(
      `Funksjonalitet Tillatt Statistikk Avslått Personlig tilpasset innhold Avslått Samtykke-ID ${id} Dato ${today} Gyldig til`,
    );
    expect(await statusText()).toBe(shown);
    await whenReady(page);
    await page.getByRole('button', { name: 'Trekk tilbake samtykke' }).click();
    await expect.poll(() => page.locator('[data-samtykke-status]').innerText()).toContain(`Trukket tilbake: ${id}`);
    expect(await allows(page, 'functionality')).toBe(false);
  });
});

describe('expiry', () => {
  it.each([
    ['accept', accept],
    ['refuse', refuse],
  ] as const)('after 180 days a choice to %s is asked for again, and not a day before', async (_, control) => {
    await page.clock.install();
    await page.goto(`${site.address}/script`);
    await answerBanner(page, control);
    const allowed = await allows(page, 'analytics');
    for (const [days, asks] of [
      [179, false],
      [181, true],
    ] as const) {
      site.time.ahead = days * DAY;
      await page.clock.setSystemTime(Date.now() + days * DAY);
      for (const path of ['/script', '/']) {
        await page.goto(site.address + path);
        await whenReady(page);
        expect([path, days, await banner(page).count()]).toEqual([path, days, asks ? 1 : 0]);
        expect(await allows(page, 'analytics')).toBe(asks ? false : allowed);
      }
    }
  });
});

describe('two tabs', () => {
  it('a choice in one reaches the other, a withdrawal too', async () => {
    await page.goto(site.address);
    const other = await openPage();
    await other.goto(`${site.address}/script`);
    await whenReady(other);
    await whenReady(page);
    await accept(banner(page)).click();
    await banner(other).waitFor({ state: 'detached' });
    expect(await allows(other, 'analytics')).toBe(true);
    const heard = other.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('samtykke:change', (event) => resolve(event.detail.allows('analytics')), {
            once: true,
          }),
        ),
    );
    expect(await page.evaluate(() => window.samtykke.withdraw())).toBe(true);
    expect(await heard).toBe(false);
    expect(await allows(other, 'analytics')).toBe(false);
  });
});

describe('without JavaScript', () => {
  beforeEach(async () => {
    await context.close();
    context = await newVisitor(browser, { javaScriptEnabled: false });
    page = await openPage();
  });

  it('the whole story passes by plain forms', async () => {
    await page.goto(`${site.address}/other`);
    expect(await banner(page).innerText()).toContain('Ditt valg av informasjonskapsler');
    await refuse(banner(page)).click();
    expect(page.url()).toBe(`${site.address}/other`);
    expect(await banner(page).count()).toBe(0);
    expect(await choiceCookie(context)).toMatch(/functionality!analytics!personalised\.\./);

    await page.getByRole('link', { name: 'settings' }).click();
    expect(await answer(panel(page), 'analytics', 'none').isChecked()).toBe(true);
    await answer(panel(page), 'analytics', 'some').check();
    await panel(page).getByLabel('bing').check();
    await save(panel(page)).click();
    expect(page.url()).toBe(`${site.address}/`);
    const status = await statusText();
    expect(status).toContain('Statistikk Delvis tillatt: bing');
    expect(status).toMatch(/Samtykke-ID [0-9a-f-]{36} Dato/);

    await page.getByRole('link', { name: 'Tilpass valg' }).click();
    expect(await panel(page).getByLabel('bing').isChecked()).toBe(true);
    await accept(panel(page)).click();
    expect(await statusText()).toContain(
      'Funksjonalitet Tillatt Statistikk Tillatt Personlig tilpasset innhold Avslått',
    );

    await page.getByRole('button', { name: 'Trekk tilbake samtykke' }).click();
    expect(await page.getByRole('status').innerText()).toBe('Valget ditt er lagret.');
    expect(await statusText()).toContain(
      'Statistikk Avslått Personlig tilpasset innhold Avslått Samtykke-ID Ingen – et nei lagres uten ID',
    );
  });

  it('the banner accepts too, and manage consent leads back to where it was opened', async () => {
    await page.goto(`${site.address}/other?x=1`);
    await manage(banner(page)).click();
    await page.getByRole('link', { name: 'Tilbake til nettstedet' }).click();
    expect(page.url()).toBe(`${site.address}/other?x=1`);
    await accept(banner(page)).click();
    expect(page.url()).toBe(`${site.address}/other?x=1`);
    expect(await statusText()).toContain('Statistikk Tillatt');
  });

  it('the Enter key in a field saves what is shown, and never accepts all', async () => {
    await page.goto(`${site.address}/samtykke/choice?language=no`);
    await answer(panel(page), 'functionality', 'all').check();
    await page.keyboard.press('Enter');
    await page.waitForURL(/policy/);
    expect(await statusText()).toContain('Funksjonalitet Tillatt Statistikk Avslått');
  });
});

describe('Global Privacy Control', () => {
  beforeEach(async () => {
    await context.close();
    context = await newVisitor(browser, { extraHTTPHeaders: { 'sec-gpc': '1' } });
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    );
    page = await openPage();
  });

  it.each(['/', '/script'])(
    'on %s: third parties are refused without a question, and the banner says that the signal counts',
    async (path) => {
      await page.goto(site.address + path);
      await whenReady(page);
      expect(await banner(page).innerText()).toContain('Reservasjonssignal respektert');
      await answerBanner(page, accept);
      expect([
        await allows(page, 'functionality'),
        await allows(page, 'analytics', 'internal'),
        await allows(page, 'analytics', 'hotjar'),
      ]).toEqual([true, true, false]);
      expect(await statusText()).toContain('GPC Reservasjonssignal respektert');
    },
  );

  it('a visitor can still allow it by themselves, in the panel', async () => {
    await page.goto(site.address);
    await whenReady(page);
    await manage(banner(page)).click();
    expect(await panel(page).innerText()).toMatch(/hotjar · Tredjepart[^\n]* · Reservasjonssignal respektert/);
    await answer(panel(page), 'analytics', 'all').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    // 'Allow' is of what the signal leaves open; what it covers is allowed by name only.
    expect([await allows(page, 'analytics', 'internal'), await allows(page, 'analytics', 'hotjar')]).toEqual([
      true,
      false,
    ]);
    await page.evaluate(() => window.samtykke.show());
    await panel(page).getByLabel('hotjar').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    expect([await allows(page, 'analytics', 'hotjar'), await allows(page, 'analytics', 'google')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('coming back to a page', () => {
  it('by the back button shows what holds now', async () => {
    await page.goto(site.address);
    await whenReady(page);
    await page.getByRole('link', { name: 'Other' }).click();
    await whenReady(page);
    await answerBanner(page, accept);
    await page.goBack();
    await whenReady(page);
    await banner(page).waitFor({ state: 'detached' });
    expect(await allows(page, 'analytics')).toBe(true);
  });
});
