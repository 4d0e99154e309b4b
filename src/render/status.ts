import { type DecisionTable, isRefusal, type State } from '../decision/index.ts';
import { fields, type HiddenFields } from './banner.ts';
import { day, fill, list } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS } from './shadow.ts';
import { type ConsentView, providerNames, type ViewPurpose } from './view.ts';

/**
 * What holds for this visitor, as the policy page shows it: per purpose, with consent ID and dates, and
 * where something is agreed to a button that takes it back (GDPR art. 7(3): as easily as it was given).
 *
 * @param withdrawn consent ID that was withdrawn in this page view: afterwards nothing keeps it.
 * @param left what is left of what was withdrawn, see {@link leftTexts}.
 */
export function renderStatus(
  view: ConsentView,
  table: DecisionTable,
  state: State,
  withdrawn?: string,
  left: readonly string[] = [],
): Html {
  const { strings, language } = view;
  const { choice, validUntil, signalled } = state;
  const purposes = view.purposes.filter((each) => !each.always);
  const signal = providerNames(view, signalled);
  const id = withdrawn === undefined ? strings.statusNoId : fill(strings.statusWithdrawnId, { id: withdrawn });
  return html`
    <div ${raw(HOOKS.status)}>
      <dl>
        ${purposes.map((each) => row(each.label, answerText(view, table, state, each)))}
        ${signal && row('GPC', strings.statusSignalHonoured + strings.colon + signal)}
        ${row(strings.statusConsentId, choice ? (choice.id ?? id) : strings.statusNone)}
        ${row(strings.statusDate, choice ? day(choice.at, language) : strings.statusNone)}
        ${validUntil !== undefined && row(strings.statusValidUntil, day(validUntil, language))}
      </dl>
      ${left.map((each) => html`<p>${each}</p>`)}
      ${choice && !isRefusal(choice.answers) && view.addresses.choice && renderWithdrawal(view, { return: view.addresses.policy })}
    </div>`;
}

/**
 * What may still be in the browser of what is no longer allowed, and why, by name: what only the visitor reaches, and
 * what the page itself could not delete.
 *
 * @param withdrawn indexes of the parts that were withdrawn.
 * @param here names of what the page still finds.
 */
export function leftTexts(
  { strings, language, left }: ConsentView,
  withdrawn: readonly number[],
  here: readonly string[] = [],
): readonly string[] {
  const there = left.flatMap(([part, name]) => (withdrawn.includes(part) ? name : []));
  return [[strings.leftThere, there] as const, [strings.leftHere, here] as const].flatMap(([text, names]) =>
    names.length > 0 ? fill(text, { names: list(names, language) }) : [],
  );
}

/** The button that withdraws, as a plain form. */
export function renderWithdrawal(view: ConsentView, hidden: HiddenFields = {}): Html {
  return html`
    <form method="post" action="${view.addresses.choice}">
      <button name="choice" value="refuse" class="button" ${raw(HOOKS.withdraw)}>${view.strings.withdraw}</button>
      ${fields({ ...hidden, surface: 'policy', asked: '' }, view)}
    </form>`;
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
