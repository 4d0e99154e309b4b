import { isProduct } from '../products.ts';

/** How the texts of a column begin: what several of them begin with is a short cell before a long one. */
export interface Openings {
  /** Whether a text begins as others do. */
  known(text: string): boolean;
  /** Beginnings that several texts have, longest first. */
  readonly all: readonly string[];
}

const LONGEST = 40;

/** Learns how texts begin, up to where a capital follows a small letter, or a blank, or the end. */
export function openingsOf(texts: readonly string[]): Openings {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const opening = openingOf(text);
    if (opening !== '') counts.set(opening, (counts.get(opening) ?? 0) + 1);
  }
  const all = [...counts]
    .filter(([opening, count]) => count > 1 || isProduct(opening))
    .map(([opening]) => opening)
    .sort((a, b) => b.length - a.length);
  return { all, known: (text) => all.some((opening) => text.startsWith(opening)) };
}

function openingOf(text: string): string {
  const start = text.slice(0, LONGEST);
  const glued = /^.*?[\p{Ll}\d.)](?=\p{Lu}\p{Ll}|\p{Lu}\s)/u.exec(start)?.[0];
  if (glued !== undefined && glued.split(' ').length <= 4) return glued.trim();
  return /^\S+/.exec(text.trim())?.[0].slice(0, LONGEST) ?? '';
}

/** Cuts the short cell off the beginning of a text. */
export function splitOff(text: string, { all }: Openings): readonly [first: string, rest: string] {
  const own = openingOf(text);
  const known = all.find((opening) => text.startsWith(opening));
  const opening = known !== undefined && !all.includes(own) ? known : own;
  return [opening, text.slice(text.indexOf(opening) + opening.length)];
}

/** How texts end: what several of them end with is a short cell behind a name. */
export interface Endings {
  /** What a text ends with; empty where nothing shows. */
  of(text: string): string;
}

const SHORTEST_ENDING = 3;

/** Learns how texts end. An ending that begins with a capital, or is a product or a host, is believed before any other. */
export function endingsOf(texts: readonly string[]): Endings {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (let at = 1; at <= text.length - SHORTEST_ENDING; at++) {
      const ending = text.slice(at);
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  return { of: (text) => endingOf(text, counts) };
}

function endingOf(text: string, counts: ReadonlyMap<string, number>): string {
  const all = Array.from({ length: Math.max(0, text.length - SHORTEST_ENDING) }, (_, at) => text.slice(at + 1));
  const several = all.filter((ending) => (counts.get(ending) ?? 0) > 1);
  const isCut = (ending: string): boolean =>
    /^\p{Lu}/u.test(ending) && /[\p{Ll}\d_]$/u.test(text.slice(0, text.length - ending.length));
  const clear = several.find(isCut) ?? all.find((ending) => isCut(ending) && isProduct(ending)) ?? all.findLast(isCut);
  if (clear !== undefined) return clear;
  const most = Math.max(0, ...several.map((ending) => counts.get(ending) ?? 0));
  return several.find((ending) => counts.get(ending) === most) ?? '';
}
