import type { Loader, Protocol, Signal, Step, Withdrawal } from './adapters/index.ts';
import { CATALOGUE } from './catalogue/index.ts';
import type { Product, Registry } from './registry.ts';

/** Whether a purpose is allowed, with one provider or with all. */
export type Condition = readonly [purpose: string, provider?: string];

/** What a page's script has to do for the products of one registry, and nothing of any other product. */
export interface PackedAdapters {
  /** Where our own pages begin: there nothing is loaded. */
  readonly own: string;
  /** What products of one maker are told together. */
  readonly told: readonly PackedProtocol[];
  readonly products: readonly PackedProduct[];
}

interface PackedProtocol {
  /** By kind: what has to be allowed for it, all of it; a kind without a condition is denied. */
  readonly kinds: Readonly<Record<string, readonly Condition[]>>;
  readonly before: readonly Step[];
  readonly update: readonly Step[];
}

export interface PackedProduct {
  readonly when: Condition;
  readonly before?: readonly Step[];
  readonly granted: readonly Step[];
  readonly denied: readonly Step[];
  readonly load?: PackedLoader;
}

type PackedLoader = Pick<Loader, 'before' | 'script' | 'attributes' | 'after' | 'again'>;

/**
 * Packs the adapters of a registry for a page. In `report` mode only of what the page itself loads: what the site
 * has in its pages goes on as it did.
 *
 * @param own where our own pages begin, with a slash at its end.
 * @returns nothing where there is nothing to do.
 */
export function packAdapters(registry: Registry, own: string): PackedAdapters | undefined {
  const products = (registry.products ?? [])
    .filter(({ load }) => load || registry.site.mode === 'enforce')
    .map((product) => ({ product, ...factsOf(product) }));
  if (products.length === 0) return undefined;
  const protocols = new Set(products.flatMap(({ signal }) => (signal && 'protocol' in signal ? signal.protocol : [])));
  return {
    own,
    told: [...protocols].map((protocol) => packProtocol(protocol, products, registry)),
    products: products.map(packProduct),
  };
}

interface Facts {
  readonly product: Product;
  readonly loader?: Loader | undefined;
  readonly signal?: Signal | undefined;
  readonly withdrawal?: Withdrawal | undefined;
}

function factsOf({ id }: Product): Omit<Facts, 'product'> {
  const { loader, signal, withdrawal } = CATALOGUE.find((each) => each.id === id) ?? {};
  return { loader, signal, withdrawal };
}

const conditionOf = ({ purpose, provider }: Product): Condition => [purpose, provider];

function packProtocol(protocol: Protocol, products: readonly Facts[], registry: Registry): PackedProtocol {
  const { kinds, byCategory = {}, before, update } = protocol;
  const conditionsOf = (kind: string): readonly Condition[] => {
    const category = byCategory[kind];
    if (category !== undefined) return purposesOf(category, registry);
    return products.flatMap(({ product, signal }) =>
      signal && 'protocol' in signal && signal.protocol === protocol && signal.kinds.includes(kind)
        ? [conditionOf(product)]
        : [],
    );
  };
  return { kinds: Object.fromEntries(kinds.map((kind) => [kind, conditionsOf(kind)])), before, update };
}

/** The purposes of a category that something is declared for. */
const purposesOf = (category: string, { purposes, entries }: Registry): readonly Condition[] =>
  purposes
    .filter(({ id, category: of }) => of === category && entries.some(({ purpose }) => purpose === id))
    .map(({ id }) => [id]);

function packProduct({ product, loader, signal, withdrawal }: Facts): PackedProduct {
  const settings = product.load ?? {};
  const written = <T>(value: T): T => writtenOut(value, settings);
  const alone = signal && 'protocol' in signal ? undefined : signal;
  const steps = (...lists: readonly (readonly Step[] | undefined)[]): readonly Step[] =>
    lists
      .flatMap((list) => list ?? [])
      .map(written)
      .filter(isWhole);
  return {
    when: conditionOf(product),
    ...(alone?.before && { before: steps(alone.before) }),
    granted: steps(withdrawal?.undo, alone?.granted),
    denied: steps(alone?.denied, withdrawal?.steps),
    ...(product.load && loader && { load: packLoader(loader, written, settings.from) }),
  };
}

/** With the script from where the registry says; what else names its maker's host stays. */
function packLoader(loader: Loader, written: <T>(value: T) => T, from: string | undefined): PackedLoader {
  const { source: _, unconfirmed: __, parameters: ___, ...rest } = loader;
  const packed = written(rest);
  return from === undefined ? packed : { ...packed, script: packed.script.replace(/^https:\/\/[^/]+/, from) };
}

/** A place for a setting, in texts and in names. */
const PLACE = /\{([a-z]+)\}/g;

/** The same with the settings in their places; one that is not set stays as it is. */
function writtenOut<T>(value: T, settings: Readonly<Record<string, string>>): T {
  const fill = (text: string): string => text.replace(PLACE, (place, name) => settings[name] ?? place);
  const write = (each: unknown): unknown => {
    if (typeof each === 'string') return fill(each);
    if (Array.isArray(each)) return each.map(write);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, write(inner)]));
  };
  return write(value) as T;
}

/** Whether nothing in a step waits for an ID that the registry does not say. */
const isWhole = (step: Step): boolean => !/\{id\}/.test(JSON.stringify(step));
