/**
 * Installs what a fresh clone lacks. Runs on any Node from 20 on and needs no package: the packages are
 * what it installs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
/** The Node that the project runs on, a dev dependency. */
const node = join(bin, 'node');

/** Runs a command in the project with the project's own tools first on the path; ends the process when it fails. */
export function run(command, args, options = {}) {
  const status = tryRun(command, args, options);
  if (status !== 0) process.exit(status);
}

export function tryRun(command, args, options = {}) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...options.env };
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options, env });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

export const runNode = (args, options) => run(node, args, options);
export const tryNode = (args, options) => tryRun(node, args, options);
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

/** Installs the browsers that the tests drive, where that can be done; says what is missing where not. */
export function ensureBrowsers() {
  const missing = BROWSERS.filter(({ given, places }) => !process.env[given] && !places.some(existsSync)).flatMap(
    ({ packages }) => packages,
  );
  if (missing.length === 0) return;
  if (existsSync('/usr/bin/apt-get')) installWithApt(missing);
  else if (missing.includes('chromium')) run(join(bin, 'playwright-core'), ['install', 'chromium']);
}

/** Installs the PostgreSQL that the tests start for themselves, where that can be done; else they say that they skip it. */
export function ensurePostgres() {
  const debian = '/usr/lib/postgresql';
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
  ];
  if (process.env.SAMTYKKE_POSTGRES_BIN || places.some((place) => existsSync(join(place, 'initdb')))) return;
  if (existsSync('/usr/bin/apt-get')) installWithApt(['postgresql']);
}

function installWithApt(packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
  console.log(`installing ${packages.join(' and ')} …`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (...args) =>
    run(
      [...asRoot, 'apt-get'][0],
      [...asRoot.slice(1), ...(asRoot.length > 0 ? ['apt-get'] : []), '-qq', ...args],
      quiet,
    );
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
