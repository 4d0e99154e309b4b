import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN } from '../support/process.ts';
import { exampleFile, temporaryFolder } from '../support/server.ts';

const folder = temporaryFolder();
let site: Server;
beforeAll(async () => {
  site = createServer((_, outgoing) => outgoing.end('the site')).listen(0, '127.0.0.1');
  await once(site, 'listening');
});
afterAll(() => {
  site.close();
  folder.remove();
});

const COMMANDS: Record<string, () => string[]> = {
  serve: () => ['serve', exampleFile('registry.yaml')],
  gateway: () => [
    'gateway',
    '--registry',
    exampleFile('registry.yaml'),
    '--upstream',
    `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
  ],
};

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  get(path: string): Promise<Response>;
  /** The exit code, and when it came. */
  readonly ended: Promise<{ readonly code: number | null; readonly at: number }>;
}

async function start(command: string, ...more: string[]): Promise<Started> {
  const args = [MAIN, ...(COMMANDS[command] as () => string[])(), '--port', '0', '--database', ':memory:', ...more];
  const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, at: performance.now() }));
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  lines.resume();
  const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0] as string;
  return { child, port: Number(new URL(address).port), ended, get: (path) => fetch(address + path) };
}

/** A request of which the last byte is still to come. */
async function beginChoice(port: number, registry: string) {
  const body = JSON.stringify({ choice: 'accept', registry, language: 'en', surface: 'api', asked: [] });
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  let text = '';
  socket.on('data', (piece) => {
    text += piece;
  });
  const answer = once(socket, 'close').then(() => text);
  await once(socket, 'connect');
  const head = 'POST /samtykke/choice HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json';
  socket.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`);
  return { answer, finish: () => void socket.write(body.slice(-1)) };
}

const isRefused = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.each(Object.keys(COMMANDS))('samtykke %s', (command) => {
  it('is not ready at once when asked to end, answers for the drain time, and then finishes what is under way', async () => {
    const { child, port, get, ended } = await start(command, '--drain-seconds', '2');
    expect((await get('/samtykke/ready')).status).toBe(200);
    const began = performance.now();
    child.kill('SIGTERM');
    await until(async () => (await get('/samtykke/ready')).status === 503);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await (await get('/samtykke/ready')).json()).toMatchObject({ code: 'stopping' });
    expect([(await get('/samtykke/health')).status, (await get('/samtykke/policy/en')).status]).toEqual([200, 200]);
    if (command === 'gateway') expect(await (await get('/')).text()).toBe('the site');
    const { registry } = (await (await get('/samtykke/status')).json()) as { registry: string };
    const late = await beginChoice(port, registry);
    await until(() => isRefused(port));
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(child.exitCode).toBeNull();
    late.finish();
    const head = (await late.answer).split('\r\n\r\n')[0]?.toLowerCase();
    expect(head).toMatch(/^http\/1\.1 201 /);
    expect(head).toContain('\r\nconnection: close');
    expect((await ended).code).toBe(0);
  });

  it('ends at once where there is no drain time', async () => {
    const { child, ended } = await start(command);
    const began = performance.now();
    child.kill('SIGTERM');
    const { code, at } = await ended;
    expect([code, at - began < 1_500]).toEqual([0, true]);
  });

  it('ends at once when it is asked a second time', async () => {
    const { child, get, ended } = await start(command, '--drain-seconds', '3600');
    child.kill('SIGTERM');
    await until(async () => (await get('/samtykke/ready')).status === 503);
    child.kill('SIGTERM');
    expect((await ended).code).toBeNull();
  });

  it('takes no drain time that is none', async () => {
    const args = [MAIN, ...(COMMANDS[command] as () => string[])(), '--drain-seconds', '5s'];
    const child = spawn(process.execPath, args, { cwd: folder.path });
    let told = '';
    child.stderr.on('data', (piece) => {
      told += piece;
    });
    const [code] = await once(child, 'close');
    expect([code, told.split('\n')[0]]).toEqual([2, '--drain-seconds 5s: write a whole number up to 3600']);
  });
});
