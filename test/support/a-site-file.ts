/** A database file with a site in it: records in the log, erased ones, and some that wait. */
import { writeFileSync } from 'node:fs';
import type { LogRecord } from '../../src/proof/index.ts';
import { canonicalForm, type Registry } from '../../src/registry/index.ts';
import { newLogKey, parseLogKeys, type Store, sqliteStore } from '../../src/server/index.ts';
import { startSequencer } from '../../src/server/log/sequencer.ts';
import { anErasure, anExpiry, aRecord } from './a-record.ts';

/** The name of the log in it. */
export const originOf = ({ site }: Registry): string => `${site.domains[0]}/samtykke/log`;

/** Writes `<path>` and, unless there is one, `<path>.keys`. Of `count` records one is erased before it is in the log. */
export async function writeSiteFile(path: string, registry: Registry, count: number): Promise<void> {
  const key = await newLogKey(originOf(registry));
  writeFileSync(`${path}.keys`, `${key}\n`);
  const store = sqliteStore({ path });
  const { version } = registry;
  const site = registry.site.domains[0] as string;
  await store.putRegistry(site, { version, canonical: canonicalForm(registry), since: '2026-11-24T00:00:00.000Z' });
  await addRecords(store, registry, count);
  const unsequenced = aRecord({ site });
  await store.addRecord(unsequenced, unsequenced.id);
  await store.erase(anErasure(unsequenced, null));
  await sequence(store, site, `${path}.keys`, key);
  for (const entry of [3, count - 1]) await eraseEntry(store, site, entry);
  await sequence(store, site, `${path}.keys`, key);
  await addRecords(store, registry, 3);
  await store.close();
}

/** Adds records as the server makes them, and the end of the consent of the first. */
export async function addRecords(store: Store, registry: Registry, count: number): Promise<void> {
  const site = registry.site.domains[0] as string;
  const shown = { ...aRecord().shown, registry: registry.version };
  const choices = Array.from({ length: count - 1 }, () => aRecord({ site, shown }));
  const records: LogRecord[] = [...choices, anExpiry(choices[0] ?? aRecord({ site }))];
  await Promise.all(records.map((each) => store.addRecord(each, each.id)));
}

export async function eraseEntry(store: Store, site: string, entry: number): Promise<void> {
  const [kept] = await store.recordsInLog(site, { entry, id: '' }, 1);
  if (!(await store.erase(anErasure({ site, id: kept?.id as string }, entry))))
    throw new Error(`no record at ${entry}`);
}

/** Takes into the log what waits. */
export async function sequence(store: Store, site: string, where: string, keys: string): Promise<void> {
  const log = store.log(site);
  const logKeys = await parseLogKeys(keys, where);
  const sequencer = startSequencer({ store: log, keys: logKeys, clock: Date.now, intervalMilliseconds: 5 });
  const isUpToDate = async (): Promise<boolean> => {
    const head = await log.head();
    return (await log.backlog()).waiting === 0 && head?.published?.size === head?.size;
  };
  while (!(await isUpToDate())) await new Promise((resolve) => setTimeout(resolve, 5));
  await sequencer.stop();
}
