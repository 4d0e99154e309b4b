import type { Family } from '../features/index.ts';
import type { Entry, Provider } from '../registry/index.ts';
import { type Html, html } from '../render/index.ts';
import { operatorPage, operatorTable } from './operator-page.ts';
import type { Site } from './site.ts';

/** What stands behind one declared entry. */
interface Behind {
  readonly entry: Entry;
  /** Names of features, or of a provider; empty: nothing that is known of. */
  readonly by: string;
  readonly code: string;
}

/** `GET …/features`: which feature or provider stands behind each entry, and which entry has none. */
export function featurePage(
  site: Site,
  request: Request,
  token: string | undefined,
  families: readonly Family[],
): Promise<Response> {
  return operatorPage(site, request, token, 'What stands behind each entry', () => content(site, families));
}

function content({ registry }: Site, families: readonly Family[]): Html {
  const rows = registry.entries.map((entry) => behind(entry, families, registry.providers, registry.site.choiceCookie));
  const known = rows.filter(({ by }) => by !== '');
  const names = new Set(registry.entries.map(({ name }) => name));
  const undeclared = families.flatMap((family) => family.names.filter((each) => !names.has(each)));
  return html`
    <p>${known.length} of ${rows.length} entries have a feature of the site, or a provider whose script sets them.</p>
    ${known.length < rows.length && html`<p>Nothing is known of: ${listed(rows.filter(({ by }) => by === '').map(({ entry }) => entry.name))}. Name the feature, or take the entry out.</p>`}
    ${undeclared.length > 0 && html`<p>Features name what the registry does not declare, and are refused it: ${listed(undeclared)}.</p>`}
    ${operatorTable(
      'In the order of the registry',
      'Entry',
      ['Kind', 'Category', 'Retention', 'Behind it', 'Code'],
      rows.map(({ entry, by, code }) => [
        html`<code>${entry.name}</code>`,
        [entry.kind, entry.category, entry.retention, by || '–', code ? html`<code>${code}</code>` : '–'],
      ]),
    )}`;
}

const listed = (names: readonly string[]): Html =>
  html`${names.map((each, at) => html`${at > 0 && ', '}<code>${each}</code>`)}`;

function behind(
  entry: Entry,
  families: readonly Family[],
  providers: readonly Provider[],
  choiceCookie: string,
): Behind {
  const own = families.filter(({ names }) => names.includes(entry.name));
  if (own.length > 0) return { entry, by: textOf(own, 'name'), code: textOf(own, 'code') };
  if (entry.name === choiceCookie) return { entry, by: 'Consent', code: 'samtykke' };
  const provider = providers.find(({ id }) => id === entry.provider);
  return { entry, by: provider?.party === 'third' ? provider.name : '', code: '' };
}

const textOf = (families: readonly Family[], field: 'name' | 'code'): string =>
  families.map((each) => each[field]).join(', ');
