import type { EntryName } from '../../decision/index.ts';
import { type Feature, feature } from '../feature.ts';
import { checkIdentifiersOf, checkList } from './check-list.ts';

export interface CobrandOptions<Brand extends string> {
  /** All brands that there are. The first is the site's own, for whom no other is known of. */
  readonly brands: readonly Brand[];
  /** Default: `cobrandId`. */
  readonly cookie?: EntryName;
}

/**
 * The brand that a visitor sees the site under: the one that they came by, while the session lasts.
 *
 * @returns a feature whose input is the brand that the request asks for, from anywhere: what is none of `brands` is
 *   ignored, and what comes back is always one of them, so that it can name a folder without ever being a path.
 * @throws {Error} for no brands, one that is named twice, and one whose name is not letters, digits, `_` and `-`.
 * @example
 * const brand = jar.use(cobrand({ brands: ['night-stage', 'late-show'] }), url.searchParams.get('brand'));
 */
export function cobrand<const Brand extends string>(
  options: CobrandOptions<Brand>,
): Feature<string | null | undefined, Brand> {
  const { brands, cookie = 'cobrandId' } = options;
  checkList('cobrand', 'brands', brands);
  checkIdentifiersOf('cobrand', 'brands', brands);
  const own = brands[0] as Brand;
  return feature([cookie], (_, stored, asked) => {
    const among = (text: string | null | undefined): Brand | undefined => brands.find((brand) => brand === text);
    const text = stored(cookie);
    const brand = among(asked) ?? among(text) ?? own;
    if (brand === text || (brand === own && text === undefined)) return { value: brand };
    if (brand === own) return { value: brand, writes: [{ kind: 'delete', name: cookie }] };
    return { value: brand, writes: [{ kind: 'set', name: cookie, value: brand, lifetimeSeconds: null }] };
  });
}

/** How much of a page is shown. */
const LAYOUTS = ['full', 'reduced'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface ReducedLayoutOptions<Area extends string> {
  /** The parts of the site that have a reduced layout. */
  readonly areas: readonly Area[];
  /** Default: `lla`. */
  readonly cookie?: EntryName;
}

export interface LayoutInput<Area extends string> {
  readonly area: Area;
  /** The layout that the request asks for there; what is none is ignored. */
  readonly asked?: string | null | undefined;
}

/** Between areas in the cookie: may stand there as it is, and not in an area's name. */
const BETWEEN = '.';

/**
 * The layout of one part of the site. The cookie holds in which parts the visitor has the reduced one, while the session
 * lasts.
 *
 * @throws {Error} for no areas, one that is named twice, and one whose name is not letters, digits, `_` and `-`.
 * @example
 * const layout = jar.use(reducedLayout({ areas: ['list', 'artist'] }), { area: 'list', asked: 'reduced' }); // 'reduced'
 */
export function reducedLayout<const Area extends string>(
  options: ReducedLayoutOptions<Area>,
): Feature<LayoutInput<Area>, Layout> {
  const { areas, cookie = 'lla' } = options;
  checkList('reducedLayout', 'areas', areas);
  checkIdentifiersOf('reducedLayout', 'areas', areas);
  return feature([cookie], (_, stored, { area, asked }) => {
    const text = stored(cookie);
    const kept = new Set(text?.split(BETWEEN));
    const before = kept.has(area) ? 'reduced' : 'full';
    const layout = LAYOUTS.find((each) => each === asked) ?? before;
    const reduced = areas.filter((each) => (each === area ? layout === 'reduced' : kept.has(each)));
    const value = reduced.length === 0 ? undefined : reduced.join(BETWEEN);
    if (value === text) return { value: layout };
    const write =
      value === undefined ? { kind: 'delete' as const } : { kind: 'set' as const, value, lifetimeSeconds: null };
    return { value: layout, writes: [{ ...write, name: cookie }] };
  });
}
