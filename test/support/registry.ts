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

/** A whole registry, as small as one can be: a process that reads it starts in half the time that a real site's takes. */
export const plainRegistry = (domain = 'site.example'): string => `${HEAD.replace('site.example', domain)}
categories: { essential: { always: true }, analytics: {} }
entries:
  - { name: consent, category: essential, retention: P1Y, details: What you have chosen }
`;
