/** Our own banner is found and answered by its hooks, in any language, with script and without. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wish } from '../../../src/audit/banner/index.ts';
import { answerBanner, findWithdrawal, lookAtBanner, lookAtSettings } from '../../../src/audit/banner/index.ts';
import type { Answered } from '../../../src/audit/observation.ts';
import { type InPage, launchChromium, pagesAgain } from '../../support/browsers.ts';
import { type SitePage, type TestSite, testSite } from '../../support/site.ts';
import { allows } from '../../support/surfaces.ts';

const LANGUAGES = ['en', 'de', 'fi', 'ja', 'zh-Hans'] as const;
const OPTIONAL = ['functionality', 'analytics', 'personalised'] as const;

const page = (language: string): SitePage => ({ by: 'server', language, body: `<h1>${language}</h1>` });

let browser: Browser;
let site: TestSite;
beforeAll(async () => {
  browser = await launchChromium();
  site = await testSite({ pages: Object.fromEntries(LANGUAGES.map((each) => [`/${each}`, page(each)])) });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const inPage = pagesAgain(() => browser);
const withoutScript = pagesAgain(() => browser, { javaScriptEnabled: false });

const visit = <T>(path: string, work: (page: Page) => Promise<T>, own = inPage): Promise<T> =>
  own(async (tab) => {
    await tab.goto(site.address + path);
    return work(tab);
  });

const only = (category: string): Wish => ({ kind: 'only', category, labels: [], purposes: [category] });

/** What holds afterwards, as a page with script says that comes with the same cookies. */
const heldAfter = (tab: Page): Promise<readonly string[]> =>
  inPage(async (other) => {
    await other.context().addCookies(await tab.context().cookies());
    await other.goto(`${site.address}/`);
    const held = await Promise.all(OPTIONAL.map(async (each) => ((await allows(other, each)) ? each : '')));
    return held.filter((each) => each !== '');
  });

const WAYS: readonly (readonly [way: string, path: string, own: InPage])[] = [
  ['with script', '/en', inPage],
  ['with one script tag', '/script', inPage],
  ['without script', '/en', withoutScript],
];

// An answer mostly waits: several visitors side by side.
describe.concurrent('our own banner', () => {
  it.each(LANGUAGES.map((each) => [each]))('is read by its hooks in %s', async (language) => {
    const seen = await visit(`/${language}`, (tab) => lookAtBanner(tab, {}));
    expect(seen).toMatchObject({ found: 'own', tool: 'Samtykke', scrolls: true });
    expect(seen?.controls.map(({ means }) => means)).toEqual(['policy', 'accept', 'refuse', 'settings']);
    expect(seen?.covers).toBeLessThan(0.5);
    const [, accept, refuse] = seen?.controls ?? [];
    expect(accept).toMatchObject({ isButton: true, fontWeight: refuse?.fontWeight, contrast: refuse?.contrast });
  });

  it('is read without script too', async () => {
    const seen = await visit('/de', (tab) => lookAtBanner(tab, {}), withoutScript);
    expect(seen).toMatchObject({ found: 'own' });
    expect(seen?.controls.map(({ means }) => means)).toEqual(['policy', 'accept', 'refuse', 'settings']);
  });

  it('has a second layer with nothing agreed to beforehand', async () => {
    const seen = (await visit('/ja', (tab) => lookAtSettings(tab, {}))) ?? [];
    expect(seen.map(({ means }) => means)).toEqual(
      expect.arrayContaining(['accept', 'refuse', 'save', 'close', 'choice']),
    );
    const choices = seen.filter(({ means }) => means === 'choice');
    expect(choices.length).toBeGreaterThan(6);
    const agreed = await visit('/en', (tab) => lookAtSettings(tab, {}));
    expect(
      agreed?.filter(({ means, checked, text }) => means === 'choice' && checked && !/Refuse|Reject/.test(text)),
    ).toEqual([]);
  });

  it.each(WAYS)('is answered: %s', async (_, path, own) => {
    const answer = (wish: Wish): Promise<{ answered: Answered; held: readonly string[] }> =>
      visit(path, async (tab) => ({ answered: await answerBanner(tab, wish, {}), held: await heldAfter(tab) }), own);
    const accepted = await answer({ kind: 'accept' });
    expect(accepted.answered).toMatchObject({ kind: 'answered', by: 'own' });
    // 'Accept all' is about what was asked: the special one has its own consent.
    expect(accepted.held).toEqual(['functionality', 'analytics']);
    const refused = await answer({ kind: 'refuse' });
    expect(refused).toMatchObject({ answered: { kind: 'answered', by: 'own' }, held: [] });
    for (const category of OPTIONAL) {
      const chosen = await answer(only(category));
      expect(chosen).toMatchObject({ answered: { kind: 'answered', by: 'own' }, held: [category] });
    }
  });

  it.each(WAYS)('is withdrawn: %s', async (_, path, own) => {
    await visit(
      path,
      async (tab) => {
        const policyAddress = `${site.address}/samtykke/policy?language=en`;
        await answerBanner(tab, { kind: 'accept' }, {});
        expect(await heldAfter(tab)).toEqual(['functionality', 'analytics']);
        const answered = await answerBanner(tab, { kind: 'withdraw' }, { policyAddress });
        expect(answered).toMatchObject({ kind: 'answered', by: 'own' });
        expect(await heldAfter(tab)).toEqual([]);
      },
      own,
    );
  });

  it('says in words what it pressed', async () => {
    const answered = await visit('/en', (tab) => answerBanner(tab, only('analytics'), {}));
    expect(answered).toEqual({
      kind: 'answered',
      by: 'own',
      actions: [
        'click "Manage choices"',
        'choose nothing for functionality',
        'choose all for analytics',
        'choose nothing for personalised',
        'click "Save choices"',
      ],
    });
  });

  it('asks for no category that it does not have', async () => {
    const answered = await visit('/en', (tab) => answerBanner(tab, only('telepathy'), {}));
    expect(answered).toMatchObject({ kind: 'could-not', reason: 'the panel does not ask about telepathy' });
  });

  it('is no banner once it is answered', async () => {
    await visit('/fi', async (tab) => {
      await answerBanner(tab, { kind: 'refuse' }, {});
      await tab.reload();
      expect(await lookAtBanner(tab, { patienceMilliseconds: 500 })).toBeUndefined();
      expect(await answerBanner(tab, { kind: 'accept' }, { patienceMilliseconds: 500 })).toEqual({ kind: 'no-banner' });
    });
  });

  it('offers a way to withdraw on each page', async () => {
    expect(await visit('/de', (tab) => findWithdrawal(tab, {}))).toBe(true);
    expect(await visit('/script', (tab) => findWithdrawal(tab, {}))).toBe(false);
  });

  it('that cannot keep an answer is told with what it says', async () => {
    await visit('/en', async (tab) => {
      await tab.route('**/samtykke/choice', (route) => route.abort());
      const answered = await answerBanner(tab, { kind: 'accept' }, {});
      expect(answered).toMatchObject({ kind: 'could-not', actions: ['click "Accept all"'] });
      expect(answered).toHaveProperty(
        'reason',
        expect.stringMatching(/^the banner says "Your choice could not be saved/),
      );
    });
  });
});
