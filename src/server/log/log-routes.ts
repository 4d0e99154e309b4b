/** The log as others read it: a checkpoint that changes, and files that never do (C2SP tlog-tiles). */
import { parseTilePath, type Tile, tileAt } from '../../proof/index.ts';
import { CROSS_ORIGIN, IMMUTABLE } from '../assets.ts';
import { problem } from '../problem.ts';
import type { Site } from '../site.ts';
import type { Backlog, LogStore } from '../stores/index.ts';
import { cut } from './load-log.ts';

/** Anybody may mirror a log, also from a page. */
const OPEN = { ...CROSS_ORIGIN, 'access-control-allow-origin': '*' };

/**
 * `GET …/log/checkpoint`: the latest that counts. `Age` says how old it is, and `Samtykke-Log-Lag` for how many seconds
 * the oldest record has waited that is not in it; both are 0 where nothing waits.
 */
export async function getCheckpoint({ log, clock }: Site): Promise<Response> {
  const head = await log.head();
  if (!head?.published) return problem('not-found', 'the log has no checkpoint yet', OPEN);
  const { oldestAt } = await recentBacklog(log);
  const { note, at } = head.published;
  const now = clock().getTime();
  return new Response(note, {
    headers: {
      ...OPEN,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'last-modified': new Date(at).toUTCString(),
      age: String(secondsBetween(at, now)),
      'samtykke-log-lag': String(oldestAt === undefined ? 0 : secondsBetween(oldestAt, now)),
      'access-control-expose-headers': 'age, last-modified, samtykke-log-lag',
    },
  });
}

/** Counted once a second at the most, however many ask: all that waits has to be looked at. */
export function recentBacklog(log: LogStore): Promise<Backlog> {
  const known = backlogs.get(log);
  if (known && performance.now() - known.at < 1_000) return known.backlog;
  const backlog = log.backlog();
  backlogs.set(log, { at: performance.now(), backlog });
  return backlog;
}
const backlogs = new WeakMap<LogStore, { readonly at: number; readonly backlog: Promise<Backlog> }>();

const secondsBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 1_000));

/** `GET …/log/tile/…`: 404 for what no checkpoint that counts has. */
export async function getTile({ log }: Site, path: string): Promise<Response> {
  const tile = parseTilePath(path);
  const size = (await log.head())?.published?.size ?? 0;
  const bytes = tile && isWithin(tile, size) ? (await log.tiles([tile]))[0] : undefined;
  if (!tile || !bytes) return problem('not-found', 'no checkpoint of this log has such a tile', OPEN);
  const headers = { ...OPEN, 'content-type': 'application/octet-stream', 'cache-control': IMMUTABLE };
  return new Response(Uint8Array.from(cut(tile, bytes)), { headers });
}

const isWithin = ({ level, index, width }: Tile, size: number): boolean => width <= tileAt(level, index, size).width;

/** `GET …/log/keys`: the verifier keys, one a line, the newest first. What a receipt is held against. */
export function getLogKeys({ logKeys }: Site): Response {
  if (!logKeys) return problem('not-found', 'this server has no keys of a log', OPEN);
  const text = logKeys.published.map((each) => `${each}\n`).join('');
  const headers = { ...OPEN, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
  return new Response(text, { headers });
}
