import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { isEqual } from '../../filter/index.ts';

/** Why a message is not taken. */
export type MessageFault = 'signature' | 'stale';

/** Standard Webhooks 1.0.0: a symmetric secret is "between 24 bytes (192 bits) and 64 bytes (512 bits)". */
export const isSecret = (secret: Uint8Array): boolean => secret.length >= 24 && secret.length <= 64;
export const SECRET_RULE = 'a secret has 24 to 64 bytes; make one with: openssl rand -base64 32';

/** Ours, as in the reference implementations of Standard Webhooks: a message counts for five minutes, either way. */
const TOLERANCE_SECONDS = 300;

/**
 * Signs a message between servers as Standard Webhooks 1.0.0 says, so that whoever is on the other side can use a
 * library that is there.
 *
 * @param id names the message: the same at each try.
 * @param now seconds since 1970.
 * @returns the headers that go with the body.
 */
export function signMessage(secret: Uint8Array, id: string, body: string, now: number): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${now}`,
    'webhook-signature': `v1,${codeOf(secret, id, `${now}`, body)}`,
  };
}

/**
 * What is wrong with a message, before anything of it is read.
 *
 * @param secrets any of them may have signed it, so that they can change.
 * @param now seconds since 1970.
 */
export function faultOf(
  secrets: readonly Uint8Array[],
  headers: Headers,
  body: string,
  now: number,
): MessageFault | undefined {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const codes = (headers.get('webhook-signature') ?? '')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => encode(each.slice(3)));
  const expected = secrets.map((secret) => encode(codeOf(secret, id, timestamp, body)));
  if (!expected.some((code) => codes.some((given) => isEqual(given, code)))) return 'signature';
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS ? undefined : 'stale';
}

/** Standard Webhooks 1.0.0: the content that is signed is `msg_id.timestamp.payload`, the code in base64. */
function codeOf(secret: Uint8Array, id: string, timestamp: string, body: string): string {
  return btoa(String.fromCharCode(...hmac(sha256, secret, encode(`${id}.${timestamp}.${body}`))));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
