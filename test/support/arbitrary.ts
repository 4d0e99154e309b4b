/** Arbitrary tables, facts and choices, for laws that must hold for every registry and every visitor. */
import fc from 'fast-check';
import type { Choice, Facts, Granted, PackedTable, Rules } from '../../src/decision/index.ts';

export const NOW = 1_800_000_000;
const DAY = 86_400;
const EDITIONS = ['AAAAAA', 'BBBBBB', 'CCCCCC'];
const PROVIDERS = ['p0', 'p1', 'p2', 'p3'];
const PURPOSES = ['q0', 'q1', 'q2', 'q3', 'q4'];

const earlier = fc.dictionary(fc.constantFrom(...EDITIONS), fc.subarray(PROVIDERS), { maxKeys: 2 });

const purpose = (id: string) =>
  fc
    .record({
      flags: fc.integer({ min: 0, max: 7 }),
      exemption: fc.integer({ min: 0, max: 3 }),
      edition: fc.constantFrom(...EDITIONS),
      earlier,
    })
    .map(
      ({ flags, exemption, edition, earlier: known }) =>
        [id, id === 'q0' ? 1 : flags & 6, exemption, edition, known] as const,
    );

const group = fc.tuple(
  fc.nat(PURPOSES.length - 1),
  fc.nat(PROVIDERS.length - 1),
  fc.constantFrom(0, 0, 0, 1, 2, 5, 6),
  fc.constantFrom(0, 60, DAY, 400 * DAY, 3_650 * DAY),
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'ab', 'a*', 'c_*_d', 'h.example/x', 'e'), { minLength: 1, maxLength: 3 })
    .map((all) => all.join('\n')),
);

export const packedTable: fc.Arbitrary<PackedTable> = fc.record({
  v: fc.constant('0123456789abcdef'),
  d: fc.constant(['site.example']),
  c: fc.constant('consent'),
  m: fc.constant(0 as const),
  s: fc.subarray(['/secret', '/health/*']),
  p: fc.tuple(...PURPOSES.map(purpose)),
  r: fc.tuple(
    ...PROVIDERS.map((id, index) =>
      fc.constantFrom(0 as const, 1 as const).map((shares) => [id, shares, `${'hjkl'[index]}.example`] as const),
    ),
  ),
  e: fc.array(group, { minLength: 1, maxLength: 10 }),
});

const granted: fc.Arbitrary<Granted> = fc.oneof(
  fc.constantFrom('all' as const, 'none' as const),
  fc.subarray(PROVIDERS, { minLength: 1 }),
);

const answer = fc
  .record({
    granted,
    edition: fc.constantFrom(...EDITIONS),
    at: fc.integer({ min: NOW - 500 * DAY, max: NOW + 5 * DAY }),
    partial: fc.constantFrom(undefined, true as const),
  })
  .map((each) => ({
    ...each,
    edition: each.granted === 'none' ? '' : each.edition,
    partial: typeof each.granted === 'string' ? undefined : each.partial,
  }));

export const choice: fc.Arbitrary<Choice> = fc.record({
  at: fc.integer({ min: NOW - 500 * DAY, max: NOW + 5 * DAY }),
  signals: fc.subarray(['gpc' as const]),
  answers: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...PURPOSES.slice(1)), answer), { selector: ([id]) => id })
    .map((pairs) => Object.assign(Object.create(null), Object.fromEntries(pairs))),
  id: fc.option(fc.uuid(), { nil: undefined }),
});

const rules: fc.Arbitrary<Rules> = fc.record({
  model: fc.constantFrom('opt-in' as const, 'opt-out' as const, 'hybrid' as const),
  grantDays: fc.constantFrom(180, 365),
  refusalDays: fc.constantFrom(180, 365),
  maxLifetimeDays: fc.constantFrom(395, 730),
  exemptions: fc.subarray(['audience-measurement' as const, 'statistics' as const, 'preferences' as const]),
});

export const facts: fc.Arbitrary<Facts> = fc.record({
  choice: fc.option(choice, { nil: undefined }),
  signals: fc.subarray(['gpc' as const]),
  rules,
  path: fc.constantFrom('/', '/secret', '/health/sleep', '/healthy'),
  minor: fc.boolean(),
});

export const write = fc.record({
  kind: fc.constantFrom(
    'cookie' as const,
    'localStorage' as const,
    'sessionStorage' as const,
    'script' as const,
    'beacon' as const,
    'frame' as const,
  ),
  name: fc.oneof(
    fc.constantFrom(
      'a',
      'ab',
      'abc',
      'c_x_d',
      'h.example/x',
      'h.example/y',
      'sub.j.example/',
      'site.example/',
      'consent',
      'e',
    ),
    fc.string(),
  ),
  lifetimeSeconds: fc.option(fc.constantFrom(-1, 0, 1, 60, DAY, 4_000 * DAY, Number.POSITIVE_INFINITY), { nil: null }),
});
