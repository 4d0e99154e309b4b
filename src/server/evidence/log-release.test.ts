import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../../test/support/a-record.ts';
import { sequence } from '../../../test/support/a-site-file.ts';
import { newLogKey, parseLogKeys, type Store, sqliteStore } from '../index.ts';
import { logRelease } from './log-release.ts';

const SITE = 'site.example';
const KEY = await newLogKey(`${SITE}/samtykke/log`);

const log = async (store: Store) =>
  logRelease(store, await parseLogKeys(KEY), {
    format: 1,
    kind: 'release',
    id: crypto.randomUUID(),
    site: SITE,
    at: '2026-11-26T12:00:00.000Z',
    registry: 'f'.repeat(64),
    manifest: 'a'.repeat(64),
  });
const publishedIn = async (store: Store) => (await store.log(SITE).head())?.published;

describe('the record of a release', () => {
  it('leaves the first checkpoint to the server, which knows its keys, and whether witnesses have to sign', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const logged = log(store);
    await wait(1_500);
    expect(await publishedIn(store)).toBeUndefined();
    await sequence(store, SITE, 'keys', KEY);
    expect(await logged).toMatchObject({ logged: { kind: 'logged', entry: 0 } });
    await store.close();
  });

  it('gets into a log that goes on without witnesses and has no server', async () => {
    const store = sqliteStore({ path: ':memory:' });
    const first = aRecord({ site: SITE });
    await store.addRecord(first, first.id);
    await sequence(store, SITE, 'keys', KEY);
    expect(await log(store)).toMatchObject({ logged: { kind: 'logged', entry: 1 } });
    expect((await publishedIn(store))?.size).toBe(2);
    await store.close();
  });
});
