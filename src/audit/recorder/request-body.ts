import { gunzipSync } from 'node:zlib';

/** Letters of a body that are kept. */
export const MAX_BODY = 65_536;

/** What was sent, as text; what was packed with gzip is unpacked. */
export function bodyText(bytes: Buffer): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? unpacked(bytes) : bytes).toString('utf8', 0, MAX_BODY);
}

function unpacked(bytes: Buffer): Buffer {
  try {
    // Ours: a body that unpacks to more is shown as it came.
    return gunzipSync(bytes, { maxOutputLength: 1 << 20 });
  } catch {
    return bytes;
  }
}
