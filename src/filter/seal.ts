import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { choiceCookieValue, payloadOf, signatureOf } from '../decision/index.ts';
import { toBase64url } from './base64url.ts';
import { isEqual } from './is-equal.ts';

/** Secrets for signing the choice cookie, at least 32 bytes each. The first signs; all of them verify, so that they can change. */
export type ChoiceKeys = readonly Uint8Array[];

/** Takes secrets as keys, the newest first. */
export function choiceKeys(secrets: readonly Uint8Array[]): ChoiceKeys {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 32)) {
    throw new Error('the choice cookie is signed with at least one secret of at least 32 bytes');
  }
  return secrets;
}

/** What a signature covers besides the payload, so that no value can be moved to another cookie or site. */
export interface SealScope {
  readonly site: string;
  readonly cookie: string;
}

/** The value of the choice cookie, signed with HMAC-SHA-256 (RFC 2104). */
export function sealChoice(payload: string, keys: ChoiceKeys, scope: SealScope): string {
  return choiceCookieValue(payload, signature(payload, keys[0] as Uint8Array, scope));
}

/**
 * The payload of a choice cookie, when one of our keys signed it.
 *
 * @returns `undefined` for a value that is cut, changed, of another site, or signed by nobody.
 */
export function openChoice(value: string, keys: ChoiceKeys, scope: SealScope): string | undefined {
  const payload = payloadOf(value);
  const given = encode(signatureOf(value));
  // Every key is tried, so that the time tells nothing of which one fits.
  const fitting = keys.map((key) => isEqual(given, encode(signature(payload, key, scope))));
  return fitting.some(Boolean) ? payload : undefined;
}

function signature(payload: string, key: Uint8Array, { site, cookie }: SealScope): string {
  return toBase64url(hmac(sha256, key, encode(`${site}\n${cookie}\n${payload}`)));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
