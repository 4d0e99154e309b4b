import { beforeEach, describe, expect, it } from 'vitest';
import { cookieAfter, NOON, ORIGIN, setCookies, type TestServer, testServer } from '../../support/server.ts';

const DAY = 86_400;
let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});

const statusOf = async (cookie: Record<string, string>): Promise<Record<string, unknown>> =>
  (await server.get('/samtykke/status', cookie)).json() as Promise<Record<string, unknown>>;
const recordsOf = async (id: unknown): Promise<Record<string, unknown>[]> =>
  ((await (await server.get(`/samtykke/records/${id}`)).json()) as { records: Record<string, unknown>[] }).records;

describe('accepting all', () => {
  it('sets the one signed choice cookie as the registry declares it, for as long as a choice holds', async () => {
    const response = await server.choose({ choice: 'accept', key: 'a-key-of-this-choice' });
    expect(response.status).toBe(201);
    const cookies = setCookies(response);
    expect(cookies.map(({ name }) => name)).toEqual(['consent']);
    expect(cookies[0]?.attributes).toEqual({ path: '/', 'max-age': String(180 * DAY), samesite: 'Lax' });
    expect(cookies[0]?.value).toMatch(
      /^1\.\w+\.\.functionality~[\w-]{6}!analytics~[\w-]{6}!personalised\.[0-9a-f-]{36}\.[\w-]{43}$/,
    );
  });

  it('is Secure behind https', async () => {
    const response = await server.choose({ choice: 'accept' }, { 'x-forwarded-proto': 'https' });
    expect(setCookies(response)[0]?.attributes).toHaveProperty('secure');
  });

  it('leaves special purposes off, and holds from then on', async () => {
    const status = await statusOf(cookieAfter(await server.choose({ choice: 'accept' })));
    expect(status).toMatchObject({
      ask: 'nothing',
      answers: { functionality: 'all', analytics: 'all', personalised: 'none' },
    });
  });

  it('leaves a record with all that was shown and chosen', async () => {
    const taken = (await (await server.choose({ choice: 'accept' })).json()) as { consentId: string; at: string };
    const [record, ...others] = await recordsOf(taken.consentId);
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      consentId: taken.consentId,
      site: 'nightstage.example',
      at: new Date(NOON).toISOString(),
      shown: {
        registry: server.registry.version,
        language: 'no',
        surface: 'banner',
        asked: ['functionality', 'analytics', 'personalised'],
        ask: 'banner',
        before: {},
      },
      chosen: { reply: 'accept', answers: { functionality: 'all', analytics: 'all', personalised: 'none' } },
      method: 'script',
      jurisdiction: 'NO',
      basis: 'registry',
      signals: [],
      replaces: null,
    });
    const { html } = (record as { content: { html: string } }).content;
    for (const text of [
      'Ditt valg av informasjonskapsler',
      'Funksjonalitet og Statistikk',
      'Night Stage Nord AS og Night Stage Live AS',
      'Godta alle',
      'Avslå alle',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('keeps nothing of the client in the record: no address, no user agent', async () => {
    const headers = { 'user-agent': 'Mozilla/5.0 (Test)', 'x-forwarded-for': '192.0.2.7' };
    const { consentId } = (await (await server.choose({ choice: 'accept' }, headers)).json()) as { consentId: string };
    expect(JSON.stringify(await recordsOf(consentId))).not.toMatch(/Mozilla|192\.0\.2/);
  });
});

describe('refusing', () => {
  it('leaves nothing by which two visitors of one day could be told apart', async () => {
    const values = new Set<string>();
    for (let visitor = 0; visitor < 20; visitor++) {
      server.time.now = NOON + visitor * 60_000;
      values.add(
        setCookies(await server.choose({ choice: 'refuse' }))
          .map(({ value }) => value)
          .join(),
      );
    }
    expect([...values]).toEqual([
      expect.stringMatching(/^1\.\w+\.\.functionality!analytics!personalised\.\.[\w-]{43}$/),
    ]);
  });

  it('answers without a consent ID, and with one when a receipt is asked for', async () => {
    expect(await (await server.choose({ choice: 'refuse' })).json()).toMatchObject({ consentId: null });
    const { consentId } = (await (await server.choose({ choice: 'refuse', receipt: true })).json()) as {
      consentId: string;
    };
    expect(await recordsOf(consentId)).toMatchObject([{ consentId, chosen: { reply: 'refuse' } }]);
  });

  it('is not asked again for 180 days, then it is', async () => {
    const cookie = cookieAfter(await server.choose({ choice: 'refuse' }));
    server.time.now = NOON + 179 * DAY * 1000;
    expect(await statusOf(cookie)).toMatchObject({ ask: 'nothing' });
    server.time.now = NOON + 181 * DAY * 1000;
    expect(await statusOf(cookie)).toMatchObject({
      ask: 'banner',
      asked: ['functionality', 'analytics', 'personalised'],
    });
  });
});

describe('choosing by category and provider', () => {
  it('holds for exactly what was chosen', async () => {
    const cookie = cookieAfter(
      await server.choose({
        choice: 'save',
        surface: 'panel',
        answers: { analytics: ['hotjar'], personalised: 'all' },
      }),
    );
    const { parts } = (await statusOf(cookie)) as { parts: { purpose: string; provider: string; allowed: boolean }[] };
    const allowed = parts
      .filter((part) => part.allowed && part.purpose !== 'essential')
      .map(({ purpose, provider }) => `${purpose}:${provider}`);
    expect(allowed).toEqual(['analytics:hotjar', 'personalised:internal']);
  });

  it('a plain form says the same as a script', async () => {
    const fields = {
      choice: 'save',
      surface: 'page',
      'purpose.functionality': 'none',
      'purpose.analytics': 'some',
      'provider.analytics': 'hotjar',
      'purpose.personalised': 'all',
      return: '/no/artist/x?y=1',
    };
    const response = await server.submit(fields);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/no/artist/x?y=1']);
    expect(await statusOf(cookieAfter(response))).toMatchObject({
      answers: { functionality: 'none', analytics: ['hotjar'], personalised: 'all' },
    });
  });

  it.each([
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example',
    '',
  ])('does not lead to %j', async (target) => {
    const response = await server.submit({ choice: 'refuse', return: target });
    expect(response.headers.get('location')).toBe('/samtykke/policy/no?saved=1');
  });
});

describe('changing and withdrawing', () => {
  it('a change keeps the consent ID and is a new record that names the one before', async () => {
    const first = await server.choose({ choice: 'accept' });
    const { consentId } = (await first.json()) as { consentId: string };
    const second = await server.choose(
      { choice: 'save', surface: 'panel', answers: { analytics: 'all' } },
      cookieAfter(first),
    );
    expect(await second.json()).toMatchObject({ consentId, answers: { functionality: 'none', analytics: 'all' } });
    const records = await recordsOf(consentId);
    expect(records.map((each) => each.replaces)).toEqual([null, records[0]?.id]);
    expect(records[1]).toMatchObject({
      shown: { before: { functionality: 'all', analytics: 'all', personalised: 'none' } },
    });
  });

  it('a withdrawal is on record, the visitor keeps no ID, and what was set is deleted, HttpOnly too', async () => {
    const first = await server.choose({ choice: 'accept' });
    const { consentId } = (await first.json()) as { consentId: string };
    const { cookie } = cookieAfter(first);
    const response = await server.choose(
      { choice: 'refuse' },
      { cookie: `${cookie}; _hjid=1; site_lang=no; session=2; unknown=3` },
    );
    const set = setCookies(response);
    expect(set.filter(({ attributes }) => attributes['max-age'] === '0').map(({ name }) => name)).toEqual([
      '_hjid',
      'site_lang',
      'unknown',
    ]);
    expect(set.find(({ name }) => name === 'consent')?.value).not.toContain(consentId);
    expect(await recordsOf(consentId)).toMatchObject([
      { chosen: { reply: 'accept' } },
      { chosen: { reply: 'refuse' }, consentId },
    ]);
  });
});

describe('the same choice sent again', () => {
  it('counts once, by its key', async () => {
    const choice = { choice: 'accept', key: '6f9f6c1e-3d53-4f0e-8f5c-0d2b8b1f2a77' };
    const first = await server.choose(choice);
    const again = await server.choose(choice);
    const { consentId } = (await first.json()) as { consentId: string };
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toMatchObject({ consentId });
    expect(setCookies(again)[0]?.value).toBe(setCookies(first)[0]?.value);
    expect(await recordsOf(consentId)).toHaveLength(1);
  });

  it('counts once by form, which has no key, while it is the same answer within ten minutes', async () => {
    const fields = { choice: 'accept', return: '/' };
    const first = await server.submit(fields);
    const cookie = cookieAfter(first);
    const again = await server.submit(fields, cookie);
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(setCookies(again)[0]?.value).toBe(setCookies(first)[0]?.value);
    const { consentId } = await statusOf(cookie);
    server.time.now += 11 * 60_000;
    await server.submit(fields, cookie);
    expect(await recordsOf(consentId)).toHaveLength(2);
  });

  it('is another one with a receipt than without, and with a signal than without', async () => {
    const kept = await server.submit({ choice: 'refuse', receipt: 'yes' });
    expect(setCookies(kept)[0]?.value).toMatch(/personalised\.[0-9a-f-]{36}\./);
    const without = await server.submit({ choice: 'refuse' }, cookieAfter(kept));
    expect(setCookies(without)[0]?.value).toMatch(/personalised\.\./);
    const fields = { choice: 'save', surface: 'page', 'purpose.analytics': 'some', 'provider.analytics': 'hotjar' };
    const saved = cookieAfter(await server.submit(fields));
    const inSpite = await server.submit(fields, { ...saved, 'sec-gpc': '1' });
    expect(setCookies(inSpite)[0]?.value).toMatch(/^1\.\w+\.g\./);
  });

  it('of a refusal that came before a consent withdraws that consent too', async () => {
    const refusal = { choice: 'refuse', key: 'a-key-of-a-page-in-a-cache' };
    await server.choose(refusal);
    const accepted = await server.choose({ choice: 'accept' });
    const { consentId } = (await accepted.clone().json()) as { consentId: string };
    await server.choose(refusal, cookieAfter(accepted));
    expect((await recordsOf(consentId)).map((each) => (each.chosen as { reply: string }).reply)).toEqual([
      'accept',
      'refuse',
    ]);
  });

  it('does not bring back what was withdrawn since', async () => {
    const choice = { choice: 'accept', key: 'a-key-of-a-page-in-a-cache' };
    const first = await server.choose(choice);
    await server.choose({ choice: 'refuse' }, cookieAfter(first));
    const again = await server.choose(choice);
    expect([again.status, setCookies(again)]).toEqual([422, []]);
  });

  it('counts once when both tries come at the same time', async () => {
    const choice = { choice: 'accept', key: 'a-key-for-a-double-click' };
    const answers = await Promise.all([server.choose(choice), server.choose(choice), server.choose(choice)]);
    const ids = await Promise.all(
      answers.map(async (each) => ((await each.json()) as { consentId: string }).consentId),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await recordsOf(ids[0])).toHaveLength(1);
  });

  it('with another choice under the same key is refused, and nothing of it is kept', async () => {
    const key = 'a-key-that-is-used-twice';
    await server.choose({ choice: 'accept', key });
    const other = await server.choose({ choice: 'save', surface: 'panel', answers: {}, key });
    expect([other.status, setCookies(other)]).toEqual([422, []]);
    expect(await other.json()).toMatchObject({ code: 'key-reused' });
  });

  it('is not taken with a key that is no well-formed text', async () => {
    const answer = await server.choose({ choice: 'accept', key: 'a key of a client \ud800' });
    expect([answer.status, await answer.json()]).toEqual([422, expect.objectContaining({ code: 'invalid-choice' })]);
  });

  it('that refuses under a used key is heard all the same', async () => {
    const key = 'a-key-that-is-used-twice';
    const first = await server.choose({ choice: 'accept', key });
    const { consentId } = (await first.clone().json()) as { consentId: string };
    const refusal = await server.choose({ choice: 'refuse', key }, cookieAfter(first));
    expect(refusal.status).toBe(201);
    expect(await recordsOf(consentId)).toHaveLength(2);
  });
});

describe('Global Privacy Control', () => {
  it.each([
    ['1', ['internal']],
    ['0', 'all'],
    ['1, 1', 'all'],
    ['true', 'all'],
  ])('Sec-GPC: %s, then accept all, grants for analytics: %j', async (value, granted) => {
    const response = await server.choose({ choice: 'accept' }, { 'sec-gpc': value });
    expect(await response.json()).toMatchObject({ answers: { analytics: granted } });
  });

  it('is honoured over an earlier grant, and said so', async () => {
    const cookie = cookieAfter(await server.choose({ choice: 'accept' }));
    const status = await statusOf({ ...cookie, 'sec-gpc': '1' });
    expect(status).toMatchObject({ signalled: { analytics: expect.arrayContaining(['google']) }, ask: 'nothing' });
  });
});

describe('a choice that cannot be taken', () => {
  const problemOf = async (response: Response): Promise<unknown> => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(setCookies(response)).toEqual([]);
    return response.json();
  };

  it.each([
    [
      { choice: 'save', answers: { nonsense: 'all' } },
      /"nonsense" is no optional category.*functionality, analytics, personalised/,
    ],
    [{ choice: 'accept', asked: ['nonsense'] }, /"nonsense"/],
    [{ choice: 'save', answers: { essential: 'none' } }, /"essential" is no optional/],
    [{ choice: 'save', answers: { analytics: ['gogle'] } }, /"gogle" is no provider of "analytics"/],
    [{ choice: 'save', answers: { __proto__: 'all', constructor: 'all' } }, /constructor/],
  ])('%j names something unknown: 422', async (choice, detail) => {
    const problem = await problemOf(await server.choose(choice));
    expect(problem).toMatchObject({ status: 422, code: 'unknown-name', detail: expect.stringMatching(detail) });
  });

  it.each([
    [{ choice: 'agree' }, /choice/],
    [{ choice: 'accept', language: 'xx' }, /language/],
    [{ choice: 'accept', surface: 'wall' }, /surface/],
    [{ choice: 'accept', key: 'short' }, /key/],
    [{ choice: 'accept', consent: true }, /consent/],
    [{ choice: 'save', answers: { analytics: 'some' } }, /answers/],
  ])('%j is not well-formed: 422 names the field', async (choice, detail) => {
    expect(await problemOf(await server.choose(choice))).toMatchObject({
      code: 'invalid-choice',
      detail: expect.stringMatching(detail),
    });
  });

  it('under a registry that nobody knows: 422', async () => {
    expect(await problemOf(await server.choose({ choice: 'accept', registry: 'f'.repeat(64) }))).toMatchObject({
      status: 422,
      code: 'unknown-registry',
    });
  });

  const post = (body: BodyInit, headers: Record<string, string>): Promise<Response> =>
    server.consent.fetch(
      new Request(`${ORIGIN}/samtykke/choice`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
    );

  it('over the limit: 413, by its declared length and by its real one', async () => {
    const body = `{"choice":"${'x'.repeat(70_000)}"}`;
    const declared = await post(body, { 'content-type': 'application/json', 'content-length': String(body.length) });
    const streamed = await post(new Blob([body]).stream(), { 'content-type': 'application/json' });
    expect([declared.status, streamed.status]).toEqual([413, 413]);
  });

  it.each([
    ['text/plain', '{}', 415],
    ['application/json', '{', 422],
    ['application/json', '[]', 422],
    ['application/x-www-form-urlencoded', '%%%&&&==', 422],
  ])('as %s: %s', async (type, body, status) =>
    expect((await post(body, { 'content-type': type })).status).toBe(status),
  );

  it.each([
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.test' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('from a page of another site %j: 403', async (headers) => {
    const response = await post('{}', { 'content-type': 'application/json', ...headers } as Record<string, string>);
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'other-site' });
  });
});

describe('a form that cannot be taken', () => {
  it.each([
    [{ choice: 'agree' }, {}, 422, 'Skjemaet var utdatert eller ufullstendig'],
    [{ choice: 'accept', registry: 'f'.repeat(64) }, {}, 422, 'Skjemaet var utdatert eller ufullstendig'],
    [
      { choice: 'accept' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
      'et annet nettsted',
    ],
  ])('%j %j is answered by a page that says so: %i', async (fields, headers, status, text) => {
    const response = await server.submit(fields, { 'accept-language': 'nb', ...(headers as Record<string, string>) });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(new RegExp(`<p role="alert">[^<]*${text}`));
    expect(setCookies(response)).toEqual([]);
  });

  it('since there were too many is answered by a page that says so, and when to try again', async () => {
    const limited = await testServer({ requestsPerMinute: 1, clientAddressHeader: 'x-client' });
    const client = { 'x-client': '192.0.2.1', 'accept-language': 'nb' };
    await limited.submit({ choice: 'refuse' }, client);
    const response = await limited.submit({ choice: 'refuse' }, client);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).toContain('for mange forsøk');
  });

  it('and one that was leads to a page of ours that says so', async () => {
    const response = await server.submit({ choice: 'refuse', return: '/samtykke/policy/no#status' });
    expect(response.headers.get('location')).toBe('/samtykke/policy/no?saved=1#status');
    const page = await server.get('/samtykke/policy/no?saved=1', cookieAfter(response));
    expect(await page.text()).toContain('<p role="status">Valget ditt er lagret.</p>');
  });
});

describe('a refusal that a page keeps before the server has taken it', () => {
  /** As the page's script writes it: unsigned, with the ID of the consent that it ends. */
  const pending = (id = ''): Record<string, string> => ({
    cookie: `consent=1.${(Math.floor(NOON / 1000 / DAY) * DAY).toString(36)}..functionality!analytics!personalised.${id}.`,
  });

  it('holds', async () =>
    expect(await statusOf(pending())).toMatchObject({ ask: 'nothing', answers: { analytics: 'none' } }));

  it('is written down as a withdrawal of the consent whose ID it names, with what was allowed before', async () => {
    const { consentId } = (await (await server.choose({ choice: 'accept' })).json()) as { consentId: string };
    const response = await server.choose({ choice: 'refuse', surface: 'panel' }, pending(consentId));
    expect(await response.json()).toMatchObject({ consentId, answers: { analytics: 'none' } });
    const records = await recordsOf(consentId);
    expect(records[1]).toMatchObject({
      replaces: records[0]?.id,
      shown: { before: { functionality: 'all', analytics: 'all', personalised: 'none' } },
      chosen: { reply: 'refuse' },
    });
    expect(setCookies(response)[0]?.value).not.toContain(consentId);
  });

  it('brings its consent ID into no other answer: nobody has signed it', async () => {
    const { consentId } = (await (await server.choose({ choice: 'accept' })).json()) as { consentId: string };
    for (const surface of ['banner', 'panel']) {
      const response = await server.choose({ choice: 'accept', surface }, pending(consentId));
      const taken = (await response.json()) as { consentId: string; answers: object };
      expect(taken.consentId).not.toBe(consentId);
      // The visitor said no before, and says yes now.
      expect(taken.answers).toMatchObject({ functionality: 'all', analytics: 'all' });
    }
    expect(await recordsOf(consentId)).toHaveLength(1);
  });

  it('is nothing that an unsigned grant could pass for', async () => {
    const grant = `consent=1.${Math.floor(NOON / 1000).toString(36)}..analytics~HRKQHv..`;
    expect(await statusOf({ cookie: grant })).toMatchObject({ ask: 'banner' });
  });
});

describe('a choice cookie that is none', () => {
  const good = async (): Promise<string> => cookieAfter(await server.choose({ choice: 'accept' })).cookie as string;

  it.each<[string, (value: string) => string]>([
    ['forged', (value) => value.replace('personalised', 'personalised~r0SAd7')],
    ['unsigned', (value) => value.replace(/\.[^.]*$/, '.')],
    ['signed by somebody else', (value) => value.replace(/\.[^.]*$/, `.${'A'.repeat(43)}`)],
    ['cut', (value) => value.slice(0, -5)],
    ['of an unknown version', (value) => value.replace('consent=1.', 'consent=9.')],
    ['oversized', (value) => value.replace('functionality', 'f'.repeat(4_000))],
    ['empty', () => 'consent='],
    ["another tool's", () => 'consent=%7B%22analytics%22%3Atrue%7D'],
  ])('%s: no choice, and a page takes it away', async (_, spoil) => {
    const cookie = { cookie: spoil(await good()) };
    expect(await statusOf(cookie)).toMatchObject({ ask: 'banner', consentId: null });
    const page = await server.get('/samtykke/policy/no', cookie);
    for (const each of setCookies(page))
      expect(each).toMatchObject({ name: 'consent', value: '', attributes: { 'max-age': '0' } });
    const places = setCookies(page).map(({ attributes: { path, domain } }) => `${path} ${domain}`);
    expect(places).toEqual(expect.arrayContaining(['/ undefined', '/ night.test', '/samtykke/policy undefined']));
  });

  it('is deleted beside a good one, which is put where it belongs', async () => {
    const own = await good();
    const page = await server.get('/samtykke/policy/no', { cookie: `consent=x; ${own}` });
    const kept = setCookies(page).filter(({ value }) => value !== '');
    expect(kept.map(({ name, value, attributes }) => [`${name}=${value}`, attributes.path])).toEqual([[own, '/']]);
    expect(setCookies(page).length).toBeGreaterThan(1);
  });

  it('does not hide a good one beside it', async () => {
    expect(await statusOf({ cookie: `consent=x; ${await good()}` })).toMatchObject({ ask: 'nothing' });
  });

  it('of two good ones the newer holds, whatever their order', async () => {
    const granted = await good();
    server.time.now = NOON + 2 * DAY * 1000;
    const { cookie: refused } = cookieAfter(await server.choose({ choice: 'refuse' }));
    for (const cookie of [`${granted}; ${refused}`, `${refused}; ${granted}`]) {
      expect(await statusOf({ cookie })).toMatchObject({ answers: { analytics: 'none' } });
    }
  });

  it('of a grant and a refusal of one day the refusal holds', async () => {
    const granted = await good();
    const { cookie: refused } = cookieAfter(await server.choose({ choice: 'refuse' }));
    expect(await statusOf({ cookie: `${granted}; ${refused}` })).toMatchObject({ answers: { analytics: 'none' } });
  });

  it('signed with the key before is still read', async () => {
    const cookie = { cookie: await good() };
    const rotated = await testServer({ secrets: [new Uint8Array(32).fill(9), new Uint8Array(32).fill(7)] });
    expect(await (await rotated.get('/samtykke/status', cookie)).json()).toMatchObject({ ask: 'nothing' });
  });
});
