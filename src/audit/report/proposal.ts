import { parse } from 'yaml';
import {
  type DecisionTable,
  entryOf,
  hostOf,
  isAddress,
  JURISDICTIONS,
  type JurisdictionId,
  KINDS,
  type Kind,
  match,
  matcherOf,
  matchHost,
  OWN_HOST,
  OWN_PROVIDER,
  proposeEntry,
  type Registry,
} from '../../registry/index.ts';
import type { AuditFinding } from '../finding.ts';
import type { CookieWrite, StorageWrite, Visit } from '../observation.ts';
import { retentionOf } from './lifetime.ts';
import type { YamlValue } from './yaml-insert.ts';

/** A thing that was seen and that the registry does not name. */
export interface Undeclared {
  readonly kind: Kind;
  readonly name: string;
  /** Whether a `*` in the name was seen there, and is none of a pattern. */
  readonly isLiteral?: true;
  /** Host that it goes to, where the finding says so. */
  readonly host: string | undefined;
  /** Hosts of the scripts that did it, nearest first. */
  readonly scripts: readonly string[];
}

/** What is publicly known of a name, by whoever was asked. */
export interface KnownThing {
  /** A category of the registry, or another word for one, which is then not used. */
  readonly category?: string;
}

/** A way to declare a thing. */
export type Proposal =
  | {
      readonly kind: 'extends';
      readonly provider: string;
      readonly product: string;
      /** Where the registry has no category of the product's own. */
      readonly category: string | undefined;
      readonly unsure: readonly string[];
    }
  | {
      readonly kind: 'entry';
      readonly fields: { readonly [field: string]: YamlValue };
      /** One that the file does not have yet, with the host that it is known by. */
      readonly newProvider: { readonly id: string; readonly hosts: readonly string[] } | undefined;
      readonly unsure: readonly string[];
    };

/** What a proposal is made of besides the thing. */
export interface Known {
  readonly registry: Registry;
  readonly table: DecisionTable;
  readonly visits: readonly Visit[];
  readonly lookUp: (kind: Kind, name: string) => KnownThing | undefined;
}

/**
 * Things that findings are about and that the registry does not name, each once. What it names and what the site did
 * wrong with it is the site's to mend, and not among them.
 */
export function undeclaredIn(findings: readonly AuditFinding[], table: DecisionTable): readonly Undeclared[] {
  const things = new Map<string, Undeclared>();
  for (const { subject, evidence } of findings) {
    // Data goes with any request, if only an address: that is what a beacon is in a registry.
    const kind = subject.kind === 'request' ? 'beacon' : KINDS.find((each) => each === subject.kind);
    if (!kind) continue;
    const name = isAddress(kind) ? hostOf(subject.name) : subject.name;
    const scripts = evidence.flatMap(({ stack = [] }) => stack.map(({ url }) => hostOfUrl(url))).filter(isText);
    const isLiteral = subject.literal && !isAddress(kind) ? { isLiteral: true as const } : {};
    const thing = { kind, name, ...isLiteral, host: subject.host, scripts: [...new Set(scripts)] };
    const key = JSON.stringify([kind, name]);
    if (!isDeclared(table, thing) && !things.has(key)) things.set(key, thing);
  }
  return [...things.values()];
}

const isText = (text: string | undefined): text is string => text !== undefined;
const hostOfUrl = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname || undefined : undefined;

/** Whether a registry names a thing: by an entry, or by the host of one of its providers, or as its own choice cookie. */
export function isDeclared(table: DecisionTable, { kind, name }: Pick<Undeclared, 'kind' | 'name'>): boolean {
  if (kind === 'cookie' && name === table.choiceCookie) return true;
  if (!isAddress(kind)) return entryOf(table, kind, name) !== undefined;
  // An address without a host is on the site's own, which needs no entry.
  const host = hostOf(name);
  return host === '' || entryOf(table, kind, `${host}/`) !== undefined || isDeclaredHost(table, host);
}

/** A host of a provider that has a part to answer for; one without any would be denied all the same. */
function isDeclaredHost(table: DecisionTable, host: string): boolean {
  const provider = matchHost(table.hosts, host);
  return provider === OWN_HOST || table.parts.some((part) => part.provider === provider);
}

/**
 * Ways to declare a thing, the better first: a product of the catalogue, then an entry of its own. None where a `*` was seen
 * in its name: a registry would take that for a pattern, and say nothing more of whatever is like it.
 */
export function proposalsFor(thing: Undeclared, known: Known): readonly Proposal[] {
  if (thing.isLiteral) return [];
  const line = proposeEntry(known.registry, thing.kind, thing.name);
  if (line === undefined) return [];
  const product = productIn(line);
  const extension = product && extensionOf(product, thing, known);
  return [...(extension ? [extension] : []), entryFor(thing, line, known)];
}

interface ProductLine {
  readonly provider: string;
  readonly product: string;
  readonly needsCategory: boolean;
}

/** Reads what `proposeEntry` says of a product: `providers: { ID: { extends: PRODUCT } }`. */
function productIn(line: string): ProductLine | undefined {
  const { providers } = parse(line) as { providers?: Record<string, { extends: string | Record<string, string> }> };
  const found = Object.entries(providers ?? {})[0];
  if (!found) return undefined;
  const [provider, { extends: product }] = found;
  const needsCategory = typeof product !== 'string';
  return { provider, product: needsCategory ? (Object.keys(product)[0] as string) : product, needsCategory };
}

function extensionOf({ provider, product, needsCategory }: ProductLine, thing: Undeclared, known: Known): Proposal {
  const { category, isSure } = categoryFor(thing, undefined, provider, known);
  return {
    kind: 'extends',
    provider,
    product,
    category: needsCategory ? category : undefined,
    unsure: needsCategory && !isSure ? ['category'] : [],
  };
}

function entryFor(thing: Undeclared, line: string, known: Known): Proposal {
  const { kind, name } = thing;
  const provider = providerFor(thing, known);
  const { category, isSure } = categoryFor(thing, line, provider.id, known);
  const facts = isAddress(kind) ? { fields: { retention: 'session' }, unsure: [] } : keptFacts(thing, known);
  const { retention, ...attributes } = facts.fields;
  return {
    kind: 'entry',
    fields: {
      name: isAddress(kind) ? `${name}/*` : name,
      ...(kind !== 'cookie' && { kind }),
      ...(provider.id !== OWN_PROVIDER && { provider: provider.id }),
      category,
      retention: retention as YamlValue,
      ...attributes,
    },
    newProvider:
      provider.isNew && provider.host !== undefined ? { id: provider.id, hosts: [provider.host] } : undefined,
    unsure: [...(isSure ? [] : ['category']), ...(provider.isNew ? ['provider'] : []), ...facts.unsure],
  };
}

interface Owner {
  readonly id: string;
  /** The host that it is known by; absent for the site itself. */
  readonly host?: string;
  readonly isNew: boolean;
}

/**
 * Who sets or receives it: of an address its host, of what goes to a host that is not the site's that host, else the first
 * script in the calls that is not the site's own, else the site.
 */
function providerFor({ kind, name, host, scripts }: Undeclared, known: Known): Owner {
  const goesTo = isAddress(kind) ? name : host;
  const hosts = [...(goesTo === undefined ? [] : [goesTo]), ...(isAddress(kind) ? [] : scripts)];
  const foreign = hosts.find((each) => matchHost(known.table.hosts, each) !== OWN_HOST);
  return foreign === undefined ? { id: OWN_PROVIDER, isNew: false } : ownerOf(foreign, known);
}

function ownerOf(host: string, { registry, table }: Known): Owner {
  const index = matchHost(table.hosts, host);
  const declared = index === undefined ? undefined : table.providers[index]?.id;
  if (declared !== undefined) return { id: declared, host, isNew: false };
  const line = proposeEntry(registry, 'script', host);
  const id =
    line === undefined ? 'third-party' : (productIn(line)?.provider ?? entryIn(line)?.provider ?? 'third-party');
  const isNew = !registry.providers.some((each) => each.id === id);
  return { id, host, isNew };
}

type EntryLine = Readonly<Record<'name' | 'kind' | 'provider' | 'category' | 'retention', string>>;

/** Reads what `proposeEntry` says of an entry: `- { name: …, … }`. */
function entryIn(line: string): EntryLine | undefined {
  const found: unknown = parse(line);
  return Array.isArray(found) ? (found[0] as EntryLine) : undefined;
}

/**
 * The category that it would stand in. Ours: never one that is always on, since only the site can say that a visitor asked
 * for what needs it, and a guess must not allow anything.
 */
function categoryFor(
  thing: Undeclared,
  line: string | undefined,
  provider: string,
  { registry, lookUp }: Known,
): { readonly category: string; readonly isSure: boolean } {
  const optional = registry.purposes.filter(({ always }) => !always);
  const categories = optional.map(({ category }) => category);
  const said = [lookUp(thing.kind, thing.name)?.category, line === undefined ? undefined : entryIn(line)?.category];
  const told = said.find((each) => each !== undefined && categories.includes(each));
  if (told !== undefined) return { category: told, isSure: true };
  const beside = registry.entries.find((each) => each.provider === provider && provider !== OWN_PROVIDER)?.category;
  const first = optional.find(({ special }) => !special)?.category ?? categories[0] ?? NEW_CATEGORY;
  return { category: beside !== undefined && categories.includes(beside) ? beside : first, isSure: false };
}

/** Where a registry has no category that is asked for. */
export const NEW_CATEGORY = 'unclassified';

interface Facts {
  readonly fields: { readonly [field: string]: YamlValue };
  readonly unsure: readonly string[];
}

/** How long it is kept and, of a cookie, how it is written, from what was seen of it. */
function keptFacts(thing: Undeclared, { registry, visits, table }: Known): Facts {
  if (thing.kind === 'cookie') return cookieFacts(cookiesOf(thing, visits), table);
  const isOnlySession = thing.kind === 'sessionStorage';
  return {
    fields: { retention: isOnlySession ? 'session' : longest(registry) },
    unsure: isOnlySession ? [] : ['retention'],
  };
}

/** Ours: what never ends by itself gets as much as the rules of the place allow, a year at most. */
function longest({ site }: Registry): string {
  const { maxLifetimeDays } = JURISDICTIONS[site.jurisdiction as JurisdictionId];
  return retentionOf(Math.min(maxLifetimeDays, 365) * 86_400);
}

/** As often as it was written and taken, in the order in which it was. */
function cookiesOf(thing: Undeclared, visits: readonly Visit[]): readonly CookieWrite[] {
  const isNamed = nameMatcher(thing);
  return visits
    .flatMap(({ cookies }) => cookies)
    .filter(({ name, domain, blocked, lifetimeSeconds }) => {
      const isDeletion = lifetimeSeconds !== null && lifetimeSeconds <= 0;
      return isNamed(name) && (thing.host ?? domain) === domain && blocked.length === 0 && !isDeletion;
    });
}

function nameMatcher({ name }: Undeclared): (seen: StorageWrite['name']) => boolean {
  const names = matcherOf([[name, true] as const]);
  return (seen) => match(names, seen) === true;
}

function cookieFacts(writes: readonly CookieWrite[], table: DecisionTable): Facts {
  const last = writes.at(-1);
  if (!last) return { fields: { retention: 'session' }, unsure: ['retention'] };
  const lifetimes = writes.flatMap(({ lifetimeSeconds }) => lifetimeSeconds ?? []);
  const isOwn = matchHost(table.hosts, last.domain) === OWN_HOST;
  const isSecure = last.secure;
  return {
    fields: {
      retention: retentionOf(lifetimes.length > 0 ? Math.max(...lifetimes) : null),
      ...(last.by === 'response' && !last.httpOnly && { setBy: 'server' }),
      // As the catalogue has it: of a cookie on somebody else's host, that host.
      ...((!last.hostOnly || !isOwn) && { domain: last.domain }),
      ...(last.path !== '/' && last.path.startsWith('/') && { path: last.path }),
      ...(last.httpOnly && { httpOnly: true }),
      ...(!isSecure && { secure: false }),
      ...(last.sameSite !== undefined && last.sameSite !== 'Lax' && { sameSite: last.sameSite }),
      ...(last.partitionKey !== undefined && { partitioned: true }),
    },
    unsure: [],
  };
}
