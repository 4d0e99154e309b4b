declare global {
  /** Filled by the file that `samtykke types` writes, so that a misspelt name does not compile. */
  interface SamtykkeRegister {}
}

type Registered<Field extends string> =
  SamtykkeRegister extends Record<Field, infer Name extends string> ? Name : string;

/** Names of the site's own registry; any text where `samtykke types` has not been run. */
export type CategoryId = Registered<'category'>;
export type PurposeId = Registered<'purpose'>;
export type ProviderId = Registered<'provider'>;
export type EntryName = Registered<'entry'>;
