import { asLabel, type ReadLabel } from '../columns.ts';
import { isUnspaced } from '../fold.ts';

/** A header found in a line. */
interface HeaderPart extends ReadLabel {
  readonly text: string;
  readonly start: number;
}

/** The headers of a line that holds nothing else. */
export interface HeaderLine {
  readonly parts: readonly HeaderPart[];
  /** How they stand apart: by nothing, by a blank, or by the width of columns. */
  readonly apart: 'nothing' | 'blank' | 'columns';
}

const MOST_LETTERS = 200;

/**
 * Reads a line that is nothing but headers: `NavnUtløpForsørgerDetaljer`, `Cookie name Purpose Duration`, or headers over
 * columns. A header begins with a capital; in writings without capitals anywhere.
 */
export function headerLine(text: string): HeaderLine | undefined {
  if (text.length > MOST_LETTERS || /[.!?;:_*\d]/.test(text) || !/\p{L}/u.test(text)) return undefined;
  const columns = byColumns(text);
  const parts = columns ?? byCapitals(text);
  if (!parts || !isHeader(parts)) return undefined;
  if (columns) return { parts, apart: 'columns' };
  const gaps = parts.slice(1).map(({ start }) => /\s/.test(text[start - 1] ?? ''));
  return { parts, apart: gaps.some((gap) => gap) ? 'blank' : 'nothing' };
}

/** A list of cookies has names and at least two facts of each, or one that is a time. */
function isHeader(parts: readonly HeaderPart[]): boolean {
  const roles = parts.map((part) => part.roles[0]);
  if (new Set(roles).size < roles.length - 1) return false;
  return roles.includes('name') && (roles.includes('retention') ? parts.length >= 2 : parts.length >= 3);
}

function byColumns(text: string): readonly HeaderPart[] | undefined {
  const found = [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: part, index }) => partOf(part, index));
  const parts = found.filter((part) => part !== undefined);
  return found.length >= 2 && parts.length === found.length ? parts : undefined;
}

function partOf(text: string, start: number): HeaderPart | undefined {
  const label = asLabel(text);
  return label && { ...label, text, start };
}

/** Of all ways to cut the line at its capitals the one with most different headers, and of these the fewest cuts. */
function byCapitals(text: string): readonly HeaderPart[] | undefined {
  const cuts = cutsOf(text);
  const best = new Map<number, readonly HeaderPart[]>([[0, []]]);
  for (const end of [...cuts.slice(1), text.length]) {
    for (const start of cuts.filter((cut) => cut < end)) {
      const before = best.get(start);
      const part = before && partOf(text.slice(start, end).trim(), start);
      if (!before || !part) continue;
      const parts = [...before, part];
      const known = best.get(end);
      if (!known || scoreOf(parts) > scoreOf(known)) best.set(end, parts);
    }
  }
  return best.get(text.length);
}

const scoreOf = (parts: readonly HeaderPart[]): number =>
  new Set(parts.map(({ roles }) => roles[0])).size * 2 - parts.length;

function cutsOf(text: string): readonly number[] {
  const cuts = [0];
  for (let index = 1; index < text.length; index++) {
    const letter = text[index] ?? '';
    const before = text[index - 1] ?? '';
    const isCapital = /\p{Lu}/u.test(letter) && /[\p{Ll}\s)/]/u.test(before);
    if (isCapital || (isUnspaced(letter) && /\S/.test(letter))) cuts.push(index);
  }
  return cuts.slice(0, 60);
}
