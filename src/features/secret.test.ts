import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testGate } from '../../test/support/feature-gate.ts';
import { digestOf, isSecret, newSecret, proves } from './secret.ts';

it('makes the challenge of a PKCE verifier as RFC 7636 appendix B does', () => {
  expect(digestOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

it('takes for a secret what it has made, and no other form', () => {
  const secret = newSecret(testGate().bytes);
  expect(isSecret(secret)).toBe(true);
  // The last letter has two bits too many: of the four ways to write the same bytes one counts.
  const others = [undefined, '', secret.slice(1), `${secret}A`, `${secret.slice(1)}=`, `${secret.slice(0, -1)}B`];
  expect(others.filter(isSecret)).toEqual([]);
  const anyBytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(fc.property(anyBytes, (all) => isSecret(newSecret(() => all))));
});

it('proves itself to its own digest only', () => {
  const { bytes } = testGate();
  const [one, other] = [newSecret(bytes), newSecret(bytes)];
  expect(proves(one, digestOf(one))).toBe(true);
  expect(proves(other, digestOf(one))).toBe(false);
  expect(proves(one, digestOf(one).slice(1))).toBe(false);
  expect(proves(one, 'not a digest')).toBe(false);
});
