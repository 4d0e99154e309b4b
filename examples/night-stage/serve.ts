/** Runs the demo: site and consent server in one process, on one port. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ConsentServer,
  consentServer,
  listen,
  loadRegistry,
  readSecrets,
  sqliteStore,
  stopSignal,
} from '../../src/server/index.ts';
import { listAddress } from './addresses.ts';
import { nightStage } from './site.ts';

const DEFAULT_PORT = 7575;
/** Where database and secrets are kept: DATA, else a folder beside this file that git does not keep. */
const folder = process.env.DATA ?? fileURLToPath(new URL('data', import.meta.url));

async function serve(): Promise<void> {
  const port = portOf(process.env.PORT);
  const registry = await loadRegistry(fileURLToPath(new URL('registry.yaml', import.meta.url)));
  mkdirSync(folder, { recursive: true });
  const secrets = readSecrets(join(folder, 'consent.secrets'));
  const store = sqliteStore({ path: join(folder, 'consent.db') });
  const consent = await consentServer({ registry, store, secrets });
  const site = nightStage(consent);
  const { address, stop } = await listen({
    fetch: (request, env) => (consent.handles(request) ? consent.fetch(request, env) : consent.protect(request, site)),
    port,
    hostname: '127.0.0.1',
    onStopped: () => store.close(),
  });
  console.log(addresses(address, consent));
  await stopSignal();
  await stop();
}

function portOf(text = String(DEFAULT_PORT)): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}"; give a whole number up to 65535, such as PORT=${DEFAULT_PORT}`);
}

function addresses(address: string, consent: ConsentServer): string {
  const rows = [
    ['site', listAddress('en')],
    ['site in Norwegian', listAddress('no')],
    ['policy', consent.policyAddress('en')],
    ['settings', consent.manageAddress('en', listAddress('en'))],
    ['status', '/samtykke/status'],
    ['API', '/samtykke/openapi.json'],
  ] as const;
  return rows.map(([name, path]) => `${name.padEnd(18)} ${address}${path}`).join('\n');
}

/** A person gets a sentence; the stack stays in the house. */
function sentence(error: unknown): string {
  const { message = String(error), cause } = error as Error;
  const isTaken = (cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';
  return isTaken ? `the port is in use; choose another one, such as PORT=${DEFAULT_PORT + 1} npm start` : message;
}

try {
  await serve();
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}
