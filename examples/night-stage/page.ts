import type { GatedPage } from '../../src/features/age/index.ts';
import type { Layout } from '../../src/features/routing/index.ts';
import type { Language, Registry } from '../../src/registry/index.ts';
import { HOOKS, type Html, html, htmlLanguage, nameOf, raw, STRINGS } from '../../src/render/index.ts';
import { accountAddress, lateAddress, listAddress, signInAddress, wheelAddress } from './addresses.ts';
import type { Filter } from './catalogue.ts';
import { actionForm, pathWith } from './controls.ts';
import { BRANDS } from './features.ts';
import { type Brand, deviceOf, viewOf } from './layout/layout.ts';
import { chosenList, leadOn } from './lists/list-choice.ts';
import { SITE_STRINGS } from './strings/index.ts';
import type { SiteStrings } from './strings/strings.ts';
import { STYLE_ADDRESS } from './style.ts';
import { SUPPORT_CHAT } from './third-parties/index.ts';
import { pathOf, type Visit } from './visit.ts';

/** Where a page is in the site: what its navigation marks as current. */
type Place = 'concerts' | 'live' | 'late' | 'account' | 'elsewhere';

/** One page, before header and footer go around it. */
export interface Page {
  readonly title: string;
  readonly place: Place;
  readonly main: Html;
  /** Address of the same page in another language. */
  readonly inLanguage: (language: Language) => string;
  readonly status?: number;
  /** How much of it is shown, where there is a choice. */
  readonly layout?: Layout;
  /** What may be said over it that does not concern it. */
  readonly promotes?: 'campaigns' | 'hello-bar';
  /** For what is not for everybody's eyes: what it needs in its head and its headers. */
  readonly gate?: GatedPage;
}

/** What the frame of a page needs to know of the site and the visit. */
export interface Frame {
  readonly visit: Visit;
  readonly site: Registry['site'];
  /** Goes into `<head>` first: the guard. */
  readonly head: string;
  /** Goes into `<body>` right after the skip link. */
  readonly banner: string;
  readonly policyAddress: string;
  readonly manageAddress: string;
  /** Goes into `<head>`: the scripts of other companies, marked up to wait. */
  readonly thirdParties: string;
  readonly brand: Brand;
  /** What is said over the page. */
  readonly notices: readonly (Html | undefined)[];
}

/** What the brands are called, everywhere. */
const BRAND_NAMES: Readonly<Record<Brand, string>> = {
  'night-stage': 'Night Stage',
  'late-stage': 'Late Stage',
  'first-row': 'First Row',
};

/** A whole document. Nothing in it is inline but what the consent server gave, so that a strict CSP holds. */
export function renderPage(page: Page, frame: Frame): string {
  const { language } = frame.visit;
  const strings = SITE_STRINGS[language];
  const view = viewOf(frame.visit);
  // The desktop version on a phone is as wide as a desk.
  const width = view === 'desktop' && deviceOf(frame.visit.request) === 'phone' ? '1024' : 'device-width';
  const document = html`<!doctype html>
    <html lang="${htmlLanguage(language)}" data-brand="${frame.brand}">
      <head>
        <meta charset="utf-8">
        <link rel="preload" as="style" href="${STYLE_ADDRESS}">
        ${raw(frame.head)}
        ${page.gate && html`<script>${raw(page.gate.script)}</script>`}
        <meta name="viewport" content="width=${width},initial-scale=1">
        <title>${page.title} · ${BRAND_NAMES[frame.brand]}</title>
        <meta name="description" content="${strings.lead}">
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="${STYLE_ADDRESS}">
        ${frame.site.languages.map((each) => alternate(page, each as Language))}
        ${raw(frame.thirdParties)}
      </head>
      <body>
        <nav aria-label="${strings.skip}"><a class="skip" href="#main">${strings.skip}</a></nav>
        ${raw(frame.banner)}
        ${header(page, frame, strings)}
        ${frame.notices}
        <main id="main" tabindex="-1">${page.main}</main>
        ${footer(page, frame, strings)}
      </body>
    </html>`;
  return document.html;
}

function alternate({ inLanguage }: Page, language: Language): Html {
  return html`<link rel="alternate" hreflang="${htmlLanguage(language)}" href="${inLanguage(language)}">`;
}

function header(page: Page, { visit, site, brand }: Frame, strings: SiteStrings): Html {
  const { language, member } = visit;
  const lists = (filter?: Filter | 'all'): string => leadOn(listAddress(language, filter), chosenList(visit));
  const link = (place: Place, address: string, text: string): Html =>
    html`<a href="${address}"${page.place === place && raw(' aria-current="page"')}>${text}</a>`;
  return html`<header>
    <div class="bar">
      <a class="brand" href="${lists()}">${LOGO}${BRAND_NAMES[brand]}</a>
      <nav class="menu" aria-label="${strings.menu}">
        ${link('concerts', lists('all'), strings.concerts)}
        ${link('live', lists('live'), strings.liveNow)}
        ${link('late', lateAddress(language), strings.age.late)}
      </nav>
      ${languageSwitch(page, language, site, strings)}
      <span class="sign-in">${
        member
          ? link('account', accountAddress(language), strings.account.account)
          : link(
              'account',
              signInAddress(language, page.place === 'account' ? undefined : pathOf(visit)),
              strings.signIn,
            )
      }</span>
    </div>
  </header>`;
}

/** The mark of the site: three lights over a stage. */
const LOGO = html`<img src="/icon.svg" alt="" width="32" height="32">`;

function languageSwitch(page: Page, current: Language, { languages }: Frame['site'], strings: SiteStrings): Html {
  const links = (languages as readonly Language[]).map((each) => {
    const tag = htmlLanguage(each);
    const mark = each === current && raw(' aria-current="true"');
    return html`<li><a href="${page.inLanguage(each)}" lang="${tag}" hreflang="${tag}"${mark}>${nameOf(each)}</a></li>`;
  });
  return html`<details class="languages">
    <summary>${GLOBE}<span class="unseen">${strings.language}: </span>${nameOf(current)}</summary>
    <nav aria-label="${strings.language}"><ul>${links}</ul></nav>
  </details>`;
}

/** For those who cannot read the language that they are in. */
const GLOBE = html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
  <g fill="none" stroke="currentColor" stroke-width="1.5">
    <circle cx="12" cy="12" r="9"/><ellipse cx="12" cy="12" rx="4" ry="9"/><path d="M3.5 9h17M3.5 15h17"/>
  </g>
</svg>`;

function footer(page: Page, frame: Frame, strings: SiteStrings): Html {
  const { visit, site, policyAddress, manageAddress } = frame;
  const { language } = visit;
  const { policy, settings } = STRINGS[language].interface;
  const { requests } = site.contacts;
  return html`<footer>
    <div class="bar">
      <ul class="links">
        <li><a href="${policyAddress}">${policy}</a></li>
        <li><a href="${manageAddress}" ${raw(HOOKS.manage)}>${settings}</a></li>
        <li><a href="mailto:${requests}" ${raw(SUPPORT_CHAT)}>${strings.contact}</a></li>
        <li><a href="${wheelAddress(language)}">${strings.promotions.wheel}</a></li>
        ${page.layout && html`<li>${otherLayout(visit, page.layout, strings)}</li>`}
      </ul>
      ${otherView(visit, strings)}
      <nav aria-labelledby="brands">
        <h2 id="brands">${strings.frame.otherBrands}</h2>
        <ul class="links">${BRANDS.filter((each) => each !== frame.brand).map((each) => brandLink(each, language))}</ul>
      </nav>
      <h2>${strings.companies}</h2>
      <ul class="companies">${site.controllers.map(company)}</ul>
    </div>
  </footer>`;
}

function company({ name, office, register }: Frame['site']['controllers'][number]): Html {
  return html`<li><strong>${name}</strong><br>${office}<br>${register}</li>`;
}

function otherLayout(visit: Visit, layout: Layout, { frame }: SiteStrings): Html {
  const [other, text] =
    layout === 'full' ? (['reduced', frame.withoutPictures] as const) : (['full', frame.withPictures] as const);
  return html`<a href="${pathWith(visit, 'layout', other)}">${text}</a>`;
}

/** On a phone only: nobody at a desk looks for the phone's version. */
function otherView(visit: Visit, { frame }: SiteStrings): Html | undefined {
  if (deviceOf(visit.request) === 'desktop') return undefined;
  const isDesktop = viewOf(visit) === 'desktop';
  const text = isDesktop ? frame.phoneVersion : frame.desktopVersion;
  return actionForm(visit, 'view', text, { view: isDesktop ? 'phone' : 'desktop' });
}

const brandLink = (brand: Brand, language: Language): Html =>
  html`<li><a href="${listAddress(language)}?brand=${brand}">${BRAND_NAMES[brand]}</a></li>`;
