import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { toBase64url } from '../../filter/index.ts';
import { PURCHASE_NAMES, type PurchaseStep, purchaseCookies } from './cookies.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toBase64url);
const item = fc.stringMatching(/^[a-z-]{1,20}$/);
const amount = fc.record({ minorUnits: fc.nat(), currency: fc.constantFrom('NOK', 'EUR') });
const step: fc.Arbitrary<PurchaseStep> = fc.oneof(
  fc.constantFrom<PurchaseStep>(
    { kind: 'read' },
    { kind: 'returned' },
    { kind: 'not-resumed' },
    { kind: 'no-one-click' },
  ),
  fc.record({ kind: fc.constant('begun' as const), order: secret, item, resumeSeconds: fc.constant(3_600) }),
  fc.record({ kind: fc.constant('left' as const), reference: secret }),
  fc.record({
    kind: fc.constant('paid' as const),
    item,
    product: fc.nat(),
    amount,
    oneClick: fc.option(secret, { nil: undefined }),
  }),
);
const values = {
  lastSession: secret,
  tppId: secret,
  oneclick: secret,
  'incompleted-unlock': fc.tuple(fc.integer({ min: 1.7e9, max: 2e9 }), item).map((each) => each.join('.')),
  conversion_metric_product_number: fc.nat().map(String),
};

const cookies = purchaseCookies(PURCHASE_NAMES);
featureLaws('a purchase', { feature: cookies, input: step, values });

const gate = testGate();
const paid: PurchaseStep = {
  kind: 'paid',
  item: 'nord',
  product: 7,
  amount: { minorUnits: 9_900, currency: 'NOK' },
  oneClick: undefined,
};

describe('the cookies of a purchase', () => {
  it('say what was being unlocked, and for how long they ask to live', () => {
    const order = toBase64url(new Uint8Array(32));
    const { writes } = cookies(gate, storedIn({}), { kind: 'begun', order, item: 'nord', resumeSeconds: 3_600 });
    expect(writes).toEqual([
      { kind: 'set', name: 'lastSession', value: order },
      { kind: 'set', name: 'incompleted-unlock', value: `${gate.now}.nord`, lifetimeSeconds: 3_600 },
    ]);
  });

  it.each(['nord', '.nord', '0.nord', '1e9.nord', '-5.nord', '5.', `5.${'x'.repeat(201)}`, '9999999999999.nord'])(
    'say nothing by %s',
    (text) => {
      const { value } = cookies(gate, storedIn({ 'incompleted-unlock': text }), { kind: 'read' });
      expect(value.unlock).toBeUndefined();
    },
  );

  it('count what was bought, and forget only the unlock that it was', () => {
    const at = (unlock: string) => cookies(gate, storedIn({ 'incompleted-unlock': `5.${unlock}` }), paid);
    expect(at('nord').writes).toEqual([
      { kind: 'set', name: 'conversion_metric_product_number', value: '7' },
      { kind: 'delete', name: 'incompleted-unlock' },
    ]);
    expect(at('aurora').writes).toHaveLength(1);
    expect(at('nord').events).toEqual([
      {
        kind: 'conversion',
        entry: 'conversion_metric_product_number',
        data: { product: 7, minorUnits: 9_900, currency: 'NOK' },
      },
    ]);
  });
});
