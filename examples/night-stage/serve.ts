/** Runs the demo: site and consent server in one process, on one port; and beside it whom the site works with. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { stopSignal } from '../../src/server/index.ts';
import { listAddress } from './addresses.ts';
import { type NightStage, openNightStage } from './night-stage.ts';

const DEFAULT_PORT = 7575;
/** Where database and secrets are kept: DATA, else a folder beside this file that git does not keep. */
const folder = process.env.DATA ?? fileURLToPath(new URL('data', import.meta.url));

async function serve(): Promise<void> {
  // Without one of your own there is one for this run.
  const operatorToken = process.env.SAMTYKKE_OPERATOR_TOKEN ?? randomBytes(16).toString('base64url');
  const registry = fileURLToPath(new URL(process.env.REGISTRY ?? 'registry.yaml', import.meta.url));
  const orderSecret = secretOf(process.env.ORDER_SECRET);
  const site = await openNightStage({ registry, folder, port: portOf(process.env.PORT), operatorToken, orderSecret });
  console.log(addresses(site, operatorToken));
  await stopSignal();
  await site.stop();
}

function portOf(text = String(DEFAULT_PORT)): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}"; give a whole number up to 65535, such as PORT=${DEFAULT_PORT}`);
}

/** In base64, as from: openssl rand -base64 32. */
const secretOf = (text: string | undefined): Uint8Array | undefined =>
  text === undefined ? undefined : Buffer.from(text, 'base64');

function addresses({ address, partner, site: { consent } }: NightStage, operatorToken: string): string {
  const rows = [
    ['site', listAddress('en')],
    ['site in Norwegian', listAddress('no')],
    ['policy', consent.policyAddress('en')],
    ['settings', consent.manageAddress('en', listAddress('en'))],
    ['status', '/samtykke/status'],
    ['API', '/samtykke/openapi.json'],
    ['features', '/samtykke/features'],
  ] as const;
  const lines = rows.map(([name, path]) => `${name.padEnd(18)} ${address}${path}`);
  const heard = `${'a partner hears'.padEnd(18)} ${partner.address}/log`;
  return [...lines, heard, `${'operator password'.padEnd(18)} ${operatorToken}`].join('\n');
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
