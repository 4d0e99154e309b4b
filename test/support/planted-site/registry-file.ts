/** The registry of a planted site: what its parts declare. */
import { stringify } from 'yaml';
import {
  formatRegistryError,
  type JurisdictionId,
  type ParsedRegistry,
  parseRegistry,
  type RegistryFile,
} from '../../../src/registry/index.ts';
import { FOREIGN_CHOICE } from './consent-tool.ts';
import { type EntryFile, type Part, SITE, type Tool } from './part.ts';

/** Companies that the site works with and says so. */
const PROVIDERS = {
  tracker: { name: 'Tracker Inc.', hosts: ['tracker.test'], policy: 'https://tracker.test/privacy' },
  ads: { name: 'Ads Ltd', hosts: ['ads.test'], policy: 'https://ads.test/privacy' },
  embed: { name: 'Embed Video', hosts: ['embed.test'], policy: 'https://embed.test/privacy' },
  chat: { name: 'Chat Box', hosts: ['chat.test'], policy: 'https://chat.test/privacy' },
  pay: { name: 'Pay Safely', hosts: ['pay.test'], role: 'processor', policy: 'https://pay.test/privacy' },
  recipes: { name: 'Recipes Ltd', hosts: ['recipes.test'], policy: 'https://recipes.test/privacy' },
  /** Says nowhere how a visitor can delete what it keeps. */
  news: { name: 'News Box', hosts: ['news.test'] },
  'cdn-vendor': {
    name: 'CDN Vendor',
    hosts: ['cdn-vendor.test'],
    role: 'processor',
    policy: 'https://cdn-vendor.test/privacy',
  },
} as const satisfies RegistryFile['providers'];

const CATEGORIES: RegistryFile['categories'] = {
  essential: { always: true },
  functionality: {},
  analytics: {},
  marketing: { advertising: true },
  personalised: { special: true },
};

export interface RegistryMaking {
  readonly tool: Tool;
  readonly parts: readonly Part[];
  readonly jurisdiction?: JurisdictionId;
}

/** The file, as a person would have it beside the site. */
export function registryFile({ tool, parts, jurisdiction }: RegistryMaking): string {
  const entries = [choiceEntry(tool), ...parts.flatMap((each) => each.entries ?? [])].map(explained);
  const asked = Object.keys(CATEGORIES).filter(
    (id) => id === 'essential' || entries.some(({ category }) => category === id),
  );
  const file: RegistryFile = {
    site: {
      name: 'Corner Shop',
      domains: [SITE],
      controllers: [{ name: 'Corner Shop AS', office: 'Eksempelveien 3, 0001 Oslo', register: '000 000 003' }],
      contacts: { requests: 'privacy@shop.test' },
      languages: ['en'],
      ...(jurisdiction && { jurisdiction }),
      ...(tool === 'foreign' && { choiceCookie: FOREIGN_CHOICE }),
      mode: 'report',
      sensitivePaths: ['/account*'],
    },
    categories: Object.fromEntries(asked.map((id) => [id, CATEGORIES[id] ?? {}])),
    providers: Object.fromEntries(
      Object.entries(PROVIDERS).filter(([id]) => entries.some(({ provider }) => provider === id)),
    ),
    entries,
  };
  return stringify(file);
}

/** Names of files are only printed. */
export const REGISTRY_NAME = 'registry.yaml';

/** @throws {Error} where a part declares what no registry takes. */
export async function parsedFile(text: string): Promise<ParsedRegistry> {
  const read = await parseRegistry(text, REGISTRY_NAME);
  if (read.ok) return read;
  throw new Error(read.errors.map(formatRegistryError).join('\n'));
}

/** The foreign tool's cookie is the script's, ours the server's. */
const choiceEntry = (tool: Tool): EntryFile => ({
  name: tool === 'foreign' ? FOREIGN_CHOICE : 'consent',
  category: 'essential',
  retention: 'P180D',
  details: 'Remembers your choice about cookies',
});

function explained(entry: EntryFile): EntryFile {
  const reason = 'The shop cannot do without what it is for';
  return {
    details: `Serves ${entry.category === 'essential' ? 'the shop itself' : entry.category}`,
    ...(entry.category === 'essential' && { justification: { criterion: 'requested-service' as const, reason } }),
    ...entry,
  };
}
