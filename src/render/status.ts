import type { DecisionTable, State } from '../decision/index.ts';
import { day, fill, list } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS } from './shadow.ts';
import type { ConsentView, ViewPurpose } from './view.ts';

/** What holds for this visitor, as the policy page shows it: per purpose, with consent ID and dates. */
export function renderStatus(view: ConsentView, table: DecisionTable, state: State): Html {
  const { strings, language } = view;
  const { choice, validUntil, signalHonoured } = state;
  const rows = view.purposes
    .filter((each) => !each.always)
    .map((each) => row(each.label, answerText(view, table, state, each)));
  const dates = choice && [
    row(strings.statusDate, day(choice.at, language)),
    validUntil !== undefined && row(strings.statusValidUntil, day(validUntil, language)),
  ];
  return html`<dl ${raw(HOOKS.status)}>${rows}${signalHonoured && row('GPC', strings.statusSignalHonoured)}${row(strings.statusConsentId, choice?.id ?? '–')}${dates || row(strings.statusDate, '–')}</dl>`;
}

function row(term: string, value: string): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** In words: allowed, refused, in part (with the names), or not yet answered. */
function answerText(
  { strings, language }: ConsentView,
  table: DecisionTable,
  state: State,
  purpose: ViewPurpose,
): string {
  const own = table.parts.flatMap((part, index) =>
    table.purposes[part.purpose]?.id === purpose.id ? [{ provider: part.provider, ...state.parts[index] }] : [],
  );
  const allowed = own.filter((each) => each.allowed);
  if (allowed.length === own.length) return strings.statusAllowed;
  if (allowed.length > 0) {
    const ids = allowed.map((each) => table.providers[each.provider]?.id);
    const names = purpose.providers.filter((each) => ids.includes(each.id)).map((each) => each.name);
    return fill(strings.statusPartly, { providers: list(names, language) });
  }
  return own.some((each) => each.because === 'undecided') && !state.choice ? strings.statusNone : strings.statusRefused;
}
