import type { FeatureStore } from '../store.ts';

/** Someone who is signed in. */
export interface Member {
  /** Issuer and subject: names them for ever. */
  readonly user: string;
  /** What the provider says to call them. */
  readonly name?: string | undefined;
  /**
   * `provider`: they signed in there in this session. `remembered`: this device was remembered; ask for a sign-in at the
   * provider before what must not be done by whoever sits at it.
   */
  readonly by: 'provider' | 'remembered';
  /** When they signed in, in this session: seconds since 1970. */
  readonly since: number;
}

/** The families under which sign-in keeps what it has to, see {@link FeatureStore}. */
export const UNDER_WAY = 'sign-in-under-way';
export const SIGN_INS = 'sign-in';
export const DEVICES = 'sign-in-device';

/** All that sign-in keeps of a user: every sign-in ends, and every device is forgotten. */
export async function forgetMember(store: FeatureStore, user: string): Promise<void> {
  await store.forget(SIGN_INS, user);
  await store.forget(DEVICES, user);
}
