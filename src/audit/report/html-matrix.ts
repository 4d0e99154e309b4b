import { type Html, html, renderTable } from '../../render/index.ts';
import type { StateId } from '../observation.ts';
import { htmlCode } from './html-parts.ts';
import type { AuditReport, MatrixCell, MatrixRow } from './report.ts';
import { count, stateName } from './words.ts';

/** What a cell says, each with a sign, a word and a colour of its own. */
const SIGNS = {
  departure: ['✗', 'departs'],
  tolerated: ['!', 'known'],
  allowed: ['✓', 'allowed'],
  unseen: ['·', 'not seen'],
  refused: ['–', 'kept out'],
} as const;
type Sign = keyof typeof SIGNS;

const LEGEND: readonly (readonly [Sign, string])[] = [
  ['departure', 'a departure from the registry was found here'],
  ['tolerated', 'not allowed and seen all the same, without a finding of its own here'],
  ['allowed', 'allowed, and seen'],
  ['unseen', 'allowed, and not seen'],
  ['refused', 'not allowed, and not seen: as it should be'],
];

const INTRODUCTION =
  'What the registry declares, and what it does not, in every state that was visited. A number tells how often it was set, stored, sent or loaded in the last phase of the state; ‘left’, that it was still there at its end.';

/** Each entry in each state: what departs first, the rest folded. */
export function matrixContent({ matrix, states }: AuditReport): Html {
  const ids = [
    ...new Set([
      ...states.map(({ state }) => state),
      ...matrix.flatMap(({ cells }) => cells.map(({ state }) => state)),
    ]),
  ];
  const departs = (row: MatrixRow): boolean => row.cells.some((cell) => signOf(cell) === 'departure');
  const bad = matrix.filter(departs);
  const good = matrix.filter((row) => !departs(row));
  return html`
    <p>${INTRODUCTION}</p>
    <ul class="legend">${LEGEND.map(([sign, text]) => html`<li>${signOnly(sign)} ${text}</li>`)}</ul>
    ${bad.length > 0 ? matrixTable(`Departures: ${count(bad.length, 'entry', 'entries')}`, bad, ids) : html`<p>No entry departs.</p>`}
    ${
      good.length > 0 &&
      html`<details${bad.length === 0 && html` open`}><summary>As declared: ${count(good.length, 'entry', 'entries')}</summary>${matrixTable('Entries without a departure', good, ids)}</details>`
    }`;
}

const signOnly = (sign: Sign): Html => html`<span class="sign ${sign}" aria-hidden="true">${SIGNS[sign][0]}</span>`;

function matrixTable(caption: string, rows: readonly MatrixRow[], states: readonly StateId[]): Html {
  return html`
    <div class="wide" role="region" aria-label="${caption}" tabindex="0">
      ${renderTable({
        caption,
        columns: ['Entry', ...states.map(shortName)],
        rows: rows.map((row) => [rowHead(row), ...states.map((state) => cellOf(row, state))]),
        className: 'matrix',
      })}
    </div>`;
}

const SHORT: Readonly<Partial<Record<StateId, string>>> = {
  before: 'Before',
  refused: 'Refused',
  accepted: 'Accepted',
  withdrawn: 'Withdrawn',
  returned: 'Back',
  expired: 'Expired',
  gpc: 'GPC',
  'no-script': 'No script',
};
const shortName = (state: StateId): string => SHORT[state] ?? stateName(state).replace('only ', 'Only ');

function rowHead({ kind, name, category, provider, declared }: MatrixRow): Html {
  const belongs = declared ? [category, provider].filter((each) => each !== undefined).join(', ') : 'undeclared';
  return html`${htmlCode(name)}<small>${kind}${belongs !== '' && html` · ${declared ? belongs : html`<strong>${belongs}</strong>`}`}</small>`;
}

function cellOf({ cells }: MatrixRow, state: StateId): Html {
  const cell = cells.find((each) => each.state === state);
  if (!cell) return html`<span class="none">not visited</span>`;
  const sign = signOf(cell);
  const [letter, word] = SIGNS[sign];
  const more = [seenText(cell), ...cell.rules].filter((each) => each !== '').join(' · ');
  return html`<span class="sign ${sign}"><span aria-hidden="true">${letter} </span>${word}</span>${more !== '' && html` <small>${more}</small>`}`;
}

const seenText = ({ seen, left }: MatrixCell): string =>
  [seen > 0 && `${seen} ×`, left && 'left'].filter(Boolean).join(', ');

function signOf({ rules, seen, left, allowed }: MatrixCell): Sign {
  if (rules.length > 0) return 'departure';
  const isThere = seen > 0 || left;
  if (allowed) return isThere ? 'allowed' : 'unseen';
  return isThere ? 'tolerated' : 'refused';
}
