/** Ours: whoever has written what is printed, nothing in it steers a terminal or turns the order of letters round. */
const STEERING = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text without what steers a terminal. */
export const printable = (text: string): string => text.replace(STEERING, '');

/** The same on one line, whose words stay apart. */
export const printableLine = (text: string): string => printable(text.replace(/\s+/g, ' '));

/** The same, line by line. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

/** A value as JSON, in which what steers a terminal is escaped: it parses to the same. */
export function printableJson(value: unknown): string {
  return withEscapes(JSON.stringify(value, null, 2));
}

/** A text on one line in double quotes, as JSON and YAML both read it. */
export const quoted = (text: string): string => withEscapes(JSON.stringify(text));

/**
 * A text in which what steers a terminal is escaped, line ends but for: it parses to the same where all of that stands in
 * double quotes, in JSON or YAML.
 */
export const withEscapes = (text: string): string =>
  text.replace(STEERING, (found) => (found === '\n' ? found : escaped(found)));

/** Whether something in a text steers a terminal, line ends but for. */
export const isSteering = (text: string): boolean => text.replaceAll('\n', '').search(STEERING) >= 0;

/** By UTF-16 unit (RFC 8259 7). */
const escaped = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
