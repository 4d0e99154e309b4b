/** What becomes of records: erased at the visitor's wish or by a rule, ended by time, and held. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentRecord, LogRecord } from '../../../src/proof/index.ts';
import {
  eraseConsent,
  holdsOf,
  retain,
  type Store,
  type StoredRecord,
  sqliteStore,
} from '../../../src/server/index.ts';
import { aRecord } from '../../support/a-record.ts';
import { samtykke } from '../../support/process.ts';
import { plainRegistry } from '../../support/registry.ts';
import {
  cookieAfter,
  exampleFile,
  NOON,
  setCookies,
  type TestServer,
  temporaryFolder,
  testServer,
} from '../../support/server.ts';

const SITE = 'nightstage.example';
const DAY = 86_400;
const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
let path: string;
let store: Store;
let server: TestServer;
beforeEach(async () => {
  path = join(folder.path, `${files++}.db`);
  store = sqliteStore({ path });
  server = await testServer({ store });
});
afterEach(async () => {
  await server.consent.close();
  await store.close();
});

const SAME_SITE = { origin: 'http://night.test', 'sec-fetch-site': 'same-origin' };
const erase = (consentId: string, headers: Record<string, string> = {}): Promise<Response> =>
  server.consent.fetch(
    new Request('http://night.test/samtykke/erase', {
      method: 'POST',
      headers: { ...SAME_SITE, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ consentId }),
    }),
  );
async function accepted(): Promise<{ readonly consentId: string; readonly headers: Record<string, string> }> {
  const answer = await server.choose({ choice: 'accept' });
  const headers = cookieAfter(answer);
  return { consentId: ((await answer.json()) as { consentId: string }).consentId, headers };
}
const kindsOf = async (consentId: string): Promise<readonly string[]> =>
  (await store.recordsOf(SITE, consentId)).map(({ record }) => record.kind);
const all = async (): Promise<readonly LogRecord[]> =>
  (await store.recordsAfter(SITE, { at: '', id: '' }, 1_000)).map(({ record }) => record);
const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();

describe('a visitor who asks for erasure', () => {
  it('has no record left, and no consent in that browser; others keep theirs', async () => {
    const [mine, other] = [await accepted(), await accepted()];
    await server.choose({ choice: 'save', answers: { analytics: 'all' } }, mine.headers);
    const answer = await erase(mine.consentId, mine.headers);
    expect([answer.status, await answer.json()]).toEqual([200, { erased: 2 }]);
    expect(setCookies(answer).find(({ name }) => name === 'consent')?.value).toMatch(
      /functionality!analytics!personalised\./,
    );
    expect((await server.get(`/samtykke/records/${mine.consentId}`)).status).toBe(404);
    expect((await server.get(`/samtykke/records/${other.consentId}`)).status).toBe(200);
    const erasures = (await all()).filter(({ kind }) => kind === 'erasure');
    expect(erasures.map((each) => 'because' in each && each.because)).toEqual(['visitor', 'visitor']);
    expect(JSON.stringify(erasures)).not.toContain(mine.consentId);
  });

  it('keeps the consent of a browser that has another one', async () => {
    const [mine, other] = [await accepted(), await accepted()];
    expect(setCookies(await erase(mine.consentId, other.headers))).toEqual([]);
  });

  it('by form is led to a page, and the address holds nobody', async () => {
    const { consentId, headers } = await accepted();
    const send = (body: Record<string, string>, more: Record<string, string>): Promise<Response> =>
      server.consent.fetch(
        new Request('http://night.test/samtykke/erase', {
          method: 'POST',
          headers: { ...SAME_SITE, ...more },
          body: new URLSearchParams(body),
        }),
      );
    expect((await send({ consentId: 'nobody' }, {})).headers.get('location')).toBe(
      '/samtykke/record?language=en&done=invalid',
    );
    const answer = await send({ consentId, language: 'de' }, headers);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/samtykke/record?language=de&done=erased']);
    expect(await kindsOf(consentId)).toEqual([]);
  });

  it.each([
    ['that the page was in, whatever the browser asks for', { language: 'pl' }, 'pl'],
    ['that the browser asks for, where the form tells none', {}, 'no'],
    ['that the browser asks for, where the site has none of that name', { language: 'tlh' }, 'no'],
    ['that the browser asks for, where it is none at all', { language: 'de&done=held#' }, 'no'],
  ])('by form is led on in the language %s', async (_, fields, expected) => {
    const { consentId, headers } = await accepted();
    const answer = await server.consent.fetch(
      new Request('http://night.test/samtykke/erase', {
        method: 'POST',
        headers: { ...SAME_SITE, ...headers, 'accept-language': 'nb' },
        body: new URLSearchParams({ consentId, ...fields }),
      }),
    );
    expect(answer.headers.get('location')).toBe(`/samtykke/record?language=${expected}&done=erased`);
  });

  it('is not spoken for by a page of another site', async () => {
    const { consentId, headers } = await accepted();
    const answer = await erase(consentId, {
      ...headers,
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    });
    expect([answer.status, await kindsOf(consentId)]).toEqual([403, ['choice']]);
  });

  it.each([{}, { consentId: 5 }, { consentId: 'x' }, { consentId: '' }, []])(
    'and sends %j is told what is expected',
    async (body) => {
      const answer = await server.consent.fetch(
        new Request('http://night.test/samtykke/erase', {
          method: 'POST',
          headers: SAME_SITE,
          body: JSON.stringify(body),
        }),
      );
      expect([answer.status, await answer.json()]).toEqual([422, expect.objectContaining({ code: 'invalid-erasure' })]);
    },
  );

  it('hears why records are on hold, and they stay', async () => {
    const { consentId, headers } = await accepted();
    await holdsOf(store, SITE).put({ consentId, reason: 'claim 7', since: at(NOON / 1_000) });
    const answer = await erase(consentId, headers);
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'held', detail: 'claim 7' }),
    ]);
    expect([await kindsOf(consentId), setCookies(answer)]).toEqual([['choice'], []]);
    expect(await holdsOf(store, SITE).lift(consentId)).toBe(true);
    expect((await erase(consentId, headers)).status).toBe(200);
  });
});

it('after an erasure neither the database nor its write-ahead log holds a byte of the records or their salts', async () => {
  const kept = await Promise.all(Array.from({ length: 400 }, () => accepted()));
  const erased = kept.filter((_, index) => index % 7 === 3);
  const gone: StoredRecord[] = [];
  for (const { consentId } of erased) gone.push(...(await store.recordsOf(SITE, consentId)));
  const needles = gone.flatMap(({ record, salt, text }) => [
    Buffer.from((record as ConsentRecord).consentId as string),
    Buffer.from(salt),
    // Around what is the record's own: the rest of it stands in others too.
    Buffer.from(text.slice(text.indexOf(`"consentId":"${(record as ConsentRecord).consentId}`) - 20).slice(0, 60)),
  ]);
  const found = (): number => {
    const bytes = Buffer.concat([path, `${path}-wal`].map((each) => readFileSync(each)));
    return needles.filter((needle) => bytes.includes(needle)).length;
  };
  expect([gone.length, found()]).toEqual([erased.length, needles.length]);
  for (const { consentId } of erased) await eraseConsent(store, SITE, consentId, 'operator', new Date(NOON));
  expect(found()).toBe(0);
  const left = await Promise.all(kept.map(({ consentId }) => kindsOf(consentId)));
  expect(left.flat()).toHaveLength(kept.length - erased.length);
});

describe('the rules of retention', () => {
  const run = (days: number, keepDays?: number) =>
    retain({
      store,
      site: SITE,
      keepSeconds: keepDays === undefined ? undefined : keepDays * DAY,
      now: NOON / 1_000 + days * DAY,
    });

  it('write down once which consents have ended by themselves', async () => {
    const { consentId } = await accepted();
    await server.choose({ choice: 'refuse', receipt: true });
    expect(await run(100)).toMatchObject({ read: 2, expired: 0 });
    expect(await run(1_000)).toMatchObject({ expired: 1, erased: 0 });
    expect(await run(1_001)).toMatchObject({ read: 3, expired: 0 });
    expect(await kindsOf(consentId)).toEqual(['choice', 'expiry']);
    expect(await store.lastRecordOf(SITE, consentId)).toMatchObject({ kind: 'choice' });
  });

  it('erase what has been relied on no longer for long enough, and nothing else', async () => {
    const { consentId, headers } = await accepted();
    const refusal = await server.choose({ choice: 'refuse' });
    expect(refusal.status).toBe(201);
    server.time.now = NOON + 40 * DAY * 1_000;
    await server.choose({ choice: 'save', answers: { analytics: 'all' } }, headers);
    expect(await run(29, 30)).toMatchObject({ erased: 0 });
    // The refusal is relied on no longer from the start; the consent, until it was replaced.
    expect(await run(31, 30)).toMatchObject({ erased: 1 });
    expect(await run(69, 30)).toMatchObject({ erased: 0 });
    expect(await run(71, 30)).toMatchObject({ erased: 1 });
    expect(await kindsOf(consentId)).toEqual(['choice']);
    expect(await run(1_000, 30)).toMatchObject({ expired: 1, erased: 1 });
    expect(await kindsOf(consentId)).toEqual(['expiry']);
    expect(await run(1_031, 30)).toMatchObject({ erased: 1 });
    expect(new Set((await all()).map(({ kind }) => kind))).toEqual(new Set(['erasure']));
    expect(await run(9_000, 30)).toMatchObject({ erased: 0 });
  });

  it('leave what is on hold, and count only where that is asked for', async () => {
    const { consentId } = await accepted();
    await holdsOf(store, SITE).put({ consentId, reason: 'claim', since: at(NOON / 1_000) });
    await store.addRecord(aRecord({ site: SITE, consentId: null, at: at(NOON / 1_000) }), 'refusal');
    const options = { store, site: SITE, keepSeconds: DAY, now: NOON / 1_000 + 2_000 * DAY };
    expect(await retain({ ...options, isDryRun: true })).toEqual({ read: 2, expired: 1, erased: 1, held: 1 });
    expect(await kindsOf(consentId)).toEqual(['choice']);
    expect(await retain(options)).toEqual({ read: 2, expired: 1, erased: 1, held: 1 });
    expect(await kindsOf(consentId)).toEqual(['choice', 'expiry']);
  });

  it('leave what a newer version has written, and go on with the rest', async () => {
    const { consentId } = await accepted();
    const { record } = (await store.recordsOf(SITE, consentId))[0] as { record: ConsentRecord };
    const newer: Partial<ConsentRecord>[] = [
      { jurisdiction: 'XX' },
      { chosen: { ...record.chosen, choice: '9.later' } },
    ];
    for (const change of newer) {
      const made = aRecord({ ...record, id: crypto.randomUUID(), consentId: crypto.randomUUID(), ...change });
      await store.addRecord(made, made.id);
    }
    expect(await run(1_000, 30)).toEqual({ read: 3, expired: 1, erased: 1, held: 0 });
  });

  it('name a duration that is none', async () => {
    await expect(testServer({ keepRecords: '5 years' })).rejects.toThrow(/--keep-records.*write one such as P5Y/);
  });
});

describe('the commands', () => {
  it.each(['hold', 'retain'])('%s makes no tables in a database of others', async (name) => {
    const other = join(folder.path, `other-${name}.db`);
    const database = new DatabaseSync(other);
    database.exec('CREATE TABLE theirs (at INTEGER)');
    const { code, err } = await samtykke([name, exampleFile('registry.yaml'), '--database', other], folder.path);
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/^cannot read the database .*start the server with it once/),
    ]);
    expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'theirs' }]);
    database.close();
  });

  const command = (name: string, ...more: string[]) =>
    samtykke([name, 'registry.yaml', '--database', path, ...more], folder.path);

  it('hold, erase and retain work on a database that a server has open', { timeout: 180_000 }, async () => {
    writeFileSync(join(folder.path, 'registry.yaml'), plainRegistry(SITE));
    const { consentId } = await accepted();
    expect(await command('hold')).toMatchObject({ code: 0, out: 'nothing is on hold\n' });
    expect(await command('hold', '--consent-id', consentId, '--reason', 'claim 7')).toMatchObject({ code: 0 });
    expect((await command('hold')).out).toMatch(new RegExp(`^${consentId}  since \\d{4}-\\d\\d-\\d\\d  claim 7\n$`));
    const refused = await command('erase', '--consent-id', consentId.toUpperCase());
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('on hold: claim 7')]);
    expect(await command('hold', '--consent-id', consentId, '--lift')).toMatchObject({ code: 0, out: 'lifted\n' });
    expect((await command('retain', '--keep-records', 'P5Y')).out).toContain('records read: 1');
    expect(await command('erase', '--consent-id', consentId)).toMatchObject({ code: 0, out: 'records erased: 1\n' });
    expect(await kindsOf(consentId)).toEqual([]);
    expect(await command('erase')).toMatchObject({ code: 2 });
    // A hold that is spelt in another way than the records keeps nothing.
    expect(await command('hold', '--consent-id', consentId.toUpperCase(), '--reason', 'claim 8')).toMatchObject({
      code: 0,
      out: 'on hold; no record has this consent ID now: see that it is the right one\n',
    });
    expect((await command('hold')).out).toMatch(new RegExp(`^${consentId}  `));
    for (const wrong of [consentId.slice(1), ' ', `${consentId}\u001b[2J`]) {
      const { code, err } = await command('hold', '--consent-id', wrong, '--reason', 'claim 9');
      expect([code, err]).toEqual([2, expect.stringMatching(/^--consent-id .*: write the UUID/)]);
      expect(err).not.toContain('\u001b');
    }
    expect(await command('hold', '--consent-id', consentId, '--reason', '\u001b[2J')).toMatchObject({ code: 1 });
    expect((await command('retain', '--keep-records', '5y')).err).toContain('write one such as P5Y');
  });
});
