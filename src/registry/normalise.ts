import { STRICTEST } from './jurisdictions/index.ts';
import {
  type Category,
  type Entry,
  type Localised,
  OWN_PROVIDER,
  type Provider,
  type Purpose,
  type Registry,
  type Site,
} from './registry.ts';
import type { RegistryFile } from './schema.ts';

/** A registry that has not been hashed yet. */
export type RegistryDraft = Omit<Registry, 'version' | 'editions'>;

type FileEntry = RegistryFile['entries'][number];
type FileCategory = NonNullable<RegistryFile['categories'][string]>;
type FileProvider = NonNullable<NonNullable<RegistryFile['providers']>[string]>;
type FileText = FileEntry['details'];

/** Fills in every default of a registry file. Order of the file is kept: it is the order on the page. */
export function normalise(file: RegistryFile): RegistryDraft {
  const site = siteOf(file.site);
  const text = (value: FileText): Localised => localised(value, site.writtenIn);
  return {
    site,
    categories: Object.entries(file.categories).map(([id, each]) => categoryOf(id, each ?? {}, text)),
    purposes: purposesOf(file, text),
    providers: providersOf(file, text),
    entries: file.entries.map((each) => entryOf(each, text)),
  };
}

function siteOf({
  writtenIn,
  jurisdiction,
  choiceCookie,
  mode,
  sensitivePaths,
  accent,
  arrangement,
  ...rest
}: RegistryFile['site']): Site {
  const language = writtenIn ?? (rest.languages[0] as string);
  return {
    ...rest,
    contacts: defined(rest.contacts),
    writtenIn: language,
    jurisdiction: jurisdiction ?? STRICTEST,
    choiceCookie: choiceCookie ?? 'consent',
    mode: mode ?? 'enforce',
    sensitivePaths: sensitivePaths ?? [],
    ...defined({ accent }),
    ...(arrangement === undefined ? {} : { arrangement: localised(arrangement, language) }),
  };
}

type Text = (value: FileText) => Localised;

function categoryOf(id: string, { always = false, label, description }: FileCategory, text: Text): Category {
  return { id, always, label: text(label), description: text(description) };
}

function purposesOf(file: RegistryFile, text: Text): Purpose[] {
  const declared = Object.entries(file.purposes ?? {});
  return Object.entries(file.categories).flatMap(([category, settings]) => {
    const always = settings?.always ?? false;
    const own = declared.filter(([, purpose]) => purpose.category === category);
    const used = own.length === 0 || file.entries.some((each) => each.category === category && !each.purpose);
    const implicit = used ? [purposeOf(category, { ...settings, category }, always, text)] : [];
    return [...implicit, ...own.map(([id, purpose]) => purposeOf(id, purpose, always, text))];
  });
}

function purposeOf(
  id: string,
  { category, special, advertising, exemption, revision, label, description }: FileCategory & { category: string },
  always: boolean,
  text: Text,
): Purpose {
  return {
    id,
    category,
    always,
    special: special ?? false,
    advertising: advertising ?? false,
    revision: revision ?? 1,
    label: text(label),
    description: text(description),
    ...defined({ exemption }),
  };
}

/** Declared providers first, then those that entries only name, in the order of their first entry. */
function providersOf(file: RegistryFile, text: Text): Provider[] {
  const declared = new Map(Object.entries(file.providers ?? {}));
  const named = file.entries.map((entry) => entry.provider ?? OWN_PROVIDER);
  const ids = [...new Set([...declared.keys(), ...named])];
  return ids.map((id) => providerOf(id, declared.get(id), declared.has(id), file.site.name, text));
}

function providerOf(
  id: string,
  settings: FileProvider | null | undefined,
  declared: boolean,
  siteName: string,
  text: Text,
): Provider {
  const own = id === OWN_PROVIDER;
  const { name, party, role, hosts, arrangement, ...rest } = settings ?? {};
  return {
    ...defined(rest),
    id,
    name: name ?? (own ? siteName : id),
    party: party ?? (own ? 'first' : 'third'),
    role: role ?? 'controller',
    declared: declared || own,
    hosts: hosts ?? [],
    ...(arrangement === undefined ? {} : { arrangement: text(arrangement) }),
  };
}

function entryOf(entry: FileEntry, text: Text): Entry {
  const { justification, domain, discontinued, sealed } = entry;
  return {
    name: entry.name,
    kind: entry.kind ?? 'cookie',
    category: entry.category,
    purpose: entry.purpose ?? entry.category,
    provider: entry.provider ?? OWN_PROVIDER,
    retention: entry.retention,
    setBy: entry.setBy ?? (entry.httpOnly || sealed ? 'server' : 'script'),
    path: entry.path ?? '/',
    httpOnly: entry.httpOnly ?? false,
    secure: entry.secure ?? true,
    sameSite: entry.sameSite ?? 'Lax',
    partitioned: entry.partitioned ?? false,
    renewed: entry.renewed ?? true,
    details: text(entry.details),
    ...defined({ domain, discontinued, sealed }),
    ...(justification && { justification: { ...justification, reason: text(justification.reason) } }),
  };
}

function localised(value: FileText, writtenIn: string): Localised {
  if (value === undefined) return {};
  if (typeof value === 'string') return { [writtenIn]: value };
  return defined(value);
}

/** The same object without the keys whose value is `undefined`. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
