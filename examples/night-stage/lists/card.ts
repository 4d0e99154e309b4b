import type { Layout } from '../../../src/features/routing/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html, htmlLanguage, kept } from '../../../src/render/index.ts';
import { artistAddress, posterAddress } from '../addresses.ts';
import type { Artist } from '../catalogue.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { type ListChoice, leadOn } from './list-choice.ts';

/** What may differ between cards. */
export interface CardOptions {
  readonly language: Language;
  readonly layout: Layout;
  /** What an address finds it by. */
  readonly id: string;
  /** Whether it tells nothing but the name. */
  readonly isPlain?: boolean;
  /** The choice of a list that the link leads on with. */
  readonly list?: ListChoice | undefined;
  /** Under the name: why it is here, what can be done with it. */
  readonly below: Html;
}

/** An artist in a grid. The picture says nothing that the text does not, so it has no text of its own. */
export function card(artist: Artist, { language, layout, id, isPlain, list, below }: CardOptions): Html {
  const picture = html`<div class="picture">
    <img src="${posterAddress(artist)}" alt="" width="960" height="540" loading="lazy">
    ${artist.isLive && liveBadge(language)}
    <span class="badge time">${durationText(artist, language)}</span>
  </div>`;
  return html`<li class="card" id="${id}">
    ${layout === 'full' && picture}
    <h3><a href="${leadOn(artistAddress(language, artist), list)}">${artist.name}</a></h3>
    ${!isPlain && artistFacts(artist, language)}
    ${below}
  </li>`;
}

/** Genre, city and viewers, under a name. */
export function artistFacts(artist: Artist, language: Language): Html {
  const strings = SITE_STRINGS[language];
  return html`
    <p class="facts">${strings.genres[artist.genre]} · ${strings.cities[artist.city]}</p>
    <p class="facts">${viewersText(artist, language)}</p>`;
}

export function liveBadge(language: Language): Html {
  return html`<span class="badge live">${SITE_STRINGS[language].live}</span>`;
}

const countFormat = kept((language) => new Intl.NumberFormat(htmlLanguage(language)));
const minutesFormat = kept(
  (language) => new Intl.NumberFormat(htmlLanguage(language), { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
);

/** A number as the language writes it. */
export const countText = (count: number, language: Language): string => countFormat(language).format(count);

function viewersText({ isLive, viewers }: Artist, language: Language): string {
  const { watching, views } = SITE_STRINGS[language];
  return fill(isLive ? watching : views, { count: countText(viewers, language) });
}

export const durationText = ({ minutes }: Pick<Artist, 'minutes'>, language: Language): string =>
  minutesFormat(language).format(minutes);
