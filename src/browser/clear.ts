import { cookiePlaces, type Kind } from '../decision/index.ts';
import { choicePairs, declaredCookie } from './cookies.ts';
import type { Page } from './page.ts';

/**
 * Removes what may not be there: what was withdrawn, what was never agreed to, what nobody declared.
 * Reaches what script reaches; cookies that are HttpOnly are the server's to delete.
 */
export function clearRefused(page: Page): void {
  const { handle } = page;
  if (handle.table.mode === 'report') return;
  const isRefused = (kind: Kind, name: string): boolean => {
    const { kind: verdict, because } = window.samtykke.verdict(kind, name);
    return verdict === 'denied' && because !== 'reserved';
  };
  for (const name of cookieNames()) if (isRefused('cookie', name)) expire(page, name);
  for (const kind of ['localStorage', 'sessionStorage'] as const)
    attempt(() => clearStorage(window[kind], kind, isRefused));
  attempt(() => clearDatabases(isRefused));
  attempt(() => clearCaches(isRefused));
}

type IsRefused = (kind: Kind, name: string) => boolean;

function cookieNames(): readonly string[] {
  const names = document.cookie.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '');
  return [...new Set(names)].filter(Boolean);
}

/** Leaves one choice cookie, where the registry declares it; any other one would go on refusing. */
export function clearStrays(page: Page): void {
  if (choicePairs(page).length > 1) expire(page, page.handle.table.choiceCookie, true);
}

/**
 * A cookie is deleted by its own domain and path only, which script cannot read: so by all that it can have.
 *
 * @param isOwnKept whether the one that stands where the registry declares it stays.
 */
export function expire(page: Page, name: string, isOwnKept = false): void {
  const { domain: ownDomain = '', path: ownPath = '/' } = declaredCookie(page, name) ?? {};
  const { domains, paths } = cookiePlaces(location);
  for (const domain of new Set(['', ownDomain, ...domains])) {
    for (const path of new Set([ownPath, ...paths])) {
      if (isOwnKept && domain === ownDomain && path === ownPath) continue;
      for (const rest of ['', ';secure', ';secure;partitioned']) {
        page.handle.writeCookie(`${name}=;max-age=0;path=${path}${domain && `;domain=${domain}`}${rest}`);
      }
    }
  }
}

function clearStorage(storage: Storage, kind: Kind, isRefused: IsRefused): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) if (isRefused(kind, key)) storage.removeItem(key);
}

async function clearDatabases(isRefused: IsRefused): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (isRefused('indexedDB', name)) indexedDB.deleteDatabase(name);
  }
}

async function clearCaches(isRefused: IsRefused): Promise<void> {
  for (const name of await caches.keys()) if (isRefused('cache', name)) await caches.delete(name);
}

/** Some storage is not there at all: in a private window, without https, where the browser blocks it. */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {
    // What cannot be reached holds nothing of ours.
  }
}
