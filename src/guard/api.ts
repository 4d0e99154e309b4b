import type { EntryName, Kind, ProviderId, PurposeId, Reason, Verdict } from '../decision/index.ts';

/** One thing that the guard stopped or shortened, or in `report` mode would have. */
export interface Violation {
  readonly kind: Kind;
  readonly name: string;
  readonly because: Reason;
  readonly verdict: 'denied' | 'capped';
}

/** What the second part adds. */
export interface Surfaces {
  show(): void;
  withdraw(): Promise<boolean>;
}

/**
 * `window.samtykke`. There is no function in it that grants anything: only a visitor's own act on our
 * control does. The event `samtykke:change` on `document` tells of every change; its detail is this object.
 */
export interface Samtykke {
  /** Version of the registry, shortened. */
  readonly version: string;
  /** The visitor's choice, if there is one: consent ID, and when, in seconds since 1970. */
  readonly choice: { readonly id: string | undefined; readonly at: number } | undefined;
  readonly violations: readonly Violation[];
  /** Whether a purpose is allowed: with every provider, or with the one named. */
  allows(purpose: PurposeId, provider?: ProviderId): boolean;
  /** What would be answered to a write now. */
  verdict(kind: Kind, name: EntryName | (string & {}), lifetimeSeconds?: number | null): Verdict;
  /** Opens 'manage consent'. */
  show(): void;
  /** Refuses everything optional. Resolves with whether that is kept. */
  withdraw(): Promise<boolean>;
}

declare global {
  interface Window {
    readonly samtykke: Samtykke;
  }
  interface DocumentEventMap {
    'samtykke:change': CustomEvent<Samtykke>;
  }
}
