import type { Loader, Parameter } from './adapters/index.ts';
import { CATALOGUE_IDS, type CatalogueProvider } from './catalogue/index.ts';
import type { Fault } from './fault.ts';
import type { Path } from './places.ts';
import type { RegistryFile } from './schema.ts';
import { didYouMean } from './suggest.ts';

type FileLoad = NonNullable<NonNullable<NonNullable<RegistryFile['providers']>[string]>['load']>;
type Value = FileLoad[string];

/** What a product is started with, by name of its parameter. */
type Settings = Readonly<Record<string, string>>;

interface Loads {
  /** By product. */
  readonly settings: Readonly<Record<string, Settings>>;
  /** Hosts that the settings name: data goes there. */
  readonly hosts: readonly string[];
  readonly faults: readonly Fault[];
}

/** What a provider has loaded, of the products that it extends: every parameter there and of the right form. */
export function loadsOf(id: string, load: FileLoad | undefined, products: readonly CatalogueProvider[]): Loads {
  const read = Object.entries(load ?? {}).map(([name, value]) =>
    readLoad(name, value, ['providers', id, 'load', name], products),
  );
  return {
    settings: Object.fromEntries(read.flatMap(({ name, settings }) => (settings ? [[name, settings]] : []))),
    hosts: read.flatMap(({ hosts }) => hosts),
    faults: read.flatMap(({ faults }) => faults),
  };
}

interface Load extends Pick<Loads, 'hosts' | 'faults'> {
  readonly name: string;
  readonly settings?: Settings;
}

function readLoad(name: string, value: Value, path: Path, products: readonly CatalogueProvider[]): Load {
  const product = products.find((each) => each.id === name);
  const { loader } = product ?? {};
  if (!product || !loader)
    return { name, hosts: [], faults: [product ? notLoaded(name, path) : unknownProduct(name, path, products)] };
  // A value alone is the first parameter's.
  const only = Object.keys(loader.parameters)[0];
  const isMap = typeof value === 'object';
  const given: Readonly<Record<string, string | number>> = isMap ? value : only ? { [only]: value } : {};
  const at = (parameter: string): Path => (isMap ? [...path, parameter] : path);
  const misspelt = unknownParameters(name, given, loader, at);
  const faults = [
    ...(isMap || only ? [] : [takesNothing(name, path)]),
    // A name that nothing has explains one that is missing.
    ...(misspelt.length > 0 ? misspelt : malformed(name, given, loader, path, at)),
  ];
  if (faults.length > 0) return { name, hosts: [], faults };
  const settings = Object.fromEntries(
    Object.entries(loader.parameters).map(([key, { preset }]) => [key, String(given[key] ?? preset)]),
  );
  return { name, settings, hosts: hostsIn(settings, loader), faults };
}

function unknownProduct(name: string, path: Path, products: readonly CatalogueProvider[]): Fault {
  const known = products.map(({ id }) => id);
  const mend = known.length > 0 ? didYouMean(name, known) : `name a product first: extends: ${CATALOGUE_IDS[0]}`;
  const message = `nothing is extended that is called "${name}"`;
  return { code: 'unknown-in-catalogue', path, message, mend, on: 'key' };
}

const notLoaded = (name: string, path: Path): Fault => ({
  code: 'wrong-value',
  path,
  message: `"${name}" is not started by us: it is a frame, or the site's own code starts it`,
  mend: 'take it out, and mark it up where it stands in the page (data-samtykke)',
  on: 'key',
});

const takesNothing = (name: string, path: Path): Fault => ({
  code: 'wrong-value',
  path,
  message: `"${name}" is loaded without an ID`,
  mend: `write load: { ${name}: {} }`,
});

function unknownParameters(
  name: string,
  given: Readonly<Record<string, unknown>>,
  { parameters }: Loader,
  at: (parameter: string) => Path,
): readonly Fault[] {
  const known = Object.keys(parameters);
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: 'unknown-in-catalogue',
      path: at(key),
      message: `"${name}" is loaded with nothing called "${key}"`,
      mend: known.length > 0 ? didYouMean(key, known) : `write load: { ${name}: {} }`,
      on: 'key',
    }));
}

function malformed(
  name: string,
  given: Readonly<Record<string, string | number>>,
  { parameters }: Loader,
  path: Path,
  at: (parameter: string) => Path,
): readonly Fault[] {
  return Object.entries(parameters).flatMap(
    ([key, parameter]) => faultOf(name, key, parameter, given[key], key in given ? at(key) : path) ?? [],
  );
}

function faultOf(
  name: string,
  key: string,
  { what, pattern, example, preset }: Parameter,
  value: string | number | undefined,
  path: Path,
): Fault | undefined {
  if (value === undefined) {
    if (preset !== undefined) return undefined;
    const mend = `add ${key}: ${example}`;
    return { code: 'missing-field', path, message: `"${name}" needs "${key}", the ${what}`, mend };
  }
  // YAML reads digits as a number, and one that is too long as another number.
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    const message = `the ${what} is too long for a number`;
    return { code: 'wrong-value', path, message, mend: `write it in quotes: ${key}: "${example}"` };
  }
  // It stands in an address and in calls: nothing but its own form may.
  if (isWhole(pattern, String(value))) return undefined;
  const message = `${JSON.stringify(String(value).slice(0, 80))} is no ${what} of "${name}"`;
  return { code: 'wrong-value', path, message, mend: `write it like ${example}` };
}

const isWhole = (pattern: RegExp, value: string): boolean => new RegExp(`^(?:${pattern.source})$`).test(value);

const hostsIn = (settings: Settings, { parameters }: Loader): readonly string[] =>
  Object.entries(parameters).flatMap(([key, { isHost }]) =>
    isHost ? [String(settings[key]).split('/')[0] as string] : [],
  );
