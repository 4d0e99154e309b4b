import type { FeatureItem, FeatureStore } from '../store.ts';
import type { PurchaseContext, PurchaseLimits } from './options.ts';
import { advance, isFree, type Order, type OrderEvent } from './order.ts';

/** The families under which purchases keep what they have to, see {@link FeatureStore}. */
export const ORDERS = 'purchase';
export const RETURNS = 'purchase-return';
export const AGREEMENTS = 'purchase-one-click';
export const CLAIMS = 'purchase-claim';

export const readOrder = ({ value }: FeatureItem): Order => JSON.parse(value) as Order;

/** Keeps a new order. @returns the one that is there, where its key has been used before. */
export async function addOrder({ store, limits }: PurchaseContext, order: Order, now: number): Promise<Order> {
  const { state } = order;
  const endsAt = state.kind === 'paid' ? state.at + limits.keptSeconds : now + limits.openSeconds;
  if (await store.add(ORDERS, itemOf(limits, order, now, endsAt), now)) {
    await removeOldest(store, order, now);
    return order;
  }
  return (await findOrder(store, order.id, now)) ?? order;
}

/** Ours: more than anybody is about to buy. */
const MOST_UNPAID = 20;

/** Of a user's unpaid orders the oldest go; one that is with the provider stays, and so does this one. */
async function removeOldest(store: FeatureStore, { id, user }: Order, now: number): Promise<void> {
  if (user === undefined) return;
  const unpaid = (await store.ofSubject(ORDERS, user, now)).filter((each) => readOrder(each).state.kind !== 'paid');
  const spare = unpaid.filter((each) => each.key !== id && isFree(readOrder(each).state));
  const extra = spare.slice(0, Math.max(0, unpaid.length - MOST_UNPAID));
  await Promise.all(extra.map((each) => endOrder(store, each, now)));
}

/** Ends an order, unless it was moved since it was read: by then it may be with the provider. @returns whether it was not. */
export const endOrder = (store: FeatureStore, { key, value }: FeatureItem, now: number): Promise<boolean> =>
  store.swap(ORDERS, value, { key, subject: key, value: '', endsAt: now }, now);

export async function findOrder(store: FeatureStore, id: string, now: number): Promise<Order | undefined> {
  const item = await store.get(ORDERS, id, now);
  return item && readOrder(item);
}

/** Lets an event happen to an order while it is at the attempt that the event is of: what comes late is of no other. */
export const moveAttempt = (
  context: PurchaseContext,
  { id, attempt }: Order,
  event: OrderEvent,
  now: number,
): Promise<Order | undefined> => moveOrder(context, id, event, now, attempt);

/**
 * Lets an event happen to an order, once.
 *
 * @param attempt where the event is of one attempt, which.
 * @returns the order after it; `undefined` where it may not happen, or there is no such order.
 */
export async function moveOrder(
  context: PurchaseContext,
  id: string,
  event: OrderEvent,
  now: number,
  attempt?: number,
): Promise<Order | undefined> {
  const { store, limits } = context;
  const item = await store.get(ORDERS, id, now);
  const order = item && readOrder(item);
  const next = order && order.attempt === (attempt ?? order.attempt) ? advance(order, event) : undefined;
  if (!item || !next) return undefined;
  const isMoved = await store.swap(ORDERS, item.value, itemOf(limits, next, now, item.endsAt), now);
  // Another request was first: what it made of the order is looked at again.
  return isMoved ? next : moveOrder(context, id, event, now, attempt);
}

/**
 * An order is kept on from when it is paid, and from each attempt; else it ends as it was to. Of a forgotten visitor it is
 * kept for the provider only.
 */
function itemOf(limits: PurchaseLimits, order: Order, now: number, endsAt: number | null): FeatureItem {
  const { id: key, user: subject = key } = order;
  return { key, subject, value: JSON.stringify(order), endsAt: endOf(limits, order, now) ?? endsAt };
}

function endOf(
  { openSeconds, keptSeconds }: PurchaseLimits,
  { state, isForgotten }: Order,
  now: number,
): number | undefined {
  if (isForgotten && isFree(state)) return now;
  if (state.kind === 'paid') return state.isTold ? undefined : now + keptSeconds;
  return (state.kind === 'opening' || state.kind === 'charging') && state.since === now ? now + openSeconds : undefined;
}

/** What another request has made of it. */
export const currentOrder = async ({ store }: PurchaseContext, order: Order, now: number): Promise<Order> =>
  (await findOrder(store, order.id, now)) ?? order;
