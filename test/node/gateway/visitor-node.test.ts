import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { originalNode, pickNode } from '../../../src/features/routing/index.ts';
import { storedIn, testGate } from '../../support/feature-gate.ts';
import {
  type AskOptions,
  ask,
  behindGateway,
  listenAnywhere,
  PAGE,
  type Reply,
  TEST_TLS,
} from '../../support/gateway.ts';
import { SECRET } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const COOKIE = 'originalNode';
const declared = (category: string): string =>
  `  - { name: ${COOKIE}, category: ${category}, retention: session, httpOnly: true }`;

/** One of a site's servers, which answers all by what stands in `site`. */
interface Node {
  readonly address: string;
  readonly seen: IncomingMessage[];
  stop(): Promise<void>;
  start(): Promise<void>;
}
type Site = (outgoing: ServerResponse, incoming: IncomingMessage) => void;
const asPage: Site = (outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<p>page');
let site: Site;
beforeEach(() => {
  site = asPage;
});

async function startNode(): Promise<Node> {
  const seen: IncomingMessage[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(incoming);
    outgoing.setHeader('x-node', address);
    site(outgoing, incoming);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('headers', (headers) => headers.push(`X-Node: ${address}`));
  const address = await listenAnywhere(server);
  const { port } = new URL(address);
  return {
    address,
    seen,
    stop: async () => {
      for (const each of sockets.clients) each.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: async () => {
      await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
    },
  };
}

const nodes: Node[] = [];
const upstreams = (): string[] => nodes.map(({ address }) => address);
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  for (let count = 0; count < 3; count++) nodes.push(await startNode());
});
afterAll(async () => {
  for (const stop of stops) await stop();
  for (const node of nodes) await node.stop();
});

/** A gateway in front of the three. */
async function start(options: Parameters<typeof behindGateway>[0] = {}): Promise<string> {
  const gate = await behindGateway({ upstreams: upstreams(), entries: declared('essential'), ...options });
  stops.push(gate.stop);
  return gate.address;
}

/** What a request came to, and the cookie that the browser has afterwards. */
interface Turn {
  readonly node: string;
  readonly cookie: string | undefined;
  readonly reply: Reply;
}
const setIn = ({ headers }: Reply): string | undefined =>
  headers['set-cookie']?.find((each) => each.startsWith(`${COOKIE}=`));
async function turn(address: string, cookie?: string, { path = '/', ...options }: Options = {}): Promise<Turn> {
  const headers = { ...PAGE, ...options.headers, ...(cookie !== undefined && { cookie }) };
  const reply = await ask(address, path, { ...options, headers });
  const set = setIn(reply)?.split(';')[0];
  return { node: String(reply.headers['x-node']), cookie: set ?? cookie, reply };
}
type Options = AskOptions & { readonly path?: string };

async function turns(count: number, take: () => Promise<Turn>): Promise<readonly Turn[]> {
  const all: Turn[] = [];
  while (all.length < count) all.push(await take());
  return all;
}
const nodesOf = (all: readonly Turn[]): ReadonlySet<string> => new Set(all.map(({ node }) => node));
const slotOf = (cookie = ''): string => cookie.split('.')[1] ?? '';

describe('a visitor of several upstreams', () => {
  let address: string;
  beforeAll(async () => {
    address = await start();
  });

  it('stays with one while the session lasts, by a cookie as the registry declares it', async () => {
    const first = await turn(address);
    expect(setIn(first.reply)).toMatch(/^originalNode=[\w-]{8}\.\d{1,4}; Path=\/; HttpOnly; SameSite=Lax$/);
    const later = await turns(9, () => turn(address, first.cookie));
    expect([...nodesOf(later)]).toEqual([first.node]);
    expect(later.map(({ reply }) => setIn(reply))).toEqual(Array(9).fill(undefined));
  });

  it('is one of many: they are spread over all', async () => {
    expect(nodesOf(await turns(60, () => turn(address))).size).toBe(3);
  });

  it('stays with it by whichever gateway of the same secrets, and is nobody to one of others', async () => {
    const { node, cookie } = await turn(address);
    const [twin, other] = [
      await start({ upstreams: upstreams().reverse() }),
      await start({ secrets: [new Uint8Array(32).fill(8)] }),
    ];
    const again = await turn(twin, cookie);
    expect([again.node, setIn(again.reply)]).toEqual([node, undefined]);
    expect((await turn(other, cookie)).cookie).not.toBe(cookie);
    // Nor is it made with the secret that signs choices.
    const route = originalNode({ nodes: upstreams(), secret: SECRET });
    const value = cookie?.split('=')[1] as string;
    expect(route(testGate(), storedIn({ [COOKIE]: value }), {}).value.because).toBe('chosen');
  });

  it('keeps the slot when the secrets change, and so the upstream', async () => {
    const { node, cookie } = await turn(address);
    const changed = await turn(
      await start({ secrets: [new Uint8Array(32).fill(8), new Uint8Array(32).fill(7)] }),
      cookie,
    );
    expect([changed.node, slotOf(changed.cookie)]).toEqual([node, slotOf(cookie)]);
    expect(changed.cookie).not.toBe(cookie);
  });

  it.each([
    ['of no node', 'AAAAAAAA.1'],
    ['that is an address', 'http://127.0.0.1:1'],
    ['that is empty', ''],
    ['that is long', 'x'.repeat(3_000)],
    ['that is cut', '%f'],
  ])('is sent anew with a value %s', async (_, value) => {
    const first = await turn(address, `${COOKIE}=${value}`);
    expect(setIn(first.reply)).toMatch(/^originalNode=[\w-]{8}\.\d{1,4};/);
    expect((await turn(address, first.cookie)).node).toBe(first.node);
  });

  it('stays with it over HTTP/2, by a cookie that is Secure', async () => {
    const secure = await start({ tls: TEST_TLS });
    const session = connectHttp2(secure, { ca: TEST_TLS.certificate });
    const get = async (cookie?: string) => {
      const stream = session.request({ ':path': '/', ...PAGE, ...(cookie && { cookie }) }).resume();
      const [headers] = await once(stream, 'response');
      return headers;
    };
    const first = await get();
    expect(first['set-cookie']).toEqual([expect.stringMatching(/^originalNode=.*; Secure; HttpOnly/)]);
    for (let count = 0; count < 4; count++) {
      const { 'x-node': node, 'set-cookie': set } = await get(first['set-cookie'][0].split(';')[0]);
      expect([node, set]).toEqual([first['x-node'], undefined]);
    }
    session.close();
  });

  it('goes there with a WebSocket too, which sets nothing', async () => {
    const { node, cookie } = await turn(address);
    for (let count = 0; count < 4; count++) {
      const seen = await upgraded(address, cookie);
      expect([seen.headers['x-node'], seen.headers['set-cookie']]).toEqual([node, undefined]);
    }
    expect((await upgraded(address, undefined)).headers['set-cookie']).toBeUndefined();
  });

  it('has it from the gateway alone: the site sees it, and what it sets by that name does not pass', async () => {
    site = (outgoing) =>
      void outgoing
        .writeHead(200, {
          'content-type': 'text/html',
          'set-cookie': [`${COOKIE}=mine`, ` ${COOKIE} =mine`, 'session=1'],
        })
        .end();
    const first = await turn(address);
    expect(first.reply.headers['set-cookie']).toEqual([
      'session=1; HttpOnly',
      expect.stringMatching(/^originalNode=[^m]/),
    ]);
    const second = await turn(address, first.cookie);
    expect(second.reply.headers['set-cookie']).toEqual(['session=1; HttpOnly']);
    const node = nodes.find((each) => each.address === first.node);
    expect(node?.seen.at(-1)?.headers.cookie).toBe(first.cookie);
  });
});

async function upgraded(address: string, cookie: string | undefined): Promise<IncomingMessage> {
  const client = new WebSocket(address.replace('http', 'ws'), { headers: { ...(cookie && { cookie }) } });
  const [[answer]] = (await Promise.all([once(client, 'upgrade'), once(client, 'open')])) as [
    [IncomingMessage],
    unknown,
  ];
  client.close();
  await once(client, 'close');
  return answer;
}

describe('an upstream that is gone', () => {
  const gone = async (address: string, then: () => Promise<void>): Promise<void> => {
    const node = nodes.find((each) => each.address === address) as Node;
    await node.stop();
    try {
      await then();
    } finally {
      await node.start();
    }
  };

  it('moves its visitors to the one that their slot names, who stay there when it is back', async () => {
    const [address, twin] = [await start(), await start()];
    const first = await turn(address);
    const next = pickNode(
      upstreams().filter((each) => each !== first.node),
      slotOf(first.cookie),
    );
    let moved = first;
    await gone(first.node, async () => {
      for (const gate of [address, twin, address]) {
        moved = await turn(gate, first.cookie);
        expect([moved.node, slotOf(moved.cookie)]).toEqual([next, slotOf(first.cookie)]);
        expect(moved.cookie).not.toBe(first.cookie);
      }
    });
    // It leaves out nobody.
    const fresh = await start();
    const back = await turn(fresh, moved.cookie);
    expect([back.node, setIn(back.reply)]).toEqual([next, undefined]);
    expect((await turn(fresh, first.cookie)).node).toBe(first.node);
  });

  it('moves nobody else', async () => {
    const address = await start();
    const all = await turns(12, () => turn(address));
    const lost = all[0] as Turn;
    await gone(lost.node, async () => {
      for (const each of all.filter(({ node }) => node !== lost.node)) {
        const again = await turn(address, each.cookie);
        expect([again.node, setIn(again.reply)]).toEqual([each.node, undefined]);
      }
    });
  });

  it('is told by what may not be sent twice, and left by the next request', async () => {
    const address = await start();
    const first = await turn(address);
    await gone(first.node, async () => {
      const post = await turn(address, first.cookie, { method: 'POST', body: 'x' });
      expect([post.reply.status, setIn(post.reply)]).toEqual([502, undefined]);
      const again = await turn(address, first.cookie, { method: 'POST', body: 'x' });
      expect(again.reply.status).toBe(200);
      expect([again.node === first.node, setIn(again.reply)]).toEqual([false, expect.any(String)]);
    });
  });

  it('does not keep a visitor for whom all are left out: they come to who is there', async () => {
    const [one, two] = nodes as [Node, Node];
    const address = await start({ upstreams: [one.address, two.address] });
    const first = await turn(address);
    const other = first.node === one.address ? two : one;
    await gone(first.node, async () => {
      await gone(other.address, async () => expect((await turn(address, first.cookie)).reply.status).toBe(502));
      const there = await turn(address, first.cookie);
      expect([there.node, setIn(there.reply)]).toEqual([other.address, expect.any(String)]);
    });
    expect((await turn(address, first.cookie)).node).toBe(first.node);
  });

  it('that is named twice is tried twice at the most', async () => {
    const [one, two] = nodes as [Node, Node];
    const address = await start({ upstreams: [one.address, two.address, one.address] });
    await gone(one.address, async () => {
      await gone(two.address, async () => expect((await turn(address)).reply.status).toBe(502));
      expect((await turn(address)).node).toBe(two.address);
    });
  });
});

describe('what tells the browser', () => {
  let address: string;
  beforeAll(async () => {
    address = await start();
  });
  const SCRIPT = { accept: '*/*', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' };
  const answer =
    (status: number, headers: Record<string, string> = {}): Site =>
    (outgoing) =>
      void outgoing.writeHead(status, headers).end();

  it.each([
    ['a page, which no cache shares', 'GET', asPage],
    [
      'a page that the site lets caches keep: they may not',
      'GET',
      answer(200, { 'content-type': 'text/html', 'cache-control': 'public, max-age=60' }),
    ],
    ['an error page', 'GET', answer(404, { 'content-type': 'text/html' })],
    ['what leads elsewhere for now', 'GET', answer(302, { location: '/there' })],
    ['an answer to a form', 'POST', answer(303, { location: '/there' })],
    [
      'an answer for one visitor',
      'GET',
      answer(200, { 'content-type': 'application/json', 'cache-control': 'private' }),
    ],
    ['an answer that is not stored', 'GET', answer(200, { 'cache-control': 'no-store' })],
    ['an answer to what a script sends', 'POST', answer(200, { 'content-type': 'application/json' })],
  ])('is %s', async (_, method, given) => {
    site = given;
    const { reply } = await turn(address, undefined, { method, headers: method === 'GET' ? PAGE : SCRIPT });
    expect(setIn(reply)).toBeDefined();
  });

  it.each([
    [
      'a file that caches keep',
      'GET',
      answer(200, { 'content-type': 'text/css', 'cache-control': 'public, max-age=60' }),
    ],
    ['a file of which nothing is said', 'GET', answer(200, { 'content-type': 'image/webp' })],
    ['what leads elsewhere for ever', 'GET', answer(301, { location: '/there' })],
    ['what leads elsewhere for a minute', 'GET', answer(302, { location: '/there', 'cache-control': 'max-age=60' })],
    ['what has not changed', 'GET', answer(304, { etag: '"x"', 'cache-control': 'private' })],
    [
      'what one cache keeps',
      'GET',
      answer(200, { 'content-type': 'text/css', 'cache-control': 'private', 'cdn-cache-control': 'max-age=60' }),
    ],
  ])('is not %s', async (_, method, given) => {
    site = given;
    const { reply } = await turn(address, undefined, { method, headers: SCRIPT });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('comes later, where a visitor is moved by a file', async () => {
    const first = await turn(address);
    const node = nodes.find((each) => each.address === first.node) as Node;
    await node.stop();
    try {
      site = answer(200, { 'content-type': 'text/css' });
      const file = await turn(address, first.cookie, { headers: SCRIPT });
      expect([file.node === first.node, setIn(file.reply)]).toEqual([false, undefined]);
      site = asPage;
      const page = await turn(address, first.cookie);
      expect([page.node, setIn(page.reply)]).toEqual([file.node, expect.any(String)]);
    } finally {
      await node.start();
    }
  });
});

describe('a visitor who does not allow it', () => {
  it('is answered by all in turn, and has no cookie; who allows it stays', async () => {
    const address = await start({ entries: declared('functionality') });
    const before = await turns(6, () => turn(address));
    expect(before.map(({ node }) => node)).toEqual([...upstreams(), ...upstreams()]);
    expect(before.map(({ reply }) => setIn(reply))).toEqual(Array(6).fill(undefined));

    const consent = await answered(address, 'accept');
    const first = await turn(address, consent);
    expect(setIn(first.reply)).toBeDefined();
    const cookies = `${consent}; ${setIn(first.reply)?.split(';')[0]}`;
    expect([...nodesOf(await turns(5, () => turn(address, cookies)))]).toEqual([first.node]);

    const refused = `${await answered(address, 'refuse')}; ${setIn(first.reply)?.split(';')[0]}`;
    const after = await turns(6, () => turn(address, refused));
    expect(nodesOf(after).size).toBe(3);
    for (const { reply } of after) expect(setIn(reply)).toMatch(/^originalNode=; Path=\/; Max-Age=0;/);
    for (const { seen } of nodes) expect(seen.at(-1)?.headers.cookie).not.toContain(COOKIE);
  });

  it('nor does anybody where nobody declares it', async () => {
    const address = await start({ entries: '' });
    const seen = await turns(6, () => turn(address, `${COOKIE}=AAAAAAAA.1`));
    expect(seen.map(({ node }) => node)).toEqual([...upstreams(), ...upstreams()]);
  });

  it('nor where the name is that of the choice, which is set as ever', async () => {
    const entries = `  - { name: ${COOKIE}, category: essential, retention: P1Y }`;
    const address = await start({ mode: `choiceCookie: ${COOKIE}`, entries });
    const seen = await turns(6, () => turn(address, `${COOKIE}=a; ${COOKIE}=b`));
    expect(seen.map(({ node }) => node)).toEqual([...upstreams(), ...upstreams()]);
    for (const { reply } of seen) expect(setIn(reply)).toMatch(/^originalNode=; Path=\/; Max-Age=0/);
  });
});

/** The choice cookie of a visitor who answers by the form in a page. */
async function answered(address: string, choice: 'accept' | 'refuse'): Promise<string> {
  const page = (await ask(address, '/', { headers: PAGE })).body.toString();
  const fields = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  );
  const reply = await ask(address, '/samtykke/choice', {
    method: 'POST',
    headers: {
      origin: address,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ ...fields, choice }).toString(),
  });
  return reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

describe('one group of several', () => {
  it('is sticky: the one that answers for the whole site; others take turns', async () => {
    const [one, two] = nodes as [Node, Node];
    const address = await start({ upstreams: [...upstreams(), `/api=${one.address}`, `/api=${two.address}`] });
    const first = await turn(address);
    const api = await turns(4, () => turn(address, first.cookie, { path: '/api/x' }));
    expect(api.map(({ node }) => node)).toEqual([one.address, two.address, one.address, two.address]);
    expect(api.map(({ reply }) => setIn(reply))).toEqual(Array(4).fill(undefined));
    expect((await turn(address, first.cookie)).node).toBe(first.node);
  });

  it('is none where the whole site has one address', async () => {
    const [one, two] = nodes as [Node, Node];
    const address = await start({ upstreams: [one.address, `/api=${one.address}`, `/api=${two.address}`] });
    for (const path of ['/', '/api/x']) expect(setIn((await turn(address, undefined, { path })).reply)).toBeUndefined();
  });
});

describe('in report mode', () => {
  it('the cookie is the same: it is not of the site, and only for who allows it', async () => {
    const address = await start({ mode: 'mode: report' });
    const first = await turn(address);
    expect([...nodesOf(await turns(5, () => turn(address, first.cookie)))]).toEqual([first.node]);
    const careful = await start({ mode: 'mode: report', entries: declared('functionality') });
    const seen = await turns(6, () => turn(careful));
    expect(seen.map(({ node }) => node)).toEqual([...upstreams(), ...upstreams()]);
    expect(seen.map(({ reply }) => setIn(reply))).toEqual(Array(6).fill(undefined));
  });
});

describe("the operator's map", () => {
  it.each([
    ['names the gateway behind the cookie', {}, true],
    ['does not where nothing is kept in it', { upstreams: ['http://127.0.0.1:1'] }, false],
  ])('%s', async (_, options, isNamed) => {
    const address = await start({ ...options, tokens: [tokenFor('token-of-the-operator')] });
    const headers = { authorization: 'Bearer token-of-the-operator' };
    const page = (await ask(address, '/samtykke/features', { headers })).body.toString();
    expect(page).toContain(`<code>${COOKIE}</code>`);
    expect(page.includes('<code>samtykke/gateway</code>')).toBe(isNamed);
  });
});
