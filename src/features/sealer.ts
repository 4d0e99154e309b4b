import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url, isEqual, toBase64url } from '../filter/index.ts';
import type { Seal } from '../registry/index.ts';

/** Writes values that only the server can have written, and reads them. */
export interface Sealer {
  /**
   * @param endsAt seconds since 1970, after which it counts as absent; `null` for never.
   * @param bytes bytes that nobody can foretell.
   */
  seal(name: string, text: string, seal: Seal, endsAt: number | null, bytes: (count: number) => Uint8Array): string;
  /**
   * What was sealed under the same name.
   *
   * @returns `undefined` for a value that is cut, changed, of another cookie, site or kind of seal, of a secret that is
   *   no longer used, or past its end.
   */
  open(name: string, value: string, seal: Seal, now: number): string | undefined;
}

interface Key {
  /** How a value names its key: tells nothing of the secret. */
  readonly id: string;
  readonly signing: Uint8Array;
  readonly encrypting: Uint8Array;
}

/** NIST SP 800-38D: the length that GCM is made for. */
const NONCE_BYTES = 12;
const LETTERS = { signed: 's', encrypted: 'e' } as const;

/**
 * Seals the values of cookies whose entries say `sealed`. A value holds the name of its key and its end; the code
 * covers site, cookie and all of the value, so that none can be moved to another cookie (HMAC-SHA-256, RFC 2104;
 * AES-256-GCM, NIST SP 800-38D; keys by HKDF, RFC 5869).
 *
 * @param secrets at least 32 bytes each: the first seals, all of them open, so that they can change.
 * @throws {Error} for a secret that is too short, or none.
 * @example
 * const seals = sealer([crypto.getRandomValues(new Uint8Array(32))], 'site.example');
 */
export function sealer(secrets: readonly Uint8Array[], site: string): Sealer {
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 32)) {
    throw new Error('cookies are sealed with at least one secret of at least 32 bytes');
  }
  const keys = secrets.map((secret) => keyOf(secret, site));
  const keyFor = (id: string): Key | undefined => keys.find((each) => each.id === id);
  return {
    seal(name, text, seal, endsAt, bytes) {
      const key = keys[0] as Key;
      const head = `${LETTERS[seal]}1.${key.id}`;
      const content = encode(`${endsAt ?? ''}.${text}`);
      if (seal === 'signed') {
        const signed = `${head}.${toBase64url(content)}`;
        return `${signed}.${toBase64url(hmac(sha256, key.signing, encode(`${name}\n${signed}`)))}`;
      }
      const nonce = bytes(NONCE_BYTES);
      const hidden = gcm(key.encrypting, nonce, encode(`${name}\n${head}`)).encrypt(content);
      return `${head}.${toBase64url(nonce)}.${toBase64url(hidden)}`;
    },
    open(name, value, seal, now) {
      const [kind, id = '', first = '', second = '', ...rest] = value.split('.');
      const key = keyFor(id);
      if (kind !== `${LETTERS[seal]}1` || rest.length > 0 || !key) return undefined;
      const content =
        seal === 'signed' ? verified(key, name, value, first, second) : revealed(key, name, value, first, second);
      return content && textOf(content, now);
    },
  };
}

function keyOf(secret: Uint8Array, site: string): Key {
  const derived = (use: string, length: number): Uint8Array =>
    hkdf(sha256, secret, encode(site), encode(`samtykke cookie ${use}`), length);
  return {
    id: toBase64url(derived('name', 6)),
    signing: derived('signing', 32),
    encrypting: derived('encrypting', 32),
  };
}

function verified(key: Key, name: string, value: string, content: string, code: string): Uint8Array | undefined {
  const signed = value.slice(0, value.lastIndexOf('.'));
  const expected = hmac(sha256, key.signing, encode(`${name}\n${signed}`));
  const given = fromBase64url(code);
  return given && isEqual(given, expected) ? fromBase64url(content) : undefined;
}

function revealed(key: Key, name: string, value: string, nonce: string, hidden: string): Uint8Array | undefined {
  const [kind, id] = value.split('.');
  const iv = fromBase64url(nonce);
  const bytes = fromBase64url(hidden);
  if (iv?.length !== NONCE_BYTES || !bytes) return undefined;
  try {
    return gcm(key.encrypting, iv, encode(`${name}\n${kind}.${id}`)).decrypt(bytes);
  } catch {
    return undefined;
  }
}

/** The text, where its end has not come. */
function textOf(content: Uint8Array, now: number): string | undefined {
  const said = new TextDecoder().decode(content);
  const at = said.indexOf('.');
  const end = said.slice(0, at);
  return end === '' || Number(end) > now ? said.slice(at + 1) : undefined;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
