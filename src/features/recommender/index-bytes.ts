import { atOnce, type Slices, VISITS_A_SLICE } from './slices.ts';
import { type VisitIndex, type VisitIndexOptions, visitIndex } from './visit-index.ts';

/** Another layout gets another number: what an earlier version has written is then built anew. */
const LAYOUT = 1;
const CHECKSUM_BYTES = 4;

/** An index as bytes, to be kept until the next start. Settings are no part of it. */
export const indexToBytes = (index: VisitIndex): Uint8Array => atOnce(indexWriting(index));

/** {@link indexToBytes} in slices; the index must stay as it is until the last. */
export function* indexWriting({ visits }: VisitIndex): Slices<Uint8Array> {
  const { numbers, starts, lengths } = visits.contents.arrays();
  const ends = visits.ends();
  const inOrder = visits.inOrder();
  const itemsOf = (place: number): Int32Array => {
    const start = starts[place] as number;
    return numbers.subarray(start, start + (lengths[place] as number));
  };
  const written = new Map<number, number>();
  for (const place of inOrder) for (const item of itemsOf(place)) numbered(written, item);
  const out = writer();
  out.byte(LAYOUT);
  out.count(written.size);
  for (const item of written.keys()) out.text(visits.names[item] as string);
  out.count(inOrder.length);
  // In order, so that each of them is the newest when it is read.
  for (const [number, place] of inOrder.entries()) {
    out.text(visits.ids[place] as string);
    out.float(ends[place] as number);
    out.count(lengths[place] as number);
    for (const item of itemsOf(place)) out.count(written.get(item) as number);
    if (number % VISITS_A_SLICE === 0) yield;
  }
  return out.end();
}

/** By first use: two indexes of the same visits are written alike, whatever they had before. */
function numbered(written: Map<number, number>, item: number): void {
  if (!written.has(item)) written.set(item, written.size);
}

/**
 * The index that was written.
 *
 * @returns `undefined` for bytes that are cut, damaged, or of another layout: then the index has to be built anew.
 */
export const indexFromBytes = (bytes: Uint8Array, settings: Partial<VisitIndexOptions> = {}): VisitIndex | undefined =>
  atOnce(indexReading(bytes, settings));

/** {@link indexFromBytes} in slices. */
export function* indexReading(bytes: Uint8Array, settings: Partial<VisitIndexOptions>): Slices<VisitIndex | undefined> {
  const length = bytes.length - CHECKSUM_BYTES;
  if (length < 1 || bytes[0] !== LAYOUT) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(length) !== checksum(bytes.subarray(0, length))) return undefined;
  try {
    return yield* read(reader(bytes.subarray(1, length)), visitIndex(settings));
  } catch {
    return undefined;
  }
}

function* read(from: Reader, index: VisitIndex): Slices<VisitIndex | undefined> {
  const names = Array.from({ length: from.count() }, () => from.text());
  for (let left = from.count(); left > 0; left--) {
    const visit = { id: from.text(), end: from.float() };
    const items = Array.from({ length: from.count() }, () => names[from.count()]);
    if (!items.every((item) => item !== undefined)) return undefined;
    index.add({ ...visit, items });
    if (left % VISITS_A_SLICE === 0) yield;
  }
  return index;
}

interface Writer {
  byte(value: number): void;
  /** A whole number from 0 up, seven bits a byte, the low ones first (LEB128). */
  count(value: number): void;
  float(value: number): void;
  text(value: string): void;
  /** All of it, with its checksum. */
  end(): Uint8Array;
}

function writer(): Writer {
  let bytes = new Uint8Array(1_024);
  let view = new DataView(bytes.buffer);
  let length = 0;
  const encoder = new TextEncoder();
  const widen = (more: number): void => {
    if (length + more <= bytes.length) return;
    const next = new Uint8Array(Math.max(length + more, bytes.length * 2));
    next.set(bytes);
    bytes = next;
    view = new DataView(bytes.buffer);
  };
  const byte = (value: number): void => {
    widen(1);
    bytes[length++] = value;
  };
  const count = (value: number): void => {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) byte(128 | (left & 127));
    byte(left);
  };
  return {
    byte,
    count,
    float: (value) => {
      widen(8);
      view.setFloat64(length, value);
      length += 8;
    },
    text: (value) => {
      const encoded = encoder.encode(value);
      count(encoded.length);
      widen(encoded.length);
      bytes.set(encoded, length);
      length += encoded.length;
    },
    end: () => {
      widen(CHECKSUM_BYTES);
      view.setUint32(length, checksum(bytes.subarray(0, length)));
      return bytes.slice(0, length + CHECKSUM_BYTES);
    },
  };
}

interface Reader {
  count(): number;
  float(): number;
  text(): string;
}

/** @throws {RangeError} from each call, where the bytes end too early. */
function reader(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const decoder = new TextDecoder();
  let at = 0;
  const count = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  return {
    count,
    float: () => {
      at += 8;
      return view.getFloat64(at - 8);
    },
    text: () => {
      const length = count();
      if (length > bytes.length - at) throw new RangeError('a text is cut');
      at += length;
      return decoder.decode(bytes.subarray(at - length, at));
    },
  };
}

/** FNV-1a, 32 bits: tells damage, not forgery; what can write to the store need not forge. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
