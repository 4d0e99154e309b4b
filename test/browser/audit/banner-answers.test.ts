/** Banners of all kinds are answered in a real browser, and what the page keeps says whether they really were. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Autoconsent,
  answerBanner,
  type BannerConfig,
  loadAutoconsent,
  lookAtBanner,
  type Wish,
} from '../../../src/audit/banner/index.ts';
import { openBrowser } from '../../../src/audit/browser/index.ts';
import type { Answered } from '../../../src/audit/observation.ts';
import { answerKept, type BannerSite, bannerSite } from '../../support/banner-site.ts';
import { launchChromium, pagesAgain } from '../../support/browsers.ts';

let browser: Browser;
let site: BannerSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), bannerSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

interface Result {
  readonly answered: Answered;
  /** What the page keeps. */
  readonly kept: string | undefined;
}

interface Try extends BannerConfig {
  /** What the page keeps from an earlier visit. */
  readonly earlier?: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

const inPage = pagesAgain(() => browser);

async function answerIn(page: Page, name: string, wish: Wish, { earlier, before, ...config }: Try): Promise<Result> {
  const address = site.at(name);
  if (earlier) await page.context().addCookies([{ name: 'choice', value: earlier, url: address }]);
  await page.goto(address);
  await before?.(page);
  const answered = await answerBanner(page, wish, config);
  return { answered, kept: await answerKept(page.context()) };
}

const answer = (name: string, wish: Wish, more: Try = {}): Promise<Result> =>
  inPage((page) => answerIn(page, name, wish, more));

/** Says as well whether the page asks again when it is opened anew. */
const answerAndReturn = (name: string, wish: Wish): Promise<Result & { readonly asksAgain: boolean }> =>
  inPage(async (page) => {
    const result = await answerIn(page, name, wish, {});
    await page.reload();
    return { ...result, asksAgain: (await lookAtBanner(page, { patienceMilliseconds: 500 })) !== undefined };
  });

const only = (category: string, ...labels: readonly string[]): Wish => ({
  kind: 'only',
  category,
  labels,
  purposes: [],
});
const reasonOf = ({ answered }: Result): string => (answered.kind === 'could-not' ? answered.reason : answered.kind);

const ANSWERS: readonly (readonly [name: string, accept: string, refuse: string])[] = [
  ['one-sdk', 'accept', 'refuse'],
  ['bot-dialog', 'accept', 'refuse'],
  ['shadow-root', 'accept', 'refuse'],
  ['message-frame', 'accept', 'refuse'],
  ['french-host', 'accept', 'refuse'],
  ['cc-modal', 'accept', 'refuse'],
  ['k-notice', 'accept', 'refuse'],
  ['modal-dialog', 'accept', 'refuse'],
  ['links-only', 'accept', 'refuse'],
  ['no-refusal', 'accept', 'save:essential'],
  ['pre-ticked', 'accept', 'save:essential'],
  ['finnish', 'accept', 'refuse'],
  ['japanese', 'accept', 'refuse'],
  ['fading', 'accept', 'refuse'],
  ['closed-root', 'accept', 'refuse'],
  ['in-flow', 'accept', 'refuse'],
  ['are-you-sure', 'accept', 'refuse'],
];

describe.concurrent('an answer', () => {
  it.each(ANSWERS)('accepts: %s', async (name, accept) => {
    const result = await answer(name, { kind: 'accept' });
    expect(result.answered).toMatchObject({ kind: 'answered', by: 'looks' });
    expect(result.kept).toBe(accept);
  });

  it.each(ANSWERS)('refuses: %s', async (name, _, refuse) => {
    const result = await answerAndReturn(name, { kind: 'refuse' });
    expect(result.answered).toMatchObject({ kind: 'answered', by: 'looks' });
    expect(result.kept).toBe(refuse);
    expect(result.asksAgain).toBe(false);
  });

  it.each([
    ['one-sdk', only('analytics'), 'save:analytics'],
    ['one-sdk', only('marketing'), 'save:marketing'],
    ['bot-dialog', only('analytics', 'Statistik'), 'save:essential+analytics'],
    ['bot-dialog', only('functionality'), 'save:essential+functionality'],
    ['shadow-root', only('marketing', 'Marketing'), 'save:marketing'],
    ['message-frame', only('analytics'), 'save:analytics'],
    ['message-frame', only('marketing'), 'save:marketing'],
    ['french-host', only('analytics'), 'save:analytics'],
    ['french-host', only('functionality'), 'save:functionality'],
    ['cc-modal', only('analytics'), 'save:essential+analytics'],
    ['k-notice', only('analytics'), 'save:analytics'],
    ['no-refusal', only('marketing'), 'save:essential+marketing'],
    ['pre-ticked', only('analytics'), 'save:essential+analytics'],
    ['finnish', only('analytics'), 'save:essential+analytics'],
    ['japanese', only('analytics'), 'save:essential+analytics'],
    ['cc-modal', only('ads', 'Cookies de publicidad'), 'save:essential+marketing'],
  ] as const)('agrees to one category only: %s, %o', async (name, wish, kept) => {
    const result = await answer(name, wish);
    expect(result.answered.kind).toBe('answered');
    expect(result.kept).toBe(kept);
  });

  it.each([
    ['one-sdk', 'refuse'],
    ['bot-dialog', 'refuse'],
    ['shadow-root', 'refuse'],
    ['message-frame', 'refuse'],
    ['french-host', 'refuse'],
    ['cc-modal', 'refuse'],
    ['k-notice', 'refuse'],
    ['modal-dialog', 'refuse'],
    ['links-only', 'refuse'],
    ['no-refusal', 'save:essential'],
    ['finnish', 'save:essential'],
    ['japanese', 'save:essential'],
  ])('withdraws: %s', async (name, kept) => {
    const result = await answer(name, { kind: 'withdraw' }, { earlier: 'accept' });
    expect(result.answered.kind).toBe('answered');
    expect(result.kept).toBe(kept);
  });

  it('waits for a banner that comes late', async () => {
    expect((await answer('late', { kind: 'refuse' })).kept).toBe('refuse');
  });

  it('says in order what it pressed', async () => {
    const { answered } = await answer('no-refusal', { kind: 'refuse' });
    expect(answered).toEqual({
      kind: 'answered',
      by: 'looks',
      actions: ['click "Inställningar"', 'untick "Statistik"', 'untick "Marknadsföring"', 'click "Spara mina val"'],
    });
  });

  it('closes a notice that offers nothing else, and says so', async () => {
    const { answered, kept } = await answer('notice-cross', { kind: 'refuse' });
    expect(kept).toBe('closed');
    expect(answered).toMatchObject({ kind: 'answered', actions: ['click "Close"'] });
  });
});

describe.concurrent('what cannot be answered', () => {
  it('is a page without a banner', async () => {
    const { answered } = await answer('like-newsletter', { kind: 'refuse' }, { patienceMilliseconds: 500 });
    expect(answered).toEqual({ kind: 'no-banner' });
  });

  it('is a wall, to who refuses', async () => {
    const result = await answer('wall', { kind: 'refuse' });
    expect(reasonOf(result)).toBe(
      'the banner offers no refusal: it has "Accept and continue", "Subscribe for €4.99 a month"',
    );
    expect(result.kept).toBeUndefined();
  });

  it.each([['accept'], ['refuse']] as const)('is a banner whose buttons do nothing, to who would %s', async (kind) => {
    const { answered } = await answer('broken', { kind });
    expect(answered).toMatchObject({
      kind: 'could-not',
      reason: 'the banner stays in view after it was answered',
      actions: [kind === 'accept' ? 'click "Accept all"' : 'click "Reject all"'],
    });
  });

  it('is a page that is loaded anew and asks at once, to who would accept; who refuses has refused, and is asked again', async () => {
    const accepting = await answer('loads-anew', { kind: 'accept' });
    expect(reasonOf(accepting)).toBe('the banner stays in view after it was answered');
    const refusing = await answerAndReturn('loads-anew', { kind: 'refuse' });
    expect(refusing).toMatchObject({ answered: { kind: 'answered' }, asksAgain: true });
  });

  it('is a category that the banner does not have', async () => {
    const result = await answer('shadow-root', only('analytics', 'Statistik'));
    expect(reasonOf(result)).toBe(
      'the banner has no choice that is the category analytics: its choices are "Essenziell", "Funktional", "Marketing". Name it in the journey under banner.categories.analytics',
    );
    expect(result.kept).toBeUndefined();
  });

  it('is a single category where there are no choices', async () => {
    const result = await answer('modal-dialog', only('analytics'));
    expect(reasonOf(result)).toBe('the banner offers no choice by category: it has "Rifiuta tutto", "Accetta tutto"');
  });

  it('is a withdrawal on a page that has no way to it', async () => {
    const result = await answer('late', { kind: 'withdraw' }, { earlier: 'accept' });
    expect(reasonOf(result)).toBe('the page has no way to withdraw that could be found');
  });

  it('is a page that has gone', async () => {
    const result = await answer('finnish', { kind: 'refuse' }, { before: (page) => page.close() });
    expect(reasonOf(result)).toBe('the page went away while it was answered');
  });
});

describe('a frame over the page that answers nothing', () => {
  // The audit's own browser gives every site a process of its own, so that the page goes on.
  it('keeps no banner from being answered', async () => {
    const audited = await openBrowser();
    try {
      const page = await audited.page();
      await page.goto(site.at('busy-frame'));
      const answered = await answerBanner(page, { kind: 'refuse' }, {});
      expect(answered).toEqual({ kind: 'answered', by: 'looks', actions: ['click "Reject all"'] });
      expect(await answerKept(audited.context)).toBe('refuse');
    } finally {
      await audited.close();
    }
  });
});

describe('selectors of the configuration', () => {
  it('go before what is found by looks', async () => {
    const selectors = { banner: '#one-sdk', accept: ['#one-reject'] };
    const { answered, kept } = await answer('one-sdk', { kind: 'accept' }, { selectors });
    expect(kept).toBe('refuse');
    expect(answered).toEqual({ kind: 'answered', by: 'selector', actions: ['click #one-reject'] });
  });

  it('may name a choice that has another name', async () => {
    const selectors = { categories: { analytics: '[data-cat=functionality]' } };
    const { kept } = await answer('shadow-root', only('analytics'), { selectors });
    expect(kept).toBe('save:functionality');
  });

  it('reach into frames', async () => {
    const selectors = { refuse: ['button[title="Manage options"]', 'text=Reject All'] };
    const { answered, kept } = await answer('message-frame', { kind: 'refuse' }, { selectors });
    expect(kept).toBe('refuse');
    expect(answered).toMatchObject({ by: 'selector' });
  });

  it('may name the way to withdraw', async () => {
    const selectors = { withdraw: ['#bot-widget', '#bot-none'] };
    const { answered, kept } = await answer('bot-dialog', { kind: 'withdraw' }, { selectors, earlier: 'accept' });
    expect(kept).toBe('refuse');
    expect(answered).toMatchObject({ kind: 'answered', by: 'selector' });
  });

  it('that find nothing are named', async () => {
    const selectors = { refuse: ['#not-there'] };
    const result = await answer('one-sdk', { kind: 'refuse' }, { selectors });
    expect(reasonOf(result)).toBe('nothing that can be seen is found by the selector "#not-there"');
  });
});

describe('rules of autoconsent', () => {
  let autoconsent: Autoconsent;
  beforeAll(async () => {
    const loaded = await loadAutoconsent();
    if ('missing' in loaded) throw new Error(loaded.missing);
    autoconsent = loaded;
  });

  it.each([['accept'], ['refuse']] as const)('%s where no language of ours helps', async (kind) => {
    const { answered, kept } = await answer('rule-known', { kind }, { autoconsent, patienceMilliseconds: 500 });
    expect(kept).toBe(kind);
    expect(answered).toEqual({
      kind: 'answered',
      by: 'autoconsent',
      actions: [`rule "cookieconsent3" to ${kind}: 1 clicks`],
    });
  });

  it('without them the same page has no banner that anybody would find', async () => {
    const { answered } = await answer('rule-known', { kind: 'refuse' }, { patienceMilliseconds: 500 });
    expect(answered).toEqual({ kind: 'no-banner' });
  });

  it('know no single category: that is said', async () => {
    const result = await answer('rule-known', only('analytics'), { autoconsent, patienceMilliseconds: 500 });
    expect(reasonOf(result)).toBe('the banner offers no choice by category: it has "Kubali zote", "Kataa zote"');
  });

  it('leave a banner that they do not know to its looks', async () => {
    const { answered, kept } = await answer('finnish', { kind: 'refuse' }, { autoconsent });
    expect(kept).toBe('refuse');
    expect(answered).toMatchObject({ by: 'looks' });
  });

  it('give the banner their name, and are not seen by the page', async () => {
    await inPage(async (page) => {
      await page.goto(site.at('rule-known'));
      const names = (): Promise<string> => page.evaluate(() => Object.getOwnPropertyNames(globalThis).join());
      const before = await names();
      const seen = await lookAtBanner(page, { autoconsent, patienceMilliseconds: 500 });
      expect(seen).toMatchObject({ found: 'autoconsent', tool: 'CookieConsent' });
      expect(await names()).toBe(before);
    });
  });
});
