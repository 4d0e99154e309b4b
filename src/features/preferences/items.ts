import type { EntryName } from '../../decision/index.ts';
import { type Feature, type FeatureWrite, feature, type Gate, type Outcome, type Stored } from '../feature.ts';
import { encodeValue } from '../jar.ts';

/** Which items there still are: what is gone is dropped from each list that is looked at. */
export interface Live {
  readonly exists: (id: string) => boolean;
}

export interface ItemListOptions {
  /** The cookie that keeps the list. */
  readonly cookie?: EntryName;
  /** The most items that are kept. */
  readonly most?: number;
}

/** What a visitor has opened in this session, the newest first, as features. */
export interface RecentlyViewed {
  readonly read: Feature<Live, readonly string[]>;
  /** Puts an item to the front; one that does not exist, or is too long for any cookie, changes nothing. */
  readonly visit: Feature<Live & { readonly id: string }, readonly string[]>;
  readonly clear: Feature<void, readonly string[]>;
}

/** What a visitor who is not signed in has marked in this session, the newest first, as features. */
export interface GuestFavourites {
  readonly read: Feature<Live, readonly string[]>;
  /** Puts an item to the front; one that does not exist, or is too long for any cookie, changes nothing. */
  readonly add: Feature<Live & { readonly id: string }, readonly string[]>;
  readonly remove: Feature<Live & { readonly id: string }, readonly string[]>;
  /**
   * At sign-in: the account's favourites in their order, then the guest's others; the guest's copy is deleted. Keep the
   * value with the account before the answer is sent, so that nothing is lost.
   */
  readonly merge: Feature<Live & { readonly account: readonly string[] }, readonly string[]>;
}

/**
 * The items that were opened in this session.
 *
 * @param options by default the cookie `listPageIds` with 20 items.
 * @throws {Error} for a number of items that is none.
 * @example
 * const history = recentlyViewed();
 * jar.use(history.visit, { id: 'havnelys', exists }); // ['havnelys', …]
 */
export function recentlyViewed({ cookie = 'listPageIds', most = 20 }: ItemListOptions = {}): RecentlyViewed {
  const list = itemList('recentlyViewed', cookie, most);
  return {
    read: list.read,
    visit: list.add,
    clear: feature([cookie], (_, stored) => list.kept(stored, [])),
  };
}

/**
 * The favourites of a visitor who is not signed in.
 *
 * @param options by default the cookie `guest-favorites` with 100 items.
 * @throws {Error} for a number of items that is none.
 * @example
 * const favourites = guestFavourites();
 * jar.use(favourites.add, { id: 'havnelys', exists });
 * const account = jar.use(favourites.merge, { account: ['glasspar'], exists }); // ['glasspar', 'havnelys']
 */
export function guestFavourites({ cookie = 'guest-favorites', most = 100 }: ItemListOptions = {}): GuestFavourites {
  const list = itemList('guestFavourites', cookie, most);
  return {
    read: list.read,
    add: list.add,
    remove: feature([cookie], (_, stored, { id, exists }) =>
      list.kept(
        stored,
        list.itemsIn(stored, exists).filter((each) => each !== id),
      ),
    ),
    merge: feature([cookie], (_, stored, { account, exists }) => ({
      value: unique([...account, ...list.itemsIn(stored, exists)]).filter(exists),
      writes: [{ kind: 'delete', name: cookie }],
    })),
  };
}

interface ItemList {
  readonly read: Feature<Live, readonly string[]>;
  readonly add: Feature<Live & { readonly id: string }, readonly string[]>;
  itemsIn(stored: Stored, exists: Live['exists']): readonly string[];
  kept(stored: Stored, items: readonly string[]): Outcome<readonly string[]>;
}

function itemList(place: string, cookie: EntryName, most: number): ItemList {
  if (!Number.isInteger(most) || most < 1) {
    throw new Error(`${place}: "most" is ${most}; write how many items are kept, a whole number from 1 on`);
  }
  const itemsIn: ItemList['itemsIn'] = (stored, exists) =>
    readItems(stored(cookie) ?? '')
      .filter(exists)
      .slice(0, most);
  const kept: ItemList['kept'] = (stored, items) => {
    const value = writeItems(items);
    return { value: items, writes: value === (stored(cookie) ?? '') ? [] : [writeOf(cookie, value)], events: [] };
  };
  return {
    itemsIn,
    kept,
    read: feature([cookie], (_, stored, { exists }) => kept(stored, itemsIn(stored, exists))),
    add: feature([cookie], (gate, stored, { id, exists }) => {
      const before = itemsIn(stored, exists);
      const isKept = id !== '' && id.isWellFormed() && exists(id) && fits(gate, cookie, [id]);
      return kept(stored, isKept ? fitting(gate, cookie, unique([id, ...before]).slice(0, most)) : before);
    }),
  };
}

/** Lists may show what somebody likes in private: none outlives the session, whatever is declared. */
const writeOf = (name: EntryName, value: string): FeatureWrite =>
  value === '' ? { kind: 'delete', name } : { kind: 'set', name, value, lifetimeSeconds: null };

/** The newest of a list that one cookie holds: each whole. */
function fitting(gate: Gate, name: EntryName, items: readonly string[]): readonly string[] {
  return items.slice(0, items.findLastIndex((_, index) => fits(gate, name, items.slice(0, index + 1))) + 1);
}

/** RFC 6265 6.1: of one cookie a browser keeps at least this many octets of name, value and attributes together. */
const MOST_OCTETS = 4_096;
const ATTRIBUTES = '=; Path=; Max-Age=40000000; Domain=; Secure; HttpOnly; SameSite=Strict; Partitioned';
/** The most that a sealed value has around its text, see `sealer`: name of the key, end, nonce, code. */
const SEAL_OCTETS = 80;

function fits(gate: Gate, name: EntryName, items: readonly string[]): boolean {
  const { entry } = gate.decide({ kind: 'cookie', name });
  const value = writeItems(items);
  // Whether it is sealed no feature knows: it is to fit either way. RFC 4648 section 4: four letters for three octets.
  const sealed = SEAL_OCTETS + Math.ceil((new TextEncoder().encode(value).length * 4) / 3);
  const attributes = name + ATTRIBUTES + (entry?.path ?? '') + (entry?.domain ?? '');
  return attributes.length + Math.max(encodeValue(value).length, sealed) < MOST_OCTETS;
}

/** Items are joined by dots, which a cookie holds as they are; in an item `~1` stands for one and `~0` for `~` (as in RFC 6901). */
const writeItems = (items: readonly string[]): string =>
  items.map((each) => each.replaceAll('~', '~0').replaceAll('.', '~1')).join('.');

/** No text throws: what cannot have been written is no item, and what is longer than a cookie is none at all. */
function readItems(text: string): readonly string[] {
  if (text.length > MOST_OCTETS) return [];
  const items = text.split('.').filter((each) => each !== '' && !/~(?![01])/.test(each) && each.isWellFormed());
  return unique(items.map((each) => each.replaceAll('~1', '.').replaceAll('~0', '~')));
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];
