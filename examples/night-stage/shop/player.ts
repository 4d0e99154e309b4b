import { fill, type Html, html } from '../../../src/render/index.ts';
import { artistAddress } from '../addresses.ts';
import type { Artist } from '../catalogue.ts';
import { actionForm } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { outcomeIn } from './outcome.ts';
import { priceText } from './price.ts';
import { offerFor, standingOf } from './standing.ts';

/** What stands in the player: that the concert is unlocked, or how it can be. */
export async function unlockControls(visit: Visit, artist: Artist): Promise<Html> {
  const { shop } = SITE_STRINGS[visit.language];
  const { kind } = await standingOf(visit, artist);
  if (kind === 'unlocked') return html`<div class="play"><p>${shop.isUnlocked}<br>${shop.demoPlays}</p></div>`;
  if (kind === 'open') return html`<div class="play">${await offer(visit, artist)}</div>`;
  return html`<div class="play">
    <p>${shop.underWay}</p>
    <a class="button quiet" href="${artistAddress(visit.language, artist)}">${shop.goOn}</a>
  </div>`;
}

async function offer(visit: Visit, artist: Artist): Promise<Html> {
  const { language, site, jar, member } = visit;
  const { shop } = SITE_STRINGS[language];
  const { id, amount } = await offerFor(visit, artist);
  const price = priceText(language, amount);
  const outcome = outcomeIn(visit);
  const hasOneClick = member && (await site.features.shop.hasOneClick(jar, member.user));
  const bought = { artist: artist.slug, item: id, key: site.features.shop.newKey(jar) };
  return html`
    ${outcome && html`<p class="message" role="alert">${outcome}</p>`}
    ${actionForm(visit, 'unlock', fill(shop.unlock, { price }), { artist: artist.slug })}
    ${hasOneClick && actionForm(visit, 'buy', fill(shop.buyNow, { price }), bought)}`;
}
