import { isScalar, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { checkRegistry } from './check.ts';
import type { RegistryError } from './errors.ts';
import { expand, placesOfExpanded } from './expand.ts';
import { normalise, type RegistryDraft } from './normalise.ts';
import { fieldName, type Path, type Places, placesOf } from './places.ts';
import type { Registry } from './registry.ts';
import { salvage } from './salvage.ts';
import { EXPECTED, type RegistryFile, registrySchema } from './schema.ts';
import { didYouMean } from './suggest.ts';
import { sealRegistry } from './version.ts';

/** What a registry file says, with the place of each of its fields for who wants to point at them. */
export interface ParsedRegistry {
  readonly ok: true;
  readonly registry: Registry;
  readonly places: Places;
}

export interface BrokenRegistry {
  readonly ok: false;
  /** All that is wrong, in the order of the file; never empty. */
  readonly errors: readonly RegistryError[];
}

/** Some 20,000 entries with two languages are 6 MB; a larger file is a mistake. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads a registry file.
 *
 * @param text the file's content, YAML 1.2 (so JSON too).
 * @param file its name, as errors print it.
 * @returns the registry with every default filled in, or everything that is wrong with the file.
 *   Never throws for a bad file.
 */
export async function parseRegistry(text: string, file = 'registry.yaml'): Promise<ParsedRegistry | BrokenRegistry> {
  if (text.length > MAX_CHARACTERS) return { ok: false, errors: [tooLarge(file, text.length)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const places = placesOf(document, lines, file);
  const content = contentOf(document);
  if ('failure' in content || document.errors.length > 0) {
    return { ok: false, errors: yamlErrors(document, lines, places, content) };
  }
  const read = registrySchema.safeParse(content.value, { reportInput: true });
  if (!read.success) return { ok: false, errors: inOrder(allErrors(content.value, read.error.issues, places)) };
  const checked = check(read.data, places);
  if (checked.errors.length > 0) return { ok: false, errors: inOrder(checked.errors) };
  return { ok: true, registry: await sealRegistry(checked.draft), places: checked.places };
}

interface Checked {
  readonly draft: RegistryDraft;
  readonly places: Places;
  readonly errors: readonly RegistryError[];
}

/** What a well-formed file says once the catalogue is written out, and what is wrong with that. */
function check(file: RegistryFile, filePlaces: Places): Checked {
  const expanded = expand(file);
  const places = placesOfExpanded(filePlaces, expanded);
  const { products } = expanded;
  const draft = { ...normalise(expanded.file), ...(products.length > 0 && { products }) };
  return { draft, places, errors: checkRegistry(expanded, draft, places) };
}

/** The schema's errors, and those that can be found in what is readable beside them. */
function allErrors(content: unknown, issues: readonly Issue[], places: Places): RegistryError[] {
  const errors = issues.flatMap((each) => explain(each, places));
  const readable = salvage(content, issues);
  if (!readable) return errors;
  // The entry that keeps the choice may be one of those that cannot be read.
  const others = check(readable, places).errors.filter(({ code }) => code !== 'no-choice-cookie');
  return [...errors, ...others];
}

type Document = ReturnType<typeof parseDocument>;
type Content = { readonly value: unknown } | { readonly failure: string };

/** Resolving aliases can fail although the text is well-formed (an alias bomb, an unknown anchor). */
function contentOf(document: Document): Content {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function yamlErrors(document: Document, lines: LineCounter, places: Places, content: Content): RegistryError[] {
  const start = places.valueAt([]);
  const mend = 'check indentation, quotes and colons on this line';
  const found = document.errors.map(({ code, message, linePos, pos }): RegistryError => {
    const at = linePos?.[0];
    const place = at ? { ...start, line: at.line, column: at.col } : start;
    const twice = code === 'DUPLICATE_KEY' ? declaredTwice(document, lines, pos[0]) : undefined;
    return { code: 'not-yaml', place, field: '', ...(twice ?? { message: firstLine(message), mend }) };
  });
  if (found.length > 0 || !('failure' in content)) return found;
  return [
    {
      code: 'not-yaml',
      place: start,
      field: '',
      message: content.failure,
      mend: 'write the values out instead of using aliases',
    },
  ];
}

/** Of the key at an offset: its name, and where the same map has it before. */
function declaredTwice(
  document: Document,
  lines: LineCounter,
  offset: number,
): Pick<RegistryError, 'message' | 'mend'> | undefined {
  let found: Pick<RegistryError, 'message' | 'mend'> | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const again = items.find((pair) => startOf(pair) === offset);
      const first = items.find((pair) => again && nameOf(pair) === nameOf(again));
      if (!first || first === again) return undefined;
      const { line } = lines.linePos(startOf(first) ?? 0);
      const message = `the keys of a map must be unique, and "${nameOf(first)}" stands in line ${line} already`;
      found = { message, mend: 'keep one of the two, or put the content of both under one' };
      return visit.BREAK;
    },
  });
  return found;
}

const startOf = ({ key }: Pair): number | undefined => (isScalar(key) ? key.range?.[0] : undefined);
const nameOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.value) : undefined);

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

function tooLarge(file: string, length: number): RegistryError {
  return {
    code: 'too-large',
    place: { file, line: 1, column: 1 },
    field: '',
    message: `the file has ${length} characters; a registry has at most ${MAX_CHARACTERS}`,
    mend: 'declare families of names by one pattern (name: prefix_*)',
  };
}

type Issue = z.core.$ZodIssue;

/** One issue of the schema as errors that a person can act on. */
function explain(issue: Issue, places: Places): RegistryError[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, path, places));
  if (issue.code === 'invalid_key') return [wrongKey(issue, path, places)];
  const field = fieldName(path);
  const missing = issue.input === undefined || issue.input === null;
  const what = expectation(issue);
  if (missing) {
    const message = path.length > 0 ? 'is missing' : 'the file is empty';
    return [{ code: 'missing-field', place: places.valueAt(path), field, message, mend: `add ${what}` }];
  }
  const code = issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value';
  const message = `${shown(issue.input)} is not ${what}`;
  return [{ code, place: places.valueAt(path), field, message, mend: mendFor(issue, what) }];
}

function expectation(issue: Issue): string {
  if (issue.message.startsWith(EXPECTED)) return issue.message.slice(EXPECTED.length);
  if (issue.code === 'invalid_value') return `one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? `a ${issue.expected}`;
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? 'a list with at least one item' : 'a text that is not empty';
  if (issue.code === 'too_big') return `at most ${issue.maximum} characters long`;
  return issue.message;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  record: 'a map of names to settings',
  object: 'a map of fields',
  int: 'a whole number',
  number: 'a number',
};

function mendFor(issue: Issue, what: string): string {
  if (issue.code === 'invalid_value') return didYouMean(String(issue.input), issue.values.map(String));
  return `write ${what}`;
}

function unknownField(key: string, path: Path, places: Places): RegistryError {
  const whole = [...path, key];
  return {
    code: 'unknown-field',
    place: places.keyAt(whole),
    field: fieldName(whole),
    message: 'is no field of a registry file',
    mend: didYouMean(key, fieldsAt(path)),
  };
}

function wrongKey(issue: Issue & { code: 'invalid_key' }, path: Path, places: Places): RegistryError {
  const inner = issue.issues[0];
  const what = inner ? expectation(inner) : 'a known name';
  const field = fieldName(path);
  return {
    code: 'wrong-value',
    place: places.keyAt(path),
    field,
    message: `${shown(path.at(-1))} is not ${what}`,
    mend: `write ${what}`,
  };
}

/** The fields that the schema knows at a path, for 'did you mean'. */
function fieldsAt(path: Path): readonly string[] {
  let schemas: readonly unknown[] = [registrySchema];
  for (const step of path) schemas = schemas.flatMap(unwrap).map((schema) => stepInto(schema, step));
  return schemas.flatMap(unwrap).flatMap((schema) => {
    const { shape, keyType } = defOf(schema);
    return Object.keys(shape ?? defOf(keyType).entries ?? {});
  });
}

type Def = {
  innerType?: unknown;
  options?: unknown[];
  element?: unknown;
  keyType?: unknown;
  valueType?: unknown;
  shape?: Record<string, unknown>;
  entries?: object;
};
const defOf = (schema: unknown): Def => (schema as { def?: Def } | undefined)?.def ?? {};

/** What a schema is under 'optional' and 'nullable'; of a union all that it can be. */
function unwrap(schema: unknown): readonly unknown[] {
  const { innerType, options } = defOf(schema);
  if (options) return options.flatMap(unwrap);
  return innerType === undefined ? [schema] : unwrap(innerType);
}

function stepInto(schema: unknown, step: string | number): unknown {
  const { element, valueType, shape } = defOf(schema);
  return element ?? valueType ?? shape?.[String(step)];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function inOrder(errors: readonly RegistryError[]): RegistryError[] {
  return [...errors].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
