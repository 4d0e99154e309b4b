import { isRefusal, permissionsOf } from '../decision/index.ts';
import { type RequestFacts, readCookies } from '../filter/index.ts';
import { type Entry, isAddress, type Language, matchHost, OWN_HOST } from '../registry/index.ts';
import { fill, type Html, html, kindName, leftTexts, renderPage, STRINGS } from '../render/index.ts';
import { allDeletionHeaders } from './choice-cookie.ts';
import { type ChoiceInput, isForm } from './choice-input.ts';
import { choicePage, FORM_PROBLEMS } from './choice-page.ts';
import { inputFrom } from './choice-route.ts';
import { isTrustworthy } from './origins.ts';
import { PLAIN_PAGE, styleAddress } from './own-page.ts';
import { problem } from './problem.ts';
import type { Site } from './site.ts';
import { StoreUnavailable } from './stores/store.ts';
import { readBefore, takeChoice } from './take-choice.ts';

/**
 * `POST …/delete`: deletes all that the site keeps in the browser, and withdraws what was agreed to. By plain form
 * only, since a page says what was done.
 */
export async function postDelete(site: Site, request: Request): Promise<Response> {
  if (!isForm(request))
    return problem('wrong-media-type', 'only a form is taken here: send application/x-www-form-urlencoded');
  const said = await inputFrom(site, request);
  if (said instanceof Response) return said;
  const input: ChoiceInput = { ...said, choice: 'refuse', surface: 'policy', answers: {}, wantsReceipt: false };
  try {
    const { facts } = await readBefore(site, request, input).catch((cause) => {
      throw new StoreUnavailable('the last record could not be read', { cause });
    });
    const taken = hasConsent(facts) ? await takeChoice(site, request, input) : undefined;
    return taken instanceof Response
      ? choicePage(site, request, input.language, FORM_PROBLEMS.invalid)
      : deletedPage(site, request, input.language, facts);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const facts = site.factsOf(request);
    return deletedPage(site, request, input.language, facts, hasConsent(facts) || isOwed(facts));
  }
}

/** Where nothing was agreed to there is nothing to withdraw, and no record. */
const hasConsent = ({ choice }: RequestFacts): boolean => choice !== undefined && !isRefusal(choice.answers);

/** Whether a page keeps a refusal that the server has not taken yet, of a consent that it ends. */
const isOwed = ({ choice, isPending }: RequestFacts): boolean => isPending && choice?.id !== undefined;

/** Says what was done, and has the browser do it. Without a script, which could store something anew. */
function deletedPage(
  site: Site,
  request: Request,
  language: Language,
  facts: RequestFacts,
  isUnrecorded = false,
): Response {
  const strings = STRINGS[language];
  const { policy } = site.addresses(language);
  // W3C Clear Site Data 3.2: without a potentially trustworthy origin a browser does nothing of it.
  const isCleared = isTrustworthy(request);
  const title = isCleared ? strings.policy.deletedTitle : strings.policy.deletedCookiesTitle;
  const document = renderPage({
    language,
    title,
    site: site.registry.site.name,
    head: html`<meta name="robots" content="noindex">`,
    banner: undefined,
    main: html`
      <h1>${title}</h1>
      <p>${isCleared ? strings.policy.deletedAbout : strings.policy.deletedCookiesAbout}</p>
      ${!isCleared && restOf(site, request, language)}
      ${leftOf(site, language, facts).map((each) => html`<p>${each}</p>`)}
      ${isUnrecorded && unrecorded(site, language, facts)}
      <p><a href="${site.home(language)}">${strings.policy.backToSite}</a></p>`,
    footer: [{ address: policy, text: strings.interface.policy }],
    languages: [],
    languageLabel: strings.policy.language,
    skip: strings.policy.skip,
    home: site.home(language),
    styleAddress: styleAddress(site),
  });
  const headers = new Headers({
    ...PLAIN_PAGE,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  // Browsers that do not know it lose the cookies all the same. Those that know it and do not heed it do not: with this
  // header Chromium takes no Set-Cookie of the answer.
  if (isCleared) headers.set('clear-site-data', '"cache", "cookies", "storage"');
  for (const each of allDeletionHeaders(site, request, facts)) headers.append('set-cookie', each);
  return new Response(document, { status: isUnrecorded ? 503 : 200, headers });
}

/** What no header deletes without TLS, by name as far as it is declared. */
function restOf(site: Site, request: Request, language: Language): Html {
  const { policy } = STRINGS[language];
  const sent = readCookies(request.headers.get('cookie')).map(({ name }) => name);
  const hosts = site.history.table.hosts;
  const rest = site.registry.entries.filter(({ kind, name, secure, domain }) => {
    if (isAddress(kind) || (domain && matchHost(hosts, domain) !== OWN_HOST)) return false;
    // RFC 6265bis 5.7: what HTTPS has set as Secure neither comes with a plain request nor is replaced by its answer.
    return kind !== 'cookie' || (secure && !sent.includes(name));
  });
  const item = ({ name, kind }: Entry): Html => html`<li>${name} (${kindName(kind, policy)})</li>`;
  return html`<p>${policy.deletedRest}</p>${rest.length > 0 && html`<ul>${rest.map(item)}</ul>`}`;
}

/** What only the visitor can delete of all that was allowed until now. */
function leftOf(site: Site, language: Language, facts: RequestFacts): readonly string[] {
  const { parts } = permissionsOf(site.history.table, { ...facts, path: '' }, site.seconds());
  const allowed = parts.flatMap((part, index) => (part.allowed ? [index] : []));
  return leftTexts(site.view(language), allowed);
}

/** Nothing in the browser goes on telling of the withdrawal, so the visitor has to know. */
function unrecorded({ registry }: Site, language: Language, { choice }: RequestFacts): Html {
  const { requests } = registry.site.contacts;
  const text = fill(STRINGS[language].policy.deletedNotRecorded, { id: choice?.id ?? '' });
  return html`<p role="alert">${text}</p><p><a href="mailto:${requests}">${requests}</a></p>`;
}
