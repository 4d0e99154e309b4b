/**
 * A visitor does everything on the demo site that there is to do, in every state of consent: each declared cookie is then
 * set by its feature where it is allowed, for no longer than declared, and nowhere else; and nothing else is ever set. The
 * run prints its table.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { PERFORMANCE_TEST_COOKIE } from '../../../examples/night-stage/third-parties/performance-test.ts';
import { type Entry, retentionSeconds } from '../../../src/registry/index.ts';
import { demoSuite, sendForm } from '../../support/demo.ts';
import { allows, answer, banner, manage, panel, refuse, save, whenReady } from '../../support/surfaces.ts';

/** What a visitor has answered: the purposes that they allow, or nothing yet. */
const STATES = {
  'not answered': undefined,
  'all refused': [],
  'functionality alone': ['functionality'],
  'analytics alone': ['analytics'],
  'personalised alone': ['personalised'],
  'all but personalised': ['functionality', 'analytics'],
  everything: ['functionality', 'analytics', 'personalised'],
} as const satisfies Record<string, readonly string[] | undefined>;
type State = keyof typeof STATES;
const ALONE = ['functionality alone', 'analytics alone', 'personalised alone'] as const;
const OPTIONAL = ['functionality', 'analytics', 'personalised'] as const;

/** What is essential in this registry, and tells of an answer to a question that is asked in some states only. */
const ASKED_ONLY: Readonly<Record<string, readonly State[]>> = {
  is_personalized_content_allowed: ['all refused', ...ALONE, 'all but personalised', 'everything'],
  is_personalized_content_consent_given: ['all refused', ...ALONE, 'all but personalised', 'everything'],
  // The site says what a list of one's own needs, to who has refused that.
  is_personalized_content_dismissed: ['all refused', 'functionality alone', 'analytics alone', 'all but personalised'],
  // Only who has such a list is asked what may count in it.
  is_sensitive_data_collection_allowed: ['personalised alone', 'everything'],
};

/** The longest life that a cookie was seen with, in seconds; `null` until the session ends. */
type Seen = Map<string, number | null>;

const { demo, newcomer, haveSignedIn } = demoSuite();
const table = new Map<State, Seen>();
afterAll(() => printTable(demo.site.consent.registry.entries));

describe('on the demo site, where a visitor does everything', () => {
  it.each(Object.keys(STATES) as State[])(
    '%s: each entry is set where it is allowed, as long as is declared, and nothing else',
    {
      timeout: 240_000,
    },
    async (state) => {
      const visit = await openVisit(state);
      try {
        await everything(visit);
        const expected = expectedIn(state);
        await expect
          .poll(() => look(visit).then(namesSeen), { timeout: 15_000 })
          .toEqual(expected.map(({ name }) => name).sort());
        const tooLong = expected.filter((entry) => !isWithin(visit.seen.get(entry.name) ?? null, entry));
        expect(tooLong.map(({ name }) => `${name}: ${visit.seen.get(name)}`)).toEqual([]);
        expect(await otherStorage(visit.page)).toEqual([]);
        if (state === 'everything') await withdrawAll(visit);
      } finally {
        table.set(state, visit.seen);
      }
    },
  );
});

interface Visit {
  readonly state: State;
  readonly page: Page;
  readonly seen: Seen;
}

/** A visitor on a phone who reads Norwegian, with their answer. */
async function openVisit(state: State): Promise<Visit> {
  const page = await newcomer({
    isMobile: true,
    viewport: { width: 390, height: 844 },
    userAgent:
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
  });
  const visit = { state, page, seen: new Map() };
  const allowed: readonly string[] | undefined = STATES[state];
  await page.goto(`${demo.address}/en/sign-in`);
  await whenReady(page);
  if (!allowed) return visit;
  await manage(banner(page)).press('Enter');
  for (const purpose of OPTIONAL) {
    await answer(panel(page), purpose, allowed.includes(purpose) ? 'all' : 'none').check();
  }
  await save(panel(page)).press('Enter');
  await panel(page).waitFor({ state: 'detached' });
  for (const purpose of OPTIONAL) {
    expect([purpose, await allows(page, purpose)]).toEqual([purpose, allowed.includes(purpose)]);
  }
  return visit;
}

/** Notes what there is now. */
async function look({ page, seen }: Visit): Promise<Seen> {
  // What a page has just written may still be on its way to the browser; a page that reads waits for it.
  await page.evaluate(() => document.cookie);
  const now = Date.now() / 1_000;
  for (const { name, expires } of await page.context().cookies(demo.address)) {
    const life = expires === -1 ? null : Math.round(expires - now);
    const before = seen.get(name);
    seen.set(name, before === undefined || before === null || life === null ? life : Math.max(before, life));
  }
  return seen;
}

const namesSeen = (seen: Seen): readonly string[] => [...seen.keys()].sort();

async function open(visit: Visit, path: string, referer?: string): Promise<void> {
  await visit.page.goto(demo.address + path, referer === undefined ? {} : { referer });
  await look(visit);
}

/** Has the site's measurement of how smoothly pages run be over, once it was seen: it draws as long as it lasts. */
async function endMeasurement({ page, seen }: Visit): Promise<void> {
  if (!seen.has(PERFORMANCE_TEST_COOKIE)) return;
  await page.context().addCookies([{ name: PERFORMANCE_TEST_COOKIE, value: '0', url: demo.address }]);
}

/** Uses a control by the keyboard, as nothing that lies over it can stop, and waits for the page that it leads to. */
async function press(visit: Visit, control: Locator): Promise<void> {
  await Promise.all([visit.page.waitForEvent('load'), control.press('Enter')]);
  await look(visit);
}

/**
 * Sends the form of a button as the browser would, where nothing on the page that it leads to is needed: that page is
 * asked for, and not shown.
 */
async function send(visit: Visit, control: Locator): Promise<void> {
  const status = await control.evaluate(async (element) => {
    const pressed = element as HTMLButtonElement;
    const form = pressed.form as HTMLFormElement;
    const body = new URLSearchParams([...new FormData(form, pressed)] as [string, string][]);
    // A field may be named as what a form has of its own.
    return (await fetch(form.getAttribute('action') as string, { method: 'POST', body })).status;
  });
  expect(status).toBe(200);
  await look(visit);
}

/** In these, who does everything sees each page; in the others what needs no page's script is asked for without one. */
const ALL_SHOWN: readonly State[] = ['all refused', 'everything'];

/** Opens a page of which nothing is used. */
async function openOnly(visit: Visit, path: string): Promise<void> {
  if (ALL_SHOWN.includes(visit.state)) return open(visit, path);
  const answer = await visit.page.context().request.get(demo.address + path);
  expect([path, answer.status()]).toEqual([path, 200]);
  await look(visit);
}

/** Sends a form with the browser's cookies, without a page. @returns where it leads to. */
async function post(visit: Visit, action: string, form: Readonly<Record<string, string>> = {}): Promise<URL> {
  const answer = await sendForm(visit.page, `${demo.address}/en/do/${action}`, form);
  expect([action, answer.status()]).toEqual([action, 200]);
  await look(visit);
  return new URL(answer.url());
}

/** What is offered in some states only. */
async function sendIfThere(visit: Visit, control: Locator): Promise<void> {
  if (await control.count()) await send(visit, control);
}

const button = ({ page }: Visit, action: string, value?: string): Locator =>
  page.locator(`form[action$="/do/${action}"] button${value === undefined ? '' : `[value="${value}"]`}`).first();

async function everything(visit: Visit): Promise<void> {
  await asAReader(visit);
  await endMeasurement(visit);
  await asALover(visit);
  await asABuyer(visit);
  await asAPlayer(visit);
  await asAnAdult(visit);
  await asAMember(visit);
}

/** Comes by a partner's link, has the list look as they like, reads what is said over it and closes it. */
async function asAReader(visit: Visit): Promise<void> {
  const partner = 'psid=stagefan&ccs=winter&token_id=k3&pstour=t1&refererid=r7';
  // Without pictures a page is there in half the time.
  const look = 'brand=late-stage&layout=reduced';
  await open(visit, `/en/?${partner}&${look}&category=jazz&order=name&size=large`, 'http://fans.example/page');
  await send(visit, button(visit, 'close-language'));
  await open(visit, `/en/?${look}&category=all&arm=sections:several&list=for-you`);
  await send(visit, button(visit, 'close-campaign'));
  await send(visit, button(visit, 'close-club'));
  await sendIfThere(visit, button(visit, 'close-invitation'));
  await send(visit, button(visit, 'view'));
}

/** Opens a concert and marks it. */
async function asALover(visit: Visit): Promise<void> {
  await open(visit, '/en/artist/glasspar');
  await sendIfThere(visit, button(visit, 'close-hello'));
  await press(visit, button(visit, 'favourite'));
  await sendIfThere(visit, button(visit, 'sensitive', 'no'));
}

/** Looks at lists of their own, turns the wheel. */
async function asAPlayer(visit: Visit): Promise<void> {
  await openOnly(visit, '/en/favourites?order=name&view=rows');
  await openOnly(visit, '/en/history?order=name');
  await openOnly(visit, '/en/posters?order=newest');
  await openOnly(visit, '/en/wheel');
  await post(visit, 'turn');
}

/** Is let in to the late shows by the demo's wallet. */
async function asAnAdult(visit: Visit): Promise<void> {
  if (!ALL_SHOWN.includes(visit.state)) {
    await post(visit, 'age', { say: 'over-18' });
    const { searchParams } = await post(visit, 'prove-age');
    await post(visit, 'show-age', { ...Object.fromEntries(searchParams), show: 'over' });
    return;
  }
  await open(visit, '/en/late');
  await press(visit, button(visit, 'age', 'over-18'));
  await press(visit, button(visit, 'prove-age'));
  await press(visit, button(visit, 'show-age', 'over'));
}

/** By keyboard: on a phone what stays at an edge may lie over it. */
async function tick(box: Locator): Promise<void> {
  await box.press('Space');
  expect(await box.isChecked()).toBe(true);
}

/** Unlocks the concert that they have opened, without an account. */
async function asABuyer(visit: Visit): Promise<void> {
  await press(visit, button(visit, 'unlock'));
  await press(visit, button(visit, 'pay'));
  await press(visit, visit.page.locator('button[value="pay"]'));
}

/** Signs in, has the device remembered and a card checked, agrees to buy with one click, and signs out. */
async function asAMember(visit: Visit): Promise<void> {
  const { page } = visit;
  await signIn(visit);
  await openOnly(visit, '/en/account');
  await post(visit, 'card');
  await open(visit, '/en/artist/regnbyen-trio');
  await press(visit, button(visit, 'unlock'));
  await tick(page.locator('[name="oneClick"]'));
  await press(visit, button(visit, 'pay'));
  await press(visit, page.locator('button[value="pay"]'));
  await post(visit, 'sign-out');
}

async function signIn(visit: Visit): Promise<void> {
  const { page, state } = visit;
  const name = `Ada, ${state}`;
  // The tick is sent also where nobody is offered it.
  if (!ALL_SHOWN.includes(state)) return haveSignedIn(page, name, { isRemembered: true });
  await open(visit, '/en/sign-in');
  const remember = page.locator('[name="remember"]');
  if (await remember.count()) await tick(remember);
  await press(visit, button(visit, 'sign-in'));
  await page.locator('[name="name"]').fill(name);
  await press(visit, page.locator('form button').first());
}

/** Takes all of it back: what is not essential is gone from the browser, in the same page and on the next. */
async function withdrawAll(visit: Visit): Promise<void> {
  const { page } = visit;
  const essential = expectedIn('all refused').map(({ name }) => name);
  const others = async (): Promise<readonly string[]> => {
    await page.evaluate(() => document.cookie);
    const names = (await page.context().cookies(demo.address)).map(({ name }) => name);
    return names.filter((name) => !essential.includes(name) && !(name in ASKED_ONLY));
  };
  await open(visit, '/en/');
  await whenReady(page);
  expect((await others()).length).toBeGreaterThan(30);
  await page.locator('footer [data-samtykke-manage]').press('Enter');
  await refuse(panel(page)).press('Enter');
  await panel(page).waitFor({ state: 'detached' });
  await expect.poll(others, { timeout: 15_000 }).toEqual([]);
  await page.goto(`${demo.address}/en/artist/glasspar`);
  expect(await others()).toEqual([]);
}

/** What the registry allows in a state, and something asks for. */
function expectedIn(state: State): readonly Entry[] {
  const allowed: readonly string[] = STATES[state] ?? [];
  return demo.site.consent.registry.entries.filter(({ name, purpose }) => {
    if (name === 'consent') return STATES[state] !== undefined;
    const asked: readonly string[] | undefined = ASKED_ONLY[name];
    return (purpose === 'essential' || allowed.includes(purpose)) && (!asked || asked.includes(state));
  });
}

/** A minute for the way from the server. */
const SLACK_SECONDS = 60;

function isWithin(life: number | null, { retention }: Entry): boolean {
  if (life === null) return true;
  const declared = retentionSeconds(retention);
  return declared !== null && life <= declared + SLACK_SECONDS;
}

/** What the page keeps elsewhere: the registry declares nothing there. */
const otherStorage = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]);

/** The longest life seen of each entry in each state; `–` where it was not there. */
function printTable(entries: readonly Entry[]): void {
  const columns = [...table];
  const rows = entries.map(({ name, purpose, retention }) => [
    name,
    purpose,
    retention,
    ...columns.map(([, seen]) => (seen.has(name) ? lifeText(seen.get(name) ?? null) : '–')),
  ]);
  const lines = [['Entry', 'Purpose', 'Declared', ...columns.map(([state]) => state)], ...rows];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  // biome-ignore lint/suspicious/noConsole: the run prints its table
  console.log(lines.map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n'));
}

function lifeText(seconds: number | null): string {
  if (seconds === null) return 'session';
  const [size, unit] = (
    [
      [86_400, 'd'],
      [3_600, 'h'],
      [60, 'min'],
    ] as const
  ).find(([each]) => seconds >= each - 60) ?? [1, 's'];
  return `${Math.round(seconds / size)} ${unit}`;
}
