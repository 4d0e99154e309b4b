/** A place in a text file; both count from one. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with a registry file: where, what, and how to mend it. */
export interface RegistryError {
  readonly code: RegistryErrorCode;
  readonly place: Place;
  /** The field, as a path in the file: `entries[3].retention`. Empty for the file itself. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
}

/** Every code that the parser can answer with, and what it is about. */
export const REGISTRY_ERRORS = {
  'not-yaml': 'The text is not well-formed YAML.',
  'too-large': 'The file is larger than a registry may be.',
  'missing-field': 'A field that has no default is not there.',
  'unknown-field': 'A field that the registry file does not know.',
  'wrong-type': 'A value of another type than the field takes.',
  'wrong-value': 'A value that the field does not take.',
  'unknown-category': 'An entry or purpose names a category that is not declared.',
  'unknown-purpose': 'An entry names a purpose that is not declared.',
  'wrong-purpose': 'An entry names a purpose of another category.',
  'unknown-in-catalogue': 'A product that the catalogue does not have, or an entry that a product does not have.',
  'same-id': 'A purpose has the id of a category or the other way round.',
  'duplicate-entry': 'Two entries declare the same thing.',
  'cookie-name': 'A cookie name that no browser would take.',
  'cookie-attributes': 'Attributes of a cookie that no browser would take together.',
  'pattern-too-wide': 'A pattern that would allow any name.',
  'no-choice-cookie': 'No essential cookie is declared that keeps the choice.',
  'no-always-category': 'No category is always on.',
  'always-and-optional': 'A category that is always on cannot be special, advertising or exempt.',
} as const;
export type RegistryErrorCode = keyof typeof REGISTRY_ERRORS;

/** One line a person can act on: `registry.yaml:12:5 entries[3].retention: … Mend: …`. */
export function formatRegistryError({ place, field, code, message, mend }: RegistryError): string {
  const where = `${place.file}:${place.line}:${place.column}`;
  return `${where} ${field ? `${field}: ` : ''}${message} [${code}]\n  mend: ${mend}`;
}
