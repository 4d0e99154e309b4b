/** How many decisions a second, by how many entries a registry has: a look-up must not grow with them. */
import { fileURLToPath } from 'node:url';
import { manyEntries } from '../scripts/size.ts';
import { decide, type Kind, permissionsOf, readTable } from '../src/decision/index.ts';
import { JURISDICTIONS, packTable } from '../src/registry/index.ts';
import { loadRegistry } from '../src/server/index.ts';
import { type Candidate, printTable, rounds } from './rounds.ts';

const COUNTS = [104, 2_000, 20_000] as const;
const DECISIONS = 200_000;

type Metric = 'declared' | 'undeclared';

export async function benchDecide(count: number): Promise<void> {
  const registry = await loadRegistry(fileURLToPath(new URL('../examples/night-stage/registry.yaml', import.meta.url)));
  const candidates = COUNTS.map((entries): Candidate<Metric> => {
    const table = readTable(packTable({ ...registry, entries: manyEntries(registry, entries) }));
    const facts = { choice: undefined, signals: [], rules: JURISDICTIONS.NO, path: '/', minor: false };
    const permissions = permissionsOf(table, facts, 0);
    const names = table.entries().map(({ kind, name }) => [kind, name] as const);
    const perSecond = (pairs: readonly (readonly [Kind, string])[]): number => {
      const began = performance.now();
      for (let turn = 0; turn < DECISIONS; turn++) {
        const [kind, name] = pairs[turn % pairs.length] as (typeof pairs)[number];
        decide(table, permissions, { kind, name, lifetimeSeconds: 60 });
      }
      return DECISIONS / ((performance.now() - began) / 1000);
    };
    const others = names.map(([kind, name]) => [kind, `${name}?`] as const);
    return {
      name: `${entries} entries`,
      run: async () => ({ declared: perSecond(names), undeclared: perSecond(others) }),
    };
  });
  const found = await rounds(candidates, count);
  printTable('decisions a second', found, `${COUNTS[0]} entries`, { declared: '/s', undeclared: '/s' });
}
