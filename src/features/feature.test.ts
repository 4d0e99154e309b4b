import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedIn, testGate } from '../../test/support/feature-gate.ts';
import { featureLaws } from '../../test/support/feature-laws.ts';
import { feature } from './feature.ts';

/** Counts visits, and does with a cookie of another family what it may not. */
const visits = feature(['seen', 'seen_first'], (_, stored, step: number) => {
  const seen = Number.parseInt(stored('seen') ?? '', 10) || 0;
  return {
    value: { seen, secret: stored('session') },
    writes: [
      { kind: 'set', name: 'seen', value: `${seen + step}` },
      { kind: 'set', name: 'session', value: 'taken over' },
      { kind: 'delete', name: 'session' },
    ],
    events: [
      { kind: 'visit', entry: 'seen', data: { seen } },
      { kind: 'visit', entry: 'session', data: {} },
    ],
  };
});

featureLaws('a feature', { feature: visits, input: fc.integer(), values: { seen: fc.nat().map(String) } });

it('sees, writes and tells nothing of what it does not name', () => {
  const { value, writes, events } = visits(testGate(), storedIn({ seen: '2', session: 'secret' }), 1);
  expect(value).toEqual({ seen: 2, secret: undefined });
  expect(writes).toEqual([{ kind: 'set', name: 'seen', value: '3' }]);
  expect(events).toEqual([{ kind: 'visit', entry: 'seen', data: { seen: 2 } }]);
});

it('deletes and forgets what was agreed to before', () => {
  const refused = new Set(['seen']);
  expect(visits(testGate({ refused }), storedIn({ seen: '2', seen_first: 'x' }), 1)).toEqual({
    value: { seen: 0, secret: undefined },
    writes: [{ kind: 'delete', name: 'seen' }],
    events: [{ kind: 'forget', entry: 'seen', data: { value: '2' } }],
  });
});
