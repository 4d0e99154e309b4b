import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a text in the place of a secret file, all or nothing, on the disk when it returns, readable by its owner only.
 *
 * @throws {Error} when another one is doing the same, or has been ended while it did.
 */
export const replaceSecretFile = (path: string, text: string): void => replaceSecretFiles([{ path, text }]);

/** The same of several files: where one cannot be written all stay as they are. */
export function replaceSecretFiles(files: readonly { readonly path: string; readonly text: string }[]): void {
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      writeNew(`${path}.new`, text);
      written.push(`${path}.new`);
    }
  } catch (error) {
    for (const each of written) rmSync(each);
    throw error;
  }
  for (const { path } of files) {
    renameSync(`${path}.new`, path);
    syncFolder(path);
  }
}

/** The same where there is no such file. @throws {Error} with the code `EEXIST` when there is one. */
export function createSecretFile(path: string, text: string): void {
  const partial = `${path}.new`;
  writeNew(partial, text);
  try {
    putInPlace(partial, path);
  } catch (error) {
    rmSync(partial);
    throw error;
  }
}

/** Gives a finished file its name, unless that is taken. @throws {Error} with the code `EEXIST` when it is. */
export function putInPlace(finished: string, path: string): void {
  // The name is taken first, so that of two who come at once one is told. A rename alone would overwrite.
  closeSync(openSync(path, 'wx', 0o600));
  renameSync(finished, path);
  syncFolder(path);
}

function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const mend = 'another command writes it, or was ended while it did: remove it when none runs';
    throw new Error(`${path} is there: ${mend}`, { cause: error });
  }
}

/** What a file holds is on the disk before; that it stands under its name is, after this. */
const syncFolder = (path: string): void => syncFile(dirname(path));

export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
