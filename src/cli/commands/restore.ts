import { existsSync, readFileSync } from 'node:fs';
import {
  type CheckedSite,
  checkSite,
  forkOf,
  type LogKeys,
  loadRegistry,
  newLogKeys,
  otherSitesIn,
  putBack,
  readSeenCheckpoint,
  refuseUnready,
  replaceSecretFile,
  type SeenTree,
  type Store,
  siteOf,
  treesIn,
} from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { openToRead, readVerifiers } from '../read-store.ts';
import { gatherFindings, siteFindingsAsText } from '../site-findings.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'put a backup in the place of the database, where the log allows it',
  help: `samtykke restore [registry.yaml] --from FILE [--database samtykke.db] [--log-keys samtykke.log-keys] [--replace]
  [--seen-checkpoint FILE_OR_URL]… [--none-newer] [--new-log]

  --from             the backup; it is checked first, and not changed
  --database         the database; no server may be running on it
  --replace          where there is a database, it is kept aside
  --log-keys         the keys that the log is verified with
  --seen-checkpoint  a checkpoint of the log that others have seen: from a mirror, a witness, a receipt's holder
  --none-newer       you know that nobody has seen a checkpoint that is newer than the backup
  --new-log          the log ends with the backup, and a new one goes on from there under another name

A log must not sign a second history of entries that it has signed. So the backup is held against what others have seen
of the log, and against the database that it replaces; where it is older than those, it is refused without --new-log.

Exit code: 0 restored, 1 the backup has findings or is too old, 2 a mistake in the call, 3 it could not be done.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const { from, database } = values;
    if (from === undefined) throw new UsageError('name the backup with --from');
    const site = siteOf(await loadRegistry(positionals[0] ?? DEFAULT_FILE));
    refuseUnready(from, database, values.replace);
    refuseOtherSites(from, site);
    const store = await openToRead(from, site);
    try {
      const keys = await readVerifiers(values['log-keys']);
      const found = await gatherFindings((tell) => checkSite(store, site, keys, tell));
      if (found.count > 0) return refuse(io, `${siteFindingsAsText(found)}\n${from} is not restored`);
      const reason = values['new-log'] ? undefined : await reasonAgainst(store, site, values, keys);
      if (reason !== undefined) return refuse(io, reason);
      await replace(from, values, found.checked, io);
      return EXIT.ok;
    } finally {
      await store.close();
    }
  },
};

const OPTIONS = {
  from: { type: 'string' },
  database: { type: 'string', default: 'samtykke.db' },
  'log-keys': { type: 'string', default: 'samtykke.log-keys' },
  'seen-checkpoint': { type: 'string', multiple: true },
  'none-newer': { type: 'boolean', default: false },
  'new-log': { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
} as const;

interface Values {
  readonly database: string;
  readonly 'log-keys': string;
  readonly 'seen-checkpoint'?: readonly string[] | undefined;
  readonly 'none-newer': boolean;
  readonly 'new-log': boolean;
}

function refuse(io: Io, reason: string): number {
  io.err(reason);
  return EXIT.findings;
}

/** What others have seen of their logs would have to be known too. */
function refuseOtherSites(from: string, site: string): void {
  const others = otherSitesIn(from, site);
  if (others.length > 0)
    throw new Error(`${from} holds logs of other sites too (${others.join(', ')}), which would be set back unseen`);
}

async function reasonAgainst(
  store: Store,
  site: string,
  values: Values,
  keys: LogKeys | undefined,
): Promise<string | undefined> {
  const seen = keys ? await seenTrees(values, site, keys) : [];
  const fork = await forkOf(store.log(site), seen);
  if (fork !== undefined) return `${fork}.\n${NEW_LOG}`;
  return seen.length > 0 || values['none-newer'] ? undefined : `${UNKNOWN}\n${NEW_LOG}`;
}

const NEW_LOG =
  'Take a newer backup, or end the log here with --new-log: a new one goes on under another name, and receipts of the earlier one go on to prove what they prove.';
const UNKNOWN =
  'Nothing here tells whether others have seen more of the log than the backup has. Name what a mirror, a witness or the holder of a receipt has seen with --seen-checkpoint; if you know that there is nothing newer, say so with --none-newer.';

async function seenTrees(values: Values, site: string, keys: LogKeys): Promise<readonly SeenTree[]> {
  const { database, 'seen-checkpoint': places = [] } = values;
  const told = await Promise.all(places.map(async (where) => readSeenCheckpoint(await readPlace(where), where, keys)));
  return [...told, ...(await treesInDatabase(database, site, keys))];
}

/** What is damaged in the database that is replaced is no reason to keep it; it tells nothing then. */
async function treesInDatabase(database: string, site: string, keys: LogKeys): Promise<readonly SeenTree[]> {
  const store = existsSync(database) ? await openToRead(database, site).catch(() => undefined) : undefined;
  try {
    return store ? await treesIn(store.log(site), database, keys) : [];
  } catch {
    return [];
  } finally {
    await store?.close();
  }
}

const FETCH_MILLISECONDS = 20_000;

async function readPlace(where: string): Promise<string> {
  try {
    if (!/^https?:/.test(where)) return readFileSync(where, 'utf8');
    const response = await fetch(where, { signal: AbortSignal.timeout(FETCH_MILLISECONDS) });
    if (response.ok) return await response.text();
    throw new Error(`it answers ${response.status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error && cause.message !== '' ? cause.message : message;
    throw new Error(`no checkpoint can be had from ${where} (--seen-checkpoint): ${why}`, { cause: error });
  }
}

async function replace(from: string, values: Values, checked: CheckedSite, io: Io): Promise<void> {
  const { database, 'log-keys': path } = values;
  const next = values['new-log'] ? await newLogKeys(readFileSync(path, 'utf8'), path) : undefined;
  // The keys come first: under the new name nothing can be signed twice, whenever this ends.
  const aside = await putBack(from, database, new Date(), () => next && replaceSecretFile(path, next.text));
  const { entries, records, erased, waiting } = checked;
  io.out(
    `${database} is restored from ${from}: entries in the log ${entries}, records in it ${records}, erased ${erased}, waiting ${waiting}`,
  );
  if (next) io.out(`The log goes on as ${next.origin}; ${path} has a new key for it, and verifies the earlier log.`);
  if (aside !== undefined) io.out(`The database that was there is kept as ${aside}.`);
  io.out('What was accepted or erased after the backup is not in it: erase again what had been erased.');
}
