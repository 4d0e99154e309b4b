import type { Member } from '../../../src/features/sign-in/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { accountAddress, signInAddress } from '../addresses.ts';
import { actionForm } from '../controls.ts';
import type { Page } from '../page.ts';
import { oneClickSection } from '../shop/one-click-section.ts';
import { unlockedSection } from '../shop/unlocked-section.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';
import { cardSection, cardStatus } from './card-bonus.ts';
import { deleteSection } from './delete-account.ts';

/** What a member has here. Others are led to sign-in. */
export async function accountPage(visit: Visit): Promise<Page | string> {
  const { language, member, now, site } = visit;
  if (!member) return signInAddress(language, accountAddress(language));
  const { account } = SITE_STRINGS[language];
  // First: a bonus that has come counts.
  const status = await cardStatus(visit, member);
  const credits = await site.features.accounts.credits(member.user, now);
  return {
    title: account.account,
    place: 'account',
    inLanguage: accountAddress,
    main: html`<div class="narrow account">
      <h1>${account.account}</h1>
      ${who(visit, member)}
      <p>${fill(account.credits, { count: String(credits) })}</p>
      ${cardSection(visit, status)}
      ${await oneClickSection(visit)}
      ${await unlockedSection(visit)}
      ${deleteSection(visit, member)}
    </div>`,
  };
}

function who(visit: Visit, { name = '', by }: Member): Html {
  const { account } = SITE_STRINGS[visit.language];
  return html`<p>${fill(account.signedIn, { name })}</p>
    ${by === 'remembered' && html`<p>${account.rememberedNote}</p>`}
    <div class="choices">
      ${actionForm(visit, 'sign-out', account.signOut)}
      ${by === 'provider' && actionForm(visit, 'sign-out', account.signOutThere, { there: 'yes' })}
    </div>`;
}
