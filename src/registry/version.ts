import { canonicalJson } from './canonical.ts';
import { sha256 } from './hash.ts';
import type { RegistryDraft } from './normalise.ts';
import { type Part, partsOf } from './parts.ts';
import type { Purpose, Registry } from './registry.ts';

/** Raised when the canonical form changes its shape; a stored registry says which one it has. */
const FORMAT = 1;

/** The canonical form: what the version is the hash of, and what a store keeps. */
export function canonicalForm({ site, categories, purposes, providers, entries }: RegistryDraft): string {
  return canonicalJson({ format: FORMAT, site, categories, purposes, providers, entries });
}

/**
 * Reads a canonical form back, as it was stored.
 *
 * Throws an Error that names the format when a newer version of Samtykke wrote it.
 */
export async function readCanonicalForm(text: string): Promise<Registry> {
  const { format, ...draft } = JSON.parse(text) as RegistryDraft & { format: number };
  if (format !== FORMAT) throw new Error(`registry of format ${format}; this version reads format ${FORMAT}`);
  return sealRegistry(draft);
}

/** Adds what is computed from a registry's content: its version and the editions of its purposes. */
export async function sealRegistry(draft: RegistryDraft): Promise<Registry> {
  const parts = partsOf(draft);
  const editions = await Promise.all(draft.purposes.map((each) => editionOf(draft, each, parts)));
  return {
    ...draft,
    version: hex(await sha256(canonicalForm(draft))),
    editions: Object.fromEntries(draft.purposes.map(({ id }, index) => [id, editions[index] as string])),
  };
}

/**
 * A short hash of all that makes an earlier answer for a purpose hold: what it means, who is
 * responsible, who receives data in which role, and how long things live at the most. Wording, order,
 * and names of single entries are no part of it, so a minor change asks nobody again.
 */
async function editionOf(draft: RegistryDraft, purpose: Purpose, parts: readonly Part[]): Promise<string> {
  const { id, special, advertising, revision } = purpose;
  const roles = new Map(draft.providers.map(({ id: provider, party, role }) => [provider, { party, role }]));
  const recipients = parts
    .filter((part) => part.purpose === id)
    .map(({ provider, longestSeconds }) => ({ provider, longestSeconds, ...roles.get(provider) }))
    .sort((a, b) => (a.provider < b.provider ? -1 : 1));
  const controllers = draft.site.controllers.map((each) => each.register).sort();
  const content = canonicalJson({ special, advertising, revision, controllers, recipients });
  return base64url(await sha256(content)).slice(0, EDITION_LENGTH);
}

/** 36 bits: two editions of one purpose collide once in 10¹⁰; it tells editions apart, it proves nothing. */
const EDITION_LENGTH = 6;

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whole groups of three bytes only, which is all that a hash's beginning needs. */
function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 2 < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const group = (a << 16) | (b << 8) | c;
    text += [18, 12, 6, 0].map((shift) => LETTERS[(group >> shift) & 63]).join('');
  }
  return text;
}
