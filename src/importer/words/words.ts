import type { Language } from '../../registry/index.ts';

/** Units that a printed duration counts in, largest first. */
export const PRINTED_UNITS = [
  'year',
  'halfYear',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
] as const;
export type PrintedUnit = (typeof PRINTED_UNITS)[number];

/** Forms of a word: with exactly one, and with any other number. A form that serves both stands in both. */
interface Forms {
  readonly one: string;
  readonly many: string;
}

/** What a column or a label of a list of cookies can be about. `price` marks a table of something else. */
export const ROLES_OF_COLUMNS = [
  'name',
  'retention',
  'purpose',
  'provider',
  'service',
  'host',
  'category',
  'kind',
  'party',
  'other',
  'price',
] as const;
export type ColumnRole = (typeof ROLES_OF_COLUMNS)[number];

/** What a word of a policy can mean as a category; `social` and `unsorted` are none of the standard ones. */
export const PRINTED_CATEGORIES = [
  'essential',
  'functionality',
  'analytics',
  'personalised',
  'marketing',
  'social',
  'unsorted',
] as const;
export type PrintedCategory = (typeof PRINTED_CATEGORIES)[number];

/**
 * How cookie policies write in one language. Every text is a list, items apart by commas. `~` before or after a word
 * stands for any letters, so that inflections and compounds are one item; accents and capitals do not count.
 */
export interface Words {
  readonly language: Language;
  /** 'cookie' itself, in its forms. */
  readonly cookie: string;
  readonly units: Readonly<Record<PrintedUnit, Forms>>;
  /** Number words, by their value. */
  readonly numbers: Readonly<Record<number, string>>;
  /** 'half a': before a unit. */
  readonly half: string;
  /** Ends with the session, or when the browser is closed. */
  readonly session: string;
  /** Has no end of its own: persistent, never expires, until deleted. */
  readonly endless: string;
  readonly and: string;
  readonly or: string;
  /** Between the ends of a range. */
  readonly to: string;
  /** At least so long: what is printed is no longest time. */
  readonly atLeast: string;
  /** In the place of a value: not known, not applicable. */
  readonly unknown: string;
  /** In the place of a value: as above. */
  readonly same: string;
  readonly columns: Readonly<Record<ColumnRole, string>>;
  readonly categories: Readonly<Record<PrintedCategory, string>>;
  readonly localStorage: string;
  readonly sessionStorage: string;
  /** A picture or address that reports a visit. */
  readonly pixel: string;
  /** A database of the browser. */
  readonly database: string;
  readonly cache: string;
  readonly script: string;
  /** Content of another site, shown within a page. */
  readonly frame: string;
  readonly firstParty: string;
  readonly thirdParty: string;
  /** The site itself, where a provider is told. */
  readonly ourselves: string;
}
