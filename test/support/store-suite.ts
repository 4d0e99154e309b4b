/** What every store promises, as tests: each implementation runs them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { append, type ConsentRecord, EMPTY_FRONTIER, entryOf, type LogRecord } from '../../src/proof/index.ts';
import { canonicalJson } from '../../src/registry/index.ts';
import { type Lease, type Store, StoreUnavailable } from '../../src/server/index.ts';
import { nodeSha256 } from '../../src/server/sha256.ts';
import { MOST_WAITING } from '../../src/server/stores/group-commit.ts';
import {
  type LogPlace,
  MOST_AUDITS,
  MOST_VIOLATIONS,
  type StoredAudit,
  type StoredRecord,
} from '../../src/server/stores/store.ts';
import { anErasure, anExpiry, aRecord } from './a-record.ts';
import { aViolation } from './a-violation.ts';

export function storeSuite(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const recordsOf = async (site: string, consentId: string | null): Promise<readonly LogRecord[]> =>
      (await store.recordsOf(site, consentId as string)).map(({ record }) => record);

    it('gives a record back as it was, by its id and by its consent ID', async () => {
      const record = aRecord({
        chosen: { reply: 'save', choice: 'æ 日本 \u0000 "', answers: { analytics: ['a', 'b'] }, parts: [] },
      });
      expect(await store.addRecord(record, 'key-1')).toEqual(record);
      expect(await store.recordById(record.site, record.id)).toMatchObject({ record, text: canonicalJson(record) });
      expect(await recordsOf(record.site, record.consentId)).toEqual([record]);
    });

    it('keeps the first record of a key, whatever comes after it, also at the same time', async () => {
      const records = Array.from({ length: 20 }, () => aRecord());
      const kept = await Promise.all(records.map((each) => store.addRecord(each, 'one-key')));
      expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
      const later = await store.addRecord(aRecord(), 'one-key');
      expect(later).toEqual(kept[0]);
    });

    it('gives the records of a consent ID in the order in which they were accepted', async () => {
      const consentId = crypto.randomUUID();
      const records = Array.from({ length: 30 }, (_, index) =>
        aRecord({ consentId, at: `2026-11-24T12:00:00.${100 + ((index * 7) % 30)}Z` }),
      );
      for (const [index, record] of records.entries()) await store.addRecord(record, `key-${index}`);
      expect(await recordsOf('site.example', consentId)).toEqual(records);
    });

    it('gives the record of a consent ID that was accepted last, whatever time it names', async () => {
      const consentId = crypto.randomUUID();
      const first = aRecord({ consentId, at: '2026-11-24T12:00:00.000Z' });
      const last = aRecord({ consentId, at: '2026-11-23T12:00:00.000Z' });
      await store.addRecord(first, 'key-1');
      expect(await store.lastRecordOf('site.example', consentId)).toEqual(first);
      await store.addRecord(last, 'key-2');
      await store.addRecord(aRecord({ consentId, at: '2026-11-25T12:00:00.000Z' }), 'key-1');
      await store.addRecord(aRecord(), 'key-3');
      expect(await store.lastRecordOf('site.example', consentId)).toEqual(last);
      expect(await store.lastRecordOf('other.example', consentId)).toBeUndefined();
      expect(await store.lastRecordOf('site.example', 'none')).toBeUndefined();
    });

    it('tells the sites apart', async () => {
      const one = aRecord();
      await store.addRecord(one, 'a-key');
      const other = { ...aRecord(), site: 'other.example', consentId: one.consentId };
      expect(await store.addRecord(other, 'a-key')).toEqual(other);
      expect(await recordsOf('other.example', one.consentId)).toEqual([other]);
      expect(await store.recordById('third.example', one.id)).toBeUndefined();
    });

    it('keeps a refusal without a consent ID, and finds it under none', async () => {
      const refusal = aRecord({ consentId: null });
      await store.addRecord(refusal, 'refusal');
      expect(await store.recordsOf('site.example', 'null')).toEqual([]);
      expect(await store.recordsOf('site.example', '')).toEqual([]);
      expect(await store.lastRecordOf('site.example', 'null')).toBeUndefined();
      expect(await store.recordById('site.example', refusal.id)).toMatchObject({ record: { consentId: null } });
    });

    it('keeps what a newer version has put into a record, and what the log is to have of it', async () => {
      const record = { ...aRecord(), later: { b: [1], a: 'ø' } };
      await store.addRecord(record, 'key-1');
      const { text, salt } = (await store.recordById(record.site, record.id)) as StoredRecord;
      expect([text, salt.length]).toEqual([canonicalJson(record), 16]);
      const [waiting] = await store.log(record.site).waiting(10);
      expect(waiting).toMatchObject({ id: record.id });
      expect(Buffer.from(waiting?.entry ?? [])).toEqual(entryOf(nodeSha256, salt, text));
    });

    it('takes a key that is no well-formed text, as often as it comes', async () => {
      const record = aRecord();
      const kept = await store.addRecord(record, 'a key \ud800');
      expect(kept).toEqual(record);
      const again = await store.addRecord(aRecord(), 'a key \ud800');
      expect(again).toEqual(record);
    });

    it('gives only the latest records of a consent ID where that is asked for', async () => {
      const consentId = crypto.randomUUID();
      const records = Array.from({ length: 5 }, () => aRecord({ consentId }));
      for (const each of records) await store.addRecord(each, each.id);
      const found = await store.recordsOf('site.example', consentId, 2);
      expect(found.map(({ record }) => record)).toEqual(records.slice(3));
    });

    it('takes the key of a record for its kind alone', async () => {
      const choice = aRecord();
      await store.addRecord(choice, 'one-key');
      const expiry = anExpiry(choice);
      expect(await store.addRecord(expiry, 'one-key')).toEqual(expiry);
      expect(await recordsOf(choice.site, choice.consentId)).toEqual([choice, expiry]);
      expect(await store.lastRecordOf(choice.site, choice.consentId as string)).toEqual(choice);
    });

    it('gives all records, page by page, by the time that they name', async () => {
      const records = Array.from({ length: 25 }, (_, index) =>
        aRecord({ at: `2026-11-24T12:00:00.${100 + ((index * 7) % 5)}Z` }),
      );
      await Promise.all(records.map((each) => store.addRecord(each, each.id)));
      await store.addRecord(aRecord({ site: 'other.example' }), 'other');
      const found: LogRecord[] = [];
      for (let place = { at: '', id: '' }; ; ) {
        const page = await store.recordsAfter('site.example', place, 7);
        found.push(...page.map(({ record }) => record));
        if (page.length < 7) break;
        place = page.at(-1)?.record as LogRecord;
      }
      const inOrder = records.toSorted((one, other) => (`${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1));
      expect(found).toEqual(inOrder);
    });

    it('gives the records of the log in its order, and those that wait by their ids, as they lie there', async () => {
      const records = Array.from({ length: 9 }, () => aRecord());
      for (const each of records) await store.addRecord(each, `key ${each.id}`);
      await store.addRecord(aRecord({ site: 'other.example' }), 'other');
      const { text, salt } = (await store.recordById('site.example', records[0]?.id as string)) as StoredRecord;
      await putIntoLog(store, 'site.example', 7);
      const first = await store.recordsInLog('site.example', { entry: 0, id: '' }, 4);
      const rest = await store.recordsInLog('site.example', first.at(-1) as LogPlace, 4);
      expect([...first, ...rest].map(({ id, entry }) => [id, entry])).toEqual(
        records.slice(0, 7).map(({ id }, index) => [id, index]),
      );
      const { id, consentId, at } = records[0] as ConsentRecord;
      expect(first[0]).toEqual({
        ...{ key: `choice key ${id}`, id, consentId, at, about: null, text, salt, entry: 0, waiting: undefined },
      });
      const [one, ...more] = await store.recordsWaiting('site.example', '', 1);
      const others = await store.recordsWaiting('site.example', one?.id as string, 4);
      const left = records.slice(7).map((each) => each.id);
      expect([one, ...more, ...others].map((each) => each?.id)).toEqual(left.toSorted());
      expect(one).toMatchObject({ entry: undefined });
      expect(Buffer.from(one?.waiting ?? [])).toEqual(
        entryOf(nodeSha256, one?.salt as Uint8Array, one?.text as string),
      );
    });

    it('erases a record, and knows by what', async () => {
      const [record, other] = [aRecord(), aRecord()];
      await store.addRecord(record, 'key-1');
      await store.addRecord(other, 'key-2');
      expect(await store.erase(anErasure(record, 7))).toBe(false);
      const erasure = anErasure(record, null);
      expect(await store.erase(erasure)).toBe(true);
      expect(await store.recordById(record.site, record.id)).toMatchObject({ kind: 'erased', by: { record: erasure } });
      expect(await store.recordById(record.site, erasure.id)).toMatchObject({ kind: 'stored', record: erasure });
      expect(await recordsOf(record.site, record.consentId)).toEqual([]);
      expect(await recordsOf(record.site, other.consentId)).toEqual([other]);
      expect((await store.log(record.site).waiting(10)).map(({ id }) => id)).toEqual([other.id, erasure.id]);
      expect(await store.erase(anErasure(record, null))).toBe(false);
    });

    it('keeps a thousand records that come at once', async () => {
      const records = Array.from({ length: 1_000 }, () => aRecord());
      await Promise.all(records.map((each) => store.addRecord(each, each.id)));
      const found = await Promise.all(
        records.map(async (each) => (await store.recordsOf(each.site, each.consentId as string)).length),
      );
      expect(found.every((count) => count === 1)).toBe(true);
    });

    it('refuses what one site is flooded with, and keeps what comes to another meanwhile', async () => {
      const flood = Array.from({ length: MOST_WAITING + 1 }, () => aRecord());
      const kept = flood.map((each) =>
        store.addRecord(each, each.id).then(
          () => true,
          (error) => error,
        ),
      );
      const other = aRecord({ site: 'other.example' });
      expect(await store.addRecord(other, 'key')).toEqual(other);
      const answers = await Promise.all(kept);
      expect(answers.pop()).toBeInstanceOf(StoreUnavailable);
      expect(answers.every((each) => each === true)).toBe(true);
    });

    it('keeps the versions of a registry in the order in which they came in force', async () => {
      const version = (letter: string) => ({
        version: letter,
        canonical: `{"${letter}":1}`,
        since: `2026-11-2${letter.charCodeAt(0) % 10}T00:00:00.000Z`,
      });
      for (const letter of ['a', 'a', 'b', 'a', 'a']) await store.putRegistry('site.example', version(letter));
      await store.putRegistry('other.example', version('c'));
      expect(await store.registries('site.example')).toEqual(['a', 'b', 'a'].map(version));
    });

    it('keeps audits by site, the page of the latest alone, and no more than a year of weekly ones', async () => {
      const audit = (day: number): StoredAudit => ({
        at: new Date(Date.UTC(2026, 0, day)).toISOString(),
        report: `{"day":${day}}`,
        page: `<p>${day}</p>`,
      });
      expect(await store.latestAudit('site.example')).toBeUndefined();
      expect(await store.audits('site.example')).toEqual([]);
      await store.addAudit('other.example', audit(400));
      // One that was begun earlier may end later.
      await store.addAudit('site.example', audit(2));
      await store.addAudit('site.example', audit(1));
      expect(await store.latestAudit('site.example')).toEqual(audit(2));
      expect((await store.audits('site.example')).map(({ report }) => report)).toEqual(['{"day":1}', '{"day":2}']);
      for (let day = 3; day <= MOST_AUDITS + 2; day++) await store.addAudit('site.example', audit(day));
      await store.addAudit('site.example', { ...audit(MOST_AUDITS + 2), report: '{}' });
      const all = await store.audits('site.example');
      expect(all).toHaveLength(MOST_AUDITS);
      expect(all[0]?.report).toBe('{"day":3}');
      expect(await store.latestAudit('site.example')).toEqual({ ...audit(MOST_AUDITS + 2), report: '{}' });
      expect((await store.audits('other.example')).map(({ report }) => report)).toEqual(['{"day":400}']);
    });

    it('adds up what was stopped, and keeps the first day and the last', async () => {
      store.addViolations('site.example', [aViolation(), aViolation({ name: '_fbp' }), aViolation()]);
      await store.violations('site.example');
      store.addViolations('site.example', [
        aViolation({ seen: 40, firstDay: '2026-11-20', lastDay: '2026-11-21' }),
        aViolation({ firstDay: '2026-11-26', lastDay: '2026-11-26' }),
      ]);
      store.addViolations('other.example', [aViolation({ source: 'page' })]);
      expect(await store.violations('site.example')).toEqual([
        aViolation({ seen: 43, firstDay: '2026-11-20', lastDay: '2026-11-26' }),
        aViolation({ name: '_fbp' }),
      ]);
      expect(await store.violations('other.example')).toEqual([aViolation({ source: 'page' })]);
      expect(await store.violations('none.example')).toEqual([]);
    });

    it.each(['registry', 'mode', 'source', 'kind', 'name', 'verdict', 'because'])(
      'tells two apart by %s',
      async (field) => {
        const two = [aViolation(), aViolation({ [field]: 'another' })];
        store.addViolations('site.example', two);
        expect(await store.violations('site.example')).toEqual(two);
      },
    );

    it('counts in one row what comes after the first rows of a version and source, and hides nothing of another', async () => {
      const flood = Array.from({ length: 3_000 }, (_, index) => aViolation({ name: `x${index}`, seen: 2 }));
      // More than may wait, then more than there are rows for.
      for (const part of [flood.slice(0, 1_500), flood.slice(1_500)]) {
        store.addViolations('site.example', part);
        await store.violations('site.example');
      }
      store.addViolations('site.example', [aViolation({ name: 'x0' }), aViolation({ source: 'page' })]);
      const rows = await store.violations('site.example');
      expect(rows).toHaveLength(MOST_VIOLATIONS + 2);
      expect(rows.reduce((sum, { seen }) => sum + seen, 0)).toBe(6_002);
      expect(rows.filter(({ kind }) => kind === 'other')).toEqual([
        aViolation({ kind: 'other', name: '', verdict: 'other', because: 'other', seen: 5_500 }),
      ]);
      expect(rows.find(({ name }) => name === 'x0')?.seen).toBe(3);
      expect(rows.at(-1)).toEqual(aViolation({ source: 'page' }));
    });

    it('says that it can take a record', async () => expect(await store.check()).toBeUndefined());
  });
}

/** Puts the records that were accepted first into an empty log. */
async function putIntoLog(store: Store, site: string, count: number): Promise<void> {
  const log = store.log(site);
  const lease = (await log.takeLease('one', 60_000)) as Lease;
  const waiting = await log.waiting(count);
  const entries = waiting.map(({ entry }) => entry);
  const { head, files } = append(nodeSha256, EMPTY_FRONTIER, entries);
  const ids = waiting.map(({ id }) => id);
  expect(await log.append({ lease, oldSize: 0, head, files, ids, published: undefined })).toBe(true);
}
