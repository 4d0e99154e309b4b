/**
 * A letter for which a cookie is ignored whole (RFC 6265bis 5.6, step 1): all controls but the tab. Some browsers read
 * what stands before one.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
export const CONTROL_LETTER = /[\0-\x08\n-\x1f\x7f]/;
