/** A receipt that witnesses have signed too, in its page with the network off. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../../src/registry/index.ts';
import { STRINGS } from '../../src/render/index.ts';
import { newLogKey, parseLogKeys } from '../../src/server/index.ts';
import { aReceipt, ORIGIN, signerOf, verifierKeyOf, WITNESSES } from '../support/a-receipt.ts';
import { aWitness, type RunningWitness } from '../support/a-witness.ts';
import { axeFindings } from '../support/axe.ts';
import { endVisit, launchChromium, newVisitor } from '../support/browsers.ts';
import { temporaryFolder } from '../support/server.ts';
import { type TestSite, testSite } from '../support/site.ts';
import { accept, answerBanner, whenReady } from '../support/surfaces.ts';

const folder = temporaryFolder();
const english = STRINGS.en.record;
let browser: Browser;
let site: TestSite;
let witnesses: readonly RunningWitness[];
let stranger: string;
let receipt: string;

beforeAll(async () => {
  browser = await launchChromium();
  const logKeys = await parseLogKeys(await newLogKey('nightstage.example/samtykke/log'));
  const start = (name: string) => aWitness(name, logKeys.verifiers, `${folder.path}/${name}`);
  witnesses = [await start('one.example'), await start('two.example')];
  stranger = await verifierKeyOf(await signerOf('stranger.example', 'witness'));
  site = await testSite({ logKeys, logIntervalMilliseconds: 20, logWitnesses: witnesses, logWitnessQuorum: 2 });
  receipt = await aReceiptPage();
});
afterAll(async () => {
  await browser.close();
  await site.consent.close();
  await site.stop();
  await Promise.all(witnesses.map((each) => each.stop()));
  folder.remove();
});

/** The address of the page of the receipt of a choice. */
async function aReceiptPage(): Promise<string> {
  const context = await newVisitor(browser, { reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(site.address);
  await whenReady(page);
  await answerBanner(page, accept);
  const log = site.store.log('nightstage.example');
  await vi.waitFor(async () => expect((await log.head())?.published?.size).toBe(1), { timeout: 10_000 });
  await page.goto(`${site.address}/samtykke/record`);
  const path = await page.getByRole('link', { name: STRINGS.no.record.receiptPage }).first().getAttribute('href');
  await endVisit(context);
  return new URL(`${path}`, site.address).href.replace(/language=\w+/, 'language=');
}

/** A visit of the receipt's page that has lost its network. */
async function offline(language: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await newVisitor(browser, { reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${receipt}${language}`);
  await context.setOffline(true);
  await work(page);
  await endVisit(context);
}

const verify = (page: Page): Promise<void> => page.locator('#verify-here button').click();
const result = (page: Page): Promise<string[]> => page.locator('#verify-result p').allInnerTexts();
async function enter(page: Page, keys: string): Promise<void> {
  await page.locator('#verify-here summary').click();
  await page.getByLabel(english.witnessesOwn).fill(keys);
}

const VOUCHED =
  /^Witnesses confirm that the log had it by \w+ \d+, \d{4} at \d+:\d\d:\d\d.[AP]M UTC and had only grown until then: (.*)\.$/;

describe('the page of a receipt that witnesses have signed', () => {
  it('says who vouches, and what that adds', async () => {
    await offline('en', async (page) => {
      await verify(page);
      await expect.poll(() => result(page)).toHaveLength(3);
      const [proven, witnessed, not] = await result(page);
      expect(proven).toMatch(/^Proven: the log nightstage\.example\/samtykke\/log has this record as number 0 /);
      expect(VOUCHED.exec(witnessed ?? '')?.[1]).toBe('one.example and two.example');
      expect(not).toBe(english.witnessedNot);
    });
  });

  it('names the keys of the witnesses, and says that the site does', async () => {
    await offline('en', async (page) => {
      expect(await page.locator('pre.witness').allInnerTexts()).toEqual(witnesses.map(({ key }) => key));
      expect(await page.getByText(english.witnessesAbout).count()).toBe(1);
    });
  });

  it('counts only the witnesses whose keys are entered, read as a file of keys is', async () => {
    await offline('en', async (page) => {
      await enter(page, `# mine\n\n  ${witnesses[1]?.key} \r\n${witnesses[1]?.key}\n${stranger}`);
      await verify(page);
      await expect.poll(() => result(page)).toHaveLength(3);
      expect(VOUCHED.exec((await result(page))[1] ?? '')?.[1]).toBe('two.example');
    });
  });

  it('proves nothing where none of those has signed', async () => {
    await offline('en', async (page) => {
      await enter(page, stranger);
      await verify(page);
      const failed = english.failed.replace('{part}', english.partCosignature).replace('{code}', 'too-few-witnesses');
      await expect.poll(() => result(page)).toEqual([failed]);
      // Taken away again, it verifies anew by itself.
      await page.getByLabel(english.witnessesOwn).fill('');
      await page.getByLabel(english.witnessesOwn).blur();
      await expect.poll(() => result(page)).toHaveLength(3);
    });
  });

  it.each([
    ['is nonsense', async () => 'nonsense', 3],
    ['is that of a log', async () => verifierKeyOf(await signerOf('some.example', 'log')), 3],
    ['has another name', async () => `${witnesses[1]?.key}`.replace('two', 'ten'), 3],
  ])('names the line of a key that %s', async (_, keyOf, line) => {
    await offline('en', async (page) => {
      await enter(page, `# mine\n${witnesses[0]?.key}\n${await keyOf()}`);
      await verify(page);
      await expect.poll(() => result(page)).toEqual([english.witnessBad.replace('{line}', String(line))]);
    });
  });

  it('names the signature of a witness that was changed', async () => {
    await offline('en', async (page) => {
      const text = await page.locator('#receipt').innerText();
      // The first letter of a signature is part of its key's id: the tenth is of the time that was signed.
      const changed = text.replace(
        /(— two\.example \S{10})(.)/,
        (_, before: string, letter: string) => before + (letter === 'A' ? 'B' : 'A'),
      );
      expect(changed).not.toBe(text);
      await page.getByLabel(english.verifyFile).setInputFiles({
        ...{ name: 'receipt.json', mimeType: 'application/json' },
        buffer: Buffer.from(changed),
      });
      const failed = english.failed.replace('{part}', english.partCosignature).replace('{code}', 'bad-cosignature');
      await expect.poll(() => result(page)).toEqual([failed]);
    });
  });

  it('takes an older receipt, which no witness has signed, for what it is', async () => {
    await offline('en', async (page) => {
      const older = await aReceipt({ witnesses: [] });
      const key = await verifierKeyOf(await signerOf(ORIGIN, 'log'));
      await page.locator('pre.key').evaluate((pre, text) => pre.replaceChildren(text), key);
      const choose = (text: string): Promise<void> =>
        page.getByLabel(english.verifyFile).setInputFiles({
          ...{ name: 'receipt.json', mimeType: 'application/json' },
          buffer: Buffer.from(text),
        });
      await choose(older.text);
      await expect.poll(() => result(page)).toEqual([expect.stringMatching(/^Proven/), english.provenNot]);
      // Signed by witnesses that this page does not know, until somebody enters a key.
      await choose((await aReceipt()).text);
      await expect.poll(() => result(page)).toEqual([expect.stringMatching(/^Proven/), english.provenNot]);
      await enter(page, await verifierKeyOf(await signerOf(WITNESSES[0], 'witness')));
      await page.getByLabel(english.witnessesOwn).blur();
      await expect.poll(async () => (await result(page))[1]).toMatch(/2027.*: witness-a\.example\.$/);
    });
  });

  it('can be used by everybody, with the keys open', async () => {
    const context = await newVisitor(browser, { bypassCSP: true, viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(`${receipt}en`);
    await enter(page, witnesses.map(({ key }) => key).join('\n'));
    await verify(page);
    await expect.poll(() => result(page)).toHaveLength(3);
    expect(
      await axeFindings(page, 'html', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    ).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await endVisit(context);
  });
});

it.each(LANGUAGES)('in %s each text has its place filled, with a time that the language writes', async (language) => {
  await offline(language, async (page) => {
    const texts = STRINGS[language].record;
    await verify(page);
    await expect.poll(() => result(page)).toHaveLength(3);
    const [proven, witnessed, not] = await result(page);
    expect(`${proven}${witnessed}`).not.toMatch(/[{}]/);
    expect(witnessed).toMatch(/20\d\d.*UTC.*one\.example.*two\.example/s);
    expect(not).toBe(texts.witnessedNot);
  });
});
