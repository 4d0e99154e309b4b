import { type Block, linesOf, type Position } from './document/block.ts';
import { readNames, strengthOf } from './names/read-names.ts';
import type { ImportedRow, Unread } from './row.ts';

/** Letters that stand for a name in a sentence: with an underscore within, or in quotes or code with one before. */
const NAME =
  /(?<![\p{L}\p{N}_./@:#-])_{0,2}[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9*#]+|[<{[][\w-]+[>}\]])*(?![\p{L}\p{N}_/@-])/gu;
const MOST = 20;

/** Names that a document mentions in its sentences and that are in none of its rows: nothing is made of them. */
export function mentionsIn(blocks: readonly Block[], rows: readonly ImportedRow[]): readonly Unread[] {
  const known = new Set(rows.flatMap(({ name, printedName }) => [name, printedName]));
  const found = new Map<string, Position>();
  for (const { pieces, at } of linesOf(blocks)) {
    for (const { 0: name } of pieces.join(' ').matchAll(NAME)) {
      if (/_/.test(name) && strengthOf(name) === 'strong' && !isKnown(name, known) && !found.has(name))
        found.set(name, at);
    }
  }
  return [...found].slice(0, MOST).map(([name, place]) => ({
    what: name,
    place,
    where: `line ${place.line}`,
  }));
}

const isKnown = (name: string, known: ReadonlySet<string>): boolean =>
  known.has(name) ||
  [...known].some((each) => each.includes('*') && name.startsWith(each.slice(0, each.indexOf('*')))) ||
  readNames([name]).some((each) => known.has(each.name));
