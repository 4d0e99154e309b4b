import type { Granted, ProviderIds } from '../decision/index.ts';
import { fields, type HiddenFields } from './banner.ts';
import { direction, fill, htmlLanguage } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS, type ShadowMarkup } from './shadow.ts';
import { consentStyle } from './style.ts';
import { type ConsentView, signalText, type ViewProvider, type ViewPurpose } from './view.ts';

/** What 'manage consent' stands on when it opens. */
export interface PanelState {
  /** What is allowed now, by purpose. */
  readonly before: Readonly<Record<string, Granted>>;
  /** What an opt-out signal refuses. */
  readonly signalled: ProviderIds;
  /** Whether the rules of the place need no consent, but let the visitor object. */
  readonly optOut: boolean;
}

/** `page`: a page of its own, which works without script. `dialog`: a modal dialog in a page. */
export type PanelFrame = 'page' | 'dialog';

/**
 * 'Manage consent': one answer for each purpose, finer by provider where there are several. It works by
 * plain form; nothing is agreed to before the visitor says so.
 */
export function renderPanel(
  view: ConsentView,
  state: PanelState,
  frame: PanelFrame,
  hidden: HiddenFields = {},
): ShadowMarkup {
  const name = raw(frame === 'page' ? 'section' : 'dialog');
  const content = html`
    <${name} aria-labelledby="title" lang="${htmlLanguage(view.language)}" dir="${direction(view.language)}">
      <form method="post" action="${view.addresses.choice}" class="panel">
        ${questions(view, state, frame)}
        ${answers(view)}
        ${fields({ ...hidden, surface: frame === 'page' ? 'page' : 'panel', asked: asked(view) }, view)}
      </form>
    </${name}>`;
  return { style: consentStyle(view.accent), html: content.html };
}

const asked = ({ purposes }: ConsentView): string =>
  purposes
    .filter((each) => !each.always)
    .map((each) => each.id)
    .join(' ');

function questions(view: ConsentView, state: PanelState, frame: PanelFrame): Html {
  const { strings, purposes, controllers } = view;
  const title = raw(frame === 'page' ? 'h1' : 'h2');
  const heading = raw(frame === 'page' ? 'h2' : 'h3');
  const each = (always: boolean): Html[] =>
    purposes
      .filter((purpose) => purpose.always === always)
      .map((purpose) => (always ? essential(view, purpose, heading) : question(view, purpose, state, heading)));
  return html`
    ${defaultButton}
    <div class="head">
      <${title} id="title" tabindex="-1">${strings.settings}</${title}>
      ${frame === 'dialog' && html`<button type="button" class="quiet" ${raw(HOOKS.close)}>${strings.close}</button>`}
    </div>
    <p>${state.optOut ? strings.panelBodyOptOut : strings.panelBody}</p>
    <p>${fill(strings.bannerControllers, { controllers })}</p>
    ${signalText(view, state.signalled)}
    <div class="purposes">${each(false)}</div>
    <div class="purposes">${each(true)}</div>
    <label><input type="checkbox" name="receipt" value="yes"> ${strings.wantReceipt}</label>`;
}

/** What the Enter key in a field presses: the first submit button of a form. Never the one that agrees to all. */
const defaultButton = html`<button name="choice" value="save" hidden></button>`;

function answers({ strings }: ConsentView): Html {
  return html`
    <div class="save">
      <p role="alert" ${raw(HOOKS.message)} hidden>${strings.statusNotSaved}</p>
      <div class="actions">
        <button name="choice" value="accept" ${raw(HOOKS.accept)}>${strings.acceptAll}</button>
        <button name="choice" value="refuse" ${raw(HOOKS.refuse)}>${strings.rejectAll}</button>
        <button name="choice" value="save" ${raw(HOOKS.save)}>${strings.save}</button>
      </div>
    </div>`;
}

function essential(view: ConsentView, purpose: ViewPurpose, heading: Html): Html {
  const { alwaysOn, colon } = view.strings;
  return html`
    <div class="always">
      <${heading}>${purpose.label}${colon}${alwaysOn}</${heading}>
      ${explanation(view, purpose)}
      <ul>${purpose.providers.map((each) => html`<li>${each.name}${providerFacts(view, each)}</li>`)}</ul>
    </div>`;
}

function question(view: ConsentView, purpose: ViewPurpose, state: PanelState, heading: Html): Html {
  const { id, providers, special, label } = purpose;
  const { strings } = view;
  const covered = state.signalled[id] ?? [];
  // What a signal refuses is allowed by name only.
  const mayPick = providers.length > 1 || covered.length > 0;
  const granted = state.before[id] ?? 'none';
  const current = typeof granted === 'string' ? granted : 'some';
  const answer = (value: string, text: string): Html => html`
    <label><input type="radio" name="purpose.${id}" value="${value}"${current === value && ' checked'}> ${text}</label>`;
  const items = providers.map((each) => {
    const name = mayPick ? pick(id, each, typeof granted !== 'string' && granted.includes(each.id)) : each.name;
    return html`<li>${name}${providerFacts(view, each)}${covered.includes(each.id) && html`<small> · ${strings.statusSignalHonoured}</small>`}</li>`;
  });
  return html`
    <fieldset data-samtykke-purpose="${id}" aria-describedby="about-${id}">
      <legend><${heading}>${label}</${heading}></legend>
      ${explanation(view, purpose)}
      <div class="answers">
        ${answer('none', strings.refuse)}
        ${covered.length < providers.length && answer('all', special ? strings.agreeExpressly : strings.allow)}
        ${mayPick && answer('some', strings.choose)}
      </div>
      <ul>${items}</ul>
    </fieldset>`;
}

/** What a purpose is for, and where its entries are listed. */
function explanation({ strings, addresses }: ConsentView, { id, label, description }: ViewPurpose): Html {
  return html`
    <p id="about-${id}">${description}</p>
    <p><a href="${addresses.policy}#${id}">${strings.policy}${strings.colon}${label}</a></p>`;
}

function pick(purpose: string, { id, name }: ViewProvider, checked: boolean): Html {
  return html`<label><input type="checkbox" name="provider.${purpose}" value="${id}"${checked && ' checked'}> ${name}</label>`;
}

function providerFacts({ strings }: ConsentView, { third, policy, name }: ViewProvider): Html {
  return html`
    <small> · ${third ? strings.thirdParty : strings.firstParty}</small>
    ${policy && html` · <a href="${policy}" rel="noreferrer" aria-label="${strings.privacyPolicy}${strings.colon}${name}">${strings.privacyPolicy}</a>`}`;
}
