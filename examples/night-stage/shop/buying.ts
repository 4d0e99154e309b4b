import type { Purchase, PurchaseBought, PurchasePaying } from '../../../src/features/purchase/index.ts';
import { LANGUAGES, type Language } from '../../../src/registry/index.ts';
import { artistAddress, checkoutAddress, listAddress, paymentAddress } from '../addresses.ts';
import type { Artist } from '../catalogue.ts';
import { tellPartners } from '../partners/tell-partners.ts';
import type { Visit } from '../visit.ts';
import { artistOf } from './items.ts';
import { withOutcome } from './outcome.ts';
import { currentPurchase, offerFor, standingOf } from './standing.ts';

/** 'Unlock': begins an order. */
export async function unlock(visit: Visit, form: URLSearchParams): Promise<string | undefined> {
  const { language, site, jar, member } = visit;
  const artist = artistIn(form);
  if (!artist) return undefined;
  if ((await standingOf(visit, artist)).kind !== 'open') return artistAddress(language, artist);
  const { id } = await offerFor(visit, artist);
  const begun = await site.features.shop.begin(jar, { item: id, user: member?.user });
  return begun.kind === 'begun' ? checkoutAddress(language, artist) : artistAddress(language, artist);
}

/** 'Go to payment': leads to the payment service. */
export async function pay(visit: Visit, form: URLSearchParams): Promise<string | undefined> {
  const { language, site, jar, member } = visit;
  const { shop } = site.features;
  const artist = artistIn(form);
  if (!artist) return undefined;
  const concert = artistAddress(language, artist);
  if ((await standingOf(visit, artist)).kind !== 'open') return concert;
  const { id } = await offerFor(visit, artist);
  // Nobody pays another price than the one that they have seen.
  if (form.get('item') !== id) return checkoutAddress(language, artist);
  const user = member?.user;
  const begun = await shop.begin(jar, { item: id, key: form.get('key') ?? undefined, user });
  if (begun.kind !== 'begun') return begun.kind === 'owned' ? concert : withOutcome(concert, 'unknown');
  const paying = await shop.pay(jar, { key: begun.key, user, wantsOneClick: form.get('oneClick') === 'on' });
  if (paying.kind === 'paid') await tellPartners(visit, paying.purchase);
  return addressWhile(paying, language, artist);
}

/** Where a visitor goes on to who wants to pay. */
function addressWhile(paying: PurchasePaying, language: Language, artist: Artist): string {
  const concert = artistAddress(language, artist);
  switch (paying.kind) {
    case 'away':
      return inLanguage(paying.address, language);
    case 'unreachable':
      return withOutcome(checkoutAddress(language, artist), 'unreachable');
    case 'unknown':
      return withOutcome(concert, 'unknown');
    default:
      return concert;
  }
}

/** 'Buy now': charges at once what was agreed to. */
export async function buy(visit: Visit, form: URLSearchParams): Promise<string | undefined> {
  const { language, site, jar, member } = visit;
  const artist = artistIn(form);
  if (!artist || !member) return unlock(visit, form);
  const concert = artistAddress(language, artist);
  const { id: item } = await offerFor(visit, artist);
  const isAsSeen = form.get('item') === item;
  if (!isAsSeen || (await standingOf(visit, artist)).kind !== 'open') return concert;
  const bought = await site.features.shop.buy(jar, { item, key: form.get('key') ?? '', user: member.user });
  if (bought.kind === 'not-offered') return unlock(visit, form);
  if (bought.kind === 'paid') await tellPartners(visit, bought.purchase);
  return addressAfterClick(bought, language, artist);
}

function addressAfterClick({ kind }: PurchaseBought, language: Language, artist: Artist): string {
  if (kind === 'declined') return withOutcome(checkoutAddress(language, artist), 'declined');
  const concert = artistAddress(language, artist);
  return kind === 'other-order' ? withOutcome(concert, 'unknown') : concert;
}

/** Takes a visitor who comes back from the payment service: only that knows what became of the payment. */
export async function comeBack(visit: Visit): Promise<string> {
  const { site, jar, url } = visit;
  // The service says which language it has spoken; what is remembered may be another, or nothing.
  const language = LANGUAGES.find((each) => each === url.searchParams.get('language')) ?? visit.language;
  const back = await site.features.shop.comeBack(jar, url.searchParams.get('reference'));
  if (back.kind === 'elsewhere') return paymentAddress(language, 'elsewhere');
  if (back.kind === 'back') await tellPartners(visit, back.purchase);
  const purchase = back.kind === 'back' ? back.purchase : await currentPurchase(visit);
  if (!purchase) return paymentAddress(language, 'unknown');
  return addressAfter(language, purchase);
}

/** Where a visitor goes on to with an order. */
function addressAfter(language: Language, { item, state }: Purchase): string {
  const artist = artistOf(item);
  if (!artist) return listAddress(language);
  switch (state) {
    case 'paid':
      return artistAddress(language, artist);
    case 'declined':
      return withOutcome(checkoutAddress(language, artist), 'declined');
    case 'begun':
      return checkoutAddress(language, artist);
    default:
      return withOutcome(artistAddress(language, artist), 'under-way');
  }
}

const artistIn = (form: URLSearchParams): Artist | undefined => artistOf(form.get('artist') ?? '');

function inLanguage(address: string, language: Language): string {
  const url = new URL(address);
  url.searchParams.set('language', language);
  return url.href;
}
