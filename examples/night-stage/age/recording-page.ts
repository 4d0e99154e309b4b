import { gatedPage } from '../../../src/features/age/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { artistAddress, lateAddress, recordingAddress, recordingPosterAddress } from '../addresses.ts';
import { CITIES } from '../catalogue.ts';
import { songs } from '../lists/artist-page.ts';
import { durationText } from '../lists/card.ts';
import type { Page } from '../page.ts';
import { posterOf } from '../poster.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { stageOf } from './late-page.ts';
import { RECORDINGS, type Recording } from './recordings.ts';

type Answer<Made> = (visit: Visit) => Made | string | undefined;

/** Whoever is not let in is led to the gate, whatever they ask for: they do not learn what there is. */
function behindGate<Made>(make: (visit: Visit, recording: Recording) => Made): Answer<Made> {
  return (visit) => {
    if (stageOf(visit).kind !== 'open') return lateAddress(visit.language);
    const recording = RECORDINGS.find(({ slug }) => slug === visit.parameter('slug'));
    return recording && make(visit, recording);
  };
}

export const recordingPage = behindGate<Page>((visit, recording) => {
  const { language } = visit;
  const { title, artist } = recording;
  const strings = SITE_STRINGS[language];
  return {
    title,
    place: 'late',
    inLanguage: (other) => recordingAddress(other, recording),
    gate: gatedPage(),
    main: html`
      <div class="artist">
        <div class="name">
          <h1 lang="${CITIES[artist.city]}">${title}</h1>
          <p class="facts"><a href="${artistAddress(language, artist)}">${artist.name}</a></p>
          <p class="facts">${strings.genres[artist.genre]}</p>
          <p class="facts">${strings.cities[artist.city]}</p>
        </div>
        ${player(visit, recording)}
        <div class="story">${songs(recording.songs, artist.city, language)}</div>
      </div>
      <p><a href="${lateAddress(language)}">${strings.age.late}</a></p>`,
  };
});

/** The poster of a recording is no more for everybody than its page. */
export const recordingPoster = behindGate<Response>((_, recording) => {
  const headers = { ...gatedPage().headers, 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' };
  return new Response(posterOf({ ...recording.artist, slug: recording.slug }), { headers });
});

/** A picture of a player: nothing is streamed in this demo. */
function player({ language }: Visit, recording: Recording): Html {
  const alternative = fill(SITE_STRINGS[language].poster, { name: recording.artist.name });
  return html`<div class="player">
    <img src="${recordingPosterAddress(language, recording)}" alt="${alternative}" width="960" height="540">
    <div class="controls" aria-hidden="true">
      <span class="track"></span><span>${durationText(recording, language)}</span>
    </div>
  </div>`;
}
