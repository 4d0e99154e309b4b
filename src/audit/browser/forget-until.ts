import type { Targets } from './targets.ts';

interface Kept {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Seconds since 1970; -1 until the session ends. */
  readonly expires: number;
  readonly partitionKey?: object;
}

/**
 * Removes the cookies that have ended by then.
 *
 * @param at milliseconds since 1970.
 */
export async function forgetUntil(targets: Targets, at: number): Promise<void> {
  const { cookies } = await targets.send<{ cookies: readonly Kept[] }>(undefined, 'Storage.getCookies');
  const ended = cookies.filter(({ expires }) => expires * 1_000 <= at);
  // Ours: the protocol deletes a cookie in a tab only; setting one that has ended deletes it without.
  const past = ended.map((cookie) => ({ ...cookie, expires: 1 }));
  if (past.length > 0) await targets.send(undefined, 'Storage.setCookies', { cookies: past });
}
