import { printableLines } from '../../printable/index.ts';
import type { AuditFinding } from '../finding.ts';
import { byRule, type RuleGroup } from './by-rule.ts';
import { mdBlock, mdCode, mdText } from './markdown.ts';
import { countText, gapsOf, type Outcome, outcomeOf, outcomeText } from './outcome.ts';
import type { AuditReport } from './report.ts';
import { callText, count, placeOf, sentence, stateName, subjectName, timeText } from './words.ts';

/** What GitHub takes in a comment is 65,536 letters; some are left for who puts a line of their own before it. */
export const MOST_LETTERS = 65_000;

const MARKS: Readonly<Record<Outcome, string>> = { clean: '✅', findings: '❌', incomplete: '⚠️' };
const MOST_EVIDENCE = 3;
const MOST_ROWS = 50;
const MOST_GAPS = 10;

/**
 * A report as a comment on a pull request: what it comes to, a short table, then the evidence, folded. Never longer than
 * {@link MOST_LETTERS}: what does not fit is counted, and stands in the other formats.
 */
export function markdownReport(report: AuditReport): string {
  const outcome = outcomeOf(report);
  const head = [
    `### ${MARKS[outcome]} Cookie audit of ${mdText(report.site)}`,
    `**${mdText(sentence(outcomeText(report)))}**`,
  ];
  const blocks: readonly Block[] = [
    whole(gapList(report)),
    whole(table(report)),
    ...byRule(report.findings, report.rules).map((group) => details(group, report)),
    whole(patchBlock(report)),
    whole(baselineLine(report)),
  ];
  return fitted(head, blocks, footer(report));
}

/** A part of the comment that takes no more letters than there is room for, and says how many things it left out. */
type Block = (room: number) => { readonly text: string; readonly left: number };

const whole =
  (text: string): Block =>
  (room) =>
    text.length <= room ? { text, left: 0 } : { text: '', left: 1 };

/** As much as there is room for, in its order. */
function fitted(head: readonly string[], blocks: readonly Block[], end: string): string {
  const kept = [...head];
  let dropped = 0;
  for (const block of blocks) {
    // What is said of the rest has its own room.
    const room = MOST_LETTERS - [...kept, end].join('\n\n').length - 200;
    const { text, left } = block(room);
    if (text !== '') kept.push(text);
    dropped += left;
  }
  const note = `_${count(dropped, 'thing')} did not fit here: the full report has all of it._`;
  return [...kept, ...(dropped > 0 ? [note] : []), end].join('\n\n');
}

function gapList(report: AuditReport): string {
  const gaps = gapsOf(report);
  if (gaps.length === 0) return '';
  const rows = gaps.slice(0, MOST_GAPS).map(({ where, reason, mend }) => {
    return `- ${mdText(where)}: ${mdText(sentence(reason))} Mend: ${mdText(sentence(mend))}`;
  });
  const more = gaps.length - rows.length;
  return ['Not covered:', '', ...rows, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}

function table({ findings, registry }: AuditReport): string {
  if (findings.length === 0) return '';
  const rows = findings.slice(0, MOST_ROWS).map((finding) => {
    const { severity, rule, subject, states, place } = finding;
    const { file, line } = placeOf(place, { registry });
    const cells = [
      severity,
      mdText(rule),
      mdCode(subjectName(subject), 80),
      states.map((each) => mdText(each)).join(', '),
    ];
    return `| ${[...cells, mdCode(`${file}:${line}`, 80)].join(' | ')} |`;
  });
  const more = findings.length - rows.length;
  const head = ['| | Rule | What | Seen in | Registry |', '| --- | --- | --- | --- | --- |'];
  return [...head, ...rows, ...(more > 0 ? [`| … | and ${more} more | | | |`] : [])].join('\n');
}

const details =
  ({ rule, findings }: RuleGroup, report: AuditReport): Block =>
  (room) => {
    const summary = `<summary>${mdText(rule.title)} (${findings.length})</summary>`;
    const start = `<details>\n${summary}\n\nSource: ${mdText(sentence(rule.source))}\n\n`;
    const end = '\n\n</details>';
    const items: string[] = [];
    let used = start.length + end.length;
    for (const finding of findings) {
      const text = item(finding, report);
      used += text.length + 1;
      if (used > room) break;
      items.push(text);
    }
    const text = items.length > 0 ? `${start}${items.join('\n')}${end}` : '';
    return { text, left: findings.length - items.length };
  };

function item(finding: AuditFinding, report: AuditReport): string {
  const { message, mend, evidence, states } = finding;
  const { file, line } = placeOf(finding.place, report);
  const seen = evidence.slice(0, MOST_EVIDENCE).map(({ state, page, at, what, stack }) => {
    const call = stack?.[0];
    const by = call ? `, by ${mdCode(callText(call))}` : '';
    return `  - ${stateName(state)}, ${timeText(at)} UTC, on ${mdCode(page)}: ${mdCode(what)}${by}`;
  });
  const more = evidence.length - seen.length;
  return [
    `- ${mdText(sentence(message))} ${mdCode(`${file}:${line}`, 80)}`,
    `  - Mend: ${mdText(sentence(mend))}`,
    ...seen,
    ...(more > 0 ? [`  - and ${more} times more, in: ${states.map((each) => mdText(each)).join(', ')}`] : []),
  ].join('\n');
}

function patchBlock({ patch }: AuditReport): string {
  if (patch === undefined) return '';
  const block = mdBlock(printableLines(patch), 'diff');
  return `<details>\n<summary>What would declare the undeclared</summary>\n\n${block}\n\n</details>`;
}

function baselineLine({ baseline, stale = [] }: AuditReport): string {
  const lines = [
    baseline.length > 0 && `In the baseline, not counted: ${countText(baseline)}.`,
    stale.length > 0 && `In the baseline and not seen any more: ${stale.length}.`,
  ];
  return lines.filter(Boolean).join(' ');
}

function footer({ registry, browser, startedAt, states, tool }: AuditReport): string {
  const visited = `${count(states.length, 'state')} visited`;
  const with_ = `${mdText(browser.name)} ${mdText(browser.version)}`;
  return `<sub>${visited} with ${with_}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC · registry ${registry.version.slice(0, 12)} · samtykke ${mdText(tool.version)}</sub>`;
}
