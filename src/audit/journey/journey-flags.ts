/** A journey on the command line: every field of the file as a flag. */
import { parse } from 'yaml';
import type { Place } from '../../registry/index.ts';
import type { JourneyError } from './read-journey.ts';

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;

/** For `parseArgs` of Node. */
export const JOURNEY_FLAGS = {
  sitemap: TEXTS,
  depth: TEXT,
  include: TEXTS,
  exclude: TEXTS,
  alike: TEXT,
  pages: TEXT,
  minutes: TEXT,
  rate: TEXT,
  'ignore-robots': { type: 'boolean' },
  device: TEXT,
  'sign-in': TEXT,
  step: TEXTS,
  banner: TEXT,
  accept: TEXTS,
  refuse: TEXTS,
  settings: TEXTS,
  save: TEXTS,
  withdraw: TEXTS,
  category: TEXTS,
  'wait-timeout': TEXT,
  'wait-quiet': TEXT,
  'wait-limit': TEXT,
} as const;

/** What they say, as `parseArgs` answers. */
export type JourneyFlags = {
  readonly [Name in keyof typeof JOURNEY_FLAGS]?:
    | ((typeof JOURNEY_FLAGS)[Name] extends { readonly type: 'boolean' }
        ? boolean
        : (typeof JOURNEY_FLAGS)[Name] extends { readonly multiple: true }
          ? readonly string[]
          : string)
    | undefined;
};

/** What the flags say, as a journey file would. */
export interface FlagContent {
  readonly content: Readonly<Record<string, unknown>>;
  readonly errors: readonly JourneyError[];
  /** The flag that a field comes from, if one did. */
  placeOf(path: readonly (string | number)[]): Place | undefined;
}

/** Path of the field that each flag sets. */
const FIELDS: Readonly<Record<keyof JourneyFlags, string>> = {
  sitemap: 'sitemap',
  depth: 'depth',
  include: 'include',
  exclude: 'exclude',
  alike: 'alike',
  pages: 'pages',
  minutes: 'minutes',
  rate: 'rate',
  'ignore-robots': 'robots',
  device: 'device',
  'sign-in': 'sign-in',
  step: 'steps',
  banner: 'banner.banner',
  accept: 'banner.accept',
  refuse: 'banner.refuse',
  settings: 'banner.settings',
  save: 'banner.save',
  withdraw: 'banner.withdraw',
  category: 'banner.categories',
  'wait-timeout': 'wait.timeout',
  'wait-quiet': 'wait.quiet',
  'wait-limit': 'wait.limit',
};

const NUMBERS: ReadonlySet<string> = new Set([
  'depth',
  'alike',
  'pages',
  'minutes',
  'rate',
  'wait-timeout',
  'wait-quiet',
  'wait-limit',
]);

const placeIn = (flag: string): Place => ({
  file: flag === 'start' ? 'the command line' : `--${flag}`,
  line: 1,
  column: 1,
});

export function flagContent(flags: JourneyFlags, starts: readonly string[]): FlagContent {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined) as readonly [
    keyof JourneyFlags,
    Said,
  ][];
  const read = given.map(([flag, value]) => ({ flag, field: FIELDS[flag], ...readValue(flag, value) }));
  const errors = read.flatMap(({ error }) => error ?? []);
  const content: Record<string, unknown> = starts.length > 0 ? { start: starts } : {};
  for (const { field, value } of read) put(content, field, value);
  const byField = new Map<string, string>(read.map(({ field, flag }) => [field, flag]));
  if (starts.length > 0) byField.set('start', 'start');
  return {
    content,
    errors,
    placeOf: (path) => {
      const flag = byField.get(path.slice(0, 2).join('.')) ?? byField.get(String(path[0]));
      return flag === undefined ? undefined : placeIn(flag);
    },
  };
}

type Said = string | boolean | readonly string[];

interface Value {
  readonly value?: unknown;
  readonly error?: JourneyError;
}

function readValue(flag: keyof JourneyFlags, said: Said): Value {
  if (flag === 'ignore-robots') return { value: said !== true };
  if (flag === 'sitemap') return { value: sitemapOf(said as readonly string[]) };
  if (flag === 'step') return stepsOf(said as readonly string[]);
  if (flag === 'category') return categoriesOf(said as readonly string[]);
  // What is no number stays a text, for the schema to complain of.
  if (NUMBERS.has(flag)) return { value: /^\d+(?:\.\d+)?$/.test(String(said)) ? Number(said) : said };
  return { value: said };
}

/** `--sitemap no` reads none, `--sitemap yes` those that the site names, all else is an address. */
function sitemapOf(said: readonly string[]): unknown {
  const [only] = said;
  if (said.length === 1 && (only === 'no' || only === 'false')) return false;
  return said.length === 1 && (only === 'yes' || only === 'true') ? true : said;
}

/** Each is a step as the file has it: `--step 'click: "#menu"'`. */
function stepsOf(said: readonly string[]): Value {
  try {
    return { value: said.map((each) => parse(each) as unknown) };
  } catch {
    return {
      error: {
        place: placeIn('step'),
        field: 'steps',
        message: 'is not a step as a journey file has it',
        mend: `write it as there, in quotes: --step 'click: "#menu"'`,
      },
    };
  }
}

/** `--category analytics=#switch`. */
function categoriesOf(said: readonly string[]): Value {
  const pairs = said.map((each) => each.split(/=(.*)/s));
  const wrong = said.find((_, index) => !pairs[index]?.[1]);
  if (wrong === undefined) return { value: Object.fromEntries(pairs) };
  const mend = 'write the id of a category, an equals sign and a selector: --category analytics=#switch';
  return {
    error: { place: placeIn('category'), field: 'banner.categories', message: `"${wrong}" names no selector`, mend },
  };
}

function put(content: Record<string, unknown>, field: string, value: unknown): void {
  const [outer = '', inner] = field.split('.');
  content[outer] = inner === undefined ? value : { ...(content[outer] as object), [inner]: value };
}
