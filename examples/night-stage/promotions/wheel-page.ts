import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html } from '../../../src/render/index.ts';
import { signInAddress, wheelAddress } from '../addresses.ts';
import { actionForm } from '../controls.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { timeText } from '../times.ts';
import type { Visit } from '../visit.ts';
import { happyHourEndsAt, type SitePrize, type Standing, standingOf } from './wheel.ts';

/** The wheel: how likely each prize is, a turn a day, and what came of it. */
export async function wheelPage(visit: Visit): Promise<Page> {
  const { wheel, wheelLead } = SITE_STRINGS[visit.language].promotions;
  const standing = await standingOf(visit);
  return {
    title: wheel,
    place: 'elsewhere',
    inLanguage: wheelAddress,
    main: html`<div class="narrow">
      <h1>${wheel}</h1>
      <p>${wheelLead}</p>
      ${odds(visit)}
      ${claimResult(visit)}
      ${turn(visit, standing)}
      ${await happyHour(visit)}
      ${await account(visit)}
    </div>`,
  };
}

/** What is drawn by, as the server draws. */
function odds({ site, language }: Visit): Html {
  const strings = SITE_STRINGS[language].promotions;
  const rows = site.features.wheel.odds.map(({ prize: each, weight, outOf }) => {
    const share = fill(strings.oneOf, { weight, outOf });
    return html`<tr><th scope="row">${prizeText(each, language)}</th><td>${share}</td></tr>`;
  });
  return html`<table><caption>${strings.odds}</caption><tbody>${rows}</tbody></table>`;
}

function prizeText({ credits }: SitePrize, language: Language): string {
  const { prizeCredits, prizeNothing } = SITE_STRINGS[language].promotions;
  return credits ? fill(prizeCredits, { count: credits }) : prizeNothing;
}

/** What came of taking a prize. A guest reads below where theirs is. */
function claimResult({ url, language, member }: Visit): Html | undefined {
  const { claimed, notClaimed } = SITE_STRINGS[language].promotions;
  const result = url.searchParams.get('prize');
  if (result === 'missed') return html`<p>${notClaimed}</p>`;
  return result === 'taken' && member ? html`<p>${claimed}</p>` : undefined;
}

function turn(visit: Visit, standing: Standing): Html {
  const { language } = visit;
  const strings = SITE_STRINGS[language].promotions;
  switch (standing.state.kind) {
    case 'ended':
      return prize(visit, standing);
    case 'refused':
      return html`<p>${strings.wheelRefused}</p>${signInLink(language)}`;
    case 'ready':
      return html`${prize(visit, standing)}${actionForm(visit, 'turn', strings.turn)}`;
    case 'spent':
      return html`<p><strong>${wonText(standing.state, language)}</strong></p>
        ${prize(visit, standing)}${nextTurn(standing.state, language)}`;
  }
}

type Spent = Extract<Standing['state'], { kind: 'spent' }>;

function wonText({ prize: won }: Spent, language: Language): string {
  const text = prizeText(won, language);
  return won.credits ? fill(SITE_STRINGS[language].promotions.won, { prize: text }) : text;
}

function nextTurn({ nextAt }: Spent, language: Language): Html | undefined {
  if (nextAt === undefined) return undefined;
  return html`<p>${fill(SITE_STRINGS[language].promotions.nextTurn, { time: timeText(nextAt, language) })}</p>`;
}

/** What can be taken: by a member into the account, with what they have won as a guest; by a guest to be kept for them. */
function prize(visit: Visit, { state, prize: won, guestCredits }: Standing): Html {
  const { language, member } = visit;
  const strings = SITE_STRINGS[language].promotions;
  const count = (won?.credits ?? 0) + (member ? guestCredits : 0);
  const isSaid = state.kind === 'spent' && state.prize.credits === count;
  const isKept = !member && guestCredits > 0;
  return html`
    ${count > 0 && !isSaid && html`<p>${fill(strings.prizeCredits, { count })}</p>`}
    ${count > 0 && claimForm(visit, won?.token)}
    ${isKept && html`<p>${fill(strings.guestCredits, { count: guestCredits })}</p>${signInLink(language)}`}`;
}

async function happyHour(visit: Visit): Promise<Html | undefined> {
  const { language } = visit;
  const endsAt = await happyHourEndsAt(visit);
  if (endsAt === undefined) return undefined;
  return html`<p>${fill(SITE_STRINGS[language].promotions.happyHour, { time: timeText(endsAt, language) })}</p>`;
}

const claimForm = (visit: Visit, token: string | undefined): Html =>
  actionForm(visit, 'claim', SITE_STRINGS[visit.language].promotions.claim, token === undefined ? {} : { token });

function signInLink(language: Language): Html {
  const address = `${signInAddress(language)}?returnTo=${wheelAddress(language)}`;
  return html`<p><a class="button" href="${address}">${SITE_STRINGS[language].signIn}</a></p>`;
}

/** What a member has by now. */
async function account({ site, language, member, now }: Visit): Promise<Html | undefined> {
  if (!member) return undefined;
  const count = await site.features.accounts.credits(member.user, now);
  return html`<p>${fill(SITE_STRINGS[language].account.credits, { count })}</p>`;
}
