import { type DecisionTable, decide, type Permissions } from '../../decision/index.ts';
import { type AddressKind, hostOf, matchHost } from '../../registry/index.ts';

/**
 * What an address waits for: `purpose:provider`, as `data-samtykke` marks it; empty where no answer of the
 * visitor opens it, since the registry does not name it.
 *
 * Of a host whose provider serves several purposes, the first: once another of them is allowed, the next page
 * has the element.
 *
 * @returns `undefined` when the address may be loaded.
 */
export function markOf(
  table: DecisionTable,
  permissions: Permissions,
  kind: AddressKind,
  name: string,
): string | undefined {
  const verdict = decide(table, permissions, { kind, name });
  if (verdict.kind !== 'denied') return undefined;
  const provider = matchHost(table.hosts, hostOf(name));
  const part = verdict.entry ? table.parts[verdict.entry.part] : table.parts.find((each) => each.provider === provider);
  return part ? `${table.purposes[part.purpose]?.id}:${table.providers[part.provider]?.id}` : '';
}
