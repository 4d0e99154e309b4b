import { allows } from '../../../src/features/index.ts';
import { PURCHASE_NAMES } from '../../../src/features/purchase/index.ts';
import { LANGUAGES } from '../../../src/registry/index.ts';
import { html, htmlLanguage } from '../../../src/render/index.ts';
import { accountAddress, listAddress, signedOutAddress, signInAddress } from '../addresses.ts';
import { deviceOf } from '../layout/layout.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';

/** The action behind the buttons: here only, or on to the provider to sign out there too. */
export async function signOut(visit: Visit, form: URLSearchParams): Promise<string> {
  const { jar, language, site } = visit;
  const address = await endSignIn(visit);
  jar.use(site.features.offer, 'sign-out');
  if (!form.has('there') || address === undefined) return signedOutAddress(language);
  // OpenID Connect RP-Initiated Logout 2: what is sent as `state` comes back.
  const there = new URL(address);
  there.searchParams.set('state', language);
  return there.href;
}

/** Ends all that this browser has of an account. @returns where the visitor can sign out at the provider too. */
export async function endSignIn({ jar, language, site }: Visit): Promise<string | undefined> {
  const { members, shop, cards, history } = site.features;
  await shop.endOneClick(jar);
  jar.use(cards.view, 'none');
  // Whoever sits here next sees nothing of what was opened and bought.
  jar.use(history.clear, undefined);
  for (const each of [PURCHASE_NAMES.order, PURCHASE_NAMES.unlock]) jar.delete(each);
  return members.signOut(jar, htmlLanguage(language));
}

/** Where the provider leads back to after a sign-out there. */
export function backFromSignOut(visit: Visit): string {
  const state = visit.url.searchParams.get('state');
  return signedOutAddress(LANGUAGES.find((each) => each === state) ?? visit.language);
}

export function signedOutPage(visit: Visit): Page | string {
  const { language, member } = visit;
  if (member) return accountAddress(language);
  const { account, allConcerts, signIn } = SITE_STRINGS[language];
  return {
    title: account.signedOut,
    place: 'account',
    inLanguage: signedOutAddress,
    main: html`<div class="narrow">
      <h1>${account.signedOut}</h1>
      ${isOfferedHere(visit) && html`<p>${account.offer}</p>`}
      <p><a class="button" href="${listAddress(language, 'all')}">${allConcerts}</a></p>
      <p><a href="${signInAddress(language)}">${signIn}</a></p>
    </div>`,
  };
}

/** Refused, nobody can know on the next page that there was an offer, or that it was closed: it stands here only. */
const isOfferedHere = ({ jar, site, request }: Visit): boolean =>
  deviceOf(request) !== 'phone' && !site.features.offer.names.every((name) => allows(jar.gate, name));

/** The action behind the button that closes the offer. */
export function closeOffer(visit: Visit, form: URLSearchParams): string {
  visit.jar.use(visit.site.features.offer, 'close');
  return backTo(visit, form);
}
