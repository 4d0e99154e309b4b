import { type Html, html, renderTable } from '../render/index.ts';
import { operatorPage } from './operator-page.ts';
import type { Site } from './site.ts';
import { type ListedViolation, listViolations, seenBy, type ViolationList } from './violation-list.ts';

/** `GET …/violations`: what was stopped. */
export async function violationPage(site: Site): Promise<Response> {
  const list = listViolations(site.registry, await site.store.violations(site.name));
  return operatorPage(site, 'What was stopped', content(site, list));
}

function content({ registry, history }: Site, { violations, declaredSince }: ViolationList): Html {
  return html`
    <p>What is told as “would be” happened: the registry was in the mode <code>report</code>. It is in the mode <code>${history.table.mode}</code> now.</p>
    <p>Counted by day, without anything of the visitors.</p>
    ${violations.length > 0 ? table(violations) : html`<p class="none">Nothing so far.</p>`}
    ${declaredSince > 0 && html`<p>Left out, since the registry names it by now: ${declaredSince}.</p>`}
    <p class="small"><code>CATEGORY</code> is one of: ${registry.categories.map(({ id }) => id).join(', ')}.</p>
    <p class="small"><code>RETENTION</code> is <code>session</code> or a time such as <code>P30D</code>.</p>`;
}

const table = (violations: readonly ListedViolation[]): Html =>
  renderTable({
    caption: 'What the registry does not name first, then what was seen most',
    columns: ['Name', 'Kind', 'Verdict', 'Days', 'Seen by', 'Mend'],
    rows: violations.map((each) => [each.name === '' ? '–' : html`<code>${each.name}</code>`, ...cellsOf(each)]),
  });

function cellsOf(violation: ListedViolation): readonly (Html | string)[] {
  const { kind, firstDay, lastDay, mend } = violation;
  return [
    kind,
    verdictOf(violation),
    firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`,
    seenBy(violation),
    mend === undefined ? '–' : html`<code>${mend}</code>`,
  ];
}

function verdictOf({ verdict, because, mode }: ListedViolation): string {
  if (verdict === 'other') return verdict;
  return `${mode === 'report' ? 'would be ' : ''}${verdict}: ${because}`;
}
