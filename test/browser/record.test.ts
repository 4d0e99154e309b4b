/** What a visitor does with their records, in a real browser. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/registry/index.ts';
import { STRINGS } from '../../src/render/index.ts';
import { newLogKey, parseLogKeys } from '../../src/server/index.ts';
import { axeFindings } from '../support/axe.ts';
import { endVisit, launchChromium, newVisitor } from '../support/browsers.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, answerBanner, banner, choiceCookie, refuse, whenReady } from '../support/surfaces.ts';

const texts = STRINGS.no.record;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

let browser: Browser;
let site: TestSite;
beforeAll(async () => {
  browser = await launchChromium();
  const logKeys = await parseLogKeys(await newLogKey('nightstage.example/samtykke/log'));
  site = await testSite({ logKeys, logIntervalMilliseconds: 20 });
});
afterAll(async () => {
  await browser.close();
  await site.consent.close();
  await site.stop();
});

/** A visit of somebody who has accepted all in the banner. */
async function withVisitor(
  options: BrowserContextOptions,
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await newVisitor(browser, { reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    await page.goto(site.address);
    await whenReady(page);
    await answerBanner(page, accept);
    await whenInLog();
    await work(page, context);
  } finally {
    await endVisit(context);
  }
}

async function whenInLog(): Promise<void> {
  const log = site.store.log('nightstage.example');
  await expect.poll(async () => (await log.backlog()).waiting).toBe(0);
}

const recordAddress = (language = 'no'): string => `${site.address}/samtykke/record?language=${language}`;

/** Goes to the page of the receipt of the newest record. */
async function openReceipt(page: Page): Promise<void> {
  await page.goto(recordAddress());
  await page.getByRole('link', { name: texts.receiptPage }).first().click();
  await page.getByRole('button', { name: texts.verify }).waitFor();
}

const result = (page: Page): Promise<string> => page.locator('#verify-result').innerText();

describe('a visitor', () => {
  it('finds the records of their browser from the policy, and those of a consent ID in any other', async () => {
    await withVisitor({}, async (page) => {
      await page.goto(`${site.address}/samtykke/policy/no`);
      await page.getByRole('link', { name: texts.title }).click();
      const id = await page.getByLabel('Samtykke-ID').inputValue();
      // A click does not wait for the page that it leads to.
      await expect.poll(() => page.locator('article.record').count()).toBe(1);
      const other = await newVisitor(browser, { javaScriptEnabled: false });
      const elsewhere = await other.newPage();
      await elsewhere.goto(recordAddress());
      expect(await elsewhere.locator('article.record').count()).toBe(0);
      await elsewhere.getByLabel('Samtykke-ID').fill(id);
      await elsewhere.getByRole('button', { name: texts.lookUp }).click();
      await expect.poll(() => elsewhere.locator('article.record').count()).toBe(1);
      expect(elsewhere.url()).not.toContain(id);
      expect(await elsewhere.getByText(texts.withdrawElsewhere).count()).toBe(1);
      await endVisit(other);
    });
  });

  it('sees the very banner that they were shown, in which nothing can be pressed or reached by keyboard', async () => {
    const context = await newVisitor(browser, { reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(site.address);
    await whenReady(page);
    const asked = await banner(page).locator('.text').innerText();
    await answerBanner(page, accept);
    await page.goto(recordAddress());
    const card = page.locator('.picture .card');
    expect(await card.locator('.text').innerText()).toBe(asked);
    expect(await card.locator('.actions button').allInnerTexts()).toEqual(
      ['acceptAll', 'rejectAll', 'manage'].map((name) => STRINGS.no.interface[name as 'acceptAll']),
    );
    await refuse(card).click({ force: true, timeout: 2_000 });
    await refuse(card).evaluate((button: HTMLButtonElement) => button.click());
    expect(page.url()).toBe(recordAddress());
    const reached = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.className ?? ''));
    }
    expect([...reached]).not.toContain('picture');
    await endVisit(context);
  });

  it('withdraws there', async () => {
    await withVisitor({}, async (page) => {
      await page.goto(recordAddress());
      await page.getByRole('button', { name: STRINGS.no.interface.withdraw }).click();
      await page.waitForURL(/\/samtykke\/policy\/no\?saved=1/);
      expect(await page.locator('[data-samtykke-status]').innerText()).toContain(STRINGS.no.interface.statusRefused);
    });
  });

  it('erases there, and the consent ends with it', async () => {
    await withVisitor({}, async (page, context) => {
      await page.goto(recordAddress());
      await page.getByRole('button', { name: texts.erase }).click();
      await page.getByRole('alert').getByText(texts.doneErased).waitFor();
      expect(await page.locator('article.record').count()).toBe(0);
      await page.goto(`${site.address}/samtykke/policy/no`);
      expect(await page.locator('[data-samtykke-status]').innerText()).toContain(STRINGS.no.interface.statusRefused);
      expect(await choiceCookie(context)).not.toMatch(/[0-9a-f]{8}-/);
    });
  });

  it('downloads a receipt', async () => {
    await withVisitor({}, async (page) => {
      await page.goto(recordAddress());
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: texts.download }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^receipt-[0-9a-f-]{36}\.json$/);
      const receipt = JSON.parse(readFileSync(await file.path(), 'utf8')) as object;
      expect(Object.keys(receipt)).toEqual(['check', 'key', 'proof', 'record', 'salt']);
    });
  });
});

describe('with the network off, the page of a receipt', () => {
  it('says what the receipt proves and what it does not', async () => {
    await withVisitor({}, async (page, context) => {
      const failures: string[] = [];
      page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
      await openReceipt(page);
      await context.setOffline(true);
      await page.getByRole('button', { name: texts.verify }).click();
      await expect.poll(() => result(page)).toContain(texts.provenNot);
      expect(await result(page)).toMatch(/^Bevist: Loggen nightstage\.example\/samtykke\/log .* nummer \d+ .* \d+ opp/);
      expect(failures).toEqual([]);
    });
  });

  it.each([
    ['record', '"reply":"accept"', '"reply":"refuse"', texts.partRecord, 'record-changed'],
    ['salt', /"salt":"..../, '"salt":"AAAA', texts.partSalt, 'salt-changed'],
    ['signature', '— nightstage.example', '— lightstage.example', texts.partSignature, 'not-signed'],
    ['whole', /^\{/, '[', texts.receipt, 'not-json'],
  ])('names the part of a saved receipt whose %s was changed', async (_, before, after, part, code) => {
    await withVisitor({}, async (page, context) => {
      await openReceipt(page);
      const receipt = await page.locator('#receipt').innerText();
      await context.setOffline(true);
      const choose = (text: string): Promise<void> =>
        page.getByLabel(texts.verifyFile).setInputFiles({
          name: 'receipt.json',
          mimeType: 'application/json',
          buffer: Buffer.from(text),
        });
      await choose(receipt);
      await expect.poll(() => result(page)).toContain(texts.provenNot);
      expect(receipt).toMatch(before);
      await choose(receipt.replace(before, after));
      const failed = texts.failed.replace('{part}', part).replace('{code}', code);
      await expect.poll(() => result(page)).toBe(failed);
    });
  });
});

it('without a script the page of a receipt says how to verify it by command', async () => {
  await withVisitor({}, async (page, context) => {
    await openReceipt(page);
    const other = await newVisitor(browser, { javaScriptEnabled: false });
    const plain = await other.newPage();
    await plain.goto(page.url());
    expect(await plain.getByRole('button', { name: texts.verify }).isVisible()).toBe(false);
    expect(await plain.locator('#verify').innerText()).toMatch(/samtykke verify receipt-[0-9a-f-]{36}\.json/);
    expect(await context.pages()[0]?.getByRole('button', { name: texts.verify }).isVisible()).toBe(true);
    await endVisit(other);
  });
});

describe.each([
  ['a phone', { viewport: PHONE }],
  ['a desk', { viewport: DESK }],
  ['a dark desk', { viewport: DESK, colorScheme: 'dark' }],
  ['forced colours', { viewport: DESK, forcedColors: 'active' }],
] as const)('on %s', (_, options) => {
  it('axe finds nothing, and nothing scrolls sideways', async () => {
    await withVisitor({ bypassCSP: true, ...options }, async (page) => {
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      await page.goto(recordAddress());
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      });
      expect(await axeFindings(page, 'html', { runOnly })).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await openReceipt(page);
      await page.getByRole('button', { name: texts.verify }).click();
      await expect.poll(() => result(page)).not.toBe('');
      expect(await axeFindings(page, 'html', { runOnly })).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });
});

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

it('in no language anything scrolls sideways', async () => {
  await withVisitor({}, async (page) => {
    await openReceipt(page);
    const { pathname } = new URL(page.url());
    for (const language of LANGUAGES) {
      for (const address of [recordAddress(language), `${site.address}${pathname}?language=${language}`]) {
        await page.goto(address);
        for (const viewport of [PHONE, DESK, { width: 320, height: 568 }]) {
          await page.setViewportSize(viewport);
          expect([address, viewport.width, await overflow(page)]).toEqual([address, viewport.width, 0]);
        }
      }
    }
  });
});
