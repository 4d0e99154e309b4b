/** What a planted site is made of: parts, each of which does one thing, is declared or not, and tells how that shows. */
import type { StateId } from '../../../src/audit/index.ts';
import type { JourneyStep } from '../../../src/audit/journey/index.ts';
import type { RegistryFile } from '../../../src/registry/index.ts';

/** Pages of the site, in the order in which the first one leads to them. */
export const PAGES = ['/', '/product', '/article', '/checkout', '/policy', '/account', '/deals'] as const;
export type PagePath = (typeof PAGES)[number];

export const SITE = 'shop.test';
export const ORIGIN = `https://${SITE}`;

/** A request, with what the site's server knows of its visitor. */
export interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly cookies: ReadonlyMap<string, string>;
  /** Whether the visitor has agreed to a category, as the consent tool of the site says. */
  has(category: string): boolean;
  /** Value of the session cookie `sid`, or what it is to be. */
  readonly session: string;
  /** Whether the request came without it. */
  readonly isNew: boolean;
  /** What the server keeps of a visitor, by session. The site's own; parts use keys of their own. */
  readonly memory: Map<string, unknown>;
}

/** Answers one address. Every address is `host/path`, of the site's own host too. */
export type Route = (asked: Asked) => Response | Promise<Response>;

/** What a part puts into a page. */
export interface Fragment {
  readonly head?: string;
  readonly body?: string | ((asked: Asked) => string);
  readonly headers?: (asked: Asked) => readonly (readonly [string, string])[];
  /** Where the page leads on to instead of being shown; `undefined` where it is shown. */
  readonly leadsBy?: (asked: Asked) => string | undefined;
}

export type EntryFile = RegistryFile['entries'][number];

/** A row of the page that the site publishes of its cookies. */
export interface PolicyRow {
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly provider: string;
  readonly purpose: string;
  readonly duration: string;
}

/**
 * What a plain browser or the servers see where a part does what it says. `sees` is a kind, a name and where:
 * `cookie trk@shop.test`, `localStorage key@shop.test`, `request tracker.test/px.gif`, `connection ads.test`; `*` stands
 * for what changes. `left` before it means that it is still there when the state ends.
 */
export interface Sign {
  readonly sees: string;
  /** States in whose last phase it is seen. */
  readonly in: readonly StateId[];
  /** States in whose last phase it is not. */
  readonly never?: readonly StateId[];
  /** Of a cookie: what it has to be like besides. */
  readonly like?: Partial<CookieLook>;
  /** Of a request: what its query, body or referrer holds. */
  readonly holds?: RegExp;
}

/** A cookie as the browser has it. */
export interface CookieLook {
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  readonly path: string;
  /** Leading dot of its domain: it goes to subdomains too. */
  readonly wide: boolean;
  /** At least so many days from its writing. */
  readonly days: number;
}

export type Tool = 'foreign' | 'samtykke';

export interface Part {
  readonly id: string;
  /** In a sentence: what the site does. */
  readonly does: string;
  readonly entries?: readonly EntryFile[];
  readonly pages?: Partial<Record<PagePath, Fragment>>;
  readonly routes?: Readonly<Record<string, Route>>;
  /** What is done on every page where a category is not agreed to, or no longer. */
  readonly tidy?: Partial<Record<(typeof ASKED)[number], string>>;
  /** Code of the site's service worker. */
  readonly worker?: string;
  /** Changes the rows that the policy page has. */
  readonly policy?: (rows: readonly PolicyRow[]) => readonly PolicyRow[];
  readonly steps?: readonly JourneyStep[];
  readonly shows: readonly Sign[];
}

/** One finding that there has to be. */
export interface Expected {
  readonly rule: string | readonly string[];
  /** Kinds that the subject may be said to be. */
  readonly kind: string | readonly string[];
  /** What it is called: one of these. */
  readonly name: string | readonly string[];
  readonly host?: string;
  /** States that it has to name. */
  readonly states?: readonly StateId[];
  /** States that it must not name, since there it does not happen or is allowed. */
  readonly notStates?: readonly StateId[];
}

/** A departure from the registry or the law. */
export interface Planted extends Part {
  readonly finds: readonly Expected[];
  /** What may be found besides, since it comes of the same departure. */
  readonly may?: readonly Expected[];
}

/** Something honest that looks like a departure. */
export type Lookalike = Part;

export const ASKED = ['functionality', 'analytics', 'marketing', 'personalised'] as const;
export const ONLY: readonly StateId[] = ASKED.map((each): StateId => `only:${each}`);
/** Every state in which pages run scripts. */
export const SCRIPTED: readonly StateId[] = [
  'before',
  'refused',
  'accepted',
  ...ONLY,
  'withdrawn',
  'returned',
  'expired',
  'gpc',
];
export const EVERY: readonly StateId[] = [...SCRIPTED, 'no-script'];
/** Those in which a category is not agreed to, and scripts run. */
export const without = (category: (typeof ASKED)[number]): readonly StateId[] => [
  ...(['before', 'refused', 'withdrawn', 'expired', 'gpc'] as const),
  ...ONLY.filter((each) => each !== `only:${category}`),
];
/** Those in which it is. */
export const withConsent = (category: (typeof ASKED)[number]): readonly StateId[] => [
  ...(category === 'personalised' ? [] : (['accepted', 'returned'] as const)),
  `only:${category}`,
];

export const DAY = 86_400;
export const MONTH = 30 * DAY;
export const YEAR = 365 * DAY;

/** What an auditor may call something that is sent. */
export const REQUEST = ['request', 'beacon'] as const;

export const script = (code: string): string => `<script>${code}</script>`;

const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-store', 'timing-allow-origin': '*' };

function answer(
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  cookies: readonly string[],
  status = 200,
): Response {
  const headers = new Headers({ ...HEADERS, 'content-type': type });
  for (const each of cookies) headers.append('set-cookie', each);
  return new Response(body, { status, headers });
}

/** The smallest GIF that browsers show. */
const GIF = Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));

export const gif = (...cookies: readonly string[]): Response => answer('image/gif', GIF, cookies);
export const js = (code: string, ...cookies: readonly string[]): Response => answer('text/javascript', code, cookies);
export const css = (text: string, ...cookies: readonly string[]): Response => answer('text/css', text, cookies);
export const json = (value: unknown, ...cookies: readonly string[]): Response =>
  answer('application/json', JSON.stringify(value), cookies);
export const frame = (body: string, ...cookies: readonly string[]): Response =>
  answer('text/html; charset=utf-8', `<!doctype html><html lang="en"><title>Frame</title>${body}</html>`, cookies);
export const missing = (...cookies: readonly string[]): Response => answer('text/plain', 'not found', cookies, 404);
export const font = (): Response => answer('font/woff2', new Uint8Array(64), []);
/** An event stream that stays open and says one thing. */
export const stream = (): Response =>
  new Response(
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('data: hello\n\n')) }),
    { headers: { ...HEADERS, 'content-type': 'text/event-stream' } },
  );
export const leadOn = (to: string, ...cookies: readonly string[]): Response => {
  const headers = new Headers({ ...HEADERS, location: to });
  for (const each of cookies) headers.append('set-cookie', each);
  return new Response(null, { status: 302, headers });
};

/** Random, as no two visitors have it. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '');
/** A `Set-Cookie` of the site's own kind: `Secure; SameSite=Lax` at the root. */
export const cookie = (name: string, value: string, seconds?: number, more = ''): string =>
  `${name}=${value}; Path=/; Secure; SameSite=Lax${seconds === undefined ? '' : `; Max-Age=${seconds}`}${more}`;

/** An entry that the site cannot do without. */
export const essential = (name: string, retention: string, more: Partial<EntryFile> = {}): EntryFile => ({
  name,
  category: 'essential',
  retention,
  ...more,
});

/** On every page but the last one, which is only there where a part has something in it. */
export const everywhere = (fragment: Fragment): Partial<Record<PagePath, Fragment>> =>
  Object.fromEntries(PAGES.filter((path) => path !== '/deals').map((path) => [path, fragment]));

/** What is found of a thing that stays after a withdrawal. */
export const survives = (kind: string, name: string): Planted['finds'] => [
  { rule: 'survives-withdrawal', kind, name, states: ['withdrawn'], notStates: ['accepted', 'refused', 'before'] },
];

/** What is found of a cookie that no entry names, in whichever state scripts run. */
export const undeclaredCookie = (name: string, more: Partial<Planted['finds'][number]> = {}): Planted['finds'] => [
  { rule: 'undeclared', kind: 'cookie', name, states: ['before', 'refused', 'accepted', 'gpc'], ...more },
];
