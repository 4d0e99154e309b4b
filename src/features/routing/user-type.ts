import type { EntryName } from '../../decision/index.ts';
import { type Feature, feature } from '../feature.ts';

export interface UserTypeOptions {
  /** Default: `usertype`. */
  readonly cookie?: EntryName;
}

/**
 * Says what kind of visitor this is to what stands in front of the site, such as a cache that has pages of guests and
 * pages of members.
 *
 * @returns a feature whose input is the kind, as the server knows it, from the session and not from the cookie: what the
 *   cookie says is corrected and never believed.
 * @example
 * jar.use(userType(), account ? 'member' : 'guest');
 */
export function userType<Type extends string>({ cookie = 'usertype' }: UserTypeOptions = {}): Feature<Type, Type> {
  return feature([cookie], (_, stored, type) => ({
    value: type,
    writes: stored(cookie) === type ? [] : [{ kind: 'set', name: cookie, value: type, lifetimeSeconds: null }],
  }));
}
