/** Notices over pages and the wheel of fortune, as visitors of the demo meet them. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, WITHOUT_COLOURS } from '../../support/axe.ts';
import { type Demo, demoSuite, openDemo, sendForm } from '../../support/demo.ts';
import { accept, answerBanner, banner, cookieNames, panel, refuse, whenReady } from '../../support/surfaces.ts';

const ARTIST = '/en/artist/lume-lento';

const { demo, newcomer, haveAnswered, haveSignedIn, problems } = demoSuite();
/** The same site with the registry in which the wheel's cookies are no longer called essential. */
let corrected: Demo;
let page: Page;
beforeAll(async () => {
  corrected = await openDemo('registry.corrected.yaml');
});
afterAll(() => corrected.stop());
beforeEach(async () => {
  page = await newcomer({ locale: 'en-GB' });
});

const open = (path: string, site = demo): Promise<unknown> =>
  page.goto(site.address + path, { waitUntil: 'domcontentloaded' });

async function answerWith(button: typeof accept, site: Demo): Promise<void> {
  await open('/en/', site);
  await whenReady(page);
  await answerBanner(page, button);
}

/** What is said over a page. */
const notices = (): Locator => page.locator('body > aside.notice');
const press = (name: string, within: Locator | Page = page): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();

/** Sends a form of the site that no page has offered. @returns where it leads to. */
const send = (name: string, fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  page.evaluate(
    async ([action, body]) => {
      const answer = await fetch(`/en/do/${action}`, { method: 'POST', body: new URLSearchParams(body) });
      return answer.url;
    },
    [name, fields] as const,
  );

const theCookie = async (name: string) => (await page.context().cookies()).find((each) => each.name === name);

/** Which of these cookies there are. */
const found = async (...names: string[]): Promise<readonly string[]> =>
  (await cookieNames(page.context())).filter((each) => names.includes(each));

const NOTICE_COOKIES = ['ad', 'clubEliteBannerClosed', 'helloBarMessageDismissed', 'lastSeenCampaignId'];
const WHEEL_COOKIES = ['LWGuestClaimToken', 'WoFData', 'session', 'unique_visitor_id'];

describe('notices over pages', () => {
  it('are closed one by one, and stay closed for who lets it be remembered', async () => {
    await haveAnswered(page, 'agreeing');
    await open('/en/');
    expect(await notices().allInnerTexts()).toEqual([expect.stringContaining('New here?')]);
    expect(await found(...NOTICE_COOKIES)).toEqual(['ad', 'lastSeenCampaignId']);
    expect([(await theCookie('ad'))?.value, (await theCookie('lastSeenCampaignId'))?.value]).toEqual([
      'welcome',
      'welcome',
    ]);
    await press('Close', notices());
    expect([page.url(), await notices().count()]).toEqual([`${demo.address}/en/`, 0]);
    await open(ARTIST);
    expect(await notices().innerText()).toContain('The winter season has begun');
    await press('Close', notices());
    for (const path of [ARTIST, '/en/?category=jazz']) {
      await open(path);
      expect([path, await notices().count()]).toEqual([path, 0]);
    }
    await press('Close', page.locator('main aside'));
    expect(page.url()).toBe(`${demo.address}/en/?category=jazz`);
    await open('/en/');
    expect(await page.locator('main aside').count()).toBe(0);
    expect(await found(...NOTICE_COOKIES)).toEqual(NOTICE_COOKIES);
  });

  it('with everything refused, what would have to be closed on each page is not shown', async () => {
    await haveAnswered(page, 'refusing');
    await open(ARTIST);
    expect(await notices().count()).toBe(0);
    await open('/en/');
    await press('Close', notices());
    await open('/en/');
    expect(await notices().count()).toBe(0);
    // Essential in this registry.
    expect(await found(...NOTICE_COOKIES)).toEqual(['ad']);
    await press('Close', page.locator('main aside'));
    await open('/en/');
    expect(await page.locator('main aside').count()).toBe(0);
  });

  it('where the corrected registry asks for each of them, a campaign too is closed on its page only', async () => {
    await answerWith(refuse, corrected);
    await open('/en/', corrected);
    expect(await notices().innerText()).toContain('New here?');
    await press('Close', notices());
    expect(await notices().count()).toBe(0);
    await open('/en/', corrected);
    expect(await notices().innerText()).toContain('New here?');
    expect(await found(...NOTICE_COOKIES)).toEqual([]);
  });

  it('come after what concerns the visit, and over lists and artists only', async () => {
    page = await newcomer({ locale: 'nb-NO' });
    await open('/en/');
    expect(await notices().count()).toBe(1);
    expect(await notices().innerText()).not.toContain('New here?');
    expect(await found('ad')).toEqual([]);
    page = await newcomer({ locale: 'en-GB' });
    for (const path of ['/en/wheel', '/en/late', '/en/sign-in', '/en/nowhere']) {
      await open(path);
      expect([path, await notices().count()]).toEqual([path, 0]);
    }
    problems.splice(0); // The browser's own line about the page that is not there.
  });

  it('close with a control as high and as wide as the way to what they offer', async () => {
    await haveAnswered(page, 'refusing');
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await open('/en/');
      for (const notice of [notices(), page.locator('main aside')]) {
        const [link, close] = await Promise.all([
          notice.locator('a').boundingBox(),
          notice.locator('button').boundingBox(),
        ]);
        expect(close).toMatchObject({ width: link?.width, height: link?.height });
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});

describe('the wheel', () => {
  it('says how likely each prize is, and nobody gets a number for looking', async () => {
    await open('/en/wheel');
    const rows = page.getByRole('table', { name: 'Odds' }).getByRole('row');
    expect(await rows.allInnerTexts()).toEqual([
      'Credits: 10\t5 of 12',
      'Credits: 50\t1 of 12',
      'Nothing this time\t6 of 12',
    ]);
    expect(await page.getByText('Happy Hour').count()).toBe(0);
    expect(await found(...WHEEL_COOKIES)).toEqual([]);
  });

  it.each([
    ['agreed to', 'agreeing', ['LWGuestClaimToken', 'WoFData', 'session', 'unique_visitor_id']],
    ['everything refused', 'refusing', ['LWGuestClaimToken', 'session', 'unique_visitor_id']],
  ] as const)('turns once a day for the same guest: %s', async (_, as, names) => {
    await haveAnswered(page, as);
    await open('/en/wheel');
    await press('Turn the wheel');
    expect(await found(...WHEEL_COOKIES)).toEqual(names);
    const drawn = await page.locator('main strong').innerText();
    expect(drawn).toMatch(/^(You have won: Credits: (10|50)|Nothing this time)$/);
    expect(await page.getByText(/^Next turn: \w+day/).count()).toBe(1);
    expect(await page.getByText(/^Happy Hour until \w+day/).count()).toBe(1);
    const guest = (await theCookie('unique_visitor_id'))?.value;
    // Again, without the page's short cut and past its button.
    await page.context().clearCookies({ name: 'WoFData' });
    for (let times = 0; times < 5; times++) await send('turn');
    await open('/en/wheel');
    expect(await page.locator('main strong').innerText()).toBe(drawn);
    expect(await page.getByRole('button', { name: 'Turn the wheel' }).count()).toBe(0);
    expect((await theCookie('unique_visitor_id'))?.value).toBe(guest);
  });

  it('where the corrected registry asks for its cookies, refuses who refuses them, and shows another way', async () => {
    await answerWith(refuse, corrected);
    await open('/en/wheel', corrected);
    expect(await page.getByText('the wheel cannot tell guests apart').count()).toBe(1);
    expect(await page.locator('main').getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(
      '/en/sign-in?returnTo=/en/wheel',
    );
    await send('turn');
    await send('claim');
    expect(await found(...WHEEL_COOKIES)).toEqual(['session']);
  });

  it('forgets what it keeps of a guest who withdraws', async () => {
    await answerWith(accept, corrected);
    const { guest } = await winAsGuest(corrected);
    await press('Take the prize');
    const kept = () => corrected.site.features.store.ofSubject('night-stage.guest-credits', guest, seconds());
    expect(await kept()).toHaveLength(1);
    await whenReady(page);
    await page.getByRole('link', { name: 'Cookie settings' }).click();
    await refuse(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    await open('/en/wheel', corrected);
    expect(await page.getByText('the wheel cannot tell guests apart').count()).toBe(1);
    await expect.poll(kept).toEqual([]);
    expect(await found('unique_visitor_id', 'WoFData', 'LWGuestClaimToken')).toEqual([]);
  });

  it('keeps what a guest takes until they sign in, and gives it once', async () => {
    await haveAnswered(page, 'refusing');
    const { credits } = await winAsGuest(demo);
    await press('Take the prize');
    expect(await page.getByText(`Credits won as a guest: ${credits}.`).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Take the prize' }).count()).toBe(0);
    expect(await found('LWGuestClaimToken')).toEqual([]);
    await send('claim');
    await open('/en/wheel');
    expect(await page.getByText(`Credits won as a guest: ${credits}.`).count()).toBe(1);
    await haveSignedIn(page, 'Ada');
    await open('/en/wheel');
    await press('Take the prize');
    expect(await page.getByText('The prize is in your account.').count()).toBe(1);
    expect(await page.getByText(`Credits: ${credits}`, { exact: true }).last().isVisible()).toBe(true);
    await send('claim');
    await open('/en/wheel');
    expect(await page.getByRole('button', { name: 'Take the prize' }).count()).toBe(0);
    expect(await memberCredits('Ada')).toBe(credits);
  });

  it('gives a guest who signs in first what they have won before', async () => {
    await haveAnswered(page, 'refusing');
    const { credits } = await winAsGuest(demo);
    await haveSignedIn(page, 'Grete');
    await open('/en/wheel');
    // Who is signed in has a turn of their own, and Happy Hour goes on.
    expect(await page.getByRole('button', { name: 'Turn the wheel' }).count()).toBe(1);
    expect(await page.getByText('Happy Hour').count()).toBe(1);
    await press('Take the prize');
    expect(await memberCredits('Grete')).toBe(credits);
    await send('claim');
    expect(await memberCredits('Grete')).toBe(credits);
  });

  it('turns once a day for a member, in whichever browser', async () => {
    await haveAnswered(page, 'refusing');
    await haveSignedIn(page, 'Mary');
    await open('/en/wheel');
    await press('Turn the wheel');
    const drawn = await page.locator('main strong').innerText();
    expect(await found('unique_visitor_id')).toEqual([]);
    page = await newcomer({ locale: 'en-GB' });
    await haveSignedIn(page, 'Mary');
    await open('/en/wheel');
    expect(await page.locator('main strong').innerText()).toBe(drawn);
    const credits = Number(/\d+/.exec(drawn)?.[0] ?? 0);
    if (credits > 0) await press('Take the prize');
    expect(await memberCredits('Mary')).toBe(credits);
  });

  it('gives nothing for a token that somebody has made up', async () => {
    await haveAnswered(page, 'refusing');
    await open('/en/wheel');
    for (const token of ['', 's1.abc.def', 'x'.repeat(10_000)])
      expect(await send('claim', { token })).toContain('?prize=missed');
    await open('/en/wheel?prize=missed');
    expect(await page.getByText('This prize cannot be taken any more.').count()).toBe(1);
  });
});

it('axe finds nothing on these pages, and they do what they do without any script', async () => {
  page = await newcomer({ locale: 'en-GB', bypassCSP: true });
  for (const language of ['en', 'de']) {
    await page.context().clearCookies();
    await open(`/${language}/`);
    const options = language === 'en' ? {} : WITHOUT_COLOURS;
    await isAccessible('aside.notice', options);
    await open(`/${language}/wheel`);
    await isAccessible('body', options);
    await page.locator('main form[action$="/do/turn"] button').click();
    await isAccessible('main', options);
  }
  page = await newcomer({ locale: 'en-GB', javaScriptEnabled: false });
  await open('/en/wheel');
  await press('Turn the wheel');
  expect(await page.locator('main strong').count()).toBe(1);
  await open('/en/');
  await refuse(banner(page)).click();
  await press('Close', notices());
  expect(await notices().count()).toBe(0);
});

async function isAccessible(part: string, options: typeof WITHOUT_COLOURS): Promise<void> {
  expect([page.url(), await axeFindings(page, part, options)]).toEqual([page.url(), []]);
}

const seconds = (): number => Math.floor(Date.now() / 1_000);

/** Turns the wheel as one guest after another, until one wins: that one is shown the wheel. */
async function winAsGuest(site: Demo): Promise<{ readonly credits: number; readonly guest: string }> {
  const { address } = site;
  for (let guests = 0; guests < 40; guests++) {
    for (const name of ['unique_visitor_id', 'WoFData', 'LWGuestClaimToken'])
      await page.context().clearCookies({ name });
    const turned = await sendForm(page, `${address}/en/do/turn`);
    const credits = Number(/<strong>[^<\d]*(\d+)/.exec(await turned.text())?.[1] ?? 0);
    if (credits === 0) continue;
    await open('/en/wheel', site);
    return { credits, guest: (await theCookie('unique_visitor_id'))?.value ?? '' };
  }
  throw new Error('of 40 guests each wins with a chance of one half, and none has');
}

const memberCredits = (name: string): Promise<number> => {
  const [issuer] = demo.site.formTargets;
  return demo.site.features.accounts.credits(`${issuer} ${name}`, seconds());
};
