import { shuffled } from '../../../src/features/experiments/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { ARTISTS, type Artist, concerts } from '../catalogue.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistGrid, type ListOptions } from './artist-grid.ts';

const MOST = 6;

/** What an experiment puts over the list: short lists, drawn by lot, that stay as they are while a visit lasts. */
export function smallSections(visit: Visit, options: ListOptions): Html {
  const { liveNow, lists } = SITE_STRINGS[visit.language];
  const { jar, site } = visit;
  const seed = jar.use(site.features.listSeed, 'home');
  const section = (id: string, heading: string, artists: readonly Artist[]): Html => {
    const drawn = shuffled(artists, seed, ({ slug }) => slug).slice(0, MOST);
    return html`<section class="concerts" aria-labelledby="${id}">
      <h2 id="${id}">${heading}</h2>
      ${artistGrid(visit, drawn, { ...options, id, size: 'small' })}
    </section>`;
  };
  return html`
    ${section('live', liveNow, concerts('live'))}
    ${section(
      'short',
      lists.shortConcerts,
      ARTISTS.filter(({ minutes }) => minutes < 60),
    )}`;
}
