import { toBase64url } from '../filter/index.ts';
import type { Gate } from './feature.ts';

/** Letters that mean nothing to a page, a header, an address or a query. */
const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/;
/** As much as nobody guesses. */
const OWN_BYTES = 16;

/** The text, where it is an identifier: 1 to 64 of A-Z, a-z, 0-9, `_` and `-`. */
export const identifierIn = (text: unknown): string | undefined =>
  typeof text === 'string' && IDENTIFIER.test(text) ? text : undefined;

/** An identifier that nobody can foretell. */
export const newIdentifier = (gate: Gate): string => toBase64url(gate.bytes(OWN_BYTES));

/** The text, where {@link newIdentifier} may have made it. */
export const ownIdentifierIn = (text: string | undefined): string | undefined =>
  text?.length === Math.ceil((OWN_BYTES * 4) / 3) ? identifierIn(text) : undefined;

/**
 * Checks the identifiers of a configuration.
 *
 * @param place what stands in front of the index in the error.
 * @throws {Error} for one that is none, or is there twice.
 */
export function checkIdentifiers(place: string, ids: readonly string[]): void {
  for (const [index, id] of ids.entries()) {
    if (identifierIn(id) === undefined)
      throw new Error(`${place}[${index}].id is ${JSON.stringify(id)}: write 1 to 64 of A-Z, a-z, 0-9, _ and -`);
    if (ids.indexOf(id) < index)
      throw new Error(`${place}[${index}].id is ${JSON.stringify(id)}, as another is: give each one of its own`);
  }
}
