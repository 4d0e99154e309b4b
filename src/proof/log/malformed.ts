/** What every parser of a log's texts answers when a text is not what it should be. */
export interface Malformed {
  readonly kind: 'malformed';
  /** Where, counted from one. */
  readonly line: number;
  readonly what: string;
}

export const malformed = (line: number, what: string): Malformed => ({ kind: 'malformed', line, what });

/** The same fault in a text that the text which was parsed stands in, after so many lines. */
export const inLine = ({ line, what }: Malformed, before: number): Malformed => malformed(line + before, what);

/** A decimal number "with no leading zeroes (unless …, in which case … `0`)", as all these formats have it. */
export function parseDecimal(text: string): number | undefined {
  const number = Number(text);
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
