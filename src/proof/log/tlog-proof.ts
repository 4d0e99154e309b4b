/** C2SP tlog-proof: all that is needed to verify, offline, that an entry is in a log. */
import { parseSignedCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { inLine, type Malformed, malformed, parseDecimal } from './malformed.ts';
import { HASH_BYTES } from './merkle.ts';
import { fromBase64, toBase64 } from './web.ts';

export interface TlogProof {
  readonly kind: 'tlog-proof';
  /** Of the entry in the log, from zero. */
  readonly index: number;
  /** From leaf to root. */
  readonly hashes: readonly Uint8Array[];
  /** Opaque, and nothing vouches for it. */
  readonly extra?: Uint8Array;
  /** The signed note, as the log and its witnesses gave it out. */
  readonly checkpoint: string;
  readonly signed: SignedCheckpoint;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 entries, the most that these formats know, is no higher. */
export const MOST_HASHES = 63;

/** Reads a proof. Nothing of it is verified. */
export function parseTlogProof(text: string): TlogProof | Malformed {
  const end = text.indexOf('\n\n');
  if (end < 0) return malformed(1, 'no empty line stands before the checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines[0] !== HEADER) return malformed(1, `the first line is not '${HEADER}'`);
  const extra = fieldOf('extra ', lines[1], fromBase64);
  if (extra === undefined) return malformed(2, 'the extra data is not base64');
  const at = extra === ABSENT ? 1 : 2;
  const index = fieldOf('index ', lines[at], parseDecimal);
  if (typeof index !== 'number') return malformed(at + 1, "there is no 'index', or it is no decimal number");
  const hashes = parseHashes(lines.slice(at + 1));
  if (hashes.kind === 'malformed') return inLine(hashes, at + 1);
  const checkpoint = text.slice(end + 2);
  const signed = parseSignedCheckpoint(checkpoint);
  if (signed.kind === 'malformed') return inLine(signed, lines.length + 1);
  const proof: TlogProof = { kind: 'tlog-proof', index, hashes: hashes.hashes, checkpoint, signed };
  return extra === ABSENT ? proof : { ...proof, extra };
}

const ABSENT = Symbol('the line is another one');

/** What a line with a key holds; `undefined` when it is wrong. */
function fieldOf<Value>(
  key: string,
  line: string | undefined,
  parse: (text: string) => Value | undefined,
): Value | undefined | typeof ABSENT {
  return line?.startsWith(key) ? parse(line.slice(key.length)) : ABSENT;
}

export interface HashLines {
  readonly kind: 'hashes';
  readonly hashes: readonly Uint8Array[];
}

/** Reads lines of a hash each, as proofs have them. */
export function parseHashes(lines: readonly string[]): HashLines | Malformed {
  if (lines.length > MOST_HASHES) return malformed(MOST_HASHES + 1, `more than ${MOST_HASHES} hashes`);
  const hashes = lines.map(fromBase64);
  const wrong = hashes.findIndex((hash) => hash?.length !== HASH_BYTES);
  if (wrong >= 0) return malformed(wrong + 1, `no base64 of ${HASH_BYTES} bytes`);
  return { kind: 'hashes', hashes: hashes as Uint8Array[] };
}

/** Writes a proof without extra data. */
export function writeTlogProof(index: number, hashes: readonly Uint8Array[], checkpoint: string): string {
  return `${HEADER}\nindex ${index}\n${writeHashes(hashes)}\n${checkpoint}`;
}

export const writeHashes = (hashes: readonly Uint8Array[]): string =>
  hashes.map((hash) => `${toBase64(hash)}\n`).join('');
