import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexFromBytes, indexToBytes } from './index-bytes.ts';
import { type VisitIndex, visitIndex } from './visit-index.ts';

const text = fc.oneof(fc.constantFrom('a', 'b', 'c', 'æ 日本 🎷', ''), fc.string({ maxLength: 300 }));
const visit = fc.record({
  id: text,
  items: fc.array(text, { minLength: 1, maxLength: 8 }),
  end: fc.oneof(fc.integer({ min: 0, max: 2e9 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
});
const EVERYTHING = { has: () => true };
const SETTINGS = { keptSeconds: Number.POSITIVE_INFINITY };

const filled = (visits: readonly { id: string; items: string[]; end: number }[]): VisitIndex => {
  const index = visitIndex(SETTINGS);
  for (const each of visits) index.add(each);
  return index;
};

it('gives back an index that answers alike, and writes the same bytes', () => {
  fc.assert(
    fc.property(fc.array(visit), fc.array(text), fc.array(fc.array(text)), (visits, forgotten, queries) => {
      const index = filled(visits);
      for (const id of forgotten) index.forget(id);
      const bytes = indexToBytes(index);
      const read = indexFromBytes(bytes, SETTINGS) as VisitIndex;
      const ask = (of: VisitIndex) => queries.map((each) => of.recommend(each, { now: 0, count: 9, live: EVERYTHING }));
      expect(ask(read)).toEqual(ask(index));
      expect(indexToBytes(read)).toEqual(bytes);
    }),
  );
});

it('holds nothing of a visit that was forgotten', () => {
  const index = filled([
    { id: 'stays', items: ['x'], end: 1 },
    { id: 'goes', items: ['x', 'only there'], end: 2 },
  ]);
  index.forget('goes');
  const written = new TextDecoder().decode(indexToBytes(index));
  expect([written.includes('goes'), written.includes('only there'), written.includes('stays')]).toEqual([
    false,
    false,
    true,
  ]);
});

it('reads nothing of bytes that are cut, changed or foreign, and does not throw', () => {
  const change = fc.record({
    visits: fc.array(visit, { minLength: 1 }),
    at: fc.nat(),
    by: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(change, fc.uint8Array(), ({ visits, at, by }, foreign) => {
      const bytes = indexToBytes(filled(visits));
      const place = at % bytes.length;
      const changed = bytes.with(place, (bytes[place] as number) ^ by);
      expect([changed, bytes.subarray(0, place), foreign].map((each) => indexFromBytes(each))).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }),
  );
});
