import { choiceCookieValue, encodeChoice, makeChoice, replyOf } from '../decision/index.ts';
import { now, type Page } from './page.ts';
import type { SurfaceReply } from './reply.ts';

/**
 * Keeps a reply. With a server it counts as kept when the server has stored it durably, and not before:
 * then the answer brings the signed cookie.
 *
 * @returns whether it is kept. Never throws.
 */
export async function save(page: Page, reply: SurfaceReply): Promise<boolean> {
  if (!page.hasServer) return saveHere(page, reply);
  // One key for all tries, so that a retry never makes two records.
  const body = JSON.stringify({
    ...reply,
    key: crypto.randomUUID(),
    registry: page.view.registry,
    language: page.view.language,
  });
  for (const wait of [0, 500, 1500]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const answer = await post(page, body);
    if (answer !== 'again') return answer === 'kept';
  }
  return false;
}

async function post({ handle, view }: Page, body: string): Promise<'kept' | 'refused' | 'again'> {
  try {
    const response = await fetch(handle.base + view.addresses.choice, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      credentials: 'include',
      signal: AbortSignal.timeout(5000),
    });
    if (response.ok) return 'kept';
    return response.status >= 500 ? 'again' : 'refused';
  } catch {
    return 'again';
  }
}

/** A site without a server: the cookie is the only record. Browsers may shorten the life of what script sets. */
function saveHere(page: Page, reply: SurfaceReply): boolean {
  const { handle } = page;
  const { signals } = handle.facts();
  const context = { at: now(), signals, minor: false, id: crypto.randomUUID(), wantsReceipt: reply.receipt };
  const choice = makeChoice(handle.table, page.state(), replyOf(reply), context);
  const { choiceCookie, entries } = handle.table;
  const entry = entries.find((each) => each.kind === 'cookie' && each.name === choiceCookie);
  const value = choiceCookieValue(encodeChoice(choice), '');
  const domain = entry?.domain ? `;domain=${entry.domain}` : '';
  const secure = location.protocol === 'https:' ? ';secure' : '';
  handle.writeCookie(
    `${choiceCookie}=${value};path=${entry?.path ?? '/'};max-age=${entry?.lifetimeSeconds ?? 0}${domain}${secure};samesite=lax`,
  );
  handle.refresh();
  return handle.facts().choice !== undefined;
}
