import type { FeatureItem, FeatureStore } from '../store.ts';
import type { PurchaseContext, PurchaseLimits } from './options.ts';
import { advance, attemptKey, type Order, type OrderEvent } from './order.ts';

/** The families under which purchases keep what they have to, see {@link FeatureStore}. */
export const ORDERS = 'purchase';
export const RETURNS = 'purchase-return';
export const AGREEMENTS = 'purchase-one-click';

/** All that purchases keep of a user: orders, paid or not, and what was agreed to. */
export async function forgetBuyer(store: FeatureStore, user: string): Promise<void> {
  await store.forget(ORDERS, user);
  await store.forget(AGREEMENTS, user);
}

export const readOrder = ({ value }: FeatureItem): Order => JSON.parse(value) as Order;

/** Keeps a new order. @returns the one that is there, where its key has been used before. */
export async function addOrder({ store, limits }: PurchaseContext, order: Order, now: number): Promise<Order> {
  if (await store.add(ORDERS, itemOf(limits, order, now, now + limits.openSeconds), now)) return order;
  return (await findOrder(store, order.id, now)) ?? order;
}

export async function findOrder(store: FeatureStore, id: string, now: number): Promise<Order | undefined> {
  const item = await store.get(ORDERS, id, now);
  return item && readOrder(item);
}

/**
 * Lets an event happen to an order, once.
 *
 * @returns the order after it; `undefined` where it may not happen, or there is no such order.
 */
export async function moveOrder(
  context: PurchaseContext,
  id: string,
  event: OrderEvent,
  now: number,
): Promise<Order | undefined> {
  const { store, limits } = context;
  const item = await store.get(ORDERS, id, now);
  const next = item && advance(readOrder(item), event);
  if (!item || !next) return undefined;
  const isMoved = await store.swap(ORDERS, item.value, itemOf(limits, next, now, item.endsAt), now);
  // Another request was first: what it made of the order is looked at again.
  return isMoved ? next : moveOrder(context, id, event, now);
}

/** An order that is paid is kept from then on; until then it ends as it was to. */
function itemOf({ keptSeconds }: PurchaseLimits, order: Order, now: number, endsAt: number | null): FeatureItem {
  const isNew = order.state.kind === 'paid' && !order.state.isTold;
  const { id: key, user: subject = key } = order;
  return { key, subject, value: JSON.stringify(order), endsAt: isNew ? now + keptSeconds : endsAt };
}

/**
 * An order as the provider has it by now. Of a visitor who is there it is asked what became of it; a charge whose end is
 * not known is asked for again, under its own key.
 */
export async function settleOrder(context: PurchaseContext, order: Order, now: number): Promise<Order> {
  const { state } = order;
  if (state.kind === 'paying') return outcomeOf(context, order, await context.payments.state(state.payment), now);
  if (state.kind !== 'charging') return order;
  const claimed = await moveOrder(context, order.id, { kind: 'charge', now, method: state.method }, now);
  return claimed ? chargeOrder(context, claimed, now) : currentOrder(context, order, now);
}

/** Charges what an order that is `charging` says. Only the request that has brought it there may do so. */
export async function chargeOrder(context: PurchaseContext, order: Order, now: number): Promise<Order> {
  if (order.state.kind !== 'charging') return order;
  const { amount, state } = order;
  const answer = await context.payments.charge({ key: attemptKey(order), amount, method: state.method });
  return outcomeOf(context, order, answer, now);
}

async function outcomeOf(
  context: PurchaseContext,
  order: Order,
  answer: Awaited<ReturnType<PurchaseContext['payments']['state']>>,
  now: number,
): Promise<Order> {
  if (answer.kind === 'pending' || answer.kind === 'unreachable') return order;
  const event: OrderEvent = answer.kind === 'paid' ? { ...answer, now } : answer;
  return (await moveOrder(context, order.id, event, now)) ?? currentOrder(context, order, now);
}

/** What another request has made of it. */
export const currentOrder = async ({ store }: PurchaseContext, order: Order, now: number): Promise<Order> =>
  (await findOrder(store, order.id, now)) ?? order;
