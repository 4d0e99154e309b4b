/** A site in which everything goes wrong that can go wrong when its pages are opened, and some that does not. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface JourneySite {
  /** `http://localhost:…` */
  readonly origin: string;
  /** The same server under another host. */
  readonly other: string;
  /** Paths that were asked for, with their queries, in order. */
  readonly asked: string[];
  /** When each was asked for, milliseconds since 1970. */
  readonly times: Map<string, number>;
  /** What `robots.txt` says; a number answers with that status. */
  robots: string | number;
  stop(): Promise<void>;
}

export async function journeySite(): Promise<JourneySite> {
  const asked: string[] = [];
  const times = new Map<string, number>();
  const site = { robots: '' as string | number };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    times.set(path, Date.now());
    const { pathname } = new URL(path, 'http://x');
    if (pathname === '/robots.txt') answerRobots(site.robots, response);
    else (ANSWERS[pathname] ?? missing)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    origin: `http://localhost:${port}`,
    other: `http://127.0.0.1:${port}`,
    asked,
    times,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function answerRobots(robots: string | number, response: ServerResponse): void {
  response.writeHead(typeof robots === 'number' ? robots : 200, { 'content-type': 'text/plain' });
  response.end(typeof robots === 'number' ? '' : robots);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const page =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><body>${body}</body></html>`);
  };
const missing = page('<h1>Not found</h1>', 404);
const redirect =
  (location: string): Answer =>
  (_, response) => {
    response.writeHead(302, { location });
    response.end();
  };
const link = (path: string): string => `<a href="${path}">${path}</a> `;
const others = (request: IncomingMessage, path: string): string =>
  `http://127.0.0.1:${request.socket.localPort}${path}`;

let ready = false;

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/': page(
    [
      ...['/a', '/a#part', '/a?utm_source=x', '/b', '/hidden', '/deep/1', '/deep/2', '/deep/3', '/deep/4'].map(link),
      ...['/logout', '/cart?add-to-cart=3', '/file.pdf', 'mailto:a@a.example', 'http://elsewhere.example/'].map(link),
      '<a href="/report" download>report</a> <a href="/filter?x=1" rel="nofollow">filter</a> <a href="/bye">Abmelden</a>',
      '<script>document.body.insertAdjacentHTML("beforeend", "<a href=/made>made</a>"); const host = document.body.appendChild(document.createElement("div")); host.attachShadow({ mode: "open" }).innerHTML = "<a href=/shadow>shadow</a>"; fetch("/seen");</script>',
      ...Array.from({ length: 40 }, (_, day) => link(`/calendar?day=${day}`)),
    ].join(''),
  ),
  '/a': page(`<h1>A</h1>${link('/a/further')}${link('/moved')}`),
  '/a/further': page('<h1>Further</h1>'),
  '/b': page('<h1>B</h1>'),
  '/moved': redirect('/b'),
  '/made': page('<h1>Made</h1>'),
  '/shadow': page('<h1>Shadow</h1>'),
  '/hidden': page('<h1>Hidden</h1>'),
  '/seen': page(''),
  '/calendar': page('<h1>Day</h1>'),
  '/mapped': page('<h1>Mapped</h1>'),
  '/packed': page('<h1>Packed</h1>'),
  '/sitemap.xml': (request, response) => {
    const origin = `http://${request.headers.host}`;
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><sitemapindex><sitemap><loc>${origin}/map.xml</loc></sitemap><sitemap><loc>${origin}/map.xml.gz</loc></sitemap></sitemapindex>`,
    );
  },
  '/map.xml': (request, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(`<urlset><url><loc>http://${request.headers.host}/mapped</loc></url></urlset>`);
  },
  '/map.xml.gz': (request, response) => {
    response.writeHead(200, { 'content-type': 'application/gzip' });
    response.end(gzipSync(`<urlset><url><loc>http://${request.headers.host}/packed</loc></url></urlset>`));
  },
  // What goes wrong.
  '/forbidden': page('<h1>No</h1>', 403),
  '/locked': page('<h1>Who?</h1>', 401, { 'www-authenticate': 'Basic realm="x"' }),
  '/fails': page('<h1>Oh</h1>', 500),
  '/fails-empty': (_, response) => {
    response.writeHead(500);
    response.end();
  },
  '/busy': (request, response) => {
    page(
      ready ? '<h1>Ready</h1>' : '<h1>Busy</h1>',
      ready ? 200 : 503,
      ready ? {} : { 'retry-after': '1' },
    )(request, response);
    ready = true;
  },
  '/elsewhere': (request, response) => redirect(others(request, '/b'))(request, response),
  '/elsewhere-by-script': (request, response) =>
    page(`<script>location.href = '${others(request, '/b')}'</script>`)(request, response),
  '/circle': redirect('/circle'),
  '/nothing': (_, response) => {
    response.writeHead(204);
    response.end();
  },
  '/breaks': (request) => {
    request.socket.destroy();
  },
  '/silent': () => undefined,
  '/download': (_, response) => {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="a.bin"',
    });
    response.end('bytes');
  },
  '/dialogs': page('<script>alert("Hello!"); window.said = confirm("Sure?");</script>'),
  '/leaving': page(
    '<input id="i"><script>addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "x"; });</script>',
  ),
  '/windows': page(
    '<script>setTimeout(() => window.open("/b"), 50)</script><button onclick="window.open(\'/b\')">open</button>',
  ),
  // Each round waits for an answer, so that this page takes no core from the others.
  '/loops': page(
    '<script>setTimeout(() => { for (;;) { const asked = new XMLHttpRequest(); asked.open("GET", "/slow", false); asked.send(); } }, 300)</script>',
  ),
  '/slow': (_, response) => {
    setTimeout(() => response.end('slow'), 500);
  },
  '/streams': page(
    '<script>fetch("/stream").then(() => { window.streaming = true; }); new EventSource("/events");</script>',
  ),
  '/stream': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('begun');
  },
  '/events': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': begun\n\n');
  },
  '/works': page(
    '<script>new Worker("/worker.js"); new SharedWorker("/worker.js"); navigator.serviceWorker?.register("/worker.js");</script>',
  ),
  '/worker.js': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end('self.alive = true;');
  },
  '/polls': page('<script>setInterval(() => fetch("/poll?at=" + Date.now()), 200)</script>'),
  '/poll': page(''),
  '/restless': page('<script>let n = 0; setInterval(() => fetch("/new/" + n++), 150)</script>'),
  '/waits-for-script': page('<script src="/silent"></script><p>never</p>'),
  '/late': page('<script>setTimeout(() => fetch("/seen").then(() => { document.title = "done"; }), 500)</script>'),
  // To sign in and to walk through.
  '/login': page(
    '<form action="/welcome"><input id="user" name="user"><input id="password" type="password" name="password"><button>In</button></form>',
  ),
  '/welcome': (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    const isRight = searchParams.get('user') === 'ann' && searchParams.get('password') === 'hunter2';
    page(
      isRight ? '<h1 id="in">Welcome ann</h1>' : '<h1>Wrong</h1>',
      200,
      isRight ? { 'set-cookie': 'session=1' } : {},
    )(request, response);
  },
  '/long': page(
    '<h1>Long</h1><p style="height:3000px"></p><p id="end">End</p><script>addEventListener("scroll", () => { if (scrollY > 1500) document.title = "scrolled"; });</script>',
  ),
};
