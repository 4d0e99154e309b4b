/** Which of the pages that were found are visited. */
import { shapeOf } from './addresses.ts';
import type { Journey } from './journey.ts';

/** A page that was found. */
export interface Candidate {
  readonly address: string;
  /** How many links away from a start. */
  readonly depth: number;
  readonly by: 'start' | 'link' | 'sitemap';
}

export interface Chosen {
  readonly pages: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The starts, then one page of each template, nearest first, then a second one of each, and so on, until the budget is
 * used: templates differ in what they set, pages of one template seldom do. So a calendar or a shop's ten thousand
 * products leave room for the rest.
 */
export function choosePages(
  found: readonly Candidate[],
  { pages: budget, alike }: Pick<Journey, 'pages' | 'alike'>,
): Chosen {
  const starts = found.filter(({ by }) => by === 'start');
  const others = found.filter(({ by }) => by !== 'start').sort((a, b) => a.depth - b.depth || order(a) - order(b));
  const groups = Map.groupBy(others, ({ address }) => shapeOf(address));
  const kept = [...groups.values()].map((group) => group.slice(0, alike));
  const rounds = Array.from({ length: alike }, (_, round) => kept.flatMap((group) => group[round] ?? []));
  const wanted = [...starts, ...rounds.flat()].map(({ address }) => address);
  const keptCount = kept.flat().length;
  return {
    pages: wanted.slice(0, budget),
    notes: [
      ...note(others.length - keptCount, `of which ${alike} alike are visited already (alike)`),
      ...note(wanted.length - budget, `over the budget of ${budget} pages (pages)`),
    ],
  };
}

/** Links before sitemaps: what a visitor finds goes first. */
const order = ({ by }: Candidate): number => (by === 'sitemap' ? 1 : 0);

const note = (count: number, why: string): readonly string[] =>
  count > 0 ? [`left out ${count} ${count === 1 ? 'page' : 'pages'} ${why}`] : [];
