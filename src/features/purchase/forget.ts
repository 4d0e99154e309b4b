import { digestOf } from '../secret.ts';
import type { FeatureStore } from '../store.ts';
import { AGREEMENTS, findOrder, ORDERS, RETURNS } from './orders.ts';

/**
 * Forgets what belongs to a value of one of the cookies of a purchase, as the event `forget` says it: an order, the way
 * back to it, what was agreed to. What was paid for stays: it is bought.
 *
 * @param now seconds since 1970.
 */
export async function forgetPurchase(store: FeatureStore, value: string, now: number): Promise<void> {
  const key = digestOf(value);
  const order = await findOrder(store, key, now);
  if (order && order.state.kind !== 'paid') await store.take(ORDERS, key, now);
  await store.take(RETURNS, key, now);
  await store.take(AGREEMENTS, key, now);
}
