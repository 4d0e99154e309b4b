import type { Family } from '../features/index.ts';
import { type Entry, entryOf } from '../registry/index.ts';
import { type Html, html, renderTable } from '../render/index.ts';
import { operatorPage } from './operator-page.ts';
import type { Site } from './site.ts';

/** What stands behind one declared entry. */
interface Behind {
  readonly entry: Entry;
  /** Names of features, or of a provider; empty: nothing that is known of. */
  readonly by: string;
  readonly code: string;
}

/** `GET …/features`: which feature or provider stands behind each entry, and which entry has none. */
export function featurePage(site: Site, families: readonly Family[]): Response {
  return operatorPage(site, 'What stands behind each entry', content(site, families));
}

function content(site: Site, families: readonly Family[]): Html {
  const { entries } = site.registry;
  const rows = entries.map((entry) => behind(site, entry, families));
  const unknown = rows.filter(({ by }) => by === '').map(({ entry }) => entry.name);
  const undeclared = families.flatMap(({ names }) => names.filter((each) => !declaredAs(site, each)));
  return html`
    <p>${entries.length - unknown.length} of ${entries.length} entries have a feature of the site, or a provider whose script sets them.</p>
    ${unknown.length > 0 && html`<p>Nothing is known of: ${listed(unknown)}. Name the feature, or take the entry out.</p>`}
    ${undeclared.length > 0 && html`<p>Features name what the registry does not declare, and are refused it: ${listed(undeclared)}.</p>`}
    ${renderTable({
      caption: 'In the order of the registry',
      columns: ['Entry', 'Kind', 'Category', 'Retention', 'Behind it', 'Code'],
      rows: rows.map(({ entry, by, code }) => [
        html`<code>${entry.name}</code>`,
        entry.kind,
        entry.category,
        entry.retention,
        by || '–',
        code ? html`<code>${code}</code>` : '–',
      ]),
    })}`;
}

/** Name or pattern of the entry that a feature's cookie falls under. */
const declaredAs = ({ history }: Site, name: string): string | undefined =>
  entryOf(history.table, 'cookie', name)?.name;

const listed = (names: readonly string[]): Html =>
  html`${names.map((each, at) => html`${at > 0 && ', '}<code>${each}</code>`)}`;

function behind(site: Site, entry: Entry, families: readonly Family[]): Behind {
  const { registry } = site;
  const isCookie = entry.kind === 'cookie';
  const own = families.filter(({ names }) => isCookie && names.some((each) => declaredAs(site, each) === entry.name));
  if (own.length > 0) return { entry, by: textOf(own, 'name'), code: textOf(own, 'code') };
  if (isCookie && entry.name === registry.site.choiceCookie) return { entry, by: 'Consent', code: 'samtykke' };
  const provider = registry.providers.find(({ id }) => id === entry.provider);
  return { entry, by: provider?.party === 'third' ? provider.name : '', code: '' };
}

const textOf = (families: readonly Family[], field: 'name' | 'code'): string =>
  families.map((each) => each[field]).join(', ');
