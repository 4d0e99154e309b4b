/**
 * Runs the published vectors. Takes them as data and answers with what came out beside what was expected,
 * so that the same file runs in Node and, bundled, in a browser.
 */
import {
  type DecisionTable,
  decide,
  decodeChoice,
  encodeChoice,
  type Facts,
  type PackedTable,
  permissionsOf,
  type Rules,
  readTable,
  stateOf,
  type Write,
} from '../../src/decision/index.ts';

export interface Outcome {
  readonly title: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

// The files are JSON: what they hold is checked by running them.
// biome-ignore lint/suspicious/noExplicitAny: see above.
type Json = any;

export function runStateVectors({ table: packed, rules, cases }: Json): Outcome[] {
  const table = readTable(packed as PackedTable);
  return cases.map(({ title, facts, now, expected }: Json) => {
    const state = stateOf(table, factsOf(facts, rules[facts.rules]), now);
    const parts = Object.fromEntries(
      table.parts.map((_, index) => [partName(table, index), state.parts[index]?.because]),
    );
    return { title, actual: { ask: state.ask, asked: state.asked, parts }, expected };
  });
}

export function runDecideVectors({ table: packed, rules, now, facts, cases }: Json): Outcome[] {
  const table = readTable(packed as PackedTable);
  return cases.map(({ title, facts: name, write, expected }: Json) => {
    const given = factsOf({ signals: [], path: '/', minor: false, ...facts[name] }, rules);
    const { entry: _, ...verdict } = decide(table, permissionsOf(table, given, now), write as Write);
    return { title, actual: verdict, expected };
  });
}

export function runChoiceVectors({ good, bad }: Json): Outcome[] {
  const read = good.map(({ text, choice }: Json) => {
    const found = decodeChoice(text);
    const actual = found && { ...found, answers: { ...found.answers }, id: found.id ?? null };
    return { title: `reads ${text.slice(0, 60)}`, actual, expected: choice };
  });
  const written = good.map(({ text }: Json) => {
    const found = decodeChoice(text);
    return { title: `writes ${text.slice(0, 60)}`, actual: found && encodeChoice(found), expected: text };
  });
  const refused = bad.map((text: string) => ({
    title: `is no choice: ${text.slice(0, 60)}`,
    actual: decodeChoice(text) ?? null,
    expected: null,
  }));
  return [...read, ...written, ...refused];
}

function factsOf({ choice, signals, path, minor }: Json, rules: Rules): Facts {
  return { choice: choice === null ? undefined : decodeChoice(choice), signals, rules, path, minor };
}

function partName(table: DecisionTable, index: number): string {
  const part = table.parts[index] as DecisionTable['parts'][number];
  return `${table.purposes[part.purpose]?.id}:${table.providers[part.provider]?.id}`;
}
