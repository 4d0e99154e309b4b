import { gatedPage } from '../../../src/features/age/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { actionAddress, lateAddress, recordingAddress, recordingPosterAddress } from '../addresses.ts';
import { CITIES } from '../catalogue.ts';
import { actionForm } from '../controls.ts';
import { durationText } from '../lists/card.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { timeText } from '../times.ts';
import type { Visit } from '../visit.ts';
import { RECORDINGS, type Recording } from './recordings.ts';

/** How far somebody is on the way through the gate. */
type Stage =
  | { readonly kind: 'notice' }
  /** They have said that they are younger, or were found to be. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'proof'; readonly hasFailed: boolean }
  /** `endsAt`: of the proof, in seconds since 1970. */
  | { readonly kind: 'open'; readonly endsAt: number };

export function stageOf({ jar, site }: Visit): Stage {
  const { age } = site.features;
  const { said, hasPassedNotice, proof, check } = jar.use(age.known, undefined);
  if (jar.use(age.access, undefined).kind === 'open' && proof) return { kind: 'open', endsAt: proof.endsAt };
  if (said === 'under-18') return { kind: 'closed' };
  if (said === undefined || !hasPassedNotice) return { kind: 'notice' };
  return { kind: 'proof', hasFailed: check === 'failed' };
}

/** The late shows, or what has to come before them. */
export function latePage(visit: Visit): Page {
  const { late, lateLead } = SITE_STRINGS[visit.language].age;
  const stage = stageOf(visit);
  return {
    title: late,
    place: 'late',
    inLanguage: lateAddress,
    gate: gatedPage(),
    main: html`<div class="narrow"><h1>${late}</h1><p>${lateLead}</p>${beforeShows(visit, stage)}</div>
      ${stage.kind === 'open' && shows(visit)}`,
  };
}

function beforeShows(visit: Visit, stage: Stage): Html {
  const { language } = visit;
  const strings = SITE_STRINGS[language].age;
  switch (stage.kind) {
    case 'notice':
      return notice(visit);
    case 'closed':
      return html`<p>${strings.closed}</p>`;
    case 'proof':
      return proof(visit, stage.hasFailed || visit.url.searchParams.has('failed'));
    case 'open':
      return html`<p>${fill(strings.proven, { time: timeText(stage.endsAt, language) })}</p>`;
  }
}

/** A warning with two answers of one size. */
function notice({ language }: Visit): Html {
  const { notice: title, noticeText, isOver, isUnder } = SITE_STRINGS[language].age;
  return html`<h2>${title}</h2><p>${noticeText}</p>
    <form class="choices equal" method="post" action="${actionAddress(language, 'age')}">
      <button class="button quiet" name="say" value="over-18">${isOver}</button>
      <button class="button quiet" name="say" value="under-18">${isUnder}</button>
    </form>`;
}

function proof(visit: Visit, hasFailed: boolean): Html {
  const { prove, proveText, begin, failed } = SITE_STRINGS[visit.language].age;
  return html`<h2>${prove}</h2>${hasFailed && html`<p>${failed}</p>`}<p>${proveText}</p>
    ${actionForm(visit, 'prove-age', begin)}`;
}

function shows({ language }: Visit): Html {
  return html`<section class="concerts" aria-labelledby="recordings">
    <h2 id="recordings">${SITE_STRINGS[language].concerts}</h2>
    <ul class="grid">${RECORDINGS.map((each) => recordingCard(each, language))}</ul>
  </section>`;
}

function recordingCard(recording: Recording, language: Language): Html {
  const { title, artist } = recording;
  const address = recordingAddress(language, recording);
  return html`<li class="card">
    <div class="picture">
      <img src="${recordingPosterAddress(language, recording)}" alt="" width="960" height="540" loading="lazy">
      <span class="badge time">${durationText(recording, language)}</span>
    </div>
    <h3><a href="${address}" lang="${CITIES[artist.city]}">${title}</a></h3>
    <p class="facts">${artist.name} · ${SITE_STRINGS[language].genres[artist.genre]}</p>
  </li>`;
}
