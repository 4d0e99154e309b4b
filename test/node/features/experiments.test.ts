import { beforeAll, describe, expect, it } from 'vitest';
import { experiments, keepExposures } from '../../../src/features/experiments/index.ts';
import type { RequestJar } from '../../../src/features/index.ts';
import { readSetCookie } from '../../../src/filter/set-cookie.ts';
import { loadRegistry } from '../../../src/server/index.ts';
import { cookieAfter, exampleFile, ORIGIN, type TestServer, testServer } from '../../support/server.ts';

const tests = experiments({
  cards: { cookie: 'abTestVariantId', arms: ['small', 'large'] },
  page: { cookie: 'jsmAbTest', arms: ['plain', 'wide'] },
  sections: { cookie: 'enabledListPageSmallerSectionsRandomization', arms: ['off', 'on'] },
});
const list = tests.on('cards', 'page', 'sections');

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ registry: await loadRegistry(exampleFile('registry.corrected.yaml')) });
});

const visit = (cookie: string): RequestJar =>
  server.consent.jar(new Request(`${ORIGIN}/`, { headers: cookie ? { cookie } : {} }));
const answered = async (choice: string): Promise<string> => cookieAfter(await server.choose({ choice })).cookie ?? '';
const set = (jar: RequestJar): Record<string, number | null> =>
  Object.fromEntries(
    jar.setCookie().map((header) => {
      const read = readSetCookie(header, server.time.now / 1_000);
      if (typeof read === 'string') throw new Error(read);
      return [read.name, read.lifetimeSeconds];
    }),
  );

describe('experiments on the corrected policy of Night Stage', () => {
  it('are assigned in the answer to the first request after consent, for as long as is declared', async () => {
    const jar = visit(await answered('accept'));
    const assigned = jar.use(list, {});
    expect(Object.values(assigned).map(({ because }) => because)).toEqual(['drawn', 'drawn', 'drawn']);
    expect(set(jar)).toEqual({
      experiment_unique_visitor_id: 365 * 86_400,
      abTestVariantId: null,
      jsmAbTest: null,
      enabledListPageSmallerSectionsRandomization: null,
    });
    expect(await keepExposures(tests, server.consent.features, jar.events, jar.gate.now)).toHaveLength(3);
  });

  it.each([['refuse'], ['']])('show the control to who answered "%s", set nothing and tell nothing', async (choice) => {
    const jar = visit(choice === '' ? '' : await answered(choice));
    expect(Object.values(jar.use(list, {}))).toEqual([
      { arm: 'small', because: 'no-consent', isCounted: false },
      { arm: 'plain', because: 'no-consent', isCounted: false },
      { arm: 'off', because: 'no-consent', isCounted: false },
    ]);
    expect(jar.setCookie()).toEqual([]);
    expect(jar.events).toEqual([]);
  });

  it('end with consent: cookies and what the server kept', async () => {
    const jar = visit(await answered('accept'));
    jar.use(list, {});
    const { features } = server.consent;
    const before = (await features.all('experiments', jar.gate.now)).length;
    await keepExposures(tests, features, jar.events, jar.gate.now);
    const kept = jar.setCookie().map((header) => header.split(';')[0]);
    const later = visit([...kept, await answered('refuse')].join('; '));
    expect(later.use(list, {}).cards.because).toBe('no-consent');
    expect(Object.values(set(later)).every((lifetime) => lifetime !== null && lifetime <= 0)).toBe(true);
    expect(Object.keys(set(later))).toHaveLength(4);
    await keepExposures(tests, features, later.events, later.gate.now);
    expect(await features.all('experiments', jar.gate.now)).toHaveLength(before);
  });
});
