/** The arrays behind the lists, as they are until the next change. */
interface IntArrays {
  /** List `l` is `numbers[starts[l]]` and the `lengths[l] - 1` after it. */
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/**
 * Many lists of whole numbers in one typed array: a list costs its numbers and nine bytes, where an array of its own
 * costs two hundred. A list is there as soon as something is put into it.
 */
export interface IntLists {
  arrays(): IntArrays;
  /** Bytes of memory, with the room that is free. */
  readonly bytes: number;
  /** Puts a number before the one at a place; at its length: at the end. */
  insert(list: number, place: number, value: number): void;
  remove(list: number, place: number): void;
  /** Empties a list and gives its room to others. */
  clear(list: number): void;
}

/** Room comes in powers of two, so that what one list leaves fits another. */
const SIZES = 31;
const NONE = -1;

export function intLists(): IntLists {
  let numbers = new Int32Array(64);
  let starts = new Int32Array(16);
  let lengths = new Int32Array(16);
  /** Of each list the exponent of its room, plus one; 0: it has none. */
  let sizes = new Uint8Array(16);
  /** Where what nobody has had yet begins. */
  let end = 0;
  /** By size: the first free room; its first number says where the next one is. */
  const free = new Int32Array(SIZES).fill(NONE);

  const release = (list: number): void => {
    const size = sizes[list] as number;
    if (size === 0) return;
    const start = starts[list] as number;
    numbers[start] = free[size - 1] as number;
    free[size - 1] = start;
    sizes[list] = 0;
  };
  const fresh = (room: number): number => {
    if (end + room > numbers.length) numbers = grown(numbers, end + room);
    end += room;
    return end - room;
  };
  const take = (exponent: number): number => {
    const found = free[exponent] as number;
    if (found === NONE) return fresh(2 ** exponent);
    free[exponent] = numbers[found] as number;
    return found;
  };
  const widen = (list: number): void => {
    const size = sizes[list] as number;
    const start = take(size);
    const before = starts[list] as number;
    numbers.copyWithin(start, before, before + (lengths[list] as number));
    release(list);
    starts[list] = start;
    sizes[list] = size + 1;
  };
  const reach = (list: number): void => {
    if (list < lengths.length) return;
    starts = grown(starts, list + 1);
    lengths = grown(lengths, list + 1);
    const wider = new Uint8Array(lengths.length);
    wider.set(sizes);
    sizes = wider;
  };

  return {
    arrays: () => ({ numbers, starts, lengths }),
    get bytes() {
      return numbers.byteLength + starts.byteLength + lengths.byteLength + sizes.byteLength;
    },
    insert(list, place, value) {
      reach(list);
      const length = lengths[list] as number;
      if (sizes[list] === 0 || length === 2 ** ((sizes[list] as number) - 1)) widen(list);
      const at = (starts[list] as number) + place;
      if (place < length) numbers.copyWithin(at + 1, at, at + length - place);
      numbers[at] = value;
      lengths[list] = length + 1;
    },
    remove(list, place) {
      const at = (starts[list] as number) + place;
      const length = lengths[list] as number;
      numbers.copyWithin(at, at + 1, at + length - place);
      lengths[list] = length - 1;
      if (length === 1) release(list);
    },
    clear(list) {
      if (list >= lengths.length) return;
      release(list);
      lengths[list] = 0;
    },
  };
}

/** Half as long again, so that room that nobody uses stays small beside what is used. */
function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(least, Math.ceil(array.length * 1.5)));
  next.set(array);
  return next;
}
