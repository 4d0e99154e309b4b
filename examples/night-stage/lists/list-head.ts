import { type Html, html, raw } from '../../../src/render/index.ts';
import { favouritesAddress, historyAddress, postersAddress, searchAddress } from '../addresses.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { MOST_LETTERS } from './search.ts';

/** What stands over every list: the field that searches, and the visitor's own lists. */
export function listTools(visit: Visit, query = ''): Html {
  return html`<div class="tools">${searchForm(visit, query)}${ownLists(visit)}</div>`;
}

function searchForm({ language }: Visit, query: string): Html {
  const { search, searchFor } = SITE_STRINGS[language].lists;
  return html`<form class="search" role="search" method="get" action="${searchAddress(language)}">
    <label for="search">${searchFor}</label>
    <input id="search" type="search" name="q" value="${query}" maxlength="${MOST_LETTERS}">
    <button class="button quiet">${search}</button>
  </form>`;
}

function ownLists({ language, url }: Visit): Html {
  const { lists } = SITE_STRINGS[language];
  const links = [
    [favouritesAddress(language), lists.favourites],
    [historyAddress(language), lists.history],
    [postersAddress(language), lists.posters],
  ] as const;
  const items = links.map(([address, text]) => {
    const mark = address === url.pathname && raw(' aria-current="page"');
    return html`<li><a href="${address}"${mark}>${text}</a></li>`;
  });
  return html`<nav aria-label="${lists.yourLists}"><ul class="links">${items}</ul></nav>`;
}
