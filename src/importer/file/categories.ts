import type { RegistryFile } from '../../registry/index.ts';
import { plain } from '../fold.ts';
import type { FileEntry } from './entries.ts';
import { idOf } from './providers.ts';

/** Where a row goes whose category the policy does not tell: asked for, so that nothing of it happens unasked. */
export const UNSORTED = 'unsorted';

/** The categories that entries name, in the order in which they first do; the one that is always on is never lacking. */
export function categoriesOf(entries: readonly FileEntry[]): RegistryFile['categories'] {
  const labels = new Map<string, string | undefined>();
  for (const { fields, categoryLabel } of entries)
    if (!labels.has(fields.category)) labels.set(fields.category, categoryLabel);
  const ids = labels.has('essential') ? [...labels.keys()] : ['essential', ...labels.keys()];
  return Object.fromEntries(ids.map((id) => [id, settingsOf(id, labels.get(id))]));
}

function settingsOf(id: string, label: string | undefined): NonNullable<RegistryFile['categories'][string]> {
  if (id === 'essential') return { always: true };
  if (id === 'marketing') return { advertising: true };
  if (id === UNSORTED) return { label: 'Unsorted' };
  return label === undefined ? {} : { label };
}

/** The id of a category that is none of the standard ones: the policy's own word. */
export function ownCategoryId(printed: string): string {
  const words = plain(printed).split(' ').slice(0, 4).join(' ');
  const id = idOf(words);
  return id === 'essential' ? UNSORTED : id;
}
