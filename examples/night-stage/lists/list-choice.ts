import type { Visit } from '../visit.ts';

/** What the control beside a list says: `popular` wants none that is made of what the visitor has watched. */
export type ListChoice = 'for-you' | 'popular';

/** The query's name for it. */
const NAME = 'list';

/** Which list a visitor has asked for; `undefined` where they have said nothing. */
export function chosenList({ url }: Visit): ListChoice | undefined {
  const value = url.searchParams.get(NAME);
  return value === 'for-you' || value === 'popular' ? value : undefined;
}

/**
 * An address that leads on with the visitor's choice of no list of their own: while they follow links nothing is noted.
 *
 * Ours: a link carries the choice, no cookie does. Who wants no profile would have one more value kept about them, for
 * something that works without; and a list of their own ends for good in the settings, where their consent is.
 */
export function leadOn(address: string, list: ListChoice | undefined): string {
  if (list !== 'popular') return address;
  return `${address}${address.includes('?') ? '&' : '?'}${NAME}=popular`;
}
