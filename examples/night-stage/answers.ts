import type { Context, Handler } from 'hono';
import { brandOf } from './layout/layout.ts';
import { forgetMinor } from './lists/for-you-questions.ts';
import { notFoundPage } from './not-found-page.ts';
import { type Page, renderPage } from './page.ts';
import { takeLanding } from './partners/landing.ts';
import { noticeOver } from './promotions/notices.ts';
import { signInPage } from './sign-in/sign-in-page.ts';
import { pathOf, type Site, type Visit, visitOf } from './visit.ts';

/** A page, or the address to go on to. `undefined`: there is none. */
type Made = string | Page | Response | undefined;

/** Shows a page. */
export type MakePage = (visit: Visit) => Made | Promise<Made>;
/** Does what a form asks for. */
export type Act = (visit: Visit, form: URLSearchParams) => Made | Promise<Made>;

/** Answers a GET with a page. */
export function page(site: Site, make: MakePage): Handler {
  return async (c) => {
    const visit = await visitOf(site, c);
    const { jar, language, member } = visit;
    const clean = await takeLanding(visit);
    // That a sign-in has ended is said at once or never.
    if (clean !== undefined && !visit.revoked) return respond(visit, redirect(clean));
    if (hasPicked(visit)) jar.use(site.features.language.choose, language);
    jar.use(site.features.userType, member ? 'member' : 'guest');
    return respond(visit, answerOf(visit, await make(visit)));
  };
}

/**
 * Whether the page's language is the visitor's own choice: not where the address names none, nor on the first page of
 * those whom a link from elsewhere has led to it.
 */
function hasPicked({ url, language, request }: Visit): boolean {
  const from = request.headers.get('sec-fetch-site') ?? 'same-origin';
  return from === 'same-origin' && url.pathname.startsWith(`/${language}/`);
}

/** Answers a POST of the site's own pages, and a GET by which visitors come back from another site. */
export function action(site: Site, act: Act): Handler {
  return async (c) => {
    const visit = await visitOf(site, c);
    const form = await formOf(c);
    // What a member has asked for is not done for a guest: they hear what has become of their sign-in.
    return respond(visit, answerOf(visit, visit.revoked ? await signInPage(visit) : await act(visit, form)));
  };
}

const answerOf = (visit: Visit, made: Made): Page | Response =>
  typeof made === 'string' ? redirect(made) : (made ?? notFoundPage(visit));

const formOf = async (c: Context): Promise<URLSearchParams> => new URLSearchParams(await c.req.text());

/** Leads on to an address. */
const redirect = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/** Does what features have told of, and sends the answer with the cookies that are kept. */
async function respond(visit: Visit, answer: Page | Response): Promise<Response> {
  const { site, jar, now } = visit;
  const response = answer instanceof Response ? new Response(answer.body, answer) : await pageResponse(visit, answer);
  await site.features.act(jar.events, now);
  await forgetMinor(visit);
  for (const each of jar.setCookie()) response.headers.append('set-cookie', each);
  return response;
}

async function pageResponse(visit: Visit, made: Page): Promise<Response> {
  const { site, request, language, url } = visit;
  const { consent } = site;
  const path = pathOf(visit);
  // The banner leads back to where it stands.
  const shown = consent.visit(new Request(new URL(path, url), { headers: request.headers }), language);
  const body = renderPage(made, {
    visit,
    site: consent.registry.site,
    head: shown.head,
    banner: shown.banner,
    policyAddress: consent.policyAddress(language),
    manageAddress: consent.manageAddress(language, path),
    thirdParties: site.thirdParties.tags,
    brand: brandOf(visit),
    notices: [await noticeOver(visit, made)],
  });
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy(site, shown.csp, made),
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'cookie, accept-language, sec-gpc',
    ...made.gate?.headers,
  });
  for (const each of shown.setCookie) headers.append('set-cookie', each);
  return new Response(body, { status: made.status ?? 200, headers });
}

type Sources = { readonly script: readonly string[]; readonly style: readonly string[] };

function contentPolicy({ formTargets, thirdParties }: Site, { script, style }: Sources, { gate }: Page): string {
  return [
    "default-src 'none'",
    `script-src ${[...script, ...(gate ? [gate.scriptSource] : []), thirdParties.sources].join(' ')}`,
    `style-src ${style.join(' ')}`,
    `img-src 'self' ${thirdParties.sources}`,
    `connect-src 'self' ${thirdParties.sources}`,
    "frame-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
