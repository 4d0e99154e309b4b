/** What stands in the place of a frame that waits: whose it is, and one click for this once or from now on. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { endVisit, launchChromium, newVisitor } from '../support/browsers.ts';
import { registryOf } from '../support/registry.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { allows, banner, choiceCookie, whenReady } from '../support/surfaces.ts';

const REGISTRY = `site:
  name: Framed
  domains: [framed.example]
  controllers: [{ name: Framed AS, office: Oslo, register: "1" }]
  contacts: { requests: a@framed.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, analytics: {}, personalised: { special: true } }
providers:
  player: { name: Player, hosts: [127.0.0.1] }
  maps: { name: Maps, hosts: [maps.example] }
  health: { name: Health, hosts: [health.example] }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: "127.0.0.1:*/frame/*", kind: frame, category: functionality, provider: player, retention: session }
  - { name: lang, category: functionality, retention: P30D }
  - { name: zoom, category: functionality, provider: maps, retention: P30D }
  - { name: seen, category: analytics, provider: player, retention: P30D }
  - { name: mood, category: personalised, provider: health, retention: P30D }
`;
const frame = (title: string, attributes: string): string =>
  `<iframe title="${title}" width="400" height="100" ${attributes}></iframe>`;
/** As the site marks them up, as the server makes them inert, and as the guard makes those in a text of HTML. */
const BODY = [
  frame('Film', 'data-samtykke="functionality:player" data-src="TRACKER/frame/film"'),
  frame('Trailer', 'data-samtykke="functionality" data-src="TRACKER/frame/trailer"'),
  frame('Clip', 'data-samtykke="functionality:player" data-src="TRACKER/frame/clip"'),
  frame('Song', 'data-samtykke-src="TRACKER/frame/song"'),
  frame('Map', 'data-samtykke="functionality:maps" data-src="https://maps.example/map"'),
  frame('Advice', 'data-samtykke="personalised:health" data-src="https://health.example/advice"'),
  frame('Game', 'data-samtykke-waits data-src="https://unknown.example/game"'),
  '<iframe title="Message" width="1" height="1" data-samtykke-src="TRACKER/frame/message"></iframe>',
].join('');

let browser: Browser;
let site: TestSite;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({
    registry: await registryOf(REGISTRY),
    pages: {
      '/': { by: 'server', body: `<h1>Frames</h1>${BODY}`, language: 'en' },
      '/protected': { by: 'server', body: `<h1>Frames</h1>${BODY}`, language: 'en', isProtected: true },
    },
  });
  context = await newVisitor(browser, { locale: 'en-GB' });
  tab = await context.newPage();
  await tab.goto(site.address);
  await whenReady(tab);
  await placeOf('Game').waitFor();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const placeOf = (title: string): Locator => tab.getByRole('group', { name: title });
const always = (title: string): Locator => placeOf(title).getByRole('button', { name: 'Always load' });
const loaded = (): Promise<readonly string[]> =>
  tab.evaluate(() => [...document.querySelectorAll('iframe')].filter((each) => each.src).map(({ title }) => title));
const focused = (): Promise<string | undefined> => tab.evaluate(() => (document.activeElement as HTMLElement)?.title);

it('says whose content waits and what for; frames that nobody sees get nothing', async () => {
  expect(await placeOf('Film').innerText()).toMatch(/Blocked content: Player\..*\n+Functionality: .*Cookie policy/s);
  expect(await placeOf('Map').innerText()).toContain('Blocked content: Maps.');
  expect(await placeOf('Game').innerText()).toContain('Blocked content: unknown.example.');
  expect(await placeOf('Message').count()).toBe(0);
  // What is special needs words of its own; what nobody has declared can be allowed for nothing.
  const offers = await Promise.all(
    ['Film', 'Trailer', 'Clip', 'Map', 'Advice', 'Game'].map((title) => always(title).count()),
  );
  expect(offers).toEqual([1, 1, 1, 1, 0, 0]);
  expect(await loaded()).toEqual([]);
  expect(site.hits).toEqual([]);
});

it('can be read and pressed by everybody', async () => {
  expect(await axeFindings(tab, { include: ['[data-samtykke-placeholder]'] })).toEqual([]);
  for (const button of await placeOf('Film').getByRole('button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
});

it('grants nothing by a click that a script makes', async () => {
  for (const button of await tab.locator('[data-samtykke-placeholder] button').all())
    await button.evaluate((element: HTMLElement) => element.click());
  expect([await loaded(), await choiceCookie(context)]).toEqual([[], undefined]);
});

it('loads one frame this once, by keyboard, and the focus goes where it was; no choice is made', async () => {
  await placeOf('Clip').getByRole('button', { name: 'Load content' }).focus();
  await tab.keyboard.press('Enter');
  await expect.poll(() => site.hits).toEqual(['/frame/clip']);
  expect([await loaded(), await placeOf('Clip').count(), await focused()]).toEqual([['Clip'], 0, 'Clip']);
  expect(await choiceCookie(context)).toBeUndefined();
});

it('shows in the place of a frame that a script makes that it waits', async () => {
  await tab.evaluate(
    (address) => {
      const made = document.createElement('iframe');
      Object.assign(made, { title: 'Late', src: address, width: '400', height: '100' });
      document.querySelector('main')?.append(made);
    },
    `${await tab.locator('iframe[title=Clip]').getAttribute('src')}?late`,
  );
  await placeOf('Late').waitFor();
  expect(await loaded()).toEqual(['Clip']);
});

it('allows from now on the one provider for the one purpose, and asks about the rest as before', async () => {
  await always('Film').focus();
  await tab.keyboard.press('Enter');
  await expect.poll(loaded).toEqual(['Film', 'Trailer', 'Clip', 'Song', 'Message', 'Late']);
  await expect.poll(() => site.hits.length).toBe(6);
  expect(await focused()).toBe('Film');
  expect(await Promise.all(['Map', 'Advice', 'Game'].map((title) => placeOf(title).count()))).toEqual([1, 1, 1]);
  expect(await allows(tab, 'functionality', 'player')).toBe(true);
  for (const [purpose, provider] of [
    ['functionality', 'internal'],
    ['functionality', 'maps'],
    ['analytics', 'player'],
  ])
    expect(await allows(tab, purpose as string, provider)).toBe(false);
  expect(await choiceCookie(context)).toMatch(/^1\.\w+\.\.functionality~[\w-]{6}~\+player\./);
  expect(await tab.getByRole('status').innerText()).toBe('Your choice has been saved.');
  expect(await banner(tab).isVisible()).toBe(true);
  await tab.reload();
  await whenReady(tab);
  await expect.poll(loaded).toEqual(['Film', 'Trailer', 'Clip', 'Song', 'Message']);
});

it('says so where the server does not take it, and loads nothing', async () => {
  await tab.route('**/samtykke/choice', (route) => route.fulfill({ status: 422, body: '{}' }));
  await always('Map').click();
  await expect.poll(() => placeOf('Map').getByRole('alert').innerText()).toContain('your earlier choice still holds');
  expect(await loaded()).not.toContain('Map');
});

describe("where the page's policy opens no host before it is allowed", () => {
  const BLOCKED = 'This page cannot load it yet.';
  const alertOf = (title: string): Locator => placeOf(title).getByRole('alert');
  const isShown = (title: string): Promise<boolean> => tab.locator(`iframe[title=${title}]`).isVisible();

  beforeAll(async () => {
    await endVisit(context);
    context = await newVisitor(browser, { locale: 'en-GB' });
    tab = await context.newPage();
    await tab.goto(`${site.address}/protected`);
    await whenReady(tab);
    await placeOf('Game').waitFor();
    site.hits.length = 0;
  });

  it.each(['Clip', 'Song'])(
    'says of %s that it cannot be loaded once, where there was an empty frame',
    async (title) => {
      await placeOf(title).getByRole('button', { name: 'Load content' }).focus();
      await tab.keyboard.press('Enter');
      await expect.poll(() => alertOf(title).allInnerTexts()).toEqual([expect.stringContaining(BLOCKED)]);
      expect(await isShown(title)).toBe(false);
      // What was pressed can load nothing any more; the focus is on the way that is left.
      expect(await placeOf(title).getByRole('button', { name: 'Load content' }).count()).toBe(0);
      expect(
        await alertOf(title)
          .getByRole('link')
          .evaluate((link) => link === document.activeElement),
      ).toBe(true);
      expect(await alertOf('Film').count()).toBe(0);
      expect([site.hits, await choiceCookie(context)]).toEqual([[], undefined]);
    },
  );

  it('stays so when the visitor comes back to the tab', async () => {
    await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await tab.waitForTimeout(300);
    expect(await Promise.all([alertOf('Clip').count(), alertOf('Song').count()])).toEqual([1, 1]);
  });

  it('can be read and pressed by everybody', async () => {
    const plain = await newVisitor(browser, { locale: 'en-GB', bypassCSP: true });
    const page = await plain.newPage();
    await page.setContent(
      `<html lang="en"><title>Frames</title><main>${await placeOf('Clip').evaluate((group) => group.outerHTML)}</main>`,
    );
    expect(await axeFindings(page, '[role=group]')).toEqual([]);
    await plain.close();
  });

  it('opens it in a window of its own, without a choice', async () => {
    const [opened] = await Promise.all([context.waitForEvent('page'), alertOf('Clip').getByRole('link').click()]);
    await opened.waitForLoadState();
    expect(await opened.evaluate(() => [location.pathname, window.opener])).toEqual(['/frame/clip', null]);
    await opened.close();
    expect(await choiceCookie(context)).toBeUndefined();
    site.hits.length = 0;
  });

  it('says the same of each frame that is allowed from now on, and loads them with the next page', async () => {
    await always('Clip').click();
    await expect.poll(() => choiceCookie(context)).toContain('+player');
    for (const title of ['Film', 'Trailer', 'Clip', 'Song']) {
      await expect.poll(() => alertOf(title).allInnerTexts()).toContainEqual(expect.stringContaining(BLOCKED));
      expect(await isShown(title)).toBe(false);
    }
    expect(site.hits).toEqual([]);
    await tab.reload();
    await whenReady(tab);
    await expect
      .poll(() => [...new Set(site.hits)].sort())
      .toEqual(['/frame/clip', '/frame/film', '/frame/message', '/frame/song', '/frame/trailer']);
    expect(await Promise.all(['Film', 'Trailer', 'Clip', 'Song'].map((title) => placeOf(title).count()))).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
