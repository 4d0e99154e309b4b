/** One record of a visitor's, for the visitor: what was answered, how, under whose rules, and what was shown. */
import type { Granted } from '../decision/index.ts';
import type { ConsentRecord, LogRecord } from '../proof/index.ts';
import type { Language, Registry } from '../registry/index.ts';
import {
  fill,
  type Html,
  html,
  htmlLanguage,
  list,
  raw,
  STRINGS,
  type Strings,
  type ViewPurpose,
} from '../render/index.ts';
import { pictureOf, textOf } from './picture.ts';
import { hashOf, renderShown } from './shown.ts';
import type { Site } from './site.ts';
import type { StoredRecord } from './stores/index.ts';

export interface RecordArticle {
  readonly html: Html;
  /** CSP sources of the styles in it. */
  readonly styles: readonly string[];
}

export interface ArticleOptions {
  readonly language: Language;
  /** How what was shown is there: pictured and open, pictured and folded, or in words only. */
  readonly shown: 'open' | 'folded' | 'text';
  /** What goes below: links and forms. */
  readonly actions?: Html;
}

/** A record as an article with a heading of its own: `<h2>`. */
export function recordArticle(
  site: Site,
  { record, entry }: StoredRecord,
  { language, shown, actions }: ArticleOptions,
): RecordArticle {
  const strings = STRINGS[language];
  const place = row(strings.record.entry, entry === undefined ? strings.record.entryWaits : String(entry));
  const { facts, picture, styles } = contentOf(site, record, language, shown);
  const id = `record-${record.id}`;
  return {
    html: html`
      <article class="record" aria-labelledby="${id}">
        <h2 id="${id}"><time datetime="${record.at}">${timeOf(record, language)}</time></h2>
        ${facts.told}
        <dl>${facts.rows}${place}</dl>
        ${picture}
        ${actions}
      </article>`,
    styles,
  };
}

/** When a record was taken, in words: a day and the time on it, UTC, which it says. */
function timeOf({ at }: LogRecord, language: Language): string {
  const style = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(htmlLanguage(language), style).format(Date.parse(at));
}

/** That a record is gone, and since when. */
export const erasedText = (erasure: LogRecord, language: Language): string =>
  fill(STRINGS[language].record.erased, { date: timeOf(erasure, language) });

interface Content {
  readonly facts: { readonly told?: Html; readonly rows?: readonly Html[] };
  readonly picture?: Html;
  readonly styles: readonly string[];
}

function contentOf(site: Site, record: LogRecord, language: Language, shown: ArticleOptions['shown']): Content {
  if (record.kind !== 'choice') return { facts: { told: toldOf(record, language) }, styles: [] };
  const registry = site.history.find(record.shown.registry);
  const facts = { rows: choiceRows(site, record, registry, language) };
  return registry ? { facts, ...shownPart(site, record, registry, language, shown) } : { facts, styles: [] };
}

function toldOf(record: Exclude<LogRecord, ConsentRecord>, language: Language): Html {
  if (record.kind === 'expiry') return html`<p>${STRINGS[language].record.expired}</p>`;
  return html`${record.kind === 'erasure' && html`<p>${erasedText(record, language)}</p>`}`;
}

function choiceRows(
  site: Site,
  { shown, chosen, method, jurisdiction, signals }: ConsentRecord,
  registry: Registry | undefined,
  language: Language,
): readonly Html[] {
  const strings = STRINGS[language];
  const { purposes } = site.view(language, registry);
  const asked = purposes.filter(({ always, id }) => !always && id in chosen.answers);
  const ways = [surfaceName(shown.surface, strings), methodName(method, strings)];
  return [
    row(strings.record.answer, replyName(chosen.reply, strings)),
    ...asked.map((purpose) => row(purpose.label, grantText(purpose, chosen.answers[purpose.id], language))),
    row(strings.record.how, [...new Set(ways)].join(' · ')),
    row(strings.record.rules, jurisdiction),
    ...(signals.length > 0 ? [row('GPC', strings.interface.statusSignalHonoured)] : []),
  ];
}

const row = (term: string, value: string): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

const replyName = (reply: ConsentRecord['chosen']['reply'], { interface: texts }: Strings): string =>
  ({ accept: texts.acceptAll, refuse: texts.rejectAll, save: texts.save })[reply];

/** By what stands over it. */
const surfaceName = (surface: ConsentRecord['shown']['surface'], strings: Strings): string =>
  ({
    banner: strings.interface.bannerTitle,
    panel: strings.interface.settings,
    page: strings.interface.settings,
    policy: strings.interface.policy,
    embed: strings.policy.kindFrame,
    api: strings.record.byCode,
  })[surface];

const methodName = (method: ConsentRecord['method'], { record }: Strings): string =>
  ({ form: record.byForm, script: record.byScript, api: record.byCode })[method];

function grantText({ providers }: ViewPurpose, granted: Granted | undefined, language: Language): string {
  const { statusAllowed, statusPartly, statusRefused } = STRINGS[language].interface;
  if (granted === 'all') return statusAllowed;
  const names = providers.filter(({ id }) => granted?.includes(id)).map(({ name }) => name);
  return granted === 'none' || names.length === 0
    ? statusRefused
    : fill(statusPartly, { providers: list(names, language) });
}

/** What was shown, rendered again; whether that is what the record has the hash of is told with it. */
function shownPart(
  site: Site,
  { shown }: ConsentRecord,
  registry: Registry,
  language: Language,
  as: ArticleOptions['shown'],
): Omit<Content, 'facts'> {
  const { record } = STRINGS[language];
  if (shown.surface === 'api') return { picture: html`<p>${record.shownNothing}</p>`, styles: [] };
  const markup = renderShown(site, registry, shown);
  const changed = hashOf(markup) !== shown.hash && html`<p>${record.shownChanged}</p>`;
  const text = textOf(markup, shown.language);
  if (as === 'text') {
    const picture = html`<h3>${record.shown}</h3>${changed}<div class="words">${text}</div>`;
    return { picture, styles: [] };
  }
  const pictured = pictureOf(site, markup);
  const picture = html`
    <details${as === 'open' && raw(' open')}>
      <summary>${record.shown}</summary>
      <p>${record.shownAbout}</p>
      ${changed}
      ${pictured.html}
      <details><summary>${record.shownText}</summary><div class="words">${text}</div></details>
    </details>`;
  return { picture, styles: pictured.styles };
}
