import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addToken, type LogLine, tokenFile } from '../../../src/server/index.ts';
import { temporaryFolder, testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const SECRET = 'the-secret-of-the-token';
const bearer = { authorization: `Bearer ${SECRET}` };
const ROUTES = { violations: '/samtykke/violations', features: '/samtykke/features', metrics: '/samtykke/metrics' };

const folder = temporaryFolder();
afterAll(() => folder.remove());
const lines: LogLine[] = [];
const log = (line: LogLine): void => void lines.push(line);
const refusals = (): readonly LogLine[] => lines.filter(({ event }) => event !== 'request');
beforeEach(() => void lines.splice(0));

describe('a token', () => {
  it.each(Object.entries(ROUTES))('with the scope %s opens %s, and nothing else', async (scope, opened) => {
    const server = await testServer({ tokens: [tokenFor(SECRET, { scopes: [scope as 'metrics'] })], log });
    for (const route of Object.values(ROUTES)) {
      const answer = await server.get(route, bearer);
      expect([route, answer.status]).toEqual([route, route === opened ? 200 : 403]);
      if (route !== opened) expect(await answer.json()).toMatchObject({ code: 'wrong-scope' });
    }
    expect(refusals().map(({ event, token, because }) => [event, token, because])).toEqual(
      Array(2).fill(['token-refused', 'operator', 'wrong-scope']),
    );
  });

  it('opens until its last day ends, in UTC, and the log says which one has expired and not its secret', async () => {
    const server = await testServer({ tokens: [tokenFor(SECRET, { name: 'old', validUntil: '2026-11-24' })], log });
    server.time.now = Date.UTC(2026, 10, 24, 23, 59, 59, 999);
    expect((await server.get(ROUTES.metrics, bearer)).status).toBe(200);
    server.time.now += 1;
    const answer = await server.get(ROUTES.metrics, bearer);
    expect([answer.status, answer.headers.get('www-authenticate')?.slice(0, 5)]).toEqual([401, 'Basic']);
    expect(refusals()).toEqual([
      {
        time: '2026-11-25T00:00:00.000Z',
        level: 'info',
        event: 'token-refused',
        token: 'old',
        scope: 'metrics',
        because: 'expired',
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  it('of several opens what is its own', async () => {
    const tokens = [
      tokenFor('first', { name: 'first', scopes: ['features'] }),
      tokenFor(SECRET, { name: 'second', scopes: ['metrics'] }),
    ];
    const server = await testServer({ tokens });
    const statuses = ['first', SECRET, 'third'].map(async (secret) => {
      const answer = await server.get(ROUTES.metrics, { authorization: `Bearer ${secret}` });
      return answer.status;
    });
    expect(await Promise.all(statuses)).toEqual([403, 200, 401]);
  });

  it('is not its own hash', async () => {
    const token = tokenFor(SECRET);
    const server = await testServer({ tokens: [token] });
    expect((await server.get(ROUTES.metrics, { authorization: `Bearer ${token.sha256}` })).status).toBe(401);
  });
});

describe('without tokens', () => {
  it('there is nothing at these addresses', async () => {
    const server = await testServer();
    for (const route of Object.values(ROUTES)) expect((await server.get(route, bearer)).status).toBe(404);
  });

  it('in an empty list there is, for nobody', async () => {
    const server = await testServer({ tokens: [] });
    for (const route of Object.values(ROUTES)) expect((await server.get(route, bearer)).status).toBe(401);
  });

  it('that could be any the server does not start', async () => {
    const tokens = [tokenFor('a'), tokenFor('b', { name: 'b', sha256: 'b' })];
    await expect(testServer({ tokens })).rejects.toThrow(/^tokens\[1\]: the last field is no SHA-256 in hexadecimal/);
  });
});

describe('a file of tokens', () => {
  const file = join(folder.path, 'tokens');

  it('counts as it is now: tokens come and go without a restart', async () => {
    addToken(file, tokenFor('another', { name: 'another' }));
    const server = await testServer({ tokens: tokenFile(file) });
    const status = async (): Promise<number> => (await server.get(ROUTES.metrics, bearer)).status;
    expect(await status()).toBe(401);
    addToken(file, tokenFor(SECRET));
    expect(await status()).toBe(200);
    writeFileSync(file, '# none any more\n');
    expect(await status()).toBe(401);
  });

  it('opens nothing while it cannot be read, and says so in the log with file and line', async () => {
    writeFileSync(file, '');
    addToken(file, tokenFor(SECRET));
    const server = await testServer({ tokens: tokenFile(file), log });
    expect((await server.get(ROUTES.metrics, bearer)).status).toBe(200);
    writeFileSync(file, 'nonsense\n');
    expect((await server.get(ROUTES.metrics, bearer)).status).toBe(401);
    rmSync(file);
    expect((await server.get(ROUTES.metrics, bearer)).status).toBe(401);
    expect(refusals()).toEqual([
      expect.objectContaining({
        level: 'error',
        event: 'tokens-unreadable',
        message: expect.stringContaining(`${file}:1: a token is four fields, here are 1`),
      }),
      expect.objectContaining({ event: 'tokens-unreadable', message: expect.stringContaining('ENOENT') }),
    ]);
    addToken(file, tokenFor(SECRET));
    expect((await server.get(ROUTES.metrics, bearer)).status).toBe(200);
  });
});
