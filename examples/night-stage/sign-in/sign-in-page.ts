import { safePath } from '../../../src/filter/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { accountAddress, actionAddress, listAddress, signInAddress } from '../addresses.ts';
import { hidden } from '../controls.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { SiteStrings } from '../strings/strings.ts';
import type { Visit } from '../visit.ts';

/** Why somebody is here again: what stands in the address of the page. */
export type SignInFailure = 'failed' | 'unreachable' | 'notAllowed';
const FAILURES: readonly string[] = ['failed', 'unreachable', 'notAllowed'] satisfies SignInFailure[];

/** The page where a sign-in that has failed can be begun again. */
export const failureAddress = (language: Language, returnTo: string, because: SignInFailure): string =>
  `${signInAddress(language, returnTo)}&because=${because}`;

/** Leads to the provider. Who comes by a remembered device may sign in there too; who has done so has an account to see. */
export function signInPage(visit: Visit): Page | string {
  const { language, member, url } = visit;
  const returnTo = safePath(url.searchParams.get('returnTo') ?? undefined);
  if (member?.by === 'provider') return returnTo ?? accountAddress(language);
  const { signIn, signInLead, account } = SITE_STRINGS[language];
  return {
    title: signIn,
    place: 'account',
    inLanguage: (other) => signInAddress(other, returnTo && inOtherLanguage(returnTo, language, other)),
    main: html`<div class="narrow">
      <h1>${signIn}</h1>
      ${failure(url.searchParams.get('because') ?? '', account)}
      ${member && html`<p>${account.rememberedNote}</p>`}
      <p>${signInLead}</p>
      <p>${account.demoNote}</p>
      ${form(visit, returnTo ?? listAddress(language))}
    </div>`,
  };
}

function failure(because: string, account: SiteStrings['account']): Html | false {
  return FAILURES.includes(because) && html`<p class="message" role="alert">${account[because as SignInFailure]}</p>`;
}

/** Without consent to what it takes nothing is remembered, and nothing is asked. */
function form({ jar, language, site }: Visit, returnTo: string): Html {
  const { remember, go } = SITE_STRINGS[language].account;
  return html`<form method="post" action="${actionAddress(language, 'sign-in')}">
    ${hidden('returnTo', returnTo)}
    ${
      site.features.members.canRemember(jar) &&
      html`<label class="tick"><input type="checkbox" name="remember" value="on"> ${remember}</label>`
    }
    <button class="button">${go}</button>
  </form>`;
}

/** The same path of the site in another language, where it has one. */
const inOtherLanguage = (path: string, from: Language, to: Language): string =>
  path.startsWith(`/${from}/`) ? `/${to}/${path.slice(from.length + 2)}` : path;
