const STEERING = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Without what steers a terminal or turns the order of letters round: a report prints what the maker of a site wrote. */
const withoutSteering = (text: string): string => text.replace(STEERING, '');

/** The same, line by line. */
export const linesWithoutSteering = (text: string): string => text.split('\n').map(withoutSteering).join('\n');

/** The same on one line. */
export const printable = (text: string): string => withoutSteering(text.replace(/\s+/g, ' '));

/** A long text cut to a length, with `…` where something is left out. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** A value as JSON in which such letters are escaped: it parses to the same. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(STEERING, (found) => (found === '\n' ? found : escapedUnits(found)));

// RFC 8259 7: by UTF-16 unit.
const escapedUnits = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
