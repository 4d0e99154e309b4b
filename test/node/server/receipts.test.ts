/** Receipts and a visitor's records over HTTP. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type ConsentRecord, type ErasureRecord, trustIn, verifyReceipt } from '../../../src/proof/index.ts';
import { LANGUAGES } from '../../../src/registry/index.ts';
import { STRINGS } from '../../../src/render/index.ts';
import {
  type ConsentServerOptions,
  type LogLine,
  newLogKey,
  openLogKeys,
  parseLogKeys,
  sqliteStore,
} from '../../../src/server/index.ts';
import { anErasure } from '../../support/a-record.ts';
import { aWitness } from '../../support/a-witness.ts';
import { samtykke } from '../../support/process.ts';
import {
  cookieAfter,
  ORIGIN,
  sourceRegistry,
  type TestServer,
  temporaryFolder,
  testServer,
} from '../../support/server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `${files++}`);
const registry = await sourceRegistry();
const SITE = 'nightstage.example';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ consent }) => consent.close()));
  await Promise.all(open.map(({ store }) => store.close()));
  open = [];
});

interface LoggedServer extends TestServer {
  readonly lines: readonly LogLine[];
}

/** A server that puts records into a log. */
async function logged(
  path = newFile(),
  logIntervalMilliseconds = 20,
  more: Partial<ConsentServerOptions> = {},
): Promise<LoggedServer> {
  const store = sqliteStore({ path });
  const lines: LogLine[] = [];
  const logKeys = await openLogKeys(`${path}.keys`, store, registry);
  const log = (line: LogLine): unknown => lines.push(line);
  const limits = { logIntervalMilliseconds, requestsPerMinute: 0 };
  const server = await testServer({ registry, store, logKeys, ...limits, ...more, log });
  open.push(server);
  return { ...server, lines };
}

interface Taken {
  readonly record: string;
  readonly consentId: string;
}

const accept = async ({ choose }: TestServer, more: object = {}): Promise<Taken> =>
  (await (await choose({ choice: 'accept', ...more })).json()) as Taken;

/** Waits until the log has a record. */
async function receiptOf(server: TestServer, record: string): Promise<Response> {
  let response: Response | undefined;
  const ask = async (): Promise<number> => {
    response = await server.get(`/samtykke/receipts/${record}`);
    return response.status;
  };
  await expect.poll(ask).toBe(200);
  return response as Response;
}

/** Saves the receipt of a record as a browser would. */
async function saved(server: TestServer, record: string): Promise<{ readonly name: string; readonly command: string }> {
  const name = `receipt-${record}.json`;
  writeFileSync(join(folder.path, name), await (await receiptOf(server, record)).text());
  const html = await (await server.get(`/samtykke/receipts/${record}/page`)).text();
  return { name, command: /<pre translate="no">samtykke (verify [^<]*)<\/pre>/.exec(html)?.[1] ?? '' };
}

async function publishedKeys(server: TestServer): Promise<readonly string[]> {
  return (await (await server.get('/samtykke/log/keys')).text()).trim().split('\n');
}

const lookUp = (server: TestServer, consentId: string, headers: Record<string, string> = {}): Promise<Response> => {
  const body = new URLSearchParams({ consentId, language: 'en' });
  return server.consent.fetch(new Request(`${ORIGIN}/samtykke/record`, { method: 'POST', body, headers }));
};

describe('a receipt', () => {
  it('is there when the log has the record, to be saved, and proves it by the published keys', async () => {
    const server = await logged();
    await accept(server);
    const { record, consentId } = await accept(server);
    const response = await receiptOf(server, record);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="receipt-${record}.json"`,
      'cache-control': 'no-store',
    });
    const trust = await trustIn({ logs: await publishedKeys(server) });
    const found = await verifyReceipt(await response.text(), trust);
    expect(found).toMatchObject({ kind: 'proven', index: 1, size: 2, record: { id: record, consentId } });
    const { records } = (await (await server.get(`/samtykke/records/${consentId}`)).json()) as { records: object[] };
    expect(records).toEqual([expect.objectContaining({ id: record, entry: 1 })]);
  });

  it('is asked for again in a second, when the log has not the record yet', async () => {
    const server = await logged(newFile(), 60_000);
    const { record, consentId } = await accept(server);
    for (const path of ['', '/page']) {
      const response = await server.get(`/samtykke/receipts/${record}${path}`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    }
    const { records } = (await (await server.get(`/samtykke/records/${consentId}`)).json()) as { records: object[] };
    expect(records).toEqual([expect.objectContaining({ id: record, entry: null })]);
    expect(await (await lookUp(server, consentId)).text()).toContain(STRINGS.en.record.entryWaits);
  });

  it('of a record that was erased is the record of its erasure, which has a receipt of its own', async () => {
    const server = await logged();
    const { record } = await accept(server);
    await receiptOf(server, record);
    const stored = await server.store.recordById(SITE, record);
    if (stored?.kind !== 'stored') throw new Error('it is not there');
    const erasure = anErasure(stored.record as ConsentRecord, 0);
    expect(await server.store.erase(erasure)).toBe(true);
    const ask = async () => (await server.get(`/samtykke/receipts/${record}`)).text();
    await expect.poll(ask).toContain('"receipt":{"check"');
    const response = await server.get(`/samtykke/receipts/${record}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([410, 'application/problem+json']);
    const body = (await response.json()) as { code: string; erasure: ErasureRecord; receipt: object };
    expect(body).toMatchObject({ code: 'erased', erasure });
    const trust = await trustIn({ logs: await publishedKeys(server) });
    expect(await verifyReceipt(JSON.stringify(body.receipt), trust)).toMatchObject({ kind: 'proven', index: 1 });
    expect(await (await receiptOf(server, erasure.id)).text()).toBe(JSON.stringify(body.receipt));
    const page = await server.get(`/samtykke/receipts/${record}/page?language=en`);
    expect(page.status).toBe(410);
    expect(await page.text()).toMatch(/A record was erased on November 25, 2026.*receipts\/[0-9a-f-]{36}\/page/s);
  });

  it('is verified by the command that its page names', { timeout: 180_000 }, async () => {
    const server = await logged();
    const { record } = await accept(server);
    const { name, command } = await saved(server, record);
    expect(command).toContain(`verify ${name} --log-key nightstage.example/samtykke/log+`);
    expect(await samtykke(command.split(' '), folder.path)).toMatchObject({ code: 0, err: '' });
  });

  it('is verified by it with as many witnesses as the log waits for', { timeout: 180_000 }, async () => {
    const path = newFile();
    const { verifiers } = await openLogKeys(`${path}.keys`, sqliteStore({ path }), registry);
    const [one, two] = [
      await aWitness('one.example', verifiers, newFile()),
      await aWitness('two.example', verifiers, newFile()),
    ];
    for (const [quorum, option] of [
      [2, / --quorum 2$/],
      [1, /\+\S+$/],
    ] as const) {
      const server = await logged(path, 20, { logWitnesses: [one, two], logWitnessQuorum: quorum });
      const { command } = await saved(server, (await accept(server)).record);
      expect(command).toContain(` --witness ${one.key} --witness ${two.key}`);
      expect(command).toMatch(option);
      const { code, out } = await samtykke(command.split(' '), folder.path);
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(/2 witnesses had seen[\s\S]*one\.example at .*two\.example at /),
      ]);
      await server.consent.close();
    }
    await Promise.all([one.stop(), two.stop()]);
  });

  it('of no record, and from a server without keys of a log, is not there', async () => {
    const server = await logged();
    const { record } = await accept(server);
    const other = await testServer({ store: server.store });
    const codes = [`${ORIGIN}`, '%00', 'none'].map((id) => server.get(`/samtykke/receipts/${encodeURIComponent(id)}`));
    for (const each of await Promise.all(codes)) {
      expect([each.status, ((await each.json()) as { code: string }).code]).toEqual([404, 'no-record']);
    }
    expect((await server.get('/samtykke/receipts/none/page')).status).toBe(404);
    const without = await other.get(`/samtykke/receipts/${record}`);
    expect([without.status, ((await without.json()) as { code: string }).code]).toEqual([404, 'not-found']);
    const page = await other.get(`/samtykke/receipts/${record}/page?language=en`);
    expect([page.status, (await page.text()).includes(STRINGS.en.record.noReceipts)]).toEqual([404, true]);
  });

  it('still proves its record by all keys that are published, after there is a new one', async () => {
    const path = newFile();
    const first = await logged(path);
    const { record } = await accept(first);
    const before = await (await receiptOf(first, record)).text();
    const keys = await parseLogKeys(
      `${await newLogKey(`${SITE}/samtykke/log`)}\n${(await publishedKeys(first)).join('\n')}`,
    );
    const second = await testServer({ registry, store: first.store, logKeys: keys });
    const after = await (await receiptOf(second, record)).text();
    const trust = await trustIn({ logs: await publishedKeys(second) });
    expect(trust.logs).toHaveLength(2);
    expect(await verifyReceipt(after, trust)).toMatchObject({ kind: 'proven' });
    expect(after).toBe(before);
    await second.consent.close();
  });

  const flip = (sql: string, column: string, from: string, to: string) => (database: DatabaseSync) =>
    database.exec(`UPDATE ${sql.split(' ')[0]} SET ${column} = ${from} WHERE ${to}`);
  const damages: Record<string, (database: DatabaseSync) => void> = {
    'a record': flip('record', 'body', `replace(body, '"script"', '"form"')`, 'leaf = 1'),
    'a salt': flip('record', 'salt', 'zeroblob(16)', 'leaf = 1'),
    'a tile': flip('tile', 'bytes', 'zeroblob(length(bytes))', 'level = 0'),
    'a lost tile': (database) => database.exec('DELETE FROM tile WHERE level = 0'),
    'a checkpoint': flip('log', 'note', `replace(note, '/log' || char(10), '/lag' || char(10))`, 'true'),
  };
  it.each(Object.entries(damages))(
    'is not given where %s is damaged; a plain sentence says so, and the log which entry',
    async (_, damage) => {
      const path = newFile();
      const server = await logged(path);
      await accept(server);
      const { record, consentId } = await accept(server);
      await receiptOf(server, record);
      const database = new DatabaseSync(path);
      damage(database);
      database.close();
      const response = await server.get(`/samtykke/receipts/${record}`);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'damaged-log']);
      const page = await server.get(`/samtykke/receipts/${record}/page?language=en`);
      expect([page.status, (await page.text()).includes(STRINGS.en.record.damaged)]).toEqual([500, true]);
      const line = server.lines.find(({ level }) => level === 'error');
      expect(line?.message).toMatch(/^no receipt of entry 1: .*run `samtykke check`$/);
      expect(JSON.stringify(server.lines)).not.toContain(consentId);
    },
  );

  it('is asked for as often as records are, and no more', async () => {
    const limited = await testServer({ requestsPerMinute: 1, clientAddressHeader: 'x-client' });
    const client = { 'x-client': '192.0.2.1' };
    for (const path of ['receipts/none', 'receipts/none/page', 'record']) {
      await limited.get(`/samtykke/${path}`, client);
      const response = await limited.get(`/samtykke/${path}`, client);
      expect([response.status, response.headers.has('retry-after')]).toEqual([429, true]);
    }
  });
});

describe("a visitor's records", () => {
  it('are shown in the browser that has the consent ID, the newest first', async () => {
    const server = await logged();
    const first = await server.choose({ choice: 'accept' });
    const { record, consentId } = (await first.clone().json()) as Taken;
    const second = await server.choose({ choice: 'save', answers: { analytics: ['hotjar'] } }, cookieAfter(first));
    const later = ((await second.clone().json()) as Taken).record;
    await receiptOf(server, later);
    const response = await server.get('/samtykke/record?language=en', cookieAfter(second));
    const html = await response.text();
    expect([...html.matchAll(/<article class="record" aria-labelledby="record-([^"]+)"/g)].map(([, id]) => id)).toEqual(
      [later, record],
    );
    expect(html).toContain(`value="${consentId}"`);
    expect(html).toContain('Partly allowed: hotjar');
    expect(html).toContain(`href="/samtykke/receipts/${record}" download`);
    expect(html).toContain('<button name="choice" value="refuse" class="button"');
    expect(html.match(/action="\/samtykke\/erase"/g)).toHaveLength(1);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('are erased there, all of them, and the page says what became of that', async () => {
    const server = await logged();
    const { record, consentId } = await accept(server);
    await receiptOf(server, record);
    const html = await (await lookUp(server, consentId)).text();
    const [, action, fields = ''] = /<form method="post" action="(\/samtykke\/erase)">(.*?)<\/form>/s.exec(html) ?? [];
    const pairs = [...fields.matchAll(/name="([^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    const body = new URLSearchParams(Object.fromEntries(pairs) as Record<string, string>);
    const sent = await server.consent.fetch(new Request(ORIGIN + action, { method: 'POST', body }));
    const page = await server.get(sent.headers.get('location') as string, { 'accept-language': 'de' });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(STRINGS.en.record.doneErased)]);
    expect((await lookUp(server, consentId)).status).toBe(404);
    expect((await server.get(`/samtykke/receipts/${record}`)).status).toBe(410);
  });

  it.each([
    ['held', STRINGS.en.record.doneHeld],
    ['failed', STRINGS.en.record.doneFailed],
    ['invalid', STRINGS.en.record.unknown],
  ])('that were not erased, since that was %s, are said not to be', async (done, text) => {
    const server = await testServer();
    const html = await (await server.get(`/samtykke/record?language=en&done=${done}`)).text();
    expect(html).toContain(`<p role="alert">${text}</p>`);
    expect(await (await server.get('/samtykke/record?done=constructor')).text()).not.toContain('role="alert"');
  });

  it('are looked up by consent ID without an account, and no address holds the ID', async () => {
    const server = await logged();
    const { record, consentId } = await accept(server);
    const response = await lookUp(server, ` ${consentId.toUpperCase()} `);
    const html = await response.text();
    expect([response.status, html.includes(`id="record-${record}"`)]).toEqual([200, true]);
    // The consent is in another browser, which alone can take it back.
    expect(html).toContain(STRINGS.en.record.withdrawElsewhere);
    expect(html).not.toContain('action="/samtykke/choice"><button name="choice" value="refuse" class="button"');
    expect(
      [...html.matchAll(/(?:href|action)="([^"]*)"/g)].filter(([, address]) => address?.includes(consentId)),
    ).toEqual([]);
  });

  it('that are not there are said not to be, and the form stands there again', async () => {
    const server = await logged();
    const response = await lookUp(server, '"><b>none');
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain(`<p role="alert">${STRINGS.en.record.unknown}</p>`);
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;none"');
    expect((await lookUp(server, 'x'.repeat(9_000))).status).toBe(404);
    expect((await server.get('/samtykke/record')).status).toBe(200);
  });

  it('can be pressed nowhere but in their own buttons', async () => {
    const server = await logged();
    for (const surface of ['banner', 'panel', 'page', 'policy']) {
      const { consentId } = await accept(server, { surface });
      const html = await (await lookUp(server, consentId)).text();
      const picture = /<div class="picture" inert>(.*?)<\/template><\/div>/s.exec(html)?.[1] ?? '';
      const buttons = picture.match(/<button[^>]*>/g) ?? [];
      expect([surface, buttons.length > 0, buttons.filter((each) => !each.includes(' disabled'))]).toEqual([
        surface,
        true,
        [],
      ]);
    }
  });

  it('tell in words, too, what was shown, and what was ticked in it', async () => {
    const server = await logged();
    const first = await server.choose({ choice: 'save', surface: 'banner', answers: { analytics: ['hotjar'] } });
    const { consentId } = (await first.clone().json()) as Taken;
    await server.choose({ choice: 'accept', surface: 'panel', language: 'en' }, cookieAfter(first));
    const html = await (await lookUp(server, consentId)).text();
    const words = /<div class="words"><div lang="en">(.*?)<\/div>/s
      .exec(html)?.[1]
      ?.split(/<\/?p>/)
      .filter(Boolean);
    const { refuse, allow, choose, save } = STRINGS.en.interface;
    expect(words).toEqual(
      expect.arrayContaining([refuse, allow, `✓ ${choose}`, 'google · Third party', '✓ hotjar · Third party', save]),
    );
    expect(words?.filter((line) => line.startsWith('·'))).toEqual([]);
  });

  it('say so, where the software would show it otherwise by now', async () => {
    const path = newFile();
    const server = await logged(path);
    const { consentId } = await accept(server);
    expect(await (await lookUp(server, consentId)).text()).not.toContain(STRINGS.en.record.shownChanged);
    const database = new DatabaseSync(path);
    database.exec(`UPDATE record SET body = replace(body, '"hash":"', '"hash":"0')`);
    database.close();
    expect(await (await lookUp(server, consentId)).text()).toContain(STRINGS.en.record.shownChanged);
  });

  it.each(LANGUAGES)('and the receipt are in %s, as everything around them', async (language) => {
    const server = await logged();
    const taken = await server.choose({ choice: 'accept', language });
    const { record } = (await taken.clone().json()) as Taken;
    await receiptOf(server, record);
    const own = STRINGS[language].record;
    const page = await (await server.get(`/samtykke/record?language=${language}`, cookieAfter(taken))).text();
    const receipt = await (await server.get(`/samtykke/receipts/${record}/page?language=${language}`)).text();
    const escaped = (text: string): string => text.replaceAll("'", '&#39;');
    for (const text of [own.title, own.intro, own.eraseAbout, own.shown, own.download]) {
      expect(page).toContain(escaped(text));
    }
    for (const text of [own.receiptAbout, own.verifyAbout, own.keysAbout, own.proven, own.provenNot, own.failed]) {
      expect(receipt).toContain(escaped(text));
    }
    expect(page).toContain(`<html lang="${language === 'no' ? 'nb' : language}"`);
  });

  it('are a link away from the status, and from what says that a choice was saved', async () => {
    const server = await logged();
    const taken = await server.submit({ choice: 'accept', return: '/samtykke/policy/no' });
    const saved = await server.get(taken.headers.get('location') as string, cookieAfter(taken));
    const html = await saved.text();
    expect(html).toMatch(/<p role="status">[^<]*<a href="\/samtykke\/record\?language=no">/);
    const link = `<p><a href="/samtykke/record?language=no">${STRINGS.no.record.title}</a></p>`;
    expect(html).toContain(link);
    expect(await (await server.get('/samtykke/policy/no')).text()).toContain(link);
    expect(await (await server.get('/samtykke/policy/no?saved=1')).text()).not.toMatch(/<p role="status">[^<]*<a/);
  });
});
