import { asLabel } from './columns.ts';
import type { ColumnRole } from './words/index.ts';

/** A label with its value in a line: `Duration: 2 years`. */
interface Field {
  readonly roles: readonly ColumnRole[];
  readonly label: string;
  readonly value: string;
}

/** What a line says in fields. */
export interface Labelled {
  readonly fields: readonly Field[];
  /** What stands before the first of them. */
  readonly before: string;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly roles: readonly ColumnRole[];
}

/** Reads the fields of a line: labels with a colon, apart by whatever separates them. */
export function labelledIn(text: string): Labelled {
  const marks: Mark[] = [];
  for (const { index } of text.matchAll(/[:：](?!\/\/)/gu)) {
    const mark = markBefore(text, index, marks.length > 0, marks.at(-1)?.end ?? 0);
    if (mark) marks.push(mark);
  }
  const fields = marks.map(({ end, label, roles }, at) => ({
    roles,
    label,
    value: valueIn(text.slice(end, marks[at + 1]?.start)),
  }));
  return {
    fields,
    before: text
      .slice(0, marks[0]?.start ?? text.length)
      .replace(SEPARATOR, '')
      .trim(),
  };
}

const SEPARATOR = /[\s;|,·•–—/-]+$/u;
const valueIn = (text: string): string => text.replace(SEPARATOR, '').trim();

/** The label that ends at a colon: the longest run of words before it that is one, from where a field may begin. */
function markBefore(text: string, colon: number, hasOthers: boolean, from: number): Mark | undefined {
  const cut = Math.max(from, ...['|', ';', '•', '·', '\n'].map((separator) => text.lastIndexOf(separator, colon) + 1));
  return labelAt(text.slice(cut, colon), cut, colon, hasOthers);
}

function labelAt(before: string, from: number, colon: number, hasOthers: boolean): Mark | undefined {
  const starts = [...before.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index).slice(-6);
  for (const start of starts) {
    const label = before.slice(start).trim();
    const read = asLabel(label);
    if (!read || !mayBegin(before.slice(0, start), label, hasOthers)) continue;
    return { start: from + start, end: colon + 1, label, roles: read.roles };
  }
  return undefined;
}

/** A field begins a line, or follows a separator; after other fields a blank does where the label has a capital. */
function mayBegin(before: string, label: string, hasOthers: boolean): boolean {
  const trimmed = before.trimEnd();
  if (trimmed === '' || /[;|,·•.)\]»”"–—、。；/(\n-]$/u.test(trimmed)) return true;
  return hasOthers && /^\p{Lu}/u.test(label) && /\s$/.test(before);
}
