import type { Language } from '../registry/index.ts';
import { type Html, html, renderPage, STRINGS } from '../render/index.ts';
import { styleAddress } from './own-page.ts';
import type { Site } from './site.ts';

/** The operator's pages are in English only. */
const LANGUAGE: Language = 'en';

/** A page for the operator. Who may see it is settled before, by `accessTo`. */
export function operatorPage(site: Site, title: string, main: Html): Response {
  const body = renderPage({
    language: LANGUAGE,
    title,
    site: site.registry.site.name,
    head: html`<meta name="robots" content="noindex">`,
    banner: undefined,
    main: html`<h1>${title}</h1>${main}`,
    footer: [],
    languages: [],
    languageLabel: STRINGS[LANGUAGE].policy.language,
    skip: STRINGS[LANGUAGE].policy.skip,
    home: site.home(site.registry.site.languages[0] as string),
    styleAddress: styleAddress(site),
  });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  };
  return new Response(body, { headers });
}
