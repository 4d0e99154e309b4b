import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseSignerKey, type SignerKey, writeSignerKey } from '../../proof/index.ts';

/**
 * Reads the key that a witness signs with: one line, a signer key as C2SP and Go's `sumdb/note` have it.
 *
 * @throws {Error} that names the file and the mend, and shows nothing of the key.
 */
export async function readWitnessKey(path: string): Promise<SignerKey> {
  const key = await parseSignerKey(textIn(path).trim());
  if (key.kind === 'malformed') {
    throw new Error(`${path}: no signer key: ${key.what}; restore the file, or move it away to have another key made`);
  }
  if (key.role !== 'witness') throw new Error(`${path}: this is the key of a log; a witness has one of its own`);
  return key;
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read the key in ${path}: ${(cause as Error).message}; name its file with --key`, { cause });
  }
}

/**
 * Makes a key that a witness signs with, in a file that only its owner can read.
 *
 * @throws {Error} when a file is there already, or for a name that no key can have.
 */
export async function makeWitnessKey(path: string, name: string): Promise<void> {
  const line = `${await writeSignerKey(name, 'witness', randomBytes(32))}\n`;
  // Flushed: nobody is told of a key that is lost again.
  try {
    writeFileSync(path, line, { mode: 0o600, flag: 'wx', flush: true });
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`cannot write the key to ${path}: ${message}; make its folder, or name another file with --key`, {
      cause,
    });
  }
}
