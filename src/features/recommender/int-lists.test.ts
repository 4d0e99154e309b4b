import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IntLists, intLists } from './int-lists.ts';

const LISTS = 40;
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), at: fc.constant(0) }) },
);
const acts = fc.array(fc.tuple(fc.nat(LISTS - 1), act), { maxLength: 400 });

it('holds what as many arrays of their own would hold', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const lists = intLists();
      const model = Array.from({ length: LISTS }, (): number[] => []);
      all.forEach(([list, { kind, at }], turn) => {
        const expected = model[list] as number[];
        if (kind === 'insert') {
          const place = Math.floor(at * expected.length);
          lists.insert(list, place, turn);
          expected.splice(place, 0, turn);
        } else if (kind === 'clear') {
          lists.clear(list);
          expected.length = 0;
        } else if (expected.length > 0) {
          const place = Math.min(Math.floor(at * expected.length), expected.length - 1);
          lists.remove(list, place);
          expected.splice(place, 1);
        }
      });
      const { numbers, starts, lengths } = lists.arrays();
      const found = model.map((_, list) => {
        const start = starts[list] ?? 0;
        return [...numbers.subarray(start, start + (lengths[list] ?? 0))];
      });
      expect(found).toEqual(model);
    }),
  );
});

it.each([
  ['cleared', (lists: IntLists, list: number) => lists.clear(list)],
  ['emptied', (lists: IntLists, list: number) => Array.from({ length: 10 }, () => lists.remove(list, 0))],
])('gives the room of a list that was %s to others', (_, empty) => {
  const lists = intLists();
  for (let turn = 0; turn < 20; turn++) {
    // Each time other lists.
    const all = Array.from({ length: 100 }, (_, list) => turn * 100 + list);
    for (const list of all) for (let place = 0; place < 10; place++) lists.insert(list, place, place);
    for (const list of all) empty(lists, list);
  }
  expect(lists.arrays().numbers.length).toBeLessThan(100 * 100);
});
