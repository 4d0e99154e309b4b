import { PURCHASE_NAMES } from '../../../src/features/purchase/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { checkoutAddress } from '../addresses.ts';
import { actionForm, notice } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';
import { artistOf } from './items.ts';
import { isUnlocked } from './standing.ts';

/** That an unlock was broken off, and the way back to it. */
export async function resumeNotice(visit: Visit): Promise<Html | undefined> {
  const { language, site, jar } = visit;
  const artist = artistOf(site.features.shop.resume(jar)?.id ?? '');
  if (!artist || (await isUnlocked(visit, artist))) return undefined;
  const { shop, promotions } = SITE_STRINGS[language];
  const content = html`<p>${fill(shop.resume, { name: artist.name })}</p>
    <div class="choices">
      <a class="button quiet" href="${checkoutAddress(language, artist)}">${shop.goOn}</a>
      ${actionForm(visit, 'close-resume', promotions.close)}
    </div>`;
  return notice(shop.checkout, content);
}

/** The visitor does not want to go on. */
export function closeResume(visit: Visit, form: URLSearchParams): string {
  visit.jar.delete(PURCHASE_NAMES.unlock);
  return backTo(visit, form);
}
