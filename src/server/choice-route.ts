import { type Choice, refusalOf, stateOf } from '../decision/index.ts';
import type { RequestFacts } from '../filter/index.ts';
import type { Language } from '../registry/index.ts';
import { choiceHeader, deletionHeaders, pendingHeader, strayHeaders } from './choice-cookie.ts';
import { type ChoiceInput, isForm, readChoiceInput } from './choice-input.ts';
import { choicePage, FORM_PROBLEMS } from './choice-page.ts';
import { languageFor } from './language.ts';
import { isOtherSite } from './origins.ts';
import { partNames } from './own-page.ts';
import { problem } from './problem.ts';
import type { Site } from './site.ts';
import { StoreUnavailable } from './stores/store.ts';
import { type TakenChoice, takeChoice } from './take-choice.ts';

/**
 * `POST …/choice`: by form it leads back to the page, by JSON it answers with what now holds. A form that
 * cannot be taken is answered with 'manage consent', which says why; anything else with problem details.
 */
export async function postChoice(site: Site, request: Request): Promise<Response> {
  const input = await inputFrom(site, request);
  if (input instanceof Response) return input;
  try {
    const taken = await takeChoice(site, request, input);
    if (!(taken instanceof Response)) return answer(site, request, input, taken);
    return input.method === 'form'
      ? choicePage(site, request, input.language, FORM_PROBLEMS.invalid, input.returnTo)
      : taken;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    if (input.method === 'form') return notStoredPage(site, request, input);
    return problem('not-stored', 'send it again with the same key', { 'retry-after': '1' });
  }
}

/** What a visitor says, or the answer to what comes from another site or cannot be read. */
export async function inputFrom(site: Site, request: Request): Promise<ChoiceInput | Response> {
  const language = languageFor(request, site.registry.site.languages) as Language;
  if (isOtherSite(site, request)) {
    return isForm(request)
      ? choicePage(site, request, language, FORM_PROBLEMS.otherSite)
      : problem('other-site', `origin: ${request.headers.get('origin') ?? 'another site'}`);
  }
  const input = await readChoiceInput(request);
  return input instanceof Response && isForm(request) && input.status === 422
    ? choicePage(site, request, language, FORM_PROBLEMS.invalid)
    : input;
}

/** What could not be stored was not taken. A refusal holds all the same: it needs no proof. */
function notStoredPage(site: Site, request: Request, { choice, language, returnTo }: ChoiceInput): Response {
  const facts = site.factsOf(request);
  if (choice !== 'refuse') {
    const outcome = facts.choice ? FORM_PROBLEMS.notSavedEarlier : FORM_PROBLEMS.notSaved;
    return choicePage(site, request, language, outcome, returnTo);
  }
  const page = choicePage(site, request, language, FORM_PROBLEMS.refusalNotSaved, returnTo);
  const now = site.seconds();
  // With the consent ID, so that the withdrawal can be written down as soon as that is possible.
  const refusal = { ...refusalOf(site.history.table, now, facts.signals), id: facts.choice?.id };
  page.headers.append('set-cookie', pendingHeader(site, request, refusal, facts));
  for (const each of deletionHeaders(site, request, refusal, facts)) page.headers.append('set-cookie', each);
  return page;
}

function answer(
  site: Site,
  request: Request,
  input: ChoiceInput,
  { choice, record, facts, isRepeat }: TakenChoice,
): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  headers.append('set-cookie', choiceHeader(site, request, choice, facts));
  for (const each of deletionHeaders(site, request, choice, facts)) headers.append('set-cookie', each);
  if (facts.hasStrays) for (const each of strayHeaders(site, request)) headers.append('set-cookie', each);
  if (input.method === 'form') {
    const address = input.returnTo ?? site.addresses(input.language).policy;
    headers.set('location', confirmed(site, address, leftOf(site, choice, facts)));
    return new Response(null, { status: 303, headers });
  }
  headers.set('content-type', 'application/json');
  const body = {
    record: record.id,
    consentId: record.consentId,
    at: record.at,
    answers: record.chosen.answers,
    registry: record.shown.registry,
  };
  return new Response(JSON.stringify(body), { status: isRepeat ? 200 : 201, headers });
}

/** Names of the parts that a choice withdraws and of which something is left that only the visitor can delete. */
function leftOf(site: Site, choice: Choice, facts: RequestFacts): readonly string[] {
  const { table } = site.history;
  const [before, after] = [facts.choice, choice].map((each) =>
    stateOf(table, { ...facts, choice: each, path: '' }, site.seconds()),
  );
  const { left } = site.view(site.registry.site.languages[0] as Language);
  return partNames(site).filter(
    (_, part) => before?.parts[part]?.allowed && !after?.parts[part]?.allowed && left.some(([each]) => each === part),
  );
}

/** A page of ours says that the choice was saved, and what is left; in a page of the site the banner is gone. */
function confirmed({ basePath }: Site, address: string, left: readonly string[]): string {
  if (!address.startsWith(`${basePath}/`)) return address;
  const url = new URL(address, 'http://own.invalid');
  url.searchParams.set('saved', '1');
  if (left.length > 0) url.searchParams.set('withdrawn', left.join(' '));
  return url.pathname + url.search + url.hash;
}
