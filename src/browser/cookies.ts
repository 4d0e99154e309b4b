import type { TableEntry } from '../decision/index.ts';
import type { Page } from './page.ts';

/** How a cookie is declared by its name; absent when only a pattern or nothing names it. */
export function declaredCookie({ handle }: Page, name: string): TableEntry | undefined {
  return handle.table.entries.find((each) => each.kind === 'cookie' && each.name === name);
}

/** Every choice cookie that script sees, as `name=value`; several stand under several paths or domains. */
export function choicePairs({ handle }: Page): readonly string[] {
  return document.cookie.split('; ').filter((pair) => pair.startsWith(`${handle.table.choiceCookie}=`));
}
