/** The late shows, behind the age gate, as visitors of the demo meet them. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, WITHOUT_COLOURS } from '../../support/axe.ts';
import { freeChromium } from '../../support/browsers.ts';
import { demoSuite, openDemo, sendForm } from '../../support/demo.ts';
import { temporaryFolder } from '../../support/server.ts';
import {
  accept,
  allows,
  answer,
  answerBanner,
  banner,
  cookieNames,
  manage,
  panel,
  refuse,
  save,
  whenReady,
} from '../../support/surfaces.ts';

/** A late recording: this title stands on no page before the gate opens. */
const BEHIND = 'Yofuke no ame';
const RECORDING = '/en/late/yofuke-no-ame';
const NAMES = ['ageVerificationStatus', 'ageVerificationToken', 'are_essential_consents_given', 'over18Approved'];

const { demo, newcomer } = demoSuite({ pictures: true });
let page: Page;
beforeEach(async () => {
  page = await newcomer({ locale: 'en-GB' });
});

const open = (path: string, site = demo): Promise<unknown> =>
  page.goto(site.address + path, { waitUntil: 'domcontentloaded' });
const press = (name: string, on = page): Promise<void> => on.getByRole('button', { name, exact: true }).click();
const says = async (text: string): Promise<boolean> => (await page.locator('main').innerText()).includes(text);
/** Which cookies of the gate there are. */
const found = async (): Promise<readonly string[]> =>
  (await cookieNames(page.context())).filter((each) => NAMES.includes(each));
const theCookie = async (name: string) => (await page.context().cookies()).find((each) => each.name === name);

/** Sends a form of the site that no page has offered. */
const send = (name: string, fields: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  page.evaluate(
    async ([action, body]) => {
      await fetch(`/en/do/${action}`, { method: 'POST', body: new URLSearchParams(body) });
    },
    [name, fields] as const,
  );

/** The same by requests, where a test is about what comes after: with the browser's cookies, on no page. */
async function haveProven(): Promise<void> {
  const post = (name: string, form: Readonly<Record<string, string>> = {}) =>
    sendForm(page, `${demo.address}/en/do/${name}`, form);
  await post('age', { say: 'over-18' });
  const { searchParams } = new URL((await post('prove-age')).url());
  const shown = await post('show-age', { ...Object.fromEntries(searchParams), show: 'over' });
  expect([shown.url(), await shown.text()]).toEqual([`${demo.address}/en/late`, expect.stringContaining(BEHIND)]);
}

async function prove(answerOfWallet: string): Promise<void> {
  await open('/en/late');
  await press('I am 18 or older');
  await press('Begin');
  await press(answerOfWallet);
}

describe('the late shows', () => {
  it.each([
    ['accepted', accept],
    ['refused', refuse],
  ])('open to a proof and to nothing less, with everything %s', async (_, button) => {
    await open('/en/late');
    await answerBanner(page, button);
    expect(await says('Are you 18 or older?')).toBe(true);
    expect(await page.content()).not.toContain(BEHIND);
    expect(await found()).toEqual([]);
    await press('I am 18 or older');
    expect(await says('Prove your age')).toBe(true);
    expect(await page.content()).not.toContain(BEHIND);
    expect(await found()).toEqual(['are_essential_consents_given', 'over18Approved']);
    await press('Begin');
    expect(await says('it checks nobody’s age, and proves nothing')).toBe(true);
    await press('Show that I am over 18');
    expect(page.url()).toBe(`${demo.address}/en/late`);
    expect(await says(BEHIND)).toBe(true);
    expect(await page.locator('main').innerText()).toMatch(/Proven until \w+day/);
    expect(await found()).toEqual(['ageVerificationToken', 'are_essential_consents_given', 'over18Approved']);
    // As long as the wallet says, and no longer.
    expect((await theCookie('ageVerificationToken'))?.expires).toBeLessThanOrEqual(Date.now() / 1_000 + 3_600);
  });

  it('are sent in no state with what a cache may keep', async () => {
    const headers = async () => {
      const response = await page.goto(`${demo.address}/en/late`);
      return response?.headers()['cache-control'];
    };
    expect(await headers()).toBe('private, no-store');
    await haveProven();
    expect(await headers()).toBe('private, no-store');
    await page.context().clearCookies({ name: 'ageVerificationToken' });
    expect(await headers()).toBe('private, no-store');
    expect(await says('Prove your age')).toBe(true);
  });

  it('stay closed to who says that they are younger, until the session ends', async () => {
    await open('/en/late');
    await press('I am younger');
    expect(await says('The late shows stay closed until you close the browser.')).toBe(true);
    expect(await theCookie('over18Approved')).toMatchObject({ value: 'no', expires: -1 });
    // Past the page, which offers nothing more.
    await send('age', { say: 'over-18' });
    await send('prove-age');
    await open('/en/late');
    expect(await says('The late shows stay closed until you close the browser.')).toBe(true);
    expect(await page.locator('main button').count()).toBe(0);
    expect(await found()).toEqual(['over18Approved']);
  });

  it('have pages of their own, which lead everybody to the gate who is not let in', async () => {
    const answers = async (): Promise<readonly unknown[]> => {
      const paths = [RECORDING, `${RECORDING}/poster.svg`, '/en/late/none', '/en/late/none/poster.svg'];
      const all = paths.map((each) => page.context().request.get(demo.address + each, { maxRedirects: 0 }));
      return (await Promise.all(all)).map((each) => [each.status(), each.headers().location]);
    };
    const led = Array.from({ length: 4 }, () => [303, '/en/late']);
    expect(await answers()).toEqual(led);
    await haveProven();
    await open('/en/late');
    await page.getByRole('link', { name: BEHIND }).click();
    await page.waitForURL(demo.address + RECORDING);
    expect(await page.locator('main').innerText()).toMatch(/^Yofuke no ame\n[\s\S]*Nemurenai machi/);
    expect(await page.locator('.player img').evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(
      0,
    );
    for (const path of [RECORDING, `${RECORDING}/poster.svg`]) {
      const response = await page.context().request.get(demo.address + path);
      expect(response.headers()['cache-control']).toBe('private, no-store');
    }
    expect((await answers()).map((each) => (each as [number])[0])).toEqual([200, 200, 404, 404]);
    // Nothing of it stands where there is no gate.
    for (const path of ['/en/', '/en/search?q=yofuke', '/en/artist/ame-to-kaze']) {
      await open(path);
      expect(await page.content()).not.toContain(BEHIND);
    }
    for (const path of ['/en/artist/yofuke-no-ame', '/en/checkout/yofuke-no-ame', '/posters/yofuke-no-ame.svg'])
      expect((await page.context().request.get(demo.address + path)).status()).toBe(404);
    // Who says that they are younger after a proof stays out, with the proof put back too.
    const proof = await theCookie('ageVerificationToken');
    await page.context().clearCookies();
    await open('/en/late');
    await press('I am younger');
    await page.context().addCookies([proof as NonNullable<typeof proof>]);
    await open('/en/late');
    expect(await says('The late shows stay closed until you close the browser.')).toBe(true);
    expect(await answers()).toEqual(led);
  });

  it('stay closed to who was found to be younger', async () => {
    await prove('Show that I am under 18');
    expect(await says('The late shows stay closed until you close the browser.')).toBe(true);
    expect(await found()).toEqual(['ageVerificationStatus', 'over18Approved']);
  });

  it('stay closed to an answer to another check, to a proof that somebody has written, and say so', async () => {
    await open('/en/late');
    await press('I am 18 or older');
    await press('Begin');
    await open(`/en/wallet?${new URLSearchParams({ audience: demo.address, nonce: 'x'.repeat(43) })}`);
    await press('Show that I am over 18');
    expect(await says('Your age was not proven. You can try again.')).toBe(true);
    const endsAt = Math.floor(Date.now() / 1_000) + 3_600;
    for (const value of [`${endsAt}.none.demo`, `s1.LJgHkLhq.${btoa(`${endsAt}.none.demo`)}`, 'yes']) {
      await page.context().addCookies([{ name: 'ageVerificationToken', value, url: demo.address }]);
      await open('/en/late');
      expect([value, await says('Prove your age')]).toEqual([value, true]);
    }
    await press('Begin');
    await press('Show that I am over 18');
    expect(await says(BEHIND)).toBe(true);
  });

  it('stay closed while the store cannot answer', async () => {
    const broken = await openDemo();
    await open('/en/late', broken);
    await press('I am 18 or older');
    await press('Begin');
    const database = new DatabaseSync(join(broken.folder, 'consent.db'));
    database.exec('DROP TABLE feature_item');
    database.close();
    await press('Show that I am over 18');
    for (const _ of ['the wallet’s answer', 'another beginning']) {
      expect(await says('Your age was not proven. You can try again.')).toBe(true);
      expect(await page.content()).not.toContain(BEHIND);
      await press('Begin');
    }
    expect(await found()).not.toContain('ageVerificationToken');
    // Or what the page still waits for is refused, and noted.
    await page.close();
    await broken.stop();
  });

  it('show nothing to whoever goes back to them once the gate has closed', async () => {
    const folder = temporaryFolder();
    const free = await freeChromium('about:blank', folder.path);
    const whole = await free.connect();
    const [visitor] = whole.contexts() as [BrowserContext];
    const tab = await visitor.newPage();
    await tab.goto(`${demo.address}/en/late`);
    await press('I am 18 or older', tab);
    await press('Begin', tab);
    await press('Show that I am over 18', tab);
    expect(await tab.textContent('main')).toContain(BEHIND);
    await tab.goto(`${demo.address}/en/sign-in`);
    await visitor.clearCookies({ name: 'ageVerificationToken' });
    await tab.evaluate(() => {
      setTimeout(() => history.back());
    });
    await expect.poll(() => tab.textContent('main').catch(() => '')).toContain('Prove your age');
    expect(await tab.textContent('main')).not.toContain(BEHIND);
    await whole.close();
    await free.stop();
    folder.remove();
  });

  it('axe finds nothing in any state, and all of it works without any script', async () => {
    page = await newcomer({ locale: 'en-GB', bypassCSP: true });
    for (const language of ['en', 'de']) {
      await page.context().clearCookies();
      await open(`/${language}/late`);
      for (const state of ['notice', 'proof', 'wallet', 'open', 'recording']) {
        const options = language === 'en' ? {} : WITHOUT_COLOURS;
        expect([state, await axeFindings(page, 'main', options)]).toEqual([state, []]);
        if (state !== 'recording') await page.locator('main button, main .card a').first().click();
      }
    }
    page = await newcomer({ locale: 'en-GB', javaScriptEnabled: false });
    await prove('Show that I am over 18');
    expect(await says(BEHIND)).toBe(true);
  });
});

describe('a visitor who says that they are younger', () => {
  it('is not asked for what is closed to minors, and it is refused to them also where they have allowed it before', async () => {
    await open('/en/late');
    await whenReady(page);
    await manage(banner(page)).click();
    for (const purpose of ['functionality', 'analytics', 'personalised']) {
      await answer(panel(page), purpose, 'all').check();
    }
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    const granted = (): Promise<readonly boolean[]> =>
      Promise.all(['functionality', 'analytics', 'personalised'].map((each) => allows(page, each)));
    expect(await granted()).toEqual([true, true, true]);
    await press('I am younger');
    // `personalised` is a special category, see DSA art. 28(2); the others are no advertising.
    expect(await granted()).toEqual([true, true, false]);
    await open('/en/');
    expect(await granted()).toEqual([true, true, false]);
    expect(await decided('gravity_cookie')).toBe('minor');
    expect(await decided('site_lang')).toBe('granted');
  });

  it('agrees to nothing that is closed to minors by accepting all or ticking it', async () => {
    await open('/en/late');
    await press('I am younger');
    await whenReady(page);
    await manage(banner(page)).click();
    const tick = answer(panel(page), 'personalised', 'all');
    if ((await tick.count()) > 0 && (await tick.isEnabled())) await tick.check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    expect(await allows(page, 'personalised')).toBe(false);
    // Nor does it hold once the session, and with it what they said, has ended.
    await page.context().clearCookies({ name: 'over18Approved' });
    await open('/en/');
    expect(await allows(page, 'personalised')).toBe(false);
  });

  /** Why the server keeps a cookie for this browser or does not. */
  async function decided(name: string): Promise<string> {
    const cookie = (await page.context().cookies()).map((each) => `${each.name}=${each.value}`).join('; ');
    const { gate } = demo.site.consent.jar(new Request(demo.address, { headers: { cookie } }));
    return gate.decide({ kind: 'cookie', name }).because;
  }
});
