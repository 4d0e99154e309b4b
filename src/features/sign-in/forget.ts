import { digestOf } from '../secret.ts';
import type { FeatureStore } from '../store.ts';
import { DEVICES, SIGN_INS, UNDER_WAY } from './members.ts';

/**
 * Forgets what belongs to a value of one of the cookies of sign-in, as the event `forget` says it: what is under way in a
 * session, a sign-in by its handles, a remembered device by its selector.
 *
 * @param now seconds since 1970.
 */
export async function forgetSignIn(store: FeatureStore, value: string, now: number): Promise<void> {
  const selector = value.split('.')[0] as string;
  await store.forget(UNDER_WAY, digestOf(value));
  await store.take(SIGN_INS, selector, now);
  await store.take(DEVICES, selector, now);
}
