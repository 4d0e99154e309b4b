import type { Language } from '../registry/index.ts';
import { readCookieconsent } from './config/cookieconsent.ts';
import { readKlaro } from './config/klaro.ts';
import { readTarteaucitron } from './config/tarteaucitron.ts';
import { type Document, linesOf, readCsv, readHtml, readMarkdown } from './document/index.ts';
import { type InputKind, inputKindOf } from './input-kind.ts';
import { guessLanguage, languageOf } from './language.ts';
import { mentionsIn } from './mentions.ts';
import { eventsOf } from './records/events.ts';
import { readEvents } from './records/read-records.ts';
import type { ImportedRow, Reading, Unread } from './row.ts';
import { readText } from './text/read-text.ts';

export interface ImportOptions {
  /** What the input is; told from its content where it is not given. */
  readonly kind?: InputKind;
  /** Tag of its language; told from the page or its words where it is not given. */
  readonly language?: string;
  /** Address or name of the file that it comes from: helps to tell what it is. */
  readonly source?: string;
}

/** What a policy, or the configuration of another tool, lists. */
export interface ImportedPolicy extends Reading {
  readonly kind: InputKind;
  /** `undefined` where it is none of the interface's, or nothing told it. */
  readonly language: Language | undefined;
  readonly title: string | undefined;
  /** Names that its sentences mention and no list of it has: nothing is made of them. */
  readonly mentions: readonly Unread[];
}

/**
 * Reads what a published policy lists, whatever its layout: rows in the order of the document, each with its place and
 * with what is uncertain of it; and what looks like a part of the list and could not be read. Never throws for an input
 * that holds none: it has no rows then.
 */
export function importPolicy(text: string, options: ImportOptions = {}): ImportedPolicy {
  const input = text.replace(/^\ufeff/, '');
  const kind = options.kind ?? inputKindOf(input, options.source);
  const told = options.language === undefined ? undefined : languageOf(options.language);
  const config = CONFIGS[kind];
  if (config) {
    const { language, ...reading } = config(input, told);
    return {
      ...reading,
      rows: withoutRepeated(reading.rows),
      kind,
      language: told ?? language,
      title: undefined,
      mentions: [],
    };
  }
  const document = readDocument(input, kind);
  const said = document.language === undefined ? undefined : languageOf(document.language);
  const language = told ?? said ?? guessLanguage(textOf(document));
  const reading = readEvents(eventsOf(document.blocks), { language });
  const rows = withoutRepeated(reading.rows);
  const mentions = mentionsIn(document.blocks, rows);
  return { rows, unread: reading.unread, mentions, kind, language, title: document.title };
}

const CONFIGS: Readonly<Partial<Record<InputKind, typeof readKlaro>>> = {
  cookieconsent: readCookieconsent,
  klaro: readKlaro,
  tarteaucitron: readTarteaucitron,
};

function readDocument(text: string, kind: InputKind): Document {
  if (kind === 'html') return readHtml(text);
  if (kind === 'markdown') return readMarkdown(text);
  return kind === 'csv' ? readCsv(text) : readText(text);
}

/** All that a document says, its tables too. */
function textOf({ blocks }: Document): string {
  const cells = eventsOf(blocks).flatMap((event) =>
    event.kind === 'table' ? event.table.rows.flatMap((row) => row.cells.flatMap(({ lines }) => lines)) : [],
  );
  return [...cells, ...linesOf(blocks).map(({ text }) => text)].join('\n');
}

/** A page may hold a list twice, once for wide screens and once for narrow ones: a row that says nothing new is left out. */
function withoutRepeated(rows: readonly ImportedRow[]): readonly ImportedRow[] {
  const seen = new Set<string>();
  return rows.filter(({ name, kind, category, retention, provider, details }) => {
    const key = JSON.stringify([name, kind, category, retention, provider, details]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
