import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { LANGUAGES } from '../../src/registry/index.ts';
import { listAddress, PAID_PATH, SIGNED_IN_PATH, SIGNED_OUT_PATH } from './addresses.ts';
import { proveAge, sayAge, showAge } from './age/age-actions.ts';
import { latePage } from './age/late-page.ts';
import { recordingPage, recordingPoster } from './age/recording-page.ts';
import { walletPage } from './age/wallet-page.ts';
import { action, page } from './answers.ts';
import { ARTISTS } from './catalogue.ts';
import { ICON } from './icon.ts';
import { closeLanguageSuggestion, switchView } from './layout/layout.ts';
import { artistPage } from './lists/artist-page.ts';
import { changeFavourite } from './lists/favourites.ts';
import { favouritesPage } from './lists/favourites-page.ts';
import { answerSensitive, closeInvitation } from './lists/for-you-questions.ts';
import { clearHistory, historyPage } from './lists/history-page.ts';
import { listPage } from './lists/list-page.ts';
import { postersPage } from './lists/posters-page.ts';
import { searchPage } from './lists/search-page.ts';
import { notFoundPage } from './not-found-page.ts';
import { takeConversion } from './partners/take-conversion.ts';
import { posterOf } from './poster.ts';
import { closeCampaign, closeClub, closeHelloBar } from './promotions/notices.ts';
import { claimPrize, turnWheel } from './promotions/wheel.ts';
import { wheelPage } from './promotions/wheel-page.ts';
import { buy, comeBack, pay, unlock } from './shop/buying.ts';
import { checkoutPage } from './shop/checkout-page.ts';
import { takeBackOneClick } from './shop/one-click-section.ts';
import { paymentPage } from './shop/outcome.ts';
import { closeResume } from './shop/resume.ts';
import { accountPage } from './sign-in/account-page.ts';
import { checkCard } from './sign-in/card-bonus.ts';
import { accountDeletedPage, deleteAccount } from './sign-in/delete-account.ts';
import { beginSignIn, completeSignIn } from './sign-in/sign-in.ts';
import { signInPage } from './sign-in/sign-in-page.ts';
import { backFromSignOut, closeOffer, signedOutPage, signOut } from './sign-in/sign-out.ts';
import { STYLE, STYLE_ADDRESS } from './style.ts';
import { PERFORMANCE_TEST_PATH } from './third-parties/index.ts';
import type { Site, Visit } from './visit.ts';

/** Many times as much as any form of the site holds, and any message of a shop. */
const MOST_BODY_BYTES = 16_384;
const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=300';

/**
 * The demo site: a music streaming site whose every page asks the consent server what it may do.
 *
 * @example
 * const answer = nightStage({ consent, features, formTargets: [] });
 * const response = await answer(new Request('http://localhost/en/'));
 */
export function nightStage(site: Site): (request: Request) => Promise<Response> {
  const app = routes(site);
  return async (request) => app.fetch(request);
}

/** Every route, on one screen. */
function routes(site: Site): Hono {
  const app = new Hono();
  const base = `/:language{(?:${LANGUAGES.join('|')})}`;
  // What does something is sent by the site's own pages.
  app.use(csrf(), bodyLimit({ maxSize: MOST_BODY_BYTES }));

  // Lists
  app.get('/', page(site, toLanguage));
  app.get(base, (c) => c.redirect(`${new URL(c.req.url).pathname}/`, 301));
  app.get(`${base}/`, page(site, listPage));
  app.get(`${base}/artist/:slug`, page(site, artistPage));
  app.get(`${base}/search`, page(site, searchPage));
  app.get(`${base}/favourites`, page(site, favouritesPage));
  app.get(`${base}/history`, page(site, historyPage));
  app.get(`${base}/posters`, page(site, postersPage));
  app.post(`${base}/do/favourite`, action(site, changeFavourite));
  app.post(`${base}/do/clear-history`, action(site, clearHistory));
  app.post(`${base}/do/close-invitation`, action(site, closeInvitation));
  app.post(`${base}/do/sensitive`, action(site, answerSensitive));

  // Account
  app.get(`${base}/sign-in`, page(site, signInPage));
  app.post(`${base}/do/sign-in`, action(site, beginSignIn));
  app.get(SIGNED_IN_PATH, action(site, completeSignIn));
  app.get(`${base}/account`, page(site, accountPage));
  app.post(`${base}/do/card`, action(site, checkCard));
  app.post(`${base}/do/sign-out`, action(site, signOut));
  app.get(SIGNED_OUT_PATH, action(site, backFromSignOut));
  app.get(`${base}/signed-out`, page(site, signedOutPage));
  app.post(`${base}/do/close-offer`, action(site, closeOffer));
  app.post(`${base}/do/delete-account`, action(site, deleteAccount));
  app.get(`${base}/account-deleted`, page(site, accountDeletedPage));

  // Promotions
  app.get(`${base}/wheel`, page(site, wheelPage));
  app.post(`${base}/do/turn`, action(site, turnWheel));
  app.post(`${base}/do/claim`, action(site, claimPrize));
  app.post(`${base}/do/close-campaign`, action(site, closeCampaign));
  app.post(`${base}/do/close-hello`, action(site, closeHelloBar));
  app.post(`${base}/do/close-club`, action(site, closeClub));

  // Age
  app.get(`${base}/late`, page(site, latePage));
  app.get(`${base}/late/:slug/poster.svg`, page(site, recordingPoster));
  app.get(`${base}/late/:slug`, page(site, recordingPage));
  app.get(`${base}/wallet`, page(site, walletPage));
  app.post(`${base}/do/age`, action(site, sayAge));
  app.post(`${base}/do/prove-age`, action(site, proveAge));
  app.post(`${base}/do/show-age`, action(site, showAge));

  // Shop and partners
  app.get(`${base}/checkout/:slug`, page(site, checkoutPage));
  app.get(`${base}/payment/:outcome{elsewhere|unknown}`, page(site, paymentPage));
  app.get(PAID_PATH, page(site, comeBack));
  app.post(`${base}/do/unlock`, action(site, unlock));
  app.post(`${base}/do/pay`, action(site, pay));
  app.post(`${base}/do/buy`, action(site, buy));
  app.post(`${base}/do/close-resume`, action(site, closeResume));
  app.post(`${base}/do/end-one-click`, action(site, takeBackOneClick));
  app.post('/partners/conversions', takeConversion(site));

  // Language and layout
  app.post(`${base}/do/close-language`, action(site, closeLanguageSuggestion));
  app.post(`${base}/do/view`, action(site, switchView));

  // Files
  app.get('/posters/:file{.+\\.svg}', (c) => poster(c.req.param('file')) ?? c.notFound());
  app.get('/nodes/:node{north|south}/:file{.+\\.svg}', (c) => poster(c.req.param('file')) ?? c.notFound());
  app.get('/icon.svg', () => file('image/svg+xml', ICON, REVALIDATED));
  app.get(STYLE_ADDRESS, () => file('text/css; charset=utf-8', STYLE, IMMUTABLE));

  app.all(`${PERFORMANCE_TEST_PATH}/*`, (c) => site.performance.answer(c.req.raw));
  app.notFound(page(site, notFoundPage) as (c: unknown) => Promise<Response>);
  return app;
}

/** Leads from the bare address to the remembered language, where that is allowed, or the browser's. */
function toLanguage({ site: { consent }, request, language }: Visit): Response {
  const headers = new Headers({
    location: listAddress(language),
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
  });
  for (const each of consent.visit(request, language).setCookie) headers.append('set-cookie', each);
  return new Response(null, { status: 302, headers });
}

function poster(name: string): Response | undefined {
  const artist = ARTISTS.find(({ slug }) => `${slug}.svg` === name);
  return artist && file('image/svg+xml', posterOf(artist), IMMUTABLE);
}

function file(type: string, text: string, cacheControl: string): Response {
  const headers = { 'content-type': type, 'cache-control': cacheControl, 'x-content-type-options': 'nosniff' };
  return new Response(text, { headers });
}
