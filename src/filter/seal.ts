import { choiceCookieValue, splitChoiceCookie } from '../decision/index.ts';

/** Keys for signing the choice cookie. The first signs; all of them verify, so that keys can change. */
export type ChoiceKeys = readonly CryptoKey[];

/** Makes keys of secrets of at least 32 bytes, the newest first. */
export function choiceKeys(secrets: readonly Uint8Array<ArrayBuffer>[]): Promise<ChoiceKeys> {
  return Promise.all(
    secrets.map((secret) => {
      if (secret.length < 32) throw new Error('a secret for the choice cookie has at least 32 bytes');
      return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
    }),
  );
}

/** What a signature covers besides the payload, so that no value can be moved to another cookie or site. */
export interface SealScope {
  readonly site: string;
  readonly cookie: string;
}

/** The value of the choice cookie, signed with HMAC-SHA-256 (RFC 2104). */
export async function sealChoice(payload: string, keys: ChoiceKeys, scope: SealScope): Promise<string> {
  const key = keys[0];
  if (!key) throw new Error('no key to sign the choice cookie with');
  const signature = await crypto.subtle.sign('HMAC', key, signed(payload, scope));
  return choiceCookieValue(payload, toBase64url(new Uint8Array(signature)));
}

/**
 * The payload of a choice cookie, when one of our keys signed it.
 *
 * @returns `undefined` for a value that is cut, changed, of another site, or signed by nobody.
 */
export async function openChoice(value: string, keys: ChoiceKeys, scope: SealScope): Promise<string | undefined> {
  const { payload, signature } = splitChoiceCookie(value);
  const bytes = fromBase64url(signature);
  if (!payload || !bytes) return undefined;
  for (const key of keys) {
    // Web Crypto compares in constant time.
    if (await crypto.subtle.verify('HMAC', key, bytes, signed(payload, scope))) return payload;
  }
  return undefined;
}

function signed(payload: string, { site, cookie }: SealScope): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${site}\n${cookie}\n${payload}`);
}

/** RFC 4648 section 5, without padding. */
function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
