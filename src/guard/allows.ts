import type { DecisionTable, Permissions } from '../decision/index.ts';

/** Whether every part of a purpose (with one provider, or with all) is allowed; without any it is not. */
export function allows(table: DecisionTable, { parts }: Permissions, purpose: string, provider?: string): boolean {
  let found = false;
  for (let index = 0; index < table.parts.length; index++) {
    const part = table.parts[index] as DecisionTable['parts'][number];
    if (table.purposes[part.purpose]?.id !== purpose) continue;
    if (provider !== undefined && table.providers[part.provider]?.id !== provider) continue;
    if (!parts[index]?.allowed) return false;
    found = true;
  }
  return found;
}
