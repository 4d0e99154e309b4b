import type { Layout } from '../../../src/features/routing/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { listAddress, searchAddress } from '../addresses.ts';
import { layoutOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistGrid } from './artist-grid.ts';
import { countText } from './card.ts';
import { favouritesOf } from './favourites.ts';
import { listTools } from './list-head.ts';
import { pickOf, withQuery } from './picks.ts';
import { found } from './search.ts';

/** What is found for `?q=`. */
export async function searchPage(visit: Visit): Promise<Page> {
  const { language, url } = visit;
  const { search } = SITE_STRINGS[language].lists;
  const query = url.searchParams.get('q')?.trim() ?? '';
  const layout = layoutOf(visit, 'list');
  return {
    title: query ? `${search}: ${query}` : search,
    place: 'elsewhere',
    inLanguage: (other) => withQuery(searchAddress(other), visit, ['q']),
    layout,
    main: html`<div class="opening"><h1>${search}</h1>${listTools(visit, query)}</div>
      ${query !== '' && (await results(visit, query, layout))}`,
  };
}

async function results(visit: Visit, query: string, layout: Layout): Promise<Html> {
  const { language } = visit;
  const { concerts, allConcerts, lists } = SITE_STRINGS[language];
  const artists = found(query, language);
  if (artists.length === 0) {
    return html`<p>${lists.nothingFound}</p>
      <p><a href="${listAddress(language, 'all')}">${allConcerts}</a></p>`;
  }
  const count = countText(artists.length, language);
  const { value: size } = pickOf(visit, 'size', 'gridSize');
  const favourites = await favouritesOf(visit);
  const options = { id: 'found', layout, size, favourites } as const;
  return html`<section class="concerts" aria-labelledby="concerts">
    <h2 id="concerts" class="unseen">${concerts}</h2>
    <p>${fill(lists.found, { count })}</p>
    ${artistGrid(visit, artists, options)}
  </section>`;
}
