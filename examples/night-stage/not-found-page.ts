import { html } from '../../src/render/index.ts';
import { listAddress } from './addresses.ts';
import type { Page } from './page.ts';
import { SITE_STRINGS } from './strings/index.ts';
import type { Visit } from './visit.ts';

export function notFoundPage({ language }: Visit): Page {
  const { notFound, notFoundText, allConcerts } = SITE_STRINGS[language];
  return {
    title: notFound,
    place: 'elsewhere',
    status: 404,
    inLanguage: (other) => listAddress(other),
    main: html`<div class="narrow">
      <h1>${notFound}</h1>
      <p>${notFoundText}</p>
      <p><a class="button" href="${listAddress(language, 'all')}">${allConcerts}</a></p>
    </div>`,
  };
}
