import { addName, emptyMatcher, type Matcher, match, matcherOf } from './match.ts';
import { add, type Dictionary, dictionary, freeze, split } from './natives.ts';
import { EXEMPTIONS, type Exemption, KINDS, type Kind, type Registry } from './registry.ts';
import { retentionSeconds } from './retention.ts';
import { changedParts } from './widening.ts';

/**
 * The part of a registry that decisions need, indexed: names, lifetimes, hosts and purposes, without a
 * text. The same in server and page, since both read it from the same packed form.
 */
export interface DecisionTable {
  /** The first letters of the registry's version, see {@link shortVersion}. */
  readonly version: string;
  readonly choiceCookie: string;
  readonly mode: 'report' | 'enforce';
  readonly sensitivePaths: Matcher<true>;
  readonly purposes: readonly TablePurpose[];
  readonly providers: readonly TableProvider[];
  readonly parts: readonly TablePart[];
  /** Those of a kind, indexed when one of them is first looked up: a page paints before it writes. */
  names(kind: Kind): Matcher<Declared> | undefined;
  /** By host: the index of its provider; the site's own domains are {@link OWN_HOST}. */
  readonly hosts: Dictionary<number>;
  /** In the order in which the registry has them, alike ones together. */
  entries(): readonly TableEntry[];
}

export interface TablePurpose {
  readonly id: string;
  readonly always: boolean;
  readonly special: boolean;
  readonly advertising: boolean;
  readonly exemption: Exemption | undefined;
  readonly edition: string;
  /** By earlier edition: the ids of the providers that an answer to it does not cover. */
  readonly earlier: Dictionary<readonly string[]>;
}

export interface TableProvider {
  readonly id: string;
  /** Whether data that it receives is its own to use, so that an opt-out signal covers it. */
  readonly shares: boolean;
}

export interface TablePart {
  readonly purpose: number;
  readonly provider: number;
}

export interface TableEntry {
  readonly name: string;
  readonly kind: Kind;
  /** Index into `parts`. */
  readonly part: number;
  /** Longest life that is declared; `null` when it ends with the session. */
  readonly lifetimeSeconds: number | null;
  /** Whether writing it again may extend its life. */
  readonly renewed: boolean;
  readonly domain: string | undefined;
  readonly path: string;
}

/** A name, and what it has in common with others. Its entry is made when it is first asked for, and then stays the same. */
interface Declared {
  readonly name: string;
  readonly common: Omit<TableEntry, 'name'>;
  made: TableEntry | undefined;
}

/** Entries that differ in nothing but their names. */
interface Group {
  readonly texts: string;
  readonly common: Declared['common'];
  declared: readonly Declared[] | undefined;
}

type PackedPurpose = readonly [
  id: string,
  flags: number,
  exemption: number,
  edition: string,
  earlier?: Readonly<Record<string, readonly string[]>>,
];
type PackedProvider = readonly [id: string, shares: 0 | 1, ...hosts: readonly string[]];
/**
 * Entries that differ in nothing but their names, which are joined by line ends: no name has a control character. A
 * lifetime that is not renewed is negative.
 */
type PackedGroup = readonly [
  purpose: number,
  provider: number,
  kind: number,
  lifetimeSeconds: number,
  names: string,
  domain?: string,
  path?: string,
];

/** How a name is declared, if it is. */
export function entryOf({ names }: Pick<DecisionTable, 'names'>, kind: Kind, name: string): TableEntry | undefined {
  const ofKind = names(kind);
  const found = ofKind && match(ofKind, name);
  return found && entryIn(found);
}

/** A page may have changed what it can by the time this runs, and a verdict hands the entry out. */
function entryIn(declared: Declared): TableEntry {
  declared.made ??= freeze({ ...declared.common, name: declared.name });
  return declared.made;
}

/** Stands for the site itself among the indexes of providers. */
export const OWN_HOST = -1;

/** How a page names a registry version: its first 64 bits. A record holds the whole. */
export const shortVersion = (version: string): string => version.slice(0, 16);

/** The table as small JSON: what a page carries. */
export interface PackedTable {
  readonly v: string;
  readonly d: readonly string[];
  readonly c: string;
  readonly m: 0 | 1;
  readonly s: readonly string[];
  readonly p: readonly PackedPurpose[];
  readonly r: readonly PackedProvider[];
  readonly e: readonly PackedGroup[];
}

const ALWAYS = 1;
const SPECIAL = 2;
const ADVERTISING = 4;

const bits = (...flags: readonly (readonly [boolean, number])[]): number =>
  flags.reduce((sum, [set, bit]) => (set ? sum | bit : sum), 0);

/**
 * Packs what decisions need of a registry.
 *
 * @param earlier registries that were in force before: a choice made under one of them holds for all
 *   that has not been widened since. Without them, a choice holds only for purposes of the same edition.
 */
export function packTable(registry: Registry, earlier: readonly Registry[] = []): PackedTable {
  const { site, purposes, providers } = registry;
  return {
    v: shortVersion(registry.version),
    d: site.domains,
    c: site.choiceCookie,
    m: site.mode === 'report' ? 1 : 0,
    s: site.sensitivePaths,
    p: purposes.map((each) => packPurpose(each, registry, earlier)),
    r: providers.map(({ id, party, role, hosts }) => {
      const shares = party === 'third' && role !== 'processor';
      return [id, shares ? 1 : 0, ...hosts];
    }),
    e: packGroups(registry),
  };
}

function packPurpose(
  purpose: Registry['purposes'][number],
  registry: Registry,
  earlier: readonly Registry[],
): PackedPurpose {
  const { id, always, special, advertising, exemption } = purpose;
  const flags = bits([always, ALWAYS], [special, SPECIAL], [advertising, ADVERTISING]);
  const head = [id, flags, exemption ? EXEMPTIONS.indexOf(exemption) + 1 : 0] as const;
  const known = changedParts(registry, earlier, id);
  const edition = registry.editions[id] as string;
  return Object.keys(known).length > 0 ? [...head, edition, known] : [...head, edition];
}

function packGroups({ purposes, providers, entries }: Registry): PackedGroup[] {
  const groups = new Map<string, { head: PackedGroup; names: string[] }>();
  const purposeIndex = new Map(purposes.map(({ id }, index) => [id, index]));
  const providerIndex = new Map(providers.map(({ id }, index) => [id, index]));
  for (const entry of entries) {
    const rest = [entry.domain ?? '', entry.path === '/' ? '' : entry.path] as const;
    const head = [
      purposeIndex.get(entry.purpose) as number,
      providerIndex.get(entry.provider) as number,
      KINDS.indexOf(entry.kind),
      (retentionSeconds(entry.retention) ?? 0) * (entry.renewed ? 1 : -1),
    ] as const;
    const key = JSON.stringify([head, rest]);
    const group = groups.get(key) ?? { head: [...head, '', ...trimmed(rest)] as never, names: [] };
    groups.set(key, group);
    group.names.push(entry.name);
  }
  return [...groups.values()].map(({ head: [purpose, provider, kind, seconds, , ...rest], names }) => [
    purpose,
    provider,
    kind,
    seconds,
    names.join('\n'),
    ...rest,
  ]);
}

/** Without the empty values at its end. */
function trimmed(values: readonly string[]): string[] {
  const last = values.findLastIndex((each) => each !== '');
  return values.slice(0, last + 1);
}

/** Indexes a packed table. */
export function readTable({ v, d, c, m, s, p, r, e }: PackedTable): DecisionTable {
  const parts: TablePart[] = [];
  const groups = e.map((group) => readGroup(group, parts));
  const index = dictionary<Matcher<Declared>>();
  let entries: readonly TableEntry[] | undefined;
  const hosts = dictionary<number>();
  for (const domain of d) hosts[domain] = OWN_HOST;
  r.forEach(([, , ...own], provider) => {
    for (const host of own) hosts[host] ??= provider;
  });
  return {
    version: v,
    choiceCookie: c,
    mode: m ? 'report' : 'enforce',
    sensitivePaths: matcherOf(s.map((path) => [path, true])),
    purposes: p.map(readPurpose),
    providers: r.map(([id, shares]) => ({ id, shares: !!shares })),
    parts,
    names: (kind) => {
      const found = index[kind] ?? indexed(groups, kind);
      // A page can ask for kinds of its own making, without an end.
      if (found) index[kind] = found;
      return found;
    },
    hosts,
    entries: () => {
      entries ??= groups.flatMap(declaredIn).map(entryIn);
      return entries;
    },
  };
}

function readPurpose([id, flags, exemption, edition, earlier]: PackedPurpose): TablePurpose {
  return {
    id,
    always: !!(flags & ALWAYS),
    special: !!(flags & SPECIAL),
    advertising: !!(flags & ADVERTISING),
    exemption: EXEMPTIONS[exemption - 1],
    edition,
    earlier: Object.assign(dictionary<readonly string[]>(), earlier),
  };
}

function readGroup(
  [purpose, provider, kind, seconds, texts, domain = '', path = '']: PackedGroup,
  parts: TablePart[],
): Group {
  let part = parts.findIndex((each) => each.purpose === purpose && each.provider === provider);
  if (part < 0) part = parts.push({ purpose, provider }) - 1;
  const common = {
    kind: KINDS[kind] as Kind,
    part,
    lifetimeSeconds: Math.abs(seconds) || null,
    renewed: seconds >= 0,
    domain: domain || undefined,
    path: path || '/',
  };
  return { texts, common, declared: undefined };
}

/** By index and with little a name, and out of reach of a page's script, which may run before it. */
function indexed(groups: readonly Group[], kind: Kind): Matcher<Declared> | undefined {
  let matcher: Matcher<Declared> | undefined;
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] as Group;
    if (group.common.kind !== kind) continue;
    matcher ??= emptyMatcher();
    const declared = declaredIn(group);
    for (let each = 0; each < declared.length; each++)
      addName(matcher, (declared[each] as Declared).name, declared[each] as Declared);
  }
  return matcher;
}

/** Made once, whoever asks first. */
function declaredIn(group: Group): readonly Declared[] {
  if (!group.declared) {
    const { texts, common } = group;
    const declared: Declared[] = [];
    const names = split(texts, '\n');
    for (let at = 0; at < names.length; at++) add(declared, { name: names[at] as string, common, made: undefined });
    // All or none: a page can end this in the middle, by a stack that is full.
    group.declared = declared;
  }
  return group.declared;
}

/** The table of a registry, as a server needs it. */
export function tableOf(registry: Registry, earlier: readonly Registry[] = []): DecisionTable {
  return readTable(packTable(registry, earlier));
}
