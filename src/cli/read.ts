import { formatRegistryError, type ParsedRegistry } from '../registry/index.ts';
import { readRegistryFile } from '../server/index.ts';
import type { Io } from './command.ts';

/** Reads a registry file; a broken one is told with every error, and `undefined` comes back. */
export async function readOrTell(path: string, io: Io): Promise<ParsedRegistry | undefined> {
  const parsed = await readRegistryFile(path);
  if (parsed.ok) return parsed;
  for (const error of parsed.errors) io.err(formatRegistryError(error));
  io.err(`${parsed.errors.length} ${parsed.errors.length === 1 ? 'error' : 'errors'} in ${path}`);
  return undefined;
}

/** The file that a command works on when none is named. */
export const DEFAULT_FILE = 'registry.yaml';

/** What a person is told of a file that could not be read. */
export function whyUnread(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
}
