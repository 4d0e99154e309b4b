/** What every store promises of a log, as tests: each implementation runs them. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { append, EMPTY_FRONTIER, type Frontier, tileAt } from '../../src/proof/index.ts';
import type { Store } from '../../src/server/index.ts';
import { nodeSha256 } from '../../src/server/sha256.ts';
import type { Lease, LogBatch, LogStore } from '../../src/server/stores/log-store.ts';
import { aRecord } from './a-record.ts';

const LEASE = 60_000;
const SITE = 'site.example';

export function logStoreSuite(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the promises of a log's store`, () => {
    let store: Store;
    let log: LogStore;
    let edge: Frontier;
    beforeEach(async () => {
      store = await open();
      log = store.log(SITE);
      edge = EMPTY_FRONTIER;
    });
    afterEach(() => store.close());

    const addRecords = async (count: number): Promise<void> => {
      const records = Array.from({ length: count }, () => aRecord());
      await Promise.all(records.map((each) => store.addRecord(each, each.id)));
    };
    const lease = async (holder = 'one', milliseconds = LEASE): Promise<Lease> =>
      (await log.takeLease(holder, milliseconds)) as Lease;
    /** What is to be appended, without a change to the log. */
    const batchOf = async (held: Lease, limit = 1_000): Promise<LogBatch & { readonly after: Frontier }> => {
      const waiting = await log.waiting(limit);
      const { frontier, head, files } = append(
        nodeSha256,
        edge,
        waiting.map(({ entry }) => entry),
      );
      const ids = waiting.map(({ id }) => id);
      const published = { size: head.size, note: `note ${head.size}`, at: 1_795_000_000_000 + head.size };
      return { lease: held, oldSize: edge.size, head, files, ids, published, after: frontier };
    };
    const appendAll = async (held: Lease, limit?: number): Promise<boolean> => {
      const batch = await batchOf(held, limit);
      const isDone = await log.append(batch);
      if (isDone) edge = batch.after;
      return isDone;
    };

    it('is empty before its first entry', async () => {
      expect(await log.head()).toBeUndefined();
      expect(await log.waiting(10)).toEqual([]);
      expect(await log.backlog()).toEqual({ waiting: 0, oldestAt: undefined });
      expect(await log.tiles([tileAt(0, 0, 1)])).toEqual([undefined]);
    });

    it('has one holder at a time, who may renew', async () => {
      const first = await lease();
      expect(await log.takeLease('two', LEASE)).toBeUndefined();
      expect(await lease()).toEqual(first);
      await log.releaseLease(first);
      const second = await lease('two');
      expect(second.epoch).toBeGreaterThan(first.epoch);
      await log.releaseLease(first);
      expect(await log.takeLease('one', LEASE)).toBeUndefined();
    });

    it('gives the lease to one of many who ask at once', async () => {
      const holders = Array.from({ length: 20 }, (_, index) => `holder ${index}`);
      const leases = await Promise.all(holders.map((each) => log.takeLease(each, LEASE)));
      expect(leases.filter((each) => each !== undefined)).toHaveLength(1);
    });

    it('passes the lease on when it has ended, and when the clock was set back', async () => {
      const first = await lease('one', 1);
      await wait(20);
      const second = await lease('two', 3_600_000);
      expect(second.epoch).toBeGreaterThan(first.epoch);
      // Nobody takes a lease of a minute that ends in an hour.
      expect((await lease('three', LEASE)).epoch).toBeGreaterThan(second.epoch);
    });

    it('appends what waits in the order in which it was accepted, and finds it again', async () => {
      for (let count = 0; count < 5; count++) await addRecords(1);
      const accepted = await log.waiting(10);
      const held = await lease();
      expect(await appendAll(held, 3)).toBe(true);
      expect(await appendAll(held)).toBe(true);
      expect(await log.waiting(10)).toEqual([]);
      const found = await Promise.all(accepted.map(({ id }) => store.recordById(SITE, id)));
      expect(found.map((each) => each?.kind === 'stored' && each.entry)).toEqual([0, 1, 2, 3, 4]);
      const head = await log.head();
      expect(head).toMatchObject({ size: 5, published: { size: 5, note: 'note 5', at: 1_795_000_000_005 } });
      const [hashes, entries] = await log.tiles([tileAt(0, 0, 5), { level: 'entries', index: 0, width: 5 }]);
      expect([hashes?.length, entries?.length]).toEqual([160, 170]);
    });

    it('tells how many wait, and since when', async () => {
      await store.addRecord(aRecord({ at: '2026-11-24T12:00:07.000Z' }), 'key-1');
      await store.addRecord(aRecord({ at: '2026-11-24T12:00:05.000Z' }), 'key-2');
      expect(await log.backlog()).toEqual({ waiting: 2, oldestAt: Date.parse('2026-11-24T12:00:05.000Z') });
    });

    it('keeps the tiles of many levels, each as long as it has become', async () => {
      const held = await lease();
      await addRecords(200);
      await appendAll(held);
      await addRecords(400);
      await appendAll(held);
      const tiles = [tileAt(0, 0, 600), tileAt(0, 1, 600), tileAt(0, 2, 600), tileAt(1, 0, 600), tileAt(0, 3, 1_000)];
      expect((await log.tiles(tiles)).map((each) => each && each.length / 32)).toEqual([256, 256, 88, 2, undefined]);
    });

    it('changes nothing for one whose lease has passed to another', async () => {
      await addRecords(3);
      const first = await lease('one', 1);
      const batch = await batchOf(first);
      await wait(20);
      const second = await lease('two');
      expect(await log.append(batch)).toBe(false);
      expect(await log.publish(first, { size: 0, note: 'a fork', at: 1 })).toBe(false);
      expect([await log.head(), (await log.waiting(10)).length]).toEqual([undefined, 3]);
      expect(await log.tiles([tileAt(0, 0, 3)])).toEqual([undefined]);
      expect(await appendAll(second)).toBe(true);
      expect(await log.append(batch)).toBe(false);
      expect(await log.head()).toMatchObject({ size: 3 });
    });

    it('changes nothing for one who appends to a size that the log has no longer', async () => {
      await addRecords(3);
      const held = await lease();
      const batch = await batchOf(held, 2);
      expect(await log.append(batch)).toBe(true);
      expect(await log.append(batch)).toBe(false);
      expect(await log.append({ ...(await batchOf(held)), oldSize: 3 })).toBe(false);
      expect(await log.head()).toMatchObject({ size: 2 });
    });

    it('appends no entry of a record that was erased while it waited', async () => {
      const record = aRecord();
      await store.addRecord(record, 'key-1');
      const held = await lease();
      const batch = await batchOf(held);
      const erasure = { format: 1, kind: 'erasure', id: crypto.randomUUID(), site: SITE, at: record.at } as const;
      expect(await store.erase({ ...erasure, erases: record.id, entry: null, because: 'visitor' })).toBe(true);
      expect(await log.append(batch)).toBe(false);
      expect([await log.head(), await log.tiles([tileAt(0, 0, 1)])]).toEqual([undefined, [undefined]]);
      expect(await appendAll(held)).toBe(true);
      expect(await store.recordById(SITE, erasure.id)).toMatchObject({ entry: 0 });
    });

    it('erases no record under an entry that it does not have', async () => {
      const record = aRecord();
      await store.addRecord(record, 'key-1');
      await appendAll(await lease());
      const erasure = { format: 1, kind: 'erasure', id: crypto.randomUUID(), site: SITE, at: record.at } as const;
      expect(await store.erase({ ...erasure, erases: record.id, entry: null, because: 'operator' })).toBe(false);
      expect(await store.erase({ ...erasure, erases: record.id, entry: 0, because: 'operator' })).toBe(true);
    });

    it('publishes a checkpoint of the head after others have signed it', async () => {
      await addRecords(2);
      const held = await lease();
      const batch = await batchOf(held);
      expect(await log.append({ ...batch, published: undefined })).toBe(true);
      expect(await log.head()).toMatchObject({ size: 2, published: undefined });
      expect(await log.publish(held, { size: 1, note: 'of another size', at: 5 })).toBe(false);
      expect(await log.publish(held, { size: 2, note: 'signed by all', at: 5 })).toBe(true);
      expect(await log.head()).toMatchObject({ published: { size: 2, note: 'signed by all', at: 5 } });
    });

    it('keeps the logs of two sites apart', async () => {
      await addRecords(2);
      await store.addRecord(aRecord({ site: 'other.example' }), 'key-1');
      expect(await appendAll(await lease())).toBe(true);
      const other = store.log('other.example');
      expect([await other.head(), (await other.waiting(10)).length]).toEqual([undefined, 1]);
      expect(await other.takeLease('two', LEASE)).toMatchObject({ holder: 'two' });
      expect(await other.tiles([tileAt(0, 0, 2)])).toEqual([undefined]);
    });
  });
}
