import type { RequestType } from '../observation.ts';
import type { RequestWillBeSent } from './protocol.ts';

/** The protocol's own kinds. */
const TYPES: Readonly<Record<string, RequestType>> = {
  Stylesheet: 'style',
  Image: 'image',
  Media: 'media',
  TextTrack: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'fetch',
  Fetch: 'fetch',
  Prefetch: 'prefetch',
  EventSource: 'eventsource',
  WebSocket: 'websocket',
  Manifest: 'manifest',
  Ping: 'beacon',
  CSPViolationReport: 'report',
};

const REPORTS = /^application\/(csp-report|reports\+json)/i;

/**
 * What a request is for.
 *
 * @param isTop whether its frame is a tab's own.
 */
export function requestType({ type = '', request }: RequestWillBeSent, isTop: boolean): RequestType {
  if (type === 'Document') return isTop ? 'document' : 'frame';
  if (Object.entries(request.headers).some(([name, value]) => /^content-type$/i.test(name) && REPORTS.test(value)))
    return 'report';
  return TYPES[type] ?? 'other';
}

/**
 * What a request is for, where the protocol does not say: by what the browser has told the server (Fetch Metadata).
 *
 * @param headers with names in lower case.
 */
export function typeByHeaders(headers: Readonly<Record<string, string>>): RequestType {
  if (headers['sec-purpose'] !== undefined) return 'prefetch';
  return DESTINATIONS[headers['sec-fetch-dest'] ?? ''] ?? 'other';
}

const DESTINATIONS: Readonly<Record<string, RequestType>> = {
  image: 'image',
  manifest: 'manifest',
  font: 'font',
  style: 'style',
  script: 'script',
  worker: 'script',
  sharedworker: 'script',
  serviceworker: 'script',
  audio: 'media',
  video: 'media',
  track: 'media',
  report: 'report',
};

/** Headers that the browser writes by itself, in each request; the protocols of a socket a script names. */
const ITS_OWN =
  /^(accept|accept-encoding|accept-language|cache-control|connection|content-length|content-type|cookie|host|origin|pragma|priority|te|upgrade|upgrade-insecure-requests|user-agent|sec-(?!websocket-protocol$).*|access-control-request-.*|:.*)$/;

/** The headers that say something of the visitor, with names in lower case: `referer`, and those that a script has set. */
export function tellingHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(lower.filter(([name]) => !ITS_OWN.test(name)));
}

export const lowerNames = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
