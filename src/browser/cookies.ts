import { cookiePlaces, type TableEntry } from '../decision/index.ts';
import type { Page } from './page.ts';

/** How a cookie is declared by its name; absent when only a pattern or nothing names it. */
export function declaredCookie({ handle }: Page, name: string): TableEntry | undefined {
  return handle.table.entries().find((each) => each.kind === 'cookie' && each.name === name);
}

/** Every choice cookie that script sees, as `name=value`; several stand under several paths or domains. */
export function choicePairs({ handle }: Page): readonly string[] {
  return document.cookie.split('; ').filter((pair) => pair.startsWith(`${handle.table.choiceCookie}=`));
}

/** The names of the cookies that script sees. */
export function cookieNames(): readonly string[] {
  const names = document.cookie.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '');
  return [...new Set(names)].filter(Boolean);
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
