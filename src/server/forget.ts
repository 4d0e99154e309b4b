import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeatureItem } from '../features/index.ts';
import { readCookies } from '../filter/index.ts';
import { logError } from './middleware.ts';
import type { ConsentServerOptions, Forgotten } from './options.ts';
import type { Site } from './site.ts';
import { openCookie } from './stored.ts';

/** Where it is noted until it is done. A name that no feature has. */
const FAMILY = 'samtykke: to be forgotten';
/** As long as a visitor's answer waits for the site. */
const PATIENCE_MILLISECONDS = 2_000;
/** When what has failed is tried again. */
const AGAIN_MILLISECONDS = 60_000;
/** What has not been forgotten by then is lost, and would be by any other rule that keeps no visitor's name for good. */
const KEPT_SECONDS = 30 * 86_400;
/** As many as browsers keep of one site; a client can make up more. */
const MOST_FORGOTTEN = 180;
/** What a page asks for while so many wait is left for a later one: whoever floods pages fills no store. */
const MOST_WAITING = 100;

export interface Forgetting {
  /** Has the site forget what it keeps for the cookies that an answer deletes, and waits for that as long as a person does. */
  after(request: Request, answer: Response): Promise<Response>;
  /**
   * Has the site forget what it keeps for cookies whose consent has ended by itself, behind the answer. What is noted
   * already is not noted again.
   *
   * @returns whether it is noted; only then may the cookies go.
   */
  ended(cookies: readonly Forgotten[]): Promise<boolean>;
  /** Tries what is left of earlier times, in the background. */
  resume(): void;
}

/**
 * A withdrawal reaches what the site's features keep on the server: noted first, tried at once, and again until it is
 * done. What fails or hangs holds up nothing else.
 */
export function forgetting(site: Site, options: ConsentServerOptions): Forgetting {
  const { forget } = options;
  const store = site.store.features(site.name);
  /** Keys of what is noted and not done, as far as this process knows. */
  const waiting = new Set<string>();
  /** How many are being noted. */
  let underWay = 0;
  const tell = (error: unknown): void => {
    // By its name: its message may hold what stood in a cookie.
    const { name } = error as Error;
    logError(options, 'forget', Object.assign(new Error('not forgotten yet, tried again'), { name }));
  };
  /** As long as a person waits; what takes longer may go on, and is tried again. */
  const forgetAll = async (cookies: readonly Forgotten[]): Promise<void> => {
    const late = wait(PATIENCE_MILLISECONDS, undefined, { ref: false }).then(() => {
      throw new DOMException('it takes too long', 'TimeoutError');
    });
    const all = async (): Promise<void> => {
      for (const each of cookies) await forget?.(each);
    };
    await Promise.race([all(), late]);
  };
  const attempt = async ({ key, value }: FeatureItem): Promise<void> => {
    try {
      await forgetAll(JSON.parse(value) as readonly Forgotten[]);
      await store.take(FAMILY, key, site.seconds());
      waiting.delete(key);
    } catch (error) {
      tell(error);
      tryLater();
    }
  };

  let isWaiting = false;
  let isUnderWay = false;
  const tryLater = (): void => {
    if (!isWaiting) setTimeout(resume, AGAIN_MILLISECONDS).unref();
    isWaiting = true;
  };
  const work = async (): Promise<void> => {
    const left = await store.all(FAMILY, site.seconds());
    waiting.clear();
    for (const { key } of left) waiting.add(key);
    for (const item of left) await attempt(item);
  };
  const resume = (): void => {
    isWaiting = false;
    if (!forget) return;
    // What has come since it began is not in its list.
    if (isUnderWay) tryLater();
    else
      work()
        .catch(tell)
        .finally(() => {
          isUnderWay = false;
        });
    isUnderWay = true;
  };
  /** Gives what has to be tried now; nothing where it is noted already. */
  const note = async (key: string, value: string): Promise<FeatureItem | undefined> => {
    const now = site.seconds();
    const item = { key, subject: 'pending', value, endsAt: now + KEPT_SECONDS };
    underWay++;
    const isNew = await store.add(FAMILY, item, now).finally(() => underWay--);
    if (!isNew) return undefined;
    waiting.add(key);
    return item;
  };
  const withdrawn = async (cookies: readonly Forgotten[]): Promise<void> => {
    const item = await note(randomUUID(), JSON.stringify(cookies));
    if (item) await attempt(item);
  };
  const ended = async (cookies: readonly Forgotten[]): Promise<boolean> => {
    if (cookies.length === 0) return true;
    if (waiting.size + underWay >= MOST_WAITING) return false;
    const value = JSON.stringify(cookies);
    const item = await note(createHash('sha256').update(value).digest('base64url'), value);
    if (item) void attempt(item);
    return true;
  };
  return {
    resume,
    ended: async (cookies) => {
      if (!forget) return false;
      return ended(cookies).catch((error) => {
        tell(error);
        return false;
      });
    },
    after: async (request, answer) => {
      const left = forget ? deletedOf(site, request, answer) : [];
      // Where it cannot be noted it is at least tried: the cookie that names it is about to go.
      if (left.length > 0) await withdrawn(left).catch(() => forgetAll(left).catch(tell));
      return answer;
    },
  };
}

/** What a request has brought of the cookies that its answer deletes: HttpOnly ones too, which no script tells of. */
function deletedOf(site: Site, request: Request, answer: Response): readonly Forgotten[] {
  const deleted = answer.headers.getSetCookie().flatMap((each) => {
    const isDeletion = /; Max-Age=0(;|$)/.test(each);
    return isDeletion ? [each.slice(0, each.indexOf('='))] : [];
  });
  const found = new Map<string, Forgotten>();
  for (const { name, value: text } of readCookies(request.headers.get('cookie')).slice(0, MOST_FORGOTTEN)) {
    const isMeant = deleted.includes(name) && name !== site.registry.site.choiceCookie;
    // What has come to its end is forgotten all the same.
    const value = isMeant ? openCookie(site, name, text, 0) : undefined;
    if (value) found.set(`${name}=${value}`, { name, value });
  }
  return [...found.values()];
}
