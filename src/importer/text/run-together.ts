import { knownEntry } from '../../registry/index.ts';
import { strengthOf } from '../names/index.ts';
import type { ColumnRole } from '../words/index.ts';
import { type GluedTime, gluedTimes } from './glued-time.ts';
import type { HeaderLine } from './header-line.ts';
import { type Openings, openingsOf, splitOff } from './openings.ts';
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
  const rows = lines.map(({ splits, source }) => cellsOf(best(splits, after), source, roles, time, after));
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

function cellsOf(
  { split, doubt }: Chosen,
  { line, text }: Source,
  roles: readonly ColumnRole[],
  time: number,
  after: Openings,
): readonly TextCell[] {
  const at = (part: string): TextCell => ({
    text: part.trim(),
    at: { line, column: Math.max(0, text.indexOf(part)) + 1 },
  });
  const unsure = (part: string): TextCell => ({ ...at(part), ...(doubt !== undefined && { doubt }) });
  const [name = '', ...left] = leftOf(split.before, time);
  const right = rightOf(split.after, roles.slice(time + 1), after);
  return [unsure(name), ...left.map(at), unsure(split.time), ...right.map(at)];
}

/** Before the time: the name, and what stands between the two, cut where a capital follows a small letter. */
function leftOf(before: string, width: number): readonly string[] {
  if (width === 1) return [before];
  const word = /^\S+/.exec(before)?.[0] ?? before;
  const cuts = [...word.matchAll(/(?<=[\p{Ll}\d_])(?=\p{Lu})/gu)].map(({ index }) => index);
  const cut = cuts.at(-1) ?? word.length;
  const rest = before.slice(cut);
  return [before.slice(0, cut), ...(width === 2 ? [rest] : twoOf(rest, width - 1))];
}

/** Ours: of several texts between name and time the first word is the first. */
function twoOf(rest: string, width: number): readonly string[] {
  const [, first = '', second = ''] = /^(.*?[\p{Ll}\d)])(?=\p{Lu})(.*)$/u.exec(rest) ?? [rest, rest, ''];
  return width === 2 ? [first, second] : [first, ...twoOf(second, width - 1)];
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
