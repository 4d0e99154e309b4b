import type { Layout } from '../../../src/features/routing/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { favouritesAddress } from '../addresses.ts';
import { FAVOURITE_ORDERS } from '../features.ts';
import { layoutOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistGrid } from './artist-grid.ts';
import { artistsOf, favouritesOf } from './favourites.ts';
import { listTools } from './list-head.ts';
import { ordered } from './order.ts';
import { orderRow, pickOf, viewRow, withQuery } from './picks.ts';

/** What the visitor has marked. */
export async function favouritesPage(visit: Visit): Promise<Page> {
  const { language, member } = visit;
  const { lists } = SITE_STRINGS[language];
  const favourites = await favouritesOf(visit);
  const layout = layoutOf(visit, 'list');
  return {
    title: lists.favourites,
    place: 'elsewhere',
    inLanguage: (other) => withQuery(favouritesAddress(other), visit, ['order', 'view']),
    layout,
    main: html`<div class="opening">
        <h1>${lists.favourites}</h1>
        ${!member && html`<p>${lists.favouritesEnd}</p>`}
        ${listTools(visit)}
      </div>
      ${favourites.length > 0 ? marked(visit, favourites, layout) : html`<p>${lists.noFavourites}</p>`}`,
  };
}

function marked(visit: Visit, favourites: readonly string[], layout: Layout): Html {
  const { language } = visit;
  const { concerts } = SITE_STRINGS[language];
  const order = pickOf(visit, 'order', 'favouriteOrder');
  const view = pickOf(visit, 'view', 'favouriteView');
  const size = pickOf(visit, 'size', 'gridSize').value;
  const isRows = view.value === 'rows';
  const options = isRows ? ({ layout: 'reduced', size: 'rows' } as const) : { layout, size };
  const artists = ordered(artistsOf(favourites), order.value, language);
  return html`<section class="concerts" aria-labelledby="concerts">
    <h2 id="concerts" class="unseen">${concerts}</h2>
    <div class="picks">
      ${orderRow(visit, FAVOURITE_ORDERS, order)}
      ${viewRow(visit, view)}
    </div>
    ${artistGrid(visit, artists, { id: 'favourite', favourites, ...options })}
  </section>`;
}
