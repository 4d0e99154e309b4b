import { createHash, randomUUID } from 'node:crypto';
import { type ForgetQueue, forgetQueue } from './forget-queue.ts';
import type { ConsentServerOptions, Forgotten } from './options.ts';
import type { Site } from './site.ts';
import { forgottenIn } from './stored.ts';

/** What a page asks for while so many wait is left for a later one: whoever floods pages fills no store. */
const MOST_WAITING = 100;

export interface Forgetting {
  /** Has the site forget what it keeps for the cookies that an answer deletes, and waits for that as long as a person does. */
  after(request: Request, answer: Response): Promise<Response>;
  /**
   * Has the site forget what it keeps for cookies whose consent has ended by itself, behind the answer. Never throws.
   * Absent where the site keeps nothing.
   *
   * @returns whether it is noted; only then may the cookies go.
   */
  readonly ended: ((cookies: readonly Forgotten[]) => Promise<boolean>) | undefined;
  /** Tries what is left of earlier times, in the background. */
  resume(): void;
}

/**
 * A withdrawal reaches what the site's features keep on the server: noted first, tried at once, and again until it is
 * done.
 */
export function forgetting(site: Site, options: ConsentServerOptions): Forgetting {
  const { forget } = options;
  if (!forget) return NOTHING_TO_FORGET;
  const queue = forgetQueue(site, options, forget);
  return {
    resume: queue.resume,
    after: async (request, answer) => {
      const left = deletedOf(site, request, answer);
      if (left.length > 0) await forgetNow(queue, left);
      return answer;
    },
    ended: async (cookies) => {
      try {
        return await forgetBehind(queue, cookies);
      } catch (error) {
        queue.tell(error);
        return false;
      }
    },
  };
}

const NOTHING_TO_FORGET: Forgetting = {
  resume: () => undefined,
  after: async (_, answer) => answer,
  ended: undefined,
};

async function forgetNow(queue: ForgetQueue, cookies: readonly Forgotten[]): Promise<void> {
  try {
    const item = await queue.note(randomUUID(), cookies);
    if (item) await queue.attempt(item);
  } catch {
    // Where it cannot be noted it is at least tried: the cookie that names it is about to go.
    await queue.forgetAll(cookies).catch(queue.tell);
  }
}

async function forgetBehind(queue: ForgetQueue, cookies: readonly Forgotten[]): Promise<boolean> {
  if (cookies.length === 0) return true;
  if (queue.length() >= MOST_WAITING) return false;
  // Pages that are asked for at the same time bring the same.
  const key = createHash('sha256').update(JSON.stringify(cookies)).digest('base64url');
  const item = await queue.note(key, cookies);
  if (item) void queue.attempt(item);
  return true;
}

/** What a request has brought of the cookies that its answer deletes: HttpOnly ones too, which no script tells of. */
function deletedOf(site: Site, request: Request, answer: Response): readonly Forgotten[] {
  const deleted = answer.headers.getSetCookie().flatMap((each) => {
    const isDeletion = /; Max-Age=0(;|$)/.test(each);
    return isDeletion ? [each.slice(0, each.indexOf('='))] : [];
  });
  return forgottenIn(
    site,
    request,
    deleted.filter((name) => name !== site.registry.site.choiceCookie),
  );
}
