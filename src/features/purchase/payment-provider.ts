/** An amount as providers count it: 9900 and NOK are 99 kroner (ISO 4217). */
export interface Money {
  readonly minorUnits: number;
  readonly currency: string;
}

/**
 * A payment provider, as a purchase needs one: the port between it and whatever speaks to it. An adapter answers with
 * values; what it throws is a mistake in it.
 */
export interface PaymentProvider {
  /**
   * Opens a payment, for which the visitor goes to the provider. What is asked again under the same key is the same
   * payment, however often and at the same time (draft-ietf-httpapi-idempotency-key-header).
   */
  open(request: PaymentRequest): Promise<PaymentOpened>;
  /** What has become of a payment. Only this counts, never the address that a visitor comes back by. */
  state(payment: string): Promise<PaymentState>;
  /**
   * Charges a method that the visitor has agreed to, at once. What is asked again under the same key is the same charge.
   * Where the provider wants more of the visitor, it is `declined`.
   */
  charge(request: ChargeRequest): Promise<ChargeState>;
}

export interface PaymentRequest {
  /** One attempt at one order. */
  readonly key: string;
  readonly amount: Money;
  /** What the visitor comes back with. */
  readonly reference: string;
  /** Whether the visitor wants the method kept for buying with one click. */
  readonly savesMethod: boolean;
  /** Seconds since 1970: later nobody may pay, for the order has ended then. */
  readonly endsAt: number;
}

export interface ChargeRequest {
  readonly key: string;
  readonly amount: Money;
  readonly method: string;
}

export type PaymentOpened =
  | { readonly kind: 'opened'; readonly payment: string /** Where the visitor pays. */; readonly address: string }
  | Unreachable;

export type PaymentState = { readonly kind: 'pending' } | ChargeState;

export type ChargeState =
  /** `method`: where it was to be kept. */
  | { readonly kind: 'paid'; readonly method?: string | undefined }
  /** For good: this payment will not be paid any more. */
  | { readonly kind: 'declined' }
  | Unreachable;

/** Nothing is known: it may have happened or not. */
interface Unreachable {
  readonly kind: 'unreachable';
}
