import { type Html, html } from '../../../src/render/index.ts';
import { listAddress } from '../addresses.ts';
import { concerts } from '../catalogue.ts';
import { LIST_ORDERS } from '../features.ts';
import { layoutOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { clubBanner } from '../promotions/notices.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistGrid, type ListOptions } from './artist-grid.ts';
import { favouritesOf } from './favourites.ts';
import { recommendations } from './for-you.ts';
import { hero } from './hero.ts';
import { chosenList } from './list-choice.ts';
import { listTools } from './list-head.ts';
import { ordered } from './order.ts';
import { type Category, categoryName, categoryRow, orderRow, type Pick, pickOf, sizeRow, withQuery } from './picks.ts';
import { smallSections } from './small-sections.ts';

/** The list of concerts: all of them under one that stands out, or those of one category. */
export async function listPage(visit: Visit): Promise<Page> {
  const { language, jar, site, url } = visit;
  const { tagline, lead } = SITE_STRINGS[language];
  const category = pickOf(visit, 'category', 'category');
  const isAll = category.value === 'all';
  const layout = layoutOf(visit, 'list');
  // This is a demo: everybody may try the versions out, `?arm=hero:newest,sections:several`. Elsewhere only staff.
  const forced = url.searchParams.get('arm');
  const { cards } = jar.use(site.features.cardTest, { forced });
  const options = { layout, favourites: await favouritesOf(visit), isPlain: cards.arm === 'plain' };
  const title = isAll ? tagline : categoryName(language, category.value);
  const opening = html`<div class="opening">
    <h1>${title}</h1>${isAll && html`<p>${lead}</p>`}${listTools(visit)}
  </div>`;
  return {
    title,
    place: category.value === 'live' ? 'live' : 'concerts',
    promotes: 'campaigns',
    inLanguage: (other) => withQuery(listAddress(other), visit, ['category', 'order', 'size', 'list']),
    layout,
    main: html`${opening}${isAll && (await front(visit, options, forced))}${list(visit, category, options)}${clubBanner(visit)}`,
  };
}

/** What stands over the list of all concerts. */
async function front(visit: Visit, options: ListOptions, forced: string | null): Promise<Html> {
  const { language, jar, site } = visit;
  const { layout, favourites } = options;
  const { hero: top, sections } = jar.use(site.features.frontTest, { forced });
  return html`
    ${hero(top.arm, { language, layout, list: chosenList(visit) })}
    ${await recommendations(visit, { layout, favourites, count: 8 })}
    ${sections.arm === 'several' && smallSections(visit, options)}`;
}

/** The list itself, as the visitor likes it. */
function list(visit: Visit, category: Pick<Category>, options: ListOptions): Html {
  const { language } = visit;
  const strings = SITE_STRINGS[language];
  const filter = category.value === 'all' ? undefined : category.value;
  const order = pickOf(visit, 'order', 'listOrder');
  const size = pickOf(visit, 'size', 'gridSize');
  const heading = filter
    ? html`<h2 id="concerts" class="unseen">${strings.concerts}</h2>`
    : html`<h2 id="concerts">${strings.allConcerts}</h2>`;
  const artists = ordered(concerts(filter), order.value, language);
  return html`<section class="concerts" aria-labelledby="concerts">
    ${heading}
    ${categoryRow(visit, category)}
    <div class="picks">
      ${orderRow(visit, LIST_ORDERS, order, 'concerts')}
      ${options.layout === 'full' && sizeRow(visit, size, 'concerts')}
    </div>
    ${artistGrid(visit, artists, { ...options, id: 'all', size: size.value })}
  </section>`;
}
