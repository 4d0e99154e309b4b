import type { Layout } from '../../../src/features/routing/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import type { Artist } from '../catalogue.ts';
import type { SIZES } from '../features.ts';
import type { Visit } from '../visit.ts';
import { card } from './card.ts';
import { favouriteButton } from './favourites.ts';
import { chosenList } from './list-choice.ts';

/** What holds for every list of a page. */
export interface ListOptions {
  readonly layout: Layout;
  /** What the visitor has marked. */
  readonly favourites: readonly string[];
  /** Cards that tell nothing but the name. */
  readonly isPlain?: boolean;
}

interface GridOptions extends ListOptions {
  /** Tells it from other lists of the page. */
  readonly id: string;
  readonly size: (typeof SIZES)[number] | 'rows';
}

/** Artists in a grid, each with the button that marks it. */
export function artistGrid(visit: Visit, artists: readonly Artist[], options: GridOptions): Html {
  const { id, layout, size, favourites, isPlain = false } = options;
  const cards = artists.map((artist) => {
    const place = `${id}-${artist.slug}`;
    const below = favouriteButton(visit, artist, { favourites, place });
    return card(artist, { language: visit.language, layout, id: place, isPlain, list: chosenList(visit), below });
  });
  return html`<ul class="grid ${size}">${cards}</ul>`;
}
