import type { Kind } from '../decision/index.ts';
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
  const { choiceCookie } = page.handle.table;
  if (document.cookie.split('; ').filter((pair) => pair.startsWith(`${choiceCookie}=`)).length > 1)
    expire(page, choiceCookie, true);
}

/**
 * A cookie is deleted by its own domain and path only, which script cannot read: so by all that it can have.
 *
 * @param isOwnKept whether the one that stands where the registry declares it stays.
 */
export function expire({ handle }: Page, name: string, isOwnKept = false): void {
  const entry = handle.table.entries.find((each) => each.kind === 'cookie' && each.name === name);
  const { hostname } = location;
  // Of an address or a host without a dot, its own domain is no other place than the host.
  const labels = /\.[a-z]/i.test(hostname) ? hostname.split('.') : [];
  const ownDomain = entry?.domain ?? '';
  const ownPath = entry?.path ?? '/';
  const domains = ['', ownDomain, ...labels.map((_, index) => labels.slice(index).join('.'))];
  // A semicolon would end the path.
  const steps = (location.pathname.split(';')[0] as string).split('/');
  const paths = [ownPath, '/', ...steps.flatMap((_, index) => pathsAt(steps.slice(0, index + 1).join('/')))];
  for (const domain of new Set(domains)) {
    for (const path of new Set(paths)) {
      if (isOwnKept && domain === ownDomain && path === ownPath) continue;
      for (const rest of ['', ';secure', ';secure;partitioned']) {
        handle.writeCookie(`${name}=;max-age=0;path=${path}${domain && `;domain=${domain}`}${rest}`);
      }
    }
  }
}

const pathsAt = (path: string): readonly string[] => (path === '' ? [] : [path, `${path}/`]);

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
