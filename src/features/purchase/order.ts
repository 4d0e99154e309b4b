import type { Money } from './payment-provider.ts';

/** One purchase from the first press of a button to its end, as the server keeps it. */
export interface Order {
  /** Digest of its key: tells it apart, and opens nothing. */
  readonly id: string;
  readonly item: string;
  /** What it opens; absent where that is the item. */
  readonly thing?: string | undefined;
  readonly product: number;
  readonly amount: Money;
  /** Whose it is; absent for a visitor who is not signed in. */
  readonly user?: string | undefined;
  /** What may have been paid for before it in the same browser, by whoever was there: other orders. */
  readonly earlier?: readonly string[];
  /** The first of the orders that came one after another in its browser; absent for that one. */
  readonly first?: string | undefined;
  /** Its visitor was forgotten while it was with the provider: nothing names them, and who comes back by it has it. */
  readonly isForgotten?: boolean | undefined;
  /** The visitor's latest word on whether their method is to be kept: only this counts. */
  readonly wantsOneClick?: boolean | undefined;
  /** How often a payment was tried. */
  readonly attempt: number;
  readonly state: OrderState;
}

export type OrderState =
  | { readonly kind: 'begun' }
  /** One request asks the provider for a payment, since then. */
  | {
      readonly kind: 'opening';
      readonly since: number;
      readonly reference: string;
      readonly savesMethod: boolean;
      /** Seconds since 1970: later nobody may pay. */
      readonly endsAt: number;
    }
  /** The visitor is at the provider. */
  | {
      readonly kind: 'paying';
      readonly payment: string;
      readonly address: string;
      readonly reference: string;
      /** Whether the provider was asked to keep the method. */
      readonly savesMethod?: boolean;
    }
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
      readonly endsAt: number;
      readonly user: string | undefined;
    }
  | { readonly kind: 'opened'; readonly payment: string; readonly address: string }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'charge'; readonly now: number; readonly method: string; readonly user?: string | undefined }
  | { readonly kind: 'wished'; readonly wantsOneClick: boolean }
  /** What became of a charge is not known: it is asked for again, word by word. */
  | { readonly kind: 'charge-again'; readonly now: number }
  /** Another order for the same thing was first: the provider has not been asked. */
  | { readonly kind: 'uncharged' }
  /** Another order of its browser may be paid for. */
  | { readonly kind: 'joined'; readonly order: string }
  | { readonly kind: 'paid'; readonly now: number; readonly method?: string | undefined }
  | { readonly kind: 'declined' }
  | { readonly kind: 'told' };

type StateEvent = Exclude<OrderEvent, { kind: 'open' | 'charge' | 'charge-again' | 'joined' | 'wished' }>;

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
    case 'charge-again':
      return chargeAgain(order, event.now);
    case 'wished':
      return wish(order, event.wantsOneClick);
    case 'joined':
      return join(order, event.order);
    default: {
      const state = follow(order, event);
      return state && { ...order, state };
    }
  }
}

function open(order: Order, event: Extract<OrderEvent, { kind: 'open' }>): Order | undefined {
  const { state, user = event.user } = order;
  const { now: since, reference, savesMethod, endsAt } = event;
  // What was asked for before is asked for again, word by word: it may have arrived.
  if (state.kind === 'opening')
    return isStale(state, since) ? { ...order, wantsOneClick: savesMethod, state: { ...state, since } } : undefined;
  return isFree(state)
    ? {
        ...order,
        user,
        wantsOneClick: savesMethod,
        attempt: order.attempt + 1,
        state: { kind: 'opening', since, reference, savesMethod, endsAt },
      }
    : undefined;
}

function charge(order: Order, event: Extract<OrderEvent, { kind: 'charge' }>): Order | undefined {
  const { state, user = event.user } = order;
  const { now: since, method } = event;
  if (state.kind === 'charging') return chargeAgain(order, since);
  return isFree(state)
    ? { ...order, user, attempt: order.attempt + 1, state: { kind: 'charging', since, method } }
    : undefined;
}

/** Ours: as many as nobody pays for in one session. */
const MOST_EARLIER = 50;

function chargeAgain({ state, ...order }: Order, now: number): Order | undefined {
  return state.kind === 'charging' && isStale(state, now) ? { ...order, state: { ...state, since: now } } : undefined;
}

function wish(order: Order, wantsOneClick: boolean): Order | undefined {
  return (order.wantsOneClick ?? false) === wantsOneClick ? undefined : { ...order, wantsOneClick };
}

function join(order: Order, other: string): Order | undefined {
  const { id, earlier = [] } = order;
  if (other === id || earlier.includes(other)) return undefined;
  return { ...order, earlier: [...earlier, other].slice(-MOST_EARLIER) };
}

/** An order without what names its visitor: as much of it as is needed while it is with the provider. */
export const withoutVisitor = ({ id, item, thing, product, amount, attempt, state }: Order): Order => ({
  id,
  item,
  thing,
  product,
  amount,
  isForgotten: true,
  attempt,
  state: state.kind === 'paid' ? { ...state, method: undefined } : state,
});

/** What may have been paid for in a browser, before the order that comes after this one. */
export const earlierOf = ({ id, earlier = [], state }: Order): readonly string[] =>
  isFree(state) ? earlier : [...earlier, id].slice(-MOST_EARLIER);

/** The first of the orders of a browser. */
export const firstOf = ({ id, first = id }: Order): string => first;

/** What an order opens. */
export const thingOf = ({ item, thing = item }: Pick<Order, 'item' | 'thing'>): string => thing;

/** Whether an attempt is under way: until it has an end, no other may be made for the same thing. */
export const isOpen = ({ kind }: OrderState): boolean => kind === 'opening' || kind === 'paying' || kind === 'charging';

/** Whether no attempt is under way, and none has been paid. */
export const isFree = ({ kind }: OrderState): boolean => kind === 'begun' || kind === 'declined';

function follow(order: Order, event: StateEvent): OrderState | undefined {
  const { state } = order;
  switch (event.kind) {
    case 'opened':
      return state.kind === 'opening'
        ? { ...event, kind: 'paying', reference: state.reference, savesMethod: state.savesMethod }
        : undefined;
    case 'unopened':
      return state.kind === 'opening' ? { kind: 'begun' } : undefined;
    case 'uncharged':
      return state.kind === 'charging' ? { kind: 'begun' } : undefined;
    case 'paid':
      return isWithProvider(state)
        ? { kind: 'paid', at: event.now, isTold: false, method: methodOf(order, event) }
        : undefined;
    case 'declined':
      return isWithProvider(state) ? { kind: 'declined' } : undefined;
    case 'told':
      return state.kind === 'paid' && !state.isTold ? { kind: 'paid', at: state.at, isTold: true } : undefined;
  }
}

/** What is kept of how it was paid until its visitor has heard of it: what they still wish, and the provider was asked for. */
const methodOf = (
  { state, wantsOneClick }: Order,
  { method }: { readonly method?: string | undefined },
): string | undefined => (state.kind === 'paying' && state.savesMethod && wantsOneClick ? method : undefined);

const isWithProvider = ({ kind }: OrderState): boolean => kind === 'paying' || kind === 'charging';
