import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testGate } from '../../test/support/feature-gate.ts';
import { SEALS } from '../registry/index.ts';
import { sealer } from './sealer.ts';

const secret = (letter: string): Uint8Array => new TextEncoder().encode(letter.repeat(32));
const seals = sealer([secret('a')], 'site.example');
const { bytes } = testGate();
const NOW = 1_000;

describe.each(SEALS)('a value that is %s', (seal) => {
  const sealed = seals.seal('session', 'member 7', seal, NOW + 60, bytes);

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.integer({ min: NOW + 1 })), (text, endsAt) => {
        const value = seals.seal('session', text, seal, endsAt, bytes);
        expect(seals.open('session', value, seal, NOW)).toBe(text);
        expect(value).toMatch(/^[A-Za-z0-9._-]+$/);
      }),
    );
  });

  it('ends to the second', () => {
    expect(seals.open('session', sealed, seal, NOW + 59)).toBe('member 7');
    expect(seals.open('session', sealed, seal, NOW + 60)).toBeUndefined();
  });

  it('cannot be moved to another cookie, site or seal', () => {
    expect(seals.open('usertype', sealed, seal, NOW)).toBeUndefined();
    expect(sealer([secret('a')], 'other.example').open('session', sealed, seal, NOW)).toBeUndefined();
    const [other] = SEALS.filter((each) => each !== seal);
    expect(seals.open('session', sealed, other as typeof seal, NOW)).toBeUndefined();
    expect(
      seals.open('session', sealed.replace(/^[a-z]/, seal === 'signed' ? 'e' : 's'), other as typeof seal, NOW),
    ).toBe(undefined);
  });

  it('cannot be changed in any letter, cut or added to', () => {
    for (let index = 0; index < sealed.length; index++) {
      for (const letter of ['A', 'b', '.', '_']) {
        const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1);
        if (changed !== sealed) expect(seals.open('session', changed, seal, NOW)).toBeUndefined();
      }
      expect(seals.open('session', sealed.slice(0, index), seal, NOW)).toBeUndefined();
    }
    for (const more of ['.', 'A', '=', '..x']) expect(seals.open('session', sealed + more, seal, NOW)).toBeUndefined();
  });

  it('is opened under a new secret as long as the old one is named', () => {
    expect(sealer([secret('b'), secret('a')], 'site.example').open('session', sealed, seal, NOW)).toBe('member 7');
    expect(sealer([secret('b')], 'site.example').open('session', sealed, seal, NOW)).toBeUndefined();
  });

  it('is nothing for any text that nobody sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(seals.open('session', text, seal, NOW)).toBeUndefined();
      }),
    );
  });
});

it('hides what is encrypted, and writes it anew each time', () => {
  const [one, two] = [1, 2].map(() => seals.seal('session', 'member 7', 'encrypted', null, bytes));
  expect(one).not.toBe(two);
  expect(atob(one?.split('.').at(-1)?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).not.toContain('member');
});

it('takes no secret that is too short', () => {
  expect(() => sealer([], 'site.example')).toThrow('at least one secret of at least 32 bytes');
  expect(() => sealer([secret('a'), new Uint8Array(31)], 'site.example')).toThrow('at least 32 bytes');
});
