/** Two lines of one text: a word that a hyphen split at the end of a line is whole again. */
export function joinLines(before: string, after: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return /\u00ad$/.test(before) ? before.slice(0, -1) + after : `${before} ${after}`;
}
