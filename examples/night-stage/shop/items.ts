import type { PurchaseItem } from '../../../src/features/purchase/index.ts';
import { ARTISTS, type Artist } from '../catalogue.ts';

const PRICE = { minorUnits: 9_900, currency: 'NOK' } as const;
/** Behind the name of an artist: at half the price, for who has Happy Hour. */
const HALF = '.half';

/** What a concert is sold as. Which of the two a visitor gets, the server says and no form. */
export const itemIdOf = ({ slug }: Artist, isHalf: boolean): string => (isHalf ? slug + HALF : slug);

/** The concert that is sold under a name. */
export const artistOf = (id: string): Artist | undefined =>
  ARTISTS.find((artist) => [false, true].some((isHalf) => itemIdOf(artist, isHalf) === id));

/** The site's price list, see `purchases`. */
export function itemOf(id: string): PurchaseItem | undefined {
  const artist = artistOf(id);
  if (!artist) return undefined;
  const minorUnits = id.endsWith(HALF) ? PRICE.minorUnits / 2 : PRICE.minorUnits;
  return { id, thing: artist.slug, product: ARTISTS.indexOf(artist) + 1, amount: { ...PRICE, minorUnits } };
}
