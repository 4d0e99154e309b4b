import type { Layout } from '../../../src/features/routing/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { historyAddress } from '../addresses.ts';
import { actionForm } from '../controls.ts';
import { HISTORY_ORDERS } from '../features.ts';
import { layoutOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';
import { artistGrid } from './artist-grid.ts';
import { artistsOf, exists, favouritesOf } from './favourites.ts';
import { listTools } from './list-head.ts';
import { ordered } from './order.ts';
import { orderRow, pickOf, withQuery } from './picks.ts';

/** What the visitor has opened in this session. */
export async function historyPage(visit: Visit): Promise<Page> {
  const { language, jar, site } = visit;
  const { lists } = SITE_STRINGS[language];
  const opened = jar.use(site.features.history.read, { exists });
  const layout = layoutOf(visit, 'list');
  return {
    title: lists.history,
    place: 'elsewhere',
    inLanguage: (other) => withQuery(historyAddress(other), visit, ['order']),
    layout,
    main: html`<div class="opening"><h1>${lists.history}</h1>${listTools(visit)}</div>
      ${opened.length > 0 ? await remembered(visit, opened, layout) : html`<p>${lists.noHistory}</p>`}`,
  };
}

async function remembered(visit: Visit, opened: readonly string[], layout: Layout): Promise<Html> {
  const { language } = visit;
  const { concerts, lists } = SITE_STRINGS[language];
  const order = pickOf(visit, 'order', 'historyOrder');
  const size = pickOf(visit, 'size', 'gridSize').value;
  const favourites = await favouritesOf(visit);
  const options = { id: 'opened', layout, size, favourites } as const;
  return html`<section class="concerts" aria-labelledby="concerts">
    <h2 id="concerts" class="unseen">${concerts}</h2>
    <div class="picks">
      ${orderRow(visit, HISTORY_ORDERS, order)}
      ${actionForm(visit, 'clear-history', lists.clearHistory)}
    </div>
    ${artistGrid(visit, ordered(artistsOf(opened), order.value, language), options)}
  </section>`;
}

export function clearHistory(visit: Visit, form: URLSearchParams): string {
  visit.jar.use(visit.site.features.history.clear, undefined);
  return backTo(visit, form);
}
