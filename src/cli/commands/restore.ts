import { readFileSync } from 'node:fs';
import type { Registry } from '../../registry/index.ts';
import {
  checkSite,
  forkOf,
  type LogKeys,
  loadRegistry,
  newLogKeys,
  otherSitesIn,
  putBack,
  readSeenCheckpoint,
  refuseShared,
  refuseUnready,
  replaceSecretFiles,
  type SeenTree,
  type Store,
  siteOf,
  treesIn,
} from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { readingStore, readKeyFile, readVerifiers } from '../read-store.ts';
import { gatherFindings, siteFindingsAsText } from '../site-findings.ts';
import { fileOf, refuseOneFile } from '../site-options.ts';

export const restore: Command = {
  help: `samtykke restore [registry.yaml]… --from FILE [--database samtykke.db] [--log-keys samtykke.log-keys] [--replace]
  [--seen-checkpoint FILE_OR_URL]… [--none-newer] [--new-log]

  Of a database with several sites name the registry of each: all of them are restored, or none. {site} in --log-keys
  stands for a site's first domain, as for samtykke serve; each has keys of its own.

  --from             the backup; it is checked first, and not changed
  --database         the database; no server may be running on it
  --replace          where there is a database, it is kept aside
  --log-keys         the keys that the log is verified with
  --seen-checkpoint  a checkpoint of the log that others have seen: from a mirror, a witness, a receipt's holder
  --none-newer       you know that nobody has seen a checkpoint that is newer than the backup
  --new-log          the log ends with the backup, and a new one goes on from there under another name; of several sites
                     the log of each

A log must not sign a second history of entries that it has signed. So the backup is held against what others have seen
of the log, and against the database that it replaces; where it is older than those, it is refused without --new-log.

Exit code: 0 restored, 1 the backup has findings or is too old, 2 a mistake in the call, 3 it could not be done.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, Number.POSITIVE_INFINITY);
    if (values.from === undefined) throw new UsageError('name the backup with --from');
    const files = positionals.length > 0 ? positionals : [DEFAULT_FILE];
    const call = await readCall(files, { ...values, from: values.from });
    refuseUnready(call.from, call.database, values.replace);
    await refuseOtherSites(call, files);
    const checked = await checkAll(call);
    const faults = checked.filter(({ count }) => count > 0);
    if (faults.length > 0) return refuse(io, [...faults.map(({ told }) => told), `${call.from} is not restored`]);
    const reasons = values['new-log'] ? [] : await reasonsAgainst(call, values, io);
    if (reasons.length > 0) return refuse(io, [...reasons, NEW_LOG]);
    await replace(call, values['new-log'], checked, io);
    return EXIT.ok;
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
  readonly from: string;
  readonly database: string;
  readonly 'log-keys': string;
  readonly 'seen-checkpoint'?: readonly string[] | undefined;
  readonly 'none-newer': boolean;
}

/** A site whose log is put back with the database. */
interface RestoredSite {
  readonly site: string;
  readonly keyFile: string;
  /** `undefined` when there is no such file. */
  readonly keys: LogKeys | undefined;
}

interface Call {
  readonly from: string;
  readonly database: string;
  readonly sites: readonly RestoredSite[];
}

async function readCall(files: readonly string[], values: Values): Promise<Call> {
  if (files.length > 1) refuseOneFile({ 'log-keys': values['log-keys'] });
  const named = await Promise.all(files.map(async (name) => ({ name, registry: await loadRegistry(name) })));
  const sites = await Promise.all(named.map(({ registry }) => siteIn(values['log-keys'], registry)));
  refuseShared(named.map((each, index) => ({ ...each, logOrigin: sites[index]?.keys?.origin })));
  const registries = named.map(({ registry }) => registry);
  return {
    from: databaseOf('from', values.from, registries),
    database: databaseOf('database', values.database, registries),
    sites,
  };
}

async function siteIn(keys: string, registry: Registry): Promise<RestoredSite> {
  const keyFile = fileOf(keys, registry);
  return { site: siteOf(registry), keyFile, keys: await readVerifiers(keyFile) };
}

function databaseOf(option: string, name: string, [registry, ...others]: readonly Registry[]): string {
  if (others.length === 0) return fileOf(name, registry as Registry);
  if (!name.includes('{site}')) return name;
  throw new UsageError(`--${option} ${name}: where each site has a database of its own, restore one after the other`);
}

/** What others have seen of each log has to be known, and a log that is not in the backup would be gone. */
async function refuseOtherSites({ from, database, sites }: Call, files: readonly string[]): Promise<void> {
  const names = sites.map(({ site }) => site);
  const unnamed = otherSitesIn(from, names);
  if (unnamed.length > 0)
    throw new Error(
      `${from} holds the logs of other sites too (${unnamed.join(', ')}): name the registry of each, and the keys of each by {site}, as for samtykke serve: samtykke restore ${files.join(' ')} OTHER.yaml --from ${from} --database ${database} --log-keys {site}.log-keys`,
    );
  const lost = await unlessDamaged(() => otherSitesIn(database, names));
  if (lost.length > 0)
    throw new Error(
      `${database} holds the logs of sites that are not in ${from} (${lost.join(', ')}), which would be gone: take a backup that has them, or restore to another file with --database; if they may be gone, move ${database} away yourself`,
    );
}

/** What is damaged in the database that is replaced, or not there, is no reason to keep it; it tells nothing then. */
async function unlessDamaged<T>(read: () => readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch {
    return [];
  }
}

interface Checked {
  /** How many findings. */
  readonly count: number;
  /** The findings, and what was walked. */
  readonly told: string;
}

const checkAll = (call: Call): Promise<readonly Checked[]> =>
  inEach(call, async (store, { site, keys }) => {
    const found = await gatherFindings((tell) => checkSite(store, site, keys, tell));
    return { count: found.count, told: headed(call, site, siteFindingsAsText(found)) };
  });

/** Does a piece of work for each site in the backup, one after another. */
async function inEach<T>({ from, sites }: Call, work: (store: Store, site: RestoredSite) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const each of sites) done.push(await readingStore(from, each.site, (store) => work(store, each)));
  return done;
}

/** Of several sites, which one is meant. */
const headed = ({ sites }: Call, site: string, text: string): string => (sites.length > 1 ? `${site}:\n${text}` : text);

function refuse(io: Io, reasons: readonly string[]): number {
  io.err(reasons.join('\n'));
  return EXIT.findings;
}

/** Why a log cannot go on from where the backup ends. */
async function reasonsAgainst(
  call: Call,
  values: Pick<Values, 'seen-checkpoint' | 'none-newer'>,
  io: Io,
): Promise<readonly string[]> {
  const { 'seen-checkpoint': places = [], 'none-newer': isNoneNewer } = values;
  const logs = call.sites.flatMap(({ keys }) => keys ?? []);
  const told = await Promise.all(places.map(async (where) => readSeenCheckpoint(await readPlace(where), where, logs)));
  const reasons = await inEach(call, async (store, { site, keys }) => {
    const own = told.filter(({ origin }) => origin === keys?.origin);
    const seen = keys ? [...own, ...(await treesInDatabase(call.database, site, keys))] : [];
    const fork = await forkOf(store.log(site), seen);
    if (fork !== undefined) return [headed(call, site, `${fork}.`)];
    if (seen.length > 0) return [];
    if (!isNoneNewer) return [headed(call, site, UNKNOWN)];
    io.out(headed(call, site, BELIEVED));
    return [];
  });
  return reasons.flat();
}

const NEW_LOG =
  'Take a newer backup, or end the log here with --new-log: a new one goes on under another name, and receipts of the earlier one go on to prove what they prove.';
const UNKNOWN =
  'Nothing here tells whether others have seen more of the log than the backup has. Name what a mirror, a witness or the holder of a receipt has seen with --seen-checkpoint; if you know that there is nothing newer, say so with --none-newer.';
const BELIEVED = 'Nothing here tells what others have seen of the log: --none-newer is believed.';

const treesInDatabase = (database: string, site: string, keys: LogKeys): Promise<readonly SeenTree[]> =>
  unlessDamaged(() => readingStore(database, site, (store) => treesIn(store.log(site), database, keys)));

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

async function replace(call: Call, isNewLog: boolean, checked: readonly Checked[], io: Io): Promise<void> {
  const { from, database, sites } = call;
  const next = isNewLog ? await Promise.all(sites.map(({ keyFile }) => nextKeys(keyFile))) : [];
  // The keys come first: under the new name nothing can be signed twice, whenever this ends.
  const aside = await putBack(from, database, new Date(), () => {
    replaceSecretFiles(next.map(({ keyFile, text }) => ({ path: keyFile, text })));
  });
  io.out(`${database} is restored from ${from}`);
  for (const { told } of checked) io.out(told);
  for (const { keyFile, origin } of next)
    io.out(`The log goes on as ${origin}; ${keyFile} has a new key for it, and verifies the earlier log.`);
  if (aside !== undefined) io.out(`The database that was there is kept as ${aside}.`);
  io.out('What was accepted or erased after the backup is not in it: erase again what had been erased.');
}

const nextKeys = async (keyFile: string) => ({ keyFile, ...(await newLogKeys(readKeyFile(keyFile), keyFile)) });
