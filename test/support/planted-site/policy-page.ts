/** The cookie policy that a planted site publishes: a table a category, as most sites have it. */
import type { RegistryFile } from '../../../src/registry/index.ts';
import type { EntryFile, PolicyRow } from './part.ts';

const TYPES: Readonly<Record<string, string>> = {
  cookie: 'Cookie',
  localStorage: 'Local storage',
  sessionStorage: 'Session storage',
  indexedDB: 'IndexedDB',
  cache: 'Cache storage',
  serviceWorker: 'Service worker',
  fileSystem: 'File system',
  bucket: 'Storage bucket',
  script: 'Script',
  frame: 'Frame',
  beacon: 'Beacon',
};

const HEADINGS: Readonly<Record<string, string>> = {
  essential: 'Essential',
  functionality: 'Functionality',
  analytics: 'Analytics',
  marketing: 'Marketing',
  personalised: 'Personalised',
};

/** As a registry's entries are told to visitors. */
export function policyRows(file: RegistryFile): readonly PolicyRow[] {
  return file.entries.map((entry) => ({
    name: entry.name,
    type: TYPES[entry.kind ?? 'cookie'] ?? '',
    category: entry.category,
    provider: providerName(entry, file),
    purpose: String(entry.details),
    duration: inWords(entry.retention),
  }));
}

const providerName = ({ provider }: EntryFile, { site, providers }: RegistryFile): string =>
  provider === undefined ? site.name : (providers?.[provider]?.name ?? provider);

const UNITS = { S: 'second', TM: 'minute', H: 'hour', D: 'day', M: 'month', Y: 'year' } as const;

function inWords(retention: string): string {
  const [, time = '', count = '', unit = ''] = /^P(T?)(\d+)([SHDMY])$/.exec(retention) ?? [];
  if (unit === '') return 'Session';
  const name = UNITS[(unit === 'M' ? time + unit : unit) as keyof typeof UNITS];
  return `${count} ${name}${count === '1' ? '' : 's'}`;
}

export function policyTables(rows: readonly PolicyRow[]): string {
  const categories = [...new Set(rows.map(({ category }) => category))];
  return categories
    .map((category) => {
      const own = rows.filter((row) => row.category === category);
      return `<h2>${HEADINGS[category] ?? category} cookies</h2>
        <table>
          <thead><tr><th>Name</th><th>Type</th><th>Provider</th><th>Purpose</th><th>Duration</th></tr></thead>
          <tbody>${own.map(rowOf).join('\n')}</tbody>
        </table>`;
    })
    .join('\n');
}

const rowOf = ({ name, type, provider, purpose, duration }: PolicyRow): string =>
  `<tr><td>${name}</td><td>${type}</td><td>${provider}</td><td>${purpose}</td><td>${duration}</td></tr>`;
