/** The command line, run as a person runs it: a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What Node runs for `samtykke`: its source in one piece, as test/setup/command-line.ts has made it. */
export const MAIN = fileURLToPath(new URL('../../dist/.build/command-line/main.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `samtykke` to its end, with what it reads from standard input.
 *
 * @param main what Node runs for it.
 */
export async function samtykke(
  args: readonly string[],
  cwd: string,
  input: string | Uint8Array = '',
  main = MAIN,
): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], { cwd });
  // A command may end without having read what it is given.
  child.stdin.on('error', () => undefined).end(input);
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: out(), err: err() };
}

export interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  output(): string;
  /** Asks it to end and waits; the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `samtykke serve` on a free port and waits until it says where it is. */
export const startServer = (args: readonly string[], cwd: string): Promise<Running> =>
  start(['serve', ...args], cwd, /policy {2}(http:\/\/[^/]+)/);

/** The same of several registries. */
export const startSites = (args: readonly string[], cwd: string): Promise<Running> =>
  start(['serve', ...args], cwd, /server {2}(http:\/\/\S+)\n/);

/** The same for `samtykke witness`. */
export const startWitness = (args: readonly string[], cwd: string): Promise<Running> =>
  start(['witness', ...args], cwd, /witness {2}(http:\/\/\S+)\nkey/);

async function start(args: readonly string[], cwd: string, told: RegExp): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, ...args, '--port', '0'], { cwd });
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  const address = await waitFor(
    () => told.exec(out())?.[1],
    () => child.exitCode === null,
    () => out() + err(),
  );
  return {
    child,
    address,
    output: () => out() + err(),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      return child.exitCode;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

async function waitFor(look: () => string | undefined, isAlive: () => boolean, told: () => string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const found = look();
    if (found !== undefined) return found;
    if (!isAlive()) throw new Error(`the server ended: ${told()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server does not start: ${told()}`);
}
