/** Ours: whoever has written what a command prints, nothing in it steers a terminal. */
const STEERING = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text without what steers a terminal. */
export const printable = (text: string): string => text.replace(STEERING, '');

/** A value as JSON, in which what steers a terminal is escaped: it parses to the same. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(STEERING, (found) => (found === '\n' ? found : escaped(found)));
}

/** By UTF-16 unit (RFC 8259 7). */
const escaped = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
