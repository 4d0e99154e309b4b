import { CATALOGUE, type CatalogueProvider } from './catalogue/index.ts';
import { KNOWN_NAMES } from './lint/known-names.ts';
import { hostOf, match, matcherOf } from './match.ts';
import { isAddress, KINDS, type Kind, OWN_PROVIDER, type Registry } from './registry.ts';

/** What stands in a proposal where only the site can say. */
const CATEGORY = 'CATEGORY';
const RETENTION = 'RETENTION';

/**
 * The line of a registry file that would declare a thing which the registry does not name: a product of the
 * catalogue where that has it, else an entry of its own. `CATEGORY` and `RETENTION` are the site's to write.
 *
 * @param name as it was found, with `*` for what is not known of it; of a script, frame or beacon its host.
 * @returns `undefined` where no line would do: too little is known of the name, or it is none that can be declared.
 */
export function proposeEntry(registry: Registry, kind: string, name: string): string | undefined {
  const known = KINDS.find((each) => each === kind);
  if (!known) return undefined;
  const product = productOf(known, name);
  if (product) return extension(registry, product, name);
  return isDeclarable(known, name) ? entryLine(registry, known, name) : undefined;
}

/** Ours: a host of which a part is not known could be anybody's, and a pattern of few letters could be anything. */
function isDeclarable(kind: Kind, name: string): boolean {
  if (isAddress(kind)) return /^[\w-]+(\.[\w-]+)+$/.test(name);
  return !/^[*./]*$/.test(name) && (!name.includes('*') || name.replace(/[^\p{L}\p{N}]/gu, '').length >= 3);
}

function productOf(kind: Kind, name: string): CatalogueProvider | undefined {
  const current = CATALOGUE.filter(({ discontinued }) => discontinued === undefined);
  const names = matcherOf(
    current.flatMap((product) =>
      product.entries.filter((each) => (each.kind ?? 'cookie') === kind).map((each) => [each.name, product] as const),
    ),
  );
  const found = match(names, name);
  if (found || !isAddress(kind)) return found;
  return current.find(({ owns, entries }) =>
    [...owns, ...entries.map((each) => hostOf(each.name))].some((host) => isWithin(name, host)),
  );
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

function extension(registry: Registry, { id, owns, serves }: CatalogueProvider, name: string): string {
  const own = registry.providers.find((each) => each.id === id || each.hosts.some((host) => owns.includes(host)));
  const product = isDeclared(registry, serves) ? id : `{ ${id}: ${CATEGORY} }`;
  return `providers: { ${own?.id ?? providerNear(registry, name) ?? id}: { extends: ${product} } }`;
}

/** Whether a category or purpose of the registry has this id. */
const isDeclared = ({ categories, purposes }: Registry, id: string | undefined): boolean =>
  [...categories, ...purposes].some((each) => each.id === id);

function entryLine(registry: Registry, kind: Kind, name: string): string {
  const serves = kind === 'cookie' ? KNOWN_NAMES.find((each) => each.name === name)?.serves : undefined;
  const fields = {
    // In quotes, as JSON has them, nothing in a name is YAML's own.
    name: JSON.stringify(isAddress(kind) ? `${name}/*` : name),
    kind,
    provider: isAddress(kind) ? (providerNear(registry, name) ?? idOf(name)) : OWN_PROVIDER,
    category: isDeclared(registry, serves) ? serves : CATEGORY,
    retention: isAddress(kind) || kind === 'sessionStorage' ? 'session' : RETENTION,
  };
  return `- { ${Object.entries(fields)
    .map(([field, value]) => `${field}: ${value}`)
    .join(', ')} }`;
}

/** A provider that has another host of the same registered domain. */
function providerNear({ providers }: Registry, name: string): string | undefined {
  const domain = registeredDomain(name);
  return providers.find(({ hosts }) => hosts.some((host) => registeredDomain(host) === domain))?.id;
}

/** Ours, a guess: two labels, or three below short ones (`bbc.co.uk`). A wrong one costs the reader a look. */
function registeredDomain(host: string): string {
  const labels = host.split('.');
  const isShort = (labels.at(-2)?.length ?? 0) <= 3 && labels.at(-1)?.length === 2;
  return labels.slice(isShort ? -3 : -2).join('.');
}

function idOf(host: string): string {
  const id = (registeredDomain(host).split('.')[0] ?? '').toLowerCase();
  return /^[a-z][a-z0-9_-]{0,39}$/.test(id) ? id : 'third-party';
}
