import { type Html, html } from '../../../src/render/index.ts';
import { signInAddress } from '../addresses.ts';
import { actionForm, notice } from '../controls.ts';
import { deviceOf } from '../layout/layout.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { pathOf, type Visit } from '../visit.ts';

/** Says that a sign-in has ended that the visitor has not ended here: once, on the first page after it. */
export function revokedNotice(visit: Visit): Html | undefined {
  const { language, revoked } = visit;
  if (!revoked) return undefined;
  const { account, signIn } = SITE_STRINGS[language];
  const link = html`<a class="button quiet" href="${signInAddress(language, pathOf(visit))}">${signIn}</a>`;
  return notice(account.account, html`<p role="alert">${account[revoked]}</p>${link}`);
}

/** What is offered after signing out, until it is closed; whoever has a phone in hand needs no telling. */
export function offerNotice(visit: Visit): Html | undefined {
  const { jar, language, member, site, request } = visit;
  if (member || deviceOf(request) === 'phone' || !jar.use(site.features.offer, 'look').isShown) return undefined;
  const { account, frame, promotions } = SITE_STRINGS[language];
  return notice(frame.phoneVersion, html`<p>${account.offer}</p>${actionForm(visit, 'close-offer', promotions.close)}`);
}
