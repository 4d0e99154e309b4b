import type { Money } from './payment-provider.ts';

/** One purchase from the first press of a button to its end, as the server keeps it. */
export interface Order {
  /** Digest of its key: tells it apart, and opens nothing. */
  readonly id: string;
  readonly item: string;
  readonly product: number;
  readonly amount: Money;
  /** Whose it is; absent for a visitor who is not signed in. */
  readonly user?: string | undefined;
  /** What may have been paid for before it in the same browser, by whoever was there: other orders. */
  readonly earlier?: readonly string[];
  /** How often a payment was tried. */
  readonly attempt: number;
  readonly state: OrderState;
}

export type OrderState =
  | { readonly kind: 'begun' }
  /** One request asks the provider for a payment, since then. */
  | { readonly kind: 'opening'; readonly since: number; readonly reference: string; readonly savesMethod: boolean }
  /** The visitor is at the provider. */
  | { readonly kind: 'paying'; readonly payment: string; readonly address: string; readonly reference: string }
  /** One request charges, since then. Nobody knows what became of it before the provider has said so. */
  | { readonly kind: 'charging'; readonly since: number; readonly method: string }
  /** `method`: until the visitor's browser has heard of it. */
  | { readonly kind: 'paid'; readonly at: number; readonly isTold: boolean; readonly method?: string | undefined }
  | { readonly kind: 'declined' };

export type OrderEvent =
  | {
      readonly kind: 'open';
      readonly now: number;
      readonly reference: string;
      readonly savesMethod: boolean;
      readonly user: string | undefined;
    }
  | { readonly kind: 'opened'; readonly payment: string; readonly address: string }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'charge'; readonly now: number; readonly method: string }
  | { readonly kind: 'paid'; readonly now: number; readonly method?: string | undefined }
  | { readonly kind: 'declined' }
  | { readonly kind: 'told' };

/** How long a request may speak with the provider before another takes over, in seconds. Ours: longer than any time-out. */
const LEASE_SECONDS = 60;

/** What identifies this attempt to the provider. */
export const attemptKey = ({ id, attempt }: Order): string => `${id}.${attempt}`;

/** Whether the request that has it in hand must be taken for dead. */
const isStale = ({ since }: { readonly since: number }, now: number): boolean => now >= since + LEASE_SECONDS;

/** The order after an event. @returns `undefined` where it may not happen: of requests at the same time one is first. */
export function advance(order: Order, event: OrderEvent): Order | undefined {
  switch (event.kind) {
    case 'open':
      return open(order, event);
    case 'charge':
      return charge(order, event);
    default: {
      const state = follow(order.state, event);
      return state && { ...order, state };
    }
  }
}

function open(order: Order, event: Extract<OrderEvent, { kind: 'open' }>): Order | undefined {
  const { state, user = event.user } = order;
  const { now: since, reference, savesMethod } = event;
  // What was asked for before is asked for again, word by word: it may have arrived.
  if (state.kind === 'opening') return isStale(state, since) ? { ...order, state: { ...state, since } } : undefined;
  return isFree(state)
    ? { ...order, user, attempt: order.attempt + 1, state: { kind: 'opening', since, reference, savesMethod } }
    : undefined;
}

function charge(order: Order, { now: since, method }: Extract<OrderEvent, { kind: 'charge' }>): Order | undefined {
  const { state } = order;
  if (state.kind === 'charging') return isStale(state, since) ? { ...order, state: { ...state, since } } : undefined;
  return isFree(state)
    ? { ...order, attempt: order.attempt + 1, state: { kind: 'charging', since, method } }
    : undefined;
}

/** Whether no attempt is under way, and none has been paid. */
const isFree = ({ kind }: OrderState): boolean => kind === 'begun' || kind === 'declined';

function follow(state: OrderState, event: Exclude<OrderEvent, { kind: 'open' | 'charge' }>): OrderState | undefined {
  switch (event.kind) {
    case 'opened':
      return state.kind === 'opening' ? { ...event, kind: 'paying', reference: state.reference } : undefined;
    case 'unopened':
      return state.kind === 'opening' ? { kind: 'begun' } : undefined;
    case 'paid':
      return isWithProvider(state) ? { kind: 'paid', at: event.now, isTold: false, method: event.method } : undefined;
    case 'declined':
      return isWithProvider(state) ? { kind: 'declined' } : undefined;
    case 'told':
      return state.kind === 'paid' && !state.isTold ? { kind: 'paid', at: state.at, isTold: true } : undefined;
  }
}

const isWithProvider = ({ kind }: OrderState): boolean => kind === 'paying' || kind === 'charging';
