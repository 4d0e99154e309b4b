import { fill, html } from '../../../src/render/index.ts';
import { artistAddress, posterAddress, postersAddress } from '../addresses.ts';
import { ARTISTS } from '../catalogue.ts';
import { SNAPSHOT_ORDERS } from '../features.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { listTools } from './list-head.ts';
import { ordered } from './order.ts';
import { orderRow, pickOf, sizeRow, withQuery } from './picks.ts';

/** The pictures of all artists, and nothing else. */
export function postersPage(visit: Visit): Page {
  const { language } = visit;
  const { lists, poster } = SITE_STRINGS[language];
  const order = pickOf(visit, 'order', 'snapshotOrder');
  const size = pickOf(visit, 'size', 'gridSize');
  const pictures = ordered(ARTISTS, order.value, language).map((artist) => {
    const text = fill(poster, { name: artist.name });
    return html`<li class="picture"><a href="${artistAddress(language, artist)}">
      <img src="${posterAddress(artist)}" alt="${text}" width="960" height="540" loading="lazy">
    </a></li>`;
  });
  return {
    title: lists.posters,
    place: 'elsewhere',
    inLanguage: (other) => withQuery(postersAddress(other), visit, ['order', 'size']),
    main: html`<div class="opening"><h1>${lists.posters}</h1>${listTools(visit)}</div>
      <div class="concerts">
        <div class="picks">
          ${orderRow(visit, SNAPSHOT_ORDERS, order)}
          ${sizeRow(visit, size)}
        </div>
        <ul class="grid ${size.value}">${pictures}</ul>
      </div>`,
  };
}
