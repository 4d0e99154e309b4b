/** The keys of logs and witnesses as commands take them: a verifier key, or a file with one a line. */
import { readFile } from 'node:fs/promises';
import { parseVerifierKey, type Role, type VerifierKey } from '../proof/index.ts';
import { UsageError } from './command.ts';
import { whyUnread } from './read.ts';

/** A key, and the text that spells it. */
export interface NamedKey {
  readonly text: string;
  readonly key: VerifierKey;
}

/**
 * Reads the keys that an option names. In a file empty lines do not count, nor those that begin with #. What is named
 * twice is there once.
 *
 * @throws {UsageError} that names the option or the line. It never shows what stands there, which may be a secret.
 */
export async function readVerifierKeys(
  option: string,
  role: Role,
  named: readonly string[] = [],
): Promise<readonly NamedKey[]> {
  const lines = (await Promise.all(named.map((each) => linesOf(option, each)))).flat();
  const byText = new Map(lines.map((line) => [line.text, line]));
  return Promise.all([...byText.values()].map((line) => readKey(line, role)));
}

interface Line {
  readonly place: string;
  readonly text: string;
}

async function linesOf(option: string, named: string): Promise<readonly Line[]> {
  if (LOOKS_LIKE_A_KEY.test(named)) return [{ place: `--${option}`, text: named }];
  const lines = (await readLines(option, named)).map((line, index) => ({
    place: `${named}:${index + 1}`,
    text: line.trim(),
  }));
  const keys = lines.filter(({ text }) => text !== '' && !text.startsWith('#'));
  if (keys.length === 0) throw new UsageError(`--${option} ${named}: there is no key in it; ${WANTED}`);
  return keys;
}

/** A name, a key id and more; or a signer key, to be told that it is one. */
const LOOKS_LIKE_A_KEY = /^[^\s+]+\+[0-9a-f]{8}\+|^PRIVATE\+KEY\+/;
const WANTED = 'write a verifier key (<name>+<key id>+<base64>), or name a file with one a line';

async function readLines(option: string, path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch (error) {
    throw new UsageError(`--${option} ${path}: ${whyUnread(error)}; ${WANTED}`);
  }
}

async function readKey({ place, text }: Line, role: Role): Promise<NamedKey> {
  if (text.startsWith('PRIVATE+KEY+')) {
    throw new UsageError(`${place}: this is a signer key, a secret; name the verifier key that belongs to it`);
  }
  const key = await parseVerifierKey(text);
  if (key.kind === 'malformed') throw new UsageError(`${place}: no verifier key: ${key.what}; ${WANTED}`);
  if (key.role !== role) throw new UsageError(`${place}: this is the key of a ${key.role}; name one of a ${role}`);
  return { text, key };
}
