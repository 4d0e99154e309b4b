import { hash } from 'node:crypto';
import { printableLines } from '../../printable/index.ts';
import { SEVERITIES } from '../../registry/index.ts';
import { type Html, html, raw } from '../../render/index.ts';
import { baselineContent, findingsContent, rulesContent } from './html-findings.ts';
import { matrixContent } from './html-matrix.ts';
import { type HtmlSection, htmlCode, htmlFacts, htmlSection } from './html-parts.ts';
import { picturesIn, type ReportPicture } from './html-pictures.ts';
import { statesContent } from './html-states.ts';
import { reportStyle } from './html-style.ts';
import { trendContent } from './html-trend.ts';
import { LIMITS } from './limits.ts';
import { countOf, gapsOf, type Outcome, outcomeOf, outcomeText } from './outcome.ts';
import type { AuditReport } from './report.ts';
import { count, sentence, stateName, wholeSentence } from './words.ts';

export interface HtmlOptions {
  /** What a path of the report stands for; without it, or where it answers nothing, the page says that it is not there. */
  readonly picture?: (path: string) => ReportPicture | undefined;
}

/**
 * A report as one page that needs nothing else: no script, no request, pictures inside. In English, as all that is for
 * operators. It reads from a phone to paper, and can be handed to an authority.
 */
export function htmlReport(report: AuditReport, { picture }: HtmlOptions = {}): string {
  const style = reportStyle();
  const sections = sectionsOf(report, picture);
  const title = `Cookie audit of ${report.site}, ${report.startedAt.slice(0, 10)}`;
  // Nothing is fetched, whatever a site has put into a name: the policy says so to the browser.
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="content-security-policy" content="${policy}">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="referrer" content="no-referrer">
        <title>${title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <nav aria-label="Skip"><a class="skip" href="#main">Skip to the report</a></nav>
        <header>Samtykke audit report</header>
        <main id="main">
          <h1>Cookie audit of ${report.site}</h1>
          ${outcomeCard(report)}
          ${aboutFacts(report)}
          <nav aria-label="Contents"><h2>Contents</h2><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
          ${sections.map(htmlSection)}
        </main>
        <footer><p>Made by ${report.tool.name} ${report.tool.version} on ${report.endedAt.slice(0, 10)}. Times are in UTC.</p></footer>
      </body>
    </html>`;
  // At the end, so that no text of the site's is forgotten.
  return printableLines(page.html);
}

function sectionsOf(report: AuditReport, picture: HtmlOptions['picture']): readonly HtmlSection[] {
  const pictures = picturesIn(report, picture);
  const { trend, baseline, stale = [], patch } = report;
  const hasBaseline = baseline.length > 0 || stale.length > 0;
  return [
    ...(gapsOf(report).length > 0 || !report.complete ? [gapSection(report)] : []),
    { id: 'findings', title: 'Findings', content: findingsContent(report, pictures) },
    { id: 'matrix', title: 'Entries by state', content: matrixContent(report) },
    ...(trend ? [{ id: 'trend', title: 'Trend', content: trendContent(trend) }] : []),
    { id: 'states', title: 'What was done in each state', content: statesContent(report, pictures) },
    ...(hasBaseline ? [{ id: 'baseline', title: 'Baseline', content: baselineContent(report) }] : []),
    ...(patch === undefined
      ? []
      : [{ id: 'patch', title: 'What would declare the undeclared', content: patchContent(patch) }]),
    { id: 'rules', title: 'Rules', content: rulesContent(report) },
    { id: 'limits', title: 'What this audit cannot see', content: limitsContent() },
  ];
}

const WORDS: Readonly<Record<Outcome, readonly [mark: string, word: string]>> = {
  clean: ['✓', 'Clean'],
  findings: ['✗', 'Findings'],
  incomplete: ['!', 'Incomplete'],
};

function outcomeCard(report: AuditReport): Html {
  const outcome = outcomeOf(report);
  const [mark, word] = WORDS[outcome];
  const { findings, baseline } = report;
  const severities = SEVERITIES.map((severity) => [countOf(findings, severity), severity] as const);
  const counts: readonly (readonly [number, string])[] = [
    ...severities.map(([number, severity]) => [number, number === 1 ? severity : `${severity}s`] as const),
    [baseline.length, 'in the baseline'],
    [gapsOf(report).length, 'not covered'],
  ];
  return html`
    <div class="outcome ${outcome}">
      <p class="word"><span aria-hidden="true">${mark} </span>${word}</p>
      <p>${wholeSentence(afterColon(outcomeText(report)))}</p>
    </div>
    <ul class="counts">${counts.map(([number, name]) => html`<li><b>${number}</b> ${name}</li>`)}</ul>`;
}

const afterColon = (text: string): string => text.slice(text.indexOf(': ') + 2);

function aboutFacts({ starts, startedAt, endedAt, registry, browser, states }: AuditReport): Html {
  const minutes = Math.max(Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000), 0);
  const took = minutes === 0 ? 'less than a minute' : count(minutes, 'minute');
  const began = startedAt.slice(0, 16).replace('T', ' ');
  return htmlFacts([
    ['Began at', html`${starts.map((start, index) => html`${index > 0 && html`<br>`}${htmlCode(start)}`)}`],
    ['When', html`<time datetime="${startedAt}">${began} UTC</time>, for ${took}`],
    [
      'Held against',
      html`${htmlCode(registry.file)}, version <code>${registry.version.slice(0, 12)}</code>, under the rules of ${registry.jurisdiction}`,
    ],
    ['Browser', `${browser.name} ${browser.version}`],
    ['States', states.length > 0 ? states.map(({ state }) => stateName(state)).join('; ') : 'none'],
  ]);
}

function gapSection(report: AuditReport): HtmlSection {
  const gaps = gapsOf(report);
  const items = gaps.map(
    ({ where, reason, mend }) =>
      html`<li><p><strong>${where}</strong>: ${sentence(reason)}</p><p>Mend: ${sentence(mend)}</p></li>`,
  );
  return {
    id: 'gaps',
    title: 'What was not covered',
    content: html`
      <p>This was to be looked at and was not. What it holds is not known, so the audit is incomplete.</p>
      ${gaps.length > 0 ? html`<ul class="gaps">${items}</ul>` : html`<p>The audit ended before it was finished.</p>`}`,
  };
}

function patchContent(patch: string): Html {
  return html`
    <p>Entries for what was seen and is not declared, as a change of the registry file.</p>
    <p>Read it before you take it over: what is marked as unsure is a guess, and what should not be there belongs out of the site, not into the registry.</p>
    <pre class="patch" tabindex="0">${patch.trimEnd()}</pre>`;
}

const limitsContent = (): Html => html`
  <p>No finding means that none was seen, within these limits.</p>
  <dl>${LIMITS.map(([what, why]) => html`<div><dt>${what}</dt><dd>${why}</dd></div>`)}</dl>`;
