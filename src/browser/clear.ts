import { choicePairs, expire } from './cookies.ts';
import { type Item, itemsOf } from './items.ts';
import type { Page } from './page.ts';

/**
 * Removes what may not be there: what was withdrawn, what was never agreed to, what nobody declared.
 * Reaches what script reaches; cookies that are HttpOnly are the server's to delete.
 *
 * @returns what is there afterwards, and of it the names of what should not be.
 */
export async function clearRefused(page: Page): Promise<{ items: readonly Item[]; refused: readonly string[] }> {
  const items = await itemsOf(page);
  const refused = page.handle.table.mode === 'report' ? [] : items.filter(isRefused);
  if (refused.length === 0) return { items, refused: [] };
  await Promise.allSettled(refused.map(({ remove }) => remove()));
  const left = await itemsOf(page);
  return { items: left, refused: left.filter(isRefused).map(({ name }) => name) };
}

function isRefused({ kind, name }: Item): boolean {
  const { kind: verdict, because } = window.samtykke.verdict(kind, name);
  return verdict === 'denied' && because !== 'reserved';
}

/** Leaves one choice cookie, where the registry declares it; any other one would go on refusing. */
export function clearStrays(page: Page): void {
  if (choicePairs(page).length > 1) expire(page, page.handle.table.choiceCookie, true);
}
