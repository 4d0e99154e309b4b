import type { Targets } from '../browser/index.ts';
import type { CookieFact, CookieWrite } from '../observation.ts';
import type { Open } from './log.ts';
import type { BrowserCookie } from './protocol.ts';

/** A write of which it is not known yet what the browser made of it. */
export interface Pending {
  readonly seen: Open<CookieWrite>;
}

/** Ours: seconds; a cookie that lives less may be gone before anybody looks. */
const TOO_SHORT = 3;

/** What the protocol says where it knows no reason. */
const NO_REASON = 'UnknownError';

/** What the browser keeps, looked at from time to time: what becomes of each write, and what nobody saw written. */
export class Jar {
  readonly #targets: Targets;
  readonly #unseen: (cookie: BrowserCookie) => void;
  #known = new Map<string, BrowserCookie>();
  #pending: Pending[] = [];

  /** @param unseen hears of a cookie that is there, or has another value, and that no write has told of. */
  constructor(targets: Targets, unseen: (cookie: BrowserCookie) => void) {
    this.#targets = targets;
    this.#unseen = unseen;
  }

  async cookies(): Promise<readonly BrowserCookie[]> {
    const { cookies } = await this.#targets.send<{ cookies: readonly BrowserCookie[] }>(
      undefined,
      'Storage.getCookies',
    );
    return cookies;
  }

  /** Takes what is there for what was there before. */
  async begin(): Promise<void> {
    this.#known = keyed(await this.cookies());
  }

  expect(write: Pending): void {
    this.#pending.push(write);
  }

  /** @returns what is there. */
  async check(): Promise<readonly BrowserCookie[]> {
    const pending = this.#pending;
    this.#pending = [];
    const before = this.#known;
    const cookies = await this.cookies();
    this.#known = keyed(cookies);
    for (const write of lastOfEach(pending)) judge(write.seen, cookies, before);
    for (const cookie of cookies) {
      const isNew = before.get(keyOf(cookie))?.value !== cookie.value;
      if (isNew && ![...pending, ...this.#pending].some(({ seen }) => isOf(seen, cookie))) this.#unseen(cookie);
    }
    return cookies;
  }
}

const keyOf = ({ name, domain, path, partitionKey }: BrowserCookie): string =>
  [name, domain, path, partitionKey?.topLevelSite ?? ''].join('\n');

const keyed = (cookies: readonly BrowserCookie[]): Map<string, BrowserCookie> =>
  new Map(cookies.map((cookie) => [keyOf(cookie), cookie]));

/** Of several writes of one cookie only the last shows. */
function lastOfEach(pending: readonly Pending[]): readonly Pending[] {
  const last = new Map(pending.map((each) => [placeOf(each.seen), each]));
  return [...last.values()];
}

const placeOf = ({ name, domain, path, partitionKey }: CookieWrite): string =>
  [name, domain, path, partitionKey ?? ''].join('\n');

function judge(seen: Open<CookieWrite>, cookies: readonly BrowserCookie[], before: Map<string, BrowserCookie>): void {
  const there = cookies.filter((cookie) => isPlaceOf(seen, cookie));
  const kept = there.find(({ value }) => value === seen.value) ?? there.find((each) => isChanged(each, before));
  if (kept && !isDeletion(seen)) Object.assign(seen, factsOf(kept));
  if (seen.blocked.length > 0) return;
  const isLost = isDeletion(seen) ? there.length > 0 : kept === undefined && !isShort(seen);
  if (isLost) seen.blocked = [NO_REASON];
}

const isShort = ({ lifetimeSeconds }: CookieWrite): boolean => lifetimeSeconds !== null && lifetimeSeconds < TOO_SHORT;

const isChanged = (cookie: BrowserCookie, before: Map<string, BrowserCookie>): boolean =>
  before.get(keyOf(cookie))?.value !== cookie.value;

const isDeletion = ({ lifetimeSeconds }: CookieWrite): boolean => lifetimeSeconds !== null && lifetimeSeconds <= 0;

const isPlaceOf = ({ name, domain, path }: CookieWrite, cookie: BrowserCookie): boolean =>
  cookie.name === name && bareDomain(cookie.domain) === domain && cookie.path === path;

/** A write whose place the browser may have read in another way is one of it all the same. */
const isOf = ({ name, value }: CookieWrite, cookie: BrowserCookie): boolean =>
  cookie.name === name && cookie.value === value;

export const bareDomain = (domain: string): string => domain.replace(/^\./, '').toLowerCase();

/** A cookie as the browser keeps it. */
export function factsOf(cookie: BrowserCookie): CookieFact {
  const { name, value, domain, path, httpOnly, secure, sameSite, partitionKey } = cookie;
  return {
    name,
    value,
    domain: bareDomain(domain),
    hostOnly: !domain.startsWith('.'),
    path,
    httpOnly,
    secure,
    sameSite,
    partitionKey: partitionKey?.topLevelSite,
  };
}
