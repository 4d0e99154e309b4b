import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html, raw } from '../../../src/render/index.ts';
import { artistAddress, listAddress, posterAddress } from '../addresses.ts';
import { biography } from '../biography.ts';
import { type Artist, concerts, FILTERS, type Filter } from '../catalogue.ts';
import { layoutOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistFacts, type CardOptions, card, liveBadge } from './card.ts';

/** The list of concerts: all of them under what is live now, or those of one filter. */
export function listPage(visit: Visit): Page {
  const { language, url } = visit;
  const filter = filterOf(url.searchParams.get('category'));
  const layout = layoutOf(visit, 'list');
  const { tagline } = SITE_STRINGS[language];
  const title = filter ? filterName(language, filter) : tagline;
  return {
    title,
    place: filter === 'live' ? 'live' : 'concerts',
    main: html`${filter ? html`<h1>${title}</h1>` : opening(language)}${grid({ language, layout }, filter)}`,
    inLanguage: (other) => listAddress(other, filter),
    layout,
  };
}

/** The filter that an address names; one that is not known filters nothing. */
const filterOf = (named: string | null): Filter | undefined => FILTERS.find((each) => each === named);

function opening(language: Language): Html {
  const { tagline, lead } = SITE_STRINGS[language];
  const [first] = concerts('live');
  return html`<div class="opening"><h1>${tagline}</h1><p>${lead}</p></div>${first && hero(first, language)}`;
}

function hero(artist: Artist, language: Language): Html {
  const { poster, liveNow, watch } = SITE_STRINGS[language];
  const address = artistAddress(language, artist);
  const alternative = fill(poster, { name: artist.name });
  return html`<section class="hero" aria-labelledby="hero">
    <div class="picture">
      <img src="${posterAddress(artist)}" alt="${alternative}" width="960" height="540">${liveBadge(language)}
    </div>
    <div class="text">
      <p class="over">${liveNow}</p>
      <h2 id="hero">${artist.name}</h2>
      ${artistFacts(artist, language)}
      <p>${biography(artist, language)[0]}</p>
      <a class="button" href="${address}" aria-describedby="hero">${watch}</a>
    </div>
  </section>`;
}

function grid(options: CardOptions, filter: Filter | undefined): Html {
  const { language } = options;
  const strings = SITE_STRINGS[language];
  const cards = concerts(filter).map((each) => card(each, options));
  const heading = filter
    ? html`<h2 id="concerts" class="unseen">${strings.concerts}</h2>`
    : html`<h2 id="concerts">${strings.allConcerts}</h2>`;
  return html`<section class="concerts" aria-labelledby="concerts">
    ${heading}${filters(language, filter)}<ul class="grid">${cards}</ul>
  </section>`;
}

function filters(language: Language, current: Filter | undefined): Html {
  const strings = SITE_STRINGS[language];
  const links = [undefined, ...FILTERS].map((each) => {
    const mark = each === current && raw(' aria-current="true"');
    const name = each ? filterName(language, each) : strings.all;
    return html`<li><a href="${listAddress(language, each)}"${mark}>${name}</a></li>`;
  });
  return html`<nav class="filters" aria-label="${strings.filter}"><ul>${links}</ul></nav>`;
}

function filterName(language: Language, filter: Filter): string {
  const { liveNow, genres } = SITE_STRINGS[language];
  return filter === 'live' ? liveNow : genres[filter];
}
