/** The little of the Web platform that proofs need, in one place; Node 24 and the browsers of the day have all of it. */
declare const crypto: {
  readonly subtle: {
    digest(name: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
    importKey(format: 'raw' | 'pkcs8', data: Uint8Array, name: 'Ed25519', out: boolean, uses: string[]): Promise<Key>;
    exportKey(format: 'jwk', key: Key): Promise<{ readonly x: string }>;
    sign(name: 'Ed25519', key: Key, data: Uint8Array): Promise<ArrayBuffer>;
    verify(name: 'Ed25519', key: Key, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
  };
};
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: true; readonly ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };
declare const btoa: (binary: string) => string;
declare const atob: (base64: string) => string;
/** A `CryptoKey`. */
type Key = object;

/** SHA-256 (FIPS 180-4) at once, as Node has it: what a log is built and read with. Keeps nothing of its input. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/**
 * SHA-256 at once or later, as Web Crypto has it: enough to verify with. Every {@link Sha256} is one. It has taken its
 * input when it returns, which may change from then on (Web Cryptography Level 2, `digest`).
 */
export type EventualSha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** SHA-256 of Web Crypto. */
export const webSha256: EventualSha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** @returns `undefined` for bytes that are no UTF-8; a byte order mark is kept as it is. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 4648 section 4, padded. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * @returns `undefined` for a text that is not what {@link toBase64} writes. RFC 4648 section 3.5: "Implementations MUST
 * … set the pad bits to zero"; they are looked at, so that no bit of a text is idle.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!BASE64.test(text)) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Not in constant time: everything compared here is public. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Verifies signatures of one Ed25519 key (RFC 8032). */
export type VerifyEd25519 = (message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Rejects where the platform has no Ed25519, or none for a page without TLS; or for bytes that are no key. */
export async function ed25519Verifier(publicKey: Uint8Array): Promise<VerifyEd25519> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', true, ['verify']);
  return async (message, signature) =>
    signature.length === ED25519_SIGNATURE_BYTES && (await crypto.subtle.verify('Ed25519', key, signature, message));
}

export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;

export interface Ed25519Signer {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** RFC 8410 section 7: what stands before the 32 bytes of a seed in its PKCS #8 form. */
const PKCS8_PREFIX = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** A signer from the 32 bytes of its seed, which RFC 8032 calls the private key. */
export async function ed25519Signer(seed: Uint8Array): Promise<Ed25519Signer> {
  const bytes = concat(Uint8Array.from(PKCS8_PREFIX), seed);
  const key = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`) as Uint8Array,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
  };
}
