import { isCollection, isPair, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Place } from '../../registry/index.ts';

/** One thing wrong with a file of ours that was read again: where, what, and how to mend it. */
export interface InputFault {
  readonly place: Place;
  /** The field, as a path in the file: `findings[3].since`. Empty for the file itself. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
}

/** One fault in two lines that a person can act on. */
export function inputFaultText({ place, field, message, mend }: InputFault): string {
  return `${place.file}:${place.line}:${place.column} ${field ? `${field}: ` : ''}${message}\n  mend: ${mend}`;
}

export type ReadInput<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly faults: readonly InputFault[] };

/** Ours: who has more to mend begins with these. */
const MOST_FAULTS = 20;

/**
 * Reads JSON and holds it against a schema. Never throws for a bad file; members that the schema does not know are left
 * out, so that an older version reads what a newer one has written.
 */
export function readInput<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  { what, mend }: { readonly what: string; readonly mend: string },
): ReadInput<T> {
  const parsed = jsonIn(text);
  if ('failure' in parsed) {
    const place = { file, ...placeOfFailure(text, parsed.failure) };
    return {
      kind: 'unreadable',
      faults: [{ place, field: '', message: `this is no JSON, so it is not ${what}`, mend }],
    };
  }
  const read = schema.safeParse(parsed.value);
  if (read.success) return { kind: 'read', value: read.data };
  const placeAt = placesIn(text, file);
  const faults = read.error.issues.slice(0, MOST_FAULTS).map((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return { place: placeAt(path), field: fieldName(path), message: issue.message, mend };
  });
  return { kind: 'unreadable', faults };
}

function jsonIn(text: string): { readonly value: unknown } | { readonly failure: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function placeOfFailure(text: string, failure: string): Omit<Place, 'file'> {
  const before = text.slice(0, offsetOfFailure(text, failure)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** V8 tells an offset, or shows ten letters around the one that it did not expect; a text that just ends does so at its end. */
function offsetOfFailure(text: string, failure: string): number {
  const told = /at position (\d+)/.exec(failure)?.[1];
  if (told !== undefined) return Number(told);
  const [, token = '', cut, excerpt = ''] =
    /^Unexpected token '(.)', (\.\.\.)?"(.*)"(?:\.\.\.)? is/s.exec(failure) ?? [];
  const start = text.indexOf(excerpt);
  if (token === '' || start < 0) return text.length;
  return start + (cut ? 10 : Math.max(excerpt.indexOf(token), 0));
}

type Path = readonly (string | number)[];

/** Where in the file a field stands, or the nearest thing around it. JSON is YAML too, whose parser keeps places. */
function placesIn(text: string, file: string): (path: Path) => Place {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  return (path) => {
    let node: unknown = document.contents;
    for (const step of path) {
      const inner: unknown = isCollection(node) ? node.get(step, true) : undefined;
      if (inner === undefined || isPair(inner)) break;
      node = inner;
    }
    const { line, col } = lines.linePos((node as Node | null)?.range?.[0] ?? 0);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

const fieldName = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');
