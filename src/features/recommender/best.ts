/** Whether the first of two comes before the other; a strict and total order, so that each run gives one. */
export type IsBefore = (one: number, other: number) => boolean;

/**
 * The best of the numbers 0 to `size - 1`, in their order: of many only a few are wanted, so they are taken one by one
 * from a heap, instead of all being sorted.
 *
 * @param wanted which of them count; it is asked only of those that would be among the best.
 */
export function best(
  count: number,
  size: number,
  isBefore: IsBefore,
  wanted: (number: number) => boolean = () => true,
): readonly number[] {
  const heap = new Int32Array(size);
  for (let index = 0; index < size; index++) heap[index] = index;
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(heap, at, size, isBefore);
  const found: number[] = [];
  for (let left = size; left > 0 && found.length < count; left--) {
    const first = heap[0] as number;
    heap[0] = heap[left - 1] as number;
    sink(heap, 0, left - 1, isBefore);
    if (wanted(first)) found.push(first);
  }
  return found;
}

function sink(heap: Int32Array, from: number, size: number, isBefore: IsBefore): void {
  const sunk = heap[from] as number;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(heap[child + 1] as number, heap[child] as number)) child++;
    if (!isBefore(heap[child] as number, sunk)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = sunk;
}
