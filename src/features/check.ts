/** RFC 9110 section 5.6.2: what a cookie's name may hold (RFC 6265bis 4.1.1). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Checks the cookies' names that a family is made with, each its own.
 *
 * @throws {Error} with the place, what was expected and the mend.
 */
export function checkNames(place: string, names: object): void {
  const seen = new Map<string, string>();
  for (const [key, name] of Object.entries(names) as [string, unknown][]) {
    if (typeof name !== 'string' || !TOKEN.test(name))
      throw new Error(`${place}: names.${key} is ${JSON.stringify(name)}; give the name of a cookie of the registry`);
    const other = seen.get(name);
    if (other)
      throw new Error(`${place}: names.${key} and names.${other} are both "${name}"; give each its own cookie`);
    seen.set(name, key);
  }
}

/**
 * Checks lengths of time that a family is made with.
 *
 * @throws {Error} with the place, what was expected and the mend.
 */
export function checkSeconds(place: string, lengths: object): void {
  for (const [key, seconds] of Object.entries(lengths)) {
    if (!Number.isSafeInteger(seconds) || seconds < 1)
      throw new Error(`${place}: ${key} is ${seconds}; give a whole number of seconds, at least 1`);
  }
}
