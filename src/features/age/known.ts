import type { EntryName } from '../../decision/index.ts';
import type { Stored } from '../feature.ts';

/** The cookies of the family. */
export interface AgeCookies {
  /** What the visitor said under the notice. */
  readonly said: EntryName;
  /** Which version of the notice the visitor has passed. */
  readonly notice: EntryName;
  /** How far a check of the age has come. */
  readonly check: EntryName;
  /** What came of it: sealed, or everybody could write it. */
  readonly token: EntryName;
}

/** How sure a proof is: the levels of regulation (EU) No 910/2014 art. 8; `none` for one that proves nothing, as a demonstration. */
export const ASSURANCES = ['none', 'low', 'substantial', 'high'] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** That somebody trusted has said that the visitor is 18 or older: by what method, how sure, until when. No more. */
export interface AgeProof {
  readonly method: string;
  readonly assurance: Assurance;
  /** Seconds since 1970. */
  readonly endsAt: number;
}

/** What a visitor's cookies tell of their age. */
export interface KnownAge {
  /** What the visitor said: nobody has checked it. */
  readonly said: 'over-18' | 'under-18' | undefined;
  /** Whether the visitor has passed the notice as it is now. */
  readonly hasPassedNotice: boolean;
  readonly proof: AgeProof | undefined;
  /** Whether a check waits for its answer, or the last one has failed. */
  readonly check: 'pending' | 'failed' | undefined;
}

/** What the cookies of the family hold, as they are read. */
export interface AgeReader {
  readonly cookies: AgeCookies;
  readonly noticeVersion: string;
  /** Whether the site still trusts who proves by this method as sure as this. */
  readonly trusts: (proof: AgeProof) => boolean;
}

/** The answers under the notice, as they are kept. */
export const SAID = { 'over-18': 'yes', 'under-18': 'no' } as const;
export const FAILED = 'failed';
const PENDING = /^pending\.([A-Za-z0-9_-]{43})$/;
const TOKEN = /^(\d{1,12})\.([a-z]+)\.([a-z\d-]{1,32})$/;

export const writePending = (nonce: string): string => `pending.${nonce}`;

/** The nonce of a check that waits for its answer. */
export const readPending = (text: string | undefined): string | undefined => PENDING.exec(text ?? '')?.[1];

export const writeProof = ({ endsAt, assurance, method }: AgeProof): string => `${endsAt}.${assurance}.${method}`;

/**
 * What is known of a visitor's age. A value that the family has not written, or that has ended, counts as none; so does
 * a proof beside `under-18`: one that came after that would have deleted it.
 */
export function knownAge({ cookies, noticeVersion, trusts }: AgeReader, stored: Stored, now: number): KnownAge {
  const said = stored(cookies.said);
  const check = stored(cookies.check);
  const isRefuted = said === SAID['under-18'];
  const proof = isRefuted ? undefined : readProof(stored(cookies.token));
  return {
    said: said === SAID['over-18'] ? 'over-18' : isRefuted ? 'under-18' : undefined,
    hasPassedNotice: stored(cookies.notice) === noticeVersion,
    proof: proof && proof.endsAt > now && trusts(proof) ? proof : undefined,
    check: readPending(check) !== undefined ? 'pending' : check === FAILED ? 'failed' : undefined,
  };
}

function readProof(text: string | undefined): AgeProof | undefined {
  const [, endsAt, level, method] = TOKEN.exec(text ?? '') ?? [];
  const assurance = ASSURANCES.find((each) => each === level);
  return assurance && method !== undefined ? { method, assurance, endsAt: Number(endsAt) } : undefined;
}

/**
 * Whether a visitor is a minor: that they are they may say themselves, and that they are of age only a proof tells.
 *
 * @returns `undefined` where nobody knows.
 */
export function isMinor({ proof, said }: KnownAge): boolean | undefined {
  if (said === 'under-18') return true;
  return proof ? false : undefined;
}
