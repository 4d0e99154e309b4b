/** Values of the environment in a journey: `$NAME` and `${NAME}`; `$$` is a dollar sign. */
import { randomUUID } from 'node:crypto';
import type { Journey, JourneyStep } from './journey.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$(?:\$|\{(\w+)\}|([A-Za-z_]\w*))/g;

/** Names of the variables in a text. */
export const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, braced, bare]) => braced ?? bare ?? []);

/** The text with each variable's value; one that is not there is empty. */
export const withValues = (text: string, env: Environment): string =>
  text.replace(VARIABLE, (all, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    return name === undefined ? all.slice(1) : (env[name] ?? '');
  });

/** Stands for a word that no other visit has: who signs up in each state, each time, is somebody new. */
const OF_VISIT = 'VISIT';

/** The environment of one visit. */
export const envOfVisit = (env: Environment): Environment => ({ ...env, [OF_VISIT]: randomUUID().slice(0, 8) });

/** A message with every value of the environment written as its variable again. */
export const withoutValues = (message: string, env: Environment): string =>
  masked(
    message,
    maskOf(
      valuesOf(env).filter(([, value]) => value.length >= LEAST_IN_MESSAGE),
      LEAST_IN_MESSAGE,
    ),
  );

/**
 * Plain data, such as a report, with `$NAME` in place of each value of the environment, however an address, JSON or HTML
 * writes it. What the audit itself puts there, such as the name of a state, stays.
 */
export function withoutSecrets<T>(data: T, secrets: Environment): T {
  const mask = maskOf(valuesOf(secrets), LEAST_IN_REPORT);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return OUR_WORDS.has(key) ? value : masked(value, mask);
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(data, '') as T;
}

/** Fields of a report with words of the audit or of the registry: one who signs in as `before` changes no state. */
const OUR_WORDS: ReadonlySet<string> = new Set(
  (
    'format version jurisdiction file startedAt endedAt since state states kind rule rules id severity title source ' +
    'category provider fingerprint field seen screenshot'
  ).split(' '),
);

type Named = readonly [name: string, value: string];

/** The longest first, as it may begin with a shorter one. The word of a visit is made up, and no secret. */
const valuesOf = (env: Environment): readonly Named[] =>
  Object.entries(env)
    .flatMap(([name, value]): Named[] => (value && name !== OF_VISIT ? [[name, value]] : []))
    .sort(([, a], [, b]) => b.length - a.length);

/** What is looked for; the group of the match says which variable it is. */
interface Mask {
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** @param least letters of a value that is looked for everywhere. */
const maskOf = (values: readonly Named[], least: number): Mask => ({
  names: values.map(([name]) => name),
  pattern: new RegExp(values.map(([, value]) => `(${patternOf(value, least)})`).join('|'), 'g'),
});

/** In one go, so that no name that was put in is taken for a value. */
const masked = (text: string, { names, pattern }: Mask): string =>
  names.length === 0
    ? text
    : text.replace(pattern, (_, ...groups: unknown[]) => `$${names[groups.findIndex((each) => each !== undefined)]}`);

/**
 * Ours: shorter ones stand in ordinary words too, in a report in the names of hosts and cookies (`demo`), and are looked for
 * as a whole value of a query alone.
 */
const LEAST_IN_MESSAGE = 4;
const LEAST_IN_REPORT = 6;

function patternOf(value: string, least: number): string {
  const letters = [...value].map(letterPattern);
  const whole = letters.join('');
  if (value.length < least) return `(?<=[?&][^=&#\\s]*=)${whole}(?=[&#\\s,;"'<>)]|$)`;
  // Findings show the beginning of a value in a query, a cookie or a path.
  return `${whole}|(?<=[=/] ?)${letters.slice(0, 3).join('')}…`;
}

/** A letter as it is, percent-encoded once or more, and as JSON and HTML escape it. */
function letterPattern(letter: string): string {
  const bytes = [...Buffer.from(letter)].map((byte) => `%(?:25)*${hexPattern(byte.toString(16).padStart(2, '0'))}`);
  const forms = [escaped(letter), escaped(JSON.stringify(letter).slice(1, -1)), bytes.join('')];
  return `(?:${[...new Set([...forms, ...(OTHER_FORMS[letter] ?? [])])].join('|')})`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const hexPattern = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const OTHER_FORMS: Readonly<Record<string, readonly string[]>> = {
  ' ': ['\\+'],
  '&': ['&amp;', '&#38;'],
  '<': ['&lt;', '&#60;'],
  '>': ['&gt;', '&#62;'],
  '"': ['&quot;', '&#34;'],
  "'": ['&apos;', '&#0?39;', '&#x27;'],
};

const stepsOf = ({ steps, signIn }: Journey): readonly JourneyStep[] =>
  flat(signIn?.kind === 'steps' ? [...signIn.steps, ...steps] : steps);

const flat = (steps: readonly JourneyStep[]): readonly JourneyStep[] =>
  steps.flatMap((step) => (step.kind === 'if-there' ? flat(step.steps) : step));

/** Names of the variables in the steps of a journey. */
const variablesOf = (journey: Journey): readonly string[] => [
  ...new Set(stepsOf(journey).flatMap((step) => (step.kind === 'fill' ? variablesIn(step.value) : []))),
];

/** Names of variables that a journey uses and the environment does not have. */
export const missingVariables = (journey: Journey, env: Environment): readonly string[] =>
  variablesOf(journey).filter((name) => name !== OF_VISIT && env[name] === undefined);

/**
 * The part of an environment that a journey uses.
 *
 * @param moduleText of the module that signs in: it uses what it names.
 */
export function secretsOf(journey: Journey, env: Environment, moduleText = ''): Environment {
  const words = moduleText.match(/[A-Za-z_]\w*/g) ?? [];
  const used = new Set([...variablesOf(journey), ...words]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => used.has(name)));
}
