import type { Layout, View } from '../../../src/features/routing/index.ts';
import { type Html, html, htmlLanguage } from '../../../src/render/index.ts';
import { actionForm, notice } from '../controls.ts';
import type { AREAS, BRANDS } from '../features.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';

export type Brand = (typeof BRANDS)[number];
type Area = (typeof AREAS)[number];

/** The brand that a visitor has come by: `?brand=late-stage`. */
export const brandOf = ({ jar, site, url }: Visit): Brand =>
  jar.use(site.features.brands, url.searchParams.get('brand'));

/** Whether a part of the site comes without pictures: `?layout=reduced`, until `?layout=full`. */
export const layoutOf = ({ jar, site, url }: Visit, area: Area): Layout =>
  jar.use(site.features.layouts, { area, asked: url.searchParams.get('layout') });

/** The server of this visitor's pictures. */
export const nodeOf = ({ jar, site }: Visit): string => jar.use(site.features.node, { down: new Set<string>() }).node;

/** What suits the device: browsers tell by a client hint, those that have none by their name. */
export function deviceOf({ headers }: Request): View {
  const hint = headers.get('sec-ch-ua-mobile');
  const isPhone = hint ? hint === '?1' : /\bMobi/.test(headers.get('user-agent') ?? '');
  return isPhone ? 'phone' : 'desktop';
}

/** Which version a visitor sees; both have one address. */
export const viewOf = ({ jar, site, request }: Visit): View =>
  jar.use(site.features.view, { device: deviceOf(request) }).view;

/** The form under a page on a phone: the other version. */
export function switchView(visit: Visit, form: URLSearchParams): string {
  const { jar, site, request } = visit;
  const click = form.get('view') === 'desktop' ? 'desktop' : 'phone';
  jar.use(site.features.view, { device: deviceOf(request), click });
  return backTo(visit, form);
}

/** Says in another language that the page is there in it too, to whom that one fits better. */
export function languageSuggestion(visit: Visit, { inLanguage }: Page): Html | undefined {
  const { jar, site, language, request } = visit;
  const header = request.headers.get('accept-language');
  const better = jar.use(site.features.language.suggest, { page: language, header });
  if (better.kind === 'none') return undefined;
  const { frame, promotions } = SITE_STRINGS[better.language];
  const tag = htmlLanguage(better.language);
  const link = html`<a href="${inLanguage(better.language)}" hreflang="${tag}">${frame.readInThisLanguage}</a>`;
  const content = html`<p lang="${tag}">${frame.alsoInThisLanguage} ${link}</p>
    <span lang="${tag}">${actionForm(visit, 'close-language', promotions.close)}</span>`;
  return notice(SITE_STRINGS[language].language, content);
}

export function closeLanguageSuggestion(visit: Visit, form: URLSearchParams): string {
  visit.jar.use(visit.site.features.language.dismiss, undefined);
  return backTo(visit, form);
}
