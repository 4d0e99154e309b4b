/** How often bytes are asked for before their source counts as broken: good ones fail once in 2^128 times. */
const MOST_TRIES = 128;

/**
 * A whole number from 0 to one below a limit, each as likely as any other: what is drawn over the limit is drawn again,
 * since a remainder would favour the small ones.
 *
 * @param limit 1 to 2^31.
 * @param bytes bytes that nobody can foretell.
 * @throws {Error} where these repeat themselves.
 */
export function numberBelow(limit: number, bytes: (count: number) => Uint8Array): number {
  const bits = 32 - Math.clz32(limit - 1);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const number = bytes(Math.ceil(bits / 8)).reduce((sum, byte) => sum * 256 + byte, 0) % 2 ** bits;
    if (number < limit) return number;
  }
  throw new Error('the source of bytes repeats itself: no number can be drawn');
}

/**
 * Which of several things is drawn, each as likely as its weight is of their sum; one of weight 0 never.
 *
 * @param weights whole numbers with a sum of 1 to 2^31.
 */
export function draw(weights: readonly number[], bytes: (count: number) => Uint8Array): number {
  let left = numberBelow(
    weights.reduce((sum, weight) => sum + weight, 0),
    bytes,
  );
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}
