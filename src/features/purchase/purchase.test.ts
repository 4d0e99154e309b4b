/** Purchases at a payment provider over HTTP, in a site whose consent, clock and store are real. */
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openPaymentService,
  type PaymentService,
  paymentsAt,
} from '../../../examples/night-stage/shop/payment-service.ts';
import { cookieAfter, exampleFile, ORIGIN, type TestServer, testServer } from '../../../test/support/server.ts';
import { type Visitor, visitorOf } from '../../../test/support/visitor.ts';
import type { Registry } from '../../registry/index.ts';
import { loadRegistry } from '../../server/index.ts';
import type { RequestJar } from '../request-jar.ts';
import type { FeatureStore } from '../store.ts';
import { forgetBuyer, forgetPurchase, type PurchaseItem, type Purchases, purchases } from './index.ts';

const RETURN = `${ORIGIN}/paid`;
const SECRET = 'secret-of-site-and-payment-service';
const NOK = (kroner: number) => ({ minorUnits: kroner * 100, currency: 'NOK' });
const KARI = { user: 'https://id.example kari' };
const OLA = { user: 'https://id.example ola' };

let registry: Registry;
beforeAll(async () => {
  registry = await loadRegistry(exampleFile('registry.corrected.yaml'));
});

let server: TestServer;
let payment: PaymentService;
let store: FeatureStore;
let shop: Purchases;
let visitor: Visitor;
let items: Map<string, PurchaseItem>;
let counted: unknown[];

const seconds = (): number => Math.floor(server.time.now / 1000);
const pass = (time: number): void => {
  server.time.now += time * 1000;
};
/** Another browser. */
const another = (): Visitor => visitorOf({ origin: ORIGIN, fetch: site, now: () => server.time.now });

beforeEach(async () => {
  server = await testServer({ registry });
  payment = await openPaymentService({ returnAddress: RETURN, secret: SECRET, now: seconds });
  store = server.consent.features;
  items = new Map(
    [
      { id: 'nord', product: 7, amount: NOK(99) },
      { id: 'nord.half', thing: 'nord', product: 7, amount: NOK(50) },
      { id: 'aurora', product: 8, amount: NOK(49) },
    ].map((each) => [each.id, each]),
  );
  shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => items.get(id) });
  visitor = another();
  counted = [];
});
afterEach(() => payment.stop());

/** The least site that sells: each address is one call, with what the visitor sent and who is signed in. */
async function site(request: Request): Promise<Response> {
  const jar = server.consent.jar(request);
  const { pathname, searchParams } = new URL(request.url);
  const form = Object.fromEntries(request.method === 'POST' ? new URLSearchParams(await request.text()) : searchParams);
  const answer = await (ROUTES[pathname] as Route)(jar, form);
  for (const { kind, data } of jar.events) {
    if (kind === 'conversion') counted.push(data);
    else await forgetPurchase(store, `${data.value}`, jar.gate.now);
  }
  const response = new Response(JSON.stringify(answer ?? null));
  for (const each of jar.setCookie()) response.headers.append('set-cookie', each);
  return response;
}

type Form = Readonly<Record<string, string>>;
type Route = (jar: RequestJar, form: Form) => unknown;
const ROUTES: Readonly<Record<string, Route>> = {
  '/begin': (jar, { item = '', key, user }) => shop.begin(jar, { item, key, user }),
  '/pay': (jar, { key, user, oneClick }) => shop.pay(jar, { key, user, wantsOneClick: oneClick === 'on' }),
  '/paid': (jar, { reference }) => shop.comeBack(jar, reference ?? null),
  '/look': (jar, { user }) => shop.look(jar, { user }),
  '/buy': (jar, { item = '', key = '', user = '' }) => shop.buy(jar, { item, key, user }),
  '/is-paid': (jar, { item = '', user }) => shop.isPaid(jar, { item, user }),
  '/offer': (jar, { user = '' }) => shop.hasOneClick(jar, user),
  '/no-one-click': (jar) => shop.endOneClick(jar),
  '/resume': (jar) => shop.resume(jar),
  '/key': (jar) => shop.newKey(jar),
};

const call = async (path: string, form: Form = {}, of: Visitor = visitor) => JSON.parse((await of.go(path, form)).text);
/** What a visitor does at the provider: pays or says no, and comes back. */
const atProvider = async (address: string, answer: 'pay' | 'decline', of: Visitor = visitor) =>
  JSON.parse((await of.go(address, { answer })).text);
const accept = async (of: Visitor = visitor): Promise<void> => {
  const { cookie } = cookieAfter(await server.choose({ choice: 'accept' }));
  const [name, value] = (cookie as string).split('=') as [string, string];
  of.set({ [name]: value });
};
/** Begins, goes to the provider, pays and comes back. */
const buyByCheckout = async (item: string, form: Form = {}, of: Visitor = visitor) => {
  const { key } = await call('/begin', { item, ...form }, of);
  const { address } = await call('/pay', { key, ...form }, of);
  return atProvider(address, 'pay', of);
};
const names = (of: Visitor = visitor): readonly string[] =>
  Object.keys(of.cookies())
    .filter((each) => each !== 'consent')
    .sort();
const kept = async (): Promise<readonly number[]> => {
  const families = ['purchase', 'purchase-return', 'purchase-one-click'];
  return Promise.all(families.map(async (family) => (await store.all(family, seconds())).length));
};
const BACK = (state: string, item = 'nord', amount = NOK(99)) => ({
  kind: 'back',
  purchase: { id: expect.any(String), item, amount, state, ...(state === 'paid' && { paidAt: seconds() }) },
});

describe('a purchase', () => {
  it('goes from the button over the provider back to the item, with everything refused', async () => {
    expect(await buyByCheckout('nord')).toEqual(BACK('paid'));
    expect(payment.charges).toEqual([{ key: payment.opened[0]?.id, amount: NOK(99) }]);
    expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    expect(await call('/is-paid', { item: 'aurora' })).toBe(false);
    expect(names()).toEqual(['lastSession']);
    expect(counted).toEqual([]);
  });

  it('goes its way where no cookie of it may be kept', async () => {
    const names = { order: 'a', reference: 'b', oneClick: 'c', unlock: 'd', conversion: 'e' };
    shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => items.get(id), names });
    expect(await buyByCheckout('nord', { ...KARI, oneClick: 'on' })).toEqual(BACK('paid'));
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect([visitor.cookies(), await kept(), counted]).toEqual([{}, [1, 0, 0], []]);
  });

  it('is of an item that there is, by its name and never by an address', async () => {
    for (const item of ['', 'none', '__proto__', 'https://evil.example/', '/en/artist/nord', 'x'.repeat(9_000)]) {
      expect(await call('/begin', { item })).toEqual({ kind: 'no-item' });
    }
    const list = Object.fromEntries(items);
    shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => list[id] });
    for (const item of ['__proto__', 'constructor', 'toString']) {
      expect(await call('/begin', { item })).toEqual({ kind: 'no-item' });
    }
    shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => items.get(id) });
    const { key } = await call('/begin', { item: 'nord' });
    items.delete('nord');
    expect(await call('/pay', { key })).toEqual({ kind: 'unknown' });
    expect([payment.opened, await kept()]).toEqual([[], [1, 0, 0]]);
  });

  it('can be declined and tried again, which is another payment and one charge', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    const first = await call('/pay', { key });
    expect(await atProvider(first.address, 'decline')).toEqual(BACK('declined'));
    expect(await call('/is-paid', { item: 'nord' })).toBe(false);
    const second = await call('/pay');
    expect(second.address).not.toBe(first.address);
    expect(await atProvider(second.address, 'pay')).toEqual(BACK('paid'));
    expect([payment.opened.length, payment.charges.length]).toEqual([2, 1]);
  });

  it('goes on where it was in this browser', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    expect(await call('/look')).toMatchObject({ item: 'nord', state: 'begun' });
    const { address } = await call('/pay');
    expect(await call('/look')).toMatchObject({ state: 'paying' });
    expect(await call('/begin', { item: 'nord' })).toMatchObject({ kind: 'begun', key });
    expect(await call('/pay')).toEqual({ kind: 'away', address });
    expect(await call('/begin', { item: 'aurora' })).not.toMatchObject({ key });
    expect(payment.opened).toHaveLength(1);
  });

  it('is seen as paid though its visitor never came back', async () => {
    const { key, purchase } = await call('/begin', { item: 'nord' });
    const { address } = await call('/pay', { key });
    await another().ask(address, { answer: 'pay' });
    expect(await shop.settle(purchase.id, seconds())).toMatchObject({ state: 'paid' });
    expect(await call('/look')).toMatchObject({ state: 'paid' });
    expect(await shop.settle('none', seconds())).toBeUndefined();
  });

  it('that is paid already is not sold again, by whatever button', async () => {
    const { key } = await call('/begin', { item: 'nord', ...KARI });
    const other = await call('/begin', { item: 'nord', key: await call('/key'), ...KARI });
    await buyByCheckout('nord', KARI, another());
    const owned = { item: 'nord', state: 'paid' };
    expect(await call('/pay', { key, ...KARI })).toMatchObject({ kind: 'paid', purchase: owned });
    expect(await call('/pay', { key: other.key, ...KARI })).toMatchObject({ kind: 'paid', purchase: owned });
    expect(await call('/begin', { item: 'nord', ...KARI })).toMatchObject({ kind: 'owned', purchase: owned });
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect(await call('/is-paid', { item: 'nord', ...OLA })).toBe(false);
    expect(payment.charges).toHaveLength(1);
  });

  it('that is paid stays so in its browser when another is begun there, is not sold there again, and is nobody else’s', async () => {
    await buyByCheckout('nord');
    await call('/begin', { item: 'aurora' });
    expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    expect(await call('/is-paid', { item: 'aurora' })).toBe(false);
    expect(await call('/begin', { item: 'nord' })).toMatchObject({ kind: 'owned', purchase: { item: 'nord' } });
    const { key } = await call('/begin', { item: 'aurora' });
    await atProvider((await call('/pay', { key })).address, 'pay');
    for (const item of ['nord', 'aurora']) expect(await call('/is-paid', { item })).toBe(true);
    expect(await call('/is-paid', { item: 'nord' }, another())).toBe(false);
    // Who signs in here has it here; it is not in their account.
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect(await shop.paidBy(KARI.user, seconds())).toEqual([]);
    expect(payment.charges).toHaveLength(2);
  });

  it('of a user is not left behind in a browser, whatever is begun there after they have signed out', async () => {
    await buyByCheckout('nord', KARI);
    await call('/begin', { item: 'aurora' });
    expect(await call('/is-paid', { item: 'nord' })).toBe(false);
    expect(await call('/is-paid', { item: 'nord', ...OLA })).toBe(false);
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
  });

  it.each<[string, Form]>([
    ['a guest', {}],
    ['a user', KARI],
  ])('whose visitor never came back is theirs, though another was begun since: %s', async (_, buyer) => {
    const { key } = await call('/begin', { item: 'nord', ...buyer });
    const { address } = await call('/pay', { key, ...buyer });
    await call('/begin', { item: 'aurora', ...buyer });
    expect(await call('/is-paid', { item: 'nord', ...buyer })).toBe(false);
    await another().ask(address, { answer: 'pay' });
    expect(await call('/is-paid', { item: 'nord', ...buyer })).toBe(true);
    expect(await call('/begin', { item: 'nord', ...buyer })).toMatchObject({ kind: 'owned' });
    expect(payment.charges).toHaveLength(1);
  });

  it('whose charge has arrived and whose answer got lost is not sold again once another was begun', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    payment.lost = 1;
    expect(await call('/buy', { item: 'nord', key: await call('/key'), ...KARI })).toMatchObject({ kind: 'under-way' });
    await call('/begin', { item: 'aurora', key: await call('/key'), ...KARI });
    pass(60);
    expect(await shop.paidBy(KARI.user, seconds())).toMatchObject([{ item: 'nord' }, { item: 'aurora' }]);
    expect(await call('/begin', { item: 'nord', ...KARI })).toMatchObject({ kind: 'owned' });
    expect(payment.charges).toHaveLength(2);
  });

  it('is counted also where its visitor presses the button of the checkout again in its place', async () => {
    await accept();
    const { key } = await call('/begin', { item: 'nord', ...KARI });
    const { address } = await call('/pay', { key, ...KARI });
    await another().ask(address, { answer: 'pay' });
    expect(await call('/pay', { key, ...KARI })).toMatchObject({ kind: 'paid', purchase: { state: 'paid' } });
    expect(counted).toEqual([{ product: 7, ...NOK(99) }]);
  });

  it('that two tabs have begun is paid once, also by who is not signed in', async () => {
    const { key } = await call('/begin', { item: 'nord', key: await call('/key') });
    const other = await call('/begin', { item: 'nord', key: await call('/key') });
    await atProvider((await call('/pay', { key: other.key })).address, 'pay');
    expect(await call('/pay', { key })).toMatchObject({ kind: 'paid', purchase: { state: 'paid' } });
    expect(payment.charges).toHaveLength(1);
  });

  it('that is paid is not begun again by its key, and there is nothing left to go on with', async () => {
    await accept();
    const { key } = await call('/begin', { item: 'nord' });
    const { address } = await call('/pay', { key });
    await atProvider(address, 'pay');
    expect(await call('/begin', { item: 'nord', key })).toMatchObject({ kind: 'owned', purchase: { state: 'paid' } });
    expect(await call('/pay', { key })).toMatchObject({ kind: 'paid' });
    expect(await call('/resume')).toBeNull();
    expect(payment.charges).toHaveLength(1);
  });

  it('of one user is nothing to another, and nothing to who is signed out', async () => {
    const { key } = await call('/begin', { item: 'nord', ...KARI });
    for (const buyer of [OLA, {} as Form]) {
      expect(await call('/pay', { key, ...buyer })).toEqual({ kind: 'unknown' });
      expect(await call('/look', buyer)).toBeNull();
      expect(await call('/begin', { item: 'nord', key, ...buyer })).toEqual({ kind: 'other-order' });
    }
    expect(await call('/pay', { key, ...KARI })).toMatchObject({ kind: 'away' });
  });

  it('that was begun before its visitor signed in is theirs', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    const { address } = await call('/pay', { key, ...KARI });
    await atProvider(address, 'pay');
    expect(await call('/is-paid', { item: 'nord', ...KARI }, another())).toBe(true);
  });

  it('ends after a day, with the provider too', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    const { address } = await call('/pay', { key });
    pass(86_400);
    expect(await call('/look')).toBeNull();
    expect((await visitor.ask(address, { answer: 'pay' })).status).toBe(410);
    expect([await kept(), payment.charges.length]).toEqual([[0, 0, 0], 0]);
  });
});

it('what a user has paid for is listed, the latest first, with the second; and nothing of anybody else', async () => {
  expect(await shop.paidBy(KARI.user, seconds())).toEqual([]);
  const first = seconds();
  await buyByCheckout('nord', KARI);
  pass(60);
  await buyByCheckout('aurora', KARI);
  await buyByCheckout('nord', OLA, another());
  await buyByCheckout('nord', {}, another());
  const { key } = await call('/begin', { item: 'nord', ...OLA }, another());
  await call('/pay', { key, ...OLA }, another());
  expect(await shop.paidBy(KARI.user, seconds())).toEqual([
    { id: expect.any(String), item: 'aurora', amount: NOK(49), state: 'paid', paidAt: first + 60 },
    { id: expect.any(String), item: 'nord', amount: NOK(99), state: 'paid', paidAt: first },
  ]);
  expect(await shop.paidBy(OLA.user, seconds())).toMatchObject([{ item: 'nord', paidAt: first + 60 }]);
  // Nobody's orders are found by an empty name.
  expect(await shop.paidBy('', seconds())).toEqual([]);
});

it('what is paid for is kept for a year, to the second', async () => {
  await buyByCheckout('nord', KARI);
  pass(365 * 86_400 - 1);
  expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
  pass(1);
  expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(false);
});

describe('one key is one order and one charge', () => {
  it('when the button that leads to the provider is pressed fifty times at once', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => call('/pay', { key }, visitor.copy())));
    expect(payment.opened).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'away')).not.toEqual([]);
    expect(answers.filter(({ kind }) => kind !== 'away' && kind !== 'under-way')).toEqual([]);
    expect(await call('/pay', { key })).toMatchObject({ kind: 'away' });
    expect(payment.opened).toHaveLength(1);
  });

  it('when it is begun and bought fifty times at once', async () => {
    await accept();
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const key = await call('/key');
    const press = () => call('/buy', { item: 'nord', key, ...KARI }, visitor.copy());
    const answers = await Promise.all(Array.from({ length: 50 }, press));
    expect(payment.charges.map(({ amount }) => amount)).toEqual([NOK(49), NOK(99)]);
    const kinds = new Set(answers.map(({ kind }) => kind));
    expect(kinds.has('paid') || kinds.has('owned')).toBe(true);
    for (const kind of kinds) expect(['paid', 'owned', 'under-way']).toContain(kind);
    expect(await press()).toMatchObject({ kind: 'owned', purchase: { state: 'paid' } });
    expect(counted).toHaveLength(2);
  });

  it('when a visitor comes back fifty times at once, and is counted once', async () => {
    await accept();
    const { address } = await (async () => call('/pay', await call('/begin', { item: 'nord' })))();
    const back = (await visitor.ask(address, { answer: 'pay' })).headers.get('location') as string;
    const answers = await Promise.all(Array.from({ length: 50 }, async () => (await visitor.copy().go(back)).text));
    expect(answers.map((each) => JSON.parse(each)).filter(({ kind }) => kind === 'back')).toHaveLength(1);
    expect(counted).toEqual([{ product: 7, ...NOK(99) }]);
  });

  it('when the provider has opened a payment and its answer got lost', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    payment.lost = 1;
    expect(await call('/pay', { key })).toEqual({ kind: 'unreachable' });
    const { address } = await call('/pay', { key });
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    expect(payment.charges).toHaveLength(1);
  });

  it('when the provider has charged and its answer got lost', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const form = { item: 'nord', key: await call('/key'), ...KARI };
    payment.lost = 1;
    expect(await call('/buy', form)).toMatchObject({ kind: 'under-way' });
    // Nobody asks again before the first request must be dead.
    pass(59);
    expect(await call('/buy', form)).toMatchObject({ kind: 'under-way' });
    expect(await call('/look', KARI)).toMatchObject({ item: 'nord', state: 'under-way' });
    pass(1);
    expect(await call('/look', KARI)).toMatchObject({ state: 'paid' });
    expect(payment.charges.map(({ amount }) => amount)).toEqual([NOK(49), NOK(99)]);
  });

  it('when the provider cannot be reached: nothing is charged, and it is pressed again later', async () => {
    const { key } = await call('/begin', { item: 'nord' });
    const payments = paymentsAt('http://127.0.0.1:1', SECRET);
    shop = purchases({ store, payments, items: (id) => items.get(id) });
    expect(await call('/pay', { key })).toEqual({ kind: 'unreachable' });
    shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => items.get(id) });
    const { address } = await call('/pay', { key });
    payment.lost = 1;
    expect(await atProvider(address, 'pay')).toEqual(BACK('paying'));
    expect(await call('/look')).toMatchObject({ state: 'paid' });
    expect(payment.charges).toHaveLength(1);
  });

  it('and another item under the same key is refused', async () => {
    const key = await call('/key');
    await call('/begin', { item: 'nord', key });
    expect(await call('/begin', { item: 'aurora', key })).toEqual({ kind: 'other-order' });
    expect(await call('/begin', { item: 'nord', key })).toMatchObject({ kind: 'begun', key });
  });

  it('whatever a visitor does, in whatever order', async () => {
    const actions = ['begin', 'pay', 'accept', 'decline', 'back', 'look', 'buy', 'lose', 'wait'] as const;
    let users = 0;
    const walk = fc.array(fc.constantFrom(...actions), { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const user = `https://id.example ${users++}`;
        const of = another();
        await buyByCheckout('aurora', { user, oneClick: 'on' }, of);
        const before = payment.charges.length;
        const form = { item: 'nord', key: await call('/key', {}, of), user };
        let address = '';
        let back = '';
        const leave = async (answer: string): Promise<void> => {
          if (address) back = (await of.ask(address, { answer })).headers.get('location') ?? back;
        };
        const does: Record<(typeof actions)[number], () => unknown> = {
          begin: () => call('/begin', form, of),
          pay: async () => {
            address = (await call('/pay', form, of)).address ?? address;
          },
          accept: () => leave('pay'),
          decline: () => leave('decline'),
          back: () => back && of.go(back),
          look: () => call('/look', form, of),
          buy: () => call('/buy', form, of),
          lose: () => {
            payment.lost = 1;
          },
          wait: () => pass(60),
        };
        for (const step of steps) await does[step]();
        payment.lost = 0;
        pass(60);
        await call('/look', form, of);
        const charges = payment.charges.length - before;
        expect(charges).toBeLessThanOrEqual(1);
        expect(await call('/is-paid', form, of)).toBe(charges === 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one thing is one charge, whichever tab, device or price it is bought by', () => {
  const newOrder = async (item: string, form: Form = {}, of: Visitor = visitor): Promise<Form> => {
    const { key } = await call('/begin', { item, key: await call('/key'), ...form }, of);
    return { key, ...form };
  };

  it.each<[string, Form]>([
    ['a guest', {}],
    ['a user', KARI],
  ])('when two tabs go to the provider, one after the other: %s', async (_, buyer) => {
    const [one, other] = [await newOrder('nord', buyer), await newOrder('nord', buyer)];
    const { address } = await call('/pay', one);
    expect(await call('/pay', other)).toEqual({ kind: 'away', address });
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    expect(await call('/pay', other)).toMatchObject({ kind: 'paid' });
    expect(await call('/is-paid', { item: 'nord', ...buyer })).toBe(true);
    expect([payment.opened.length, payment.charges.length]).toEqual([1, 1]);
  });

  it.each<[string, Form]>([
    ['a guest', {}],
    ['a user', KARI],
  ])('when ten tabs go to the provider at once: %s', async (_, buyer) => {
    await newOrder('aurora', buyer);
    const orders = await Promise.all(Array.from({ length: 10 }, () => newOrder('nord', buyer, visitor.copy())));
    await Promise.all(orders.map((each) => call('/pay', each, visitor.copy())));
    const answers = await Promise.all(orders.map((each) => call('/pay', each, visitor.copy())));
    expect(new Set(answers.map(({ address }) => address)).size).toBe(1);
    expect(payment.opened).toHaveLength(1);
  });

  it('when ten tabs buy with one click at once', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const keys = await Promise.all(Array.from({ length: 10 }, () => call('/key')));
    const buy = (key: string) => call('/buy', { item: 'nord', key, ...KARI }, visitor.copy());
    const answers = await Promise.all(keys.map(buy));
    expect(answers.filter(({ kind }) => kind === 'paid')).toHaveLength(1);
    for (const { kind } of answers) expect(['paid', 'owned', 'under-way']).toContain(kind);
    for (const key of keys) expect(await buy(key)).toMatchObject({ kind: 'owned' });
    pass(60);
    expect(await shop.paidBy(KARI.user, seconds())).toHaveLength(2);
    expect(payment.charges.map(({ amount }) => amount)).toEqual([NOK(49), NOK(99)]);
  });

  it('when the answer to a charge got lost and another device buys or pays', async () => {
    const device = another();
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    items.set('third', { id: 'third', product: 9, amount: NOK(10) });
    await buyByCheckout('third', { ...KARI, oneClick: 'on' }, device);
    payment.lost = 1;
    const wish = async () => ({ item: 'nord', key: await call('/key'), ...KARI });
    expect(await call('/buy', await wish())).toMatchObject({ kind: 'under-way' });
    expect(await call('/buy', await wish(), device)).toMatchObject({ kind: 'under-way' });
    expect(await call('/pay', await newOrder('nord', KARI, device), device)).toMatchObject({ kind: 'under-way' });
    pass(60);
    expect(await call('/buy', await wish(), device)).toMatchObject({ kind: 'owned' });
    expect(payment.charges).toHaveLength(3);
  });

  it('when its visitor is at the provider and buys with one click, or signs in meanwhile', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const { address } = await call('/pay', await newOrder('nord'));
    expect(await call('/buy', { item: 'nord', key: await call('/key'), ...KARI })).toMatchObject({ kind: 'under-way' });
    expect(await call('/pay', await newOrder('nord', KARI))).toEqual({ kind: 'away', address });
    expect(payment.charges).toHaveLength(1);
  });

  it('at another price: the payment that is open is gone on with, until they say no there', async () => {
    const { address } = await call('/pay', await newOrder('nord', KARI));
    const half = await newOrder('nord.half', KARI, another());
    expect(await call('/pay', half)).toEqual({ kind: 'away', address });
    expect(await atProvider(address, 'decline')).toEqual(BACK('declined'));
    const second = await call('/pay', half);
    expect(await atProvider(second.address, 'pay')).toEqual(BACK('paid', 'nord.half', NOK(50)));
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect(await call('/begin', { item: 'nord', ...KARI })).toMatchObject({ kind: 'owned' });
    expect(payment.charges.map(({ amount }) => amount)).toEqual([NOK(50)]);
  });

  it('also where the site has not said before that both open the same', async () => {
    const half = items.get('nord.half') as PurchaseItem;
    items.set('nord.half', { id: half.id, product: half.product, amount: half.amount });
    await buyByCheckout('nord.half', KARI);
    items.set('nord.half', half);
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect(await call('/begin', { item: 'nord', ...KARI })).toMatchObject({ kind: 'owned' });
  });

  it('and who else buys it is not held up by that, nor led to it', async () => {
    const { address } = await call('/pay', await newOrder('nord', KARI));
    const of = another();
    for (const buyer of [OLA, {}] as const) {
      const other = await call('/pay', await newOrder('nord', buyer, of), of);
      expect(other).toEqual({ kind: 'away', address: expect.not.stringContaining(address) });
    }
    expect(payment.opened).toHaveLength(3);
  });

  it('and a user has at most twenty unpaid orders, of which no page asks the provider more than once for a thing', async () => {
    const first = await newOrder('aurora', KARI);
    const { address } = await call('/pay', first);
    for (let count = 0; count < 30; count++) await newOrder('nord', KARI);
    expect(await kept()).toEqual([20, 1, 0]);
    expect(await call('/pay', first)).toEqual({ kind: 'away', address });
    await call('/pay', await newOrder('nord', KARI));
    const { state, ...others } = paymentsAt(payment.address, SECRET);
    const asked: string[] = [];
    const payments = { ...others, state: (id: string) => state(asked[asked.push(id) - 1] as string) };
    shop = purchases({ store, payments, items: (id) => items.get(id) });
    await shop.paidBy(KARI.user, seconds());
    expect(asked.toSorted()).toEqual(payment.opened.map(({ id }) => id).toSorted());
    expect(asked).toHaveLength(2);
    await newOrder('nord', OLA, another());
    expect((await kept())[0]).toBe(21);
  });

  it('when a request of one of two died before it asked', async () => {
    const [one, other] = [await newOrder('nord', KARI), await newOrder('nord', KARI)];
    const payments = { ...paymentsAt(payment.address, SECRET), open: () => Promise.reject(new Error('died')) };
    shop = purchases({ store, payments, items: (id) => items.get(id) });
    await expect(call('/pay', one)).rejects.toThrow('died');
    shop = purchases({ store, payments: paymentsAt(payment.address, SECRET), items: (id) => items.get(id) });
    expect(await call('/pay', other)).toMatchObject({ kind: 'under-way' });
    pass(60);
    const { address } = await call('/pay', other);
    expect(await call('/pay', one)).toEqual({ kind: 'away', address });
    expect(payment.opened).toHaveLength(1);
  });

  it('when the end of an earlier payment is heard late', async () => {
    const order = await newOrder('nord');
    const first = await call('/pay', order);
    const { promise, resolve } = Promise.withResolvers<void>();
    const payments = paymentsAt(payment.address, SECRET);
    const late = { ...payments, state: async (id: string) => payments.state(id).finally(() => promise) };
    const slow = purchases({ store, payments: late, items: (id) => items.get(id) });
    const [{ key = '' } = {}] = await store.all('purchase', seconds());
    await visitor.ask(first.address, { answer: 'decline' });
    const heard = slow.settle(key, seconds());
    expect(await call('/look')).toMatchObject({ state: 'declined' });
    const { address } = await call('/pay', order);
    resolve();
    expect(await heard).toMatchObject({ state: 'paying' });
    expect(await call('/pay', order)).toEqual({ kind: 'away', address });
  });

  it('and of a payment that is open as long as its order is, whenever that was begun', async () => {
    const order = await newOrder('nord', KARI);
    pass(80_000);
    const { address } = await call('/pay', order);
    pass(85_000);
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
  });

  it('whatever two tabs of a user do, in whatever order and at once', async () => {
    const actions = ['begin', 'pay', 'accept', 'decline', 'look', 'buy', 'lose', 'wait'] as const;
    let users = 0;
    const step = fc.tuple(fc.constantFrom(...actions), fc.nat(1), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const user = `https://id.example two tabs ${users++}`;
        const of = another();
        await buyByCheckout('aurora', { user, oneClick: 'on' }, of);
        const before = payment.charges.length;
        const forms = [
          { item: 'nord', key: await call('/key', {}, of), user },
          { item: 'nord.half', key: await call('/key', {}, of), user },
        ] as const;
        const addresses = new Set<string>();
        const leave = async (answer: string): Promise<void> => {
          for (const address of addresses) await of.ask(address, { answer });
        };
        const pay = async (form: Form): Promise<void> => {
          const { address } = await call('/pay', form, of.copy());
          if (address) addresses.add(address);
        };
        const does: Record<(typeof actions)[number], (form: Form) => unknown> = {
          begin: (form) => call('/begin', form, of),
          pay,
          accept: () => leave('pay'),
          decline: () => leave('decline'),
          look: (form) => call('/look', form, of),
          buy: (form) => call('/buy', form, of.copy()),
          lose: () => {
            payment.lost = 1;
          },
          wait: () => pass(60),
        };
        for (const [action, tab, isBoth] of steps) {
          const tabs = isBoth ? forms : [forms[tab] as Form];
          await Promise.all(tabs.map((form) => does[action](form)));
        }
        payment.lost = 0;
        pass(60);
        const charges = payment.charges.length - before;
        const isPaid = await call('/is-paid', forms[0], of);
        expect(payment.charges.length - before).toBeLessThanOrEqual(1);
        expect(charges).toBeLessThanOrEqual(1);
        expect(isPaid).toBe(payment.charges.length - before === 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('buying with one click', () => {
  it('is there for who asked for it and is signed in, and for nobody else', async () => {
    await buyByCheckout('nord', KARI);
    expect([names(), await call('/offer', KARI)]).toEqual([['lastSession'], false]);
    await buyByCheckout('aurora', { oneClick: 'on' }, another());
    expect(await kept()).toEqual([2, 0, 0]);
    expect(payment.opened.map(({ savesMethod }) => savesMethod)).toEqual([false, false]);
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    expect(names()).toEqual(['lastSession', 'oneclick']);
    expect([await call('/offer', KARI), await call('/offer', OLA)]).toEqual([true, false]);
    expect(await call('/buy', { item: 'nord', key: await call('/key'), ...OLA })).toEqual({ kind: 'not-offered' });
    expect(await call('/buy', { item: 'nord', key: await call('/key'), ...KARI }, another())).toEqual({
      kind: 'not-offered',
    });
    expect(payment.charges).toHaveLength(3);
  });

  it.each<[string, readonly string[], boolean]>([
    ['ticked, then not', ['on', ''], false],
    ['ticked, then not, then ticked', ['on', '', 'on'], true],
    // The provider was not asked to keep anything.
    ['not ticked, then ticked', ['', 'on'], false],
  ])('follows the visitor’s latest wish while they are at the provider: %s', async (_, wishes, isKept) => {
    const { key } = await call('/begin', { item: 'nord', ...KARI });
    const addresses: string[] = [];
    for (const oneClick of wishes) addresses.push((await call('/pay', { key, ...KARI, oneClick })).address);
    expect(new Set(addresses).size).toBe(1);
    expect(await atProvider(addresses[0] as string, 'pay')).toEqual(BACK('paid'));
    expect([await call('/offer', KARI), (await kept())[2]]).toEqual([isKept, Number(isKept)]);
    expect((await store.all('purchase', seconds())).map(({ value }) => value)).toEqual([
      expect.not.stringContaining('method of'),
    ]);
  });

  it('follows it also where the payment is paid, and the visitor has not heard of it', async () => {
    const { key, purchase } = await call('/begin', { item: 'nord', ...KARI });
    const { address } = await call('/pay', { key, ...KARI, oneClick: 'on' });
    await another().ask(address, { answer: 'pay' });
    await shop.settle(purchase.id, seconds());
    expect(await call('/pay', { key, ...KARI })).toMatchObject({ kind: 'paid' });
    expect([await call('/offer', KARI), (await kept())[2]]).toEqual([false, 0]);
  });

  it('is not kept where its cookie is refused by the time that it is paid', async () => {
    // The site's registry may hold it under another name, and for a purpose that can be refused.
    const oneClick = 'listPageFavoriteViewType';
    const payments = paymentsAt(payment.address, SECRET);
    shop = purchases({ store, payments, items: (id) => items.get(id), names: { oneClick } });
    await accept();
    const form = { ...KARI, oneClick: 'on' };
    const { address } = await call('/pay', { ...(await call('/begin', { item: 'nord', ...KARI })), ...form });
    expect(payment.opened).toMatchObject([{ savesMethod: true }]);
    visitor.delete('consent');
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    expect([(await kept())[2], JSON.stringify(await store.all('purchase', seconds()))]).toEqual([
      0,
      expect.not.stringContaining('method of'),
    ]);
  });

  it('charges at once, and tells the provider nothing by which the browser is known', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const key = await call('/key');
    expect(await call('/buy', { item: 'nord', key, ...KARI })).toMatchObject({
      kind: 'paid',
      purchase: { item: 'nord', state: 'paid' },
    });
    expect(await call('/is-paid', { item: 'nord', ...KARI }, another())).toBe(true);
    const [, charge] = payment.charges;
    expect(charge?.key).toMatch(/\.1$/);
    for (const secret of [key, ...Object.values(visitor.cookies())]) expect(charge?.key).not.toContain(secret);
  });

  it('that is declined leads through the checkout, and the order goes on', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    payment.block(payment.opened[0]?.id as string);
    const form = { item: 'nord', key: await call('/key'), ...KARI };
    expect(await call('/buy', form)).toMatchObject({ kind: 'declined', purchase: { state: 'declined' } });
    const { address } = await call('/pay', form);
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    expect(payment.charges).toHaveLength(2);
  });

  it('ends when it is taken back, after a day, and with the session', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const before = visitor.copy();
    await call('/no-one-click');
    expect([names(), (await kept())[2]]).toEqual([['lastSession'], 0]);
    expect(await call('/offer', KARI, before)).toBe(false);
    await buyByCheckout('nord', { ...KARI, oneClick: 'on' });
    const late = visitor.copy();
    visitor.close();
    expect(await call('/offer', KARI)).toBe(false);
    pass(86_399);
    expect(await call('/offer', KARI, late)).toBe(true);
    pass(1);
    expect(await call('/offer', KARI, late)).toBe(false);
  });
});

describe('an unlock that was broken off', () => {
  it('can be gone on with within the hour, to the second', async () => {
    await accept();
    await call('/begin', { item: 'nord' });
    expect(names()).toEqual(['incompleted-unlock', 'lastSession']);
    // Some browsers keep a cookie for longer than they were told.
    const stubborn = visitor.copy();
    stubborn.set({ 'incompleted-unlock': visitor.cookies()['incompleted-unlock'] as string });
    pass(3_599);
    expect(await call('/resume')).toMatchObject({ id: 'nord' });
    pass(1);
    expect(await call('/resume')).toBeNull();
    expect(await call('/resume', {}, stubborn)).toBeNull();
    expect(names(stubborn)).toEqual(['lastSession']);
  });

  it('is not remembered where functionality is refused, and forgotten when that is withdrawn', async () => {
    await call('/begin', { item: 'nord' });
    expect(await call('/resume')).toBeNull();
    await accept();
    await call('/begin', { item: 'nord' });
    visitor.delete('consent');
    expect(await call('/look')).toMatchObject({ item: 'nord', state: 'begun' });
    expect(names()).toEqual(['lastSession']);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/en/artist/nord',
    'javascript:alert(1)',
    '../nord',
    '__proto__',
    'none',
  ])('never leads to %s', async (item) => {
    await accept();
    visitor.set({ 'incompleted-unlock': encodeURIComponent(`${seconds() - 1}.${item}`) });
    expect(await call('/resume')).toBeNull();
    expect(names()).toEqual([]);
  });

  it('is nothing of tomorrow, nor of an item that is gone', async () => {
    await accept();
    visitor.set({ 'incompleted-unlock': `${seconds() + 1}.nord` });
    expect(await call('/resume')).toBeNull();
    await call('/begin', { item: 'nord' });
    items.delete('nord');
    expect(await call('/resume')).toBeNull();
  });

  it('is over when it is paid for', async () => {
    await accept();
    await buyByCheckout('nord');
    expect(await call('/resume')).toBeNull();
    expect(names()).toEqual(['conversion_metric_product_number', 'lastSession']);
  });
});

describe('the reference that a visitor carries to the provider and back', () => {
  /** The address that a visitor who has paid comes back to. */
  const returnAddress = async (): Promise<string> => {
    const { address } = await call('/pay', await call('/begin', { item: 'nord' }));
    return (await visitor.ask(address, { answer: 'pay' })).headers.get('location') as string;
  };
  const go = async (address: string, of: Visitor = visitor) => JSON.parse((await of.go(address)).text);

  it('comes back once', async () => {
    const back = await returnAddress();
    expect(visitor.cookies().tppId).toBe(new URL(back).searchParams.get('reference'));
    expect(await go(back)).toEqual(BACK('paid'));
    expect(names()).toEqual(['lastSession']);
    expect(await go(back)).toEqual({ kind: 'unknown' });
    expect((await kept())[1]).toBe(0);
  });

  it('shows another browser nothing, and the purchase goes on in its own', async () => {
    const back = await returnAddress();
    expect(await go(back, another())).toEqual({ kind: 'elsewhere' });
    expect(await call('/look')).toMatchObject({ state: 'paid' });
    expect(await go(back)).toEqual(BACK('paid'));
  });

  it('proves no payment: the provider says whether there is one', async () => {
    await call('/pay', await call('/begin', { item: 'nord' }));
    const forged = `${RETURN}?reference=${visitor.cookies().tppId}&state=paid`;
    expect(await go(forged)).toEqual(BACK('paying'));
    expect(await call('/is-paid', { item: 'nord' })).toBe(false);
  });

  it('is nothing where nobody gave it', async () => {
    for (const reference of ['', 'x', 'x'.repeat(43), 'x'.repeat(9_000), '%00', '__proto__']) {
      expect(await go(`${RETURN}?reference=${reference}`)).toEqual({ kind: 'unknown' });
    }
    expect(await go(RETURN)).toEqual({ kind: 'unknown' });
  });
});

describe('a purchase is counted', () => {
  it('once, with consent to counting', async () => {
    await accept();
    await buyByCheckout('nord');
    await call('/look');
    expect(counted).toEqual([{ product: 7, ...NOK(99) }]);
    expect(visitor.cookies().conversion_metric_product_number).toBe('7');
  });

  it('not at all without it, and not later either', async () => {
    await buyByCheckout('nord');
    await accept();
    await call('/look');
    expect(counted).toEqual([]);
  });
});

describe('what cookies of a purchase stand for', () => {
  it('is forgotten by what stood in them, and what was paid for stays', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    await call('/pay', await call('/begin', { item: 'nord', ...KARI }).then((each) => ({ ...each, ...KARI })));
    expect(await kept()).toEqual([2, 1, 1]);
    const { lastSession, tppId, oneclick } = visitor.cookies();
    await forgetPurchase(store, oneclick as string, seconds());
    expect(await kept()).toEqual([2, 1, 0]);
    for (const value of [tppId, lastSession]) await forgetPurchase(store, value as string, seconds());
    // What is a user's, or with the provider, no cookie takes away.
    expect(await kept()).toEqual([2, 1, 0]);
    await buyByCheckout('nord', KARI);
    await forgetPurchase(store, visitor.cookies().lastSession as string, seconds());
    expect(await call('/is-paid', { item: 'aurora', ...KARI })).toBe(true);
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
  });

  it('is all gone with its user, and of nobody else', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    await buyByCheckout('aurora', { ...OLA, oneClick: 'on' }, another());
    await forgetBuyer(store, KARI.user);
    expect(await call('/is-paid', { item: 'aurora', ...KARI })).toBe(false);
    expect(await kept()).toEqual([1, 0, 1]);
  });

  it('is forgotten of a guest whose order is not with the provider', async () => {
    await call('/begin', { item: 'nord' });
    await forgetPurchase(store, visitor.cookies().lastSession as string, seconds());
    expect([await kept(), await call('/look')]).toEqual([[0, 0, 0], null]);
  });

  it('is nothing for any hostile value', async () => {
    for (const value of ['', '.', 'null', '%', '__proto__', 'x'.repeat(4_000), '"', 'æ', 'A'.repeat(43)]) {
      const forger = another();
      for (const name of ['lastSession', 'tppId', 'oneclick', 'incompleted-unlock', 'conversion_metric_product_number'])
        forger.set({ [name]: encodeURIComponent(value) });
      expect(await call('/look', {}, forger)).toBeNull();
      expect(await call('/offer', KARI, forger)).toBe(false);
      expect(await call('/pay', {}, forger)).toEqual({ kind: 'unknown' });
      expect(await call('/begin', { item: 'nord', key: value }, forger)).toMatchObject({ kind: 'begun' });
      await forgetPurchase(store, value, seconds());
    }
  });
});

describe('who is forgotten while they are at the provider', () => {
  const forget = async (of: Visitor = visitor): Promise<void> => {
    for (const [name, value] of Object.entries(of.cookies())) {
      await forgetPurchase(store, value, seconds());
      of.delete(name);
    }
  };
  const goToProvider = async (form: Form = {}): Promise<string> => {
    const { key } = await call('/begin', { item: 'nord', ...form });
    return (await call('/pay', { key, ...form })).address;
  };
  const everything = async (): Promise<string> =>
    JSON.stringify(
      await Promise.all(['purchase', 'purchase-return', 'purchase-claim'].map((each) => store.all(each, seconds()))),
    );

  it('has what they pay for when they come back, and nobody else has', async () => {
    await buyByCheckout('aurora');
    const address = await goToProvider();
    await forget();
    expect((await store.all('purchase', seconds())).map(({ value }) => Object.keys(JSON.parse(value)))).toContainEqual(
      expect.not.arrayContaining(['user', 'earlier', 'first']),
    );
    const back = (await visitor.ask(address, { answer: 'pay' })).headers.get('location') as string;
    expect(JSON.parse((await visitor.go(back)).text)).toEqual(BACK('paid'));
    expect(JSON.parse((await visitor.go(back)).text)).toEqual({ kind: 'unknown' });
    expect(JSON.parse((await another().go(back)).text)).toEqual({ kind: 'unknown' });
    expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    expect(await call('/look')).toMatchObject({ item: 'nord', state: 'paid' });
    expect(await call('/begin', { item: 'nord' })).toMatchObject({ kind: 'owned' });
    pass(300 * 86_400);
    expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    expect([payment.charges.length, await kept()]).toEqual([2, [2, 0, 0]]);
  });

  it('keeps what they have bought since', async () => {
    const address = await goToProvider();
    await forget();
    await buyByCheckout('aurora');
    expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
    for (const item of ['nord', 'aurora']) expect(await call('/is-paid', { item })).toBe(true);
  });

  it('has it also where the provider has told the site first, before or after', async () => {
    for (const isBefore of [true, false]) {
      visitor = another();
      const { purchase } = await call('/begin', { item: 'nord' });
      const { address } = await call('/pay');
      if (!isBefore) await forget();
      const back = (await visitor.ask(address, { answer: 'pay' })).headers.get('location') as string;
      expect(await shop.settle(purchase.id, seconds())).toMatchObject({ state: 'paid' });
      if (isBefore) await forget();
      expect(JSON.parse((await visitor.go(back)).text)).toEqual(BACK('paid'));
      expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    }
  });

  it('leaves nothing behind when they say no, or never come back', async () => {
    const address = await goToProvider();
    await forget();
    expect(await atProvider(address, 'decline')).toEqual(BACK('declined'));
    expect(await kept()).toEqual([0, 0, 0]);
    await goToProvider();
    await forget();
    pass(86_400);
    expect(await kept()).toEqual([0, 0, 0]);
  });

  it('has it in their account, where it is a user’s', async () => {
    const address = await goToProvider(KARI);
    await forget();
    expect(await atProvider(address, 'pay')).toEqual({ kind: 'elsewhere' });
    expect(await call('/is-paid', { item: 'nord', ...KARI })).toBe(true);
    expect(payment.charges).toHaveLength(1);
  });

  it.each([false, true])(
    'has it in their browser, where their account is closed: without cookies %s',
    async (isBare) => {
      const address = await goToProvider({ ...KARI, oneClick: 'on' });
      await forgetBuyer(store, KARI.user);
      if (isBare) await forget();
      expect(await everything()).not.toContain(KARI.user);
      expect(await atProvider(address, 'pay')).toEqual(BACK('paid'));
      expect(await call('/is-paid', { item: 'nord' })).toBe(true);
      expect(await call('/is-paid', { item: 'nord', ...KARI }, another())).toBe(false);
      expect(await everything()).not.toMatch(/method of/);
      expect([payment.charges.length, await kept()]).toEqual([1, [1, 0, 0]]);
    },
  );

  it('and has closed their account is charged nothing more; the site can hear what became of it', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    payment.lost = 1;
    const { purchase } = await call('/buy', { item: 'nord', key: await call('/key'), ...KARI });
    await forgetBuyer(store, KARI.user);
    pass(60);
    expect(await call('/look')).toMatchObject({ state: 'under-way' });
    expect(await shop.settle(purchase.id, seconds())).toMatchObject({ state: 'paid' });
    expect(payment.charges).toHaveLength(2);
  });

  it('by an account that is closed while their request asks, is charged for what they have', async () => {
    await buyByCheckout('aurora', { ...KARI, oneClick: 'on' });
    const payments = paymentsAt(payment.address, SECRET);
    const charge: typeof payments.charge = async (request) => {
      await forgetBuyer(store, KARI.user);
      return payments.charge(request);
    };
    shop = purchases({ store, payments: { ...payments, charge }, items: (id) => items.get(id) });
    expect(await call('/buy', { item: 'nord', key: await call('/key'), ...KARI })).toMatchObject({ kind: 'paid' });
    expect(await call('/is-paid', { item: 'nord' })).toBe(true);
    expect(await everything()).not.toContain(KARI.user);
  });
});

describe('purchases are not made with', () => {
  it.each([
    [{ openSeconds: 0 }, 'purchases: openSeconds is 0; give a whole number of seconds, at least 1'],
    [{ names: { order: '' } }, 'purchases.names.order is ""; give a name of letters, digits, "_" or "-"'],
    [
      { names: { order: 'tppId' } },
      'purchases.names.reference and purchases.names.order are both "tppId"; give each its own',
    ],
  ])('%j', (options, message) => {
    const payments = paymentsAt(payment.address, SECRET);
    expect(() => purchases({ store, payments, items: () => undefined, ...options })).toThrow(message);
  });
});
