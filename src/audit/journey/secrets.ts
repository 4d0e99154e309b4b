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

/** Ours: shorter ones stand in ordinary words too. */
const LEAST_LETTERS = 4;

/** A message with every value of the environment written as its variable again. */
export function withoutValues(message: string, env: Environment): string {
  const values = Object.entries(env)
    .flatMap(([name, value]) => (value !== undefined && value.length >= LEAST_LETTERS ? [[name, value] as const] : []))
    .sort(([, a], [, b]) => b.length - a.length);
  return values.reduce((text, [name, value]) => text.replaceAll(value, `$${name}`), message);
}

const stepsOf = ({ steps, signIn }: Journey): readonly JourneyStep[] =>
  flat(signIn?.kind === 'steps' ? [...signIn.steps, ...steps] : steps);

const flat = (steps: readonly JourneyStep[]): readonly JourneyStep[] =>
  steps.flatMap((step) => (step.kind === 'if-there' ? flat(step.steps) : step));

/** Names of variables that a journey uses and the environment does not have. */
export function missingVariables(journey: Journey, env: Environment): readonly string[] {
  const names = stepsOf(journey).flatMap((step) => (step.kind === 'fill' ? variablesIn(step.value) : []));
  return [...new Set(names)].filter((name) => name !== OF_VISIT && env[name] === undefined);
}
