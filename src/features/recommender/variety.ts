/**
 * Puts a list into an order in which no category has more than its share of the first places: as long as something else is
 * left, at most `most` of one. What was put back follows in its order, so that nothing is lost. The first stays first.
 *
 * @param categoryOf `undefined` for an item of no category, which counts against none.
 */
export function varied<Item>(
  ranked: readonly Item[],
  categoryOf: (item: Item) => string | undefined,
  most: number,
): readonly Item[] {
  const counts = new Map<string, number>();
  const first: Item[] = [];
  const later: Item[] = [];
  for (const item of ranked) {
    const category = categoryOf(item);
    const count = category === undefined ? 0 : (counts.get(category) ?? 0);
    if (category !== undefined) counts.set(category, count + 1);
    (count < most ? first : later).push(item);
  }
  return [...first, ...later];
}
