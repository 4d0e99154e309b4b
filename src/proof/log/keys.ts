/** C2SP signed-note, Verifier keys: the keys of logs and witnesses, as texts, and what can be done with them. */
import { type Malformed, malformed } from './malformed.ts';
import {
  concat,
  ED25519_KEY_BYTES,
  type Ed25519Signer,
  ed25519Signer,
  ed25519Verifier,
  encodeUtf8,
  fromBase64,
  toBase64,
  toHex,
  type VerifyEd25519,
  webSha256,
} from './web.ts';

/** signed-note, Signature types. */
const SIGNATURE_TYPES = {
  /** An Ed25519 signature over a note's text: how a log signs. */
  log: 0x01,
  /** A timestamped Ed25519 cosignature of a checkpoint: how a witness signs. */
  witness: 0x04,
} as const;
export type Role = keyof typeof SIGNATURE_TYPES;

/** What tells whose signature a signature is. */
interface KeyId {
  readonly name: string;
  /** Eight hexadecimal digits; no proof of anything by itself. */
  readonly keyId: string;
}

/** A key that signatures are held against. */
export interface VerifierKey extends KeyId {
  readonly kind: 'verifier';
  readonly role: Role;
  readonly publicKey: Uint8Array;
  readonly verify: VerifyEd25519;
}

/** A key to sign with. */
export interface SignerKey extends KeyId, Ed25519Signer {
  readonly kind: 'signer';
  readonly role: Role;
}

/** signed-note, Format: "Key names MUST be non-empty and MUST NOT contain any Unicode spaces or plus". */
export const isKeyName = (name: string): boolean =>
  name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed();

/** signed-note, Ed25519 signatures: "SHA-256(key name || 0x0A || 0x01 || 32-byte Ed25519 public key)[:4]". */
async function keyIdOf(name: string, typed: Uint8Array): Promise<string> {
  const hash = await webSha256(concat(encodeUtf8(`${name}\n`), typed));
  return toHex(hash.subarray(0, KEY_ID_BYTES));
}
export const KEY_ID_BYTES = 4;

const withType = (role: Role, key: Uint8Array): Uint8Array => concat(Uint8Array.of(SIGNATURE_TYPES[role]), key);

/** Writes a verifier key: `<key name>+<key id>+<type and public key>`. Throws for a name that no key can have. */
export async function writeVerifierKey(name: string, role: Role, publicKey: Uint8Array): Promise<string> {
  if (!isKeyName(name)) throw new Error(`'${name}' can be no key's name: it is empty, or has a space or a plus`);
  const typed = withType(role, publicKey);
  return `${name}+${await keyIdOf(name, typed)}+${toBase64(typed)}`;
}

/**
 * Makes a signer key from 32 random bytes, in the form that Go's `sumdb/note` reads: `PRIVATE+KEY+<name>+<id>+…`.
 * It is a secret. Throws for a name that no key can have.
 */
export async function writeSignerKey(name: string, role: Role, seed: Uint8Array): Promise<string> {
  const { publicKey } = await ed25519Signer(seed);
  const [, keyId] = (await writeVerifierKey(name, role, publicKey)).slice(name.length).split('+');
  return `${SIGNER_PREFIX}${name}+${keyId}+${toBase64(withType(role, seed))}`;
}
const SIGNER_PREFIX = 'PRIVATE+KEY+';

/** Reads a verifier key. Rejects only where the platform has no Ed25519. */
export async function parseVerifierKey(text: string): Promise<VerifierKey | Malformed> {
  const key = keyParts(text);
  if (key.kind === 'malformed') return key;
  const { name, keyId, role, bytes } = key;
  const expected = await keyIdOf(name, withType(role, bytes));
  if (keyId !== expected) return malformed(1, `the key id is ${keyId}, but that of this name and key is ${expected}`);
  return { kind: 'verifier', name, keyId, role, publicKey: bytes, verify: await ed25519Verifier(bytes) };
}

/** Reads a signer key. Rejects only where the platform has no Ed25519. No answer ever holds a part of the key. */
export async function parseSignerKey(text: string): Promise<SignerKey | Malformed> {
  if (!text.startsWith(SIGNER_PREFIX)) return malformed(1, `a signer key begins with ${SIGNER_PREFIX}`);
  const key = keyParts(text.slice(SIGNER_PREFIX.length));
  if (key.kind === 'malformed') return key;
  const { name, keyId, role, bytes } = key;
  const signer = await ed25519Signer(bytes);
  const expected = await keyIdOf(name, withType(role, signer.publicKey));
  if (keyId !== expected) return malformed(1, `the key id is ${keyId}, but that of this name and key is ${expected}`);
  return { kind: 'signer', name, keyId, role, ...signer };
}

interface KeyParts extends KeyId {
  readonly kind: 'parts';
  readonly role: Role;
  readonly bytes: Uint8Array;
}

function keyParts(text: string): KeyParts | Malformed {
  const [, name = '', keyId = '', base64 = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (!isKeyName(name)) return malformed(1, 'the key has no name that a key can have');
  if (!/^[0-9a-f]{8}$/.test(keyId)) return malformed(1, 'the key id is not eight hexadecimal digits');
  const [type, ...key] = fromBase64(base64) ?? [];
  const role = (Object.keys(SIGNATURE_TYPES) as Role[]).find((each) => SIGNATURE_TYPES[each] === type);
  if (role === undefined) return malformed(1, 'the key is not base64, or of another type than Ed25519 (1, 4)');
  if (key.length !== ED25519_KEY_BYTES)
    return malformed(1, `the key has ${key.length} bytes, not ${ED25519_KEY_BYTES}`);
  return { kind: 'parts', name, keyId, role, bytes: Uint8Array.from(key) };
}
