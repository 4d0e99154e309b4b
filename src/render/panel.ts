import type { Granted } from '../decision/index.ts';
import { fields, type HiddenFields } from './banner.ts';
import { direction, htmlLanguage } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS, type ShadowMarkup } from './shadow.ts';
import { consentStyle } from './style.ts';
import type { ConsentView, ViewProvider, ViewPurpose } from './view.ts';

/** What 'manage consent' stands on when it opens. */
export interface PanelState {
  /** What was answered before, by purpose. */
  readonly before: Readonly<Record<string, Granted>>;
  readonly signalHonoured: boolean;
  /** Whether the rules of the place need no consent, but let the visitor object. */
  readonly optOut: boolean;
}

/**
 * 'Manage consent': one answer for each purpose, finer by provider where there are several. It works by
 * plain form; nothing is agreed to before the visitor says so.
 *
 * @param frame `page`: a page of its own, without script. `dialog`: a modal dialog in a page.
 */
export function renderPanel(
  view: ConsentView,
  state: PanelState,
  frame: 'page' | 'dialog',
  hidden: HiddenFields = {},
): ShadowMarkup {
  const language = html`lang="${htmlLanguage(view.language)}" dir="${direction(view.language)}"`;
  const form = panelForm(view, state, frame, hidden);
  const content =
    frame === 'page'
      ? html`<section aria-labelledby="title" ${language}>${form}</section>`
      : html`<dialog aria-labelledby="title" ${language}>${form}</dialog>`;
  return { style: consentStyle(view.accent), html: content.html };
}

/** What the Enter key in a field presses: the first submit button of a form. Never the one that agrees to all. */
const defaultButton = html`<button name="choice" value="save" hidden></button>`;

function panelForm(view: ConsentView, state: PanelState, frame: 'page' | 'dialog', hidden: HiddenFields): Html {
  const { strings } = view;
  const always = view.purposes.filter((each) => each.always);
  const optional = view.purposes.filter((each) => !each.always);
  return html`<form method="post" action="${view.addresses.choice}" class="panel">${defaultButton}<div class="head"><h2 id="title" tabindex="-1">${strings.settings}</h2>${frame === 'dialog' && html`<button type="button" ${raw(HOOKS.close)}>${strings.close}</button>`}</div><p>${state.optOut ? strings.bannerBodyOptOut : strings.bannerBody} <a href="${view.addresses.policy}">${strings.policy}</a></p>${state.signalHonoured && html`<p>${strings.statusSignalHonoured}</p>`}<div class="purposes">${optional.map((each) => question(view, each, state.before[each.id] ?? 'none'))}</div><div class="purposes">${always.map((each) => essential(view, each))}</div><label><input type="checkbox" name="receipt" value="yes"> ${strings.wantReceipt}</label><div class="save"><p role="alert" ${raw(HOOKS.message)} hidden></p><div class="actions">${actions(view)}</div></div>${fields({ ...hidden, surface: frame === 'page' ? 'page' : 'panel', asked: optional.map((each) => each.id).join(' ') }, view)}</form>`;
}

function actions({ strings }: ConsentView): Html {
  return html`<button name="choice" value="accept" ${raw(HOOKS.accept)}>${strings.acceptAll}</button><button name="choice" value="refuse" ${raw(HOOKS.refuse)}>${strings.rejectAll}</button><button name="choice" value="save" ${raw(HOOKS.save)}>${strings.save}</button>`;
}

function essential({ strings }: ConsentView, { label, description, providers }: ViewPurpose): Html {
  return html`<div class="always"><h3>${label} · ${strings.alwaysOn}</h3><p>${description}</p><ul>${providers.map((each) => html`<li>${providerText(strings, each)}</li>`)}</ul></div>`;
}

type Strings = ConsentView['strings'];

function question({ strings }: ConsentView, purpose: ViewPurpose, granted: Granted): Html {
  const several = purpose.providers.length > 1;
  const current = typeof granted === 'string' ? granted : 'some';
  const answer = (value: string, label: string): Html =>
    html`<label><input type="radio" name="purpose.${purpose.id}" value="${value}"${current === value && ' checked'}> ${label}</label>`;
  return html`<fieldset data-samtykke-purpose="${purpose.id}"><legend>${purpose.label}</legend><p>${purpose.description}</p><div class="answers">${answer('none', strings.refuse)}${answer('all', purpose.special ? strings.agreeExpressly : strings.allow)}${several && answer('some', strings.choose)}</div><ul${several && raw(' class="pick"')}>${purpose.providers.map((each) => html`<li>${several ? pick(purpose, each, granted, strings) : providerText(strings, each)}</li>`)}</ul></fieldset>`;
}

function pick({ id }: ViewPurpose, provider: ViewProvider, granted: Granted, strings: Strings): Html {
  const checked = typeof granted !== 'string' && granted.includes(provider.id);
  return html`<label><input type="checkbox" name="provider.${id}" value="${provider.id}"${checked && ' checked'}> ${provider.name}</label> ${providerFacts(strings, provider)}`;
}

function providerText(strings: Strings, provider: ViewProvider): Html {
  return html`<span>${provider.name}</span> ${providerFacts(strings, provider)}`;
}

function providerFacts(strings: Strings, { third, policy }: ViewProvider): Html {
  return html`<small>${third ? strings.thirdParty : strings.firstParty}</small>${policy && html` <a href="${policy}" rel="noreferrer">${strings.privacyPolicy}</a>`}`;
}
