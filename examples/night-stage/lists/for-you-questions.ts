import type { History, PersonalisedAnswers } from '../../../src/features/recommender/index.ts';
import { HOOKS, type Html, html, raw, STRINGS } from '../../../src/render/index.ts';
import { actionAddress } from '../addresses.ts';
import { actionForm, hidden } from '../controls.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { backTo, pathOf, type Visit } from '../visit.ts';

/** What a visitor has answered about lists of their own. */
export interface Answers extends PersonalisedAnswers {
  readonly isMinor: boolean;
  /** Whether a list may be made of what they have watched. */
  readonly maySeeOwn: boolean;
  /** Whether they have said yes or no to what is sensitive. */
  readonly hasAnsweredSensitive: boolean;
}

const VISITOR = 'gravity_cookie';
const ALLOWED = 'is_personalized_content_allowed';
const SENSITIVE = 'is_sensitive_data_collection_allowed';

/** Reads the answers, and has the cookies that tell of them follow. */
export function answersOf({ jar, site, now }: Visit): Answers {
  const { features } = site;
  const isMinor = features.isMinor(jar.get, now) ?? false;
  // Who allowed it once and takes that back is not asked for it again.
  const answers = jar.use(features.answers, { dismisses: jar.get(ALLOWED) === 'true' });
  return {
    ...answers,
    isMinor,
    maySeeOwn: answers.personalised === 'granted' && !isMinor,
    hasAnsweredSensitive: jar.get(SENSITIVE) !== undefined,
  };
}

/** What the server keeps of the visitor. */
export const historyOf = ({ jar, site, now }: Visit): Promise<History> =>
  site.features.shown.history(jar.get(VISITOR), now);

/**
 * Forgets the profile of who has just said that they are younger, with the same answer: from the next request on the cookie
 * by which it can be found no longer comes this far.
 */
export async function forgetMinor({ jar, site, now }: Pick<Visit, 'jar' | 'site' | 'now'>): Promise<void> {
  const { features } = site;
  const visitor = jar.get(VISITOR);
  if (visitor === undefined || !features.isMinor(jar.get, now)) return;
  await features.shown.forget(visitor, now);
  jar.delete(VISITOR);
}

/** Leads to the settings of consent: as a panel on the page, and without script as a page. */
export function settingsLink(visit: Visit, className = ''): Html {
  const { language, site } = visit;
  const address = site.consent.manageAddress(language, pathOf(visit));
  const text = STRINGS[language].interface.settings;
  return html`<a class="${className}" href="${address}" ${raw(HOOKS.manage)}>${text}</a>`;
}

/**
 * Says what a list of one's own needs, to who has refused that and looks for one; until they close it. Nobody is asked
 * who has not looked for it (EDPB guidelines 03/2022 on deceptive design patterns: continuous prompting).
 */
export function invitation(visit: Visit, { personalised, isDismissed, isMinor }: Answers): Html | undefined {
  if (personalised !== 'refused' || isDismissed || isMinor) return undefined;
  const { forYou, promotions } = SITE_STRINGS[visit.language];
  return html`<div class="ask">
    <p>${forYou.notAllowed}</p>
    <div class="pair">
      ${settingsLink(visit, 'button quiet')}
      ${actionForm(visit, 'close-invitation', promotions.close)}
    </div>
  </div>`;
}

export function closeInvitation(visit: Visit, form: URLSearchParams): string {
  visit.jar.use(visit.site.features.answers, { dismisses: true });
  return backTo(visit, form);
}

/** Whether what tells of faith or conviction may count: a question of its own (GDPR art. 9(2)(a)), with two equal answers. */
export function sensitiveQuestion(visit: Visit, answers: Answers): Html | undefined {
  if (!answers.maySeeOwn) return undefined;
  const { language } = visit;
  const { sensitiveQuestion: question, yes, no } = SITE_STRINGS[language].forYou;
  const pressed = (isYes: boolean): string => `${answers.hasAnsweredSensitive && answers.allowsSensitive === isYes}`;
  return html`<form class="ask" method="post" action="${actionAddress(language, 'sensitive')}" aria-labelledby="sensitive">
    <p id="sensitive">${question}</p>
    ${hidden('returnTo', `${pathOf(visit)}#list`)}
    <div class="pair">
      <button class="button quiet" name="answer" value="yes" aria-pressed="${pressed(true)}">${yes}</button>
      <button class="button quiet" name="answer" value="no" aria-pressed="${pressed(false)}">${no}</button>
    </div>
  </form>`;
}

export function answerSensitive(visit: Visit, form: URLSearchParams): string {
  const answer = form.get('answer');
  if (answer === 'yes' || answer === 'no') visit.jar.use(visit.site.features.answers, { sensitive: answer === 'yes' });
  return backTo(visit, form);
}
