import { CATALOGUE, CATALOGUE_IDS, type CatalogueEntry, type CatalogueProvider } from './catalogue/index.ts';
import type { Fault } from './fault.ts';
import { JURISDICTIONS, type JurisdictionId, STRICTEST } from './jurisdictions/index.ts';
import { hostOfOrigin, loadsOf } from './loads.ts';
import { fieldName, type Path, type Places } from './places.ts';
import type { Product } from './registry.ts';
import { retentionSeconds } from './retention.ts';
import type { RegistryFile } from './schema.ts';
import { didYouMean } from './suggest.ts';

type FileProvider = NonNullable<NonNullable<RegistryFile['providers']>[string]>;
type FileEntry = RegistryFile['entries'][number];
type FileChange = NonNullable<FileProvider['changes']>[string];

/** A registry file in which the facts of the catalogue stand written out. */
export interface Expanded {
  readonly file: RegistryFile;
  /** How many entries the file has of its own; those of the catalogue come after them. */
  readonly ownEntries: number;
  /** Products that are started, or told of consent. */
  readonly products: readonly Product[];
  readonly faults: readonly Fault[];
}

/**
 * Writes out what the providers of a file extend, below what the file says itself. A file that extends
 * nothing stays as it is, so that its version does.
 */
export function expand(file: RegistryFile): Expanded {
  const ownEntries = file.entries.length;
  if (!file.providers) return { file, ownEntries, products: [], faults: [] };
  const written = Object.entries(file.providers).map(([id, settings]) => writeOut(id, settings ?? {}, file));
  const shared = written.flatMap((each, index) => sharedOrigins(each, written.slice(0, index)));
  return {
    file: {
      ...file,
      providers: Object.fromEntries(written.map(({ id, provider }) => [id, provider])),
      entries: [...file.entries, ...written.flatMap(({ entries }) => entries)],
    },
    ownEntries,
    products: written.flatMap(({ products }) => products),
    faults: [...written.flatMap(({ faults }) => faults), ...shared],
  };
}

/** A host belongs to one provider: from that of an earlier one nothing would be loaded, unless that one is allowed too. */
function sharedOrigins({ id, products }: WrittenOut, earlier: readonly WrittenOut[]): readonly Fault[] {
  return products.flatMap(({ id: product, load }) => {
    const host = load?.from && hostOfOrigin(load.from);
    const owner = host && earlier.find(({ provider }) => provider.hosts?.includes(host));
    if (!owner) return [];
    const message = `"${host}" is a host of "${owner.id}", so what it may send to the page hangs on that one`;
    const mend = `give each provider a host of its own, such as https://${id}.example.org`;
    return [{ code: 'wrong-value', path: ['providers', id, 'load', product, 'from'], message, mend }];
  });
}

/** The places of a file, where an entry from the catalogue stands with the provider that extends it. */
export function placesOfExpanded(places: Places, { file, ownEntries }: Expanded): Places {
  const written = (path: Path): Path => {
    const [section, index, field, ...rest] = path;
    const entry = section === 'entries' && Number(index) >= ownEntries ? file.entries[Number(index)] : undefined;
    if (!entry?.provider) return path;
    const isFixed = field === undefined || field === 'name' || field === 'provider';
    return ['providers', entry.provider, ...(isFixed ? ['extends'] : ['changes', entry.name, field, ...rest])];
  };
  return {
    valueAt: (path) => places.valueAt(written(path)),
    keyAt: (path) => places.keyAt(written(path)),
    fieldOf: (path) => fieldName(written(path)),
  };
}

interface WrittenOut {
  readonly id: string;
  readonly provider: FileProvider;
  readonly entries: readonly FileEntry[];
  readonly products: readonly Product[];
  readonly faults: readonly Fault[];
}

/** One provider with what it extends; the registry's own words win. */
function writeOut(id: string, settings: FileProvider, file: RegistryFile): WrittenOut {
  const { extends: _, without, changes, load, ...own } = settings;
  const extensions = extensionsOf(id, settings).map((each) => ({ ...each, ...lookUp(each, file) }));
  const extended = extensions.flatMap(({ product, category }) => (product && category ? [{ product, category }] : []));
  const products = extensions.flatMap(({ product }) => product ?? []);
  const loads = loadsOf(id, load, products);
  const entries = extended.flatMap(({ product, category }) =>
    product.entries.map((each) =>
      entryOf(each, { ...endOf(product), ...category, provider: id }, file, changes?.[each.name]),
    ),
  );
  return {
    id,
    provider: withHosts({ ...factsOf(products), ...own }, loads.hosts, file),
    entries: unique(entries, without ?? [], file),
    products: extended
      .filter(({ product: { loader, signal, withdrawal } }) => loader ?? signal ?? withdrawal)
      .map(({ product, category }) => {
        const set = loads.settings[product.id];
        return {
          id: product.id,
          provider: id,
          purpose: category.purpose ?? category.category,
          ...(set && { load: set }),
        };
      }),
    faults: [...extensions.flatMap(({ fault }) => fault ?? []), ...misnamed(id, settings, products), ...loads.faults],
  };
}

/** What the site has loaded from a host is the provider's, but for the site's own domains. */
function withHosts(provider: FileProvider, hosts: readonly string[], { site }: RegistryFile): FileProvider {
  const more = hosts.filter((host) => !site.domains.includes(host));
  return more.length > 0 ? { ...provider, hosts: [...new Set([...(provider.hosts ?? []), ...more])] } : provider;
}

/** A product that a provider names, where it names it, and the category or purpose that it gives. */
interface Extension {
  readonly name: string;
  readonly path: Path;
  readonly given: string | undefined;
}

function extensionsOf(id: string, { extends: names }: FileProvider): readonly Extension[] {
  const path = ['providers', id, 'extends'];
  if (names === undefined) return [];
  if (typeof names === 'string') return [{ name: names, path, given: undefined }];
  if (Array.isArray(names)) return names.map((name, index) => ({ name, path: [...path, index], given: undefined }));
  return Object.entries(names).map(([name, given]) => ({ name, path: [...path, name], given: given ?? undefined }));
}

type Belongs = Pick<FileEntry, 'category' | 'purpose'>;

function lookUp(
  { name, path, given }: Extension,
  { categories, purposes = {} }: RegistryFile,
): { readonly product?: CatalogueProvider; readonly category?: Belongs; readonly fault?: Fault } {
  const product = CATALOGUE.find((each) => each.id === name);
  if (!product) return { fault: unknownName(name, path) };
  const id = given ?? product.serves ?? '';
  const purpose = Object.hasOwn(purposes, id) ? purposes[id] : undefined;
  if (purpose) return { product, category: { category: purpose.category, purpose: id } };
  if (Object.hasOwn(categories, id)) return { product, category: { category: id } };
  const known = [...Object.keys(categories), ...Object.keys(purposes)];
  const own = `say which of yours it is for: extends: { ${name}: … }, with one of: ${known.join(', ')}`;
  const fault = given
    ? { message: `no category or purpose "${id}" is declared`, mend: didYouMean(id, known) }
    : { message: purposeUnknown(product), mend: own };
  return { product, fault: { code: 'unknown-category', path, ...fault } };
}

const purposeUnknown = ({ id, serves }: CatalogueProvider): string =>
  serves ? `"${id}" is for "${serves}", and no such category is declared` : `only the site can say what "${id}" is for`;

function unknownName(name: string, path: Path): Fault {
  const isInMap = path.at(-1) === name;
  return {
    code: 'unknown-in-catalogue',
    path,
    message: `the catalogue has no "${name}"`,
    mend: didYouMean(name, CATALOGUE_IDS),
    ...(isInMap ? { on: 'key' } : {}),
  };
}

/** Names under `without` and `changes` that none of the products has. */
function misnamed(id: string, settings: FileProvider, products: readonly CatalogueProvider[]): readonly Fault[] {
  const known = products.flatMap(({ entries }) => entries.map(({ name }) => name));
  const named = [
    ...(settings.without ?? []).map((name, index) => ({ name, path: ['providers', id, 'without', index] })),
    ...Object.keys(settings.changes ?? {}).map((name) => ({
      name,
      path: ['providers', id, 'changes', name],
      on: 'key' as const,
    })),
  ];
  const mend = (name: string): string =>
    known.length > 0 ? didYouMean(name, known) : `name a product first: extends: ${CATALOGUE_IDS[0]}`;
  return named
    .filter(({ name }) => !known.includes(name))
    .map((each) => ({
      ...each,
      code: 'unknown-in-catalogue',
      message: `nothing that "${id}" extends has an entry "${each.name}"`,
      mend: mend(each.name),
    }));
}

/** Facts of a provider: of one product its own; of several what they share, and the hosts of all. */
function factsOf(products: readonly CatalogueProvider[]): FileProvider {
  const [first, ...others] = products;
  if (!first) return {};
  const { title, maker, policy, optOut, discontinued } = first;
  const alone = others.length === 0;
  return {
    name: alone ? title : maker,
    hosts: [...new Set(products.flatMap(({ owns }) => owns))],
    policy,
    ...(optOut && { optOut }),
    ...(alone && discontinued && { discontinued }),
  };
}

const endOf = ({ discontinued }: CatalogueProvider): Pick<FileEntry, 'discontinued'> =>
  discontinued === undefined ? {} : { discontinued };

function entryOf(
  { unconfirmed: _, source: __, host, ...fact }: CatalogueEntry,
  place: Belongs & Pick<FileEntry, 'provider' | 'discontinued'>,
  { site }: RegistryFile,
  change: FileChange = {},
): FileEntry {
  // A category of its own leaves the purpose of the others.
  const { purpose, ...rest } = place;
  const language = site.writtenIn ?? (site.languages[0] as string);
  const words = typeof change.details === 'string' ? { [language]: change.details } : change.details;
  return {
    ...fact,
    ...(host && { domain: host }),
    retention: host ? fact.retention : shortened(fact.retention, site.jurisdiction ?? STRICTEST),
    ...rest,
    ...(purpose && !change.category && { purpose }),
    ...change,
    details: { ...fact.details, ...words },
  } as FileEntry;
}

/**
 * The maker's retention, or the longest that the rules of the place allow: the guard lets nothing on the
 * site's own hosts live longer, so a policy that said more would not be true. Ours: in whole months of 30 days.
 */
function shortened(retention: string, jurisdiction: JurisdictionId): string {
  const { maxLifetimeDays } = JURISDICTIONS[jurisdiction];
  const seconds = retentionSeconds(retention) ?? 0;
  return seconds > maxLifetimeDays * 86_400 ? `P${Math.floor(maxLifetimeDays / 30)}M` : retention;
}

/** Without what the provider leaves out, what the file declares itself, and what two products share. */
function unique(entries: readonly FileEntry[], without: readonly string[], file: RegistryFile): readonly FileEntry[] {
  const own = new Set(file.entries.map(keyOf));
  const seen = new Set<string>();
  return entries.filter((each) => {
    // The same name at two hosts is two things that visitors read of.
    const key = `${keyOf(each)} ${each.domain}`;
    if (own.has(keyOf(each)) || seen.has(key) || without.includes(each.name)) return false;
    seen.add(key);
    return true;
  });
}

const keyOf = ({ kind = 'cookie', name }: FileEntry): string => `${kind} ${name}`;
