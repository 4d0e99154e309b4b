/** RFC 9110 section 5.6.2: what a cookie's name may hold (RFC 6265bis 4.1.1). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether a text can be a cookie's name. */
export const isToken = (text: string): boolean => TOKEN.test(text);

/**
 * Checks the names that a family is made with, of cookies or of parts of an address, each its own.
 *
 * @param place the option that holds them.
 * @throws {Error} with the place, what was expected and the mend.
 */
export function checkNames(place: string, names: object): void {
  const seen = new Map<string, string>();
  for (const [key, name] of Object.entries(names) as [string, unknown][]) {
    if (typeof name !== 'string' || !TOKEN.test(name))
      throw new Error(`${place}.${key} is ${JSON.stringify(name)}; give a name of letters, digits, "_" or "-"`);
    const other = seen.get(name);
    if (other) throw new Error(`${place}.${key} and ${place}.${other} are both "${name}"; give each its own`);
    seen.set(name, key);
  }
}

/**
 * Checks lengths of time that a family is made with.
 *
 * @param bounds both may be reached. Default: at least a second.
 * @throws {Error} with the place, what was expected and the mend.
 */
export function checkSeconds(
  place: string,
  lengths: object,
  { least = 1, most }: { readonly least?: number; readonly most?: number } = {},
): void {
  for (const [key, seconds] of Object.entries(lengths)) {
    if (Number.isSafeInteger(seconds) && seconds >= least && seconds <= (most ?? seconds)) continue;
    const bounds = `at least ${least}${most === undefined ? '' : `, at most ${most}`}`;
    throw new Error(`${place}: ${key} is ${seconds}; give a whole number of seconds, ${bounds}`);
  }
}
