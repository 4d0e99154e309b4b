import type { Granted, ProviderIds, Reason, Signal, Surface } from '../decision/index.ts';

/** What a visitor saw: with it, what asked is rendered again, byte for byte. */
export interface Shown {
  /** The registry's whole version. */
  readonly registry: string;
  readonly language: string;
  readonly surface: Surface;
  /** Version of the code that rendered it. */
  readonly renderer: string;
  /** SHA-256 of what was rendered, in hex. */
  readonly hash: string;
  /** Hash of the scripts that the server served when it took the choice; it is in their addresses. */
  readonly script: string;
  /** Purposes asked about. */
  readonly asked: readonly string[];
  /** The one provider that was asked about, in the place of a frame that waits. */
  readonly provider?: string;
  readonly ask: 'banner' | 'notice';
  /** What an opt-out signal refused. */
  readonly signalled: ProviderIds;
  /** Who had joined or changed since the visitor agreed. */
  readonly changed: ProviderIds;
  /** What was allowed before, as the panel showed it; by purpose. */
  readonly before: Readonly<Record<string, Granted>>;
}

/** What every record has. Fields of a newer version are kept with it, and are part of what the log proves. */
interface RecordBase {
  readonly format: 1;
  /** Id of the record, a UUID. */
  readonly id: string;
  /** The site, by its first domain. */
  readonly site: string;
  /** When the server took it, ISO 8601 in UTC, milliseconds. */
  readonly at: string;
}

/** Each of them has an entry in the log. */
export type LogRecord = ConsentRecord | ExpiryRecord | ErasureRecord | ReleaseRecord;

/** A consent that has ended by itself. */
export interface ExpiryRecord extends RecordBase {
  readonly kind: 'expiry';
  readonly consentId: string;
  /** Id of the record of the consent. */
  readonly ends: string;
}

/** A record that is no longer there. Of whom it was, it does not say. */
export interface ErasureRecord extends RecordBase {
  readonly kind: 'erasure';
  /** Id of the record. */
  readonly erases: string;
  /** Which entry of the log it was made into; `null` when it was in none yet. */
  readonly entry: number | null;
  /** Who asked for it: the visitor, a rule of retention, or the operator. */
  readonly because: 'visitor' | 'retention' | 'operator';
}

/** Pictures of what a version of the registry asks with. */
export interface ReleaseRecord extends RecordBase {
  readonly kind: 'release';
  /** The registry's whole version. */
  readonly registry: string;
  /** SHA-256 of the signed manifest, in hex. */
  readonly manifest: string;
}

/** One stored choice. Holds no address, no fingerprint and no user agent. */
export interface ConsentRecord extends RecordBase {
  readonly kind: 'choice';
  /** The visitor's consent ID; `null` for a refusal without a receipt. */
  readonly consentId: string | null;
  readonly shown: Shown;
  readonly chosen: {
    readonly reply: 'accept' | 'refuse' | 'save';
    /** The choice as the visitor's cookie holds it, without the signature. */
    readonly choice: string;
    /** By purpose, as it now holds. */
    readonly answers: Readonly<Record<string, Granted>>;
    /** Every part that the reply decided: what is allowed and why. */
    readonly parts: readonly RecordedPart[];
  };
  /** `form`: a plain form, without script. `script`: the page's script. `api`: somebody's own code. */
  readonly method: 'form' | 'script' | 'api';
  readonly jurisdiction: string;
  /** How the place was known. */
  readonly basis: 'registry' | 'header';
  readonly signals: readonly Signal[];
  /** Id of the record that this one replaces. */
  readonly replaces: string | null;
}

export interface RecordedPart {
  readonly purpose: string;
  readonly provider: string;
  readonly allowed: boolean;
  readonly because: Reason;
}
