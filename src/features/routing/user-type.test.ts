import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { userType } from './user-type.ts';

const type = userType<'guest' | 'member'>();

featureLaws('the type of a user', {
  feature: type,
  input: fc.constantFrom('guest', 'member'),
  values: { usertype: fc.constantFrom('guest', 'member') },
});

it('is what the server knows, whatever the cookie says, and the cookie is corrected', () => {
  fc.assert(
    fc.property(fc.constantFrom('guest', 'member'), fc.option(fc.string(), { nil: undefined }), (known, text) => {
      const { value, writes } = type(testGate(), storedIn(text === undefined ? {} : { usertype: text }), known);
      expect(value).toBe(known);
      expect(writes).toEqual(
        text === known ? [] : [{ kind: 'set', name: 'usertype', value: known, lifetimeSeconds: null }],
      );
    }),
  );
});

it('is not believed from a cookie that says member', () => {
  expect(type(testGate(), storedIn({ usertype: 'member' }), 'guest').value).toBe('guest');
});
