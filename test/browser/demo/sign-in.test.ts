/** Sign-in and account on the demo site, at its own OpenID provider and who checks cards: in a browser, with all consents. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardChecksAt } from '../../../examples/night-stage/sign-in/card-checks.ts';
import { openIdAdapter } from '../../../examples/night-stage/sign-in/openid-adapter.ts';
import { nightStage } from '../../../examples/night-stage/site.ts';
import { signIn as signInFeature } from '../../../src/features/sign-in/index.ts';
import { axeFindings, WITHOUT_COLOURS } from '../../support/axe.ts';
import { type Answered, demoSuite, type SignedIn } from '../../support/demo.ts';
import { panel, refuse, whenReady } from '../../support/surfaces.ts';

const HANDLES = ['oAuthAccessToken', 'oAuthRefreshToken', 'session'];
const REMEMBERED = ['alId', 'alToken', 'autologin'];
/** The cookies of sign-in and account. */
const OWN = [...HANDLES, ...REMEMBERED, 'cardValidationAllowed', 'cardValidationStatus', 'guest-favorites', 'logout'];
const ARTIST = '/en/artist/havnelys';
/** Where nobody listens: a port that browsers and servers keep clear of. */
const NOBODY = 'http://localhost:9';
const NOWHERE = { returnAddress: NOBODY, signedOutAddress: NOBODY, clientId: 'nobody', clientSecret: 'nobody' };

const { demo, newcomer, haveAnswered, haveSignedIn, problems } = demoSuite();

/** A browser whose visitor has answered, or not. */
async function arrive(as?: Answered, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newcomer({ locale: 'en-GB', ...options });
  if (as) await haveAnswered(page, as);
  return page;
}
/** The same on a page of the site. */
async function visit(as?: Answered, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await arrive(as, options);
  await page.goto(demo.address + ARTIST);
  return page;
}
/** The same of who has signed in, on no page yet. */
async function member(name: string, as: Answered, how: SignedIn = {}): Promise<Page> {
  const page = await arrive(as);
  await haveSignedIn(page, name, how);
  return page;
}
const REMEMBER = { isRemembered: true };

const openSignIn = (page: Page): Promise<void> => page.locator('header .sign-in a').click();
const submit = (page: Page, action: string): Promise<void> =>
  page.locator(`form[action$="/do/${action}"] button`).first().click();
async function signIn(page: Page, name: string, isTicked = false): Promise<void> {
  await openSignIn(page);
  if (isTicked) await page.getByLabel('Keep me signed in on this device').check();
  await enter(page, name);
}
/** From the page of sign-in on. */
async function enter(page: Page, name: string): Promise<void> {
  await submit(page, 'sign-in');
  await page.locator('#name').fill(name);
  await page.locator('button').first().click();
  await page.waitForURL(`${demo.address}/**`);
}
const openAccount = (page: Page): Promise<unknown> => page.goto(`${demo.address}/en/account`);
const textOf = (page: Page): Promise<string> => page.locator('main').innerText();

const siteCookies = (page: Page) => page.context().cookies(demo.address);
const allNames = async (page: Page): Promise<readonly string[]> =>
  (await siteCookies(page)).map(({ name }) => name).sort();
/** Of {@link OWN}, what there is. */
const names = async (page: Page): Promise<readonly string[]> =>
  (await allNames(page)).filter((name) => OWN.includes(name));
const offer = (page: Page): Locator => page.locator('.notice', { hasText: 'works on your phone' });

const now = (): number => Math.floor(Date.now() / 1000);
const userOf = (name: string): string => `${demo.site.formTargets[0]} ${name}`;
/** What the database has of a name: the families, each once. */
function keptOf(name: string): readonly string[] {
  const database = new DatabaseSync(join(demo.folder, 'consent.db'), { readOnly: true });
  const rows = database.prepare('SELECT family, key, subject, value FROM feature_item').all();
  database.close();
  const found = rows.filter(({ key, subject, value }) => `${key} ${subject} ${value}`.includes(name));
  return [...new Set(found.map(({ family }) => String(family)))].sort();
}

describe('a visitor who has refused everything', () => {
  it.each([true, false])(
    'signs in and comes back to where they were, and out again; with script: %s',
    async (javaScriptEnabled) => {
      const page = await visit(javaScriptEnabled ? 'refusing' : undefined, { javaScriptEnabled });
      if (!javaScriptEnabled) await refuse(page.locator('[data-samtykke-banner] .card')).click();
      await openSignIn(page);
      expect(await page.locator('input[type=checkbox]').count()).toBe(0);
      // What the registry calls essential of other companies is started after the first paint, and sets what it sets.
      await page.goto(demo.address + ARTIST, { waitUntil: 'networkidle' });
      const before = await allNames(page);
      await signIn(page, 'Kari');
      expect(page.url()).toBe(demo.address + ARTIST);
      expect(await allNames(page)).toEqual([...before, ...HANDLES].sort());
      await page.locator('header .sign-in a').click();
      expect(await textOf(page)).toContain('Signed in as Kari');
      await submit(page, 'sign-out');
      expect(page.url()).toBe(`${demo.address}/en/signed-out`);
      expect(await names(page)).toEqual([]);
      // Nobody can know on the next page that it was offered, so it stands on this one.
      expect(await textOf(page)).toContain('works on your phone');
      await page.goto(`${demo.address}/en/`);
      expect(await offer(page).count()).toBe(0);
      await openAccount(page);
      expect(page.url()).toContain('/en/sign-in?returnTo=');
    },
  );

  it('has a card checked and gets the bonus, with no cookie about it', async () => {
    const page = await member('Nils', 'refusing');
    await openAccount(page);
    await submit(page, 'card');
    await page.locator('[value=works]').click();
    expect(await textOf(page)).toContain('Credits: 5');
    expect(await names(page)).toEqual(HANDLES);
  });
});

describe('a visitor who has accepted everything', () => {
  it('is remembered on this device after they have ticked the box, which nobody has ticked for them', async () => {
    const page = await visit('agreeing');
    await openSignIn(page);
    expect(await page.getByLabel('Keep me signed in on this device').isChecked()).toBe(false);
    await page.goto(demo.address + ARTIST);
    await signIn(page, 'Ingrid', true);
    expect(await names(page)).toEqual([...REMEMBERED, ...HANDLES].sort());
    const kept = (await page.context().cookies()).filter(({ expires }) => expires !== -1);
    for (const { name, expires } of kept.filter(({ name }) => REMEMBERED.includes(name)))
      expect([name, expires - Date.now() / 1000 <= 30 * 86_400]).toEqual([name, true]);

    const later = await arrive();
    await later.context().addCookies(kept);
    await openAccount(later);
    expect(await textOf(later)).toContain('Signed in as Ingrid');
    expect(await textOf(later)).toContain('This device was remembered');
    // Whoever sits at the device is not asked to delete the account.
    await later.locator('summary', { hasText: 'Delete account' }).click();
    expect(await later.locator('form[action$="/do/delete-account"]').count()).toBe(0);
    await later.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    expect(later.url()).toContain('/en/sign-in?');
  });

  it('takes the device away by refusing, and stays signed in', async () => {
    const page = await member('Liv Withdraws', 'agreeing', REMEMBER);
    expect(keptOf('Liv Withdraws')).toEqual(['sign-in', 'sign-in-device']);
    await page.goto(demo.address + ARTIST);
    await whenReady(page);
    await page.locator('footer').getByRole('link', { name: 'Cookie settings' }).click();
    await refuse(panel(page)).click();
    await panel(page).waitFor({ state: 'detached' });
    await expect.poll(() => names(page)).toEqual(HANDLES);
    await openAccount(page);
    expect(await textOf(page)).toContain('Signed in as Liv Withdraws');
    await expect.poll(() => keptOf('Liv Withdraws').filter((family) => family === 'sign-in-device')).toEqual([]);
  });

  it('is not remembered without the tick; sees every state of the check of a card, and gets its bonus once', async () => {
    const page = await member('Tor', 'agreeing');
    await openAccount(page);
    expect([await names(page), await textOf(page)]).toEqual([
      ['cardValidationAllowed', ...HANDLES],
      expect.stringContaining('Credits: 0'),
    ]);
    await submit(page, 'card');
    await page.getByRole('link', { name: 'Your account' }).click();
    expect(await textOf(page)).toContain('Your card is being checked.');
    expect(await names(page)).toEqual(['cardValidationStatus', ...HANDLES]);
    await submit(page, 'card');
    await page.locator('[value=fails]').click();
    expect(await textOf(page)).toContain('could not be checked');
    expect(await names(page)).toEqual(['cardValidationAllowed', 'cardValidationStatus', ...HANDLES]);
    await submit(page, 'card');
    const check = page.url();
    await page.locator('[value=works]').click();
    expect(await textOf(page)).toContain('the bonus is yours');
    expect(await textOf(page)).toContain('Credits: 5');
    await page.goto(check);
    expect(page.url()).toBe(`${demo.address}/en/account`);
    expect([await textOf(page), await page.locator('form[action$="/do/card"]').count()]).toEqual([
      expect.stringContaining('Credits: 5'),
      0,
    ]);
  });

  it('signs out here, and at the provider too; the offer stays until it is closed', async () => {
    const page = await member('Siv', 'agreeing', REMEMBER);
    await openAccount(page);
    await submit(page, 'sign-out');
    expect(await names(page)).toEqual(['logout']);
    expect(await offer(page).count()).toBe(1);
    // Here only: the provider still knows them, and asks for no name.
    await openSignIn(page);
    await submit(page, 'sign-in');
    await page.waitForURL(`${demo.address}/en/`);
    await openAccount(page);
    expect(await textOf(page)).toContain('Signed in as Siv');
    expect(await offer(page).count()).toBe(0);

    await page.getByRole('button', { name: 'Sign out at the provider too' }).click();
    expect(await page.locator('h1').innerText()).toBe('Sign out here too?');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${demo.address}/en/signed-out`);
    await page.goto(`${demo.address}/en/`);
    await submit(page, 'close-offer');
    expect([page.url(), await offer(page).count()]).toEqual([`${demo.address}/en/`, 0]);
    await page.reload();
    expect(await offer(page).count()).toBe(0);
    await openSignIn(page);
    await submit(page, 'sign-in');
    expect(await page.locator('#name').count()).toBe(1);
  });

  it('brings along what they have marked as a guest', async () => {
    const page = await visit('agreeing');
    await submit(page, 'favourite');
    expect(await names(page)).toEqual(['guest-favorites']);
    await signIn(page, 'Marked');
    expect(await demo.site.features.accounts.favourites(userOf('Marked'), now())).toEqual(['havnelys']);
    expect(await names(page)).toEqual(HANDLES);
  });
});

describe('a sign-in that comes to nothing', () => {
  it('is told in the language that it was begun in, with the form to try again', async () => {
    const page = await arrive('refusing');
    await page.goto(`${demo.address}/no/artist/havnelys`);
    await openSignIn(page);
    await submit(page, 'sign-in');
    expect(await page.locator('html').getAttribute('lang')).toBe('nb');
    await page.locator('#name').fill('Kari');
    await page.getByRole('button', { name: 'Avbryt' }).click();
    expect(await page.getByRole('alert').innerText()).toBe('Du er ikke logget inn. Prøv igjen.');
    await enter(page, 'Kari');
    expect(page.url()).toBe(`${demo.address}/no/artist/havnelys`);
  });

  it.each([
    ['/signed-in', 'failed'],
    ['/signed-in?code=x&state=y', 'failed'],
    ['/signed-in?error=access_denied', 'failed'],
  ])('%s leads to the page that says so', async (path, because) => {
    const response = await fetch(demo.address + path, { redirect: 'manual', headers: { 'accept-language': 'fi' } });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/fi/sign-in?returnTo=%2Ffi%2F&because=${because}`,
    ]);
  });

  it.each(['evil', '__proto__', 'constructor'])('of a reason that is none (%s) nothing is said', async (because) => {
    const response = await fetch(`${demo.address}/en/sign-in?because=${because}&returnTo=https://evil.example/`);
    const text = await response.text();
    expect([response.status, /class="message"/.test(text), /name="returnTo" value="([^"]*)"/.exec(text)?.[1]]).toEqual([
      200,
      false,
      '/en/',
    ]);
  });

  it('while neither the provider nor who checks cards answers, says so, and charges nothing', async () => {
    const page = await member('Patient', 'refusing');
    const provider = openIdAdapter({ ...NOWHERE, issuer: NOWHERE.returnAddress });
    const { features } = demo.site;
    const members = signInFeature({ store: features.store, provider });
    const answer = nightStage({
      ...demo.site,
      features: { ...features, members, checker: cardChecksAt(NOBODY, 'secret') },
    });
    const cookie = (await siteCookies(page)).map(({ name, value }) => `${name}=${value}`).join('; ');
    const send = async (path: string, headers: Record<string, string> = {}): Promise<string | null> => {
      const form = { 'content-type': 'application/x-www-form-urlencoded', origin: demo.address };
      const request = new Request(demo.address + path, { method: 'POST', headers: { ...form, ...headers }, body: '' });
      return (await answer(request)).headers.get('location');
    };
    const failure = '/en/sign-in?returnTo=%2Fen%2F&because=unreachable';
    expect(await send('/en/do/sign-in')).toBe(failure);
    await page.goto(`${demo.address}/en/account`);
    expect(await send('/en/do/card', { cookie })).toBe('/en/account?card=unreachable');
    await page.goto(`${demo.address}/en/account?card=unreachable`);
    expect(await textOf(page)).toContain('Nothing was charged.');
    expect(await send('/en/do/sign-out', { cookie })).toBe('/en/signed-out');
    await page.goto(demo.address + failure);
    expect(await page.getByRole('alert').innerText()).toContain('does not answer');
  });

  it('the provider asks again for a name that is missing, and says no to what nobody has begun', async () => {
    const page = await arrive('refusing');
    await page.goto(`${demo.address}/en/sign-in`);
    await submit(page, 'sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.locator('#name').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByText('Enter a name, or cancel.').count()).toBe(1);
    await page.goto(`${demo.site.formTargets[0]}/enter/nothing`);
    expect(await page.locator('h1').innerText()).toBe('Something went wrong');
    await page.getByRole('link', { name: 'Back to the site' }).click();
    expect(page.url()).toBe(`${demo.address}/en/`);
    expect(problems.splice(0)).toEqual([expect.stringContaining('422'), expect.stringContaining('400')]);
  });
});

describe('a sign-in that somebody else has used', () => {
  const replace = async (page: Page, name: string, change: (value: string) => string): Promise<void> => {
    const [cookie] = (await page.context().cookies(demo.address)).filter((each) => each.name === name);
    if (!cookie) throw new Error(`there is no ${name}`);
    await page.context().addCookies([{ ...cookie, value: change(cookie.value) }]);
  };
  /** Another secret of the same form. */
  const WRONG = Buffer.alloc(32, 1).toString('base64url');

  it('by the remembered device: all of that user end, and they are told on the next page, once', async () => {
    const page = await member('Stolen', 'agreeing', REMEMBER);
    const thief = await arrive();
    await thief.context().addCookies((await page.context().cookies()).filter(({ name }) => !HANDLES.includes(name)));
    await replace(thief, 'alToken', () => WRONG);
    await thief.goto(`${demo.address}/en/`);
    expect(await thief.locator('.notice').first().innerText()).toContain('Somebody else has used the sign-in');
    await thief.reload();
    expect(await thief.locator('.notice', { hasText: 'Somebody else' }).count()).toBe(0);
    expect(keptOf('Stolen')).toEqual([]);
    await openAccount(page);
    expect(page.url()).toContain('/en/sign-in');
  });

  it('by a handle: what a form asks for is not done, and the answer says why', async () => {
    const page = await member('Reused', 'refusing');
    await openAccount(page);
    await replace(page, 'oAuthRefreshToken', (value) => `${value.split('.')[0]}.${WRONG}`);
    await page.context().clearCookies({ name: 'oAuthAccessToken' });
    await submit(page, 'card');
    expect(await page.locator('.notice').innerText()).toContain('was used twice');
    expect(await page.locator('h1').innerText()).toBe('Sign in');
    expect(await names(page)).toEqual([]);
    expect(await demo.site.features.accounts.cardCheck(userOf('Reused'), now())).toBeUndefined();
    await page.locator('.notice a').click();
    expect(page.url()).toBe(`${demo.address}/en/sign-in?returnTo=%2Fen%2F`);
  });
});

describe('an account that is deleted', () => {
  it('leaves nothing of its user in the database, nothing of theirs in the browser, and all of others', async () => {
    const page = await member('Deleted Person', 'agreeing', REMEMBER);
    await openAccount(page);
    await submit(page, 'card');
    await page.locator('[value=works]').click();
    const { accounts, shop, wheel, store, seals } = demo.site.features;
    const user = userOf('Deleted Person');
    await accounts.keepFavourites(user, ['havnelys'], now());
    const jar = demo.site.consent.jar(new Request(demo.address));
    await shop.begin(jar, { item: 'havnelys', user });
    const seat = jar.use(wheel.seat, { member: user, session: 'session' });
    if (seat) await wheel.spin(store, seals, seat, jar.gate);
    expect(keptOf('Deleted Person')).toEqual([
      'night-stage.card-check',
      'night-stage.credits',
      'night-stage.favourites',
      'promotions.card',
      'promotions.turn',
      'purchase',
      'sign-in',
      'sign-in-device',
    ]);
    await member('Somebody Else', 'refusing');

    await page.locator('summary', { hasText: 'Delete account' }).click();
    const box = page.getByLabel('Yes, delete all of it');
    expect(await box.isChecked()).toBe(false);
    await submit(page, 'delete-account');
    expect(page.url()).toBe(`${demo.address}/en/account`);
    await box.check();
    await submit(page, 'delete-account');
    expect(await page.locator('h1').innerText()).toBe('Your account has been deleted.');
    expect(keptOf('Deleted Person')).toEqual([]);
    expect(keptOf('Somebody Else')).toEqual(['sign-in']);
    expect(await names(page)).toEqual([]);
  });

  it('is not, without the tick, from another site or by a remembered device', async () => {
    const page = await member('Stays', 'agreeing', REMEMBER);
    const cookies = await page.context().cookies(demo.address);
    const send = (form: string, origin: string, names: readonly string[]): Promise<Response> =>
      fetch(`${demo.address}/en/do/delete-account`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          origin,
          'content-type': 'application/x-www-form-urlencoded',
          cookie: cookies
            .filter(({ name }) => names.includes(name))
            .map(({ name, value }) => `${name}=${value}`)
            .join('; '),
        },
        body: form,
      });
    const all = ['consent', ...HANDLES, ...REMEMBERED];
    const answers = [
      await send('', demo.address, all),
      await send('confirmed=on', 'https://evil.example', all),
      await send('confirmed=on', demo.address, ['consent', ...REMEMBERED]),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 403, 303]);
    expect(keptOf('Stays')).toEqual(['sign-in', 'sign-in-device']);
  });
});

describe.each(['no', 'ja'] as const)('axe finds nothing in %s', (language) => {
  const check = async (page: Page): Promise<void> => {
    const options = language === 'no' ? {} : WITHOUT_COLOURS;
    expect([page.url(), await axeFindings(page, undefined, options)]).toEqual([page.url(), []]);
    const tag = language === 'no' ? 'nb' : language;
    expect([page.url(), await page.locator('html').getAttribute('lang')]).toEqual([page.url(), tag]);
  };

  it('on the page of sign-in and at the provider', async () => {
    const page = await arrive(language === 'no' ? 'agreeing' : 'refusing', { bypassCSP: true, locale: language });
    await page.goto(`${demo.address}/${language}/sign-in?because=failed`);
    await check(page);
    await submit(page, 'sign-in');
    await check(page);
    await page.locator('button').first().click();
    await check(page);
    for (const path of ['/enter/nothing', '/session/end/success']) {
      await page.goto(demo.site.formTargets[0] + path);
      await check(page);
    }
    expect(problems.splice(0)).toEqual([expect.stringContaining('422'), expect.stringContaining('400')]);
  });

  it('on the pages of an account, at who checks cards, and where one signs out', async () => {
    const page = await arrive(language === 'no' ? 'agreeing' : 'refusing', { bypassCSP: true, locale: language });
    await haveSignedIn(page, `Axe ${language}`);
    await page.goto(`${demo.address}/${language}/account`);
    await page.locator('.delete summary').click();
    await check(page);
    await submit(page, 'card');
    await check(page);
    await page.locator('main a').click();
    await page.locator('form[action$="/do/sign-out"] button').last().click();
    await check(page);
    await page.locator('button').first().click();
    await check(page);
    await page.goto(`${demo.address}/${language}/account-deleted`);
    await check(page);
  });
});
