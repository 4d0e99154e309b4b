import { type Html, html } from '../../../src/render/index.ts';
import { actionForm } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, type Visit } from '../visit.ts';

/** In an account: that its member can buy with one click in this browser, and what takes that back. */
export async function oneClickSection(visit: Visit): Promise<Html | undefined> {
  const { language, jar, member, site } = visit;
  if (!member || !(await site.features.shop.hasOneClick(jar, member.user))) return undefined;
  const { oneClick, endOneClick } = SITE_STRINGS[language].account;
  return html`<section aria-labelledby="one-click">
    <h2 id="one-click">${oneClick}</h2>
    ${actionForm(visit, 'end-one-click', endOneClick)}
  </section>`;
}

export async function takeBackOneClick(visit: Visit, form: URLSearchParams): Promise<string> {
  await visit.site.features.shop.endOneClick(visit.jar);
  return backTo(visit, form);
}
