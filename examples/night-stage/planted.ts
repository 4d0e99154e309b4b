import { LANGUAGES } from '../../src/registry/index.ts';
import { originOf } from './third-parties/index.ts';

/** One departure that the switch plants, and the finding of `samtykke audit` that it is for. */
export interface PlantedDeparture {
  readonly rule: string;
  /** What the finding is about. */
  readonly subject: { readonly kind: string; readonly name: string };
  /** In a sentence: what the site does. */
  readonly does: string;
}

/** What {@link plantedEdge} does, one of each kind. */
export const PLANTED_DEPARTURES: readonly PlantedDeparture[] = [
  {
    rule: 'undeclared',
    subject: { kind: 'cookie', name: 'edge_visitor' },
    does: 'numbers every visitor in an HttpOnly cookie',
  },
  {
    rule: 'set-without-consent',
    subject: { kind: 'cookie', name: 'site_lang' },
    does: 'keeps the language, which is a preference, whatever was answered',
  },
  {
    rule: 'outlives-retention',
    subject: { kind: 'cookie', name: 'usertype' },
    does: 'makes a cookie of thirty days last for a year',
  },
  {
    rule: 'sent-without-consent',
    subject: { kind: 'beacon', name: 'alexa.localhost/page.gif' },
    does: 'counts pages by a picture of another company',
  },
  {
    rule: 'loaded-without-consent',
    subject: { kind: 'script', name: 'bing.localhost/pulse.js' },
    does: "loads another company's script",
  },
  {
    rule: 'fingerprinting',
    subject: { kind: 'read', name: 'canvas' },
    does: 'draws letters that nobody sees, to tell one device from another',
  },
  {
    rule: 'consent-wall',
    subject: { kind: 'banner', name: 'wall' },
    does: 'lets nobody scroll before they have answered',
  },
  {
    rule: 'policy-retention',
    subject: { kind: 'cookie', name: 'ccs' },
    does: 'delivers an old policy, which says that a cookie lives for seven days',
  },
];

/** Answers a request, itself or by the site. */
type Answer = (request: Request, env?: object) => Promise<Response>;

/**
 * What a colleague has put into the delivery network in front of the site, where neither guard nor filter sees it: each
 * of {@link PLANTED_DEPARTURES}, and nothing else.
 *
 * @param port of the third parties.
 */
export function plantedEdge(site: Answer, port: number): Answer {
  const [pixels, scripts] = [originOf('alexa', port), originOf('bing', port)];
  return async (request, env) => {
    const { pathname } = new URL(request.url);
    if (pathname === SNIPPET_PATH) return new Response(snippet(pixels, scripts), { headers: SNIPPET_HEADERS });
    const answer = await site(uncompressed(request), env);
    const headers = new Headers(answer.headers);
    lengthen(headers);
    if (!headers.get('content-type')?.startsWith('text/html')) return passOn(answer, headers);
    addCookies(pathname, request.headers.get('cookie') ?? '', headers);
    loosen(headers, `${pixels} ${scripts}`);
    const html = (await answer.text()).replace('<head>', `<head><script src="${SNIPPET_PATH}"></script>`);
    return passOn(answer, headers, pathname === POLICY_PATH ? aged(html) : html);
  };
}

/** What is changed on its way has to come as it is. */
function uncompressed(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('accept-encoding');
  return new Request(request, { headers });
}

const passOn = ({ status, statusText, body }: Response, headers: Headers, text?: string): Response =>
  new Response(text ?? body, { status, statusText, headers });

const SNIPPET_PATH = '/edge.js';
const SNIPPET_HEADERS = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' };
const POLICY_PATH = '/samtykke/policy/en';

const YEAR_SECONDS = 31_536_000;
const MONTH_SECONDS = 2_592_000;

/** Gives a cookie of the site's another life. */
function lengthen(headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.delete('set-cookie');
  for (const each of cookies) {
    const plain = each.replace(/; (?:Max-Age|Expires)=[^;]*/gi, '');
    headers.append('set-cookie', each.startsWith('usertype=') ? `${plain}; Max-Age=${YEAR_SECONDS}` : each);
  }
}

function addCookies(path: string, sent: string, headers: Headers): void {
  if (!/(?:^|; )edge_visitor=/.test(sent)) {
    const visitor = crypto.randomUUID();
    headers.append('set-cookie', `edge_visitor=${visitor}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax`);
  }
  const language = LANGUAGES.find((each) => path.startsWith(`/${each}/`));
  if (language) headers.append('set-cookie', `site_lang=${language}; Path=/; Max-Age=${MONTH_SECONDS}; SameSite=Lax`);
}

/** Lets what the snippet does through the policy of what is agreed to; the site's own knows the hosts. */
function loosen(headers: Headers, origins: string): void {
  const policies = headers.get('content-security-policy');
  const loosened = policies?.replace(/(^|, )default-src ('self' [^;,]*)/g, `$1default-src $2 ${origins}`);
  if (loosened !== undefined) headers.set('content-security-policy', loosened);
}

/** Runs before the guard, which stands behind it. */
const snippet = (pixels: string, scripts: string): string => `// Added at the edge.
(() => {
  new Image().src = '${pixels}/page.gif';
  document.head.append(Object.assign(document.createElement('script'), { src: '${scripts}/pulse.js' }));
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  pen.font = '18px serif';
  pen.fillStyle = '#069';
  pen.fillText('Night Stage, 0123456789', 4, 20);
  canvas.toDataURL();
  if (!document.cookie.includes('consent=')) document.documentElement.style.overflow = 'hidden';
})();
`;

/** The row of one cookie as an earlier policy had it. */
const aged = (html: string): string =>
  html.replace(
    /(data-samtykke-entry="ccs">.*?<td role="cell" data-label="[^"]*">)[^<]*/s,
    (_, before: string) => `${before}7 days`,
  );
