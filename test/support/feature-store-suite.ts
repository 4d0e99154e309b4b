/** What every store of features promises, as tests: each implementation runs them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeatureItem, FeatureStore } from '../../src/features/index.ts';

export interface OpenFeatureStore {
  readonly store: FeatureStore;
  /** Another site in the same place. */
  readonly other: FeatureStore;
  close(): Promise<void>;
}

const NOW = 1_000_000;
const anItem = (change: Partial<FeatureItem> = {}): FeatureItem => ({
  key: 'key',
  subject: 'subject',
  value: 'æ 日本 \u0000 "',
  endsAt: NOW + 60,
  ...change,
});

export function featureStoreSuite(name: string, open: () => Promise<OpenFeatureStore>): void {
  describe(`${name} keeps the promises of a store of features`, () => {
    let opened: OpenFeatureStore;
    let store: FeatureStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());
    const values = async (family = 'one'): Promise<readonly string[]> =>
      (await store.all(family, NOW)).map(({ value }) => value);

    it('gives an item back as it was', async () => {
      await store.put('one', anItem(), NOW);
      expect(await store.get('one', 'key', NOW)).toEqual(anItem());
      await store.put('one', anItem({ value: 'later', endsAt: null }), NOW);
      expect(await store.all('one', NOW)).toEqual([anItem({ value: 'later', endsAt: null })]);
    });

    it('adds to a key once, of many at the same time', async () => {
      const tries = Array.from({ length: 100 }, (_, index) => store.add('one', anItem({ value: `${index}` }), NOW));
      const added = await Promise.all(tries);
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await values()).toEqual([`${added.indexOf(true)}`]);
    });

    it('swaps a value once, of many at the same time, and only for what it was', async () => {
      await store.put('one', anItem({ value: 'before' }), NOW);
      const tries = Array.from({ length: 50 }, (_, index) =>
        store.swap('one', 'before', anItem({ value: `${index}` }), NOW),
      );
      const swapped = await Promise.all(tries);
      expect(swapped.filter(Boolean)).toHaveLength(1);
      expect(await values()).toEqual([`${swapped.indexOf(true)}`]);
      expect(await store.swap('one', 'x', anItem({ key: 'none' }), NOW)).toBe(false);
    });

    it('gives away an item once, of many at the same time', async () => {
      await store.put('one', anItem(), NOW);
      const taken = await Promise.all(Array.from({ length: 50 }, () => store.take('one', 'key', NOW)));
      expect(taken.filter(Boolean)).toEqual([anItem()]);
      expect(await values()).toEqual([]);
    });

    it('has nothing of what has ended, to the second', async () => {
      const ended = anItem({ endsAt: NOW });
      await store.put('one', ended, NOW - 1);
      expect(await store.get('one', 'key', NOW - 1)).toEqual(ended);
      expect(await store.get('one', 'key', NOW)).toBeUndefined();
      expect(await store.swap('one', ended.value, anItem(), NOW)).toBe(false);
      expect(await store.take('one', 'key', NOW)).toBeUndefined();
      expect(await store.ofSubject('one', 'subject', NOW)).toEqual([]);
      expect(await values()).toEqual([]);
      expect(await store.add('one', anItem({ value: 'next' }), NOW)).toBe(true);
      expect(await values()).toEqual(['next']);
    });

    it('forgets all of a subject in a family, and nothing else', async () => {
      for (const key of ['a', 'b', 'c']) await store.put('one', anItem({ key, value: key }), NOW);
      await store.put('one', anItem({ key: 'd', value: 'd', subject: 'another' }), NOW);
      await store.put('two', anItem({ value: 'two' }), NOW);
      expect((await store.ofSubject('one', 'subject', NOW)).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
      expect(await store.forget('one', 'subject')).toBe(3);
      expect(await store.forget('one', 'subject')).toBe(0);
      expect([await values('one'), await values('two')]).toEqual([['d'], ['two']]);
    });

    it('tells the sites apart', async () => {
      await store.put('one', anItem(), NOW);
      expect(await opened.other.get('one', 'key', NOW)).toBeUndefined();
      expect(await opened.other.add('one', anItem({ value: 'other' }), NOW)).toBe(true);
      expect(await opened.other.forget('one', 'subject')).toBe(1);
      expect(await values()).toEqual([anItem().value]);
    });
  });
}
