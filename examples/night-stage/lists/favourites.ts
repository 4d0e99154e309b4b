import { fill, type Html, html, raw } from '../../../src/render/index.ts';
import { type Artist, artistBySlug } from '../catalogue.ts';
import { actionForm } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';

/** Which artists there are: one that has gone is dropped from every list. */
export const exists = (slug: string): boolean => artistBySlug(slug) !== undefined;

/** The artists of a list, in its order. */
export const artistsOf = (slugs: readonly string[]): readonly Artist[] =>
  slugs.map(artistBySlug).filter((each) => each !== undefined);

/** What a visitor has marked, the newest first: of a member in the account, of a guest in their browser. */
export async function favouritesOf({ jar, site, member, now }: Visit): Promise<readonly string[]> {
  const { accounts, favourites } = site.features;
  return member ? (await accounts.favourites(member.user, now)).filter(exists) : jar.use(favourites.read, { exists });
}

/** Marks an artist or takes the mark away, and leads back to where its button stands. */
export async function changeFavourite(visit: Visit, form: URLSearchParams): Promise<string> {
  const id = form.get('artist') ?? '';
  await (form.get('change') === 'add' ? add(visit, id) : remove(visit, id));
  const place = form.get('place') ?? '';
  return backTo(visit, form) + (/^[a-z0-9-]+$/.test(place) ? `#${place}` : '');
}

async function add(visit: Visit, id: string): Promise<void> {
  const { jar, site, member, now } = visit;
  const { accounts, favourites } = site.features;
  if (!member) jar.use(favourites.add, { id, exists });
  else if (exists(id)) {
    const others = (await favouritesOf(visit)).filter((each) => each !== id);
    await accounts.keepFavourites(member.user, [id, ...others], now);
  }
}

async function remove(visit: Visit, id: string): Promise<void> {
  const { jar, site, member, now } = visit;
  const { accounts, favourites } = site.features;
  if (!member) jar.use(favourites.remove, { id, exists });
  else {
    const others = (await favouritesOf(visit)).filter((each) => each !== id);
    await accounts.keepFavourites(member.user, others, now);
  }
}

/**
 * At sign-in: what the guest had marked goes to the account. It is kept there before the answer takes the guest's copy
 * away, so that a failure in between loses nothing.
 */
export async function mergeFavourites({ jar, site, now }: Visit, user: string): Promise<void> {
  const { accounts, favourites } = site.features;
  const account = await accounts.favourites(user, now);
  const merged = jar.use(favourites.merge, { account, exists });
  const hasMore = merged.some((each) => !account.includes(each));
  if (hasMore) await accounts.keepFavourites(user, merged, now);
}

interface ButtonOptions {
  readonly favourites: readonly string[];
  /** The part of the page that it stands in: where its action leads back to. */
  readonly place?: string;
  /** Whether its text is seen, not only heard. */
  readonly isWide?: boolean;
}

/** Marks an artist, or takes the mark away. */
export function favouriteButton(visit: Visit, artist: Artist, options: ButtonOptions): Html {
  const { favourites, place = '', isWide = false } = options;
  const { addFavourite, removeFavourite } = SITE_STRINGS[visit.language].lists;
  const isMarked = favourites.includes(artist.slug);
  const text = fill(isMarked ? removeFavourite : addFavourite, { name: artist.name });
  const content = html`${heart(isMarked)}<span${isWide ? '' : raw(' class="unseen"')}>${text}</span>`;
  const fields = { artist: artist.slug, change: isMarked ? 'remove' : 'add', place };
  return html`<div class="favourite">${actionForm(visit, 'favourite', content, fields)}</div>`;
}

const HEART =
  'M12 20.5C5 15.5 3 12.2 3 8.9A4.9 4.9 0 0 1 7.9 4c1.7 0 3.2.9 4.1 2.3A4.9 4.9 0 0 1 16.1 4 4.9 4.9 0 0 1 21 8.9c0 3.3-2 6.6-9 11.6Z';

/** Full where something is marked. */
const heart = (isFull: boolean): Html => html`
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path fill="${isFull ? 'currentColor' : 'none'}" stroke="currentColor" stroke-width="1.5" d="${HEART}"/>
  </svg>`;
