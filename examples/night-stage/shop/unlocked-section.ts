import { type Html, html } from '../../../src/render/index.ts';
import { artistAddress } from '../addresses.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { unlockedOf } from './standing.ts';

/** In an account: what its member has paid for. Without anything there is nothing to say. */
export async function unlockedSection(visit: Visit): Promise<Html | undefined> {
  const { language } = visit;
  const unlocked = await unlockedOf(visit);
  if (unlocked.length === 0) return undefined;
  const items = unlocked.map(
    (artist) => html`<li><a href="${artistAddress(language, artist)}">${artist.name}</a></li>`,
  );
  return html`<section aria-labelledby="unlocked">
    <h2 id="unlocked">${SITE_STRINGS[language].account.unlocked}</h2>
    <ul class="links">${items}</ul>
  </section>`;
}
