import type { Language } from '../registry/index.ts';
import { HOOKS, type Html, html, raw, renderPage, STRINGS } from '../render/index.ts';
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
  // After a plain form, which has nothing else to say so.
  const isSaved = new URL(request.url).searchParams.has('saved');
  const body = renderPage({
    language: page.language,
    title: page.title,
    site: site.registry.site.name,
    head: raw(visit.head),
    banner: page.hasBanner ? raw(visit.banner) : undefined,
    main: html`${isSaved && html`<p role="status">${strings.statusSaved}</p>`}${page.main(visit)}`,
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
