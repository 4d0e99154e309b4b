/**
 * `node scripts/chaos/replica.ts <folder> <database> [--no-fence]`: one of several servers on one store, as `samtykke serve`
 * is one, with a short lease and a log that is slow to write, so that it is often stopped in the middle of that.
 *
 * `--no-fence` takes away what keeps a paused process from writing: the control, which has to go wrong.
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
  type Store,
  siteOf,
  stopSignal,
} from '../../src/server/index.ts';
import { unfenced } from './unfenced.ts';

const REGISTRY = new URL('../../examples/night-stage/registry.yaml', import.meta.url).pathname;
export const LEASE_MILLISECONDS = 400;
const INTERVAL_MILLISECONDS = 20;
/** Between what is read and what is written: where a process is stopped that does harm. */
const SLOWNESS_MILLISECONDS = 60;
const TELL_MILLISECONDS = 10;

async function run([folder = '.', database = '', fence]: readonly string[]): Promise<void> {
  const registry = await loadRegistry(REGISTRY);
  const store = await openStore(database);
  const site = siteOf(registry);
  const log = slow(fence === '--no-fence' ? await unfenced(store.log(site), database, site) : store.log(site));
  const consent = await consentServer({
    registry,
    store: withLog(store, log),
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

const withLog = (store: Store, log: LogStore): Store => ({ ...store, log: () => log });

if (import.meta.main) await run(process.argv.slice(2));
