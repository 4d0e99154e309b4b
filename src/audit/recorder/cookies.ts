import type { Target, Targets } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import type { CookieWrite, RequestSeen } from '../observation.ts';
import type { Frames } from './frames.ts';
import { factsOf, Jar, NO_REASON } from './jar.ts';
import { inOrder, type Log, type Open, UNKNOWN } from './log.ts';
import type { BrowserCookie, CookieIssue, ResponseExtraInfo } from './protocol.ts';
import { lowerNames } from './request-type.ts';
import { type Asked, defaultPath, readSetCookie } from './set-cookie.ts';
import { readStack } from './stack.ts';

/** Milliseconds after the last write at which the jar is looked at. */
const LOOK_AFTER = 250;
/** Milliseconds after which everybody has told what there is to tell. */
const LOOK_AGAIN = 600;

/** Writes down every cookie that is written, by a script or with an answer, and what the browser made of it. */
export class Cookies {
  readonly #log: Log;
  readonly #frames: Frames;
  readonly #jar: Jar;
  readonly #targets: Targets;
  readonly #seen: Open<CookieWrite>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(log: Log, frames: Frames, targets: Targets) {
    this.#log = log;
    this.#frames = frames;
    this.#targets = targets;
    this.#jar = new Jar(targets, (cookie, at) => this.#unseen(cookie, at));
  }

  begin(): Promise<void> {
    return this.#jar.begin();
  }

  all(): readonly CookieWrite[] {
    return inOrder(this.#seen);
  }

  /** When a cookie was set or deleted last after a moment, both in milliseconds since 1970. */
  lastWrite(name: string, after: number): number | undefined {
    return this.#seen.findLast((each) => each.name === name && each.at >= after && each.blocked.length === 0)?.at;
  }

  /** Looks at what is there now, and once more where somebody may still tell of some of it. */
  async look(): Promise<readonly BrowserCookie[]> {
    const { cookies, isOpen } = await this.#lookOnce();
    if (!isOpen) return cookies;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    return (await this.#lookOnce()).cookies;
  }

  lookSoon(after = LOOK_AFTER): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#lookOnce().then(
        ({ isOpen }) => isOpen && this.lookSoon(LOOK_AGAIN),
        () => undefined,
      );
    }, after);
  }

  /** One look after the other. */
  #lookOnce(): ReturnType<Jar['look']> {
    clearTimeout(this.#timer);
    const looked = this.#looking.then(() => this.#jar.look(this.#log.now));
    this.#looking = looked.catch(() => undefined);
    return looked;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What an answer sets: each line of each of its headers. */
  answered(request: RequestSeen, { headers, blockedCookies }: ResponseExtraInfo): void {
    const { 'set-cookie': lines, date } = lowerNames(headers);
    if (lines === undefined) return;
    // Chromium corrects dates by the server's clock, which they were made with.
    const now = Date.parse(date ?? '') || this.#log.now;
    for (const line of lines.split('\n')) {
      const blocked = blockedCookies.find(({ cookieLine }) => cookieLine === line)?.blockedReasons ?? [];
      const cause = { kind: 'response' as const, stack: [], request: request.id };
      const where = { page: request.page, frame: request.frame };
      this.#write({
        ...this.#log.seen(where, cause),
        ...factsAsked(readSetCookie(line, now / 1_000), request.url),
        by: 'response',
        blocked,
      });
    }
  }

  /** What a script sets. */
  report(report: Report, target: Target): void {
    const now = (this.#log.now + this.#targets.shift) / 1_000;
    const asked =
      report.kind === 'cookie'
        ? readSetCookie(report.line, now)
        : report.kind === 'cookieStore' && readStored(report, now);
    if (!asked || !URL.canParse(report.realm)) return;
    const cause = { kind: 'script' as const, stack: readStack(report.stack) };
    this.#write({
      ...this.#log.seen(this.#frames.where(target, undefined, report.realm), cause),
      ...factsAsked(asked, report.realm),
      by: 'script',
      blocked: [],
    });
  }

  /** The browser says why it has not taken what a script has set. */
  issue({ cookie, rawCookieLine, cookieExclusionReasons, operation, request }: CookieIssue): void {
    if (operation !== 'SetCookie' || request || cookieExclusionReasons.length === 0) return;
    const name = cookie?.name ?? (rawCookieLine && readSetCookie(rawCookieLine, 0).name);
    const isIt = (each: CookieWrite): boolean =>
      each.by === 'script' && each.name === name && each.blocked.every((reason) => reason === NO_REASON);
    const refused = this.#seen.findLast(isIt);
    if (refused) refused.blocked = cookieExclusionReasons;
  }

  #write(seen: Open<CookieWrite>): void {
    this.#seen.push(seen);
    this.#jar.expect(seen);
    this.lookSoon();
  }

  #unseen(cookie: BrowserCookie, at: number): void {
    const seen = this.#log.seen(this.#frames.where(undefined), UNKNOWN, at);
    const lifetimeSeconds = cookie.expires < 0 ? null : Math.round(cookie.expires - seen.at / 1_000);
    // No script can set one that no script can read.
    const by = cookie.httpOnly ? 'response' : 'script';
    this.#seen.push({ ...seen, ...factsOf(cookie), by, lifetimeSeconds, blocked: [] });
  }
}

type Facts = Omit<CookieWrite, 'id' | 'at' | 'phase' | 'page' | 'frame' | 'cause' | 'by' | 'blocked'>;

function factsAsked(asked: Asked, url: string): Facts {
  const { domain, path, partitioned, ...facts } = asked;
  const { hostname } = new URL(url);
  return {
    ...facts,
    domain: domain ?? hostname,
    hostOnly: domain === undefined,
    path: path ?? defaultPath(url),
    // Of which site the browser says, once it keeps it.
    partitionKey: undefined,
  };
}

/** A cookie that was set by `cookieStore`, whose `path` is `/` and whose `SameSite` is `Strict` where nothing is said. */
function readStored({ init, isDeletion }: Report & { kind: 'cookieStore' }, now: number): Asked {
  const given = JSON.parse(init) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined => (given[name] == null ? undefined : String(given[name]));
  const expires = typeof given.expires === 'number' ? Math.round(given.expires / 1_000 - now) : null;
  return {
    name: text('name') ?? '',
    value: isDeletion ? '' : (text('value') ?? ''),
    lifetimeSeconds: isDeletion ? 0 : expires,
    domain: text('domain')?.toLowerCase(),
    path: text('path') ?? '/',
    httpOnly: false,
    secure: true,
    sameSite: SAME_SITE[text('sameSite') ?? 'strict'],
    partitioned: given.partitioned === true,
  };
}

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' } as Readonly<Record<string, 'Strict' | 'Lax' | 'None'>>;
