import type { Targets } from '../browser/index.ts';
import type { CookieFact, CookieWrite } from '../observation.ts';
import type { Open } from './log.ts';
import type { BrowserCookie } from './protocol.ts';

/** Ours: seconds; a cookie that lives less may be gone before anybody looks. */
const TOO_SHORT = 3;
/** Milliseconds for which what a page or the network tells may come later than what it tells of. */
const LATE = 500;
/** Milliseconds for which a write is remembered. */
const MEMORY = 60_000;

/** What the protocol says where it knows no reason. */
export const NO_REASON = 'UnknownError';

/** A cookie that nobody has told of yet, and when it was first there. */
interface Stranger {
  readonly cookie: BrowserCookie;
  readonly at: number;
}

/** What the browser keeps, looked at from time to time: what becomes of each write, and what nobody saw written. */
export class Jar {
  readonly #targets: Targets;
  readonly #unseen: (cookie: BrowserCookie, at: number) => void;
  #known = new Map<string, BrowserCookie>();
  /** Writes of which it is not known yet what the browser made of them. */
  #pending: Open<CookieWrite>[] = [];
  #recent: Open<CookieWrite>[] = [];
  #strangers = new Map<string, Stranger>();

  /** @param unseen hears of a cookie that is there, or has another value, and that no write has told of. */
  constructor(targets: Targets, unseen: (cookie: BrowserCookie, at: number) => void) {
    this.#targets = targets;
    this.#unseen = unseen;
  }

  /** Takes what is there for what was there before. */
  async begin(): Promise<void> {
    this.#known = keyed(await this.#cookies());
  }

  expect(write: Open<CookieWrite>): void {
    this.#pending.push(write);
    this.#recent.push(write);
  }

  /**
   * Looks at what is there.
   *
   * @param now milliseconds since 1970.
   * @returns whether there is something of which somebody may still tell.
   */
  async look(now: number): Promise<{ readonly cookies: readonly BrowserCookie[]; readonly isOpen: boolean }> {
    const pending = this.#pending;
    this.#pending = [];
    const before = this.#known;
    const cookies = await this.#cookies();
    this.#known = keyed(cookies);
    for (const write of lastOfEach(pending)) judge(write, cookies, before);
    this.#recent = this.#recent.filter(({ at }) => now - at < MEMORY);
    for (const [key, cookie] of this.#known)
      if (before.get(key)?.value !== cookie.value) this.#strangers.set(key, { cookie, at: now });
    this.#meet(now);
    return { cookies, isOpen: this.#strangers.size > 0 };
  }

  #meet(now: number): void {
    for (const [key, { cookie, at }] of this.#strangers) {
      const isTold = this.#recent.some((write) => isOf(write, cookie));
      if (!isTold && now - at < LATE) continue;
      this.#strangers.delete(key);
      if (!isTold) this.#unseen(cookie, at);
    }
  }

  async #cookies(): Promise<readonly BrowserCookie[]> {
    const { cookies } = await this.#targets.send<{ cookies: readonly BrowserCookie[] }>(
      undefined,
      'Storage.getCookies',
    );
    return cookies;
  }
}

const keyOf = ({ name, domain, path, partitionKey }: BrowserCookie): string =>
  [name, domain, path, partitionKey?.topLevelSite ?? ''].join('\n');

const keyed = (cookies: readonly BrowserCookie[]): Map<string, BrowserCookie> =>
  new Map(cookies.map((cookie) => [keyOf(cookie), cookie]));

/** Of several writes of one cookie only the last shows. */
function lastOfEach(pending: readonly Open<CookieWrite>[]): readonly Open<CookieWrite>[] {
  const last = new Map(pending.map((each) => [placeOf(each), each]));
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

const bareDomain = (domain: string): string => domain.replace(/^\./, '').toLowerCase();

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
