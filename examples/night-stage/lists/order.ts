import type { Language } from '../../../src/registry/index.ts';
import { htmlLanguage } from '../../../src/render/index.ts';
import { type Artist, byPopularity } from '../catalogue.ts';
import type { SiteStrings } from '../strings/strings.ts';

type Order = keyof SiteStrings['lists']['orders'];

/** Artists in an order; `latest` is the one in which they come, the latest first. */
export function ordered(artists: readonly Artist[], order: Order, language: Language): readonly Artist[] {
  const names = new Intl.Collator(htmlLanguage(language));
  const orders: Readonly<Record<Order, (one: Artist, other: Artist) => number>> = {
    popular: byPopularity,
    name: (one, other) => names.compare(one.name, other.name),
    newest: (one, other) => other.sinceYear - one.sinceYear,
    shortest: (one, other) => one.minutes - other.minutes,
    latest: () => 0,
  };
  return artists.toSorted(orders[order]);
}
