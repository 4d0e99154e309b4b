import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import {
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  writeSignerKey,
  writeVerifierKey,
} from '../../proof/index.ts';
import type { Registry } from '../../registry/index.ts';
import { createSecretFile } from '../durable-file.ts';
import { siteOf } from '../history.ts';
import type { Store } from '../stores/index.ts';

/** The keys of one log, and of logs that it goes on from. */
export interface LogKeys {
  /** The log's name, in every checkpoint, and the name of each key that signs. */
  readonly origin: string;
  /** Those that sign, the newest first; at least one. */
  readonly signers: readonly SignerKey[];
  /** All that have ever signed, the newest first: those that sign, those that no longer do, those of earlier logs. */
  readonly verifiers: readonly VerifierKey[];
  /** The same as texts, for others to verify with. */
  readonly published: readonly string[];
}

/**
 * Reads the keys of a log, one a line: signer keys, and verifier keys of such as sign no more. These may be keys of an
 * earlier log, which has another name. Empty lines, and those that begin with `#`, are skipped.
 *
 * @throws {Error} with the place in its message for a line that is no key, for signers of two names, and where none signs.
 */
export async function parseLogKeys(text: string, where = 'logKeys'): Promise<LogKeys> {
  const keys = await readKeys(text, where);
  const origin = keys.find(({ signer }) => signer)?.verifier.name;
  if (origin === undefined) throw new Error(`${where}: no key signs; a line of it begins with PRIVATE+KEY+`);
  const other = keys.find(({ signer }) => signer && signer.name !== origin);
  if (other) throw new Error(`${other.place}: the key is one of '${other.verifier.name}', the others of '${origin}'`);
  return logKeysOf(origin, keys);
}

/**
 * Reads keys to verify a log with: a file of keys, or what the server answers with at `…/log/keys`. A key that
 * signs says which log it is, or else the first.
 *
 * @throws {Error} with the place in its message for a line that is no key, and where there is none.
 */
export async function parseLogVerifiers(text: string, where: string): Promise<LogKeys> {
  const keys = await readKeys(text, where);
  const first = keys.find(({ signer }) => signer) ?? keys[0];
  if (!first) throw new Error(`${where}: there is no key in it`);
  return logKeysOf(first.verifier.name, keys);
}

const logKeysOf = (origin: string, keys: readonly ReadKey[]): LogKeys => ({
  origin,
  signers: keys.flatMap(({ signer }) => signer ?? []),
  verifiers: keys.map(({ verifier }) => verifier),
  published: keys.map(({ published }) => published),
});

/** Reads every line that is neither empty nor a comment. @throws {Error} with the place of a line that is no key. */
export function readKeys(text: string, where: string): Promise<ReadKey[]> {
  const lines = text.split('\n').map((each, index) => ({ text: each.trim(), line: index + 1 }));
  const keys = lines.filter((each) => each.text !== '' && !each.text.startsWith('#'));
  return Promise.all(keys.map((each) => readKey(each.text, each.line, `${where}:${each.line}`)));
}

/** A key in a file, and the number of its line, from 1. */
export interface ReadKey {
  readonly line: number;
  readonly place: string;
  readonly signer: SignerKey | undefined;
  readonly verifier: VerifierKey;
  readonly published: string;
}

async function readKey(text: string, line: number, place: string): Promise<ReadKey> {
  const signer = text.startsWith('PRIVATE+') ? await parseSignerKey(text) : undefined;
  if (signer?.kind === 'malformed') throw new Error(`${place}: ${signer.what}`);
  const published = signer ? await writeVerifierKey(signer.name, signer.role, signer.publicKey) : text;
  const verifier = await parseVerifierKey(published);
  if (verifier.kind === 'malformed') throw new Error(`${place}: ${verifier.what}`);
  if (verifier.role !== 'log') throw new Error(`${place}: it is the key of a witness, not of a log`);
  return { line, place, signer, verifier, published };
}

/** Reads a file of keys, see {@link parseLogKeys}; `undefined` when there is none. */
export async function readLogKeys(path: string): Promise<LogKeys | undefined> {
  const text = readKeyText(path);
  return text === undefined ? undefined : parseLogKeys(text, path);
}

/** The text of a file of keys; `undefined` when there is none. @throws {Error} with its name when it cannot be read. */
export function readKeyText(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`${path}: it cannot be read (${code}); name the file of keys`, { cause });
  }
}

/**
 * Reads the file with the keys of a site's log. Where neither it nor an entry of the log is there, it makes one with one
 * key, readable by its owner only.
 *
 * @param basePath of the server: the log's name is the address at which it is.
 * @throws {LostLogKeys} when the file is not there and the log has entries, which no key that is made now has signed; or
 *   when the file says that a log has begun with it, and there is none.
 */
export async function openLogKeys(
  path: string,
  store: Store,
  registry: Registry,
  basePath = '/samtykke',
): Promise<LogKeys> {
  const site = siteOf(registry);
  const head = await store.log(site).head();
  const text = readKeyText(path);
  if (text !== undefined) return keysOf(path, text, head !== undefined);
  if (head)
    throw new LostLogKeys(`${path}: it is not there, and the log has entries that its keys have signed; ${PUT_BACK}`);
  const key = await newLogKey(originOf(site, basePath));
  // Two servers that start at once must not overwrite each other's; what is signed must not outlive its key.
  createSecretFile(path, `${key}\n`);
  return parseLogKeys(key, path);
}

const PUT_BACK =
  'put it back, or begin with a new key by `samtykke keys rotate --lost`. Until then records are accepted, and wait';

/**
 * What stands in a file of keys once a log has begun with them: where that log is gone they must not begin another one,
 * which would look like a fork to whoever has seen the first. A file that cannot be written goes without.
 */
export const BEGUN = '# A log has begun with these keys.\n';

async function keysOf(path: string, text: string, hasBegun: boolean): Promise<LogKeys> {
  const keys = await parseLogKeys(text, path);
  const isNoted = text.includes(BEGUN);
  if (isNoted && !hasBegun)
    throw new LostLogKeys(
      `${path}: its keys have signed a log, and this database holds none of it; name the right database, put it back, or begin a log of another name by \`samtykke keys new-log\`. Until then records are accepted, and wait`,
    );
  if (hasBegun && !isNoted) note(path);
  return keys;
}

function note(path: string): void {
  try {
    appendFileSync(path, BEGUN);
  } catch {
    // A secret that is mounted to be read only.
  }
}

/** Keys and log do not belong together: one of them is gone. */
export class LostLogKeys extends Error {
  override readonly name = 'LostLogKeys';
}

/** A new signer key, as a line of the file. */
export const newLogKey = (origin: string): Promise<string> => writeSignerKey(origin, 'log', randomBytes(32));

/** C2SP tlog-checkpoint recommends for an origin the address at which the log is, without its scheme. */
const originOf = (site: string, basePath: string): string => `${site}${basePath}/log`;
