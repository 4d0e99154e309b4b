import type { Language } from '../registry/index.ts';
import { type Html, html, renderPage, STRINGS } from '../render/index.ts';
import { isOperator } from './operator.ts';
import { styleAddress } from './own-page.ts';
import { problem } from './problem.ts';
import type { Site } from './site.ts';
import { type ListedViolation, listViolations, seenBy, type ViolationList } from './violation-list.ts';

/** The operator's pages are in English only. */
const LANGUAGE: Language = 'en';
const TITLE = 'What was stopped';

/** `GET …/violations`: what was stopped, for the operator and nobody else; without a token there is no such page. */
export async function violationPage(site: Site, request: Request, token: string | undefined): Promise<Response> {
  if (token === undefined) return problem('not-found');
  if (!isOperator(request, token)) {
    const challenge = {
      'www-authenticate': 'Basic realm="Samtykke: any user name, the token as password", charset="UTF-8"',
    };
    return problem('not-operator', undefined, challenge);
  }
  const list = listViolations(site.registry, await site.store.violations(site.name));
  const body = renderPage({
    language: LANGUAGE,
    title: TITLE,
    site: site.registry.site.name,
    head: html`<meta name="robots" content="noindex">`,
    banner: undefined,
    main: content(site, list),
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

function content({ registry, history }: Site, { violations, declaredSince }: ViolationList): Html {
  return html`
    <h1>${TITLE}</h1>
    <p>What is told as “would be” happened: the registry was in the mode <code>report</code>. It is in the mode <code>${history.table.mode}</code> now.</p>
    <p>Counted by day, without anything of the visitors.</p>
    ${violations.length > 0 ? table(violations) : html`<p class="none">Nothing so far.</p>`}
    ${declaredSince > 0 && html`<p>Left out, since the registry names it by now: ${declaredSince}.</p>`}
    <p class="small"><code>CATEGORY</code> is one of: ${registry.categories.map(({ id }) => id).join(', ')}.</p>
    <p class="small"><code>RETENTION</code> is <code>session</code> or a time such as <code>P30D</code>.</p>`;
}

const COLUMNS = ['Kind', 'Verdict', 'Days', 'Seen by', 'Mend'] as const;

/** With roles: on narrow screens the rows are shown as cards, which takes a table's own meaning from it. */
function table(violations: readonly ListedViolation[]): Html {
  const heads = ['Name', ...COLUMNS].map((each) => html`<th role="columnheader" scope="col">${each}</th>`);
  return html`
    <table role="table">
      <caption>What the registry does not name first, then what was seen most</caption>
      <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
      <tbody role="rowgroup">${violations.map(row)}</tbody>
    </table>`;
}

function row(violation: ListedViolation): Html {
  const { kind, name, firstDay, lastDay, mend } = violation;
  const cells = [
    kind,
    verdictOf(violation),
    firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`,
    seenBy(violation),
    mend === undefined ? '–' : html`<code>${mend}</code>`,
  ];
  return html`
    <tr role="row">
      <th role="rowheader" scope="row">${name === '' ? '–' : html`<code>${name}</code>`}</th>
      ${cells.map((cell, index) => html`<td role="cell" data-label="${COLUMNS[index]}: ">${cell}</td>`)}
    </tr>`;
}

function verdictOf({ verdict, because, mode }: ListedViolation): string {
  if (verdict === 'other') return verdict;
  return `${mode === 'report' ? 'would be ' : ''}${verdict}: ${because}`;
}
