import { digestOf } from '../secret.ts';
import type { FeatureItem } from '../store.ts';
import type { PurchaseContext } from './options.ts';
import { attemptKey, firstOf, isOpen, type Order, type OrderEvent, thingOf } from './order.ts';
import { CLAIMS, currentOrder, findOrder, moveAttempt } from './orders.ts';

/**
 * An order as the provider has it by now. Of a visitor who is there it is asked what became of it; a charge whose end is
 * not known is asked for again, under its own key, but not for who was forgotten since.
 */
export async function settleOrder(context: PurchaseContext, order: Order, now: number): Promise<Order> {
  return order.isForgotten && order.state.kind === 'charging' ? order : askProvider(context, order, now);
}

/** The same where the site says that the provider has something to tell. */
export async function askProvider(context: PurchaseContext, order: Order, now: number): Promise<Order> {
  const { state } = order;
  if (state.kind === 'paying') return outcomeOf(context, order, await context.payments.state(state.payment), now);
  if (state.kind !== 'charging') return order;
  const claimed = await moveAttempt(context, order, { kind: 'charge-again', now }, now);
  return claimed ? chargeOrder(context, claimed, now) : currentOrder(context, order, now);
}

/** Charges what an order that is `charging` says. Only the request that has brought it there may do so. */
export async function chargeOrder(context: PurchaseContext, order: Order, now: number): Promise<Order> {
  const { amount, state } = order;
  if (state.kind !== 'charging') return order;
  if (await claimThing(context, order, now))
    return (await moveAttempt(context, order, { kind: 'uncharged' }, now)) ?? order;
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
  return (await moveAttempt(context, order, event, now)) ?? currentOrder(context, order, now);
}

/**
 * Claims what an order opens, for who buys it: a user, or a browser. Only who has claimed it may have money moved. The
 * order has to be `opening` or `charging` by then, so that others see what the claim is for.
 *
 * @returns the order that has it, where another one is under way or paid.
 */
export async function claimThing(context: PurchaseContext, order: Order, now: number): Promise<Order | undefined> {
  const { store } = context;
  const claim = claimOf(context, order, now);
  const there = await store.get(CLAIMS, claim.key, now);
  if (!there && (await store.add(CLAIMS, claim, now))) return undefined;
  const holder = there && (await holderOf(context, there, order, now));
  if (holder) return holder;
  const isOurs = there && (await store.swap(CLAIMS, there.value, claim, now));
  // Another request was first: what it has claimed is looked at again.
  return isOurs ? undefined : claimThing(context, order, now);
}

/** It names the attempt: of an order that tries again and another one that takes over from it, one is first. */
function claimOf({ limits }: PurchaseContext, order: Order, now: number): FeatureItem {
  const { user } = order;
  const buyer = user === undefined ? ['browser', firstOf(order)] : ['user', user];
  const key = digestOf(JSON.stringify([...buyer, thingOf(order)]));
  return { key, subject: user ?? key, value: attemptKey(order), endsAt: now + limits.openSeconds };
}

/** The order that has a claim and needs it, unless it is this one. */
async function holderOf(
  context: PurchaseContext,
  { value }: FeatureItem,
  { id }: Order,
  now: number,
): Promise<Order | undefined> {
  const [other = ''] = value.split('.');
  const found = other === id ? undefined : await findOrder(context.store, other, now);
  const holder = found && (await settleOrder(context, found, now));
  return holder && (isOpen(holder.state) || holder.state.kind === 'paid') ? holder : undefined;
}
