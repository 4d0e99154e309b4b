/** What `samtykke audit` is told, made into what an audit takes. */
import { readFile } from 'node:fs/promises';
import {
  type AuditOptions,
  formatJourneyError,
  JOURNEY_FLAGS,
  type Journey,
  type JourneyFlags,
  journeyOf,
  missingVariables,
  type StateId,
  statesOf,
} from '../audit/index.ts';
import { didYouMean, JURISDICTION_IDS, type ParsedRegistry, type Registry } from '../registry/index.ts';
import { type Io, UsageError } from './command.ts';
import { oneOf, type readArgs, wholeNumber } from './options.ts';
import { version } from './package-file.ts';
import { whyUnread } from './read.ts';

/** Options of the command that say what is visited, and how. */
export const VISIT_OPTIONS = {
  registry: { type: 'string', default: 'registry.yaml' },
  journey: { type: 'string' },
  ...JOURNEY_FLAGS,
  states: { type: 'string' },
  jurisdiction: { type: 'string' },
  policy: { type: 'string' },
  resume: { type: 'string' },
  'side-by-side': { type: 'string' },
  chromium: { type: 'string' },
  resolve: { type: 'string', multiple: true },
  trust: { type: 'string', multiple: true },
} as const;

export type VisitValues = ReturnType<typeof readArgs<typeof VISIT_OPTIONS>>['values'];

/** What a visit is told besides by its registry; a broken journey is told with every error, and `undefined` comes back. */
export async function visitsAsTold(
  values: VisitValues,
  addresses: readonly string[],
  parsed: ParsedRegistry,
  io: Io,
): Promise<AuditOptions | undefined> {
  const journey = await journeyAsTold(values, addresses, io);
  if (!journey) return undefined;
  const missing = missingVariables(journey, process.env);
  if (missing.length > 0)
    throw new UsageError(`the journey uses $${missing.join(', $')}, which the environment does not have: set it`);
  return {
    parsed,
    file: values.registry,
    journey,
    states: statesAsTold(values.states, parsed.registry),
    jurisdiction:
      values.jurisdiction === undefined ? undefined : oneOf('jurisdiction', values.jurisdiction, JURISDICTION_IDS),
    browser: {
      ...(values.chromium !== undefined && { chromium: values.chromium }),
      resolve: addressesOf(values.resolve ?? []),
      trust: await Promise.all((values.trust ?? []).map(certificateIn)),
    },
    ...(values['side-by-side'] !== undefined && {
      sideBySide: wholeNumber('side-by-side', values['side-by-side'], 16) || 1,
    }),
    version: version(),
    env: process.env,
    progressFile: values.resume,
    policyAddress: values.policy,
  };
}

/** The journey of the file, with what the command line says over it; a broken one is told with every error. */
async function journeyAsTold(values: VisitValues, starts: readonly string[], io: Io): Promise<Journey | undefined> {
  const { journey: name, ...flags } = values;
  const file = name === undefined ? {} : { file: { name, text: await textIn(name) } };
  const read = journeyOf({ ...file, flags: onlyJourney(flags), starts });
  if (read.ok) return read.journey;
  const [first] = read.errors;
  if (first && first.place.file !== name) throw new UsageError(formatJourneyError(first));
  for (const error of read.errors) io.err(formatJourneyError(error));
  return undefined;
}

const onlyJourney = (values: object): JourneyFlags =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name in JOURNEY_FLAGS));

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${whyUnread(error)}`);
  }
}

const certificateIn = (file: string): Promise<string> => textIn(file);

/** All states of the registry, or those that were named. */
function statesAsTold(named: string | undefined, registry: Registry): readonly StateId[] {
  const known = statesOf(registry);
  if (named === undefined) return known;
  const wanted = named.split(',').map((each) => each.trim());
  const unknown = wanted.find((each) => !known.some((state) => state === each));
  if (unknown !== undefined)
    throw new UsageError(`--states ${unknown}: there is no such state; ${didYouMean(unknown, known)}`);
  return known.filter((state) => wanted.includes(state));
}

/** `HOST=ADDRESS`, as often as it is given. */
function addressesOf(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((each) => {
      const [host = '', address = ''] = each.split('=');
      if (host === '' || address === '')
        throw new UsageError(`--resolve ${each}: write it like shop.example=127.0.0.1:8443`);
      return [host, address];
    }),
  );
}
