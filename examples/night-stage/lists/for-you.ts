import type { List, Listed, Live, Mode } from '../../../src/features/recommender/index.ts';
import type { Layout } from '../../../src/features/routing/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html, raw } from '../../../src/render/index.ts';
import { ARTISTS, type Artist, artistBySlug } from '../catalogue.ts';
import { pathWith } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { card, countText } from './card.ts';
import { favouriteButton } from './favourites.ts';
import {
  type Answers,
  answersOf,
  historyOf,
  invitation,
  sensitiveQuestion,
  settingsLink,
} from './for-you-questions.ts';
import { chosenList, type ListChoice } from './list-choice.ts';

/** What is shown beside the list. */
interface Surrounded {
  readonly layout: Layout;
  readonly count: number;
  /** What the visitor has marked. */
  readonly favourites: readonly string[];
  /** The concert of the page: to open it is to watch it. */
  readonly page?: Artist;
}

/** A list that is being shown, and what it was asked for with. */
interface Shown {
  readonly visit: Visit;
  readonly answers: Answers;
  readonly list: List;
  readonly choice: ListChoice;
  readonly page: Artist | undefined;
  /** Whether the visitor has watched something that counts. */
  readonly hasWatched: boolean;
}

/**
 * What may be listed now: everything that is live, and every recording. Of a recording nobody knows how many watch it at
 * the moment, so that those come by what was watched of late.
 */
const LIVE: Live = new Map(
  ARTISTS.map(({ slug, genre, isLive, viewers, isSensitive }) => [
    slug,
    { category: genre, viewers: isLive ? viewers : 0, isSensitive },
  ]),
);

/** The visitor's own list, where they allow it and want it; for everybody else what is popular, or like the page. */
export async function recommendations(visit: Visit, { layout, count, page, favourites }: Surrounded): Promise<Html> {
  const shown = await listFor(visit, count, page);
  const { list, choice } = shown;
  const { language } = visit;
  const cards = list.items.flatMap((each) => {
    const artist = artistBySlug(each.item);
    if (!artist) return [];
    const id = `recommended-${artist.slug}`;
    const below = html`<p class="facts">${reason(each, artist, language)}</p>${favouriteButton(visit, artist, { favourites, place: id })}`;
    return [card(artist, { language, layout, id, list: chosenList(visit), below })];
  });
  return html`<section class="concerts" id="list" aria-labelledby="recommended">
    <h2 id="recommended">${nameOf(list.mode, language)}</h2>
    ${choices(shown)}
    ${choice === 'for-you' && (invitation(visit, shown.answers) ?? whyNot(shown))}
    ${choice === 'for-you' && !shown.answers.hasAnsweredSensitive && sensitiveQuestion(visit, shown.answers)}
    <ul class="grid${page && ' wide'}">${cards}</ul>
    ${howMade(shown)}
  </section>`;
}

async function listFor(visit: Visit, count: number, page: Artist | undefined): Promise<Shown> {
  const { jar, site } = visit;
  const { shown } = site.features;
  const answers = answersOf(visit);
  const history = await historyOf(visit);
  const choice = chosenList(visit) ?? (answers.maySeeOwn ? 'for-you' : 'popular');
  const isSensitive = page?.isSensitive ?? false;
  const list = jar.use(shown.list, {
    wanted: choice === 'for-you' ? 'for-you' : page ? 'like-page' : 'popular',
    live: LIVE,
    count,
    page: page && { item: page.slug, isSensitive },
    history,
    allowsSensitive: answers.allowsSensitive,
    isMinor: answers.isMinor,
  });
  const isWatching = page !== undefined && (!isSensitive || answers.allowsSensitive);
  return { visit, answers, list, choice, page, hasWatched: isWatching || history.clicks.length > 0 };
}

function nameOf(mode: Mode, language: Language): string {
  const { forYou, related } = SITE_STRINGS[language];
  return { 'for-you': forYou.forYou, popular: forYou.popular, 'like-page': related }[mode];
}

/** DSA art. 27(3) and 38: the choice of the list, one of them without a profile, where the list is. */
function choices({ visit, choice, page }: Shown): Html {
  const { language } = visit;
  const modes = [
    ['for-you', 'for-you'],
    ['popular', page ? 'like-page' : 'popular'],
  ] as const;
  const links = modes.map(([each, mode]) => {
    const mark = each === choice && raw(' aria-current="true"');
    return html`<li><a href="${pathWith(visit, 'list', each)}#list"${mark}>${nameOf(mode, language)}</a></li>`;
  });
  return html`<nav class="filters" aria-label="${SITE_STRINGS[language].forYou.choose}"><ul>${links}</ul></nav>`;
}

/** Why somebody who looks for their own list sees another. */
function whyNot({ visit, list, hasWatched }: Shown): Html | undefined {
  const { forYou } = SITE_STRINGS[visit.language];
  switch (list.because) {
    case 'minor':
      return html`<p>${forYou.minor}</p>`;
    case 'not-allowed':
      return html`<p>${forYou.notAllowed} ${settingsLink(visit)}</p>`;
    case 'nothing-watched':
      return html`<p>${hasWatched ? forYou.nothingShared : forYou.nothingWatched}</p>`;
    default:
      return undefined;
  }
}

function reason({ why }: Listed, { genre }: Artist, language: Language): string {
  const { forYou, genres } = SITE_STRINGS[language];
  switch (why.kind) {
    case 'watched':
    case 'page':
      return fill(forYou.because[why.kind], { name: artistBySlug(why.item)?.name ?? why.item });
    case 'category':
      return fill(forYou.becauseCategory, { genre: genres[genre] });
    default:
      return forYou.because[why.kind];
  }
}

/** DSA art. 27(1) and (2): the main parameters of the list, the weightiest first, and what the visitor can change. */
function howMade({ visit, answers, list }: Shown): Html {
  const { language, site } = visit;
  const { how, parameters } = SITE_STRINGS[language].forYou;
  const items = site.features.shown.describe(list.mode).map(({ key, value }) => {
    const text = parameters[key];
    return html`<li>${value === undefined ? text : fill(text, { value: countText(value, language) })}</li>`;
  });
  return html`<details class="how">
    <summary>${how}</summary>
    <ol>${items}</ol>
    ${answers.hasAnsweredSensitive && sensitiveQuestion(visit, answers)}
  </details>`;
}
