import type { Registry } from '../registry/index.ts';
import {
  type ConsentServerOptions,
  type LogKeys,
  type LogLine,
  LostLogKeys,
  openLogKeys,
  readSecrets,
  type Store,
  siteOf,
  tokenFile,
} from '../server/index.ts';
import { type Io, UsageError } from './command.ts';
import { wholeNumber } from './options.ts';

/** What every command takes that runs a consent server. */
export const SITE_OPTIONS = {
  database: { type: 'string', default: 'samtykke.db' },
  secrets: { type: 'string', default: 'samtykke.secrets' },
  'log-keys': { type: 'string', default: 'samtykke.log-keys' },
  'log-witness': { type: 'string', multiple: true },
  'log-witness-quorum': { type: 'string' },
  'place-header': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'requests-per-minute': { type: 'string', default: '120' },
  'keep-records': { type: 'string' },
  tokens: { type: 'string' },
  'drain-seconds': { type: 'string', default: '0' },
} as const;

/** As they are read. */
export interface SiteValues {
  readonly database: string;
  readonly secrets: string;
  readonly 'log-keys': string;
  readonly 'log-witness'?: readonly string[] | undefined;
  readonly 'log-witness-quorum'?: string | undefined;
  readonly 'place-header'?: string | undefined;
  readonly 'allow-origin'?: readonly string[] | undefined;
  readonly 'requests-per-minute': string;
  readonly 'keep-records'?: string | undefined;
  readonly tokens?: string | undefined;
  readonly 'drain-seconds': string;
}

/** An hour: a load balancer that needs longer never looks. */
const MOST_DRAIN_SECONDS = 3_600;

interface SiteContext {
  readonly values: SiteValues;
  readonly registry: Registry;
  readonly store: Store;
  readonly io: Io;
  /** Default: false. */
  readonly isOneOfSeveral?: boolean;
}

/** What they mean to the server. It makes the secrets and the keys of the log when there are none. */
export async function siteOptions({
  values,
  registry,
  store,
  io,
  isOneOfSeveral = false,
}: SiteContext): Promise<Omit<ConsentServerOptions, 'registry'>> {
  const { 'place-header': placeHeader, tokens } = values;
  const site = siteOf(registry);
  const own = (path: string): string => fileOf(path, registry);
  const logKeys = await logKeysIn(own(values['log-keys']), store, registry, io);
  return {
    store,
    ...(logKeys && { logKeys }),
    ...witnessesIn(values),
    secrets: readSecrets(own(values.secrets)),
    allowedOrigins: values['allow-origin'] ?? [],
    requestsPerMinute: wholeNumber('requests-per-minute', values['requests-per-minute'], 1_000_000),
    log: (line: LogLine) => io.out(JSON.stringify(isOneOfSeveral ? { ...line, site } : line)),
    ...(values['keep-records'] !== undefined && { keepRecords: values['keep-records'] }),
    ...(placeHeader !== undefined && { placeHeader }),
    ...(tokens !== undefined && { tokens: tokenFile(own(tokens)) }),
  };
}

/** The file that a name with or without `{site}` means for a site. */
export const fileOf = (name: string, registry: Registry): string => name.replaceAll('{site}', siteOf(registry));

/**
 * Keys of one site are no other's.
 *
 * @param files of several sites, by the option that names them.
 * @throws {UsageError} where one name would be that of the same file for all.
 */
export function refuseOneFile(files: Readonly<Record<string, string | undefined>>): void {
  const shared = Object.entries(files).filter(([, file]) => file !== undefined && !file.includes('{site}'));
  if (shared.length === 0) return;
  const told = shared.map(([name, file]) => `--${name} ${file}`).join(', ');
  const mend = shared.map(([name]) => `--${name} {site}.${name}`).join(' ');
  throw new UsageError(
    `${told}: each of several sites has a file of its own; write {site} where its first domain belongs, such as ${mend}`,
  );
}

/** Without its keys the log stands still, and records are accepted all the same. */
async function logKeysIn(path: string, store: Store, registry: Registry, io: Io): Promise<LogKeys | undefined> {
  try {
    return await openLogKeys(path, store, registry);
  } catch (error) {
    if (!(error instanceof LostLogKeys)) throw error;
    io.err(error.message);
    return undefined;
  }
}

/** How long a server that is asked to end goes on answering. */
export const drainSecondsOf = (values: SiteValues): number =>
  wholeNumber('drain-seconds', values['drain-seconds'], MOST_DRAIN_SECONDS);

/** A witness, and how many of them have to sign. */
function witnessesIn({
  'log-witness': witnesses = [],
  'log-witness-quorum': quorum,
}: SiteValues): Pick<ConsentServerOptions, 'logWitnesses' | 'logWitnessQuorum'> {
  const logWitnesses = witnesses.map((each) => {
    const [, address, key] = /^(https?:\/\/\S+?)=(\S+)$/.exec(each) ?? [];
    if (address === undefined || key === undefined)
      throw new UsageError(
        `--log-witness ${each}: write its address and its verifier key: https://witness.example=name+…`,
      );
    return { address, key };
  });
  const most = logWitnesses.length;
  return {
    logWitnesses,
    ...(quorum !== undefined && { logWitnessQuorum: wholeNumber('log-witness-quorum', quorum, most) }),
  };
}
