import { knownEntry } from '../../registry/index.ts';
import { strengthOf } from '../names/index.ts';
import type { ColumnRole } from '../words/index.ts';
import { type GluedTime, gluedTimes } from './glued-time.ts';
import type { HeaderLine } from './header-line.ts';
import { type Endings, endingsOf, type Openings, openingsOf, splitOff } from './openings.ts';
import { type FoundTable, type Source, type TextCell, tableOf } from './source.ts';

/** One way to read a line: what stands before the time, the time, what stands after it. */
interface Split {
  readonly before: string;
  readonly time: string;
  readonly after: string;
  readonly score: number;
}

interface Line {
  readonly source: Source;
  readonly splits: readonly Split[];
}

/**
 * Reads a table whose cells run together, a row a line: `_ga2 årgoogleUsed to …`. Where a line can be cut in several ways
 * the grammar of the time decides (1 minutt, 81 minutter), then what other rows have in the same place.
 */
export function runTogether(sources: readonly Source[], index: number, { parts }: HeaderLine): FoundTable | undefined {
  const roles = parts.map((part) => part.roles[0] ?? 'other');
  const time = roles.indexOf('retention');
  if (roles[0] !== 'name' || time < 1) return undefined;
  const lines: Line[] = [];
  for (const source of sources.slice(index + 1)) {
    const splits = splitsOf(source.text, time, roles);
    if (splits.length === 0) break;
    lines.push({ source, splits });
  }
  if (lines.length === 0) return undefined;
  const first = lines.map(({ splits }) => splits[0] as Split);
  const after = openingsOf(first.map((split) => split.after));
  const before = endingsOf(first.map((split) => headOf(split.before)));
  const rows = lines.map(({ splits, source }) => cellsOf(best(splits, after), source, { roles, time, after, before }));
  const at = { line: sources[index]?.line ?? 1, column: 1 };
  return {
    table: tableOf(
      parts.map(({ text }) => text),
      rows,
      at,
    ),
    next: index + 1 + lines.length,
  };
}

/** All ways to read a line, the best first; none where it holds no time behind a name. */
function splitsOf(text: string, time: number, roles: readonly ColumnRole[]): readonly Split[] {
  const isLast = time === roles.length - 1;
  return gluedTimes(text)
    .flatMap((found): readonly Split[] => {
      const before = text.slice(0, found.start);
      const after = text.slice(found.end);
      if (before === '' || (isLast && after.trim() !== '') || (time === 1 && !isName(before))) return [];
      return [{ before, time: text.slice(found.start, found.end), after, score: scoreOf(before, after, found) }];
    })
    .sort((a, b) => b.score - a.score || a.before.length - b.before.length);
}

const isName = (text: string): boolean => strengthOf(text.trim()) !== 'none' && !/\s/.test(text.trim());

function scoreOf(before: string, after: string, { weight }: GluedTime): number {
  const ends = /[-_.]$/.test(before) ? -4 : 0;
  const known = knownEntry('cookie', before)?.name === before ? 3 : 0;
  const begins = /^\p{Lu}/u.test(after) ? 1 : after === '' ? 1 : /^[\p{Ll}\s]/u.test(after) ? 0.5 : 0;
  return weight + ends + known + begins;
}

/** The way to read a line in which what follows the time begins as in other rows. */
function best(splits: readonly Split[], after: Openings): Chosen {
  const scored = splits.map((split) => ({ ...split, score: split.score + (after.known(split.after) ? 6 : 0) }));
  const split = scored.reduce((most, each) => (each.score > most.score ? each : most));
  const other = scored.find(
    (each) => each.after === split.after && each.before !== split.before && split.score - each.score < 2,
  );
  const isKnown = knownEntry('cookie', split.before)?.name === split.before;
  return other === undefined || isKnown
    ? { split }
    : { split, doubt: `could be "${other.before}" and "${other.time}" as well` };
}

interface Chosen {
  readonly split: Split;
  readonly doubt?: string;
}

/** How the columns of a table follow each other, and what its rows have in common. */
interface Layout {
  readonly roles: readonly ColumnRole[];
  readonly time: number;
  readonly after: Openings;
  readonly before: Endings;
}

function cellsOf({ split, doubt }: Chosen, { line, text }: Source, layout: Layout): readonly TextCell[] {
  const at = (part: string): TextCell => ({
    text: part.trim(),
    at: { line, column: Math.max(0, text.indexOf(part)) + 1 },
  });
  const unsure = (part: string): TextCell => ({ ...at(part), ...(doubt !== undefined && { doubt }) });
  const [name = '', ...left] = leftOf(split.before, layout.time, layout.before);
  const right = rightOf(split.after, layout.roles.slice(layout.time + 1), layout.after);
  return [unsure(name), ...left.map(at), unsure(split.time), ...right.map(at)];
}

/** A text up to where a capital that follows a small letter begins the last of its cells. */
function headOf(before: string): string {
  const word = /^\S+/.exec(before)?.[0] ?? before;
  const cuts = [...word.matchAll(/(?<=[\p{Ll}\d_])(?=\p{Lu})/gu)].map(({ index }) => index);
  return before.slice(0, cuts.at(-1) ?? word.length);
}

/** Before the time: the name, short cells that other rows end with too, then the long one. */
function leftOf(before: string, width: number, endings: Endings): readonly string[] {
  if (width === 1) return [before];
  const head = headOf(before);
  const rest = before.slice(head.length);
  if (width === 2) return [head, rest];
  const ending = endings.of(head);
  return [head.slice(0, head.length - ending.length), ending, ...Array.from({ length: width - 3 }, () => ''), rest];
}

/** After the time: a short text that other rows have too, then the long one. */
function rightOf(after: string, roles: readonly ColumnRole[], openings: Openings): readonly string[] {
  const [role, ...others] = roles;
  if (role === undefined) return [];
  if (others.length === 0) return [after];
  if (role !== 'purpose') {
    const [first, rest] = splitOff(after, openings);
    return [first, ...rightOf(rest, others, openings)];
  }
  const cut = /^(.*[\p{Ll}.)\d])(?=\p{Lu}\S*(?:\s\S+){0,3}$)(.*)$/u.exec(after);
  return [cut?.[1] ?? after, ...others.map((_, index) => (index === 0 ? (cut?.[2] ?? '') : ''))];
}
