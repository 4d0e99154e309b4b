import { type Html, html, renderTable } from '../../render/index.ts';
import type { AuditFinding, Evidence } from '../finding.ts';
import type { CallSite } from '../observation.ts';
import { byRule, type RuleGroup } from './by-rule.ts';
import { htmlCode, htmlFacts, htmlSource, severityBadge } from './html-parts.ts';
import type { Pictures } from './html-pictures.ts';
import type { AuditReport } from './report.ts';
import { callText, count, placeOf, stateName, subjectName, timeText, wholeSentence } from './words.ts';

/** The findings by rule, each with its mend and all its evidence. */
export function findingsContent(report: AuditReport, pictures: Pictures): Html {
  if (report.findings.length === 0) return html`<p>None.</p>`;
  return html`${byRule(report.findings, report.rules).map((group) => ruleGroup(group, report, pictures))}`;
}

function ruleGroup({ rule, findings }: RuleGroup, report: AuditReport, pictures: Pictures): Html {
  const { id, severity, title, source } = rule;
  return html`
    <section class="rule" aria-labelledby="rule-${id}">
      <h3 id="rule-${id}">${title}</h3>
      <p class="belongs">${severityBadge(severity)} <code>${id}</code> · ${count(findings.length, 'finding')}</p>
      <p class="belongs">Source: ${htmlSource(source)}</p>
      ${findings.map((finding) => findingCard(finding, report, pictures))}
    </section>`;
}

function findingCard(finding: AuditFinding, report: AuditReport, pictures: Pictures): Html {
  const { subject, message, mend, states, evidence, field, fingerprint, severity } = finding;
  const { file, line } = placeOf(finding.place, report);
  return html`
    <article class="finding ${severity}" id="finding-${fingerprint}">
      <h4>${htmlCode(subjectName(subject))}${isNew(finding, report) && html` <span class="badge new">new</span>`}</h4>
      <p>${wholeSentence(message)}</p>
      ${htmlFacts([
        ['Mend', wholeSentence(mend)],
        ['Seen in', states.length > 0 ? states.map(stateName).join('; ') : undefined],
        ['Registry', html`<code>${file}:${line}</code>${field !== undefined && html` <code>${field}</code>`}`],
      ])}
      ${evidence.length > 0 && html`<details><summary>Evidence: ${count(evidence.length, 'observation')}</summary><ol class="evidence">${evidence.map((each) => evidenceItem(each, pictures))}</ol></details>`}
    </article>`;
}

const isNew = ({ fingerprint }: AuditFinding, { trend }: AuditReport): boolean =>
  trend?.appeared.includes(fingerprint) === true;

function evidenceItem({ state, at, page, what, request, stack = [], screenshot }: Evidence, pictures: Pictures): Html {
  return html`
    <li>
      ${htmlCode(what)}
      ${htmlFacts([
        ['When', html`<time datetime="${new Date(at).toISOString()}">${timeText(at)} UTC</time>, ${stateName(state)}`],
        ['Page', htmlCode(page)],
        ['Request', request === undefined ? undefined : htmlCode(request)],
        ['Called by', stack.length > 0 ? callStack(stack) : undefined],
        ['Picture', screenshot === undefined ? undefined : pictures.show(screenshot, `${stateName(state)}, ${page}`)],
      ])}
    </li>`;
}

const callStack = (stack: readonly CallSite[]): Html =>
  html`<ol class="stack">${stack.map((call) => html`<li>${htmlCode(callText(call))}</li>`)}</ol>`;

/** What is known and does not count, and what is known and gone. */
export function baselineContent({ baseline, stale = [] }: AuditReport): Html {
  return html`
    ${
      baseline.length > 0 &&
      renderTable({
        caption: 'Findings that the baseline knows: seen again, and not counted',
        columns: ['What', 'Rule', 'Known since', 'Finding'],
        rows: baseline.map(({ subject, rule, since = '–', message, severity }) => [
          htmlCode(subjectName(subject)),
          html`${severityBadge(severity)} <code>${rule}</code>`,
          since,
          wholeSentence(message),
        ]),
      })
    }
    ${
      stale.length > 0 &&
      renderTable({
        caption: 'In the baseline and not seen any more: it can be taken out there',
        columns: ['What', 'Rule', 'Known since'],
        rows: stale.map(({ kind, name, host, rule, since }) => [
          htmlCode(subjectName({ kind, name, ...(host !== undefined && { host }) })),
          html`<code>${rule}</code>`,
          since,
        ]),
      })
    }`;
}

/** Every rule that the site was held against, with what it found. */
export function rulesContent({ rules, findings, baseline }: AuditReport): Html {
  return renderTable({
    caption: 'Rules that were applied',
    columns: ['Rule', 'Severity', 'Found', 'Source'],
    rows: rules.map(({ id, title, severity, source }) => {
      const of = (list: readonly AuditFinding[]): number => list.filter(({ rule }) => rule === id).length;
      const known = of(baseline);
      const found = of(findings);
      const number = found > 0 ? html`<a href="#rule-${id}">${found}</a>` : html`none`;
      return [
        html`${title}<small><code>${id}</code></small>`,
        severityBadge(severity),
        html`${number}${known > 0 && html` (${known} in the baseline)`}`,
        htmlSource(source),
      ];
    }),
  });
}
