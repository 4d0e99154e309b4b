import { fields, type HiddenFields } from './banner.ts';
import { type Html, html } from './html.ts';
import type { PolicyStrings } from './strings/strings.ts';
import type { ConsentView } from './view.ts';

/**
 * The button that deletes all that the site keeps in the browser, as a plain form, with what it does before it. It
 * withdraws too, so it says all that a withdrawal says.
 *
 * @param address where the form is sent.
 */
export function renderDeletion(
  view: ConsentView,
  { deleteAll, deleteAllAbout }: PolicyStrings,
  address: string,
  hidden: HiddenFields = {},
): Html {
  return html`
    <form method="post" action="${address}">
      <p id="delete-about">${deleteAllAbout}</p>
      <button name="choice" value="refuse" class="button quiet" aria-describedby="delete-about">${deleteAll}</button>
      ${fields({ ...hidden, surface: 'policy', asked: '' }, view)}
    </form>`;
}
