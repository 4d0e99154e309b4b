import { describe, expect, it } from 'vitest';
import { testGate } from '../../../test/support/feature-gate.ts';
import { digestOf, isSecret, newSecret } from '../secret.ts';
import { present, rotate, successorOf } from './rotation.ts';

const { bytes } = testGate();
const first = newSecret(bytes);
const NOW = 1_000;
const rotation = rotate(first, NOW + 30, bytes);
const second = successorOf(first, rotation.before.salt, 'rotating');

describe('a secret that is replaced when it is used', () => {
  it('is current until then', () => {
    expect(present({ digest: digestOf(first) }, first, NOW)).toEqual({ kind: 'current' });
  });

  it('leads to its successor within the overlap, to the second, and is wrong from then on', () => {
    const overlapping = { kind: 'overlapping', salt: rotation.before.salt };
    expect(present(rotation, first, NOW)).toEqual(overlapping);
    expect(present(rotation, first, NOW + 29)).toEqual(overlapping);
    expect(present(rotation, first, NOW + 30)).toEqual({ kind: 'wrong' });
  });

  it('has a successor that is a secret, current, and another than the one for access', () => {
    expect(isSecret(second)).toBe(true);
    expect(present(rotation, second, NOW + 1e6)).toEqual({ kind: 'current' });
    expect(successorOf(first, rotation.before.salt, 'access')).not.toBe(second);
  });

  it('is wrong two generations later, and so is what nobody was given', () => {
    const next = rotate(second, NOW + 60, bytes);
    expect(present(next, first, NOW + 1)).toEqual({ kind: 'wrong' });
    expect(present(next, newSecret(bytes), NOW + 1)).toEqual({ kind: 'wrong' });
  });

  it('is not kept, nor what the server could make it of', () => {
    const kept = JSON.stringify(rotation);
    expect([first, second].filter((each) => kept.includes(each))).toEqual([]);
    expect(present(rotation, successorOf(digestOf(first), rotation.before.salt, 'rotating'), NOW)).toEqual({
      kind: 'wrong',
    });
  });
});
