import { toBase64url } from '../../filter/index.ts';
import { type Feature, type FeatureWrite, feature } from '../feature.ts';
import type { Jar } from '../jar.ts';
import type { FeatureStore } from '../store.ts';
import {
  type AgeProof,
  type AgeReader,
  type Assurance,
  FAILED,
  readPending,
  SAID,
  writePending,
  writeProof,
} from './known.ts';

/**
 * What a visitor's wallet or age app is asked: whether they are 18 or older, and nothing else. In the shape of the EU's
 * age-verification blueprint (av-doc-technical-specification, annex A): a verifier puts it into the words of its protocol.
 */
export interface AgeRequest {
  readonly docType: 'eu.europa.ec.av.1';
  readonly claims: readonly ['age_over_18'];
  /** Whom the answer is made out to: the site's origin. */
  readonly audience: string;
  /** Made for this one check, and known to this one browser. */
  readonly nonce: string;
}

/** What a response says, once its signatures hold. A verifier gives nothing else away that stands in it. */
export interface AgeStatement {
  /** Who has issued the proof, as the trusted list names them. */
  readonly issuer: string;
  readonly audience: string;
  readonly nonce: string;
  readonly isOver18: boolean;
  /** Seconds since 1970; `null` where the issuer names no end. */
  readonly endsAt: number | null;
}

/** Reads the responses of a wallet or age app. */
export interface AgeVerifier {
  /**
   * Checks the signatures of issuer and holder, and that the proof is in force.
   *
   * @returns `undefined` for a response that cannot be read, or whose signatures do not hold.
   * @throws when it cannot tell; then nothing is proven.
   */
  verify(response: string, request: AgeRequest): Promise<AgeStatement | undefined>;
}

/** One line of the trusted list: a good signature of anybody else proves nothing. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** What the site calls this way to prove an age: lower-case letters, digits and `-`. */
  readonly method: string;
  readonly assurance: Assurance;
}

export interface AgeVerification {
  readonly verifier: AgeVerifier;
  /** The trusted list. */
  readonly issuers: readonly TrustedIssuer[];
  /** The site's origin. */
  readonly audience: string;
  /** How long a proof counts at most. Default: a day. */
  readonly proofSeconds?: number;
  /** How long a visitor has to answer. Default: ten minutes. */
  readonly attemptSeconds?: number;
}

/** Why a check has proven nothing. */
export type AgeFailure =
  /** This browser has not begun one. */
  | 'not-begun'
  /** It has ended, or was answered before. */
  | 'spent'
  | 'unreadable'
  | 'other-check'
  | 'other-site'
  | 'untrusted-issuer'
  | 'expired'
  | 'not-over-18'
  /** The verifier could not tell. */
  | 'unavailable';

/** What came of a check. */
export type AgeCheck =
  | { readonly kind: 'proven'; readonly proof: AgeProof }
  | { readonly kind: 'failed'; readonly because: AgeFailure /** What the verifier threw. */; readonly cause?: unknown };

/** The checks of a site, see `AgeGate`. */
export interface AgeChecks {
  begin(jar: Jar, store: FeatureStore): Promise<AgeRequest>;
  complete(jar: Jar, store: FeatureStore, response: string): Promise<AgeCheck>;
}

const FAMILY = 'age';
const NONCE_BYTES = 32;
export const DAY_SECONDS = 86_400;
export const ATTEMPT_SECONDS = 600;
/** A presentation of one attribute has some kilobytes; what is longer is none. */
const MOST_LETTERS = 65_536;

/** The checks of a site, whose begin and end are kept in a visitor's cookies. */
export function ageChecks(reader: AgeReader, verification: AgeVerification): AgeChecks {
  const { audience, attemptSeconds = ATTEMPT_SECONDS } = verification;
  const started = startOf(reader);
  const settled = settlementOf(reader);
  const requestFor = (nonce: string): AgeRequest => ({
    docType: 'eu.europa.ec.av.1',
    claims: ['age_over_18'],
    audience,
    nonce,
  });
  return {
    begin: async (jar, store) => {
      const { now } = jar.gate;
      const nonce = jar.use(started, undefined);
      await store.put(FAMILY, { key: nonce, subject: nonce, value: '', endsAt: now + attemptSeconds }, now);
      return requestFor(nonce);
    },
    complete: async (jar, store, response) => {
      const nonce = readPending(jar.get(reader.cookies.check));
      // Taken before the response is looked at: whatever comes of it, the check has had its one.
      const isOpen = nonce !== undefined && (await store.take(FAMILY, nonce, jar.gate.now)) !== undefined;
      const check: AgeCheck = isOpen
        ? await answered(verification, requestFor(nonce), response, jar.gate.now)
        : failed(nonce === undefined ? 'not-begun' : 'spent');
      jar.use(settled, check);
      return check;
    },
  };
}

/** Forgets the check that a cookie stood for. @returns how many there were. */
export async function forgetCheck(store: FeatureStore, value: string): Promise<number> {
  const nonce = readPending(value);
  return nonce === undefined ? 0 : store.forget(FAMILY, nonce);
}

async function answered(
  verification: AgeVerification,
  request: AgeRequest,
  response: string,
  now: number,
): Promise<AgeCheck> {
  if (response.length > MOST_LETTERS) return failed('unreadable');
  try {
    const statement = await verification.verifier.verify(response, request);
    return statement ? judged(verification, request, statement, now) : failed('unreadable');
  } catch (cause) {
    return { kind: 'failed', because: 'unavailable', cause };
  }
}

function judged(
  { issuers, proofSeconds = DAY_SECONDS }: AgeVerification,
  request: AgeRequest,
  { issuer, audience, nonce, isOver18, endsAt }: AgeStatement,
  now: number,
): AgeCheck {
  const trusted = issuers.find((each) => each.issuer === issuer);
  if (!trusted) return failed('untrusted-issuer');
  if (nonce !== request.nonce) return failed('other-check');
  if (audience !== request.audience) return failed('other-site');
  const end = Math.floor(Math.min(now + proofSeconds, endsAt ?? Number.POSITIVE_INFINITY));
  if (!(end > now)) return failed('expired');
  if (!isOver18) return failed('not-over-18');
  const { method, assurance } = trusted;
  return { kind: 'proven', proof: { method, assurance, endsAt: end } };
}

const failed = (because: AgeFailure): AgeCheck => ({ kind: 'failed', because });

/** Begins a check. Value: its nonce. */
export const startOf = ({ cookies }: AgeReader): Feature<void, string> =>
  feature(Object.values(cookies), (gate) => {
    const nonce = toBase64url(gate.bytes(NONCE_BYTES));
    return {
      value: nonce,
      writes: [{ kind: 'set', name: cookies.check, value: writePending(nonce), lifetimeSeconds: null }],
      events: [{ kind: 'age-check-begun', entry: cookies.check, data: {} }],
    };
  });

/** Keeps what came of a check. */
export const settlementOf = ({ cookies }: AgeReader): Feature<AgeCheck, void> =>
  feature(Object.values(cookies), (gate, stored, check) => {
    if (check.kind === 'failed') {
      const { because } = check;
      return {
        value: undefined,
        writes: because === 'not-begun' ? [] : failureWrites(cookies, because),
        events: [{ kind: 'age-check-failed', entry: cookies.check, data: { because } }],
      };
    }
    const { proof } = check;
    const isRefuted = stored(cookies.said) === SAID['under-18'];
    return {
      value: undefined,
      writes: [
        { kind: 'set', name: cookies.token, value: writeProof(proof), lifetimeSeconds: proof.endsAt - gate.now },
        { kind: 'delete', name: cookies.check },
        ...(isRefuted ? [{ kind: 'delete', name: cookies.said } as const] : []),
      ],
      events: [
        { kind: 'age-proven', entry: cookies.token, data: { method: proof.method, assurance: proof.assurance } },
      ],
    };
  });

function failureWrites(cookies: AgeReader['cookies'], because: AgeFailure): readonly FeatureWrite[] {
  const writes: readonly FeatureWrite[] = [{ kind: 'set', name: cookies.check, value: FAILED, lifetimeSeconds: null }];
  return because === 'not-over-18' ? [...writes, ...underageWrites(cookies)] : writes;
}

/** That a visitor is a minor is kept no longer than the session: they may share the browser. */
export const underageWrites = (cookies: AgeReader['cookies']): readonly FeatureWrite[] => [
  { kind: 'set', name: cookies.said, value: SAID['under-18'], lifetimeSeconds: null },
  { kind: 'delete', name: cookies.notice },
  { kind: 'delete', name: cookies.token },
];
