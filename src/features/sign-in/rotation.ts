import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from '../../filter/index.ts';
import type { Gate } from '../feature.ts';
import { digestOf, newSecret, proves } from '../secret.ts';

/** What the server keeps of a secret that is replaced when it is used. The secret itself is with the visitor only. */
export interface Rotation {
  readonly digest: string;
  /** The one before it, while that still leads to this one. */
  readonly before?: Before;
}

interface Before {
  readonly digest: string;
  /** What makes the successors of it, see {@link successorOf}. */
  readonly salt: string;
  /** Seconds since 1970: from then on it counts as used again. */
  readonly endsAt: number;
}

/**
 * What a secret is that a visitor presents. `overlapping`: it has just been replaced, as by another tab that asked at the
 * same time. `wrong`: nobody's, or used again (RFC 9700 section 4.14.2: "the authorization server cannot determine which
 * party submitted the invalid refresh token").
 */
export type Presented =
  | { readonly kind: 'current' }
  | { readonly kind: 'overlapping'; readonly salt: string }
  | { readonly kind: 'wrong' };

export function present({ digest, before }: Rotation, secret: string, now: number): Presented {
  if (proves(secret, digest)) return { kind: 'current' };
  const isBefore = before !== undefined && proves(secret, before.digest) && now < before.endsAt;
  return isBefore ? { kind: 'overlapping', salt: before.salt } : { kind: 'wrong' };
}

/** Replaces a secret by its successor. Until `endsAt` it leads there too. */
export function rotate(secret: string, endsAt: number, bytes: Gate['bytes']): Required<Rotation> {
  const salt = newSecret(bytes);
  return {
    digest: digestOf(successorOf(secret, salt, 'rotating')),
    before: { digest: digestOf(secret), salt, endsAt },
  };
}

/**
 * What follows a secret: the same to all who hold it, so that tabs which ask at the same time agree; and nothing that
 * its holder alone can tell, nor the server without it.
 */
export const successorOf = (secret: string, salt: string, use: 'rotating' | 'access'): string =>
  toBase64url(hmac(sha256, encode(secret), encode(`samtykke ${use}\n${salt}`)));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
