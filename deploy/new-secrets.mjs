/**
 * Makes what the replicas of a site share, before the first of them starts:
 *
 *     node deploy/new-secrets.mjs registry.yaml FOLDER
 *
 * Replicas that find no keys each make their own, and then none takes what another has signed. All or nothing: where one
 * of the files is there, it is in use, and none is made.
 */
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addToken, loadRegistry, makeAccessToken, openLogKeys, readSecrets, sqliteStore } from 'samtykke/server';

/** As the image's user, who has to read them. */
const IMAGE_USER = 1000;
const TOKEN_DAYS = 365;
const FILES = [
  'samtykke.secrets',
  'samtykke.log-keys',
  'samtykke.tokens',
  'prometheus.secret',
  'postgres-password',
  'pgpass',
];

/** @param {string} registryFile @param {string} folder */
async function makeSecrets(registryFile, folder) {
  const there = FILES.find((name) => existsSync(join(folder, name)));
  if (there) throw new Error(`${join(folder, there)} is there already, so none is made: name an empty folder`);
  const registry = await loadRegistry(registryFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await makeKeys(registry, folder);
  makeMetricsToken(folder);
  makePassword(folder);
  // Root makes them in a container; elsewhere they belong to whoever runs this.
  if (process.getuid?.() === 0) for (const name of FILES) chownSync(join(folder, name), IMAGE_USER, IMAGE_USER);
}

/** @param {Awaited<ReturnType<typeof loadRegistry>>} registry @param {string} folder */
async function makeKeys(registry, folder) {
  readSecrets(join(folder, 'samtykke.secrets'));
  const empty = sqliteStore({ path: ':memory:' });
  await openLogKeys(join(folder, 'samtykke.log-keys'), empty, registry);
  await empty.close();
}

/** @param {string} folder */
function makeMetricsToken(folder) {
  const validUntil = new Date(Date.now() + TOKEN_DAYS * 86_400_000).toISOString().slice(0, 10);
  const { secret, token } = makeAccessToken({ name: 'prometheus', scopes: ['metrics'], validUntil });
  addToken(join(folder, 'samtykke.tokens'), token);
  write(join(folder, 'prometheus.secret'), secret);
}

/** Hexadecimal: nothing in it has to be escaped in `pgpass`. @param {string} folder */
function makePassword(folder) {
  const password = randomBytes(24).toString('hex');
  write(join(folder, 'postgres-password'), password);
  write(join(folder, 'pgpass'), `*:*:*:consent:${password}\n`);
}

/** @param {string} path @param {string} text */
const write = (path, text) => writeFileSync(path, text, { mode: 0o600, flag: 'wx' });

const [registryFile, folder] = process.argv.slice(2);
if (registryFile === undefined || folder === undefined) {
  process.stderr.write('write: node new-secrets.mjs registry.yaml FOLDER\n');
  process.exit(2);
}
try {
  await makeSecrets(registryFile, folder);
  process.stdout.write(`${FILES.map((name) => join(folder, name)).join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
