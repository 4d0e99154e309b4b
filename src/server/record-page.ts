import { isRefusal } from '../decision/index.ts';
import type { Language } from '../registry/index.ts';
import { type Html, html, type RecordStrings, renderWithdrawal, STRINGS } from '../render/index.ts';
import { plainPage } from './own-page.ts';
import { readBody } from './read-body.ts';
import { recordArticle } from './record-article.ts';
import { receiptAddress, receiptPageAddress, recordAddress, type Site } from './site.ts';
import type { StoredRecord } from './stores/index.ts';

/** A consent ID and a language, with room for what a browser adds. */
const MOST_FORM_BYTES = 4_096;
/** A UUID has 36 letters. */
const MOST_ID_LETTERS = 64;

/** What became of a wish to erase, which leads here. */
const DONE: Readonly<Record<string, (texts: RecordStrings) => string>> = {
  erased: ({ doneErased }) => doneErased,
  held: ({ doneHeld }) => doneHeld,
  failed: ({ doneFailed }) => doneFailed,
  invalid: ({ unknown }) => unknown,
};

/** Nobody answers as often as this by hand; each of them is rendered again. */
const MOST_SHOWN = 50;

/** `GET …/record`: a form to look up a consent ID, and the records of the one that this browser has. */
export async function recordPage(site: Site, request: Request, language: Language): Promise<Response> {
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const alert = Object.hasOwn(DONE, done) ? DONE[done]?.(STRINGS[language].record) : undefined;
  const id = site.factsOf(request).choice?.id;
  const records = id === undefined ? [] : await site.store.recordsOf(site.name, id, MOST_SHOWN);
  return page(site, language, {
    ...(alert !== undefined && { alert }),
    ...(id !== undefined && records.length > 0 && listOf(site, request, language, id, records)),
  });
}

/**
 * `POST …/record`: the records of a consent ID. By POST, so that the ID stands in no address, which is kept in histories
 * and logs. From pages of other sites too: it changes nothing, and they cannot read it.
 */
export async function postRecord(
  site: Site,
  request: Request,
  languageOf: (named?: string) => Language,
): Promise<Response> {
  const form = new URLSearchParams((await readBody(request, MOST_FORM_BYTES)) ?? '');
  const id = (form.get('consentId') ?? '').trim().slice(0, MOST_ID_LETTERS);
  const language = languageOf(form.get('language') ?? undefined);
  const records = await site.store.recordsOf(site.name, id.toLowerCase(), MOST_SHOWN);
  return records.length > 0
    ? page(site, language, listOf(site, request, language, id.toLowerCase(), records))
    : page(site, language, { id, alert: STRINGS[language].record.unknown, status: 404 });
}

/** The same page for whoever asks too often. */
export const tooManyRecords = (site: Site, language: Language): Response =>
  page(site, language, { alert: STRINGS[language].record.tooMany, status: 429 });

/** The records of a consent ID, and what may be done with all of them. */
function listOf(site: Site, request: Request, language: Language, id: string, records: readonly StoredRecord[]): Found {
  const articles = records.toReversed().map((each, index) =>
    recordArticle(site, each, {
      language,
      shown: index === 0 ? 'open' : 'folded',
      actions: linksOf(site, each, language),
    }),
  );
  return {
    id,
    content: html`
      ${withdrawalOf(site, request, records, id, language)}
      ${articles.map((each) => each.html)}
      ${erasureOf(site, id, language)}`,
    styles: articles.flatMap(({ styles }) => styles),
  };
}

interface Found {
  readonly id?: string;
  readonly alert?: string;
  readonly status?: number;
  readonly content?: Html;
  readonly styles?: readonly string[];
}

function page(site: Site, language: Language, { id, alert, status, content, styles }: Found): Response {
  const { record } = STRINGS[language];
  return plainPage(site, {
    language,
    title: record.title,
    ...(status && { status }),
    styles: styles ?? [],
    inLanguage: (other) => recordAddress(site, other),
    main: html`
      <h1>${record.title}</h1>
      <p>${record.intro}</p>
      ${form(site, language, id)}
      ${alert && html`<p role="alert">${alert}</p>`}
      ${content}`,
  });
}

function form({ basePath }: Site, language: Language, id = ''): Html {
  const { statusConsentId } = STRINGS[language].interface;
  return html`
    <form method="post" action="${basePath}/record" class="ask">
      <label for="consent-id">${statusConsentId}</label>
      <input id="consent-id" name="consentId" value="${id}" required maxlength="${MOST_ID_LETTERS}" autocomplete="off" autocapitalize="none" spellcheck="false">
      <input type="hidden" name="language" value="${language}">
      <button class="button">${STRINGS[language].record.lookUp}</button>
    </form>`;
}

/** Withdraws where this browser holds the consent. Where another one does, nobody can take it from there but that one. */
function withdrawalOf(
  site: Site,
  request: Request,
  records: readonly StoredRecord[],
  id: string,
  language: Language,
): Html | false {
  const { choice } = site.factsOf(request);
  if (choice?.id === id)
    return (
      !isRefusal(choice.answers) && renderWithdrawal(site.view(language), { return: site.addresses(language).policy })
    );
  const last = records.findLast(({ record }) => record.kind === 'choice' || record.kind === 'expiry')?.record;
  const isGranted = last?.kind === 'choice' && Object.values(last.chosen.answers).some((each) => each !== 'none');
  return isGranted && html`<p>${STRINGS[language].record.withdrawElsewhere}</p>`;
}

function linksOf(site: Site, { record, entry }: StoredRecord, language: Language): Html {
  const texts = STRINGS[language].record;
  const heading = `record-${record.id}`;
  const links = html`
    <p class="actions">
      <a class="button quiet" href="${receiptAddress(site, record.id)}" download aria-describedby="${heading}">${texts.download}</a>
      <a class="button quiet" href="${receiptPageAddress(site, record.id, language)}" aria-describedby="${heading}">${texts.receiptPage}</a>
    </p>`;
  return html`${entry !== undefined && site.logKeys && links}`;
}

/** Below all that it erases. */
function erasureOf({ basePath }: Site, consentId: string, language: Language): Html {
  const { erase, eraseAbout } = STRINGS[language].record;
  return html`
    <form method="post" action="${basePath}/erase">
      <p id="erase-about">${eraseAbout}</p>
      <input type="hidden" name="consentId" value="${consentId}">
      <input type="hidden" name="language" value="${language}">
      <button class="button quiet" aria-describedby="erase-about">${erase}</button>
    </form>`;
}
