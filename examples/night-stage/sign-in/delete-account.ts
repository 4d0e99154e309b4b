import type { Member } from '../../../src/features/sign-in/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { accountAddress, accountDeletedAddress, actionAddress, listAddress, signInAddress } from '../addresses.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { endSignIn } from './sign-out.ts';

/** Behind a summary and a tick of the visitor's own, and only for who has signed in: not for whoever sits at the device. */
export function deleteSection({ language }: Visit, { by }: Member): Html {
  const { account } = SITE_STRINGS[language];
  return html`<details class="delete">
    <summary>${account.deleteAccount}</summary>
    <p>${account.deleteLead}</p>
    ${by === 'provider' ? deleteForm(language) : again(language)}
  </details>`;
}

function deleteForm(language: Language): Html {
  const { deleteAccount, deleteConfirm } = SITE_STRINGS[language].account;
  return html`<form method="post" action="${actionAddress(language, 'delete-account')}">
    <label class="tick"><input type="checkbox" name="confirmed" value="on" required> ${deleteConfirm}</label>
    <button class="button quiet">${deleteAccount}</button>
  </form>`;
}

function again(language: Language): Html {
  const { signIn, account } = SITE_STRINGS[language];
  return html`<p>${account.deleteAgain}</p>
    <p><a class="button quiet" href="${signInAddress(language, accountAddress(language))}">${signIn}</a></p>`;
}

/** The action behind the button. */
export async function deleteAccount(visit: Visit, form: URLSearchParams): Promise<string> {
  const { language, member, site } = visit;
  const account = accountAddress(language);
  if (!member) return signInAddress(language, account);
  if (member.by !== 'provider' || form.get('confirmed') !== 'on') return account;
  await endSignIn(visit);
  await site.features.forgetMember(member.user);
  return accountDeletedAddress(language);
}

export function accountDeletedPage({ language, member }: Visit): Page | string {
  if (member) return accountAddress(language);
  const { account, allConcerts } = SITE_STRINGS[language];
  return {
    title: account.deleted,
    place: 'account',
    inLanguage: accountDeletedAddress,
    main: html`<div class="narrow">
      <h1>${account.deleted}</h1>
      <p><a class="button" href="${listAddress(language, 'all')}">${allConcerts}</a></p>
    </div>`,
  };
}
