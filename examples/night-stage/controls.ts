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
  const hidden = Object.entries({ ...fields, returnTo: pathOf(visit) });
  return html`<form class="action" method="post" action="${actionAddress(visit.language, name)}">
    ${hidden.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
    <button class="button quiet">${button}</button>
  </form>`;
}

/** The same page with another value in its query; without the name where there is none. */
export function pathWith({ url }: Visit, name: string, value: string | undefined): string {
  const query = new URLSearchParams(url.search);
  if (value === undefined) query.delete(name);
  else query.set(name, value);
  return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
}

/** A bar over the page that says one thing. */
export function notice(label: string, content: Html, className = ''): Html {
  return html`<aside class="notice ${className}" aria-label="${label}"><div class="bar">${content}</div></aside>`;
}
