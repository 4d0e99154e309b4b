import { identifierIn } from '../identifier.ts';

/** @throws {Error} for a list of nothing, and one that names something twice. */
export function checkList(feature: string, option: string, values: readonly string[]): void {
  if (values.length === 0) throw new Error(`${feature} has nothing in ${option}; name at least one`);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new Error(`${feature} has "${twice}" twice in ${option}; name it once`);
}

/** @throws {Error} for a name that may not stand in a cookie, an address and a folder as it is. */
export function checkIdentifiersOf(feature: string, option: string, values: readonly string[]): void {
  const unfit = values.find((value) => identifierIn(value) === undefined);
  if (unfit === undefined) return;
  throw new Error(`${feature} has "${unfit}" in ${option}; name it by 1 to 64 letters, digits, "_" or "-"`);
}
