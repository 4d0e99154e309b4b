import type { Language, Registry } from '../../src/registry/index.ts';
import { HOOKS, type Html, html, htmlLanguage, nameOf, raw, STRINGS } from '../../src/render/index.ts';
import { listAddress, signInAddress } from './addresses.ts';
import { SITE_STRINGS } from './strings/index.ts';
import type { SiteStrings } from './strings/strings.ts';
import { STYLE_ADDRESS } from './style.ts';

/** Where a page is in the site: what its navigation marks as current. */
type Place = 'concerts' | 'live' | 'sign-in' | 'elsewhere';

/** One page, before header and footer go around it. */
export interface Page {
  readonly title: string;
  readonly place: Place;
  readonly main: Html;
  /** Address of the same page in another language. */
  readonly inLanguage: (language: Language) => string;
  readonly status?: number;
}

/** What the frame of a page needs to know of the site and the visit. */
export interface Frame {
  readonly language: Language;
  readonly site: Registry['site'];
  /** Goes into `<head>` first: the guard. */
  readonly head: string;
  /** Goes into `<body>` right after the skip link. */
  readonly banner: string;
  readonly policyAddress: string;
  readonly manageAddress: string;
}

/** A whole document. Nothing in it is inline but what the consent server gave, so that a strict CSP holds. */
export function renderPage(page: Page, frame: Frame): string {
  const strings = SITE_STRINGS[frame.language];
  const document = html`<!doctype html>
    <html lang="${htmlLanguage(frame.language)}">
      <head>
        <meta charset="utf-8">
        ${raw(frame.head)}
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>${page.title} · ${frame.site.name}</title>
        <meta name="description" content="${strings.lead}">
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="${STYLE_ADDRESS}">
        ${frame.site.languages.map((each) => alternate(page, each as Language))}
        <script type="text/plain" data-samtykke="analytics:google" src="/stats.js" async></script>
      </head>
      <body>
        <nav aria-label="${strings.skip}"><a class="skip" href="#main">${strings.skip}</a></nav>
        ${raw(frame.banner)}
        ${header(page, frame, strings)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${footer(frame, strings)}
      </body>
    </html>`;
  return document.html;
}

function alternate({ inLanguage }: Page, language: Language): Html {
  return html`<link rel="alternate" hreflang="${htmlLanguage(language)}" href="${inLanguage(language)}">`;
}

function header(page: Page, { language, site }: Frame, strings: SiteStrings): Html {
  const link = (place: Place, address: string, text: string): Html =>
    html`<a href="${address}"${page.place === place && raw(' aria-current="page"')}>${text}</a>`;
  return html`<header>
    <div class="bar">
      <a class="brand" href="${listAddress(language)}">${LOGO}${site.name}</a>
      <nav class="menu" aria-label="${strings.menu}">
        ${link('concerts', listAddress(language), strings.concerts)}
        ${link('live', listAddress(language, 'live'), strings.liveNow)}
      </nav>
      ${languageSwitch(page, language, site, strings)}
      <span class="sign-in">${link('sign-in', signInAddress(language), strings.signIn)}</span>
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

function footer({ language, site, policyAddress, manageAddress }: Frame, strings: SiteStrings): Html {
  const { policy, settings } = STRINGS[language].interface;
  const { requests } = site.contacts;
  return html`<footer>
    <div class="bar">
      <ul class="links">
        <li><a href="${policyAddress}">${policy}</a></li>
        <li><a href="${manageAddress}" ${raw(HOOKS.manage)}>${settings}</a></li>
        <li><a href="mailto:${requests}">${strings.contact}</a></li>
      </ul>
      <h2>${strings.companies}</h2>
      <ul class="companies">${site.controllers.map(company)}</ul>
    </div>
  </footer>`;
}

function company({ name, office, register }: Frame['site']['controllers'][number]): Html {
  return html`<li><strong>${name}</strong><br>${office}<br>${register}</li>`;
}
