/** What a provider of the registry is to a visitor. */
import { decide, type Permissions, type Verdict } from '../../decision/index.ts';
import type { Reading } from './reading.ts';

/** Whether the site can do without a provider: nothing of it is essential. */
export function isOptionalProvider({ audited: { table } }: Pick<Reading, 'audited'>, id: string): boolean {
  const index = table.providers.findIndex((each) => each.id === id);
  const isEssential = table.parts.some(
    ({ provider, purpose }) => provider === index && table.purposes[purpose]?.always,
  );
  return !isEssential;
}

/** What the decision says of anything that goes to a host. */
export function verdictForHost({ audited: { table } }: Reading, permissions: Permissions, host: string): Verdict {
  return decide(table, permissions, { kind: 'beacon', name: `${host}/` });
}
