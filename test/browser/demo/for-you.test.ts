import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { ARTISTS } from '../../../examples/night-stage/catalogue.ts';
import { forgetMinor } from '../../../examples/night-stage/lists/for-you-questions.ts';
import { SITE_STRINGS } from '../../../examples/night-stage/strings/index.ts';
import type { FeatureItem } from '../../../src/features/index.ts';
import { axeFindings, WITHOUT_COLOURS } from '../../support/axe.ts';
import { demoSuite } from '../../support/demo.ts';
import {
  accept,
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

const { forYou, related, live } = SITE_STRINGS.en;
const ALLOWED = 'is_personalized_content_allowed';
const ANSWERED = 'is_personalized_content_consent_given';
const FIRST = artist('ame-to-kaze');
const SECOND = artist('routalintu');
const OF_FAITH = artist('clairevigne');

const { demo, newcomer } = demoSuite();
let context: BrowserContext;
let page: Page;
beforeEach(async () => {
  page = await newcomer({ locale: 'en-GB' });
  context = page.context();
});

function artist(slug: string): (typeof ARTISTS)[number] {
  const found = ARTISTS.find((each) => each.slug === slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

const open = (tab: Page, path = ''): Promise<unknown> => tab.goto(`${demo.address}/en/${path}`);
const watch = (tab: Page, { slug }: { readonly slug: string }): Promise<unknown> => open(tab, `artist/${slug}`);

/** Allows personalised content, where alone that can be allowed. */
async function allowOwn(tab: Page): Promise<void> {
  await open(tab);
  await whenReady(tab);
  await manage(banner(tab)).click();
  await answer(panel(tab), 'personalised', 'all').check();
  await save(panel(tab)).click();
  await panel(tab).waitFor({ state: 'detached' });
}

const consentOf = async (of: BrowserContext): Promise<Parameters<BrowserContext['addCookies']>[0]> =>
  (await of.cookies()).filter(({ name }) => name === 'consent');

const list = (tab: Page): Locator => tab.locator('#list');
const heading = (tab: Page): Promise<string> => list(tab).locator('h2').innerText();
const chosen = (tab: Page): Promise<string> => list(tab).locator('nav [aria-current]').innerText();
const choose = (tab: Page, name: string): Promise<void> => list(tab).locator('nav').getByText(name).click();
/** By name of the artist, why it is in the list. */
const reasons = async (tab: Page): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await list(tab)
      .locator('.card')
      .evaluateAll((cards) =>
        cards.map((each) => [each.querySelector('h3')?.textContent, each.querySelector('p:last-of-type')?.textContent]),
      ),
  );
const because = ({ name }: { readonly name: string }): string => forYou.because.watched.replace('{name}', name);

async function sizeOf(control: Locator | undefined): Promise<readonly number[]> {
  const box = await control?.boundingBox();
  return [box?.width, box?.height].map((each) => Math.round(each ?? 0));
}

const kept = (): Promise<readonly FeatureItem[]> => {
  const { store } = demo.site.features;
  return store.all('recommender', Math.floor(Date.now() / 1_000));
};
const visitorOf = async (of: BrowserContext): Promise<string | undefined> =>
  (await of.cookies()).find(({ name }) => name === 'gravity_cookie')?.value;
/** What the server keeps of a visitor: the slugs of what they have watched. */
const watchedBy = async (visitor: string | undefined): Promise<readonly string[]> =>
  (await kept())
    .filter(({ subject }) => subject === visitor)
    .flatMap(({ value }) => (JSON.parse(value) as [number, string, number][]).map(([, slug]) => slug));

describe('who refuses', () => {
  it('sees what is popular and what is like the page, the same as everybody else, and nothing is kept', async () => {
    const other = await newcomer({ locale: 'en-GB' });
    const seen: string[][] = [];
    for (const tab of [page, other]) {
      await open(tab);
      await answerBanner(tab, refuse);
      const html: string[] = [];
      for (const path of ['', '?list=for-you', `artist/${FIRST.slug}`]) {
        await open(tab, path);
        html.push(await list(tab).evaluate(({ outerHTML }) => outerHTML));
      }
      seen.push(html);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(await heading(page)).toBe(related);
    expect(await chosen(page)).toBe(related);
    const names = await cookieNames(context);
    expect(names.filter((each) => /^(gravity|is_)/.test(each))).toEqual([ALLOWED, ANSWERED]);
    expect(await kept()).toEqual([]);
  });

  it('is told why where they look for a list of their own, with the way to the settings, and nowhere else', async () => {
    await open(page);
    await answerBanner(page, refuse);
    await open(page);
    expect(await list(page).getByText(forYou.notAllowed).count()).toBe(0);
    await choose(page, forYou.forYou);
    expect([await heading(page), await chosen(page)]).toEqual([forYou.popular, forYou.forYou]);
    expect(await list(page).getByText(forYou.notAllowed).count()).toBe(1);
    await list(page).locator('.ask').getByRole('link').click();
    await panel(page).waitFor();
    expect(await list(page).locator('form[action$="/do/sensitive"]').count()).toBe(0);
  });

  it('finds how the list is made, the weightiest first, and the reason of each: only what is live is watched by many', async () => {
    await open(page);
    await answerBanner(page, refuse);
    await list(page).getByText(forYou.how).click();
    expect(await list(page).locator('details li').allInnerTexts()).toEqual([
      forYou.parameters.viewers,
      forYou.parameters['recent-popularity'].replace('{value}', '24'),
      forYou.parameters.live,
      forYou.parameters.exploration.replace('{value}', '6'),
    ]);
    const cards = list(page).locator('.card');
    expect(await cards.count()).toBe(8);
    const popular = cards.filter({ hasText: forYou.because.popular });
    expect(await popular.count()).toBe(7);
    expect(await popular.filter({ has: page.locator('.live', { hasText: live }) }).count()).toBe(7);
    expect(await cards.filter({ hasText: forYou.because.explored }).count()).toBe(1);
  });
});

describe('who allows personalised content', () => {
  it('sees what others have watched who watched the same; with another list nothing is noted; the withdrawal forgets all', async () => {
    await allowOwn(page);
    for (let others = 3; others > 0; others--) {
      const other = await newcomer({ locale: 'en-GB' });
      await other.context().addCookies(await consentOf(context));
      await watch(other, FIRST);
      await watch(other, SECOND);
      await other.context().close();
    }
    expect(await kept()).toHaveLength(3);

    await open(page);
    expect([await heading(page), await chosen(page)]).toEqual([forYou.popular, forYou.forYou]);
    expect(await list(page).getByText(forYou.nothingWatched).count()).toBe(1);
    await watch(page, FIRST);
    expect([await heading(page), (await reasons(page))[SECOND.name]]).toEqual([forYou.forYou, because(FIRST)]);
    await open(page);
    expect([await heading(page), (await reasons(page))[SECOND.name]]).toEqual([forYou.forYou, because(FIRST)]);
    expect(await list(page).locator('details li').first().textContent()).toContain('100');
    const visitor = await visitorOf(context);
    expect(await watchedBy(visitor)).toEqual([FIRST.slug]);

    // The other list: its choice goes along, to an artist, on from there, and back.
    await choose(page, forYou.popular);
    expect([await heading(page), await chosen(page)]).toEqual([forYou.popular, forYou.popular]);
    expect(Object.values(await reasons(page))).not.toContain(because(FIRST));
    await page.locator('[aria-labelledby=concerts]').getByRole('link', { name: SECOND.name }).click();
    await page.waitForURL(`**/${SECOND.slug}?list=popular`);
    expect([await heading(page), await chosen(page)]).toEqual([related, related]);
    await list(page).locator('.card a').first().click();
    await page.waitForURL((url) => !url.pathname.includes(SECOND.slug) && url.search === '?list=popular');
    await page.getByRole('link', { name: SITE_STRINGS.en.concerts, exact: true }).click();
    await page.waitForURL(/[?&]list=popular/);
    expect(await chosen(page)).toBe(forYou.popular);
    expect(await watchedBy(visitor)).toEqual([FIRST.slug]);
    await choose(page, forYou.forYou);
    expect([await heading(page), (await reasons(page))[SECOND.name]]).toEqual([forYou.forYou, because(FIRST)]);

    await page.getByRole('link', { name: 'Cookie settings' }).click();
    await refuse(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(() => visitorOf(context)).toBeUndefined();
    await expect.poll(() => watchedBy(visitor)).toEqual([]);
    expect(await kept()).toHaveLength(3);
    await open(page);
    expect([await heading(page), await chosen(page)]).toEqual([forYou.popular, forYou.popular]);
    expect(
      await list(page).locator('form[action$="/do/close-invitation"], form[action$="/do/sensitive"]').count(),
    ).toBe(0);
  });

  it('is told where nobody else has watched the same', async () => {
    await allowOwn(page);
    await watch(page, artist('tove-lindhamra'));
    expect([await heading(page), await chosen(page)]).toEqual([related, forYou.forYou]);
    expect(await list(page).getByText(forYou.nothingShared).count()).toBe(1);
  });

  it('is asked on its own whether what tells of faith may count; without a yes it is not noted, and a no forgets it', async () => {
    await allowOwn(page);
    await watch(page, OF_FAITH);
    await watch(page, FIRST);
    const visitor = await visitorOf(context);
    expect(await watchedBy(visitor)).toEqual([FIRST.slug]);
    const [yes, no] = [forYou.yes, forYou.no].map((name) => list(page).getByRole('button', { name, exact: true }));
    expect(await sizeOf(yes)).toEqual(await sizeOf(no));
    await yes?.click();
    await page.waitForURL('**#list');
    await watch(page, OF_FAITH);
    expect(await watchedBy(visitor)).toEqual([FIRST.slug, OF_FAITH.slug]);
    // Answered, the question stands where the list is explained.
    await list(page).getByText(forYou.how).click();
    expect(await yes?.getAttribute('aria-pressed')).toBe('true');
    await no?.click();
    await page.waitForURL('**#list');
    await expect.poll(() => watchedBy(visitor)).toEqual([FIRST.slug]);
  });

  it('has no profile any more with the answer in which they say that they are younger', async () => {
    await allowOwn(page);
    await watch(page, FIRST);
    const visitor = await visitorOf(context);
    expect(await watchedBy(visitor)).toEqual([FIRST.slug]);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const jar = demo.site.consent.jar(new Request(demo.address, { headers: { cookie } }));
    jar.set('over18Approved', 'no');
    await forgetMinor({ site: demo.site, jar, now: jar.gate.now });
    expect(jar.setCookie().some((each) => /^gravity_cookie=;.* Max-Age=0/.test(each))).toBe(true);
    expect(await watchedBy(visitor)).toEqual([]);
  });

  it('gets none as long as they have said so, and is told', async () => {
    await allowOwn(page);
    await context.addCookies([{ name: 'over18Approved', value: 'no', url: demo.address }]);
    await watch(page, FIRST);
    await open(page);
    expect([await heading(page), await chosen(page)]).toEqual([forYou.popular, forYou.popular]);
    await choose(page, forYou.forYou);
    expect(await heading(page)).toBe(forYou.popular);
    expect(await list(page).getByText(forYou.minor).count()).toBe(1);
    expect(await visitorOf(context)).toBeUndefined();
  });
});

describe("who has agreed to all that 'accept all' can mean", () => {
  const close = (): Locator => list(page).getByRole('button', { name: SITE_STRINGS.en.promotions.close });

  it('is told what a list of their own needs where they look for one, and closes it as easily as they would follow it', async () => {
    await open(page);
    await answerBanner(page, accept);
    await open(page);
    expect([await heading(page), await close().count()]).toEqual([forYou.popular, 0]);
    await choose(page, forYou.forYou);
    const settings = list(page).locator('.ask').getByRole('link');
    expect(await sizeOf(close())).toEqual(await sizeOf(settings));
    await close().click();
    await expect.poll(() => close().count()).toBe(0);
    await open(page, `artist/${FIRST.slug}?list=for-you`);
    expect(await close().count()).toBe(0);
    expect(await cookieNames(context)).toContain('is_personalized_content_dismissed');
    expect(await visitorOf(context)).toBeUndefined();
  });

  it('is not asked for it again after having taken it back', async () => {
    await allowOwn(page);
    await open(page);
    await page.getByRole('link', { name: 'Cookie settings' }).click();
    for (const purpose of ['functionality', 'analytics']) await answer(panel(page), purpose, 'all').check();
    await answer(panel(page), 'personalised', 'none').check();
    await save(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    await open(page, '?list=for-you');
    expect(await heading(page)).toBe(forYou.popular);
    expect(await close().count()).toBe(0);
  });
});

it.each(['en', 'no'])('axe finds nothing on lists, questions and invitation, in %s', async (language) => {
  const tab = await newcomer({ bypassCSP: true, locale: 'en-GB', viewport: { width: 320, height: 640 } });
  const check = async (path: string): Promise<void> => {
    await tab.goto(`${demo.address}/${language}/${path}`);
    for (const each of await tab.locator('#list details').all())
      await each.evaluate((it) => it.setAttribute('open', ''));
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const options = language === 'en' ? {} : WITHOUT_COLOURS;
    expect([path, await axeFindings(tab, undefined, options)]).toEqual([path, []]);
  };
  await tab.goto(`${demo.address}/${language}/`);
  await answerBanner(tab, accept);
  await check('');
  await check('?list=for-you');
  await tab.context().clearCookies();
  await allowOwn(tab);
  await check(`artist/${FIRST.slug}`);
  await tab.locator('#list [value=yes]').click();
  await tab.waitForURL('**#list');
  await check(`artist/${SECOND.slug}?list=popular`);
});

it('works without script: the choice between lists, and the reason', async () => {
  const tab = await newcomer({ javaScriptEnabled: false, locale: 'en-GB' });
  await open(tab, '?list=popular');
  await choose(tab, forYou.forYou);
  await tab.waitForURL('**/en/?list=for-you#list');
  await list(tab).getByText(forYou.notAllowed).getByRole('link').click();
  await tab.waitForURL('**/samtykke/choice**');
});
