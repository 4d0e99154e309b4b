import type { Language } from '../../src/registry/index.ts';
import { html } from '../../src/render/index.ts';
import { listAddress, signInAddress } from './addresses.ts';
import type { Page } from './page.ts';
import { SITE_STRINGS } from './strings/index.ts';

export function signInPage(language: Language): Page {
  const { signIn, signInLead, email, password } = SITE_STRINGS[language];
  return {
    title: signIn,
    place: 'sign-in',
    inLanguage: signInAddress,
    main: html`<div class="narrow">
      <h1>${signIn}</h1>
      <p>${signInLead}</p>
      <form method="post" action="${signInAddress(language)}">
        <label for="email">${email}</label>
        <input id="email" name="email" type="email" autocomplete="email" required>
        <label for="password">${password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button class="button">${signIn}</button>
      </form>
    </div>`,
  };
}

/** The answer to the form, which is not even read. */
export function signInLaterPage(language: Language): Page {
  const { signInLater, signInNothing, allConcerts } = SITE_STRINGS[language];
  return {
    title: signInLater,
    place: 'sign-in',
    inLanguage: signInAddress,
    main: html`<div class="narrow">
      <h1>${signInLater}</h1>
      <p>${signInNothing}</p>
      <p><a class="button" href="${listAddress(language)}">${allConcerts}</a></p>
    </div>`,
  };
}
