import { allows } from '../../../src/features/index.ts';
import { PURCHASE_NAMES } from '../../../src/features/purchase/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { actionAddress, artistAddress, checkoutAddress } from '../addresses.ts';
import type { Artist } from '../catalogue.ts';
import { hidden } from '../controls.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { artistOf } from './items.ts';
import { outcomeIn } from './outcome.ts';
import { priceText } from './price.ts';
import { offerFor, type Standing, standingOf } from './standing.ts';

/** What is bought, for how much, and the way to the payment. */
export async function checkoutPage(visit: Visit): Promise<Page | string | undefined> {
  const { language } = visit;
  const artist = artistOf(visit.parameter('slug'));
  if (!artist) return undefined;
  const standing = await standingOf(visit, artist);
  if (standing.kind !== 'open') return artistAddress(language, artist);
  const { checkout } = SITE_STRINGS[language].shop;
  const outcome = outcomeIn(visit);
  return {
    title: `${checkout}: ${artist.name}`,
    place: 'elsewhere',
    inLanguage: (other) => checkoutAddress(other, artist),
    main: html`<div class="narrow">
      <h1>${checkout}</h1>
      ${outcome && html`<p class="message" role="alert">${outcome}</p>`}
      ${await orderForm(visit, artist, standing)}
      ${!visit.member && html`<p class="facts">${SITE_STRINGS[language].shop.guestNote}</p>`}
      <p><a href="${artistAddress(language, artist)}">${artist.name}</a></p>
    </div>`,
  };
}

async function orderForm(visit: Visit, artist: Artist, { purchase }: Standing): Promise<Html> {
  const { language, jar, member, site } = visit;
  const { shop } = site.features;
  const offer = await offerFor(visit, artist);
  // The order that is there is gone on with; none is made by looking at this page.
  const begun = purchase?.item === offer.id ? await shop.begin(jar, { item: offer.id, user: member?.user }) : undefined;
  const order = begun?.kind === 'begun' ? begun : { key: shop.newKey(jar), purchase: offer };
  return html`
    <dl><div><dt>${artist.name}</dt><dd>${priceText(language, order.purchase.amount)}</dd></div></dl>
    <form method="post" action="${actionAddress(language, 'pay')}">
      ${hidden('artist', artist.slug)}
      ${hidden('item', offer.id)}
      ${hidden('key', order.key)}
      ${(await mayWishOneClick(visit)) && oneClickTick(visit)}
      <button class="button">${SITE_STRINGS[language].shop.toPayment}</button>
    </form>`;
}

const oneClickTick = ({ language }: Visit): Html =>
  html`<label class="tick"><input type="checkbox" name="oneClick"> ${SITE_STRINGS[language].shop.oneClickWish}</label>`;

/** It is asked of members whose answer lets it be kept, and who do not have it yet. */
async function mayWishOneClick({ site, jar, member }: Visit): Promise<boolean> {
  if (!member || !allows(jar.gate, PURCHASE_NAMES.oneClick)) return false;
  return !(await site.features.shop.hasOneClick(jar, member.user));
}
