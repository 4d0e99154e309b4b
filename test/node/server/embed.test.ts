import { beforeAll, describe, expect, it } from 'vitest';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, setCookies, type TestServer, testServer } from '../../support/server.ts';

const REGISTRY = `site:
  name: Framed
  domains: [framed.example]
  controllers: [{ name: Framed AS, office: Oslo, register: "1" }]
  contacts: { requests: privacy@framed.example }
  languages: [en]
categories: { essential: { always: true }, functionality: {}, personalised: { special: true } }
providers: { player: { name: Player, hosts: [player.example] }, maps: { name: Maps, hosts: [maps.example] } }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: lang, category: functionality, retention: P30D }
  - { name: player.example/embed/*, kind: frame, category: functionality, provider: player, retention: session }
  - { name: maps.example/*, kind: frame, category: functionality, provider: maps, retention: session }
  - { name: taste, category: personalised, provider: player, retention: P30D }
`;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ registry: await registryOf(REGISTRY), requestsPerMinute: 0 });
});

describe('one provider that is allowed in the place of a frame', () => {
  const embed = (answers: object, more: object = {}, headers: Record<string, string> = {}): Promise<Response> =>
    server.choose({ choice: 'save', surface: 'embed', language: 'en', asked: [], answers, ...more }, headers);
  const statusOf = async (cookie: Record<string, string>): Promise<unknown> =>
    (await server.get('/samtykke/status', cookie)).json();

  it('holds beside what was answered, and the rest is asked about as before', async () => {
    const one = await embed({ functionality: ['player'] });
    expect(one.status).toBe(201);
    const status = (await statusOf(cookieAfter(one))) as { parts: { purpose: string; provider: string }[] };
    expect(status).toMatchObject({
      ask: 'banner',
      asked: ['functionality', 'personalised'],
      answers: { functionality: ['player'] },
    });
    expect(status.parts.filter(({ purpose }) => purpose === 'functionality')).toEqual([
      { purpose: 'functionality', provider: 'internal', allowed: false, because: 'undecided' },
      { purpose: 'functionality', provider: 'player', allowed: true, because: 'granted' },
      { purpose: 'functionality', provider: 'maps', allowed: false, because: 'undecided' },
    ]);
    const two = await embed({ functionality: ['maps'] }, {}, cookieAfter(one));
    expect(await statusOf(cookieAfter(two))).toMatchObject({ answers: { functionality: ['player', 'maps'] } });
  });

  it('is on record with what stood there', async () => {
    const { consentId } = (await (await embed({ functionality: ['player'] })).json()) as { consentId: string };
    const { records } = (await (await server.get(`/samtykke/records/${consentId}`)).json()) as { records: object[] };
    expect(records).toEqual([
      expect.objectContaining({
        shown: expect.objectContaining({ surface: 'embed', asked: ['functionality'], provider: 'player' }),
        content: {
          style: '',
          html: expect.stringMatching(/Blocked content: Player.*Functionality: .*Always load from Player/s),
        },
      }),
    ]);
  });

  it('is allowed in spite of a signal that covers it, by its name', async () => {
    const signal = { 'sec-gpc': '1' };
    const response = await embed({ functionality: ['player'] }, {}, signal);
    expect(await statusOf({ ...cookieAfter(response), ...signal })).toMatchObject({
      parts: expect.arrayContaining([
        { purpose: 'functionality', provider: 'player', allowed: true, because: 'granted' },
        { purpose: 'functionality', provider: 'maps', allowed: false, because: 'signal' },
      ]),
    });
  });

  it.each([
    ['several at once', { functionality: ['player', 'maps'] }, {}],
    ['a whole purpose', { functionality: 'all' }, {}],
    ['several purposes', { functionality: ['player'], personalised: ['player'] }, {}],
    ['nothing', {}, {}],
    ['all that was asked about', { functionality: ['player'] }, { choice: 'accept', asked: ['functionality'] }],
    ['what is special', { personalised: ['player'] }, {}],
  ])('is not %s', async (_, answers, more) => {
    const response = await embed(answers, more);
    expect([response.status, setCookies(response)]).toEqual([422, []]);
    expect(await response.json()).toMatchObject({ code: 'invalid-choice' });
  });
});
