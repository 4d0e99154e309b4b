import { heldGrants, stateOf } from '../decision/index.ts';
import { safePath } from '../filter/index.ts';
import type { Language } from '../registry/index.ts';
import {
  declarative,
  HOOKS,
  type Html,
  html,
  renderDeletion,
  renderPanel,
  STRINGS,
  type Strings,
} from '../render/index.ts';
import { ownPage } from './own-page.ts';
import { deleteAddress, type Site } from './site.ts';

/** Why a form was not taken, for its visitor: with it 'manage consent' is shown again. */
interface FormProblem {
  readonly status: number;
  readonly text: (strings: Strings) => string;
}

export const FORM_PROBLEMS = {
  invalid: { status: 422, text: ({ policy }) => policy.formInvalid },
  otherSite: { status: 403, text: ({ policy }) => policy.formOtherSite },
  tooMany: { status: 429, text: ({ policy }) => policy.formTooMany },
  notSaved: { status: 503, text: (strings) => strings.interface.statusNotSaved },
  notSavedEarlier: { status: 503, text: (strings) => strings.interface.statusNotSavedEarlier },
  refusalNotSaved: { status: 503, text: (strings) => strings.interface.statusRefusalNotSaved },
} as const satisfies Record<string, FormProblem>;

/** 'Manage consent' as a page of its own, which works by plain form. */
export function choicePage(
  site: Site,
  request: Request,
  language: Language,
  problem?: FormProblem,
  returnTo = safePath(new URL(request.url).searchParams.get('return') ?? undefined),
): Response {
  const back = returnTo ?? site.addresses(language).policy;
  return ownPage(site, request, {
    language,
    title: STRINGS[language].interface.settings,
    hasBanner: false,
    status: problem?.status ?? 200,
    inLanguage: (other) => `${site.addresses(other).choice}?language=${other}&return=${encodeURIComponent(back)}`,
    main: ({ facts }) => {
      const { table } = site.history;
      const state = stateOf(table, { ...facts, path: '' }, site.seconds());
      const panelState = {
        before: heldGrants(table, state),
        signalled: state.signalled,
        optOut: facts.rules.model !== 'opt-in',
      };
      return html`
        ${problem && alert(problem, STRINGS[language])}
        ${declarative(HOOKS.panel, renderPanel(site.view(language), panelState, 'page', { return: back }))}
        ${renderDeletion(site.view(language), STRINGS[language].policy, deleteAddress(site))}
        <p><a href="${back}">${STRINGS[language].policy.backToSite}</a></p>`;
    },
  });
}

function alert({ text }: FormProblem, strings: Strings): Html {
  return html`<p role="alert">${text(strings)}</p>`;
}
