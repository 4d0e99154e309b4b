import type { RecordPlace, Store, StoredRecord } from '../stores/index.ts';

const PAGE = 500;

/**
 * All records of a site, by the time that they name, a page in memory at a time. What is written meanwhile may be among
 * them.
 *
 * @param from ISO 8601, UTC; a day will do.
 */
export async function* allRecords(store: Store, site: string, from = ''): AsyncGenerator<StoredRecord> {
  let place: RecordPlace = { at: from, id: '' };
  for (;;) {
    const page = await store.recordsAfter(site, place, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    place = (page.at(-1) as StoredRecord).record;
  }
}
