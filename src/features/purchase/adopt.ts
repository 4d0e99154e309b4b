import { allows } from '../feature.ts';
import type { Jar } from '../jar.ts';
import { digestOf, newSecret } from '../secret.ts';
import type { PurchaseContext } from './options.ts';
import { earlierOf, firstOf, type Order } from './order.ts';
import { addOrder, findOrder, ORDERS } from './orders.ts';

/**
 * Gives what was paid for to who comes back, where they were forgotten in between: their browser has lost the key of the
 * order, and so it gets another one.
 */
export async function adoptOrder(context: PurchaseContext, jar: Jar, order: Order): Promise<Order> {
  const { store, cookies, names } = context;
  const { now, bytes } = jar.gate;
  const { order: held } = jar.use(cookies, { kind: 'read' });
  const isTheirs = held !== undefined && digestOf(held) === order.id;
  if (order.state.kind !== 'paid' || isTheirs || !allows(jar.gate, names.order)) return order;
  const key = newSecret(bytes);
  const before = held === undefined ? undefined : await findOrder(store, digestOf(held), now);
  const adopted = await addOrder(
    context,
    { ...order, ...after(before), id: digestOf(key), isForgotten: undefined },
    now,
  );
  await store.take(ORDERS, order.id, now);
  jar.use(cookies, { kind: 'adopted', order: key });
  return adopted;
}

/** Where a guest has begun another order since, what they had stays with them. */
const after = (before: Order | undefined): Pick<Order, 'earlier' | 'first'> =>
  before && before.user === undefined ? { earlier: earlierOf(before), first: firstOf(before) } : {};
