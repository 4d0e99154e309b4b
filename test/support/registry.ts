/** Registries of tests' own. */
import { parseRegistry, type Registry } from '../../src/registry/index.ts';

/** The registry that a text makes; a test whose text is broken fails with what is wrong. */
export async function registryOf(text: string): Promise<Registry> {
  const parsed = await parseRegistry(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.registry;
}
