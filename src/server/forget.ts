import { randomUUID } from 'node:crypto';
import { readCookies } from '../filter/index.ts';
import { openCookie } from './jar.ts';
import { logError } from './middleware.ts';
import type { ConsentServerOptions, Forgotten } from './options.ts';
import type { Site } from './site.ts';

/** Where it is noted until it is done, so that neither a crash nor a failure loses it. */
const FAMILY = 'forget';

interface Forgetting {
  /** Has the site forget what it keeps for the cookies that an answer deletes. The visitor's answer waits for it. */
  after(request: Request, answer: Response): Promise<Response>;
  /** Tries again what could not be done before. */
  resume(): Promise<void>;
}

/** A withdrawal reaches what the site's features keep on the server: noted first, done at once, tried again until it is done. */
export function forgetting(site: Site, options: ConsentServerOptions): Forgetting {
  const { forget } = options;
  const store = site.store.features(site.name);

  const note = (each: Forgotten): Promise<void> =>
    store.put(FAMILY, { key: randomUUID(), subject: '', value: JSON.stringify(each), endsAt: null }, site.seconds());
  const resume = async (): Promise<void> => {
    if (!forget) return;
    try {
      for (const { key, value } of await store.all(FAMILY, site.seconds())) {
        await forget(JSON.parse(value) as Forgotten);
        await store.take(FAMILY, key, site.seconds());
      }
    } catch (error) {
      logError(options, 'forget', error as Error);
    }
  };
  return {
    resume,
    after: async (request, answer) => {
      const left = forget ? deletedOf(site, request, answer) : [];
      if (left.length === 0) return answer;
      try {
        for (const each of left) await note(each);
      } catch (error) {
        logError(options, 'forget', error as Error);
      }
      await resume();
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
  return readCookies(request.headers.get('cookie')).flatMap(({ name, value: text }) => {
    if (!deleted.includes(name) || name === site.registry.site.choiceCookie) return [];
    const value = openCookie(site, name, text);
    return value === undefined ? [] : [{ name, value }];
  });
}
