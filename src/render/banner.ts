import { direction, fill, htmlLanguage, list } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS, type ShadowMarkup } from './shadow.ts';
import { consentStyle } from './style.ts';
import type { ConsentView, ViewPurpose } from './view.ts';

/** What a visitor is asked, apart from the registry: with the view it makes the banner, byte for byte. */
export interface Asking {
  /** Ids of the purposes asked about. */
  readonly asked: readonly string[];
  /** Whether the rules need consent, or let the visitor object. */
  readonly ask: 'banner' | 'notice';
  readonly signalHonoured: boolean;
}

/** Hidden fields of a form: what belongs to this one page view and not to what was shown. */
export type HiddenFields = Readonly<Record<string, string>>;

/** The banner: who asks, for what, and three answers of one size. */
export function renderBanner(view: ConsentView, asking: Asking, hidden: HiddenFields = {}): ShadowMarkup {
  const { strings, language, addresses } = view;
  const asked = view.purposes.filter((each) => asking.asked.includes(each.id));
  const content = html`
    <section class="card" aria-labelledby="title" lang="${htmlLanguage(language)}" dir="${direction(language)}">
      <form method="post" action="${addresses.choice}">
        <div class="text" tabindex="0" role="group" aria-labelledby="title">
          <h2 id="title">${strings.bannerTitle}</h2>
          <p>${asking.ask === 'banner' ? strings.bannerBody : strings.bannerBodyOptOut}</p>
          ${purposes(view, asked)}
          ${asking.signalHonoured && html`<p>${strings.statusSignalHonoured}</p>`}
          <p class="facts">${facts(view, asked)}</p>
        </div>
        <p role="alert" ${raw(HOOKS.message)} hidden>${strings.statusNotSaved}</p>
        <div class="actions">
          <button name="choice" value="accept" ${raw(HOOKS.accept)}>${strings.acceptAll}</button>
          <button name="choice" value="refuse" ${raw(HOOKS.refuse)}>${strings.rejectAll}</button>
          <button formmethod="get" formaction="${addresses.choice}" ${raw(HOOKS.manage)}>${strings.manage}</button>
        </div>
        ${fields({ ...hidden, surface: 'banner', asked: asking.asked.join(' ') }, view)}
      </form>
    </section>`;
  return { style: consentStyle(view.accent), html: content.html };
}

function purposes({ strings, language }: ConsentView, asked: readonly ViewPurpose[]): Html {
  const names = (special: boolean): string =>
    list(
      asked.filter((each) => each.special === special).map((each) => each.label),
      language,
    );
  const plain = names(false);
  const special = names(true);
  return html`
    ${plain && html`<p>${fill(strings.bannerPurposes, { purposes: plain })}</p>`}
    ${special && html`<p>${fill(strings.bannerSpecial, { purposes: special, manage: strings.manage })}</p>`}`;
}

function facts({ strings, controllers, addresses }: ConsentView, asked: readonly ViewPurpose[]): Html {
  const third = asked.flatMap((each) => each.providers).filter((each) => each.third);
  const count = new Set(third.map((each) => each.id)).size;
  return html`
    <span>${fill(strings.bannerControllers, { controllers })}</span>
    <span>${fill(strings.bannerPartners, { count })}</span>
    <a href="${addresses.policy}">${strings.policy}</a>`;
}

/** The hidden inputs of a form, the version and language that it was rendered from first. */
export function fields(values: HiddenFields, { registry, language }: ConsentView): Html {
  const all = Object.entries({ registry, language, ...values });
  return html`${all.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
