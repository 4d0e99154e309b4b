/** Choices that nobody has made, and choices that are over, said again. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeChoice } from '../../src/decision/index.ts';
import { choiceKeys, type SealScope, sealChoice } from '../../src/filter/index.ts';
import { cookieAfter, NOON, ORIGIN, SECRET, setCookies, type TestServer, testServer } from '../support/server.ts';

const SCOPE: SealScope = { site: 'nightstage.example', cookie: 'consent' };

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ placeHeader: 'x-place' });
});

/** The cookie's value after an answer. */
const valueAfter = (response: Response): string =>
  setCookies(response).find(({ name }) => name === 'consent')?.value ?? '';
const accepted = async (): Promise<string> => valueAfter(await server.choose({ choice: 'accept' }));
const refused = async (cookie = ''): Promise<string> =>
  valueAfter(await server.choose({ choice: 'refuse' }, { cookie }));
/** Whether statistics are allowed to a request. */
async function allowsStatistics(headers: Record<string, string>): Promise<boolean> {
  const { parts } = (await (await server.get('/samtykke/status', headers)).json()) as {
    parts: readonly { purpose: string; allowed: boolean }[];
  };
  return parts.some(({ purpose, allowed }) => purpose === 'analytics' && allowed);
}
const allowsCookie = (...values: readonly string[]): Promise<boolean> =>
  allowsStatistics({ cookie: values.map((value) => `consent=${value}`).join('; ') });

describe('a grant that this site has not signed for this cookie is none', () => {
  const payload = (): string => {
    const { editions } = server.registry;
    const answer = {
      granted: 'all',
      partial: undefined,
      edition: editions.analytics as string,
      at: NOON / 1000,
    } as const;
    return encodeChoice({ at: NOON / 1000, signals: [], answers: { analytics: answer }, id: 'forged' });
  };
  const sealed = (scope: Partial<SealScope> = {}, text = payload(), secret = SECRET): string =>
    sealChoice(text, choiceKeys([secret]), { ...SCOPE, ...scope });
  const [end, rest] = [/[^.]*$/, /^.*(?=\.)/];

  it('one that it has signed is', async () => {
    expect(await allowsCookie(sealed())).toBe(true);
  });

  it.each<[string, () => string]>([
    ['of another site with the same secret', () => sealed({ site: 'other.example' })],
    ['of a site whose name ends in a line break', () => sealed({ site: `${SCOPE.site}\n` })],
    ['of another cookie', () => sealed({ cookie: 'other' })],
    ['whose parts are divided otherwise', () => sealed({ site: `${SCOPE.site}\nconsent`, cookie: '' })],
    ['signed with another secret', () => sealed({}, payload(), new Uint8Array(32).fill(8))],
    ['signed with an empty payload', () => sealed({}, '').replace(rest, payload())],
    ['of another version', () => sealed({}, payload().replace(/^1/, '2'))],
    ['of no version', () => sealed({}, payload().slice(2))],
    ['with an answer added', () => sealed().replace('analytics~', 'functionality~x!analytics~')],
    ['with an answer twice', () => sealed({}, payload().replace('analytics', 'analytics!analytics'))],
    [
      'of tomorrow and after',
      () => sealed({}, payload().replaceAll((NOON / 1000).toString(36), (NOON / 1000 + 9e6).toString(36))),
    ],
    [
      'of years ago',
      () => sealed({}, payload().replaceAll((NOON / 1000).toString(36), (NOON / 1000 - 9e7).toString(36))),
    ],
    ['without a signature', () => sealed().replace(end, '')],
    ['with a signature that is cut', () => sealed().slice(0, -1)],
    ['with a signature that goes on', () => `${sealed()}A`],
    ['with a signature that is padded', () => `${sealed()}=`],
    ['with a signature twice', () => `${sealed()}.${end.exec(sealed())}`],
    [
      'with a signature in another alphabet',
      () => sealed().replace(end, (text) => text.replaceAll('-', '+').replaceAll('_', '/').replace(/^./, '+')),
    ],
    ['with a signature in large letters', () => sealed().replace(end, (text) => text.toUpperCase())],
    [
      'with a signature that only ends otherwise in bits that mean nothing',
      () => sealed().replace(/.$/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1)),
    ],
    ['in quotes', () => `"${sealed()}"`],
    [
      'with the signature of a refusal',
      () => `${payload()}.${end.exec(sealed({}, `1.${(NOON / 1000).toString(36)}..analytics.`))}`,
    ],
  ])('%s', async (_, forge) => {
    expect(await allowsCookie(forge())).toBe(false);
  });

  it.each(['Consent', 'CONSENT', '__Host-consent', 'consent%20', 'consent[]'])('under the name %s', async (name) => {
    expect(await allowsStatistics({ cookie: `${name}=${sealed()}` })).toBe(false);
  });
});

describe('what was withdrawn does not come back', () => {
  it('by the old cookie beside the new one, in whatever order, on the same day and later', async () => {
    const granted = await accepted();
    const sameDay = await refused(`consent=${granted}`);
    server.time.now += 86_400_000;
    const later = await refused(`consent=${granted}`);
    for (const value of [sameDay, later])
      for (const values of [
        [granted, value],
        [value, granted],
        [granted, granted, value],
      ])
        expect(await allowsCookie(...values)).toBe(false);
  });

  it('by the old cookie beside a refusal that nobody has signed yet', async () => {
    const granted = await accepted();
    const held = `1.${(NOON / 1000 - 43_200).toString(36)}..functionality!analytics!personalised..`;
    expect(await allowsCookie(granted, held)).toBe(false);
    expect(await allowsCookie(held, granted)).toBe(false);
  });

  it('by so many cookies that the refusal is not among the first: where nothing has to be agreed to', async () => {
    const headers = { 'x-place': 'US-CA' };
    expect(await allowsStatistics(headers)).toBe(true);
    const value = await refused();
    for (const count of [1, 7, 8, 9, 40]) {
      const cookie = `${'consent=x; '.repeat(count)}consent=${value}`;
      expect([count, await allowsStatistics({ ...headers, cookie })]).toEqual([count, false]);
    }
  });

  it('by a refusal of nothing that nobody has signed: where nothing has to be agreed to', async () => {
    const headers = { 'x-place': 'US-CA' };
    const value = await refused();
    const empty = `1.${(NOON / 1000).toString(36)}....`;
    expect(await allowsStatistics({ ...headers, cookie: `consent=${empty}; consent=${value}` })).toBe(false);
    expect(await allowsStatistics({ ...headers, cookie: `consent=${value}; consent=${empty}` })).toBe(false);
  });

  it("by a Set-Cookie of the site's own handler", async () => {
    const granted = await accepted();
    const headers = { cookie: `consent=${await refused(`consent=${granted}`)}`, 'sec-fetch-dest': 'document' };
    const spellings = [
      'consent=GRANT',
      ' consent = GRANT',
      '\tconsent=GRANT',
      'consent="GRANT"',
      'Consent=GRANT',
      'CONSENT=GRANT',
      '=consent=GRANT',
      'consent=GRANT=',
      '__Host-consent=GRANT',
      'consent=',
      'consent',
      'x=1, consent=GRANT',
    ];
    const attributes = [
      '',
      '; Path=/',
      '; Path=/deep',
      '; Domain=night.test',
      '; Secure; HttpOnly',
      '; Max-Age=999999',
      '; Partitioned; Secure',
      '; Path=/; Path=/samtykke',
    ];
    const all = spellings.flatMap((pair) => attributes.map((more) => pair.replace('GRANT', granted) + more));
    const response = await server.consent.protect(
      new Request(`${ORIGIN}/`, { headers }),
      () => new Response('', { headers: all.map((each) => ['set-cookie', each] as const) as [string, string][] }),
    );
    expect(response.headers.getSetCookie().filter((each) => /consent/i.test(each))).toEqual([]);
  });

  it('by the key of an earlier answer', async () => {
    const [first, second] = ['first-key-of-a-page', 'second-key-of-a-page'];
    const granted = await server.choose({ choice: 'accept', key: first });
    const cookie = cookieAfter(granted);
    const refusal = await server.choose({ choice: 'refuse', key: second }, cookie);
    for (const headers of [cookie, cookieAfter(refusal), {}]) {
      for (const choice of ['accept', 'save'] as const) {
        const again = await server.choose({ choice, key: first, answers: { analytics: 'all' } }, headers);
        expect([again.status, setCookies(again)]).toEqual([422, []]);
      }
    }
  });
});

describe('nothing but a POST of a whole answer is one', () => {
  const query = 'choice=accept&language=no&surface=banner&asked=functionality+analytics';

  it.each<[string, RequestInit]>([
    ['GET', {}],
    ['HEAD', { method: 'HEAD' }],
    [
      'GET that asks for another method',
      { headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' } },
    ],
    ['PUT', { method: 'PUT', body: query }],
    ['PATCH', { method: 'PATCH', body: query }],
    ['DELETE', { method: 'DELETE' }],
    ['POST without a body', { method: 'POST' }],
    ['POST with a method in its form', { method: 'POST', body: '_method=POST' }],
  ])('%s', async (_, init) => {
    const added = vi.spyOn(server.store, 'addRecord');
    const address = `${ORIGIN}/samtykke/choice?${query}&registry=${server.registry.version}&_method=POST`;
    const own = {
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const response = await server.consent.fetch(
      new Request(address, { ...init, headers: { ...own, ...init.headers } }),
    );
    expect(valueAfter(response)).toBe('');
    expect(added).not.toHaveBeenCalled();
  });
});
