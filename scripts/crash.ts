/**
 * `node scripts/crash.ts [rounds]`: kills the server under load with SIGKILL, starts it again, and asks it
 * for every choice that it had acknowledged. Ends with 1 when one is missing.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const REGISTRY = file('examples/night-stage/registry.yaml');
const CLIENTS = 32;

export interface CrashRound {
  readonly acknowledged: number;
  readonly missing: number;
  /** How long the server was under load, in milliseconds. */
  readonly aliveMilliseconds: number;
}

/** Kills the server under load once for each round, on one database, and counts what is missing in the end. */
export async function crashRounds(
  rounds: number,
  tell: (round: CrashRound, number: number) => void = () => undefined,
): Promise<readonly CrashRound[]> {
  const folder = mkdtempSync(join(tmpdir(), 'samtykke-crash-'));
  const all: string[] = [];
  const done: CrashRound[] = [];
  try {
    for (let number = 1; number <= rounds; number++) {
      const aliveMilliseconds = 200 + Math.floor(Math.random() * 600);
      const fresh = await killUnderLoad(folder, aliveMilliseconds);
      all.push(...fresh);
      const missing = await countMissing(folder, number === rounds ? all : fresh);
      const round = { acknowledged: fresh.length, missing, aliveMilliseconds };
      done.push(round);
      tell(round, number);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return done;
}

interface Server {
  readonly child: ChildProcess;
  readonly address: string;
}

async function start(folder: string): Promise<Server> {
  const args = [file('src/cli/main.ts'), 'serve', REGISTRY, '--port', '0', '--requests-per-minute', '0'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const found = /policy {2}(http:\/\/[^/]+)/.exec(text);
      if (found) resolve(found[1] as string);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it served`)));
  });
  // Its log is not read any further, and must not fill the pipe.
  child.stdout?.removeAllListeners('data').resume();
  return { child, address };
}

async function end({ child }: Server, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** @returns the consent IDs of all choices that the server acknowledged before it was killed. */
async function killUnderLoad(folder: string, aliveMilliseconds: number): Promise<readonly string[]> {
  const server = await start(folder);
  const status = (await (await fetch(`${server.address}/samtykke/status`)).json()) as { registry: string };
  const acknowledged: string[] = [];
  const isOver = { value: false };
  const clients = Array.from({ length: CLIENTS }, () => client(server.address, status.registry, acknowledged, isOver));
  await new Promise((resolve) => setTimeout(resolve, aliveMilliseconds));
  await end(server, 'SIGKILL');
  isOver.value = true;
  await Promise.all(clients);
  return acknowledged;
}

async function client(
  address: string,
  registry: string,
  acknowledged: string[],
  isOver: { value: boolean },
): Promise<void> {
  const choice = {
    choice: 'accept',
    registry,
    language: 'no',
    surface: 'banner',
    asked: ['functionality', 'analytics', 'personalised'],
  };
  while (!isOver.value) {
    const body = JSON.stringify({ ...choice, key: crypto.randomUUID() });
    const response = await fetch(`${address}/samtykke/choice`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }).catch(() => undefined);
    const taken = (await response?.json().catch(() => undefined)) as { consentId?: string } | undefined;
    if (response?.status === 201 && taken?.consentId) acknowledged.push(taken.consentId);
    if (!response) return;
  }
}

async function countMissing(folder: string, ids: readonly string[]): Promise<number> {
  const server = await start(folder);
  let missing = 0;
  for (let from = 0; from < ids.length; from += CLIENTS) {
    const answers = await Promise.all(
      ids.slice(from, from + CLIENTS).map((id) => fetch(`${server.address}/samtykke/records/${id}`)),
    );
    for (const answer of answers) {
      const { records } = (await answer.json()) as { records?: readonly unknown[] };
      if (records?.length !== 1) missing++;
    }
  }
  await end(server, 'SIGTERM');
  return missing;
}

if (import.meta.main) {
  const rounds = Number(process.argv[2] ?? 20);
  console.log('round  under load  acknowledged  missing');
  const done = await crashRounds(rounds, ({ acknowledged, missing, aliveMilliseconds }, number) => {
    console.log(
      `${String(number).padStart(5)}  ${String(aliveMilliseconds).padStart(7)} ms  ${String(acknowledged).padStart(12)}  ${String(missing).padStart(7)}`,
    );
  });
  const sum = (pick: (round: CrashRound) => number): number => done.reduce((total, each) => total + pick(each), 0);
  const missing = sum((each) => each.missing);
  console.log(`${rounds} times killed, ${sum((each) => each.acknowledged)} choices acknowledged, ${missing} missing`);
  process.exitCode = missing === 0 ? 0 : 1;
}
