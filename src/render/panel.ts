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
  const { strings, purposes } = view;
  const body = state.optOut ? strings.bannerBodyOptOut : strings.bannerBody;
  const optional = purposes.filter((each) => !each.always);
  const heading = raw(frame === 'page' ? 'h1' : 'h2');
  return html`
    ${defaultButton}
    <div class="head">
      <${heading} id="title" tabindex="-1">${strings.settings}</${heading}>
      ${frame === 'dialog' && html`<button type="button" class="quiet" ${raw(HOOKS.close)}>${strings.close}</button>`}
    </div>
    <p>${body} <a href="${view.addresses.policy}">${strings.policy}</a></p>
    ${state.signalHonoured && html`<p>${strings.statusSignalHonoured}</p>`}
    <div class="purposes">${optional.map((each) => question(view, each, state.before[each.id] ?? 'none'))}</div>
    <div class="purposes">${purposes.filter((each) => each.always).map((each) => essential(view, each, frame))}</div>
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

function essential({ strings }: ConsentView, purpose: ViewPurpose, frame: PanelFrame): Html {
  const heading = raw(frame === 'page' ? 'h2' : 'h3');
  return html`
    <div class="always">
      <${heading}>${purpose.label} · ${strings.alwaysOn}</${heading}>
      <p>${purpose.description}</p>
      <ul>${purpose.providers.map((each) => html`<li>${providerText(strings, each)}</li>`)}</ul>
    </div>`;
}

type Strings = ConsentView['strings'];

function question({ strings }: ConsentView, purpose: ViewPurpose, granted: Granted): Html {
  const several = purpose.providers.length > 1;
  const current = typeof granted === 'string' ? granted : 'some';
  const answer = (value: string, label: string): Html => html`
    <label>
      <input type="radio" name="purpose.${purpose.id}" value="${value}"${current === value && ' checked'}> ${label}
    </label>`;
  const items = purpose.providers.map((each) =>
    several ? pick(purpose, each, granted, strings) : providerText(strings, each),
  );
  return html`
    <fieldset data-samtykke-purpose="${purpose.id}">
      <legend>${purpose.label}</legend>
      <p>${purpose.description}</p>
      <div class="answers">
        ${answer('none', strings.refuse)}
        ${answer('all', purpose.special ? strings.agreeExpressly : strings.allow)}
        ${several && answer('some', strings.choose)}
      </div>
      <ul${several && raw(' class="pick"')}>${items.map((each) => html`<li>${each}</li>`)}</ul>
    </fieldset>`;
}

function pick({ id }: ViewPurpose, provider: ViewProvider, granted: Granted, strings: Strings): Html {
  const checked = typeof granted !== 'string' && granted.includes(provider.id);
  return html`
    <label>
      <input type="checkbox" name="provider.${id}" value="${provider.id}"${checked && ' checked'}> ${provider.name}
    </label>
    ${providerFacts(strings, provider)}`;
}

function providerText(strings: Strings, provider: ViewProvider): Html {
  return html`<span>${provider.name}</span> ${providerFacts(strings, provider)}`;
}

function providerFacts(strings: Strings, { third, policy }: ViewProvider): Html {
  return html`
    <small>${third ? strings.thirdParty : strings.firstParty}</small>
    ${policy && html` <a href="${policy}" rel="noreferrer">${strings.privacyPolicy}</a>`}`;
}
