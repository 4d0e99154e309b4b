import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/registry/index.ts';
import { addToken, loadRegistry, makeAccessToken } from '../../../src/server/index.ts';
import { temporaryFolder } from '../../support/server.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const OPERATOR = makeAccessToken({ name: 'operator', scopes: ['features'], validUntil: '9999-12-31' });
const folder = temporaryFolder();
let demo: ChildProcess;
let address: string;
/** What it has printed. */
let told = '';

/** The demo as `npm start` runs it, with a database of its own. */
beforeAll(async () => {
  const tokens = join(folder.path, 'demo.tokens');
  addToken(tokens, OPERATOR.token);
  demo = spawn(process.execPath, [join(root, 'examples/night-stage/serve.ts')], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA: folder.path, TOKENS: tokens },
  });
  address = await new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      told += chunk;
      const found = /site +(http:\/\/\S+?)\/en\/.*operator password/s.exec(told);
      if (found) resolve(found[1] as string);
    };
    demo.stdout?.on('data', read);
    demo.stderr?.on('data', read);
    demo.once('exit', () => reject(new Error(told)));
  });
}, 60_000);
afterAll(async () => {
  demo.kill('SIGTERM');
  const [code] = await once(demo, 'exit');
  folder.remove();
  expect(code).toBe(0);
});

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(address + path, { headers, redirect: 'manual' });

describe('the demo site', () => {
  it('leads to the language of the browser', async () => {
    const answer = await ask('/', { 'accept-language': 'nn-NO,nn;q=0.9' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/no/']);
  });

  it.each(LANGUAGES)('has every page in %s', async (language) => {
    for (const path of ['/', '/?category=jazz', '/sign-in', '/artist/glasspar']) {
      const answer = await ask(`/${language}${path}`);
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      expect(html).toContain(`<html lang="${language === 'no' ? 'nb' : language}"`);
      expect(html).toContain(`/samtykke/policy/${language}`);
    }
  });

  it('says of what is not there that it is not, and goes on', async () => {
    for (const path of ['/en/artist/nobody', '/en/nothing', '/nothing', '/posters/nobody.svg']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  it('does nothing that another site’s page asks for', async () => {
    const send = (origin: string): Promise<Response> =>
      fetch(`${address}/en/do/close-language`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ returnTo: '/en/' }),
        redirect: 'manual',
      });
    expect([(await send(address)).status, (await send('https://elsewhere.example')).status]).toEqual([303, 403]);
  });

  it('says where the registry is that it runs with', async () => {
    const file = join(root, /^registry +(\S+)$/m.exec(told)?.[1] ?? '');
    const registry = await loadRegistry(file);
    expect(await (await ask('/samtykke/status')).json()).toMatchObject({ registry: registry.version });
    expect(registry.providers.find(({ id }) => id === 'google')?.hosts).toEqual(['google.localhost']);
  });

  it('tells its operator what stands behind each of its 104 entries, and nobody else', async () => {
    expect((await ask('/samtykke/features')).status).toBe(401);
    const answer = await ask('/samtykke/features', { authorization: `Bearer ${OPERATOR.secret}` });
    expect(await answer.text()).toContain('104 of 104 entries have a feature');
  });
});
