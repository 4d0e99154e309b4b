import { SEVERITIES, type Severity } from '../../registry/index.ts';
import { type Html, html, renderTable } from '../../render/index.ts';
import type { Trend } from './report.ts';
import { count } from './words.ts';

type Run = Trend['runs'][number];

const HEIGHT = 120;
/** As wide as a page lets them be, so that a year of weeks still fits on a desk. */
const stepOf = (runs: number): number => (runs <= 16 ? 48 : 24);
/** For the number over the tallest bar. */
const HEAD = 20;
/** For the day under every bar that has room for one. */
const FOOT = 20;
const DAY_WIDTH = 72;

/** What became of the findings since the run before, as a chart and as a table that says the same. */
export function trendContent(trend: Trend): Html {
  const { previous, appeared, gone, runs } = trend;
  return html`
    <p>Since the run of ${dayOf(previous)}: ${count(appeared.length, 'finding')} new, ${count(gone.length, 'finding')} gone.</p>
    ${runs.length > 1 && chart(runs)}
    <details>
      <summary>The chart as a table</summary>
      ${renderTable({
        caption: 'Findings that counted in each run; the newest last',
        columns: ['Run', 'Errors', 'Warnings', 'Notes', 'Complete'],
        rows: runs.map(({ at, error, warning, note, complete }) => [
          at.slice(0, 16).replace('T', ' '),
          String(error),
          String(warning),
          String(note),
          complete ? 'yes' : 'no',
        ]),
      })}
    </details>`;
}

const dayOf = (at: string): string => at.slice(0, 10);
const totalOf = ({ error, warning, note }: Run): number => error + warning + note;

function chart(runs: readonly Run[]): Html {
  const most = Math.max(1, ...runs.map(totalOf));
  const width = Math.max(runs.length * stepOf(runs.length), DAY_WIDTH * 2);
  const height = HEAD + HEIGHT + FOOT;
  const label = `Findings in ${runs.length} runs, from ${totalOf(runs[0] as Run)} to ${totalOf(runs.at(-1) as Run)}`;
  return html`
    <figure class="chart">
      <div class="wide" role="region" aria-label="Chart of the runs" tabindex="0">
        <svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
          <line class="axis" x1="0" x2="${width}" y1="${HEAD + HEIGHT}" y2="${HEAD + HEIGHT}"/>
          ${runs.map((run, index) => bar(run, index, runs.length, most))}
        </svg>
      </div>
      <figcaption>
        ${SEVERITIES.map((severity) => html`<span class="key"><svg class="${severity}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect width="12" height="12"/></svg> ${NAMES[severity]}</span> `)}
        ${runs.some(({ complete }) => !complete) && html`<span class="key">* incomplete</span>`}
      </figcaption>
    </figure>`;
}

const NAMES: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', note: 'notes' };

/** Errors stand at the bottom, where lengths of bars can be compared. */
function bar(run: Run, index: number, runs: number, most: number): Html {
  const step = stepOf(runs);
  const width = (step * 2) / 3;
  const x = index * step + (step - width) / 2;
  const scale = HEIGHT / most;
  let top = HEAD + HEIGHT;
  const parts = SEVERITIES.map((severity) => {
    const length = run[severity] * scale;
    top -= length;
    return (
      length > 0 &&
      html`<rect class="${severity}" x="${x}" y="${top.toFixed(1)}" width="${width}" height="${length.toFixed(1)}"/>`
    );
  });
  const middle = x + width / 2;
  const number = `${totalOf(run)}${run.complete ? '' : '*'}`;
  return html`
    ${parts}
    <text x="${middle}" y="${(top - 6).toFixed(1)}" text-anchor="middle">${number}</text>
    ${hasDay(index, runs) && html`<text x="${index === 0 ? 0 : x + width}" y="${HEAD + HEIGHT + 16}" text-anchor="${index === 0 ? 'start' : 'end'}">${dayOf(run.at)}</text>`}`;
}

/** The first day and the last one: more would not fit. */
const hasDay = (index: number, runs: number): boolean => index === 0 || index === runs - 1;
