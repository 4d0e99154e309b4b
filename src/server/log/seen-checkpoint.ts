/** Whether a log may go on from where a backup ends: not when others have seen more of it. */
import type { LogStore } from '../stores/index.ts';
import { isGrownFrom, type LogVerifiers, openCheckpoint } from './load-log.ts';

/** A tree of the log that somebody has seen. */
export interface SeenTree {
  /** Who, or in which file. */
  readonly where: string;
  /** The log's name. */
  readonly origin: string;
  readonly size: number;
  /** `undefined` where no more is known than its size. */
  readonly root: Uint8Array | undefined;
}

/**
 * Reads a checkpoint that others have seen of one of some logs.
 *
 * @throws {Error} when none of their keys has signed it, or it is of another log: then it tells nothing.
 */
export async function readSeenCheckpoint(
  note: string,
  where: string,
  logs: readonly LogVerifiers[],
): Promise<SeenTree> {
  const found = await openCheckpoint(
    note,
    logs.flatMap(({ verifiers }) => verifiers),
  );
  if (found.kind === 'misfit') throw new Error(`the checkpoint at ${where}: ${found.what}`);
  const { origin, size, root } = found;
  if (logs.some((each) => each.origin === origin)) return { where, origin, size, root };
  const own = logs.map((each) => `'${each.origin}'`).join(', ');
  throw new Error(`the checkpoint at ${where} is of the log '${origin}'; the keys sign ${own}`);
}

/**
 * What is known of a log by the database that is to be replaced. Its head counts by its size: witnesses may have seen it
 * before it was published. What its checkpoint does not vouch for counts for nothing.
 */
export async function treesIn(log: LogStore, where: string, keys: LogVerifiers): Promise<readonly SeenTree[]> {
  const head = await log.head();
  const published = head?.published && (await openCheckpoint(head.published.note, keys.verifiers));
  const { origin } = keys;
  if (!head || published?.kind !== 'checkpoint' || published.origin !== origin) return [];
  return [
    { where, origin, size: published.size, root: published.root },
    { where, origin, size: head.size, root: undefined },
  ];
}

/**
 * What speaks against going on with a log from where it ends here; `undefined` when nothing does.
 *
 * tlog-checkpoint: "A log MUST not sign any checkpoint which is inconsistent with any checkpoint it previously signed."
 */
export async function forkOf(log: LogStore, seen: readonly SeenTree[]): Promise<string | undefined> {
  const size = (await log.head())?.size ?? 0;
  const more = seen.find((each) => each.size > size);
  if (more) return `${more.where} has the log with ${more.size} entries, the backup has ${size}. ${WHY}`;
  for (const { where, size: entries, root } of seen) {
    if (root && entries > 0 && !(await isGrownFrom(log, { size: entries, root })))
      return `the log of the backup is not grown from what ${where} has of it, of ${entries} entries. ${WHY}`;
  }
  return undefined;
}

const WHY =
  'Were it gone on with from the backup, the log would sign a second history of entries that it has signed already, and anyone who has seen the first could show so';
