import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { artistAddress, favouritesAddress } from '../addresses.ts';
import { biography } from '../biography.ts';
import { type Artist, artistBySlug, CITIES, type City, nextShows } from '../catalogue.ts';
import { layoutOf, nodeOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { posterHash } from '../poster.ts';
import { unlockControls } from '../shop/player.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { showText } from '../times.ts';
import type { Visit } from '../visit.ts';
import { artistFacts, durationText, liveBadge } from './card.ts';
import { exists, favouriteButton, favouritesOf } from './favourites.ts';
import { recommendations } from './for-you.ts';
import { chosenList, leadOn } from './list-choice.ts';

export async function artistPage(visit: Visit): Promise<Page | undefined> {
  const { language, now, jar, site } = visit;
  const artist = artistBySlug(visit.parameter('slug'));
  if (!artist) return undefined;
  const layout = layoutOf(visit, 'artist');
  jar.use(site.features.history.visit, { id: artist.slug, exists });
  const favourites = await favouritesOf(visit);
  return {
    title: artist.name,
    place: 'elsewhere',
    promotes: 'hello-bar',
    inLanguage: (other) => leadOn(artistAddress(other, artist), chosenList(visit)),
    main: html`
      <div class="artist">
        <div class="name">
          <h1>${artist.name}</h1>${artistFacts(artist, language)}
          <div class="marks">
            ${favouriteButton(visit, artist, { favourites, isWide: true })}
            <a href="${favouritesAddress(language)}">${SITE_STRINGS[language].lists.favourites}</a>
          </div>
        </div>
        ${player(artist, visit, await unlockControls(visit, artist))}
        <div class="story">${story(artist, language)}${songs(artist.songs, artist.city, language)}</div>
        <div class="beside">${facts(artist, language)}${shows(artist, language, new Date(now * 1_000))}</div>
      </div>
      ${await recommendations(visit, { layout, favourites, count: 6, page: artist })}`,
    layout,
  };
}

/** A picture of a player, from the server that this visitor's pictures come from. Nothing is streamed in this demo. */
function player(artist: Artist, visit: Visit, controls: Html): Html {
  const { language } = visit;
  const { poster } = SITE_STRINGS[language];
  const alternative = fill(poster, { name: artist.name });
  const address = `/nodes/${nodeOf(visit)}/${artist.slug}.svg?v=${posterHash(artist)}`;
  return html`<div class="player">
    <img src="${address}" alt="${alternative}" width="960" height="540">
    ${artist.isLive && liveBadge(language)}
    ${controls}
    <div class="controls" aria-hidden="true">
      <span class="track"></span><span>${durationText(artist, language)}</span>
    </div>
  </div>`;
}

function story(artist: Artist, language: Language): Html {
  const sentences = biography(artist, language);
  return html`<section aria-labelledby="biography">
    <h2 id="biography">${SITE_STRINGS[language].biography}</h2>
    ${sentences.map((each) => html`<p>${each}</p>`)}
  </section>`;
}

/** A set list, in the language of the city. */
export function songs(titles: readonly string[], city: City, language: Language): Html {
  const items = titles.map((each) => html`<li lang="${CITIES[city]}">${each}</li>`);
  return html`<section aria-labelledby="songs">
    <h2 id="songs">${SITE_STRINGS[language].setList}</h2>
    <ol class="songs">${items}</ol>
  </section>`;
}

function facts(artist: Artist, language: Language): Html {
  const strings = SITE_STRINGS[language];
  const rows = [
    [strings.genre, strings.genres[artist.genre]],
    [strings.city, strings.cities[artist.city]],
    [strings.lineup, strings.lineups[artist.lineup]],
    [strings.since, artist.sinceYear],
    [strings.duration, durationText(artist, language)],
  ] as const;
  return html`<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function shows(artist: Artist, language: Language, now: Date): Html {
  const items = nextShows(artist, now).map(
    (each) => html`<li><time datetime="${each.toISOString()}">${showText(each, language)}</time></li>`,
  );
  return html`<section aria-labelledby="shows">
    <h2 id="shows">${SITE_STRINGS[language].nextShows}</h2>
    <ul class="shows">${items}</ul>
  </section>`;
}
