/**
 * Installs what a fresh clone lacks. Runs on any Node from 20 on and needs no package: the packages are
 * what it installs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
/** The Node that the project runs on, a dev dependency. */
const node = join(bin, 'node');

/** Runs a command in the project with the project's own tools first on the path; ends the process when it fails. */
export function run(command, args) {
  const status = tryRun(command, args);
  if (status !== 0) process.exit(status);
}

export function tryRun(command, args) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

export const runNode = (args) => run(node, args);
export const tryNode = (args) => tryRun(node, args);
export const nodePath = node;

/** Installs the packages of the lock file, unless they are there. */
export function ensurePackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const isFresh =
    existsSync(installed) &&
    existsSync(node) &&
    statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (isFresh) return;
  console.log('installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

const BROWSERS = [
  {
    // The shell is its engine alone, in which most tests take half the time.
    packages: ['chromium', 'chromium-headless-shell'],
    given: 'SAMTYKKE_CHROMIUM',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app',
      '/Applications/Chromium.app',
    ],
  },
  {
    packages: ['firefox-esr'],
    given: 'SAMTYKKE_FIREFOX',
    places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app'],
  },
];

/**
 * Installs packages, the browsers that the tests drive, and the PostgreSQL that they start for themselves, each where it is
 * missing and can be installed. What is of the system comes beside the packages: both mostly wait for a network.
 */
export async function ensureAll() {
  const browsers = BROWSERS.filter(({ given, places }) => !process.env[given] && !places.some(existsSync));
  const missing = [...browsers.flatMap(({ packages }) => packages), ...(hasPostgres() ? [] : ['postgresql'])];
  const hasApt = existsSync('/usr/bin/apt-get');
  const installed = hasApt && missing.length > 0 ? installWithApt(missing) : Promise.resolve(0);
  ensurePackages();
  const status = await installed;
  if (status !== 0) process.exit(status);
  if (!hasApt && missing.includes('chromium')) run(join(bin, 'playwright-core'), ['install', 'chromium']);
}

/** Without one the tests say what they skip. */
function hasPostgres() {
  const debian = '/usr/lib/postgresql';
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
  ];
  return Boolean(process.env.SAMTYKKE_POSTGRES_BIN) || places.some((place) => existsSync(join(place, 'initdb')));
}

/** @returns the exit code, once it has ended. */
function installWithApt(packages) {
  console.log(`installing ${packages.join(' and ')} …`);
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo ';
  const apt = `${asRoot}env DEBIAN_FRONTEND=noninteractive apt-get -qq`;
  const script = `${apt} update && ${apt} install -y --no-install-recommends ${packages.join(' ')}`;
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
