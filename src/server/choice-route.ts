import { choiceHeader, deletionHeaders } from './choice-cookie.ts';
import { type ChoiceInput, readChoiceInput } from './choice-input.ts';
import { choicePage } from './choice-page.ts';
import { isOtherSite } from './origins.ts';
import { problem } from './problem.ts';
import type { Site } from './site.ts';
import { StoreUnavailable } from './stores/store.ts';
import { type TakenChoice, takeChoice } from './take-choice.ts';

/** `POST …/choice`: by form it leads back to the page, by JSON it answers with what now holds. */
export async function postChoice(site: Site, request: Request): Promise<Response> {
  if (isOtherSite(site, request))
    return problem('other-site', `origin: ${request.headers.get('origin') ?? 'another site'}`);
  const input = await readChoiceInput(request);
  if (input instanceof Response) return input;
  try {
    const taken = await takeChoice(site, request, input);
    return taken instanceof Response ? taken : answer(site, request, input, taken);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return input.method === 'form' ? choicePage(site, request, input.language, 'notSaved') : notStored();
  }
}

const notStored = (): Response => problem('not-stored', 'send it again with the same key', { 'retry-after': '1' });

function answer(
  site: Site,
  request: Request,
  input: ChoiceInput,
  { choice, record, facts, isRepeat }: TakenChoice,
): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  headers.append('set-cookie', choiceHeader(site, request, choice, facts));
  for (const each of deletionHeaders(site, request, choice, facts)) headers.append('set-cookie', each);
  if (input.method === 'form') {
    headers.set('location', input.returnTo ?? site.addresses(input.language).policy);
    return new Response(null, { status: 303, headers });
  }
  headers.set('content-type', 'application/json');
  const body = {
    consentId: choice.id ?? null,
    at: record.at,
    answers: record.chosen.answers,
    registry: record.shown.registry,
  };
  return new Response(JSON.stringify(body), { status: isRepeat ? 200 : 201, headers });
}
