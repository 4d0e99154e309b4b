/** Some rounds of what `node scripts/chaos/main.ts` does many times, with its control. */
import { expect, it } from 'vitest';
import { play, SCENARIOS, type Scenario } from '../../scripts/chaos/scenarios.ts';
import { isGood, type Verdict } from '../../scripts/chaos/verdict.ts';

const scenario = (name: string): Scenario =>
  SCENARIOS.find((each) => each.name === name && each.store === 'sqlite') as Scenario;

it.each(['kill -9 of any', 'stopped past the lease'])(
  'with servers of which one is %s, every acknowledged choice is there once, and the log has no fork',
  { timeout: 240_000 },
  async (name) => {
    const verdict = (await play(scenario(name), 3)) as Verdict;
    expect(verdict).toMatchObject({ missing: 0, offTheTree: 0, check: '' });
    expect(isGood(verdict) && verdict.acknowledged).toBeGreaterThan(0);
  },
);
