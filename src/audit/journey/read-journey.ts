import { dirname, resolve } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { didYouMean, type Place } from '../../registry/index.ts';
import { DEFAULTS, type Journey, type JourneyStep, type SignIn } from './journey.ts';
import { type FlagContent, flagContent, type JourneyFlags } from './journey-flags.ts';
import { EXPECTED, type JourneyFile, journeySchema, STEP_NAMES, stepsSchema } from './journey-schema.ts';

/** One thing wrong with a journey, in its file or on the command line: where, what, and how to mend it. */
export interface JourneyError {
  /** Of a flag, `file` is its name, such as `--depth`. */
  readonly place: Place;
  /** As a path in the file: `steps[2].fill`. Empty for the file itself. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
}

export type ReadJourney =
  | { readonly ok: true; readonly journey: Journey }
  /** All that is wrong, in the order of the file; never empty. */
  | { readonly ok: false; readonly errors: readonly JourneyError[] };

/** Where a journey is read from. What a flag says goes before the file. */
export interface JourneyInput {
  readonly file?: { readonly name: string; readonly text: string };
  readonly flags?: JourneyFlags;
  /** Addresses of the command line; go before those of the file. */
  readonly starts?: readonly string[];
}

/** One line that a person can act on: `journey.yaml:3:8 depth: … mend: …`. */
export function formatJourneyError({ place, field, message, mend }: JourneyError): string {
  const where = place.file.startsWith('--') ? place.file : `${place.file}:${place.line}:${place.column}`;
  return `${where} ${field ? `${field}: ` : ''}${message}\n  mend: ${mend}`;
}

/**
 * Reads a journey file.
 *
 * @param text YAML 1.2.
 * @param file its name, as errors print it; a module that it names lies beside it.
 */
export const readJourney = (text: string, file: string): ReadJourney => journeyOf({ file: { name: file, text } });

/** Puts a journey together from its file, if there is one, and the command line. Never throws for what they say. */
export function journeyOf({ file, flags = {}, starts = [] }: JourneyInput): ReadJourney {
  const parsed = parseFile(file);
  if (parsed.errors.length > 0) return { ok: false, errors: parsed.errors };
  const said = flagContent(flags, starts);
  if (said.errors.length > 0) return { ok: false, errors: said.errors };
  const content = merged(parsed.content, said);
  const places: PlaceOf = (path, on) => said.placeOf(path) ?? parsed.placeOf(path, on);
  const read = journeySchema.safeParse(content, { reportInput: true });
  const signIn = readSignIn(content['sign-in'], file?.name ?? '');
  const issues = [...(read.success ? [] : read.error.issues), ...signIn.issues];
  if (!read.success || issues.length > 0) {
    return { ok: false, errors: inOrder(issues.flatMap((each) => explain(each, places))) };
  }
  return { ok: true, journey: journeyFrom(read.data, signIn.signIn) };
}

type Content = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];
type PlaceOf = (path: Path, on: 'key' | 'value') => Place;

interface ParsedFile {
  readonly content: unknown;
  readonly errors: readonly JourneyError[];
  readonly placeOf: PlaceOf;
}

function parseFile(file: JourneyInput['file']): ParsedFile {
  if (!file) return { content: {}, errors: [], placeOf: () => ({ file: 'the command line', line: 1, column: 1 }) };
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, logLevel: 'error' });
  const placeOf = placesIn(document, lines, file.name);
  const errors = document.errors.map(({ message, linePos }): JourneyError => {
    const { line = 1, col = 1 } = linePos?.[0] ?? {};
    const first = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
    const mend = 'check indentation, quotes and colons on this line';
    return { place: { file: file.name, line, column: col }, field: '', message: first, mend };
  });
  if (errors.length > 0) return { content: undefined, errors, placeOf };
  try {
    return { content: document.toJS({ maxAliasCount: 100 }) ?? {}, errors: [], placeOf };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const mend = 'write the values out instead of using aliases';
    return { content: undefined, errors: [{ place: placeOf([], 'value'), field: '', message, mend }], placeOf };
  }
}

function placesIn(document: Document.Parsed, lines: LineCounter, file: string): PlaceOf {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const valueAt = (path: Path): Place => {
    const node = document.getIn(path, true) as ParsedNode | undefined;
    if (node?.range) return at(node.range[0]);
    return path.length > 0 ? valueAt(path.slice(0, -1)) : at(0);
  };
  return (path, on) => {
    const parent = on === 'key' ? document.getIn(path.slice(0, -1), true) : undefined;
    const pairs = isMap(parent) ? parent.items : [];
    const key = pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key;
    const range = (key as ParsedNode | undefined)?.range;
    return range ? at(range[0]) : valueAt(path);
  };
}

/** What the flags say in the place of what the file does, of the banner part by part. */
function merged(content: unknown, { content: said }: FlagContent): Content {
  // What is no map stays as it is, for the schema to complain of.
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content as Content;
  const within = (name: string): Content => ({
    ...(content as Record<string, Content>)[name],
    ...(said[name] as Content),
  });
  const parts = ['banner', 'wait'].filter((name) => said[name] !== undefined);
  return { ...content, ...said, ...Object.fromEntries(parts.map((name) => [name, within(name)])) };
}

function readSignIn(said: unknown, file: string): { readonly signIn?: SignIn; readonly issues: readonly Issue[] } {
  if (typeof said === 'string') {
    return { signIn: { kind: 'module', file: resolve(dirname(file), said) }, issues: [] };
  }
  if (!Array.isArray(said)) return { issues: [] };
  const read = stepsSchema.safeParse(said, { reportInput: true });
  if (read.success) return { signIn: { kind: 'steps', steps: read.data }, issues: [] };
  return { issues: read.error.issues.map((each) => ({ ...each, path: ['sign-in', ...each.path] })) };
}

type Issue = z.core.$ZodIssue;

function explain(issue: Issue, placeOf: PlaceOf): readonly JourneyError[] {
  const path = issue.path.filter((each) => typeof each !== 'symbol');
  const field = fieldName(path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, path, placeOf));
  const what = issue.message.startsWith(EXPECTED) ? issue.message.slice(EXPECTED.length) : 'another value';
  const place = placeOf(path, 'value');
  if (issue.input === undefined || issue.input === null) {
    return [{ place, field, message: 'is missing', mend: `add ${what}` }];
  }
  const meant = meantStep(issue.input);
  const mend = meant === undefined ? `write ${what}` : didYouMean(meant, STEP_NAMES);
  return [{ place, field, message: `${shown(issue.input)} is not ${what}`, mend }];
}

function unknownField(key: string, path: Path, placeOf: PlaceOf): JourneyError {
  const whole = [...path, key];
  return {
    place: placeOf(whole, 'key'),
    field: fieldName(whole),
    message: 'is no field of a journey file',
    mend: didYouMean(key, fieldsAt(path)),
  };
}

/** The fields that are known at a path. */
function fieldsAt([first, ...rest]: Path): readonly string[] {
  const { shape } = journeySchema;
  if (first === undefined) return Object.keys(shape);
  if (first === 'banner' && rest.length === 0) return Object.keys(shape.banner.unwrap().shape);
  if (first === 'wait' && rest.length === 0) return Object.keys(shape.wait.unwrap().shape);
  return ['field', 'with', 'key', 'in', 'selector', 'text', 'address', 'from'];
}

/** Of a step with one key that is not known: that key. */
function meantStep(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const keys = Object.keys(input);
  const [only] = keys;
  return keys.length === 1 && only !== undefined && !STEP_NAMES.some((each) => each === only) ? only : undefined;
}

const fieldName = (path: Path): string =>
  path.map((each, index) => (typeof each === 'number' ? `[${each}]` : index > 0 ? `.${each}` : each)).join('');

/** Never the value of a field that is filled in: it may be a secret that was written where none should be. */
function shown(value: unknown): string {
  const text = JSON.stringify(value, (key, each) => (key === 'with' ? '…' : each)) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

const inOrder = (errors: readonly JourneyError[]): readonly JourneyError[] =>
  [...errors].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);

const milliseconds = (seconds: number | undefined, otherwise: number): number =>
  seconds === undefined ? otherwise : Math.round(seconds * 1000);

function journeyFrom(file: JourneyFile, signIn: SignIn | undefined): Journey {
  const { wait = {}, banner = {}, steps = [], sitemap = true } = file;
  return {
    starts: file.start,
    sitemaps: sitemap === false ? false : sitemap === true ? [] : sitemap,
    depth: file.depth ?? DEFAULTS.depth,
    include: file.include ?? [],
    exclude: file.exclude ?? [],
    alike: file.alike ?? DEFAULTS.alike,
    pages: file.pages ?? DEFAULTS.pages,
    minutes: file.minutes ?? DEFAULTS.minutes,
    rateMilliseconds: milliseconds(file.rate, DEFAULTS.rateMilliseconds),
    robots: file.robots ?? true,
    device: file.device ?? 'desktop',
    ...(signIn && { signIn }),
    steps: steps as readonly JourneyStep[],
    banner: withoutGaps(banner),
    waiting: {
      timeoutMilliseconds: milliseconds(wait.timeout, DEFAULTS.waiting.timeoutMilliseconds),
      quietMilliseconds: milliseconds(wait.quiet, DEFAULTS.waiting.quietMilliseconds),
      limitMilliseconds: milliseconds(wait.limit, DEFAULTS.waiting.limitMilliseconds),
    },
  };
}

const withoutGaps = (banner: NonNullable<JourneyFile['banner']>): Journey['banner'] =>
  Object.fromEntries(Object.entries(banner).filter(([, each]) => each !== undefined));
