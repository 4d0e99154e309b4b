/** The replicas and the balancer of deploy/compose.yaml, run without containers. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { freePort } from './postgres.ts';
import { type Running, startServer } from './process.ts';

const root = new URL('../../', import.meta.url);
export const deployFile = (name: string): string => fileURLToPath(new URL(`deploy/${name}`, root));
const REGISTRY = deployFile('registry.yaml');

/** What the tests read of a compose file. */
interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly deploy: { readonly replicas: number };
  readonly healthcheck: { readonly test: readonly string[] };
  readonly stop_grace_period: string;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
}
export interface Compose {
  readonly services: Readonly<Record<'samtykke' | 'balancer' | 'postgres' | 'new-secrets', ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
}

export const compose: Compose = parse(readFileSync(deployFile('compose.yaml'), 'utf8'), { merge: true });

/** Runs deploy/new-secrets.mjs, with the package as its source is. */
export async function newSecrets(folder: string): Promise<readonly string[]> {
  const server = pathToFileURL(fileURLToPath(new URL('src/server/index.ts', root))).href;
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => next(name === 'samtykke/server' ? '${server}' : name, context) });`;
  const args = [`--import=data:text/javascript,${encodeURIComponent(hook)}`, deployFile('new-secrets.mjs')];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, REGISTRY, folder]);
  return stdout.trim().split('\n');
}

/**
 * The arguments of a container, with other addresses and folders: what stands in its file system is found in `secrets`,
 * and the database at `databaseHost`.
 */
export const here = (args: readonly string[], secrets: string, databaseHost: string): readonly string[] =>
  args.map((each) =>
    each
      .replace('0.0.0.0', '127.0.0.1')
      .replace('@postgres:5432/', `@${databaseHost}/`)
      .replace(/\/run\/secrets\/(samtykke\/)?/, `${secrets}/`)
      .replace('/etc/samtykke/registry.yaml', REGISTRY),
  );

/** Starts a replica with the arguments of the compose file. */
export const startReplica = (secrets: string, databaseHost: string, cwd: string): Promise<Running> =>
  startServer(here(compose.services.samtykke.command.slice(1), secrets, databaseHost), cwd);

export interface Balancer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Why nginx is not tested; `undefined` where it is. */
export const withoutNginx = spawnSync('nginx', ['-v']).error ? 'nginx is not installed' : undefined;

/** Starts nginx with deploy/nginx.conf, in which only addresses and folders are others. */
export async function startNginx(replicas: readonly string[], folder: string): Promise<Balancer> {
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConf(replicas, port, folder));
  // As root its workers would be another user, who may not enter the folder.
  const directives = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
  const args = ['-p', folder, '-e', 'stderr', '-c', file, '-g', directives];
  const test = spawnSync('nginx', ['-t', ...args], { encoding: 'utf8' });
  if (test.status !== 0) throw new Error(`nginx does not take deploy/nginx.conf: ${test.stderr}`);
  const child = spawn('nginx', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => child.kill('SIGTERM'));
  const address = `http://127.0.0.1:${port}`;
  await untilAnswered(`${address}/samtykke/health`);
  return { address, stop: () => ended(child) };
}

/** `resolve` and the resolver need Docker's names; what is fixed here stands in their place. */
function nginxConf(replicas: readonly string[], port: number, folder: string): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/server samtykke:7575 resolve (.*;)/, replicas.map((each) => `server ${new URL(each).host} $1`).join('\n')],
    [/resolver .*;/, ''],
    [/listen 8080;/, `listen 127.0.0.1:${port};`],
    [/\/tmp\//g, `${folder}/`],
  ];
  return changes.reduce(
    (text, [what, by]) => {
      if (text.search(what) < 0) throw new Error(`deploy/nginx.conf has nothing like ${what}`);
      return text.replace(what, by);
    },
    readFileSync(deployFile('nginx.conf'), 'utf8'),
  );
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function untilAnswered(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await fetch(address).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody answers at ${address}`);
}

/** In the place of nginx: each request to the next replica, and to the one after that where it fails. */
export async function startRoundRobin(replicas: readonly string[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const first = turn++ % replicas.length;
    for (const replica of [...replicas.slice(first), ...replicas.slice(0, first)]) {
      const answer = await pass(incoming, body, replica).catch(() => undefined);
      if (answer && answer.status !== 503) return send(answer, outgoing);
    }
    outgoing.writeHead(503, { 'retry-after': '2' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const PASSED = ['content-type', 'cookie', 'authorization'];

function pass({ method = 'GET', url, headers }: IncomingMessage, body: Buffer, replica: string): Promise<Response> {
  const passed = PASSED.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const basics = { 'x-forwarded-proto': 'http', 'x-forwarded-for': '127.0.0.1' };
  return fetch(replica + url, {
    method,
    headers: { ...basics, ...Object.fromEntries(passed) },
    ...(method === 'POST' && { body: Uint8Array.from(body) }),
  });
}

async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  const headers = [...answer.headers].filter(
    ([name]) => !/^(connection|transfer-encoding|content-encoding)$/.test(name),
  );
  outgoing.writeHead(answer.status, headers.flat()).end(Buffer.from(await answer.arrayBuffer()));
}
