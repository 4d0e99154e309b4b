/** What holds for each feature family, as tests: every one runs them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feature, FORGET } from '../../src/features/index.ts';
import { storedIn, testGate } from './feature-gate.ts';

export interface LawCase<Input> {
  // biome-ignore lint/suspicious/noExplicitAny: what comes of it is compared, not used.
  readonly feature: Feature<Input, any>;
  readonly input: fc.Arbitrary<Input>;
  /** By name: values as the family itself would have kept them, so that the laws are tried on these too. */
  readonly values?: Readonly<Record<string, fc.Arbitrary<string>>>;
}

/** Values that nobody's feature has written. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    '{}',
    '[]',
    'null',
    '[[[',
    '{"__proto__":1}',
    '__proto__',
    'constructor',
    '1e999',
    '-0',
    '%',
    '.',
  ),
  fc.constantFrom('NaN', '9'.repeat(400), 'a'.repeat(5_000), '\ud800', '..'.repeat(50), 'v1..', '0x10', '\u202e'),
  fc.json(),
);

/**
 * The four laws: refused, nothing but deletions is written and nothing told; withdrawn, each of its names is deleted and
 * forgotten; the same gives the same; no stored value throws.
 */
export function featureLaws<Input>(name: string, { feature, input, values = {} }: LawCase<Input>): void {
  const { names } = feature;
  const stored = fc.record(
    Object.fromEntries(names.map((each) => [each, values[each] ? fc.oneof(values[each], hostile) : hostile] as const)),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>;
  const refused = fc.subarray([...names]).map((each) => new Set<string>(each));
  const visit = fc.record({ stored, refused, input, seed: fc.nat(), now: fc.integer({ min: 1.7e9, max: 2e9 }) });
  type Visit = { stored: Record<string, string>; refused: Set<string>; input: Input; seed: number; now: number };
  const run = ({ stored, input, ...gate }: Visit) => feature(testGate(gate), storedIn(stored), input);
  const holds = (law: (visit: Visit) => void): void => fc.assert(fc.property(visit, (each) => law(each as Visit)));

  describe(`the laws of features hold for ${name}`, () => {
    it('refused, it writes nothing but deletions and tells nothing', () => {
      holds((visit) => {
        const { writes, events } = run(visit);
        expect(writes.filter((each) => each.kind === 'set' && visit.refused.has(each.name))).toEqual([]);
        expect(events.filter(({ kind, entry }) => kind !== FORGET && visit.refused.has(entry))).toEqual([]);
        expect(
          [...writes, ...events.map(({ entry }) => ({ name: entry }))].every((each) => names.includes(each.name)),
        ).toBe(true);
      });
    });

    it('refused, it makes nothing of what is there', () => {
      holds((visit) => {
        const left = Object.entries(visit.stored).filter(([each]) => !visit.refused.has(each));
        expect(run(visit).value).toEqual(run({ ...visit, stored: Object.fromEntries(left) }).value);
      });
    });

    it('withdrawn, each of its names is deleted and forgotten', () => {
      holds((visit) => {
        const { writes, events } = run(visit);
        const left = names.filter((each) => visit.refused.has(each) && Object.hasOwn(visit.stored, each));
        const deleted = writes.filter((each) => each.kind === 'delete').map((each) => each.name);
        expect(deleted).toEqual(expect.arrayContaining(left));
        const forgotten = events.filter(({ kind }) => kind === FORGET);
        expect(forgotten.map(({ entry, data }) => [entry, data.value])).toEqual(
          left.map((each) => [each, visit.stored[each]]),
        );
      });
    });

    it('answers the same to the same', () => {
      holds((visit) => {
        expect(run(visit)).toEqual(run(visit));
      });
    });
  });
}
