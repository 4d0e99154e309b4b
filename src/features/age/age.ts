import type { EntryName } from '../../decision/index.ts';
import { type Entry, match, matcherOf, type Registry } from '../../registry/index.ts';
import { checkSeconds } from '../check.ts';
import { type Feature, feature, type Stored } from '../feature.ts';
import type { Jar } from '../jar.ts';
import type { FeatureStore } from '../store.ts';
import {
  type AgeCookies,
  type AgeProof,
  type AgeReader,
  ASSURANCES,
  isMinor,
  type KnownAge,
  knownAge,
  SAID,
} from './known.ts';
import {
  type AgeCheck,
  type AgeChecks,
  type AgeRequest,
  type AgeVerification,
  ATTEMPT_SECONDS,
  ageChecks,
  DAY_SECONDS,
  forgetCheck,
  underageWrites,
} from './verification.ts';

/** Whether a page opens; what it asks for, where it does not. */
export type AgeAccess =
  | { readonly kind: 'open'; readonly by: 'said' | 'proof' }
  | { readonly kind: 'closed'; readonly asks: 'notice' | 'proof' };

export interface AgeGateOptions {
  /** What opens a page: that the visitor says under the notice that they are of age, or only a proof. */
  readonly opensBy: 'said' | 'proof';
  /** The registry in force: the cookies must stand in it, and that of the proof must be sealed. */
  readonly registry: Pick<Registry, 'entries'>;
  /** Changes when the notice does: then it is shown again. Default: `1`. */
  readonly noticeVersion?: string;
  /** How an age is proven; absent where the site does not ask for proofs. */
  readonly verification?: AgeVerification;
  /** Default: `over18Approved`, `are_essential_consents_given`, `ageVerificationStatus`, `ageVerificationToken`. */
  readonly cookies?: Partial<AgeCookies>;
}

/** The age gate of a site. */
export interface AgeGate {
  readonly known: Feature<void, KnownAge>;
  /** Whether a page behind the gate opens. Nothing but a known answer opens it, whoever asks. */
  readonly access: Feature<void, AgeAccess>;
  /**
   * Keeps what a visitor says under the notice: `over-18` or `under-18`. An acknowledged warning, which verifies
   * nothing. Anything else changes nothing.
   */
  readonly acknowledge: Feature<string, KnownAge>;
  /**
   * Begins a check of the age, bound to this browser.
   *
   * @returns what the wallet or age app is to be asked.
   * @throws {Error} where the site has no `verification`, or the store cannot answer.
   */
  begin(jar: Jar, store: FeatureStore): Promise<AgeRequest>;
  /**
   * Ends the check that this browser has begun with the response of the wallet or age app. Each check takes one
   * response, whatever it is.
   *
   * @throws {Error} where the site has no `verification`, or the store cannot answer.
   */
  complete(jar: Jar, store: FeatureStore, response: string): Promise<AgeCheck>;
  /**
   * Whether a visitor is a minor, for `isMinor` of the consent server: `true` where they said so or it was found,
   * `false` where a proof says that they are not, `undefined` where nobody knows.
   */
  isMinor(stored: Stored, now: number): boolean | undefined;
  /** Forgets what the server keeps for a cookie of the family. @returns how many items there were. */
  forget(store: FeatureStore, value: string): Promise<number>;
}

const COOKIES: AgeCookies = {
  said: 'over18Approved',
  notice: 'are_essential_consents_given',
  check: 'ageVerificationStatus',
  token: 'ageVerificationToken',
};

/**
 * The age gate of a site: a notice that the visitor acknowledges, and proofs by those whom the site trusts.
 *
 * @throws {Error} for options under which the gate would open to everybody, or to nobody.
 * @example
 * const age = ageGate({ opensBy: 'said', registry: consent.registry });
 * jar.use(age.access, undefined); // { kind: 'closed', asks: 'notice' }
 */
export function ageGate(options: AgeGateOptions): AgeGate {
  const { opensBy, verification } = options;
  const reader = readerOf(options);
  checkOptions(options, reader.cookies);
  const names = Object.values(reader.cookies) as readonly EntryName[];
  const checks = verification ? ageChecks(reader, verification) : NO_CHECKS;
  const known = (stored: Stored, now: number): KnownAge => knownAge(reader, stored, now);
  return {
    known: feature(names, ({ now }, stored) => ({ value: known(stored, now) })),
    access: feature(names, ({ now }, stored) => ({ value: accessOf(known(stored, now), opensBy) })),
    acknowledge: acknowledgementOf(reader),
    ...checks,
    isMinor: (stored, now) => isMinor(known(stored, now)),
    forget: forgetCheck,
  };
}

function readerOf({ noticeVersion = '1', verification, cookies }: AgeGateOptions): AgeReader {
  const issuers = verification?.issuers ?? [];
  return {
    cookies: { ...COOKIES, ...cookies },
    noticeVersion,
    // Who is taken off the list is believed no more, nor is what they have proven before.
    trusts: ({ method, assurance }: AgeProof) =>
      issuers.some((each) => each.method === method && each.assurance === assurance),
  };
}

function accessOf({ said, hasPassedNotice, proof }: KnownAge, opensBy: 'said' | 'proof'): AgeAccess {
  if (proof) return { kind: 'open', by: 'proof' };
  if (opensBy === 'proof') return { kind: 'closed', asks: 'proof' };
  return said === 'over-18' && hasPassedNotice ? { kind: 'open', by: 'said' } : { kind: 'closed', asks: 'notice' };
}

function acknowledgementOf(reader: AgeReader): Feature<string, KnownAge> {
  const { cookies, noticeVersion } = reader;
  return feature(Object.values(cookies), ({ now }, stored, answer) => {
    const before = knownAge(reader, stored, now);
    if (answer === 'under-18') {
      const value: KnownAge = { ...before, said: 'under-18', hasPassedNotice: false, proof: undefined };
      return { value, writes: underageWrites(cookies) };
    }
    if (answer !== 'over-18') return { value: before };
    return {
      value: { ...before, said: 'over-18', hasPassedNotice: true },
      writes: [
        { kind: 'set', name: cookies.said, value: SAID['over-18'] },
        { kind: 'set', name: cookies.notice, value: noticeVersion },
      ],
      events: [{ kind: 'age-notice-acknowledged', entry: cookies.notice, data: {} }],
    };
  });
}

const noVerification = async (): Promise<never> => {
  throw new Error('ageGate: there is no "verification" to check an age with; give verifier, issuers and audience');
};
const NO_CHECKS: AgeChecks = { begin: noVerification, complete: noVerification };

const NAME = /^[a-z\d-]{1,32}$/;

function checkOptions(
  { opensBy, registry, noticeVersion = '1', verification }: AgeGateOptions,
  { said, notice, check, token }: AgeCookies,
): void {
  const fail = (problem: string, mend: string): never => {
    throw new Error(`ageGate: ${problem}; ${mend}`);
  };
  const cookies = matcherOf(registry.entries.filter(({ kind }) => kind === 'cookie').map((each) => [each.name, each]));
  const entryOf = (name: EntryName): Entry =>
    match(cookies, name) ??
    fail(`the registry declares no cookie "${name}"`, 'add an entry, or name another in "cookies"');
  for (const name of [said, notice]) entryOf(name);
  if (!/^[\w-]{1,32}$/.test(noticeVersion)) {
    fail(`"noticeVersion" is "${noticeVersion}"`, 'write up to 32 letters, digits, "-" and "_", such as "2026-11"');
  }
  if (!verification) {
    if (opensBy === 'proof') fail('"opensBy" is "proof" and nothing can prove an age', 'give "verification"');
    return;
  }
  entryOf(check);
  if (!entryOf(token).sealed) {
    fail(`the registry does not seal "${token}", so that anybody could write it`, 'add "sealed: signed" to its entry');
  }
  checkVerification(verification, fail);
}

function checkVerification(verification: AgeVerification, fail: (problem: string, mend: string) => never): void {
  const { issuers, audience, proofSeconds = DAY_SECONDS, attemptSeconds = ATTEMPT_SECONDS } = verification;
  if (issuers.length === 0) fail('"issuers" is empty', 'name whom the site trusts');
  for (const { issuer, method, assurance } of issuers) {
    if (!NAME.test(method)) {
      fail(
        `the method of "${issuer}" is "${method}"`,
        'write up to 32 lower-case letters, digits and "-", such as "eu-av"',
      );
    }
    if (!ASSURANCES.includes(assurance)) {
      fail(`the assurance of "${issuer}" is "${assurance}"`, `write one of ${ASSURANCES.join(', ')}`);
    }
  }
  if (!URL.canParse(audience) || new URL(audience).origin !== audience) {
    fail(`"audience" is "${audience}"`, 'write the origin of the site, such as "https://www.example.org"');
  }
  checkSeconds('ageGate', { proofSeconds, attemptSeconds });
}
