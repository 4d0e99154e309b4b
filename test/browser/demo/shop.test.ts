/** The demo's shop as visitors find it: concerts are unlocked by a payment at a service of its own. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeFindings } from '../../support/axe.ts';
import { type Answered, demoSuite } from '../../support/demo.ts';
import { accept, answerBanner, cookieNames, refuse } from '../../support/surfaces.ts';

const SHOP = ['conversion_metric_product_number', 'incompleted-unlock', 'lastSession', 'oneclick', 'tppId'];

const { demo, newcomer, haveAnswered, haveSignedIn, problems } = demoSuite();
let page: Page;
let charged: number;
beforeEach(() => {
  charged = demo.payments.charges.length;
});

async function arrive(options: BrowserContextOptions = {}, as?: Answered): Promise<void> {
  page = await newcomer(options);
  if (as) await haveAnswered(page, as);
}

const goTo = (path: string) => page.goto(demo.address + path);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
/** Waits until the page has come that a button leads to. */
const isAt = (path: string) => page.waitForURL(demo.address + path);
const isAtPayment = () => page.waitForURL((url) => url.origin === demo.payments.address);
/** Texts with plain spaces: a price has none that breaks. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const main = async () => plain(await page.locator('main').innerText());
const buttons = async () => (await page.locator('.play button').allInnerTexts()).map(plain);
/** What the payment service has taken since the test began. */
const charges = () => demo.payments.charges.slice(charged).map(({ amount }) => amount.minorUnits);
const shopCookies = async () => (await cookieNames(page.context())).filter((each) => SHOP.includes(each));
const cookie = async (name: string) => (await page.context().cookies()).find((each) => each.name === name)?.value;

/** From a concert's page through the checkout to the payment service. */
async function toPayment(slug: string, language = 'en'): Promise<void> {
  await goTo(`/${language}/artist/${slug}`);
  await page.locator('.play button').first().click();
  await isAt(`/${language}/checkout/${slug}`);
  await page.locator('main form button').click();
  await isAtPayment();
}

/** Turns the wheel for this browser: it has Happy Hour from now on. */
async function turnWheel(): Promise<void> {
  const { consent, features } = demo.site;
  const jar = consent.jar(new Request(demo.address));
  const seat = jar.use(features.wheel.seat, { session: 'a session' });
  if (!seat) throw new Error('no seat');
  await features.wheel.spin(features.store, features.seals, seat, jar.gate);
  await page
    .context()
    .addCookies([{ name: 'unique_visitor_id', value: jar.get('unique_visitor_id') as string, url: demo.address }]);
}

describe('a guest who refuses everything', () => {
  beforeEach(() => arrive());

  it('unlocks a concert, and only essential cookies are set', async () => {
    await goTo('/en/artist/regnbyen-trio');
    await answerBanner(page, refuse);
    await press('Unlock for NOK 99');
    await isAt('/en/checkout/regnbyen-trio');
    expect(await main()).toMatch(/Checkout\s+Regnbyen Trio\s+NOK 99/);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await press('Go to payment');
    await isAtPayment();
    // In the language of the page, though the browser prefers another one; and so the way back.
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    expect(await main()).toContain('You have unlocked this concert.');
    expect(await page.locator('.play button').count()).toBe(0);
    expect(charges()).toEqual([9_900]);
    expect(await shopCookies()).toEqual(['lastSession']);
    const { entries } = demo.site.consent.registry;
    const essential = entries.filter(({ category }) => category === 'essential').map(({ name }) => name);
    const others = (await cookieNames(page.context())).filter((each) => !essential.includes(each));
    expect(others).toEqual([]);
    // To look at prices is no turn of the wheel.
    expect(await cookie('unique_visitor_id')).toBeUndefined();
  });

  it('keeps the first concert when they unlock a second one, and is not led to pay for it again', async () => {
    await toPayment('regnbyen-trio');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    await toPayment('hoshi-machi');
    await goTo('/en/artist/regnbyen-trio');
    expect(await main()).toContain('You have unlocked this concert.');
    await goTo('/en/checkout/regnbyen-trio');
    await isAt('/en/artist/regnbyen-trio');
    expect(charges()).toEqual([9_900]);
  });

  it('needs no script', async () => {
    await arrive({ javaScriptEnabled: false });
    await toPayment('hoshi-machi', 'no');
    await press('Betal 99 kr');
    await isAt('/no/artist/hoshi-machi');
    expect(await main()).toContain('Du har låst opp denne konserten.');
    expect(charges()).toEqual([9_900]);
  });
});

describe('a guest who accepts', () => {
  // One notice over a page at most: nobody has to be told of their language here.
  beforeEach(() => arrive({ locale: 'en-GB' }));

  it('is led back to what they broke off; it is declined, tried again, and counted', async () => {
    await goTo('/en/artist/hoshi-machi');
    await answerBanner(page, accept);
    await press('Unlock for NOK 99');
    await isAt('/en/checkout/hoshi-machi');
    await goTo('/en/');
    const notice = page.getByRole('complementary', { name: 'Checkout' });
    expect(await notice.innerText()).toContain('You were about to unlock Hoshi Machi.');
    await notice.getByRole('link', { name: 'Go on' }).click();
    await press('Go to payment');
    await press('Decline');
    await isAt('/en/checkout/hoshi-machi?payment=declined');
    expect(await main()).toContain('The payment was declined. Nothing was charged.');
    await press('Go to payment');
    await isAtPayment();
    expect(await shopCookies()).toEqual(['incompleted-unlock', 'lastSession', 'tppId']);
    await press('Pay NOK 99');
    await isAt('/en/artist/hoshi-machi');
    expect(charges()).toEqual([9_900]);
    expect(await shopCookies()).toEqual(['conversion_metric_product_number', 'lastSession']);
    expect(await cookie('conversion_metric_product_number')).toMatch(/^\d+$/);
    await goTo('/en/');
    expect(await page.getByText('You were about to unlock').count()).toBe(0);
  });

  it('closes that notice for good', async () => {
    await haveAnswered(page, 'agreeing');
    await goTo('/en/artist/hoshi-machi');
    await press('Unlock for NOK 99');
    await isAt('/en/checkout/hoshi-machi');
    await goTo('/en/?category=jazz');
    const notice = page.getByRole('complementary', { name: 'Checkout' });
    await notice.getByRole('button', { name: 'Close' }).click();
    await notice.waitFor({ state: 'detached' });
    await isAt('/en/?category=jazz');
    expect(await shopCookies()).toEqual(['lastSession']);
  });
});

describe('a member', () => {
  beforeEach(() => arrive({}, 'agreeing'));

  it('buys with one click once they have ticked it, and by the checkout where that is declined', async () => {
    await haveSignedIn(page, 'Kari');
    await goTo('/en/artist/regnbyen-trio');
    await press('Unlock for NOK 99');
    const tick = page.getByRole('checkbox', { name: 'Next time, let me buy with one click in this browser' });
    expect(await tick.isChecked()).toBe(false);
    await tick.check();
    await press('Go to payment');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    await goTo('/en/artist/hoshi-machi');
    expect(await buttons()).toEqual(['Unlock for NOK 99', 'Buy now for NOK 99']);
    await press('Buy now for NOK 99');
    await page.getByText('You have unlocked this concert.').waitFor();
    await isAt('/en/artist/hoshi-machi');
    expect(charges()).toEqual([9_900, 9_900]);

    // The charge has happened, and its answer got lost: nobody says yet that it is paid, and none may press again.
    await goTo('/en/artist/glasspar');
    demo.payments.lost = 1;
    await press('Buy now for NOK 99');
    await page.getByText('The payment is under way. Please look again in a moment.').waitFor();
    await isAt('/en/artist/glasspar');
    expect(await buttons()).toEqual([]);
    expect(charges()).toEqual([9_900, 9_900, 9_900]);

    for (const { id } of demo.payments.opened) demo.payments.block(id);
    await goTo('/en/artist/solvei-tindlund');
    await press('Buy now for NOK 99');
    await isAt('/en/checkout/solvei-tindlund?payment=declined');
    expect(await main()).toContain('The payment was declined. Nothing was charged.');
    // Who has it already is not asked again.
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await press('Go to payment');
    await press('Pay NOK 99');
    await isAt('/en/artist/solvei-tindlund');
    expect(charges()).toHaveLength(4);
    await goTo('/en/account');
    const unlocked = page.getByRole('region', { name: 'Unlocked concerts' });
    // Nobody asks within a minute what became of the charge whose answer got lost.
    expect((await unlocked.getByRole('link').allInnerTexts()).sort()).toEqual([
      'Hoshi Machi',
      'Regnbyen Trio',
      'Solvei Tindlund',
    ]);
    expect(await shopCookies()).toContain('oneclick');
    await press('Sign out');
    await page.waitForURL((url) => url.pathname !== '/en/account');
    expect(await shopCookies()).not.toContain('oneclick');
    await goTo('/en/artist/solvei-tindlund');
    expect(await buttons()).toEqual(['Unlock for NOK 99']);
  });

  it('who does not tick it goes by the checkout each time', async () => {
    await haveSignedIn(page, 'Ola');
    await toPayment('regnbyen-trio');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    await goTo('/en/artist/hoshi-machi');
    expect(await buttons()).toEqual(['Unlock for NOK 99']);
    expect(await shopCookies()).toEqual(['lastSession']);
  });
});

describe('every other end of a payment has a page with a way on, without a script', () => {
  beforeEach(() => arrive({ javaScriptEnabled: false }));

  it('another browser comes back from it: elsewhere', async () => {
    await toPayment('regnbyen-trio');
    const address = page.url();
    const first = page.context();
    await arrive({ javaScriptEnabled: false });
    await page.goto(address);
    await press('Pay NOK 99');
    await isAt('/en/payment/elsewhere');
    expect(await main()).toContain('This payment was begun in another browser. Go on there.');
    await page.getByRole('link', { name: 'All concerts' }).click();
    await isAt('/en/?category=all');
    const tab = await first.newPage();
    await tab.goto(`${demo.address}/en/artist/regnbyen-trio`);
    expect(await tab.locator('main').innerText()).toContain('You have unlocked this concert.');
  });

  it('the service does not answer: nothing is charged, and the button is there', async () => {
    await goTo('/en/artist/regnbyen-trio');
    await press('Unlock for NOK 99');
    await isAt('/en/checkout/regnbyen-trio');
    demo.payments.lost = 1;
    await press('Go to payment');
    await isAt('/en/checkout/regnbyen-trio?payment=unreachable');
    expect(await main()).toContain('The payment service does not answer. Nothing was charged.');
    await press('Go to payment');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    expect(charges()).toEqual([9_900]);
  });

  it('the service cannot say yet what became of it: under way, until it can', async () => {
    await toPayment('regnbyen-trio');
    // Who comes back asks, and so does the page that they come to: of this browser's order, and whether it is paid.
    demo.payments.lost = 3;
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio?payment=under-way');
    expect(await main()).toContain('The payment is under way. Please look again in a moment.');
    await page.reload();
    expect(await main()).toContain('You have unlocked this concert.');
    expect(await main()).not.toContain('The payment is under way.');
  });

  it('a reference that nobody waits for: unknown; with an order in this browser, that', async () => {
    await goTo(`/paid?reference=${'x'.repeat(43)}&language=en`);
    await isAt('/en/payment/unknown');
    expect(await main()).toContain('This order has ended. Please begin again.');
    await goTo('/paid');
    await isAt('/no/payment/unknown');
    await toPayment('regnbyen-trio');
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    await goTo('/paid?reference=anything&language=de');
    await isAt('/de/artist/regnbyen-trio');
  });

  it('what is paid is not asked again: the service leads back', async () => {
    await toPayment('regnbyen-trio');
    const address = page.url();
    await press('Pay NOK 99');
    await isAt('/en/artist/regnbyen-trio');
    await page.goto(address);
    await isAt('/en/artist/regnbyen-trio');
    expect((await page.goto(`${demo.payments.address}/pay/none?language=no`))?.status()).toBe(410);
    expect(await main()).toContain('Denne bestillingen er avsluttet.');
    expect(problems.splice(0)).toEqual([expect.stringContaining('410')]);
  });

  it('a stranger can neither count payments, nor answer one from another page, nor ask the service as the site does', async () => {
    await toPayment('regnbyen-trio');
    const address = new URL(page.url());
    expect(address.pathname).toMatch(/^\/pay\/[\da-f-]{36}$/);
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' };
    const evil = await fetch(address, { method: 'POST', redirect: 'manual', headers: form, body: 'answer=pay' });
    expect([evil.status, evil.headers.get('location')]).toEqual([403, null]);
    const charge = {
      method: 'POST',
      body: JSON.stringify({ amount: { minorUnits: 1, currency: 'NOK' }, method: 'x' }),
    };
    const check = { method: 'POST', body: JSON.stringify({ language: 'en', returnTo: '/en/' }) };
    const asked: readonly [string, RequestInit?][] = [
      ['/payments', charge],
      [address.pathname.replace('pay', 'payments')],
      ['/charges', charge],
      ['/checks', check],
      ['/checks/none/state'],
    ];
    for (const [path, init] of asked)
      for (const headers of [{}, { authorization: 'Bearer guessed' }]) {
        const { status } = await fetch(demo.payments.address + path, { ...init, headers });
        expect([path, status]).toEqual([path, 401]);
      }
    const evilCheck = { method: 'POST', headers: form, body: 'answer=works' };
    expect((await fetch(`${demo.payments.address}/checks/none`, evilCheck)).status).toBe(403);
    expect(charges()).toEqual([]);
  });

  it('what no page of ours has sent buys nothing, and is no error', async () => {
    const post = (name: string, fields: Record<string, string>, origin = demo.address) =>
      fetch(`${demo.address}/en/do/${name}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
        body: new URLSearchParams(fields),
      });
    for (const name of ['unlock', 'pay', 'buy']) {
      for (const artist of ['', 'nobody', '__proto__', 'x'.repeat(9_000)])
        expect((await post(name, { artist })).status).toBe(404);
      expect((await post(name, { artist: 'hoshi-machi' }, 'https://evil.example')).status).toBe(403);
      expect((await post(name, { artist: 'hoshi-machi', more: 'x'.repeat(20_000) })).status).toBe(413);
    }
    const opened = demo.payments.opened.length;
    // Half the price is not a visitor's to ask for.
    const half = await post('pay', { artist: 'hoshi-machi', item: 'hoshi-machi.half', key: 'none' });
    expect(half.headers.get('location')).toBe('/en/checkout/hoshi-machi');
    expect(demo.payments.opened.length).toBe(opened);
  });
});

describe('while a guest has Happy Hour', () => {
  beforeEach(() => arrive());

  it('every concert is half the price, and unlocked by it all the same', async () => {
    await haveAnswered(page, 'refusing');
    await turnWheel();
    await goTo('/no/artist/hoshi-machi');
    await press('Lås opp for 49,50 kr');
    await press('Gå til betaling');
    await press('Betal 49,50 kr');
    await isAt('/no/artist/hoshi-machi');
    expect(await main()).toContain('Du har låst opp denne konserten.');
    expect(charges()).toEqual([4_950]);
  });

  it('a checkout that shows the old price leads to the new one before anything is paid', async () => {
    await goTo('/en/artist/hoshi-machi');
    await press('Unlock for NOK 99');
    await isAt('/en/checkout/hoshi-machi');
    const opened = demo.payments.opened.length;
    await turnWheel();
    await press('Go to payment');
    await page.getByText('49.50').waitFor();
    await isAt('/en/checkout/hoshi-machi');
    expect(demo.payments.opened.length).toBe(opened);
    await press('Go to payment');
    await press('Pay NOK 49.50');
    await isAt('/en/artist/hoshi-machi');
    expect(charges()).toEqual([4_950]);
  });
});

describe('axe finds nothing', () => {
  it('on a concert, its checkout, the payment and what comes of it', async () => {
    await arrive({ bypassCSP: true, locale: 'en-GB' }, 'agreeing');
    await haveSignedIn(page, 'Axe');
    await goTo('/en/artist/solvei-tindlund');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.play button').first().click();
    await isAt('/en/checkout/solvei-tindlund');
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await page.locator('main form button').click();
    await isAtPayment();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('[value=decline]').click();
    await isAt('/en/checkout/solvei-tindlund?payment=declined');
    expect(await axeFindings(page)).toEqual([]);
    await goTo('/en/?category=jazz');
    expect(await page.locator('.notice .choices').count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('in the dark and in Japanese', async () => {
    await arrive({ bypassCSP: true, colorScheme: 'dark' }, 'refusing');
    await haveSignedIn(page, 'Axe in the dark');
    await goTo('/ja/artist/solvei-tindlund');
    await page.locator('.play button').first().click();
    await isAt('/ja/checkout/solvei-tindlund');
    expect(await page.getByRole('checkbox').count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('main form button').click();
    await isAtPayment();
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('[value=pay]').click();
    await isAt('/ja/artist/solvei-tindlund');
    expect(await axeFindings(page)).toEqual([]);
  });
});
