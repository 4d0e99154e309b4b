/** What a site keeps that tells one visitor from another. Each visit of an audit is a new visitor. */
import { isAddress } from '../../registry/index.ts';
import type { Visit } from '../observation.ts';
import { subjectKey } from './catches.ts';
import { keyOf } from './raw-sightings.ts';
import type { Reading, Sighting } from './reading.ts';
import { remembered } from './remembered.ts';
import { isSurelyRandom, tokensOf } from './tokens.ts';

/** One thing that a visit keeps, with what it has held. */
export interface Item {
  /** The first that was seen of it. */
  readonly sighting: Sighting;
  readonly key: string;
  readonly values: readonly string[];
}

/** By token: the things of a visit that hold it. */
export type Identifiers = ReadonlyMap<string, readonly Item[]>;

/**
 * The identifiers that a visit keeps: what no other visit has, and what stays the same in this one. A time, a word, what
 * all visitors have and what is new with every page is none.
 */
export function identifiersOf(reading: Reading, visit: Visit): Identifiers {
  return allOf(reading).get(visit) ?? new Map();
}

const allOf = remembered((reading: Reading): ReadonlyMap<Visit, Identifiers> => {
  const byVisit = new Map(reading.visits.map((visit) => [visit, itemsOf(reading, visit)] as const));
  const tokens = new Map([...byVisit].map(([visit, items]) => [visit, tokensIn(items)] as const));
  const visitsWith = countVisits([...tokens.values()]);
  const visitsOf = countItems([...byVisit.values()]);
  return new Map(
    [...tokens].map(([visit, held]) => {
      const own = [...held].filter(([token, items]) => {
        // What only one visit has at all cannot be compared.
        const isCompared = items.some(({ key }) => (visitsOf.get(key) ?? 0) > 1);
        return visitsWith.get(token) === 1 && (isCompared || isSurelyRandom(token));
      });
      return [visit, new Map(own)];
    }),
  );
});

function itemsOf(reading: Reading, visit: Visit): readonly Item[] {
  const left = visit.phases.flatMap((_, phase) => reading.leftAt(visit, phase));
  const kept = [...reading.sightings.filter((each) => each.visit === visit && !isAddress(each.kind)), ...left];
  const items = new Map<string, { sighting: Sighting; values: string[] }>();
  for (const sighting of kept) {
    const key = keyOf(sighting);
    const item = items.get(key) ?? { sighting, values: [] };
    if (sighting.value !== undefined) item.values.push(sighting.value);
    items.set(key, item);
  }
  return [...items.values()].map(({ sighting, values }) => ({ sighting, values, key: subjectKey(sighting.subject) }));
}

function tokensIn(items: readonly Item[]): Map<string, Item[]> {
  const tokens = new Map<string, Item[]>();
  for (const item of items) {
    for (const token of steadyTokens(item)) tokens.set(token, [...(tokens.get(token) ?? []), item]);
  }
  return tokens;
}

/** Ours: what has had so many values and never the same part twice is made anew each time, as tokens against forgery are. */
const ROTATES = 3;

function steadyTokens({ values, sighting }: Item): readonly string[] {
  const different = [...new Set(values)];
  const counts = new Map<string, number>();
  for (const value of different) {
    for (const token of tokensOf(value, sighting.at)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const most = different.length >= ROTATES ? 2 : 1;
  return [...counts].flatMap(([token, count]) => (count >= most ? [token] : []));
}

function countVisits(held: readonly ReadonlyMap<string, unknown>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of held) for (const token of tokens.keys()) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function countItems(visits: readonly (readonly Item[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const items of visits) {
    for (const key of new Set(items.map((each) => each.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
