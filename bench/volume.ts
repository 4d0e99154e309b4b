/** What a million records take: memory, the disk, and the log. `npm run bench volume [thousands of records]`. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { consentServer, loadRegistry, openLogKeys, siteOf, sqliteStore } from '../src/server/index.ts';
import { aRecord } from '../test/support/a-record.ts';
import { exampleFile, SECRET } from '../test/support/server.ts';

const TENTHS = 10;
const AT_ONCE = 256;

export async function benchVolume(thousands: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-volume-'));
  const path = join(folder, 'samtykke.db');
  const registry = await loadRegistry(exampleFile('registry.yaml'));
  const store = sqliteStore({ path });
  const logKeys = await openLogKeys(join(folder, 'keys'), store, registry);
  const consent = await consentServer({ registry, store, logKeys, secrets: [SECRET] });
  const record = await realRecord(consent, registry.version, store);
  const site = siteOf(registry);
  console.log(
    `\n${thousands} thousand records of ${JSON.stringify(record).length} bytes, SQLite and its log, one process`,
  );
  console.log('     records      a second    resident MiB   database bytes a record');
  for (let tenth = 1; tenth <= TENTHS; tenth++) {
    const count = (thousands * 1_000) / TENTHS;
    const began = performance.now();
    for (let at = 0; at < count; at += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, count - at) }, () => ({
        ...record,
        id: crypto.randomUUID(),
        consentId: crypto.randomUUID(),
      }));
      await Promise.all(batch.map((each) => store.addRecord(each, each.id)));
    }
    while ((await store.log(site).backlog()).waiting > 0) await wait(20);
    const rate = (count * 1_000) / (performance.now() - began);
    const total = count * tenth;
    const cells = [total, rate, process.memoryUsage.rss() / 2 ** 20, statSync(path).size / total];
    console.log(cells.map((cell) => cell.toFixed(0).padStart(14)).join('  '));
  }
  await consent.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

/** One as the server makes them, with all parts of the registry. */
async function realRecord(
  consent: Awaited<ReturnType<typeof consentServer>>,
  registry: string,
  store: ReturnType<typeof sqliteStore>,
): Promise<ReturnType<typeof aRecord>> {
  const asked = ['functionality', 'analytics', 'personalised'];
  const body = JSON.stringify({ choice: 'accept', registry, language: 'no', surface: 'banner', asked });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://localhost/samtykke/choice', { method: 'POST', headers, body });
  const { consentId } = (await (await consent.fetch(request)).json()) as { consentId: string };
  return (await store.lastRecordOf('nightstage.example', consentId)) ?? aRecord();
}
