import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { type DecisionTable, type Kind, parseRegistry, type Registry, tableOf } from '../../registry/index.ts';
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
import { addField, addItem, addSection, makeList, type YamlValue } from './yaml-insert.ts';

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
  readonly left: readonly { readonly kind: Kind; readonly name: string }[];
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
  let patched: Patched = { text, known: { registry, table: tableOf(registry), visits, lookUp } };
  const added: RegistryPatch['added'][number][] = [];
  const left: RegistryPatch['left'][number][] = [];
  for (const thing of undeclaredIn(findings, patched.known.table)) {
    const { kind, name } = thing;
    // What another one has brought with it: an entry of the same product, a host of the same provider.
    if (isDeclared(patched.known.table, thing)) continue;
    const next = await declare(thing, patched);
    if (!next) {
      left.push({ kind, name });
      continue;
    }
    patched = next;
    added.push({ kind, name, unsure: next.unsure });
  }
  return { text: patched.text, added, left };
}

interface Patched {
  readonly text: string;
  readonly known: Known;
}

/** The first proposal that does. */
async function declare(
  thing: Undeclared,
  { text, known }: Patched,
): Promise<(Patched & Pick<Proposal, 'unsure'>) | undefined> {
  for (const proposal of proposalsFor(thing, known)) {
    const written = write(text, proposal, known);
    const parsed = written === undefined ? undefined : await parseRegistry(written);
    if (written === undefined || !parsed?.ok) continue;
    const table: DecisionTable = tableOf(parsed.registry);
    if (!isDeclared(table, thing)) continue;
    return { text: written, known: { ...known, registry: parsed.registry, table }, unsure: proposal.unsure };
  }
  return undefined;
}

function write(text: string, proposal: Proposal, known: Known): string | undefined {
  const ready = withCategory(text, known);
  if (ready === undefined) return undefined;
  return proposal.kind === 'extends' ? writeExtension(ready, proposal) : writeEntry(ready, proposal);
}

/** A registry that asks for nothing gets a category that is asked for: what was found must not be always on. */
function withCategory(text: string, { registry }: Known): string | undefined {
  const hasOptional = registry.purposes.some(({ always }) => !always);
  return hasOptional ? text : addField(text, ['categories'], NEW_CATEGORY, {});
}

function writeEntry(text: string, { fields, newProvider, unsure }: Proposal & { kind: 'entry' }): string | undefined {
  const comment = unsure.length > 0 ? `unsure: ${unsure.join(', ')}` : undefined;
  const ready = newProvider ? addProvider(text, newProvider.id, { hosts: newProvider.hosts }) : text;
  return ready === undefined ? undefined : addItem(ready, ['entries'], fields, comment);
}

function addProvider(
  text: string,
  id: string,
  settings: { readonly [field: string]: YamlValue },
  comment?: string,
): string | undefined {
  const node = parseDocument(text, { logLevel: 'error' }).get('providers', true);
  return node === undefined
    ? addSection(text, 'entries', 'providers', { [id]: settings })
    : addField(text, ['providers'], id, settings, comment);
}

function writeExtension(
  text: string,
  { provider, product, category, unsure }: Proposal & { kind: 'extends' },
): string | undefined {
  const comment = unsure.length > 0 ? `unsure: ${unsure.join(', ')}` : undefined;
  const path = ['providers', provider];
  const document = parseDocument(text, { logLevel: 'error' });
  const value: YamlValue = category === undefined ? product : { [product]: category };
  if (!document.hasIn(path)) return addProvider(text, provider, { extends: value }, comment);
  const extended = document.getIn([...path, 'extends'], true);
  if (extended === undefined) return addField(text, path, 'extends', value, comment);
  const at = [...path, 'extends'];
  if (isMap(extended)) return addField(text, at, product, category ?? null, comment);
  // A list has no room for a category; the product gets a provider of its own then.
  if (category !== undefined)
    return document.hasIn(['providers', product]) ? undefined : addProvider(text, product, { extends: value }, comment);
  if (isSeq(extended)) return addItem(text, at, product);
  return isScalar(extended) ? makeList(text, at, product) : undefined;
}
