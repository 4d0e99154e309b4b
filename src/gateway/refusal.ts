import { html } from '../render/index.ts';

/** Every error that the gateway itself answers with. */
export const GATEWAY_PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be read.' },
  'bad-target': { status: 400, title: 'The address or the host of the request is none that a site has.' },
  'bad-method': { status: 405, title: 'This method is not taken here.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'request-too-large': { status: 413, title: 'The body of the request is larger than what is taken here.' },
  'headers-too-large': { status: 431, title: 'The headers of the request are larger than what is taken here.' },
  'gateway-failed': { status: 500, title: 'Something went wrong in the gateway.' },
  'site-unreachable': { status: 502, title: 'The site cannot be reached.' },
  'site-broken': { status: 502, title: 'The site did not answer as a web server does.' },
  stopping: { status: 503, title: 'The gateway is stopping.' },
  'site-slow': { status: 504, title: 'The site took too long to answer.' },
} as const;
export type GatewayProblem = keyof typeof GATEWAY_PROBLEMS;

/** Thrown where a request cannot go on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: GatewayProblem;

  constructor(code: GatewayProblem, cause?: unknown) {
    super(GATEWAY_PROBLEMS[code].title, { cause });
    this.code = code;
  }
}

export interface RefusalText {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * An error as RFC 9457 problem details, or as a small page for whoever asked for one.
 *
 * @param accept the `Accept` of the request.
 */
export function refusalText(code: GatewayProblem, accept = ''): RefusalText {
  const { status, title } = GATEWAY_PROBLEMS[code];
  const isPage = accept.includes('text/html');
  const problem = { type: `urn:samtykke:problem:${code}`, title, status, code };
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><h1>${title}</h1><p>${status} ${code}</p></body></html>`;
  const body = isPage ? page.html : JSON.stringify(problem);
  const headers = {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }),
  };
  return { status, headers, body };
}
