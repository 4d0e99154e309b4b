import { readFile } from 'node:fs/promises';
import {
  type BrokenRegistry,
  formatRegistryError,
  type ParsedRegistry,
  parseRegistry,
  type Registry,
} from '../registry/index.ts';

/** A registry file that cannot be used: every error, each with its place and mend. */
export class RegistryFileError extends Error {
  override readonly name = 'RegistryFileError';
}

/**
 * Reads a registry file.
 *
 * @throws {RegistryFileError} when the file is not there or is broken; its message lists every error.
 */
export async function loadRegistry(path: string): Promise<Registry> {
  const parsed = await readRegistryFile(path);
  if (parsed.ok) return parsed.registry;
  const { errors } = parsed;
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  throw new RegistryFileError(`${errors.map(formatRegistryError).join('\n')}\n${count} in ${path}`);
}

/** The same, with the places of its fields, and its errors as values. */
export async function readRegistryFile(path: string): Promise<ParsedRegistry | BrokenRegistry> {
  return parseRegistry(await readText(path), path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new RegistryFileError(`${path}: ${reason}\n  mend: give the path of a registry file, such as registry.yaml`, {
      cause: error,
    });
  }
}
