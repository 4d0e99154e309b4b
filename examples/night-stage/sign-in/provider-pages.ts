/** The pages of the demo's own OpenID provider, in the language that the site asks for, or else the browser's. */
import { chooseLanguage, lookUpLanguage } from '../../../src/filter/index.ts';
import { LANGUAGES, type Language } from '../../../src/registry/index.ts';
import { html, raw } from '../../../src/render/index.ts';
import { standInPage } from '../stand-in-page.ts';
import { PROVIDER_STRINGS } from './provider-strings.ts';

/** Longer than any list of languages that somebody reads. */
const MOST_LOCALES = 10;

/**
 * The language of a page.
 *
 * @param uiLocales OpenID Connect Core 3.1.2.1: "represented as a space-separated list of BCP47 language tag values,
 *   ordered by preference". "An error SHOULD NOT result if some or all of the requested locales are not supported".
 * @param header the request's `Accept-Language`.
 */
export function providerLanguage(uiLocales: unknown, header: string | undefined): Language {
  const wanted = typeof uiLocales === 'string' ? uiLocales.split(' ', MOST_LOCALES) : [];
  const found = wanted.map((each) => lookUpLanguage(each, LANGUAGES)).find((each) => each !== undefined);
  return found ?? chooseLanguage({ header }, LANGUAGES).language;
}

export const MOST_NAME_LETTERS = 60;

/** Where a visitor says who they are. `isAsked`: once more, after they have said nothing. */
export function enterPage(language: Language, uid: string, isAsked: boolean): string {
  const { question, note, name, nameNeeded, signIn, cancel } = PROVIDER_STRINGS[language];
  return standInPage({
    language,
    title: question,
    main: html`<p>${note}</p>
      <form method="post" action="/enter/${uid}">
        <label for="name">${name}</label>
        ${isAsked && html`<p id="needed" class="wrong">${nameNeeded}</p>`}
        <input id="name" name="name" maxlength="${MOST_NAME_LETTERS}" autocomplete="username" spellcheck="false"
          ${isAsked && raw(' aria-invalid="true" aria-describedby="needed" autofocus')}>
        <div class="buttons"><button>${signIn}</button><button class="quiet" name="no" value="1">${cancel}</button></div>
      </form>`,
  });
}

/** Whether the visitor's session here ends too. `form` is the library's own, with what it has to send. */
export function signOutPage(language: Language, form: string): string {
  const { alsoHere, alsoHereNote, signOut, stay } = PROVIDER_STRINGS[language];
  return standInPage({
    language,
    title: alsoHere,
    main: html`<p>${alsoHereNote}</p>
      ${raw(form)}
      <div class="buttons">
        <button form="op.logoutForm" name="logout" value="yes">${signOut}</button>
        <button form="op.logoutForm" class="quiet">${stay}</button>
      </div>`,
  });
}

export function signedOutPage(language: Language, site: string): string {
  const { signedOut, back } = PROVIDER_STRINGS[language];
  return standInPage({ language, title: signedOut, main: html`<p><a href="${site}">${back}</a></p>` });
}

/** `said`: for those who build the site, in English. */
export function errorPage(language: Language, site: string, said: string): string {
  const { wrong, wrongNote, back } = PROVIDER_STRINGS[language];
  return standInPage({
    language,
    title: wrong,
    main: html`<p>${wrongNote}</p>
      <p lang="en"><code>${said}</code></p>
      <p><a href="${site}">${back}</a></p>`,
  });
}
