import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, attemptKey, type Order, type OrderEvent, type OrderState } from './order.ts';

const NOW = 1_000;
const order = (state: OrderState, attempt = 1): Order => ({
  id: 'id',
  item: 'nord',
  product: 7,
  amount: { minorUnits: 9_900, currency: 'NOK' },
  attempt,
  state,
});
const BEGUN = order({ kind: 'begun' });
const OPENING = order({ kind: 'opening', since: NOW, reference: 'r', savesMethod: true, endsAt: NOW + 9 });
const PAYING = order({ kind: 'paying', payment: 'p', address: 'a', reference: 'r' });
const CHARGING = order({ kind: 'charging', since: NOW, method: 'm' });
const PAID = order({ kind: 'paid', at: NOW, isTold: false, method: 'm' });
const TOLD = order({ kind: 'paid', at: NOW, isTold: true });
const DECLINED = order({ kind: 'declined' });
const STATES = { BEGUN, OPENING, PAYING, CHARGING, PAID, TOLD, DECLINED };

const OPEN: OrderEvent = {
  kind: 'open',
  now: NOW,
  reference: 'new',
  savesMethod: false,
  endsAt: NOW + 9,
  user: 'kari',
};
const CHARGE: OrderEvent = { kind: 'charge', now: NOW, method: 'new' };
const EVENTS: Readonly<Record<string, OrderEvent>> = {
  open: OPEN,
  charge: CHARGE,
  opened: { kind: 'opened', payment: 'p', address: 'a' },
  unopened: { kind: 'unopened' },
  paid: { kind: 'paid', now: NOW, method: 'm' },
  declined: { kind: 'declined' },
  uncharged: { kind: 'uncharged' },
  told: { kind: 'told' },
};

describe('an order', () => {
  // What may happen in each state, and what comes of it; all else may not.
  it.each<[keyof typeof STATES, Readonly<Record<string, OrderState['kind']>>]>([
    ['BEGUN', { open: 'opening', charge: 'charging' }],
    ['OPENING', { opened: 'paying', unopened: 'begun' }],
    ['PAYING', { paid: 'paid', declined: 'declined' }],
    ['CHARGING', { paid: 'paid', declined: 'declined', uncharged: 'begun' }],
    ['PAID', { told: 'paid' }],
    ['TOLD', {}],
    ['DECLINED', { open: 'opening', charge: 'charging' }],
  ])('that is %s goes on by %j', (name, expected) => {
    const found = Object.entries(EVENTS).map(([kind, event]) => [kind, advance(STATES[name], event)?.state.kind]);
    expect(Object.fromEntries(found.filter(([, kind]) => kind))).toEqual(expected);
  });

  it('is tried again under another key, and asked for again under the same', () => {
    const opened = advance(DECLINED, OPEN);
    expect(opened && attemptKey(opened)).toBe('id.2');
    const late = { now: NOW + 60 };
    expect(advance(OPENING, { ...OPEN, now: NOW + 59 })).toBeUndefined();
    expect(advance(OPENING, { ...OPEN, ...late })).toEqual({
      ...order({ ...OPENING.state, since: NOW + 60 } as OrderState),
      wantsOneClick: false,
    });
    expect(advance(CHARGING, { ...CHARGE, now: NOW + 59 })).toBeUndefined();
    expect(advance(CHARGING, { kind: 'charge-again', now: NOW + 59 })).toBeUndefined();
    expect(advance(CHARGING, { kind: 'charge-again', ...late })).toEqual(advance(CHARGING, { ...CHARGE, ...late }));
    for (const state of [BEGUN, DECLINED, PAID]) {
      expect(advance(state, { kind: 'charge-again', ...late })).toBeUndefined();
    }
    expect(advance(CHARGING, { ...CHARGE, ...late })).toEqual(
      order({ ...CHARGING.state, since: NOW + 60 } as OrderState),
    );
  });

  it('belongs to who was signed in first', () => {
    expect(advance(BEGUN, OPEN)?.user).toBe('kari');
    expect(advance({ ...BEGUN, user: 'ola' }, OPEN)?.user).toBe('ola');
  });

  it('is told of once, and its method is not kept after that', () => {
    expect(advance(PAID, { kind: 'told' })).toEqual(TOLD);
  });

  it('never leaves what is paid, and never counts back, whatever happens in whatever order', () => {
    const events = fc.array(fc.constantFrom(...Object.values(EVENTS)), { maxLength: 30 });
    fc.assert(
      fc.property(events, (all) => {
        let at = BEGUN;
        for (const event of all) {
          const next = advance(at, event) ?? at;
          expect(next.attempt).toBeGreaterThanOrEqual(at.attempt);
          if (at.state.kind === 'paid') expect(next.state.kind).toBe('paid');
          at = next;
        }
      }),
    );
  });
});
