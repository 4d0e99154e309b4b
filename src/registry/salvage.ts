import type { z } from 'zod';
import { type RegistryFile, registrySchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** Stands for an entry that cannot be read, so that the others keep their numbers. */
const placeholder = (index: number, category: string): object => ({
  name: `unreadable-${index}`,
  category,
  retention: 'session',
});

/** Stands for a site that cannot be read; no check but the schema's looks at it. */
const SITE = {
  name: '-',
  domains: ['unreadable'],
  controllers: [{ name: '-', office: '-', register: '-' }],
  contacts: { requests: 'unreadable@unreadable.example' },
  languages: ['en'],
};

/**
 * What is left of a registry file when the parts that the schema refuses are taken out, so that all its
 * mistakes can be told at once and not one kind after the other.
 *
 * @returns `undefined` when the mistakes are in categories or purposes, on which everything else hangs.
 */
export function salvage(content: unknown, issues: readonly Issue[]): RegistryFile | undefined {
  const file = JSON.parse(JSON.stringify(content ?? null)) as Record<string, unknown> | null;
  if (typeof file !== 'object' || file === null) return undefined;
  for (const issue of issues) takeOut(file, issue);
  const read = registrySchema.safeParse(file);
  return read.success ? read.data : undefined;
}

function takeOut(file: Record<string, unknown>, { path, ...issue }: Issue): void {
  const [section, key] = path;
  if (path.length === 0 && issue.code === 'unrecognized_keys') for (const each of issue.keys) delete file[each];
  if (section === 'site') file.site = { ...SITE, ...choiceCookieOf(file.site) };
  if (section === 'providers') dropFrom(file.providers, key);
  if (section === 'entries' && typeof key === 'number') {
    const category = Object.keys((file.categories as object | undefined) ?? {})[0] ?? '';
    (file.entries as unknown[])[key] = placeholder(key, category);
  }
}

/** Which cookie keeps the choice is the one thing that entries are held against. */
function choiceCookieOf(site: unknown): object {
  const { choiceCookie } = (site ?? {}) as { choiceCookie?: unknown };
  return typeof choiceCookie === 'string' ? { choiceCookie } : {};
}

function dropFrom(map: unknown, key: PropertyKey | undefined): void {
  if (typeof map === 'object' && map !== null && key !== undefined) delete (map as Record<PropertyKey, unknown>)[key];
}
