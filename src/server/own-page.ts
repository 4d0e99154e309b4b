import type { Language } from '../registry/index.ts';
import { HOOKS, type Html, html, leftTexts, raw, renderPage, STRINGS } from '../render/index.ts';
import { recordAddress, type Site } from './site.ts';
import { type Visit, visitOf } from './visit.ts';

export interface OwnPage {
  readonly language: Language;
  readonly title: string;
  readonly main: (visit: Visit) => Html;
  /** Address of the same page in another language. */
  readonly inLanguage: (language: Language) => string;
  readonly status?: number;
  /** Whether the banner goes over the page; not where the page itself asks. */
  readonly hasBanner: boolean;
}

/** A page of ours with guard, banner and a CSP without inline exceptions. Not for shared caches: it knows the visitor. */
export function ownPage(site: Site, request: Request, page: OwnPage): Response {
  const visit = visitOf(site, request, page.language);
  const strings = STRINGS[page.language].interface;
  const addresses = site.addresses(page.language);
  const body = renderPage({
    language: page.language,
    title: page.title,
    site: site.registry.site.name,
    head: raw(visit.head),
    banner: page.hasBanner ? raw(visit.banner) : undefined,
    main: html`${savedNotice(site, request, page.language, visit)}${page.main(visit)}`,
    footer: [
      { address: `${addresses.choice}?language=${page.language}`, text: strings.settings, hook: HOOKS.manage },
      { address: addresses.policy, text: strings.policy },
    ],
    languages: site.registry.site.languages.map((language) => ({
      language,
      address: page.inLanguage(language as Language),
    })),
    languageLabel: STRINGS[page.language].policy.language,
    skip: STRINGS[page.language].policy.skip,
    home: site.home(page.language),
    styleAddress: styleAddress(site),
  });
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-cache',
    vary: `cookie, accept-language, ${site.variesBy}`,
    'content-security-policy': pagePolicy(visit.csp),
  });
  for (const each of visit.setCookie) headers.append('set-cookie', each);
  return new Response(body, { status: page.status ?? 200, headers });
}

/** After a plain form, which has nothing else to say so: that it was saved, and what is left of what it withdrew. */
function savedNotice(site: Site, request: Request, language: Language, { facts }: Visit): Html | false {
  const { searchParams } = new URL(request.url);
  if (!searchParams.has('saved')) return false;
  const withdrawn = (searchParams.get('withdrawn') ?? '').split(' ');
  const parts = partNames(site).flatMap((name, index) => (withdrawn.includes(name) ? [index] : []));
  const left = leftTexts(site.view(language), parts);
  const {
    interface: { statusSaved },
    record: { title },
  } = STRINGS[language];
  const record = facts.choice?.id !== undefined && html` <a href="${recordAddress(site, language)}">${title}</a>`;
  return html`<p role="status">${statusSaved}${record}</p>${left.map((each) => html`<p>${each}</p>`)}`;
}

/** How an address names each part of the registry: purpose and provider. */
export const partNames = ({ history: { table } }: Site): readonly string[] =>
  table.parts.map(({ purpose, provider }) => `${table.purposes[purpose]?.id}:${table.providers[provider]?.id}`);

export interface PlainPage {
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
  readonly inLanguage: (language: Language) => string;
  readonly status?: number;
  /** CSP sources of the styles in it. */
  readonly styles: readonly string[];
  /** Address of the one script that it may run. */
  readonly script?: string;
}

/** A page of ours for one visitor, without guard and banner: there is nothing in it to guard, and it asks nothing. */
export function plainPage(site: Site, page: PlainPage): Response {
  const { language, script } = page;
  const strings = STRINGS[language];
  const addresses = site.addresses(language);
  const body = renderPage({
    language,
    title: page.title,
    site: site.registry.site.name,
    head: html`<meta name="robots" content="noindex">${script && html`<script src="${script}" defer></script>`}`,
    banner: undefined,
    main: page.main,
    footer: [
      { address: `${addresses.choice}?language=${language}`, text: strings.interface.settings },
      { address: addresses.policy, text: strings.interface.policy },
    ],
    languages: site.registry.site.languages.map((other) => ({
      language: other,
      address: page.inLanguage(other as Language),
    })),
    languageLabel: strings.policy.language,
    skip: strings.policy.skip,
    home: site.home(language),
    styleAddress: styleAddress(site),
  });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': plainPolicy(page),
  };
  return new Response(body, { status: page.status ?? 200, headers });
}

function plainPolicy({ styles, script }: PlainPage): string {
  return [
    "default-src 'none'",
    `style-src ${[...new Set(["'self'", ...styles])].join(' ')}`,
    ...(script ? ["script-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For a page without a script. */
export const PLAIN_PAGE = {
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};

export const styleAddress = (site: Site): string => `${site.basePath}/a/${site.style.hash}.css`;

/** The strictest policy that our own pages work under. */
function pagePolicy({ script, style }: Visit['csp']): string {
  return [
    "default-src 'none'",
    `script-src ${script.join(' ')}`,
    `style-src ${style.join(' ')}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types samtykke',
  ].join('; ');
}
