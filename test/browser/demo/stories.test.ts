/** The same stories pass, whatever a visitor has answered: no page needs more than what is essential. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { demoSuite } from '../../support/demo.ts';
import { accept, answerBanner, refuse } from '../../support/surfaces.ts';

const { demo, newcomer } = demoSuite();
let page: Page;

const names = (): Promise<readonly string[]> => page.locator('[aria-labelledby=concerts] .card h3').allInnerTexts();
const heading = (): Promise<string> => page.locator('h1').innerText();

describe.each([
  ['has accepted', accept],
  ['has refused', refuse],
])('who %s everything', (what, choice) => {
  beforeEach(async () => {
    page = await newcomer({ locale: 'en-GB' });
    await page.goto(`${demo.address}/`);
    await answerBanner(page, choice);
  });

  it('sees the list in their language, in an order that they pick', async () => {
    expect(page.url()).toBe(`${demo.address}/en/`);
    expect((await names()).length).toBe(24);
    expect(await page.locator('#list .card').count()).toBe(8);
    await page.getByRole('link', { name: 'By name' }).click();
    await page.waitForURL(/order=name/);
    const sorted = await names();
    expect(sorted).toEqual([...sorted].sort(new Intl.Collator('en').compare));
  });

  it('finds a concert and opens it', async () => {
    await page.getByRole('searchbox').fill('glasspar');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\?q=glasspar/);
    await page.locator('main').getByRole('link', { name: 'Glasspår', exact: true }).click();
    await page.waitForURL(/artist\/glasspar/);
    expect(await heading()).toBe('Glasspår');
    expect(await page.locator('#list .card').count()).toBe(6);
  });

  it('reads the site in another language', async () => {
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.waitForURL(`${demo.address}/de/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.locator('main .card a').first().click();
    await page.waitForURL(/\/de\/artist\//);
  });

  it('buys a concert', async () => {
    await page.goto(`${demo.address}/en/artist/havnelys`);
    await page.getByRole('button', { name: /^Unlock for/ }).click();
    await page.getByRole('button', { name: 'Go to payment' }).click();
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.waitForURL(/artist\/havnelys/);
    await page.getByText('You have unlocked this concert.').waitFor();
  });

  it('signs in and out', async () => {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Go to sign-in' }).click();
    await page.getByRole('textbox').fill(`Ada ${what}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(new RegExp(`^${demo.address}`));
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.getByText(`Signed in as Ada ${what}`).waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You are signed out.').waitFor();
  });
});
