/** Registries of tests' own. */
import { parseRegistry, type Registry } from '../../src/registry/index.ts';

/** The registry that a text makes; a test whose text is broken fails with what is wrong. */
export async function registryOf(text: string): Promise<Registry> {
  const parsed = await parseRegistry(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.registry;
}

/** The site of a registry that is about something else; its categories and entries follow. */
export const HEAD = `
site:
  name: Site
  domains: [site.example]
  controllers: [{ name: A, office: B, register: C }]
  contacts: { requests: a@site.example }
  languages: [en]
  jurisdiction: NO
`;
