import type { CardStatus } from '../../../src/features/promotions/index.ts';
import type { Member } from '../../../src/features/sign-in/index.ts';
import { type Html, html } from '../../../src/render/index.ts';
import { accountAddress, signInAddress } from '../addresses.ts';
import { actionForm } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';

/** What a card that was checked is worth. */
const BONUS_CREDITS = 5;

/** How far the check of a member's card is, after who checks it was asked. Its bonus is credited here, once. */
export async function cardStatus(visit: Visit, { user }: Member): Promise<CardStatus> {
  const { jar, now, site } = visit;
  const { cards, accounts, store } = site.features;
  const isUnderWay = (await cards.status(store, user, now)) === 'pending';
  // Every member may have the bonus; to whom it was offered before that changes nothing.
  const step = (isUnderWay && (await endOfCheck(visit, user))) || 'allow';
  const { status, isBonusDue } = await cards.step(store, user, step, now);
  if (isBonusDue) await accounts.credit(user, 'card bonus', BONUS_CREDITS, now);
  jar.use(cards.view, status);
  return status;
}

/** How a check has ended, if it has and that can be known. */
async function endOfCheck({ site, now }: Visit, user: string): Promise<'succeed' | 'fail' | undefined> {
  const { accounts, checker } = site.features;
  const check = await accounts.cardCheck(user, now);
  const state = check === undefined ? 'fails' : await checker.state(check);
  return state === 'works' ? 'succeed' : state === 'fails' ? 'fail' : undefined;
}

/** The action behind the button: leads to who checks the card. */
export async function checkCard({ jar, language, member, now, site }: Visit): Promise<string> {
  const { cards, accounts, checker, store } = site.features;
  const account = accountAddress(language);
  if (!member) return signInAddress(language, account);
  const status = await cards.status(store, member.user, now);
  if (status === 'none' || status === 'validated') return account;
  const check = await checker.open(language, account);
  if (!check) return `${account}?card=unreachable`;
  await accounts.keepCardCheck(member.user, check.id, now);
  jar.use(cards.view, (await cards.step(store, member.user, 'begin', now)).status);
  return check.address;
}

export function cardSection(visit: Visit, status: CardStatus): Html {
  const { account, shop } = SITE_STRINGS[visit.language];
  const said = status === 'none' || status === 'allowed' ? account.cardLead : account.cardStates[status];
  const button = status === 'pending' ? shop.goOn : account.cardStart;
  return html`<section aria-labelledby="card">
    <h2 id="card">${account.cardBonus}</h2>
    <p>${said}</p>
    ${visit.url.searchParams.get('card') === 'unreachable' && html`<p class="message">${shop.unreachable}</p>`}
    ${status !== 'validated' && actionForm(visit, 'card', button)}
  </section>`;
}
