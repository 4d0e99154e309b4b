import type { ProviderIds } from '../decision/index.ts';
import { direction, fill, htmlLanguage, list } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS, type ShadowMarkup } from './shadow.ts';
import { consentStyle } from './style.ts';
import { type ConsentView, providerNames, signalText, type ViewPurpose } from './view.ts';

/** What a visitor is asked, apart from the registry: with the view it makes the banner, byte for byte. */
export interface Asking {
  /** Ids of the purposes asked about. */
  readonly asked: readonly string[];
  /** Whether the rules need consent, or let the visitor object. */
  readonly ask: 'banner' | 'notice';
  /** What an opt-out signal refuses. */
  readonly signalled: ProviderIds;
  /** Who joined or changed since the visitor agreed. */
  readonly changed: ProviderIds;
}

/** Hidden fields of a form: what belongs to this one page view and not to what was shown. */
export type HiddenFields = Readonly<Record<string, string>>;

/** The banner: who asks, for what, and three answers of one size. */
export function renderBanner(view: ConsentView, asking: Asking, hidden: HiddenFields = {}): ShadowMarkup {
  const { strings, language, addresses } = view;
  const content = html`
    <section class="card" aria-labelledby="title" lang="${htmlLanguage(language)}" dir="${direction(language)}">
      <form method="post" action="${addresses.choice}">
        <div class="text" tabindex="0">
          <h2 id="title">${strings.bannerTitle}</h2>
          ${body(view, asking)}
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

function body(view: ConsentView, { ask, asked, signalled, changed }: Asking): Html {
  const { strings, language, controllers, addresses } = view;
  const meant = view.purposes.filter(({ id, always }) => (ask === 'banner' ? asked.includes(id) : !always));
  const plain = meant.filter((each) => !each.special);
  const special = meant.filter((each) => each.special);
  const names = (purposes: readonly ViewPurpose[]): string =>
    list(
      purposes.map((each) => each.label),
      language,
    );
  const newcomers = providerNames(view, changed);
  return html`
    <p>${fill(ask === 'banner' ? strings.bannerBody : strings.bannerBodyOptOut, {
      controllers,
      purposes: names(plain.length > 0 ? plain : special),
      settings: strings.settings,
    })}</p>
    ${special.length > 0 && html`<p>${fill(strings.bannerSpecial, { purposes: names(special), manage: strings.manage })}</p>`}
    ${newcomers && html`<p>${fill(strings.bannerNew, { providers: newcomers })}</p>`}
    ${signalText(view, signalled)}
    <p class="facts">
      ${fill(strings.bannerPartners, { count: partners(meant, signalled) })} · <a href="${addresses.policy}">${strings.policy}</a>
    </p>`;
}

/** How many third parties the question reaches. */
function partners(purposes: readonly ViewPurpose[], signalled: ProviderIds): number {
  const reached = purposes.flatMap(({ id, providers }) =>
    providers.filter((each) => each.third && !signalled[id]?.includes(each.id)),
  );
  return new Set(reached.map((each) => each.id)).size;
}

/** The hidden inputs of a form, the version and language that it was rendered from first. */
export function fields(values: HiddenFields, { registry, language }: ConsentView): Html {
  const all = Object.entries({ registry, language, ...values });
  return html`${all.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
