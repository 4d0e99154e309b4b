/** What can go wrong when a page is opened, in words, with the mend. */
import type { Gap } from '../observation.ts';
import type { PageWatch } from './page-watch.ts';

export interface Fault {
  readonly about: Omit<Gap, 'where'>;
  /** Whether the page can be used again. */
  readonly isAlive: boolean;
}

const alive = (reason: string, mend: string): Fault => ({ about: { reason, mend }, isAlive: true });

/** By what the browser says, the first that fits. */
const FAULTS: readonly (readonly [pattern: RegExp, reason: string, mend: string])[] = [
  [
    /ERR_NAME_NOT_RESOLVED/,
    'its host has no address: the name is not known',
    'check the spelling of the address, and the DNS of this machine',
  ],
  [
    /ERR_CONNECTION_REFUSED/,
    'its host refuses the connection: nothing listens there',
    'start the site, or check host and port',
  ],
  [
    /ERR_CERT_DATE_INVALID/,
    'its certificate is not valid at this time',
    'renew the certificate, or check the clock of this machine',
  ],
  [
    /ERR_CERT_COMMON_NAME_INVALID/,
    'its certificate is for another name',
    'get a certificate for this name, or use the name that it is for',
  ],
  [
    /ERR_CERT_AUTHORITY_INVALID/,
    'its certificate is signed by nobody that the browser trusts',
    'get one from a known authority, or let the browser trust the one who signed it',
  ],
  [
    /ERR_CERT_|ERR_SSL_|ERR_BAD_SSL/,
    'no secure connection came about',
    'check certificate and TLS settings of the server',
  ],
  [
    /ERR_TOO_MANY_REDIRECTS/,
    'it redirects in a circle',
    'mend the redirects; where they depend on a cookie, sign in first',
  ],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/, 'this machine has no network', 'connect it'],
  [
    /ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|ERR_EMPTY_RESPONSE|ERR_HTTP2_PROTOCOL_ERROR|ERR_SOCKET_NOT_CONNECTED/,
    'its host broke the connection off',
    'look into the server, or at what stands before it and may refuse robots',
  ],
  [
    /ERR_ADDRESS_UNREACHABLE|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT|ERR_CONNECTION_FAILED/,
    'its host cannot be reached',
    'check the network between this machine and the site',
  ],
  [/ERR_PROXY|ERR_TUNNEL/, 'the proxy of this machine does not let it through', 'check the settings of the proxy'],
  [
    /ERR_INVALID_AUTH_CREDENTIALS|ERR_INVALID_RESPONSE.*401/,
    'it asks for a name and a password (401)',
    'sign in first: sign-in in the journey',
  ],
  [/ERR_HTTP_RESPONSE_CODE_FAILURE/, 'it answers with an error and no page', 'look into the server'],
  [
    /ERR_BLOCKED_BY|ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME/,
    'the browser does not open this address',
    'check the address, and the policies of this machine',
  ],
  [
    /ERR_INVALID_URL|Cannot navigate to invalid URL/,
    'it is no address that a browser opens',
    'write a whole address that begins with https:// or http://',
  ],
];

/** @param message what Playwright says; never shown as it is. */
export function failureOf(message: string, watch: PageWatch, timeoutMilliseconds: number): Fault | undefined {
  if (watch.hasCrashed || /crashed/i.test(message)) return CRASHED;
  if (/has been closed|Target closed/i.test(message)) return CLOSED;
  // It went on elsewhere by itself; where that led is seen later.
  if (/interrupted by another navigation/i.test(message)) return undefined;
  if (watch.download !== undefined || /Download is starting/.test(message)) return DOWNLOAD;
  if (/Timeout \d+ms exceeded/.test(message)) {
    const mend = 'look why it is slow, or give it longer with wait.timeout in the journey';
    return alive(`no answer came in ${timeoutMilliseconds / 1_000} seconds`, mend);
  }
  // RFC 9110 15.3.5: an answer without content (204) leaves the page as it was.
  if (/ERR_ABORTED/.test(message)) return statusFault(watch.status) ?? NOTHING;
  const known = FAULTS.find(([pattern]) => pattern.test(message));
  if (known) return alive(known[1], known[2]);
  const code = /net::(ERR_\w+)/.exec(message)?.[1];
  return alive(`it cannot be opened${code ? ` (${code})` : ''}`, 'open it in a browser by hand and see what it says');
}

const CRASHED: Fault = {
  about: {
    reason: 'the page crashed the browser',
    mend: 'give this machine more memory, audit fewer states side by side, or leave the page out with exclude',
  },
  isAlive: false,
};

const CLOSED: Fault = {
  about: { reason: 'the page was closed while it was opened', mend: 'run the audit again' },
  isAlive: false,
};

const DOWNLOAD = alive('it is a file to keep and no page', 'leave it out with exclude');
const NOTHING = alive('it answers with no page', 'leave it out with exclude, or look into the server');

/** Of an answer that is no page to look at. */
export function statusFault(status: number): Fault | undefined {
  if (status < 400) return undefined;
  const [reason, mend] = STATUS[status] ?? (status < 500 ? CLIENT_ERROR : SERVER_ERROR);
  return alive(`${reason} (${status})`, mend);
}

const CLIENT_ERROR = ['it answers with an error', 'check the address, or leave it out with exclude'] as const;
const SERVER_ERROR = ['the server fails', 'look into the log of the server'] as const;

const STATUS: Readonly<Record<number, readonly [reason: string, mend: string]>> = {
  401: ['it asks for a name and a password', 'sign in first: sign-in in the journey'],
  403: [
    'it refuses the visit',
    'let the auditor through where robots are kept out, sign in first, or leave it out with exclude',
  ],
  404: ['it is not there', 'mend what leads to it, or leave it out with exclude'],
  407: ['the proxy asks for a name and a password', 'check the settings of the proxy'],
  410: ['it is gone', 'mend what leads to it, or leave it out with exclude'],
  429: ['it asks for fewer requests', 'visit more slowly with rate in the journey'],
  451: ['it is withheld for legal reasons', 'audit from a place where it is shown'],
  503: ['the server is not ready', 'run the audit again later'],
};
