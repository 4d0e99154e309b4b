import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditReport, picturesOf, type ReportPicture, reportAs } from '../../../src/audit/index.ts';
import { aCleanReport, aHostileReport, anAuditReport, anIncompleteReport } from '../../support/an-audit-report.ts';
import { axeFindings } from '../../support/axe.ts';
import { launchChromium, newVisitor } from '../../support/browsers.ts';

const DESK = { width: 1280, height: 800 };
const SMALL = { width: 320, height: 568 };
const PHONE = { width: 390, height: 844 };
const ZOOMED = { width: 640, height: 400 };

const folder = mkdtempSync(join(tmpdir(), 'samtykke-report-'));
let browser: Browser;
let shot: ReportPicture;
beforeAll(async () => {
  browser = await launchChromium();
  const page = await browser.newPage({ viewport: DESK });
  await page.setContent('<h1>Shop</h1><p style="position:fixed;inset:auto 0 0;background:#eee">We use cookies</p>');
  shot = { bytes: await page.screenshot({ type: 'jpeg', quality: 60 }), type: 'image/jpeg' };
  await page.close();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** Every address that was asked for, the report's own apart. */
  readonly requests: readonly string[];
  /** What the browser complained of. */
  readonly complaints: readonly string[];
}

/** Opens a report as a person would: a file on the disk. */
async function withReport(
  report: AuditReport,
  options: BrowserContextOptions,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  const file = join(folder, 'report.html');
  writeFileSync(file, reportAs('html', report, { picture: (path) => (path.startsWith('gpc') ? undefined : shot) }));
  const address = pathToFileURL(file).href;
  const context = await newVisitor(browser, { reducedMotion: 'reduce', ...options });
  const requests: string[] = [];
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && request.url() !== address) requests.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(address);
    await work({ page, requests, complaints });
  } finally {
    await context.close();
  }
}

/** Opens all that is folded, so that all of it is looked at. */
const unfold = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });

const REPORTS = [
  ['with findings', anAuditReport()],
  ['clean', aCleanReport()],
  ['incomplete', anIncompleteReport()],
  ['of a hostile site', aHostileReport()],
] as const;

describe.each(REPORTS)('the page of a report %s', (_, report) => {
  it('asks for nothing, holds no script, and the browser has nothing to complain of', async () => {
    await withReport(report, { viewport: DESK }, async ({ page, requests, complaints }) => {
      await unfold(page);
      await page.mouse.wheel(0, 100_000);
      await page.waitForTimeout(200);
      expect([requests, complaints]).toEqual([[], []]);
      // Nothing turns the order of letters round, or is there and not seen.
      expect((await page.locator('html').innerText()).replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(await page.locator('script, link, iframe, object, embed, [onload], [onerror]').count()).toBe(0);
      // Its own style holds, so the policy that stops all others knows it.
      expect(await page.locator('.outcome').evaluate((each) => getComputedStyle(each).borderRadius)).toBe('8px');
    });
  });

  it('needs no scrolling sideways, from a small phone to a desk', async () => {
    await withReport(report, { viewport: DESK }, async ({ page }) => {
      await unfold(page);
      for (const viewport of [SMALL, PHONE, ZOOMED, DESK]) {
        await page.setViewportSize(viewport);
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth).toBe(clientWidth);
      }
    });
  });
});

describe('axe', () => {
  it.each([
    ['with findings, at a desk', anAuditReport(), { viewport: DESK }],
    ['with findings, at a desk, in the dark', anAuditReport(), { viewport: DESK, colorScheme: 'dark' }],
    ['clean, on a phone', aCleanReport(), { viewport: PHONE }],
    ['incomplete, at a desk', anIncompleteReport(), { viewport: DESK }],
    ['incomplete, on a phone, in the dark', anIncompleteReport(), { viewport: PHONE, colorScheme: 'dark' }],
    ['of a hostile site, at a desk', aHostileReport(), { viewport: DESK }],
  ] as const)('finds nothing in a report %s', async (_, report, options) => {
    await withReport(report, { bypassCSP: true, ...options }, async ({ page }) => {
      await unfold(page);
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      expect(await axeFindings(page, 'html', { runOnly })).toEqual([]);
    });
  });
});

describe('what the page says', () => {
  it.each([
    [aCleanReport(), 'Clean', 'No findings, and all was looked at that was to be.'],
    [anAuditReport(), 'Findings', '4 errors, 2 warnings, 1 note.'],
    [
      anIncompleteReport({ findings: [] }),
      'Incomplete',
      '2 things were not covered; no findings so far, which says little.',
    ],
    [aCleanReport({ complete: false }), 'Incomplete', 'It was not finished; no findings so far, which says little.'],
  ])('its outcome stands at the top: case %#', async (report, word, text) => {
    await withReport(report, { viewport: DESK }, async ({ page }) => {
      expect(await page.locator('.outcome p').allInnerTexts()).toEqual([expect.stringContaining(word), text]);
      expect((await page.locator('main').innerText()).includes('Clean')).toBe(word === 'Clean');
    });
  });

  it('headings lead down one step at a time, and every table has a caption and heads', async () => {
    await withReport(anIncompleteReport(), { viewport: DESK }, async ({ page }) => {
      await unfold(page);
      const levels = await page
        .locator('h1,h2,h3,h4,h5')
        .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      const tables = page.getByRole('table');
      expect(await tables.count()).toBeGreaterThan(10);
      for (const table of await tables.all()) {
        expect(await table.locator('caption').innerText()).not.toBe('');
        expect(await table.getByRole('rowheader').count()).toBeGreaterThan(0);
        expect(await table.getByRole('columnheader').count()).toBeGreaterThan(1);
      }
    });
  });

  it.each([DESK, PHONE])('a cell of the matrix tells by word and letter what it is, on %j', async (viewport) => {
    await withReport(anAuditReport(), { viewport }, async ({ page }) => {
      const row = page.getByRole('row').filter({ hasText: '_ga_*' }).first();
      const cells = await row.getByRole('cell').allInnerTexts();
      const told = cells.map((text) => text.replace(/\s+/g, ' ').trim());
      expect(told.slice(0, 4)).toEqual([
        '✗ departs 2 ×, left · set-without-consent',
        '✗ departs 2 ×, left · set-without-consent',
        '✓ allowed 4 ×, left',
        '✓ allowed 4 ×, left',
      ]);
      expect(told[4]).toBe('– kept out');
    });
  });

  it('evidence has its request, call stack, time and picture; a law that is published leads to its text', async () => {
    await withReport(anAuditReport(), { viewport: DESK }, async ({ page }) => {
      const finding = page.getByRole('article').filter({ hasText: '_ga_*' }).first();
      expect(await finding.getByText('e.setId').first().isVisible()).toBe(false);
      await finding.getByText('Evidence: 3 observations').click();
      const text = await finding.innerText();
      for (const part of [
        '2026-11-27 08:30:03 UTC',
        'GET https://www.googletagmanager.com/gtag/js',
        'e.setId (https://cdn.trackwell.example/t/collect.js:1:48213)',
        'registry.yaml:41',
      ])
        expect(text).toContain(part);
      const picture = finding.getByRole('img', {
        name: 'all refused, https://www.fjordshop.example/list?sort=new&colour=red',
      });
      expect(await picture.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBe(DESK.width);
      const law = page.getByRole('link', { name: 'GDPR art. 7(3)' }).first();
      expect(await law.getAttribute('href')).toBe('https://eur-lex.europa.eu/eli/reg/2016/679/oj');
    });
  });

  it('each state tells how its banner was answered, with its steps; a picture that was not kept is named', async () => {
    await withReport(anAuditReport(), { viewport: DESK }, async ({ page }) => {
      await unfold(page);
      const state = (name: string) => page.locator(`#state-${name}`);
      expect(await state('refused').innerText()).toContain(
        'Answered by a rule of autoconsent: click "Continue without".',
      );
      expect(await state('only-marketing').innerText()).toContain(
        'Could not be answered: no control of the second layer says "save".',
      );
      expect(await state('gpc').innerText()).toContain('The picture gpc-1.png was not kept.');
      expect(await state('before').getByRole('table').first().innerText()).toContain('96 × 18 px');
    });
  });

  it('a picture stands in it once, and what else speaks of it leads there', async () => {
    await withReport(anAuditReport(), { viewport: DESK }, async ({ page }) => {
      await unfold(page);
      const named = picturesOf(anAuditReport());
      expect(await page.locator('img').count()).toBe(named.filter((path) => !path.startsWith('gpc')).length);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      const targets = await page
        .locator('a[href^="#"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')?.slice(1) ?? ''));
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    });
  });

  it('a picture that is too large is named and stays beside it', async () => {
    const bytes = new Uint8Array(3 * 1024 * 1024);
    const page = reportAs('html', anAuditReport(), { picture: () => ({ bytes, type: 'image/png' }) });
    expect(page).toContain('is too large for this page (3.0 MB) and stands beside it');
    expect(page.length).toBeLessThan(1024 * 1024);
  });
});

describe('by keyboard', () => {
  it('the first stop leads past the header, and what is folded opens', async () => {
    await withReport(anAuditReport(), { viewport: DESK }, async ({ page }) => {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      expect(await focused.innerText()).toBe('Skip to the report');
      expect(await focused.boundingBox()).toMatchObject({ width: expect.any(Number) });
      const summary = page.locator('summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await summary.locator('..').evaluate((each) => (each as HTMLDetailsElement).open)).toBe(true);
      expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
        'solid',
      );
    });
  });
});

describe('on paper', () => {
  it('shows what is folded on the screen, and where links lead', async () => {
    await withReport(anAuditReport(), { viewport: DESK }, async ({ page }) => {
      const call = page.getByText('e.setId').first();
      expect(await call.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect((await call.boundingBox())?.height).toBeGreaterThan(5);
      const after = await page
        .getByRole('link', { name: 'GDPR art. 7(3)' })
        .first()
        .evaluate((each) => getComputedStyle(each, '::after').content);
      expect(after).toContain('eur-lex.europa.eu');
    });
  });
});

describe('the parser of a browser', () => {
  it('reads the JUnit report of a hostile site as XML', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    const counts = await page.evaluate(
      (text) => {
        const parsed = new DOMParser().parseFromString(text, 'text/xml');
        return ['parsererror', 'testsuite', 'failure', 'error', 'skipped'].map(
          (name) => parsed.querySelectorAll(name).length,
        );
      },
      reportAs('junit', aHostileReport()),
    );
    expect(counts).toEqual([0, 8, 1, 2, 1]);
    await context.close();
  });
});
