/** A line of a comparison: in both texts, only in the old one, only in the new one. */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** As `diff -u` has it. */
const CONTEXT = 3;
const NO_END = '\\ No newline at end of file';

/**
 * What changes from one text to another as a unified diff, which `patch` and `git apply` take.
 *
 * @returns an empty text where nothing does.
 */
export function patchAsDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  const name = file.replaceAll('\\', '/');
  return `${[`--- a/${name}`, `+++ b/${name}`, ...hunksOf(lines).flatMap((hunk) => hunkText(hunk, lines))].join('\n')}\n`;
}

/** Lines with what ends them, so that a last one without a line break differs from one that has it. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What is the same at both ends needs no comparing: most changes are lines that stand together. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (text: string): Line => ({ mark: ' ', text });
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const between = shortestWay(old, fresh) ?? [...marked('-', old), ...marked('+', fresh)];
  return [...before.slice(0, start).map(same), ...between, ...before.slice(before.length - end).map(same)];
}

const marked = (mark: Line['mark'], texts: readonly string[]): readonly Line[] => texts.map((text) => ({ mark, text }));

/** Ours: what changes more is told as one block, since the way to it takes memory by the square. */
const MOST_CHANGES = 1_000;

/** Myers, 'An O(ND) difference algorithm', 1986: quick where little changes. `undefined` where too much does. */
function shortestWay(before: readonly string[], after: readonly string[]): readonly Line[] | undefined {
  if (before.length === 0) return marked('+', after);
  const trail: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let changes = 0; changes <= Math.min(MOST_CHANGES, before.length + after.length); changes++) {
    trail.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const x = slide(before, after, stepFrom(furthest, diagonal, changes).x, diagonal);
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trail);
    }
    furthest = next;
  }
  return undefined;
}

interface Step {
  /** Where it leads to. */
  readonly x: number;
  readonly isDown: boolean;
}

/** Down (a new line) from the diagonal above, or right (an old line gone) from the one below: whichever got further. */
function stepFrom(furthest: ReadonlyMap<number, number>, diagonal: number, changes: number): Step {
  const above = furthest.get(diagonal + 1) ?? -1;
  const below = furthest.get(diagonal - 1) ?? -1;
  const isDown = diagonal === -changes || (diagonal !== changes && below < above);
  return { x: isDown ? above : below + 1, isDown };
}

function slide(before: readonly string[], after: readonly string[], from: number, diagonal: number): number {
  let x = from;
  while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
  return x;
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): readonly Line[] {
  const lines: Line[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = trail.length - 1; changes >= 0; changes--) {
    const { x: start, isDown } = stepFrom(trail[changes] as ReadonlyMap<number, number>, x - y, changes);
    while (x > start && x > 0 && y > 0) {
      lines.push({ mark: ' ', text: before[--x] as string });
      y--;
    }
    if (changes === 0) break;
    if (isDown) lines.push({ mark: '+', text: after[--y] as string });
    else lines.push({ mark: '-', text: before[--x] as string });
  }
  return lines.reverse();
}

/** Runs of lines around what changes, from and to. */
function hunksOf(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  const hunks: [number, number][] = [];
  lines.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    const from = Math.max(index - CONTEXT, 0);
    const to = Math.min(index + CONTEXT + 1, lines.length);
    const last = hunks.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  });
  return hunks;
}

function hunkText([from, to]: readonly [number, number], lines: readonly Line[]): readonly string[] {
  const count = (part: readonly Line[], other: Line['mark']): number =>
    part.filter(({ mark }) => mark !== other).length;
  const head = lines.slice(0, from);
  const part = lines.slice(from, to);
  const range = (other: Line['mark']): string => {
    const length = count(part, other);
    // Of an empty range the line before it is told.
    return `${count(head, other) + (length > 0 ? 1 : 0)},${length}`;
  };
  const written = part.flatMap(({ mark, text }) =>
    text.endsWith('\n') ? [mark + text.slice(0, -1)] : [mark + text, NO_END],
  );
  return [`@@ -${range('+')} +${range('-')} @@`, ...written];
}
