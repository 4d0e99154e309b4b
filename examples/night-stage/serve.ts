/** Runs the demo: site and consent server in one process, on one port; and beside it whom the site works with. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAccessToken, stopSignal, tokenFile } from '../../src/server/index.ts';
import { listAddress } from './addresses.ts';
import { type NightStage, type NightStageOptions, openNightStage } from './night-stage.ts';

const DEFAULT_PORT = 7575;
/** Where database and secrets are kept: DATA, else a folder beside this file that git does not keep. */
const folder = process.env.DATA ?? fileURLToPath(new URL('data', import.meta.url));

async function serve(): Promise<void> {
  const operator = operatorOf(process.env.TOKENS);
  const registry = fileURLToPath(new URL(process.env.REGISTRY ?? 'registry.yaml', import.meta.url));
  const orderSecret = secretOf(process.env.ORDER_SECRET);
  const site = await openNightStage({
    registry,
    folder,
    port: portOf(process.env.PORT),
    tokens: operator.tokens,
    orderSecret,
    isPlanted: isPlanted(process.argv.slice(2), process.env.NIGHT_STAGE_PLANT),
  });
  console.log(addresses(site, operator.password));
  await stopSignal();
  await site.stop();
}

/** `--plant`, or NIGHT_STAGE_PLANT=1. */
function isPlanted(given: readonly string[], variable: string | undefined): boolean {
  const unknown = given.find((each) => each !== '--plant');
  if (unknown !== undefined) throw new Error(`"${unknown}" is nothing that the demo knows; it takes --plant`);
  if (variable !== undefined && !/^[01]?$/.test(variable))
    throw new Error(`NIGHT_STAGE_PLANT is "${variable}"; give 1, or 0 for nothing planted`);
  return given.length > 0 || variable === '1';
}

function portOf(text = String(DEFAULT_PORT)): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}"; give a whole number up to 65535, such as PORT=${DEFAULT_PORT}`);
}

/** A file of your own, as made by: samtykke token new. Without one there is a token for this run. */
function operatorOf(file: string | undefined): { password: string; tokens: NightStageOptions['tokens'] } {
  if (file !== undefined) return { password: `is that of a token in ${file}`, tokens: tokenFile(file) };
  const validUntil = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { secret, token } = makeAccessToken({
    name: 'demo',
    scopes: ['violations', 'features', 'metrics'],
    validUntil,
  });
  return { password: secret, tokens: [token] };
}

/** In base64, as from: openssl rand -base64 32. */
const secretOf = (text: string | undefined): Uint8Array | undefined =>
  text === undefined ? undefined : Buffer.from(text, 'base64');

function addresses({ address, partner, registryFile, site: { consent } }: NightStage, password: string): string {
  const rows = [
    ['site', listAddress('en')],
    ['site in Norwegian', listAddress('no')],
    ['policy', consent.policyAddress('en')],
    ['settings', consent.manageAddress('en', listAddress('en'))],
    ['status', '/samtykke/status'],
    ['API', '/samtykke/openapi.json'],
    ['features', '/samtykke/features'],
    ['metrics', '/samtykke/metrics'],
  ] as const;
  const lines = rows.map(([name, path]) => `${name.padEnd(18)} ${address}${path}`);
  const heard = `${'a partner hears'.padEnd(18)} ${partner.address}/log`;
  const registry = `${'registry'.padEnd(18)} ${relative('', registryFile)}`;
  return [...lines, heard, registry, `${'operator password'.padEnd(18)} ${password}`].join('\n');
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
