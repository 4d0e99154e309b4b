/**
 * `node scripts/chaos/replica.ts <folder> <database> [fence|durability|new-clock]`: one of several servers on one store, as
 * `samtykke serve` is one, with a short lease and a log that is slow to write, so that it is often stopped in the middle of
 * that.
 *
 * The third takes something away, for the control, which has to go wrong.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  consentServer,
  type LogStore,
  listen,
  loadRegistry,
  openLogKeys,
  openStore,
  readSecrets,
  siteOf,
  stopSignal,
} from '../../src/server/index.ts';
import { lacking } from './lacking.ts';

const REGISTRY = new URL('../../examples/night-stage/registry.yaml', import.meta.url).pathname;
export const LEASE_MILLISECONDS = 400;
const INTERVAL_MILLISECONDS = 20;
/** Between what is read and what is written: where a process is stopped that does harm. */
const SLOWNESS_MILLISECONDS = 60;
const TELL_MILLISECONDS = 10;

async function run([folder = '.', database = '', without]: readonly string[]): Promise<void> {
  const registry = await loadRegistry(REGISTRY);
  const opened = await openStore(database);
  const site = siteOf(registry);
  const store = await lacking(without, { ...opened, log: () => slow(opened.log(site)) }, database, site);
  const consent = await consentServer({
    registry,
    store,
    secrets: readSecrets(join(folder, 'samtykke.secrets')),
    logKeys: await openLogKeys(join(folder, 'samtykke.log-keys'), store, registry),
    logIntervalMilliseconds: INTERVAL_MILLISECONDS,
    logLeaseMilliseconds: LEASE_MILLISECONDS,
    requestsPerMinute: 0,
  });
  const { address, stop } = await listen({ fetch: consent.fetch, port: 0, hostname: '127.0.0.1' });
  console.log(`listening ${address} ${registry.version}`);
  const telling = tellState(() => consent.sequencer()?.kind);
  await stopSignal();
  clearInterval(telling);
  await stop();
  await consent.close();
  await store.close();
  // What watches the log without its fence is connected still.
  process.exit();
}

/** For who wants to stop the one that writes the log. */
function tellState(state: () => string | undefined): NodeJS.Timeout {
  let told: string | undefined;
  return setInterval(() => {
    const now = state();
    if (now !== told) console.log(`state ${now}`);
    told = now;
  }, TELL_MILLISECONDS);
}

const slow = (log: LogStore): LogStore => ({
  ...log,
  append: async (batch) => {
    await wait(SLOWNESS_MILLISECONDS);
    return log.append(batch);
  },
});

if (import.meta.main) await run(process.argv.slice(2));
