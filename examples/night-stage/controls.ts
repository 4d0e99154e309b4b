import { type Html, html } from '../../src/render/index.ts';
import { actionAddress } from './addresses.ts';
import { pathOf, type Visit } from './visit.ts';

/**
 * A form with one button that does something on the site, and leads back to the page that it stands on.
 *
 * @param button what stands in the button.
 * @param fields what the action gets.
 */
export function actionForm(
  visit: Visit,
  name: string,
  button: Html | string,
  fields: Readonly<Record<string, string>> = {},
): Html {
  const sent = Object.entries({ ...fields, returnTo: pathOf(visit) });
  return html`<form class="action" method="post" action="${actionAddress(visit.language, name)}">
    ${sent.map(([key, value]) => hidden(key, value))}
    <button class="button quiet">${button}</button>
  </form>`;
}

/** What a form sends along. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** The same page with another value in its query. */
export function pathWith({ url }: Visit, name: string, value: string): string {
  const query = new URLSearchParams(url.search);
  query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** A bar over the page that says one thing. */
export function notice(label: string, content: Html): Html {
  return html`<aside class="notice" aria-label="${label}"><div class="bar">${content}</div></aside>`;
}
