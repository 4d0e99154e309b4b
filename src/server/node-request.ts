import type { IncomingMessage } from 'node:http';

/**
 * A request of Node's as a Web request, without its body: what `consent.visit` and `consent.languageFor` ask for.
 *
 * @throws {TypeError} for an address or a host that is none. {@link nodeMiddleware} lets none through.
 *
 * @example
 * const visit = consent.visit(webRequest(request), 'en');
 */
export function webRequest(incoming: IncomingMessage): Request {
  const request = readRequest(incoming);
  if (request) return request;
  const { host } = incoming.headers;
  throw new TypeError(
    `host "${host}" with address "${incoming.url}" is none that a site has; put nodeMiddleware before what calls this: it answers such requests with 400`,
  );
}

/** A host as a browser sends it: no name and password, no path. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** What is asked, without its body; nothing when the address is none. */
export function readRequest(incoming: IncomingMessage): Request | undefined {
  const { method, headers, socket } = incoming;
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const host = String(headers.host ?? headers[':authority'] ?? 'localhost');
  const path = pathOf(incoming);
  const address = `${scheme}://${host}${path}`;
  // An address in its whole form (a proxy's), or a host that is none, is nothing that a site answers.
  if (!path.startsWith('/') || !HOST.test(host) || !URL.canParse(address)) return undefined;
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)] as [string, string]],
  );
  // Of the method nothing is asked; some of them a Web request cannot have.
  return new Request(address, { method: method === 'POST' ? method : 'GET', headers: pairs });
}

/** Express and Connect cut the path for what is mounted below one, and keep the whole beside it. */
function pathOf({ url = '/', originalUrl }: IncomingMessage & { readonly originalUrl?: unknown }): string {
  return typeof originalUrl === 'string' ? originalUrl : url;
}

/** The headers by which two differ, with the value that the second has. `Set-Cookie`, which may come several times, is left out. */
export function changesOf(before: Headers, after: Headers): ReadonlyMap<string, string | undefined> {
  const names = new Set([...before.keys(), ...after.keys()]);
  names.delete('set-cookie');
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  return new Map(changed.map((name) => [name, after.get(name) ?? undefined]));
}

/** Sets or takes out a header of a request, in every form in which Node has them. */
export function setRequestHeader({ headers, rawHeaders }: IncomingMessage, name: string, value?: string): void {
  if (headers[name] === value) return;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
  if (value === undefined) {
    delete headers[name];
    return;
  }
  headers[name] = value;
  rawHeaders.push(name, value);
}
