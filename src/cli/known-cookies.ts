import { type KnownCookies, NO_KNOWN_COOKIES, readKnownCookies } from '../importer/index.ts';
import { UsageError } from './command.ts';
import { readInput } from './read-input.ts';

/**
 * The list of known cookies that `--known` names, none without it.
 *
 * @throws {UsageError} where it is no such list.
 */
export async function knownCookiesIn(where: string | undefined): Promise<KnownCookies> {
  if (where === undefined) return NO_KNOWN_COOKIES;
  const known = readKnownCookies((await readInput(where)).text);
  if (known.exact.size + known.patterns.length === 0)
    throw new UsageError(`--known ${where}: no column of it has names of cookies`);
  return known;
}
