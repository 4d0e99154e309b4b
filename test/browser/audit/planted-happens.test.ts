/** What is planted happens, and what looks like it too: seen by a plain browser and the servers, without any auditor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateId } from '../../../src/audit/index.ts';
import { chromiumPath } from '../../../src/chromium/index.ts';
import { LOOKALIKES } from '../../support/planted-site/lookalikes.ts';
import { EVERY, type Planted, type Tool } from '../../support/planted-site/part.ts';
import { brokenPromises, type PlainlySeen, visitPlainly } from '../../support/planted-site/plain-visitor.ts';
import { PLANTED } from '../../support/planted-site/planted/index.ts';
import { type PlantedSite, plantedSite } from '../../support/planted-site/planted-site.ts';

const PARTS = [...LOOKALIKES, ...PLANTED];
/** Which only the whole Chromium does. */
const isOfTheWhole = ({ id }: Planted): boolean => id === 'preconnect';
/** Two browsers at a time, as many as the cores that tests may count on. */
const SIDE_BY_SIDE = 2;

/** One category alone is as another one, and who returns as who has just accepted. */
const ALIKE: readonly StateId[] = ['only:functionality', 'only:marketing', 'returned'];
/** Seen on the way to `withdrawn` and `expired`. */
const ON_THE_WAY: StateId = 'accepted';

/** With our own tool the states in which the two could differ: what it asks and answers is tested elsewhere. */
const TOOLS: readonly (readonly [tool: Tool, visited: readonly StateId[]])[] = [
  ['foreign', EVERY.filter((state) => !ALIKE.includes(state) && state !== ON_THE_WAY)],
  ['samtykke', ['before', 'refused']],
];

describe.each(TOOLS)('on the site with the tool "%s"', (tool, visited) => {
  const states = new Map<StateId, PlainlySeen>();

  beforeAll(async () => {
    const waiting: StateId[] = [...visited];
    // A server for each browser: what one has seen is of no other.
    const visit = async (): Promise<void> => {
      const site: PlantedSite = await plantedSite({ parts: PARTS, tool });
      for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
        for (const [reached, seen] of await visitPlainly(site, tool, state)) states.set(reached, seen);
      }
      await site.stop();
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, visit));
  }, 600_000);
  afterAll(() => states.clear());

  it.each(PLANTED.filter((each) => !isOfTheWhole(each)).map((each) => [each.id, each] as const))(
    'departs as planted: %s',
    (_, { shows }) => {
      expect(shows.length).toBeGreaterThan(0);
      expect(shows.flatMap((sign) => brokenPromises(sign, states))).toEqual([]);
    },
  );

  it.each(LOOKALIKES.map((each) => [each.id, each] as const))(
    'does honestly what looks like it: %s',
    (_, { shows }) => {
      expect(shows.length).toBeGreaterThan(0);
      expect(shows.flatMap((sign) => brokenPromises(sign, states))).toEqual([]);
    },
  );
});

/** What these do stands in the markup of a page, whichever tool asks. */
it('departs as planted in the whole Chromium', async () => {
  const parts = PLANTED.filter(isOfTheWhole);
  // Whoever keeps nothing has nothing to ask about.
  const asking = LOOKALIKES.filter(({ id }) => id === 'preferences');
  const site = await plantedSite({ parts: [...asking, ...parts], tool: 'foreign', pages: ['/', '/product'] });
  const whole = new Map<StateId, PlainlySeen>();
  for (const state of ['before', 'refused'] as const)
    for (const [reached, seen] of await visitPlainly(site, 'foreign', state, chromiumPath())) whole.set(reached, seen);
  await site.stop();
  const shows = parts.flatMap((part) => part.shows);
  expect(shows.length).toBeGreaterThan(0);
  expect(shows.flatMap((sign) => brokenPromises(sign, whole))).toEqual([]);
});
