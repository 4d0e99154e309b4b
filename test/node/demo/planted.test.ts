/** What stands in front of the demo where departures are planted changes nothing besides. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plantedEdge } from '../../../examples/night-stage/planted.ts';
import { temporaryFolder } from '../../support/server.ts';

const PAGE = '<!doctype html><html lang="en"><head><title>Page</title></head><body><p>Text</p></body></html>';
const POLICY =
  "script-src 'self' 'sha256-x'; frame-ancestors 'none', default-src 'self' localhost:*; form-action 'self'";

function site(type: string, body: string): (request: Request) => Promise<Response> {
  const headers = new Headers({ 'content-type': type, 'content-security-policy': POLICY, 'x-other': 'stays' });
  headers.append('set-cookie', 'session=1; Path=/; HttpOnly');
  headers.append('set-cookie', 'usertype=guest; Path=/; SameSite=Lax');
  return async (request) =>
    new Response(request.headers.has('accept-encoding') ? 'compressed' : body, { status: 201, headers });
}

const ask = (path: string, type = 'text/html; charset=utf-8', body = PAGE): Promise<Response> =>
  plantedEdge(
    site(type, body),
    4711,
  )(new Request(`http://localhost${path}`, { headers: { 'accept-encoding': 'gzip', cookie: 'edge_visitor=known' } }));

describe('the planted edge', () => {
  it('puts one script before everything else, and leaves the rest of a page as it is', async () => {
    const answer = await ask('/en/');
    const html = await answer.text();
    expect(html).toContain('<head><script src="/edge.js"></script><title>');
    expect(html.replace('<script src="/edge.js"></script>', '')).toBe(PAGE);
    expect([answer.status, answer.headers.get('x-other')]).toEqual([201, 'stays']);
  });

  it('sets its own cookies beside those of the site', async () => {
    const { headers } = await ask('/no/artist/one');
    expect(headers.getSetCookie()).toEqual([
      'session=1; Path=/; HttpOnly',
      'usertype=guest; Path=/; SameSite=Lax; Max-Age=31536000',
      'site_lang=no; Path=/; Max-Age=2592000; SameSite=Lax',
    ]);
  });

  it('opens the policy of what is agreed to for its two hosts alone', async () => {
    const { headers } = await ask('/en/');
    expect(headers.get('content-security-policy')).toBe(
      POLICY.replace('localhost:*', 'localhost:* http://alexa.localhost:4711 http://bing.localhost:4711'),
    );
  });

  it('passes on what is no page', async () => {
    const answer = await ask('/icon.svg', 'image/svg+xml', '<svg><head></svg>');
    expect(await answer.text()).toBe('<svg><head></svg>');
    expect(answer.headers.get('content-security-policy')).toBe(POLICY);
    expect(answer.headers.getSetCookie()).not.toContainEqual(expect.stringContaining('site_lang'));
  });

  it('changes one row of the policy, and no other', async () => {
    const row = (name: string): string =>
      `<tr data-samtykke-entry="${name}"><th><code>${name}</code></th><td role="cell" data-label="Expiry: ">30 days</td></tr>`;
    const html = await (await ask('/samtykke/policy/en', undefined, row('ad') + row('ccs') + row('clicked'))).text();
    expect(html).toBe(row('ad') + row('ccs').replace('30 days', '7 days') + row('clicked'));
  });
});

const SERVE = fileURLToPath(new URL('../../../examples/night-stage/serve.ts', import.meta.url));

/** Runs the demo with a switch until it says where it is, or ends. */
async function run(
  given: readonly string[],
  variable: string,
  folder: string,
): Promise<{ child: ChildProcess; told: string }> {
  const env = { ...process.env, PORT: '0', DATA: folder, NIGHT_STAGE_PLANT: variable };
  const child = spawn(process.execPath, [SERVE, ...given], { env });
  let told = '';
  await new Promise<void>((resolve) => {
    const read = (chunk: Buffer): void => {
      told += chunk;
      if (/operator password/.test(told)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => resolve());
  });
  return { child, told };
}

describe('the switch of the demo', () => {
  it.each([
    [['--plant'], '', true],
    [[], '1', true],
    [[], '0', false],
    [[], '', false],
  ] as const)('with %j and NIGHT_STAGE_PLANT=%s plants: %s', async (given, variable, isPlanted) => {
    const folder = temporaryFolder();
    const { child, told } = await run(given, variable, folder.path);
    const address = /site +(http:\/\/\S+)/.exec(told)?.[1] ?? '';
    const cookies = (await fetch(address)).headers.getSetCookie();
    expect(cookies.some((each) => each.startsWith('edge_visitor='))).toBe(isPlanted);
    child.kill('SIGTERM');
    await once(child, 'close');
    folder.remove();
  });

  it.each([
    [['--plants'], '', '"--plants" is nothing that the demo knows; it takes --plant'],
    [[], 'yes', 'NIGHT_STAGE_PLANT is "yes"; give 1, or 0 for nothing planted'],
  ] as const)('with %j and NIGHT_STAGE_PLANT=%s says what it takes', async (given, variable, sentence) => {
    const folder = temporaryFolder();
    const { child, told } = await run(given, variable, folder.path);
    expect([told.trim(), child.exitCode]).toEqual([sentence, 1]);
    folder.remove();
  });
});
