import { digestOf } from '../secret.ts';
import type { FeatureItem, FeatureStore } from '../store.ts';
import { isOpen, type OrderState, withoutVisitor } from './order.ts';
import { AGREEMENTS, CLAIMS, endOrder, findOrder, ORDERS, RETURNS, readOrder } from './orders.ts';

/**
 * Forgets what belongs to a value of one of the cookies of a purchase, as the event `forget` says it: an order, the way
 * back to it, what was agreed to. What was paid for stays: it is bought. So does what belongs to a user: no cookie takes
 * it from them. What is with the provider stays without what names the visitor, so that nobody pays for nothing.
 *
 * @param now seconds since 1970.
 */
export async function forgetPurchase(store: FeatureStore, value: string, now: number): Promise<void> {
  const key = digestOf(value);
  await forgetGuestOrder(store, key, now);
  await forgetReturn(store, key, now);
  await store.take(AGREEMENTS, key, now);
}

async function forgetGuestOrder(store: FeatureStore, id: string, now: number): Promise<void> {
  const item = await store.get(ORDERS, id, now);
  const order = item && readOrder(item);
  if (!item || !order || order.user !== undefined || (order.state.kind === 'paid' && order.state.isTold)) return;
  if (!(await forgetOrder(store, item, isAwaited(order.state), now))) await forgetGuestOrder(store, id, now);
}

async function forgetReturn(store: FeatureStore, key: string, now: number): Promise<void> {
  const expected = await store.get(RETURNS, key, now);
  const order = expected && (await findOrder(store, expected.value, now));
  if (!order || !isAwaited(order.state)) await store.take(RETURNS, key, now);
}

/** Whether somebody may come back to it from the provider. */
const isAwaited = (state: OrderState): boolean => isOpen(state) || (state.kind === 'paid' && !state.isTold);

/**
 * All that purchases keep of a user: orders, paid or not, and what was agreed to. What is with the provider stays without
 * what names them, until that has said how it ended.
 */
export async function forgetBuyer(store: FeatureStore, user: string): Promise<void> {
  await forgetOrdersOf(store, user);
  await store.forget(AGREEMENTS, user);
  await store.forget(CLAIMS, user);
}

/** Before anything ends: what has ended is forgotten too. */
const EVER = 0;

async function forgetOrdersOf(store: FeatureStore, user: string): Promise<void> {
  const items = user === '' ? [] : await store.ofSubject(ORDERS, user, EVER);
  for (const item of items) await forgetOrder(store, item, isOpen(readOrder(item).state), EVER);
  // What another request has moved meanwhile is still there.
  if (items.length > 0) await forgetOrdersOf(store, user);
}

/** Ends an order, or keeps what is needed of it, unless it was moved since it was read. @returns whether it was not. */
function forgetOrder(store: FeatureStore, item: FeatureItem, isNeeded: boolean, now: number): Promise<boolean> {
  if (!isNeeded) return endOrder(store, item, now);
  const { key, value, endsAt } = item;
  const kept = { key, subject: key, value: JSON.stringify(withoutVisitor(readOrder(item))), endsAt };
  return store.swap(ORDERS, value, kept, now);
}
