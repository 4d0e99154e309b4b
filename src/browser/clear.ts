import { choicePairs, expire } from './cookies.ts';
import { type Item, itemsOf } from './items.ts';
import type { Page } from './page.ts';

/**
 * Removes what may not be there: what was withdrawn, what was never agreed to, what nobody declared.
 * Reaches what script reaches; cookies that are HttpOnly are the server's to delete.
 *
 * @returns names of what is there all the same.
 */
export async function clearRefused(page: Page): Promise<readonly string[]> {
  if (page.handle.table.mode === 'report') return [];
  const refused = await refusedItems(page);
  await Promise.allSettled(refused.map(({ remove }) => remove()));
  return refused.length > 0 ? (await refusedItems(page)).map(({ name }) => name) : [];
}

const refusedItems = async (page: Page): Promise<readonly Item[]> =>
  (await itemsOf(page)).filter(({ kind, name }) => {
    const { kind: verdict, because } = window.samtykke.verdict(kind, name);
    return verdict === 'denied' && because !== 'reserved';
  });

/** Leaves one choice cookie, where the registry declares it; any other one would go on refusing. */
export function clearStrays(page: Page): void {
  if (choicePairs(page).length > 1) expire(page, page.handle.table.choiceCookie, true);
}
