import { allows } from '../feature.ts';
import type { Jar } from '../jar.ts';
import { digestOf, isSecret, newSecret } from '../secret.ts';
import { adoptOrder } from './adopt.ts';
import { agreementOf, endAgreement, keepAgreement } from './one-click.ts';
import { contextOf, type PurchaseContext, type PurchaseItem, type PurchaseOptions } from './options.ts';
import { attemptKey, earlierOf, firstOf, isOpen, type Order, type OrderEvent } from './order.ts';
import { addOrder, currentOrder, findOrder, moveAttempt, moveOrder, RETURNS } from './orders.ts';
import type { Money } from './payment-provider.ts';
import { askProvider, chargeOrder, claimThing, settleOrder } from './settle.ts';
import {
  type Buyer,
  type HeldOrder,
  heldOrder,
  isFor,
  isPaidOrder,
  itemOf,
  orderOf,
  ordersFor,
  ordersOf,
  settleAll,
} from './visitor-orders.ts';

/** A purchase as the site may show it. */
export interface Purchase {
  /** Names it in a letter or a log; it opens nothing. */
  readonly id: string;
  readonly item: string;
  readonly amount: Money;
  /** `paying`: the visitor is at the provider. `under-way`: the provider is being asked. */
  readonly state: 'begun' | 'paying' | 'under-way' | 'paid' | 'declined';
  /** Of one that is paid: since when, in seconds since 1970. */
  readonly paidAt?: number | undefined;
}

export interface PurchaseWish extends Buyer {
  /** As it came from the visitor. */
  readonly item: string;
  /** From {@link Purchases.newKey}, where a page held one: the same key is the same order. */
  readonly key?: string | undefined;
}

export interface PaymentWish extends Buyer {
  /** From the form of the checkout; absent, the order that the visitor's browser remembers. */
  readonly key?: string | undefined;
  /** The visitor's own tick at 'buy with one click next time', which no page sets for them. */
  readonly wantsOneClick?: boolean;
}

export interface OneClickWish {
  readonly item: string;
  readonly key: string;
  readonly user: string;
}

export type PurchaseBegun =
  | { readonly kind: 'begun' /** For the form of the checkout. */; readonly key: string; readonly purchase: Purchase }
  /** They have it already. */
  | { readonly kind: 'owned'; readonly purchase: Purchase }
  /** There is nothing of that name to buy. */
  | { readonly kind: 'no-item' }
  /** The key is that of an order for something else, or of someone else. */
  | { readonly kind: 'other-order' };

export type PurchasePaying =
  | { readonly kind: 'away' /** Where the visitor pays. */; readonly address: string }
  | { readonly kind: 'paid' | 'under-way'; readonly purchase: Purchase }
  /** The provider does not answer: nothing was charged; let them press again. */
  | { readonly kind: 'unreachable' }
  /** There is no such order, or it is someone else's, or it has ended, or its item is gone. */
  | { readonly kind: 'unknown' };

export type PurchaseBought =
  | { readonly kind: 'paid' | 'under-way' | 'declined'; readonly purchase: Purchase }
  /** Nothing was agreed to: lead them through the checkout. */
  | { readonly kind: 'not-offered' }
  | Exclude<PurchaseBegun, { readonly kind: 'begun' }>;

export type PurchaseReturned =
  | { readonly kind: 'back'; readonly purchase: Purchase }
  /** Another browser has set out; there the purchase goes on. */
  | { readonly kind: 'elsewhere' }
  /** Nobody is expected by this reference, or not any more: show the order by `look`. */
  | { readonly kind: 'unknown' };

/** Purchases at a payment provider. Each call throws only what the store throws. */
export interface Purchases {
  /** A key for a page with a button: however often it is pressed, it is one order. */
  newKey(jar: Jar): string;
  /** Begins an order for an item, or goes on with the one that is there. */
  begin(jar: Jar, wish: PurchaseWish): Promise<PurchaseBegun>;
  /** Leads the visitor to the payment provider. */
  pay(jar: Jar, wish: PaymentWish): Promise<PurchasePaying>;
  /** Takes a visitor who comes back from the provider: what became of the payment the provider says. */
  comeBack(jar: Jar, reference: string | null): Promise<PurchaseReturned>;
  /** The order that this browser remembers, as the provider has it by now. */
  look(jar: Jar, buyer: Buyer): Promise<Purchase | undefined>;
  /** Whether this visitor can buy with one click. */
  hasOneClick(jar: Jar, user: string): Promise<boolean>;
  /** Buys at once, by what the visitor has agreed to. Call it from a POST of the site's own page. */
  buy(jar: Jar, wish: OneClickWish): Promise<PurchaseBought>;
  /** Takes back what was agreed to. */
  endOneClick(jar: Jar): Promise<void>;
  /** Whether an item is paid for, or what else opens the same, as the provider has it by now: by a user, or here. */
  isPaid(jar: Jar, wish: Buyer & { readonly item: string }): Promise<boolean>;
  /**
   * What a user has paid for, as the provider has it by now, the latest first.
   *
   * @param now seconds since 1970.
   */
  paidBy(user: string, now: number): Promise<readonly Purchase[]>;
  /** What the visitor was unlocking within the hour, if there is such an item. */
  resume(jar: Jar): PurchaseItem | undefined;
  /**
   * Looks at an order without its visitor, as when the provider has something to tell.
   *
   * @param id the order's.
   * @param now seconds since 1970.
   */
  settle(id: string, now: number): Promise<Purchase | undefined>;
}

/**
 * Sells items by a payment provider: one order, at most one charge, whatever is pressed twice, lost or refused.
 *
 * @throws {Error} for options that cannot work.
 * @example
 * const shop = purchases({ store: consent.features, payments, items: (id) => catalogue.get(id) });
 * const begun = await shop.begin(consent.jar(request), { item: 'nord', user: member?.user });
 */
export function purchases(options: PurchaseOptions): Purchases {
  const context = contextOf(options);
  return {
    newKey: (jar) => newSecret(jar.gate.bytes),
    begin: async (jar, wish) => (await beginning(context, jar, wish)).begun,
    pay: (jar, wish) => pay(context, jar, wish),
    comeBack: (jar, reference) => comeBack(context, jar, reference ?? ''),
    look: (jar, buyer) => look(context, jar, buyer),
    hasOneClick: async (jar, user) => (await agreementOf(context, jar, user)) !== undefined,
    buy: (jar, wish) => buy(context, jar, wish),
    endOneClick: (jar) => endAgreement(context, jar),
    isPaid: (jar, wish) => isPaid(context, jar, wish),
    paidBy: (user, now) => paidBy(context, user, now),
    resume: (jar) => resume(context, jar),
    settle: (id, now) => settle(context, id, now),
  };
}

function viewOf({ id, item, amount, state }: Order): Purchase {
  if (state.kind === 'paid') return { id, item, amount, state: 'paid', paidAt: state.at };
  return { id, item, amount, state: state.kind === 'opening' || state.kind === 'charging' ? 'under-way' : state.kind };
}

interface Beginning {
  readonly begun: PurchaseBegun;
  /** The order of the buyer that is under way for the same thing. */
  readonly open?: Order | undefined;
}

async function beginning(context: PurchaseContext, jar: Jar, wish: PurchaseWish): Promise<Beginning> {
  const found = itemOf(context, wish.item);
  if (!found) return { begun: { kind: 'no-item' } };
  const held = await heldOrder(context, jar, wish);
  const [paid, open] = await ordersFor(context, jar, found, wish, held);
  if (paid) return { begun: { kind: 'owned', purchase: viewOf(paid) } };
  // At whichever price: it is gone on with until it has an end.
  if (held && open?.id === held.order.id) return { begun: begunWith(context, jar, held.key, open), open };
  const key = keyFor(jar, wish, found, held);
  const order = await addOrder(context, newOrder(key, found, wish, held?.order), jar.gate.now);
  if (order.item !== found.id || !isFor(order, wish)) return { begun: { kind: 'other-order' } };
  if (order.state.kind === 'paid') return { begun: { kind: 'owned', purchase: viewOf(order) } };
  return { begun: begunWith(context, jar, key, order), open };
}

function begunWith({ cookies, limits }: PurchaseContext, jar: Jar, key: string, order: Order): PurchaseBegun {
  const { resumeSeconds } = limits;
  jar.use(cookies, { kind: 'begun', order: key, item: order.item, resumeSeconds });
  return { kind: 'begun', key, purchase: viewOf(order) };
}

/** The key that the page held, else that of the order which this visitor was at, else a new one. */
function keyFor(jar: Jar, { key }: PurchaseWish, { id }: PurchaseItem, held: HeldOrder | undefined): string {
  if (isSecret(key)) return key;
  return held?.order.item === id ? held.key : newSecret(jar.gate.bytes);
}

const newOrder = (
  key: string,
  { id, thing, product, amount }: PurchaseItem,
  { user }: Buyer,
  before: Order | undefined,
): Order => ({
  id: digestOf(key),
  item: id,
  thing,
  product,
  amount,
  user,
  ...(before && { earlier: earlierOf(before), first: firstOf(before) }),
  attempt: 0,
  state: { kind: 'begun' },
});

async function pay(
  context: PurchaseContext,
  jar: Jar,
  { key, user, wantsOneClick }: PaymentWish,
): Promise<PurchasePaying> {
  const { gate } = jar;
  const held = await heldOrder(context, jar, { user });
  const found = key === undefined ? held?.order : await orderOf(context, jar, key, { user });
  if (!found || !itemOf(context, found.item)) return { kind: 'unknown' };
  // Two tabs may have begun two orders for the same.
  const [paid, open] = await ordersFor(context, jar, found, { user }, held);
  const order = paid ?? (isOpen(found.state) ? found : (open ?? found));
  await joinHeld(context, held, order, gate.now);
  if (paid && paid.id !== found.id) return { kind: 'paid', purchase: viewOf(paid) };
  // Kept only for who asked for it, is signed in, and lets the cookie be kept that it is found by.
  const savesMethod = wantsOneClick === true && user !== undefined && allows(gate, context.names.oneClick);
  const endsAt = gate.now + Math.ceil(context.limits.openSeconds * PAYABLE);
  const opening: Opening = {
    kind: 'open',
    now: gate.now,
    reference: newSecret(gate.bytes),
    savesMethod,
    endsAt,
    user,
  };
  return goOn(context, jar, order, opening, held);
}

type Opening = Extract<OrderEvent, { kind: 'open' }>;

/** Ours: a payment ends a little before its order, so that of one in the last minute it can still be heard. */
const PAYABLE = 0.99;

/** Goes on with an order: to a new payment, or to the one that is open. */
async function goOn(
  context: PurchaseContext,
  jar: Jar,
  order: Order,
  opening: Opening,
  held: HeldOrder | undefined,
): Promise<PurchasePaying> {
  const { now } = jar.gate;
  const claimed = await moveOrder(context, order.id, opening, now);
  if (!claimed) {
    // What was ticked before and is not ticked now is not kept.
    await moveOrder(context, order.id, { kind: 'wished', wantsOneClick: opening.savesMethod }, now);
    return leave(context, jar, await settleOrder(context, await currentOrder(context, order, now), now));
  }
  const other = await claimThing(context, claimed, now);
  if (!other) return openPayment(context, jar, claimed);
  await moveAttempt(context, claimed, { kind: 'unopened' }, now);
  await joinHeld(context, held, other, now);
  if (other.state.kind === 'paid') return { kind: 'paid', purchase: viewOf(other) };
  return goOn(context, jar, other, opening, held);
}

/** What goes on in a browser is found by what it remembers, also where the key of another tab has led to it. */
async function joinHeld(
  context: PurchaseContext,
  held: HeldOrder | undefined,
  order: Order,
  now: number,
): Promise<void> {
  if (held) await moveOrder(context, held.order.id, { kind: 'joined', order: order.id }, now);
}

/** Asks the provider for a payment. Only the request that has brought the order to `opening`, and has the claim, does so. */
async function openPayment(context: PurchaseContext, jar: Jar, order: Order): Promise<PurchasePaying> {
  const { now } = jar.gate;
  const { id, amount, state } = order;
  if (state.kind !== 'opening') return leave(context, jar, order);
  const { reference, savesMethod, endsAt } = state;
  const expected = { key: digestOf(reference), subject: id, value: id, endsAt: now + context.limits.openSeconds };
  await context.store.put(RETURNS, expected, now);
  const answer = await context.payments.open({ key: attemptKey(order), amount, reference, savesMethod, endsAt });
  if (answer.kind === 'unreachable') {
    await moveAttempt(context, order, { kind: 'unopened' }, now);
    return answer;
  }
  const opened = await moveAttempt(context, order, answer, now);
  return leave(context, jar, opened ?? (await currentOrder(context, order, now)));
}

/** Sends a visitor to the payment that is open, however often they ask. */
async function leave(context: PurchaseContext, jar: Jar, order: Order): Promise<PurchasePaying> {
  const { state } = order;
  if (state.kind === 'paid') return { kind: 'paid', purchase: await tell(context, jar, order) };
  if (state.kind !== 'paying') return { kind: 'under-way', purchase: viewOf(order) };
  jar.use(context.cookies, { kind: 'left', reference: state.reference });
  return { kind: 'away', address: state.address };
}

async function comeBack(context: PurchaseContext, jar: Jar, reference: string): Promise<PurchaseReturned> {
  const { store, cookies, names } = context;
  const { gate } = jar;
  const key = digestOf(reference);
  const expected = isSecret(reference) ? await store.get(RETURNS, key, gate.now) : undefined;
  const found = expected && (await findOrder(store, expected.value, gate.now));
  if (!found) return { kind: 'unknown' };
  const settled = await settleOrder(context, found, gate.now);
  const held = jar.use(cookies, { kind: 'read' });
  // Where the cookie may not be kept, or was forgotten, the reference in the address is all there is.
  const isByCookie = allows(gate, names.reference) && !settled.isForgotten;
  if (isByCookie && held.reference !== reference) return { kind: 'elsewhere' };
  if (settled.state.kind === 'paying') return { kind: 'back', purchase: viewOf(settled) };
  if (!(await store.take(RETURNS, key, gate.now))) return { kind: 'unknown' };
  jar.use(cookies, { kind: 'returned' });
  const order = settled.isForgotten ? await adoptOrder(context, jar, settled) : settled;
  return { kind: 'back', purchase: await tell(context, jar, order) };
}

async function look(context: PurchaseContext, jar: Jar, buyer: Buyer): Promise<Purchase | undefined> {
  const { order: held } = jar.use(context.cookies, { kind: 'read' });
  const order = await orderOf(context, jar, held, buyer);
  return order && tell(context, jar, await settleOrder(context, order, jar.gate.now));
}

async function buy(context: PurchaseContext, jar: Jar, { item, key, user }: OneClickWish): Promise<PurchaseBought> {
  const { now } = jar.gate;
  const agreement = await agreementOf(context, jar, user);
  if (!agreement) return { kind: 'not-offered' };
  const { begun, open } = await beginning(context, jar, { item, key, user });
  if (begun.kind !== 'begun') return begun;
  const { id } = begun.purchase;
  if (open && open.id !== id) return { kind: 'under-way', purchase: viewOf(open) };
  const claimed = await moveOrder(context, id, { kind: 'charge', now, method: agreement.method, user }, now);
  const order = claimed ? await chargeOrder(context, claimed, now) : await findOrder(context.store, id, now);
  if (!order) return { kind: 'under-way', purchase: begun.purchase };
  const purchase = await tell(context, jar, order);
  const { state } = purchase;
  return { kind: state === 'paid' || state === 'declined' ? state : 'under-way', purchase };
}

/** Tells the visitor's browser of a payment, once: then it is counted, where they allow that. */
async function tell(context: PurchaseContext, jar: Jar, order: Order): Promise<Purchase> {
  const { now } = jar.gate;
  const isFirst = order.state.kind === 'paid' && (await moveOrder(context, order.id, { kind: 'told' }, now));
  if (isFirst) {
    const { item, product, amount } = order;
    const oneClick = await keepAgreement(context, jar, order);
    jar.use(context.cookies, { kind: 'paid', item, product, amount, oneClick });
  }
  return viewOf(order);
}

async function paidBy(context: PurchaseContext, user: string, now: number): Promise<readonly Purchase[]> {
  const settled = await settleAll(context, await ordersOf(context, user, now), now);
  const paid = settled.filter(isPaidOrder).map(viewOf);
  return paid.toSorted((one, other) => (other.paidAt ?? 0) - (one.paidAt ?? 0));
}

async function isPaid(
  context: PurchaseContext,
  jar: Jar,
  { item, ...buyer }: Buyer & { readonly item: string },
): Promise<boolean> {
  const held = await heldOrder(context, jar, buyer);
  const [paid] = await ordersFor(context, jar, itemOf(context, item) ?? { id: item }, buyer, held);
  return paid !== undefined;
}

function resume(context: PurchaseContext, jar: Jar): PurchaseItem | undefined {
  const { cookies, limits } = context;
  const { unlock } = jar.use(cookies, { kind: 'read' });
  if (!unlock) return undefined;
  const age = jar.gate.now - unlock.since;
  const item = age >= 0 && age < limits.resumeSeconds ? itemOf(context, unlock.item) : undefined;
  if (!item) jar.use(cookies, { kind: 'not-resumed' });
  return item;
}

async function settle(context: PurchaseContext, id: string, now: number): Promise<Purchase | undefined> {
  const order = await findOrder(context.store, id, now);
  return order && viewOf(await askProvider(context, order, now));
}
