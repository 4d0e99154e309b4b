import { allows } from '../feature.ts';
import type { Jar } from '../jar.ts';
import { digestOf, newSecret } from '../secret.ts';
import type { PurchaseContext } from './options.ts';
import type { Order } from './order.ts';
import { AGREEMENTS } from './orders.ts';

/** What a visitor has agreed to buy by. */
interface Agreement {
  readonly user: string;
  /** What the provider knows their method by. */
  readonly method: string;
}

/** What this browser may buy by, for the user who agreed to it and for nobody else. */
export async function agreementOf(
  { store, cookies }: PurchaseContext,
  jar: Jar,
  user: string,
): Promise<Agreement | undefined> {
  const { oneClick } = jar.use(cookies, { kind: 'read' });
  const item = oneClick && (await store.get(AGREEMENTS, digestOf(oneClick), jar.gate.now));
  const agreement = item ? (JSON.parse(item.value) as Agreement) : undefined;
  return agreement?.user === user ? agreement : undefined;
}

/** Keeps what a paid order was to keep. @returns what the cookie holds of it. */
export async function keepAgreement(
  { store, limits, names }: PurchaseContext,
  { gate }: Jar,
  { user, state, wantsOneClick }: Order,
): Promise<string | undefined> {
  // Refused since it was asked for, nothing is kept: the cookie is all that it is found by.
  if (!allows(gate, names.oneClick)) return undefined;
  if (!wantsOneClick || user === undefined || state.kind !== 'paid' || state.method === undefined) return undefined;
  const secret = newSecret(gate.bytes);
  const value = JSON.stringify({ user, method: state.method } satisfies Agreement);
  const endsAt = gate.now + limits.oneClickSeconds;
  await store.put(AGREEMENTS, { key: digestOf(secret), subject: user, value, endsAt }, gate.now);
  return secret;
}

export async function endAgreement({ store, cookies }: PurchaseContext, jar: Jar): Promise<void> {
  const { oneClick } = jar.use(cookies, { kind: 'read' });
  if (oneClick) await store.take(AGREEMENTS, digestOf(oneClick), jar.gate.now);
  jar.use(cookies, { kind: 'no-one-click' });
}
