import type { Jar } from '../jar.ts';
import { digestOf, isSecret } from '../secret.ts';
import type { PurchaseContext, PurchaseItem } from './options.ts';
import { isOpen, type Order } from './order.ts';
import { findOrder, ORDERS, readOrder } from './orders.ts';
import { settleOrder } from './settle.ts';

/** Who is buying, as the site knows it from its own sign-in and never from a form. */
export interface Buyer {
  /** Absent for a visitor who is not signed in. */
  readonly user?: string | undefined;
}

/** The site's item of a name, which a visitor may have thought of: what an object has of its own accord is none. */
export function itemOf({ items }: PurchaseContext, name: string): PurchaseItem | undefined {
  const item = items(name);
  return item?.id === name ? item : undefined;
}

/** The order that this visitor was at in this browser, with its key. */
export async function heldOrder(context: PurchaseContext, jar: Jar, buyer: Buyer): Promise<HeldOrder | undefined> {
  const { order: key } = jar.use(context.cookies, { kind: 'read' });
  const order = await orderOf(context, jar, key, buyer);
  return key !== undefined && order ? { key, order } : undefined;
}

export interface HeldOrder {
  readonly key: string;
  readonly order: Order;
}

/** An order that was begun before its visitor signed in is theirs; one of someone else is nobody's. */
export const isFor = (order: Order, { user }: Buyer): boolean => order.user === undefined || order.user === user;

export async function orderOf(
  { store }: PurchaseContext,
  jar: Jar,
  key: string | undefined,
  buyer: Buyer,
): Promise<Order | undefined> {
  const order = isSecret(key) ? await findOrder(store, digestOf(key), jar.gate.now) : undefined;
  return order && isFor(order, buyer) ? order : undefined;
}

/**
 * The orders of a visitor that open something, as a user or in this browser, as the provider has them by now: the one by
 * which they have it, and the one that is under way.
 */
export async function ordersFor(
  context: PurchaseContext,
  { gate }: Jar,
  wanted: { readonly id: string; readonly item?: string; readonly thing?: string | undefined },
  buyer: Buyer,
  held: HeldOrder | undefined,
): Promise<readonly [paid: Order | undefined, open: Order | undefined]> {
  const { item = wanted.id, thing = item } = wanted;
  const bought = buyer.user === undefined ? [] : await ordersOf(context, buyer.user, gate.now);
  const here = held ? [held.order, ...(await earlierOrders(context, held.order, gate.now))] : [];
  // An order from before the site named what its item opens is found by what it names now.
  const opens = (each: Order): string => each.thing ?? itemOf(context, each.item)?.thing ?? each.item;
  const own = [...bought, ...here].filter(
    (each) => isFor(each, buyer) && (each.item === item || opens(each) === thing),
  );
  const settled = await settleAll(context, own, gate.now);
  return [settled.find(isPaidOrder), settled.find(({ state }) => isOpen(state))];
}

export const isPaidOrder = ({ state }: Order): boolean => state.kind === 'paid';

async function earlierOrders(
  { store }: PurchaseContext,
  { earlier = [] }: Order,
  now: number,
): Promise<readonly Order[]> {
  const found = await Promise.all(earlier.map((id) => findOrder(store, id, now)));
  return found.filter((each) => each !== undefined);
}

export const ordersOf = async ({ store }: PurchaseContext, user: string, now: number): Promise<readonly Order[]> =>
  (await store.ofSubject(ORDERS, user, now)).map(readOrder);

/** As the provider has them by now: their visitor may never have come back from it. Each is asked for once. */
export async function settleAll(
  context: PurchaseContext,
  orders: readonly Order[],
  now: number,
): Promise<readonly Order[]> {
  const each = new Map(orders.map((order) => [order.id, order])).values();
  return Promise.all([...each].map((order) => settleOrder(context, order, now)));
}
