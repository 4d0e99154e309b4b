import { readFile } from 'node:fs/promises';
import { type Document, parseDocument } from 'yaml';
import { formatRegistryError, parseRegistry, type Registry } from '../../../src/registry/index.ts';
import { loadRegistry } from '../../../src/server/index.ts';
import { hostOf, originOf, THIRD_PARTIES, type ThirdParty } from './origins.ts';
import { CONTAINER_WITH_UNIVERSAL, CONTAINER_WITHOUT_UNIVERSAL } from './scripts/google.ts';

/** Whom forms of the site lead to, for sign-in and payment: by what it carries over to them they are declared. */
const SERVICES = { id: 'services', name: 'Demo Services', hosts: ['localhost'], carriedBy: 'tppId' } as const;

/** Products of the catalogue that a company's script is started by, and with what. */
type Products = Readonly<Record<string, { readonly id: string }>>;

/** What the demo runs with. */
export interface DemoRegistry {
  readonly registry: Registry;
  /** The same as a file: what `samtykke audit` holds the demo against. */
  readonly text: string;
}

const HEAD =
  ' What the demo runs with, written anew at each start: the scripts of other companies come from this machine.';

/**
 * A registry of the demo's, in which the scripts of other companies come from this machine, by the catalogue's own
 * loaders, and whom its forms lead to is somebody else. The entries are those of the file and no others; what the
 * companies are and where visitors can read on comes from the catalogue where the file says nothing.
 *
 * @param port of the {@link thirdParties}. The registry's version does not hang on it.
 * @throws {RegistryFileError} as `loadRegistry` does.
 */
export async function demoRegistry(path: string, port: number): Promise<DemoRegistry> {
  const written = await loadRegistry(path);
  const document = parseDocument(await readFile(path, 'utf8'));
  if (document.contents) document.contents.commentBefore = HEAD;
  declareServices(document, written);
  const parties = THIRD_PARTIES.filter((party) => written.entries.some(({ provider }) => provider === party));
  for (const party of parties) {
    const products = productsOf(party, written);
    set(document, party, { hosts: [hostOf(party)], ...startedBy(products, party, written, port) });
  }
  // What the catalogue would add is what the site does not use: its policy names its own.
  const { entries } = await parsed(textOf(document), path);
  for (const party of parties) {
    const added = entries.slice(written.entries.length).filter(({ provider }) => provider === party);
    if (added.length > 0) set(document, party, { without: added.map(({ name }) => name) });
  }
  const text = textOf(document);
  return { registry: await parsed(text, path), text };
}

const textOf = (document: Document): string => document.toString({ lineWidth: 0 });

function declareServices(document: Document, { entries }: Registry): void {
  const carried = entries.findIndex(({ name }) => name === SERVICES.carriedBy);
  if (carried < 0) return;
  document.setIn(['entries', carried, 'provider'], SERVICES.id);
  set(document, SERVICES.id, { name: SERVICES.name, hosts: SERVICES.hosts });
}

function set(document: Document, party: string, fields: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(fields)) {
    document.setIn(['providers', party, field], document.createNode(value));
  }
}

async function parsed(text: string, path: string): Promise<Registry> {
  const read = await parseRegistry(text, path);
  if (read.ok) return read.registry;
  throw new Error(read.errors.map(formatRegistryError).join('\n'));
}

function productsOf(party: ThirdParty, { entries }: Registry): Products {
  const hasUniversal = entries.some(({ name }) => name.startsWith('_gat_'));
  const container = hasUniversal ? CONTAINER_WITH_UNIVERSAL : CONTAINER_WITHOUT_UNIVERSAL;
  switch (party) {
    case 'google':
      return { 'google-analytics-4': { id: 'G-V6B1R508XB' }, 'google-tag-manager': { id: container } };
    case 'hotjar':
      return { hotjar: { id: '1234567' } };
    case 'bing':
      return { 'microsoft-uet': { id: '12345678' } };
    // The catalogue has nothing that was ended so long ago: its script stands in the page.
    case 'alexa':
      return {};
  }
}

/** Each product for the purpose that the file has the company's cookies for, where visitors are asked. */
function startedBy(products: Products, party: ThirdParty, registry: Registry, port: number): object {
  const asked = registry.purposes.filter(({ always }) => !always).map(({ id }) => id);
  const purpose = registry.entries.find((each) => each.provider === party && asked.includes(each.purpose))?.purpose;
  const ids = Object.keys(products);
  if (purpose === undefined || ids.length === 0) return {};
  return {
    extends: Object.fromEntries(ids.map((id) => [id, purpose])),
    load: Object.fromEntries(
      Object.entries(products).map(([id, settings]) => [id, { ...settings, from: originOf(party, port) }]),
    ),
  };
}
