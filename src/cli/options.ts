import { type ParseArgsConfig, parseArgs } from 'node:util';
import { quoted } from '../printable/index.ts';
import { didYouMean } from '../registry/index.ts';
import { consentIdOf } from '../server/index.ts';
import { UsageError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and at most `most` names of files; what is wrong comes as a UsageError with a plain sentence. */
export function readArgs<T extends Options>(args: readonly string[], options: T, most: number) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const extra = parsed.positionals[most];
    if (extra !== undefined) throw new UsageError(`"${extra}" is one file too many`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof Error ? (error.message.split('\n')[0] as string) : String(error);
    throw new UsageError(unknownOption(message, Object.keys(options)) ?? message);
  }
}

/** What Node says of an option that is not there, with the one that may be meant. */
function unknownOption(message: string, known: readonly string[]): string | undefined {
  const name = /^Unknown option '--([^']+)'/.exec(message)?.[1];
  return name === undefined
    ? undefined
    : `there is no option --${name}: ${didYouMean(
        `--${name}`,
        known.map((each) => `--${each}`),
      )}`;
}

/** One of several values of an option. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`--${option} ${value}: write one of ${allowed.join(', ')}`);
  return found;
}

/** A whole number of an option. */
export function wholeNumber(option: string, value: string, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > most)
    throw new UsageError(`--${option} ${value}: write a whole number up to ${most}`);
  return number;
}

/** A consent ID of an option, as records have it. */
export function consentIdIn(value: string): string {
  const id = consentIdOf(value);
  if (id !== undefined) return id;
  throw new UsageError(`--consent-id ${quoted(value)}: write the UUID that stands on the visitor's receipts`);
}

/** A day of an option. */
export function dayOf(option: string, value: string | undefined): string | undefined {
  const isDay = value === undefined || (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)));
  if (!isDay) throw new UsageError(`--${option} ${value}: write a day such as 2026-01-31`);
  return value;
}
