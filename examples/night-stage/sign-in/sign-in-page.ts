import { html } from '../../../src/render/index.ts';
import { signInAddress } from '../addresses.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';

export function signInPage({ language }: Visit): Page {
  const { signIn, signInLead } = SITE_STRINGS[language];
  return {
    title: signIn,
    place: 'account',
    inLanguage: signInAddress,
    main: html`<div class="narrow">
      <h1>${signIn}</h1>
      <p>${signInLead}</p>
    </div>`,
  };
}
