import { distance } from 'fastest-levenshtein';

/**
 * Known names that a misspelt one may have meant, nearest first, three at the most.
 * A name counts as near when no more than a third of its letters would have to change.
 */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  const limit = Math.ceil(name.length / 3);
  return known
    .map((candidate) => ({ candidate, steps: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The sentence that offers near names, or else all of them. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearNames(name, known);
  if (near.length > 0) return `did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`;
  return `write one of: ${known.join(', ')}`;
}
