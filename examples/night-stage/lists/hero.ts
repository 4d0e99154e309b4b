import { fill, type Html, html } from '../../../src/render/index.ts';
import { artistAddress, posterAddress } from '../addresses.ts';
import { biography } from '../biography.ts';
import { ARTISTS, type Artist } from '../catalogue.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { artistFacts, type CardOptions, liveBadge } from './card.ts';
import { leadOn } from './list-choice.ts';
import { ordered } from './order.ts';

type HeroOptions = Pick<CardOptions, 'language' | 'layout' | 'list'>;

/** The concert that stands out: the live one that most are watching, or the one of the newest artist. */
export function hero(arm: 'live' | 'newest', { language, layout, list }: HeroOptions): Html | undefined {
  const [artist] = ordered(ARTISTS, arm === 'live' ? 'popular' : 'newest', language);
  if (!artist) return undefined;
  const { liveNow, watch } = SITE_STRINGS[language];
  return html`<section class="hero" aria-labelledby="hero">
    ${layout === 'full' && picture(artist, language)}
    <div class="text">
      ${artist.isLive && html`<p class="over">${liveNow}</p>`}
      <h2 id="hero">${artist.name}</h2>
      ${artistFacts(artist, language)}
      <p>${biography(artist, language)[0]}</p>
      <a class="button" href="${leadOn(artistAddress(language, artist), list)}" aria-describedby="hero">${watch}</a>
    </div>
  </section>`;
}

function picture(artist: Artist, language: CardOptions['language']): Html {
  const alternative = fill(SITE_STRINGS[language].poster, { name: artist.name });
  return html`<div class="picture">
    <img src="${posterAddress(artist)}" alt="${alternative}" width="960" height="540">
    ${artist.isLive && liveBadge(language)}
  </div>`;
}
