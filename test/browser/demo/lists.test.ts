import { Hono } from 'hono';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { favouritesOf, mergeFavourites } from '../../../examples/night-stage/lists/favourites.ts';
import { type Visit, visitOf } from '../../../examples/night-stage/visit.ts';
import { experimentHealth } from '../../../src/features/experiments/index.ts';
import { axeFindings } from '../../support/axe.ts';
import { demoSuite, openDemo } from '../../support/demo.ts';
import { accept, answerBanner, cookieNames, refuse } from '../../support/surfaces.ts';

const PICKED = ['category', 'firstListPageOrderType', 'gridSize', 'listPageOrderType'];
const EXPERIMENTS = [
  'abTestVariantId',
  'enabledListPageSmallerSectionsRandomization',
  'experiment_unique_visitor_id',
  'jsmAbTest',
];
/** As the page is without any experiment. */
const CONTROL = 'arm=cards:facts,hero:live,sections:one';

const { demo, newcomer, haveAnswered } = demoSuite();
let page: Page;

/** A visitor of their own for each test. */
function eachInABrowser(): void {
  beforeEach(async () => {
    page = await newcomer();
  });
}

/** Opens a page of the site, and says what its list holds. */
async function open(path: string): Promise<readonly string[]> {
  await page.goto(demo.address + path, { waitUntil: 'domcontentloaded' });
  return names();
}
/** Follows a link, or sends a form, and waits for the page that it leads to. */
async function press(control: Locator): Promise<void> {
  const arrived = control.page().waitForEvent('domcontentloaded');
  await control.click();
  await arrived;
}
const names = (): Promise<readonly string[]> => page.locator('.grid').last().locator('h3').allInnerTexts();
const heading = (): Promise<string> => page.locator('h1').innerText();
const note = () => page.getByText('Your cookie settings do not let us remember this.');
const current = (row: string): Promise<string> =>
  page.getByRole('group', { name: row }).locator('[aria-current=true]').innerText();
const keptOf = async (all: readonly string[]): Promise<readonly string[]> =>
  (await cookieNames(page.context())).filter((each) => all.includes(each));

describe('what somebody picks of the list', () => {
  eachInABrowser();
  it('is as it was left, where it is agreed to', async () => {
    await haveAnswered(page, 'agreeing');
    await open('/en/');
    await press(page.getByRole('link', { name: 'Rock', exact: true }));
    await press(page.getByRole('link', { name: 'By name' }));
    await press(page.getByRole('link', { name: 'Large' }));
    expect(await keptOf(PICKED)).toEqual(PICKED);
    expect(await note().count()).toBe(0);

    expect(await open('/en/')).toEqual(['Havnelys', 'Routalintu', 'Tichá Linka']);
    expect([await heading(), await current('Order'), await current('Pictures')]).toEqual(['Rock', 'By name', 'Large']);
    expect(await page.locator('.grid.large').count()).toBe(1);

    await press(page.getByRole('link', { name: 'Concerts', exact: true }));
    expect((await names()).slice(0, 2)).toEqual(['Ame to Kaze', 'Blåtime Kollektiv']);
    expect((await open('/en/?order=newest'))[0]).toBe('Mila Zonneweide');
    expect((await open('/en/?order=shortest'))[0]).toBe('Mila Zonneweide');
  });

  it('holds for its page and no longer, where all is refused, and the page says so', async () => {
    await open('/en/');
    await answerBanner(page, refuse);
    expect(await open('/en/?category=rock')).toHaveLength(3);
    expect(await note().count()).toBe(1);
    await press(page.getByRole('link', { name: 'By name' }));
    expect(await names()).toEqual(['Havnelys', 'Routalintu', 'Tichá Linka']);
    expect(await note().count()).toBe(2);
    // What holds anyway is not lost.
    await open('/en/?category=all&order=popular');
    expect(await note().count()).toBe(0);

    await open('/en/');
    expect(await current('Order')).toBe('Most watched');
    expect(await heading()).toBe('Concerts from small stages, while they happen');
    // The registry calls the size essential: a visitor asks for it.
    await press(page.getByRole('link', { name: 'Small', exact: true }));
    expect(await note().count()).toBe(0);
    expect(await keptOf(PICKED)).toEqual(['gridSize']);
  });
});

describe('what somebody opens and marks', () => {
  eachInABrowser();
  it('stands in lists of its own until the session ends, where it is agreed to', async () => {
    await haveAnswered(page, 'agreeing');
    await open('/en/artist/glasspar');
    await press(page.getByRole('button', { name: 'Add Glasspår to favourites' }));
    await open('/en/artist/havnelys');
    await open(`/en/?category=all&${CONTROL}`);
    await press(page.getByRole('button', { name: 'Add Tichá Linka to favourites' }).last());
    // Back where the button stood.
    expect(page.url()).toContain('#all-ticha-linka');
    expect(await page.getByRole('button', { name: 'Remove Tichá Linka from favourites' }).last().isVisible()).toBe(
      true,
    );

    expect(await open('/en/favourites')).toEqual(['Tichá Linka', 'Glasspår']);
    await page.getByText('last until you close the browser').waitFor();
    expect(await open('/en/favourites?order=name&view=rows')).toEqual(['Glasspår', 'Tichá Linka']);
    expect(await page.locator('.card img').count()).toBe(0);
    expect(await open('/en/favourites')).toEqual(['Glasspår', 'Tichá Linka']);
    expect(await current('View')).toBe('Rows');
    await press(page.getByRole('button', { name: 'Remove Glasspår from favourites' }));
    expect(await names()).toEqual(['Tichá Linka']);

    expect(await open('/en/history')).toEqual(['Havnelys', 'Glasspår']);
    expect(await open('/en/history?order=name')).toEqual(['Glasspår', 'Havnelys']);
    const lists = (await page.context().cookies()).filter(({ name }) =>
      ['guest-favorites', 'listPageIds'].includes(name),
    );
    expect(lists.map(({ expires, httpOnly }) => [expires, httpOnly])).toEqual([
      [-1, true],
      [-1, true],
    ]);
    await press(page.getByRole('button', { name: 'Clear the list' }));
    await page.getByText('Nothing that you have opened is remembered.').waitFor();
    expect(await keptOf(['listPageIds'])).toEqual([]);
  });

  it('is marked all the same where all is refused, and not remembered as opened; no script is needed', async () => {
    const tab = await newcomer({ javaScriptEnabled: false });
    await tab.goto(`${demo.address}/en/`);
    await press(refuse(tab.locator('body')).first());
    await tab.goto(`${demo.address}/en/artist/glasspar`);
    await press(tab.getByRole('button', { name: 'Add Glasspår to favourites' }));
    await press(tab.getByRole('link', { name: 'Favourites' }));
    expect(await tab.locator('.card h3').allInnerTexts()).toEqual(['Glasspår']);
    await press(tab.getByRole('link', { name: 'Recently opened' }));
    await tab.getByText('Nothing that you have opened is remembered.').waitFor();
    await press(tab.getByRole('link', { name: 'Posters' }));
    expect(await tab.locator('.picture img').first().getAttribute('alt')).toBe('Poster of Ame to Kaze');
    const posters = await tab
      .locator('.picture img')
      .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).src));
    const kinds = posters.map(async (each) => (await fetch(each)).headers.get('content-type'));
    expect([...new Set(await Promise.all(kinds))]).toEqual(['image/svg+xml']);
    await press(tab.getByRole('link', { name: 'Newest artists first' }));
    expect(await tab.locator('.picture img').first().getAttribute('alt')).toBe('Poster of Mila Zonneweide');
    const kept = (await tab.context().cookies()).map(({ name }) => name);
    expect(kept).toContain('guest-favorites');
    for (const each of ['listPageIds', 'listPageSnapshotOrderType']) expect(kept).not.toContain(each);
  });
});

describe('what a guest has marked', () => {
  it('goes to the account at sign-in, what has gone from the site left out', async () => {
    const { features, consent } = demo.site;
    const before = consent.jar(new Request(demo.address));
    for (const id of ['gone', 'havnelys', 'glasspar']) before.use(features.favourites.add, { id, exists: () => true });
    const sent = before.setCookie().map((each) => each.split(';')[0]);
    const now = before.gate.now;
    await features.accounts.keepFavourites('anna', ['routalintu', 'havnelys', 'gone'], now);

    const answer = await withVisit(sent.join('; '), async (visit) => {
      expect(await favouritesOf(visit)).toEqual(['glasspar', 'havnelys']);
      await mergeFavourites(visit, 'anna');
    });
    expect(await features.accounts.favourites('anna', now)).toEqual(['routalintu', 'havnelys', 'glasspar']);
    expect(answer).toEqual([expect.stringContaining('guest-favorites=; ')]);
    expect(answer[0]).toContain('Max-Age=0');
    // A second time there is nothing left, and nothing changes.
    await withVisit('', (visit) => mergeFavourites(visit, 'anna'));
    expect(await features.accounts.favourites('anna', now)).toEqual(['routalintu', 'havnelys', 'glasspar']);
  });

  it('is kept by the account for a member', async () => {
    const { features } = demo.site;
    const now = Math.floor(Date.now() / 1_000);
    await features.accounts.keepFavourites('bo', ['gone', 'glasspar'], now);
    await withVisit('', async (visit) => {
      const member = { user: 'bo', by: 'provider', since: now } as const;
      expect(await favouritesOf({ ...visit, member })).toEqual(['glasspar']);
    });
  });
});

/** A visit with the cookies that a browser has sent. @returns the cookies of the answer. */
async function withVisit(cookie: string, act: (visit: Visit) => Promise<void>): Promise<readonly string[]> {
  const app = new Hono().get('/en/', async (c) => {
    const visit = await visitOf(demo.site, c);
    await act(visit);
    for (const each of visit.jar.setCookie()) c.header('set-cookie', each, { append: true });
    return c.text('');
  });
  const response = await app.request(`${demo.address}/en/`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie();
}

describe('the search', () => {
  it.each([
    ['en', 'TROMSO', ['Blåtime Kollektiv', 'Isfjell & Datter']],
    ['no', 'tromso', ['Blåtime Kollektiv', 'Isfjell & Datter']],
    ['en', 'manelyst', ['Månelyst Kvartet']],
    ['en', 'jazz porto', ['Inês Varavento']],
    ['de', 'krakau', ['Zorza Nadwiślna', 'Srebrna Pauza']],
    ['en', 'datter isfjell', ['Isfjell & Datter']],
  ])('in %s finds by "%s" without regard to case and accents', async (language, query, expected) => {
    const response = await fetch(`${demo.address}/${language}/search?q=${encodeURIComponent(query)}`);
    const found = (await response.text()).matchAll(/<h3><a [^>]+>([^<]+)/g);
    expect([...found].map(([, name]) => name?.replace('&amp;', '&'))).toEqual(expected);
  });
});

describe('the form of the search', () => {
  eachInABrowser();

  it('stands over the list, and leads to what was found or to that nothing was', async () => {
    await open('/en/');
    await answerBanner(page, refuse);
    const search = page.getByRole('search');
    await search.getByLabel('Artist, genre or city').fill('kyoto');
    await press(search.getByRole('button'));
    await page.getByText('Found: 2').waitFor();
    await search.getByLabel('Artist, genre or city').fill('polka');
    await press(search.getByRole('button'));
    await page.getByText('Nothing found.').waitFor();
    await press(page.getByRole('link', { name: 'All concerts' }));
    expect(await names()).toHaveLength(24);
  });
});

describe('the experiments of the list', () => {
  eachInABrowser();
  const facts = () => page.locator('#all-glasspar .facts');
  const top = () => page.locator('.hero h2').innerText();
  const small = () =>
    page
      .locator('section', { has: page.locator('#short') })
      .locator('h3')
      .allInnerTexts();

  it('show what somebody asks for, and keep nothing of it', async () => {
    await open(`/en/?${CONTROL}`);
    expect([await facts().count(), await top(), await small()]).toEqual([2, 'Hoshi Machi', []]);
    await open('/en/?arm=cards:plain,hero:newest,sections:several');
    expect([await facts().count(), await top(), (await small()).length]).toEqual([0, 'Mila Zonneweide', 5]);
    expect(await keptOf(EXPERIMENTS)).toEqual([]);
    // Short lists stay in their order while the visit lasts.
    const before = await small();
    await open('/de/?arm=sections:several');
    expect(await small()).toEqual(before);
    expect(await keptOf(['listpage_member_id'])).toHaveLength(1);
  });

  it('give a visitor one arm of each, and count them once', async () => {
    const { tests, store } = demo.site.features;
    const units = async (): Promise<number> => {
      const health = await experimentHealth(tests, store, 'hero', Math.floor(Date.now() / 1_000));
      return Object.values(health.seen).reduce((sum, count) => sum + count, 0);
    };
    const before = await units();
    await open('/en/');
    await answerBanner(page, accept);
    expect(await keptOf(EXPERIMENTS)).toEqual(EXPERIMENTS);
    const first = [await facts().count(), await top(), (await small()).length];
    for (const path of ['/en/?category=jazz', '/en/?category=all']) await open(path);
    expect([await facts().count(), await top(), (await small()).length]).toEqual(first);
    expect(await units()).toBe(before + 1);
  });

  it('leave the control to who has refused what measures, where the registry counts them there', async () => {
    const corrected = await openDemo('registry.corrected.yaml');
    await page.goto(`${corrected.address}/en/`);
    await answerBanner(page, refuse);
    await page.goto(`${corrected.address}/en/`);
    expect([await facts().count(), await top(), await small()]).toEqual([2, 'Hoshi Machi', []]);
    expect(await keptOf(EXPERIMENTS)).toEqual([]);
    await corrected.stop();
  });
});

const HOSTILE = [
  '/en/?order=__proto__&size=constructor&category=%00&arm=hero:toString,__proto__:x',
  '/en/?category=jazz&category=rock&order=',
  `/en/search?q=${'%F0%9F%8E%B8'.repeat(400)}`,
  '/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27',
  '/en/search?q=%00%ED%A0%80%20%20',
  '/en/favourites?order=latest%0d%0ax:y&view=%27',
];

it('takes no query amiss', async () => {
  for (const path of HOSTILE) {
    const response = await fetch(demo.address + path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(await response.text()).not.toContain('<script>alert');
  }
});

it('a form that nobody made marks nothing, and leads nowhere else', async () => {
  const headers = { origin: demo.address, 'content-type': 'application/x-www-form-urlencoded' };
  for (const body of [
    '',
    'artist=nobody&change=add&place=%0d%0ax:y&returnTo=//evil.example',
    'change=add&artist=%00',
  ]) {
    const response = await fetch(`${demo.address}/en/do/favourite`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/en/']);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

const PAGES = {
  en: ['?arm=cards:plain,hero:newest,sections:several', 'search?q=kyoto', 'favourites?view=rows', 'posters'],
  ja: ['?category=jazz&order=name', 'search?q=0', 'favourites?view=pictures', 'history', 'artist/glasspar'],
};

it('axe finds nothing on the pages, in two languages', async () => {
  const tab = await newcomer({ bypassCSP: true });
  for (const [language, pages] of Object.entries(PAGES)) {
    await tab.goto(`${demo.address}/${language}/artist/glasspar`);
    await press(tab.locator('.marks button'));
    for (const path of pages) {
      await tab.goto(`${demo.address}/${language}/${path}`);
      expect([language, path, await axeFindings(tab)]).toEqual([language, path, []]);
    }
    if (language === 'en') await answerBanner(tab, accept);
  }
}, 120_000);
