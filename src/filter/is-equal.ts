/** Compares in a time that depends on the lengths only. */
export function isEqual(given: Uint8Array, expected: Uint8Array): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= (given[index % (given.length || 1)] ?? 0) ^ (expected[index] as number);
  }
  return difference === 0;
}
