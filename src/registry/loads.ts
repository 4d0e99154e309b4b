import type { Loader, Parameter } from './adapters/index.ts';
import { CATALOGUE_IDS, type CatalogueProvider } from './catalogue/index.ts';
import type { Fault } from './fault.ts';
import type { Path } from './places.ts';
import type { RegistryFile } from './schema.ts';
import { didYouMean } from './suggest.ts';

type FileLoad = NonNullable<NonNullable<NonNullable<RegistryFile['providers']>[string]>['load']>;
type Value = FileLoad[string];

/** What a product is started with, by name of its parameter, and {@link FROM}. */
type Settings = Readonly<Record<string, string>>;

interface Loads {
  /** By product. */
  readonly settings: Readonly<Record<string, Settings>>;
  /** Hosts that the settings name: data goes there. */
  readonly hosts: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * The origin that a script comes from in place of its maker's: a proxy of the site's, or a server on the developer's own
 * machine. Every product can have it; none has a parameter of this name.
 */
const FROM = 'from';

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
  const { [FROM]: from, ...given }: Given = isMap ? value : only ? { [only]: value } : {};
  const at = (parameter: string): Path => (isMap ? [...path, parameter] : path);
  const misspelt = unknownParameters(name, given, loader, at);
  const faults = [
    ...(isMap || only ? [] : [takesNothing(name, path)]),
    // A name that nothing has explains one that is missing.
    ...(misspelt.length > 0 ? misspelt : malformed(name, given, loader, path, at)),
    ...(from === undefined || isOrigin(from) ? [] : [noOrigin(name, from, at(FROM))]),
  ];
  if (faults.length > 0) return { name, hosts: [], faults };
  const settings = filledIn(loader, given, from);
  return { name, settings, hosts: hostsIn(settings, loader), faults };
}

type Given = Readonly<Partial<Record<string, string | number>>>;

/** With the defaults of what is not said. */
function filledIn({ parameters }: Loader, given: Given, from: Given[string]): Settings {
  const settings = Object.fromEntries(
    Object.entries(parameters).map(([key, { preset }]) => [key, String(given[key] ?? preset)]),
  );
  return from === undefined ? settings : { ...settings, [FROM]: String(from) };
}

/** `example.org` of `https://example.org:8443`: to decisions a port makes no difference. */
export const hostOfOrigin = (origin: string): string => origin.replace(/^https?:\/\/|:\d+$/g, '');

/** RFC 6454 6.2, as browsers write it: scheme, host and port. */
const ORIGIN = /^(https?):\/\/((?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::([1-9]\d{0,4}))?$/;
/** RFC 6761 6.3: a name that leads to no other machine. Ours: no `[::1]`, since no policy can name it (CSP3 2.3.1). */
const LOOPBACK = /^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/;

/** Ours: what anybody on the way could change is run on nobody's page. */
function isOrigin(from: string | number): boolean {
  const [, scheme, host = '', port = '443'] = ORIGIN.exec(String(from)) ?? [];
  return Number(port) <= 65_535 && (scheme === 'https' || (scheme === 'http' && LOOPBACK.test(host)));
}

const noOrigin = (name: string, from: string | number, path: Path): Fault => ({
  code: 'wrong-value',
  path,
  message: `${shown(from)} is no origin that the script of "${name}" can come from`,
  mend: 'write https:// and a host, such as https://metrics.example.org; http:// only for this machine, such as http://localhost:8080',
});

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
  given: Given,
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
      mend: known.length > 0 ? didYouMean(key, [...known, FROM]) : `write load: { ${name}: {} }`,
      on: 'key',
    }));
}

function malformed(
  name: string,
  given: Given,
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
  const message = `${shown(value)} is no ${what} of "${name}"`;
  return { code: 'wrong-value', path, message, mend: `write it like ${example}` };
}

const shown = (value: string | number): string => JSON.stringify(String(value).slice(0, 80));

const isWhole = (pattern: RegExp, value: string): boolean => new RegExp(`^(?:${pattern.source})$`).test(value);

/** The hosts of parameters that are one, and of where the script comes from. */
const hostsIn = (settings: Settings, { parameters }: Loader): readonly string[] => [
  ...Object.entries(parameters).flatMap(([key, { isHost }]) =>
    isHost ? [String(settings[key]).split('/')[0] as string] : [],
  ),
  ...(settings[FROM] === undefined ? [] : [hostOfOrigin(settings[FROM])]),
];
