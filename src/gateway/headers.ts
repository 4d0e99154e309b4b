import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';

/** RFC 9110 7.6.1, and what older software sends: for the next hop only, besides those that `Connection` names. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What tells of the client's connection. Ours: `_` too, which CGI cannot tell from `-`. */
const FORWARDED = /^(?:forwarded$|x[-_]forwarded[-_]|x[-_]real[-_]ip$)/i;

type Pair = [name: string, value: string];

/** The headers of a message that go on, in small letters; `Set-Cookie` several times. Those of HTTP/2's first line are none. */
export function endToEnd(headers: IncomingHttpHeaders, trustForwarded: boolean): Headers {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  const goesOn = (name: string): boolean =>
    !name.startsWith(':') &&
    !HOP_BY_HOP.has(name) &&
    !named.includes(name) &&
    (trustForwarded || !FORWARDED.test(name));
  const pairs = Object.entries(headers).flatMap(([name, value]): Pair[] => {
    if (value === undefined || !goesOn(name)) return [];
    return Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]];
  });
  return new Headers(pairs);
}

/** What the gateway knows of the connection that a request came by. */
export interface Hop {
  /** Address of the peer. */
  readonly client: string;
  readonly host: string;
  readonly scheme: string;
  /** Version of HTTP that the message came in, as `Via` has it: `1.1`, `2`. */
  readonly version: string;
}

/**
 * Says who asked, in both spellings. What a trusted proxy has said stays: it is continued, or kept where it tells
 * more than we know.
 */
export function forward(headers: Headers, { client, host, scheme, version }: Hop): void {
  const own = [`for=${nodeName(client)}`, `host="${host}"`, `proto=${scheme}`].join(';');
  headers.set('forwarded', [headers.get('forwarded'), own].filter(Boolean).join(', '));
  headers.set('x-forwarded-for', [headers.get('x-forwarded-for'), client].filter(Boolean).join(', '));
  if (!headers.has('x-forwarded-proto')) headers.set('x-forwarded-proto', scheme);
  if (!headers.has('x-forwarded-host')) headers.set('x-forwarded-host', host);
  passedBy(headers, version);
}

/** RFC 9110 7.6.3: each proxy adds itself, in both directions. */
export function passedBy(headers: Headers, version: string): void {
  headers.append('via', `${version} samtykke`);
}

/** RFC 7239 6: an IPv6 address stands in brackets, and so in quotes. */
const nodeName = (address: string): string => (isIPv6(address) ? `"[${address}]"` : address || 'unknown');

/** As Node takes them: the names with one value, or several. */
export function plainHeaders(headers: Headers): Record<string, string | string[]> {
  const plain: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) plain['set-cookie'] = cookies;
  return plain;
}
