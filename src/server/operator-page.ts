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

/** A table whose rows are shown as cards on narrow screens: with roles, since that takes a table's own meaning from it. */
export function operatorTable(
  caption: string,
  first: string,
  columns: readonly string[],
  rows: readonly (readonly [head: Html | string, cells: readonly (Html | string)[]])[],
): Html {
  const heads = [first, ...columns].map((each) => html`<th role="columnheader" scope="col">${each}</th>`);
  const row = ([head, cells]: (typeof rows)[number]): Html => html`
    <tr role="row">
      <th role="rowheader" scope="row">${head}</th>
      ${cells.map((cell, index) => html`<td role="cell" data-label="${columns[index]}: ">${cell}</td>`)}
    </tr>`;
  return html`
    <table role="table">
      <caption>${caption}</caption>
      <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
      <tbody role="rowgroup">${rows.map(row)}</tbody>
    </table>`;
}
