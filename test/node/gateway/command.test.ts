import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/command.ts';
import { gateway } from '../../../src/cli/commands/gateway.ts';
import { RegistryFileError } from '../../../src/server/index.ts';
import { ask, listenAnywhere, PAGE } from '../../support/gateway.ts';
import { MAIN, samtykke } from '../../support/process.ts';
import { exampleFile, temporaryFolder } from '../../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const REGISTRY = exampleFile('registry.yaml');
const CERTIFICATE = fileURLToPath(new URL('../../fixtures/tls/localhost-cert.pem', import.meta.url));

describe('samtykke gateway', () => {
  const site = ['--upstream', 'http://localhost:3000'];
  const rest = [
    '--registry',
    REGISTRY,
    '--database',
    ':memory:',
    '--port',
    '0',
    '--secrets',
    join(folder.path, 'secrets'),
  ];

  it.each([
    [[], 2, /no upstream \(--upstream\) answers for the whole site; name one such as http:\/\/localhost:3000/],
    [['--upstream', '/api=http://localhost:1'], 2, /answers for the whole site/],
    [
      ['--upstream', 'localhost:3000'],
      2,
      /upstream "localhost:3000" \(--upstream\) is no http or https address; write one/,
    ],
    [['--upstream', 'ftp://a.example'], 2, /"ftp:\/\/a\.example" \(--upstream\) is no http or https address/],
    [['--upstream', 'http://a.example/shop'], 2, /holds more than scheme, host and port; write http:\/\/a\.example$/],
    [['--upsteram', 'http://a.example'], 2, /there is no option --upsteram: did you mean "--upstream"\?/],
    [[...site, '--certificate', CERTIFICATE], 2, /--certificate needs --key too: name both files in PEM/],
    [[...site, '--key', 'key.pem'], 2, /--key needs --certificate too/],
    [
      [...site, '--certificate', 'none.pem', '--key', 'none.pem'],
      2,
      /--certificate none\.pem: there is no such file; name a file in PEM/,
    ],
    [
      [...site, '--certificate', REGISTRY, '--key', REGISTRY, ...rest],
      3,
      /--certificate and --key are no certificate with its key: .*; both are files in PEM/,
    ],
    [[...site, '--upstream-host', 'mine'], 2, /--upstream-host mine: write one of keep, upstream/],
    [[...site, '--max-body', '10MB'], 2, /--max-body 10MB: write a whole number/],
    [[...site, '--idle-timeout', '-1'], 2, /--idle-timeout|argument is ambiguous/],
    [[...site, '--registry', 'none.yaml'], 1, /none\.yaml: there is no such file\n {2}mend: /],
    [[...site, 'registry.yaml'], 2, /"registry\.yaml" is one file too many/],
    [
      [...site, ...rest, '--host', '192.0.2.1'],
      3,
      /host 192\.0\.2\.1 is no address of this machine; choose another one with --host/,
    ],
  ])('%j is a mistake that is told, with the exit code %i', async (args, code, words) => {
    const io = { out: () => undefined, err: () => undefined, stream: async () => undefined };
    const error = await gateway.run(args, io).catch((thrown) => thrown);
    const kind = error instanceof UsageError ? 2 : error instanceof RegistryFileError ? 1 : 3;
    expect([kind, error.message]).toEqual([code, expect.stringMatching(words)]);
  });

  it('ends with a sentence and its help, not a stack', async () => {
    const { code, out, err } = await samtykke(['gateway', '--upstream', 'localhost:3000'], folder.path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^upstream "localhost:3000" [^\n]+\n\nsamtykke gateway --upstream/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('stands in front of a site until it is asked to end', async () => {
    const server = createServer((_, outgoing) =>
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<p>site'),
    );
    const upstream = await listenAnywhere(server);
    const args = ['gateway', '--upstream', upstream, ...rest, '--no-settings-link'];
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder.path, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
    while (lines.length < 2) await once(output, 'line');
    const address = lines[0]?.replace(/^site +/, '') ?? '';
    expect(lines[1]).toBe(`policy  ${address}/samtykke/policy/en`);
    const { body } = await ask(address, '/', { headers: { ...PAGE, cookie: 'rogue=1' } });
    expect(body.toString()).toMatch(/data-samtykke-banner>.*<p>site$/s);
    expect((await ask(address, '/samtykke/policy/en')).status).toBe(200);
    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(0);
    const log = lines.slice(2).map((line) => JSON.parse(line));
    expect(log).toContainEqual(expect.objectContaining({ event: 'request', method: 'GET', route: '/*', status: 200 }));
    expect(log).toContainEqual(expect.objectContaining({ event: 'request', route: '/samtykke/policy/:language' }));
    server.close();
  });
});
