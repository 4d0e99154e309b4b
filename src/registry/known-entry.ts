import { CATALOGUE, type CatalogueEntry, type CatalogueProvider } from './catalogue/index.ts';
import { KNOWN_NAMES, type KnownName } from './lint/known-names.ts';
import { match, matcherOf } from './match.ts';
import { KINDS, type Kind, type Retention } from './registry.ts';

/** What is publicly known of a name: a proposal for who declares it, never a fact about a site. */
export interface KnownEntry {
  /** The name or pattern that it is known under. */
  readonly name: string;
  readonly product: string;
  /** Who makes the product, where the catalogue says so. */
  readonly maker?: string;
  /** Category that its maker's own description puts it in. */
  readonly category?: string;
  readonly retention?: Retention;
  readonly details?: { readonly en: string; readonly no: string };
}

const BY_KIND: ReadonlyMap<Kind, ReturnType<typeof matcherFor>> = new Map(
  KINDS.map((kind) => [kind, matcherFor(kind)]),
);

/** What the catalogue and the list of known names say of a name; `undefined` where neither has it. */
export function knownEntry(kind: Kind, name: string): KnownEntry | undefined {
  const matcher = BY_KIND.get(kind);
  return matcher && match(matcher, name);
}

function matcherFor(kind: Kind) {
  const products = CATALOGUE.flatMap((product) =>
    product.entries.filter((each) => (each.kind ?? 'cookie') === kind).map((entry) => ofCatalogue(product, entry)),
  );
  const names = kind === 'cookie' ? KNOWN_NAMES.map(ofName) : [];
  return matcherOf([...products, ...names].map((each) => [each.name, each] as const));
}

function ofCatalogue(
  { title, maker, serves }: CatalogueProvider,
  { name, retention, details }: CatalogueEntry,
): KnownEntry {
  return { name, product: title, maker, retention, details, ...(serves !== undefined && { category: serves }) };
}

function ofName({ name, product, serves }: KnownName): KnownEntry {
  return { name, product, category: serves };
}

/** What the catalogue knows of one product. */
export interface KnownProduct {
  readonly id: string;
  readonly maker: string;
  readonly category?: string;
  readonly cookies: readonly { readonly name: string; readonly retention: Retention }[];
}

/** A product of the catalogue by its id. */
export function knownProduct(id: string): KnownProduct | undefined {
  const product = CATALOGUE.find((each) => each.id === id);
  if (!product) return undefined;
  const cookies = product.entries
    .filter(({ kind = 'cookie' }) => kind === 'cookie')
    .map(({ name, retention }) => ({ name, retention }));
  return { id, maker: product.maker, cookies, ...(product.serves !== undefined && { category: product.serves }) };
}
