import { describe, expect, it } from 'vitest';
import { type KeySet, Remembered } from './remembered.ts';

const set = (name: string, at: number, value = 'v'): KeySet => ({
  kind: 'localStorage',
  origin: 'https://shop.test',
  name,
  value,
  at,
});

describe('Remembered', () => {
  it('finds what tells the same, the oldest first, and nothing of another name or value', () => {
    const remembered = new Remembered<KeySet>();
    const [first, second] = [set('a', 1), set('a', 2)];
    for (const each of [first, set('b', 1), set('a', 1, 'other'), second]) remembered.add(each);
    expect(remembered.like(set('a', 3))).toEqual([first, second]);
  });

  it('forgets what was told two minutes ago', () => {
    const remembered = new Remembered<KeySet>();
    remembered.add(set('a', 0));
    expect(remembered.like(set('a', 119_999))).toHaveLength(1);
    expect(remembered.like(set('a', 120_000))).toEqual([]);
  });

  it('lets one go that was removed, and keeps the others', () => {
    const remembered = new Remembered<KeySet>();
    const [first, second] = [set('a', 1), set('a', 1)];
    remembered.add(first);
    remembered.add(second);
    remembered.remove(first);
    expect(remembered.like(set('a', 1))).toEqual([second]);
  });
});
