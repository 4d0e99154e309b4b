import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { type Kind, parseRegistry, type Registry, tableOf } from '../../registry/index.ts';
import type { AuditFinding } from '../finding.ts';
import type { Visit } from '../observation.ts';
import {
  isDeclared,
  type Known,
  type KnownThing,
  NEW_CATEGORY,
  type Proposal,
  proposalsFor,
  type Undeclared,
  undeclaredIn,
} from './proposal.ts';
import {
  addFields,
  addItems,
  addSection,
  makeList,
  type YamlField,
  type YamlItem,
  type YamlValue,
} from './yaml-insert.ts';

/** What else is known of what was found. */
export interface PatchOptions {
  /** What was seen: lifetimes and attributes are taken from it. Without it they are unsure. */
  readonly visits?: readonly Visit[];
  /** What is publicly known of a name, such as in the Open Cookie Database. */
  readonly lookUp?: (kind: Kind, name: string) => KnownThing | undefined;
}

export interface RegistryPatch {
  /** The registry file with what was missing; every letter of the old one still stands in it, in its order. */
  readonly text: string;
  /** What it declares now, each with the fields that are a guess. */
  readonly added: readonly { readonly kind: Kind; readonly name: string; readonly unsure: readonly string[] }[];
  /** What no line would do for, and the site has to declare or take out by itself. */
  readonly left: readonly { readonly kind: Kind; readonly name: string; readonly reason?: string }[];
}

/**
 * A registry file in which what was found and is not declared is declared: by a product of the catalogue where it has one,
 * else by an entry made of what was seen. What is a guess says so in a comment, `# unsure: category`; nothing is guessed
 * into a category that is always on. Each addition is kept only if the file still parses and names the thing.
 *
 * @param text the registry file, from which `registry` was read.
 */
export async function registryPatch(
  text: string,
  findings: readonly AuditFinding[],
  registry: Registry,
  { visits = [], lookUp = () => undefined }: PatchOptions = {},
): Promise<RegistryPatch> {
  const table = tableOf(registry);
  const things = undeclaredIn(findings, table);
  // A product names several things, so each is verified by itself; entries of their own can come all together.
  let patched: Patched = { text, added: [], known: { registry, table, visits, lookUp } };
  patched = await declareEach(
    things.filter((thing) => hasProduct(thing, patched.known)),
    patched,
  );
  patched = await declareMany(undeclared(things, patched), patched);
  const left = undeclared(things, patched).map(({ kind, name, isLiteral }) => ({
    kind,
    name,
    ...(isLiteral && { reason: LITERAL }),
  }));
  return { text: patched.text, added: patched.added, left };
}

const LITERAL = 'a * was seen in its name, and would stand for any letters in the registry';

interface Patched {
  readonly text: string;
  readonly added: RegistryPatch['added'];
  readonly known: Known;
}

const undeclared = (things: readonly Undeclared[], { known }: Patched): readonly Undeclared[] =>
  things.filter((thing) => !isDeclared(known.table, thing));

const hasProduct = (thing: Undeclared, known: Known): boolean => proposalsFor(thing, known)[0]?.kind === 'extends';

/** One after the other, each by the first proposal that does; what another one has brought with it is there already. */
async function declareEach(things: readonly Undeclared[], start: Patched): Promise<Patched> {
  let patched = start;
  for (const thing of things) {
    for (const proposal of proposalsFor(thing, patched.known)) {
      if (isDeclared(patched.known.table, thing)) break;
      const written = write(patched.text, [proposal], patched.known);
      patched = (await parsedWith(written, [{ thing, proposal }], patched)) ?? patched;
    }
  }
  return patched;
}

/** In as few goes as there can be: one name that cannot be declared holds up none of the others. */
async function declareMany(things: readonly Undeclared[], start: Patched): Promise<Patched> {
  const all = await declareAtOnce(things, start);
  if (all) return all;
  if (things.length === 1) return declareEach(things, start);
  const half = Math.ceil(things.length / 2);
  return declareMany(things.slice(half), await declareMany(things.slice(0, half), start));
}

/** All by entries of their own in one go; `undefined` where the file would not parse then, or one does not do. */
async function declareAtOnce(things: readonly Undeclared[], patched: Patched): Promise<Patched | undefined> {
  const chosen = things.flatMap((thing) => {
    const proposal = proposalsFor(thing, patched.known).find(({ kind }) => kind === 'entry');
    return proposal ? [{ thing, proposal }] : [];
  });
  if (chosen.length === 0) return patched;
  const written = write(
    patched.text,
    chosen.map(({ proposal }) => proposal),
    patched.known,
  );
  return parsedWith(written, chosen, patched);
}

interface Chosen {
  readonly thing: Undeclared;
  readonly proposal: Proposal;
}

/** The file with what was chosen, if it parses and names all of it. */
async function parsedWith(
  text: string | undefined,
  chosen: readonly Chosen[],
  { known, added }: Patched,
): Promise<Patched | undefined> {
  const parsed = text === undefined ? undefined : await parseRegistry(text);
  if (text === undefined || !parsed?.ok) return undefined;
  const table = tableOf(parsed.registry);
  if (chosen.some(({ thing }) => !isDeclared(table, thing))) return undefined;
  const told = chosen.map(({ thing: { kind, name }, proposal: { unsure } }) => ({ kind, name, unsure }));
  return { text, added: [...added, ...told], known: { ...known, registry: parsed.registry, table } };
}

function write(text: string, proposals: readonly Proposal[], known: Known): string | undefined {
  const ready = withCategory(text, known);
  const [extension] = proposals.filter((each) => each.kind === 'extends');
  if (ready === undefined || extension) return extension && ready && writeExtension(ready, extension);
  const entries = proposals.filter((each) => each.kind === 'entry');
  const withProviders = addProviders(ready, newProviders(entries));
  return withProviders === undefined ? undefined : addItems(withProviders, ['entries'], entries.map(itemOf));
}

/** Each once, with all hosts that it was met at. */
function newProviders(entries: readonly EntryProposal[]): readonly YamlField[] {
  const found = entries.flatMap(({ newProvider }) => newProvider ?? []);
  const byId = Map.groupBy(found, ({ id }) => id);
  return [...byId].map(([key, all]) => ({ key, value: { hosts: [...new Set(all.flatMap(({ hosts }) => hosts))] } }));
}

type EntryProposal = Proposal & { kind: 'entry' };
type ExtendsProposal = Proposal & { kind: 'extends' };

/** A registry that asks for nothing gets a category that is asked for: what was found must not be always on. */
function withCategory(text: string, { registry }: Known): string | undefined {
  const hasOptional = registry.purposes.some(({ always }) => !always);
  return hasOptional ? text : addFields(text, ['categories'], [{ key: NEW_CATEGORY, value: {} }]);
}

const itemOf = ({ fields, unsure }: EntryProposal): YamlItem => ({ value: fields, comment: commentOf(unsure) });

const commentOf = (unsure: readonly string[]): string | undefined =>
  unsure.length > 0 ? `unsure: ${unsure.join(', ')}` : undefined;

function addProviders(text: string, providers: readonly YamlField[]): string | undefined {
  if (providers.length === 0) return text;
  const hasSection = parseDocument(text, { logLevel: 'error' }).has('providers');
  return hasSection ? addFields(text, ['providers'], providers) : addSection(text, 'entries', 'providers', providers);
}

function writeExtension(text: string, { provider, product, category, unsure }: ExtendsProposal): string | undefined {
  const comment = commentOf(unsure);
  const path = ['providers', provider];
  const document = parseDocument(text, { logLevel: 'error' });
  const value: YamlValue = category === undefined ? product : { [product]: category };
  if (!document.hasIn(path)) return addProviders(text, [{ key: provider, value: { extends: value }, comment }]);
  const extended = document.getIn([...path, 'extends'], true);
  if (extended === undefined) return addFields(text, path, [{ key: 'extends', value, comment }]);
  const at = [...path, 'extends'];
  if (isMap(extended)) return addFields(text, at, [{ key: product, value: category ?? null, comment }]);
  // A list has no room for a category; the product gets a provider of its own then.
  if (category !== undefined)
    return document.hasIn(['providers', product])
      ? undefined
      : addProviders(text, [{ key: product, value: { extends: value }, comment }]);
  if (isSeq(extended)) return addItems(text, at, [{ value: product }]);
  return isScalar(extended) ? makeList(text, at, product) : undefined;
}
