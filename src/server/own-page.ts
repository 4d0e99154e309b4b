import type { Language } from '../registry/index.ts';
import { HOOKS, type Html, html, leftTexts, raw, renderPage, STRINGS } from '../render/index.ts';
import type { Site } from './site.ts';
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
    main: html`${savedNotice(site, request, page.language)}${page.main(visit)}`,
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
function savedNotice(site: Site, request: Request, language: Language): Html | false {
  const { searchParams } = new URL(request.url);
  if (!searchParams.has('saved')) return false;
  const withdrawn = (searchParams.get('withdrawn') ?? '').split(' ');
  const parts = partNames(site).flatMap((name, index) => (withdrawn.includes(name) ? [index] : []));
  const left = leftTexts(site.view(language), parts);
  const { statusSaved } = STRINGS[language].interface;
  return html`<p role="status">${statusSaved}</p>${left.map((each) => html`<p>${each}</p>`)}`;
}

/** How an address names each part of the registry: purpose and provider. */
export const partNames = ({ history: { table } }: Site): readonly string[] =>
  table.parts.map(({ purpose, provider }) => `${table.purposes[purpose]?.id}:${table.providers[provider]?.id}`);

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
