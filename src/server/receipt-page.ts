import type { Language } from '../registry/index.ts';
import { type Html, html, type RecordStrings, STRINGS } from '../render/index.ts';
import type { MadeReceipt, ReceiptAnswer } from './log/receipts.ts';
import { type PlainPage, plainPage } from './own-page.ts';
import { erasedText, recordArticle } from './record-article.ts';
import { receiptAddress, receiptPageAddress, recordAddress, type Site, verifierAddress } from './site.ts';
import type { StoredRecord } from './stores/index.ts';

/**
 * `GET …/receipts/<record id>/page`: a receipt to read, to print, and to verify in the page. What the page needs for that
 * has come with it: it verifies without a network, and tells nobody.
 */
export function receiptPage(site: Site, id: string, language: Language, answer: ReceiptAnswer): Response {
  const { record, interface: texts } = STRINGS[language];
  const { main, status, styles = [], script, retryAfter } = contentOf(site, id, language, answer);
  const response = plainPage(site, {
    language,
    title: record.receipt,
    status,
    styles,
    ...(script && { script }),
    inLanguage: (other) => receiptPageAddress(site, id, other),
    main: html`
      <h1>${record.receipt}${texts.colon}${site.registry.site.name}</h1>
      ${main}
      <p><a href="${recordAddress(site, language)}">${record.title}</a></p>`,
  });
  if (retryAfter) response.headers.set('retry-after', retryAfter);
  return response;
}

interface Content extends Partial<Pick<PlainPage, 'styles' | 'script'>> {
  readonly main: Html;
  readonly status: number;
  readonly retryAfter?: string;
}

function contentOf(site: Site, id: string, language: Language, answer: ReceiptAnswer): Content {
  switch (answer.kind) {
    case 'receipt':
      return whole(site, language, answer);
    case 'erased':
      return { status: 410, main: erased(site, language, answer.by, answer.receipt) };
    default:
      return refusal(site, id, language, answer.kind);
  }
}

function refusal(
  site: Site,
  id: string,
  language: Language,
  kind: Exclude<ReceiptAnswer['kind'], 'receipt' | 'erased'>,
): Content {
  const { record } = STRINGS[language];
  const say = (text: string): Html => html`<p role="alert">${text}</p>`;
  switch (kind) {
    case 'waiting': {
      const again = html`<p><a class="button" href="${receiptPageAddress(site, id, language)}">${record.receipt}</a></p>`;
      return { status: 503, retryAfter: '1', main: html`${say(record.entryWaits)}${again}` };
    }
    case 'damaged':
      return { status: 500, main: say(record.damaged) };
    case 'no-log':
      return { status: 404, main: say(record.noReceipts) };
    default:
      return { status: 404, main: say(record.unknown) };
  }
}

function erased(site: Site, language: Language, by: StoredRecord, receipt: MadeReceipt): Html {
  const { record } = STRINGS[language];
  const address = receiptPageAddress(site, by.record.id, language);
  return html`
    <p>${erasedText(by.record, language)}</p>
    ${receipt.kind === 'receipt' && html`<p><a class="button" href="${address}">${record.receiptPage}</a></p>`}`;
}

function whole(site: Site, language: Language, { stored, text }: Extract<MadeReceipt, { kind: 'receipt' }>): Content {
  const { record } = STRINGS[language];
  const article = recordArticle(site, stored, { language, shown: 'text' });
  return {
    status: 200,
    styles: article.styles,
    script: verifierAddress(site),
    main: html`
      <p>${record.receiptAbout}</p>
      <p><a class="button" href="${receiptAddress(site, stored.record.id)}" download>${record.download}</a></p>
      ${article.html}
      ${verification(site, language, stored.record.id)}
      <section aria-labelledby="text-title">
        <h2 id="text-title">${record.receipt}</h2>
        <pre id="receipt" translate="no" tabindex="0">${text}</pre>
      </section>`,
  };
}

/** What the script beside it reads: texts with places to fill, the keys, and the receipt further down. */
function verification(site: Site, language: Language, id: string): Html {
  const keys = site.logKeys?.published ?? [];
  const { record } = STRINGS[language];
  const texts = VERIFIER_TEXTS.map((name) => html` data-${kebab(name)}="${record[name]}"`);
  return html`
    <section id="verify" aria-labelledby="verify-title"${texts} data-part-receipt="${record.receipt}">
      <h2 id="verify-title">${record.verify}</h2>
      <div id="verify-here" hidden>
        <p>${record.verifyAbout}</p>
        <details>
          <summary id="verify-witnesses-label">${record.witnessesOwn}</summary>
          <p class="ask"><textarea id="verify-witnesses" rows="3" aria-labelledby="verify-witnesses-label" autocomplete="off" autocapitalize="none" spellcheck="false"></textarea></p>
        </details>
        <p><button type="button" class="button">${record.verify}</button></p>
        <p class="ask"><label for="verify-file">${record.verifyFile}</label><input id="verify-file" type="file" accept=".json,application/json"></p>
        <div role="status" id="verify-result"></div>
      </div>
      <p>${record.verifyCommand}</p>
      <pre translate="no">samtykke verify receipt-${id}.json${keys.map((each) => ` --log-key ${each}`)}${witnessOptions(site)}</pre>
      <h3>${record.keys}</h3>
      <p>${record.keysAbout}</p>
      ${keys.map((each) => html`<pre class="key" translate="no">${each}</pre>`)}
      ${witnesses(site, record)}
    </section>`;
}

/** As many as the log waits for, which is what a receipt of it has. */
function witnessOptions({ logWitnesses: { keys, quorum } }: Site): string {
  const named = keys.map((each) => ` --witness ${each}`).join('');
  return named === '' || quorum === 1 ? named : `${named} --quorum ${quorum}`;
}

function witnesses({ logWitnesses: { keys } }: Site, { witnesses, witnessesAbout }: RecordStrings): Html | false {
  return (
    keys.length > 0 &&
    html`
      <h3>${witnesses}</h3>
      <p>${witnessesAbout}</p>
      ${keys.map((each) => html`<pre class="witness" translate="no">${each}</pre>`)}`
  );
}

const VERIFIER_TEXTS = [
  'proven',
  'provenNot',
  'witnessed',
  'witnessedNot',
  'witnessBad',
  'failed',
  'unsupported',
  'partRecord',
  'partSalt',
  'partProof',
  'partCheckpoint',
  'partSignature',
  'partCosignature',
  'partKey',
  'partCheck',
] as const;

/** As HTML spells in an attribute what scripts know as `dataset.provenNot`. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
