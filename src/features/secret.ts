import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url, isEqual, toBase64url } from '../filter/index.ts';
import type { Gate } from './feature.ts';

/**
 * RFC 6749 section 10.10: "The probability of an attacker guessing generated tokens […] MUST be less than or equal to
 * 2^(-128) and SHOULD be less than or equal to 2^(-160)."
 */
const SECRET_BYTES = 32;
/** 32 bytes in base64url. */
const SECRET_LETTERS = 43;

/** A text that nobody can guess: who holds it is who it was given to. */
export const newSecret = (bytes: Gate['bytes']): string => toBase64url(bytes(SECRET_BYTES));

/** Whether a text can be one of {@link newSecret}: of what a visitor sends nothing else is looked up. */
export const isSecret = (text: string | undefined): text is string =>
  text?.length === SECRET_LETTERS && fromBase64url(text) !== undefined;

/**
 * What the server keeps of a secret, so that a stolen database opens nothing: its SHA-256. Of a PKCE verifier it is the
 * challenge: `BASE64URL-ENCODE(SHA256(ASCII(code_verifier)))` (RFC 7636 section 4.2).
 */
export const digestOf = (secret: string): string => toBase64url(hash(secret));

/** Whether a text is the secret of a digest, in constant time. */
export function proves(text: string, digest: string): boolean {
  const expected = fromBase64url(digest);
  return expected !== undefined && isEqual(hash(text), expected);
}

const hash = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));
