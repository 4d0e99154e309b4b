/** C2SP tlog-cosignature: what a witness signs with Ed25519. */
import { concat, ED25519_SIGNATURE_BYTES, encodeUtf8 } from './web.ts';

export interface Cosignature {
  /** When the witness signed, in seconds since 1970. */
  readonly atSeconds: number;
  readonly signature: Uint8Array;
}

/**
 * Ours: no later than a date can be. tlog-cosignature, Format, goes to 2^63 − 1, and lets verifiers reject times in the
 * future.
 */
const LATEST_SECONDS = 8_640_000_000_000;

/** tlog-cosignature, Ed25519 signed message: a header line, a time line, and "the whole note body". */
export const cosignedMessage = (text: string, atSeconds: number): Uint8Array =>
  encodeUtf8(`cosignature/v1\ntime ${atSeconds}\n${text}`);

/** `timestamped_signature` (tlog-cosignature, Format): the time as a big-endian u64, then the signature. */
export function writeCosignature({ atSeconds, signature }: Cosignature): Uint8Array {
  const time = new DataView(new ArrayBuffer(TIME_BYTES));
  time.setBigUint64(0, BigInt(atSeconds));
  return concat(new Uint8Array(time.buffer), signature);
}

/** @returns `undefined` for bytes that are none. */
export function parseCosignature(bytes: Uint8Array): Cosignature | undefined {
  if (bytes.length !== TIME_BYTES + ED25519_SIGNATURE_BYTES) return undefined;
  const atSeconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return isTime(atSeconds) ? { atSeconds, signature: bytes.subarray(TIME_BYTES) } : undefined;
}
const TIME_BYTES = 8;

export const isTime = (seconds: number): boolean =>
  Number.isSafeInteger(seconds) && seconds >= 0 && seconds <= LATEST_SECONDS;
