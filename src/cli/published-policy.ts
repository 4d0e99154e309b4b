import type { PublishedPolicy, PublishedRow } from '../audit/index.ts';
import { type ImportedRow, importPolicy } from '../importer/index.ts';

/** What a published policy page lists, as the audit's rules compare it with a registry. */
export function publishedPolicy(url: string, html: string): PublishedPolicy {
  const { rows, unread } = importPolicy(html, { kind: 'html', source: url });
  const isMade = html.includes('data-samtykke-entry=');
  return {
    url,
    ...(isMade && { isMade }),
    rows: rows.map(publishedRow),
    unread: unread.map(({ what, where }) => `${where}: ${what}`),
  };
}

function publishedRow(row: ImportedRow): PublishedRow {
  const { name, kind, category, printedCategory, retention, printedRetention, provider, where } = row;
  return { name, kind, category: category ?? printedCategory, retention, printedRetention, provider, where };
}
