import { expect, it } from 'vitest';
import { crashRounds } from '../../scripts/crash.ts';

it('a server that is killed under load has every choice that it acknowledged', { timeout: 120_000 }, async () => {
  const rounds = await crashRounds(3);
  expect(rounds.map(({ missing }) => missing)).toEqual([0, 0, 0]);
  expect(rounds.every(({ acknowledged }) => acknowledged > 0)).toBe(true);
});
