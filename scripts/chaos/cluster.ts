/** Several servers on one store, under load, watched from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseSignedCheckpoint } from '../../src/proof/index.ts';

const REPLICA = fileURLToPath(new URL('replica.ts', import.meta.url));
const OBSERVE_MILLISECONDS = 25;

/**
 * `fence`: nobody compares epoch and size. `durability`: a choice is acknowledged before it is kept. `new-clock`: a lease
 * counts until its time, also when the clock was set back since.
 */
export type Missing = 'fence' | 'durability' | 'new-clock';

export interface ClusterOptions {
  /** For keys and secrets. */
  readonly folder: string;
  /** A file, or a URL of PostgreSQL. */
  readonly database: string;
  readonly replicas: number;
  readonly clients: number;
  /** What is taken away from the servers, so that it has to go wrong. */
  readonly without: Missing | undefined;
  /** Of every server's process. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Cluster {
  /** Consent IDs of all choices that were acknowledged. */
  readonly acknowledged: readonly string[];
  /** All checkpoints that were seen, each once. */
  readonly checkpoints: ReadonlySet<string>;
  readonly size: number;
  /** How many entries the log has now, by the checkpoint that the servers show. */
  published(): Promise<number>;
  kill(index: number): Promise<void>;
  start(index: number): Promise<void>;
  signal(index: number, signal: NodeJS.Signals): void;
  /** Which of them writes the log, by its own word. */
  writer(): number | undefined;
  /** Ends the load, and the servers in good order. */
  stop(): Promise<void>;
}

interface Replica {
  readonly child: ChildProcess;
  readonly address: string;
  readonly registry: string;
  isWriting(): boolean;
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const replicas: (Replica | undefined)[] = [await startReplica(options)];
  // The first has made the keys that all of them read.
  const others = Array.from({ length: options.replicas - 1 }, () => startReplica(options));
  replicas.push(...(await Promise.all(others)));
  const acknowledged: string[] = [];
  const checkpoints = new Set<string>();
  const run = { isOver: false };
  const living = (): readonly Replica[] => replicas.filter((each) => each !== undefined);
  const clients = Array.from({ length: options.clients }, () => sendChoices(living, acknowledged, run));
  const observer = observe(living, checkpoints, run);
  return {
    acknowledged,
    checkpoints,
    size: options.replicas,
    published: async () => Math.max(0, ...(await Promise.all(living().map(noteOf))).map(sizeOf)),
    kill: async (index) => {
      const replica = replicas[index];
      replicas[index] = undefined;
      await end(replica, 'SIGKILL');
    },
    start: async (index) => {
      replicas[index] ??= await startReplica(options);
    },
    writer: () => {
      const index = replicas.findIndex((each) => each?.isWriting());
      return index < 0 ? undefined : index;
    },
    signal: (index, signal) => void replicas[index]?.child.kill(signal),
    stop: async () => {
      run.isOver = true;
      await Promise.all([...clients, observer]);
      await Promise.all(replicas.map((each) => end(each, 'SIGTERM')));
    },
  };
}

async function startReplica({ folder, database, without, environment }: ClusterOptions): Promise<Replica> {
  const args = [REPLICA, folder, database, ...(without ? [without] : [])];
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr?.on('data', (chunk) => {
    told += chunk;
  });
  let state = '';
  const [address, registry] = await new Promise<readonly [string, string]>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      state = [...text.matchAll(/^state (\S+)$/gm)].at(-1)?.[1] ?? '';
      const found = /listening (\S+) (\w+)/.exec(text);
      if (found) resolve([found[1] as string, found[2] as string]);
    });
    child.once('exit', (code) => reject(new Error(`a server ended with ${code} before it served: ${told}`)));
  });
  return { child, address, registry, isWriting: () => state === 'sequencing' };
}

async function end(replica: Replica | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!replica || replica.child.exitCode !== null || replica.child.signalCode !== null) return;
  const ended = once(replica.child, 'exit');
  replica.child.kill(signal);
  await ended;
}

interface Run {
  isOver: boolean;
}

/** Sends choices, each until some server has acknowledged it, as the page does. */
async function sendChoices(living: () => readonly Replica[], acknowledged: string[], run: Run): Promise<void> {
  while (!run.isOver) {
    const key = crypto.randomUUID();
    for (let isTaken = false; !isTaken && !run.isOver; ) {
      const replica = oneOf(living());
      const taken = replica && (await post(replica, key));
      isTaken = taken !== undefined;
      if (taken) acknowledged.push(taken);
      else await wait(10);
    }
  }
}

const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

/** @returns the consent ID of a choice that was acknowledged. */
async function post({ address, registry }: Replica, key: string): Promise<string | undefined> {
  const asked = ['functionality', 'analytics', 'personalised'];
  const body = JSON.stringify({ choice: 'accept', registry, language: 'no', surface: 'banner', asked, key });
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(2_000);
  try {
    const response = await fetch(`${address}/samtykke/choice`, { method: 'POST', headers, body, signal });
    const { consentId } = (await response.json()) as { consentId?: string };
    return response.ok ? consentId : undefined;
  } catch {
    return undefined;
  }
}

async function observe(living: () => readonly Replica[], checkpoints: Set<string>, run: Run): Promise<void> {
  while (!run.isOver) {
    for (const each of living()) {
      const note = await noteOf(each);
      if (note) checkpoints.add(note);
    }
    await wait(OBSERVE_MILLISECONDS);
  }
}

/** The checkpoint that a server shows, if it can. */
async function noteOf({ address }: Replica): Promise<string | undefined> {
  try {
    const response = await fetch(`${address}/samtykke/log/checkpoint`, { signal: AbortSignal.timeout(500) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function sizeOf(note: string | undefined): number {
  const signed = parseSignedCheckpoint(note ?? '');
  return signed.kind === 'malformed' ? 0 : signed.checkpoint.size;
}
