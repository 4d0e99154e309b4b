import { type Context, Hono } from 'hono';
import type { RequestJar } from '../../src/features/index.ts';
import { siteLanguage } from '../../src/features/language/index.ts';
import { LANGUAGES, type Language } from '../../src/registry/index.ts';
import type { ConsentServer, Visit } from '../../src/server/index.ts';
import { listAddress } from './addresses.ts';
import { artistPage } from './artist-page.ts';
import { ARTISTS } from './catalogue.ts';
import { ICON } from './icon.ts';
import { filterOf, listPage } from './list-page.ts';
import { notFoundPage } from './not-found-page.ts';
import { type Page, renderPage } from './page.ts';
import { posterOf } from './poster.ts';
import { signInLaterPage, signInPage } from './sign-in-page.ts';
import { STATS_SCRIPT } from './stats.ts';
import { STYLE, STYLE_ADDRESS } from './style.ts';

/** Keeps the language of the page that a visitor has opened, in `site_lang`, as far as they allow it. */
const SITE_LANGUAGE = siteLanguage({ offered: LANGUAGES });

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=300';

/**
 * The demo site: a music streaming site whose every page asks the consent server what it may do.
 *
 * @example
 * const site = nightStage(consent);
 * const page = await site(new Request('http://localhost/en/'));
 */
export function nightStage(consent: ConsentServer): (request: Request) => Promise<Response> {
  const app = routes(consent);
  return async (request) => app.fetch(request);
}

/** Every route, on one screen. */
function routes(consent: ConsentServer): Hono {
  const app = new Hono();
  const base = `/:language{(?:${LANGUAGES.join('|')})}`;

  app.get('/', (c) => toLanguage(consent, c.req.raw));
  app.get(base, (c) => c.redirect(listAddress(languageOf(consent, c)), 301));
  app.get(`${base}/`, (c) => answer(consent, c, listPage(languageOf(consent, c), filterOf(c.req.query('category')))));
  app.get(`${base}/artist/:slug`, (c) => {
    const artist = ARTISTS.find(({ slug }) => slug === c.req.param('slug'));
    return artist ? answer(consent, c, artistPage(artist, languageOf(consent, c), new Date())) : c.notFound();
  });
  app.get(`${base}/sign-in`, (c) => answer(consent, c, signInPage(languageOf(consent, c))));
  app.post(`${base}/sign-in`, (c) => answer(consent, c, signInLaterPage(languageOf(consent, c))));

  app.get('/posters/:file{.+\\.svg}', (c) => {
    const artist = ARTISTS.find(({ slug }) => `${slug}.svg` === c.req.param('file'));
    return artist ? file('image/svg+xml', posterOf(artist), IMMUTABLE) : c.notFound();
  });
  app.get('/icon.svg', () => file('image/svg+xml', ICON, REVALIDATED));
  app.get(STYLE_ADDRESS, () => file('text/css; charset=utf-8', STYLE, IMMUTABLE));
  app.get('/stats.js', () => file('text/javascript; charset=utf-8', STATS_SCRIPT, REVALIDATED));

  app.notFound((c) => answer(consent, c, notFoundPage(languageOf(consent, c))));
  return app;
}

/** The language that an address begins with; elsewhere the one that the browser prefers. */
function languageOf(consent: ConsentServer, c: Context): Language {
  return consent.languageFor(c.req.raw, c.req.path.split('/')[1]);
}

/** Leads from the bare address to the remembered language, where that is allowed, or the browser's. */
async function toLanguage(consent: ConsentServer, request: Request): Promise<Response> {
  const header = request.headers.get('accept-language');
  const { language } = consent.jar(request).use(SITE_LANGUAGE.resolve, { header });
  const headers = new Headers({
    location: listAddress(language),
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
  });
  for (const each of consent.visit(request, language).setCookie) headers.append('set-cookie', each);
  return new Response(null, { status: 302, headers });
}

/** Answers with a page: guard, banner and cookies as the consent server has them for this visit. */
async function answer(consent: ConsentServer, c: Context, page: Page): Promise<Response> {
  const request = c.req.raw;
  const language = languageOf(consent, c);
  const { pathname, search } = new URL(request.url);
  const visit = consent.visit(request, language);
  const body = renderPage(page, {
    language,
    site: consent.registry.site,
    head: visit.head,
    banner: visit.banner,
    policyAddress: consent.policyAddress(language),
    manageAddress: consent.manageAddress(language, pathname + search),
  });
  const jar = consent.jar(request);
  if (request.method === 'GET' || request.method === 'HEAD') jar.use(SITE_LANGUAGE.choose, language);
  return new Response(body, { status: page.status ?? 200, headers: pageHeaders(visit, jar) });
}

function pageHeaders(visit: Visit, jar: RequestJar): Headers {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy(visit.csp),
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'cookie, accept-language, sec-gpc',
  });
  for (const each of [...visit.setCookie, ...jar.setCookie()]) headers.append('set-cookie', each);
  return headers;
}

function contentPolicy({ script, style }: Visit['csp']): string {
  return [
    "default-src 'none'",
    `script-src ${script.join(' ')}`,
    `style-src ${style.join(' ')}`,
    "img-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function file(type: string, text: string, cacheControl: string): Response {
  const headers = { 'content-type': type, 'cache-control': cacheControl, 'x-content-type-options': 'nosniff' };
  return new Response(text, { headers });
}
