import { direction, fill, htmlLanguage } from './format.ts';
import { type Html, html, raw } from './html.ts';
import { HOOKS } from './shadow.ts';
import type { ConsentView, ViewPurpose } from './view.ts';

/** A frame that waits. */
export interface Embed {
  /** Whose content it is: the provider's name where the registry knows it, else the host. */
  readonly provider: string;
  /** What it may be allowed for, with this one provider; absent where nobody can say. */
  readonly purpose?: ViewPurpose | undefined;
  /** What the page calls it. */
  readonly title?: string;
  /** Where it is, absolute; absent where the place is only a picture of itself. */
  readonly address?: string;
}

/**
 * What stands in the place of a frame that waits: whose content it is and what for, and two ways to load it, this once
 * and from now on. The second one is consent, so it names what is agreed to. Hidden until it is true: that the policy of
 * the page has blocked it, with a way that is left.
 */
export function renderPlaceholder(view: ConsentView, { provider, purpose, title, address }: Embed): Html {
  const { strings, language, addresses } = view;
  return html`
    <div role="group" aria-label="${title || provider}" lang="${htmlLanguage(language)}" dir="${direction(language)}">
      <p>${fill(strings.embedNotice, { provider })}</p>
      ${purpose && html`<p>${purpose.label}${strings.colon}${purpose.description} <a href="${addresses.policy}#${purpose.id}">${strings.policy}</a></p>`}
      <p role="alert" hidden>${strings.embedBlocked} <a href="${address}" target="_blank">${provider}</a></p>
      <p role="alert" ${raw(HOOKS.message)} hidden></p>
      <button type="button">${strings.embedLoad}</button>
      ${purpose && html` <button type="button" value="save">${fill(strings.embedAlways, { provider })}</button>`}
    </div>`;
}
