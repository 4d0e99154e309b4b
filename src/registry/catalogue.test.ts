import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CatalogueEntry, type CatalogueProvider } from './catalogue/index.ts';
import { formatRegistryError, type RegistryError } from './errors.ts';
import { lintRegistry } from './lint/lint.ts';
import { type ParsedRegistry, parseRegistry } from './parse.ts';
import type { Entry } from './registry.ts';
import { canonicalForm, readCanonicalForm } from './version.ts';

const HEAD = `site:
  name: Test
  domains: [test.example]
  controllers: [{ name: Test AS, office: Oslo, register: "1" }]
  contacts: { requests: a@test.example }
  languages: [en, no]
categories:
  essential: { always: true }
  functionality: {}
  analytics: {}
  marketing: { advertising: true }
`;
const CHOICE = `entries:
  - name: consent
    category: essential
    retention: P180D
    details: { en: Keeps your choice, no: Husker valget ditt }
    justification: { criterion: requested-service, reason: { en: You answered, no: Du svarte } }
`;
const registryWith = (providers: string, entries = '', more = ''): string =>
  `${HEAD}${more}providers:\n${providers}\n${CHOICE}${entries}`;

async function read(text: string): Promise<ParsedRegistry> {
  const parsed = await parseRegistry(text, 'r.yaml');
  if (!parsed.ok) throw new Error(parsed.errors.map(formatRegistryError).join('\n'));
  return parsed;
}

async function mistakes(text: string): Promise<readonly RegistryError[]> {
  const parsed = await parseRegistry(text, 'r.yaml');
  return parsed.ok ? [] : parsed.errors;
}

const entriesOf = async (text: string): Promise<readonly Entry[]> => (await read(text)).registry.entries.slice(1);

describe('each product of the catalogue', () => {
  it('stands in a file of its name, in the order of the ids', () => {
    const files = readdirSync(new URL('./catalogue/', import.meta.url))
      .filter((name) => name !== 'index.ts' && name !== 'catalogue-provider.ts')
      .map((name) => name.replace('.ts', ''));
    const ids = CATALOGUE.map(({ id }) => id);
    expect(ids).toEqual([...files].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(CATALOGUE)(
    '$id has a source, a date and an entry that a choice can be about',
    ({ source, read, entries }) => {
      expect(source).toMatch(/^https:\/\/[^/]+\/./);
      expect(read).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(entries.length).toBeGreaterThan(0);
    },
  );

  it.each(CATALOGUE)('$id names no pattern that begins with a wildcard', ({ entries }) => {
    expect(entries.filter(({ name }) => name.startsWith('*'))).toEqual([]);
  });

  it.each(CATALOGUE)('$id parses, and lint finds no error in it', async ({ id, serves = 'functionality' }) => {
    const { registry, places } = await read(registryWith(`  it: { extends: { ${id}: ${serves} } }`));
    const errors = lintRegistry(registry, places).filter(({ severity }) => severity === 'error');
    // What a provider sets on its own hosts is told as it is, however long: the finding is right.
    const ownHost = new Set(registry.entries.flatMap(({ domain, name }) => (domain ? [name] : [])));
    const unexpected = errors.filter(
      ({ rule, message }) => rule !== 'retention-over-cap' || !ownHost.has(/"([^"]+)"/.exec(message)?.[1] ?? ''),
    );
    expect(unexpected).toEqual([]);
  });

  it.each(CATALOGUE)('$id tells it in both of its languages', async ({ id, serves = 'functionality' }) => {
    const { registry, places } = await read(registryWith(`  it: { extends: { ${id}: ${serves} } }`));
    expect(lintRegistry(registry, places).filter(({ rule }) => rule === 'missing-translation')).toEqual([]);
  });
});

describe('extends', () => {
  it('needs no more than the name: hosts, links and entries, in the category that the product serves', async () => {
    const { registry } = await read(registryWith('  google: { extends: google-analytics-4 }'));
    expect(registry.providers[0]).toEqual({
      id: 'google',
      name: 'Google Analytics',
      party: 'third',
      role: 'controller',
      declared: true,
      hosts: ['google-analytics.com', 'analytics.google.com', 'googletagmanager.com'],
      policy: 'https://policies.google.com/privacy',
      optOut: 'https://tools.google.com/dlpage/gaoptout',
    });
    const names = registry.entries.map(({ name, category, provider }) => `${name} ${category} ${provider}`);
    expect(names.slice(0, 3)).toEqual(['consent essential internal', '_ga analytics google', '_ga_* analytics google']);
  });

  it('takes the category or purpose of each product from the site', async () => {
    const purposes = 'purposes: { counting: { category: functionality, label: Counting } }\n';
    const entries = await entriesOf(
      registryWith('  google: { extends: { google-analytics-4: counting, google-ads: marketing } }', '', purposes),
    );
    const of = (name: string) => entries.find((each) => each.name === name);
    expect(of('_ga')).toMatchObject({ category: 'functionality', purpose: 'counting' });
    expect(of('_gcl_*')).toMatchObject({ category: 'marketing', purpose: 'marketing' });
  });

  it('joins several products to one provider, with the hosts of all and each entry once', async () => {
    const { registry } = await read(
      registryWith('  google:\n    extends: [google-analytics-4, google-universal-analytics]'),
    );
    expect(registry.providers[0]?.name).toBe('Google');
    expect(registry.entries.filter(({ name }) => name === '_ga')).toHaveLength(1);
    expect(registry.entries.find(({ name }) => name === '_gid')?.discontinued).toBe('2024-07-01');
  });

  it('yields to what the registry says of the provider and of an entry', async () => {
    const own = '  - { name: _ga, category: marketing, retention: P1D, provider: google, details: Ours }\n';
    const { registry } = await read(
      registryWith('  google: { extends: google-analytics-4, name: Google AS, hosts: [google-analytics.com] }', own),
    );
    expect(registry.providers[0]).toMatchObject({ name: 'Google AS', hosts: ['google-analytics.com'] });
    expect(registry.entries.filter(({ name }) => name === '_ga')).toMatchObject([
      { category: 'marketing', retention: 'P1D', details: { en: 'Ours' } },
    ]);
  });

  it('leaves out what the site does not use', async () => {
    const entries = await entriesOf(registryWith('  google: { extends: google-analytics-4, without: [_ga_*] }'));
    expect(entries.map(({ name }) => name)).not.toContain('_ga_*');
  });

  it('changes single fields of an entry, and adds its words to those that are there', async () => {
    const changes = '{ _ga: { retention: P30D, category: functionality, details: { de: Zählt } } }';
    const [changed] = await entriesOf(registryWith(`  google: { extends: google-analytics-4, changes: ${changes} }`));
    expect(changed).toMatchObject({ name: '_ga', retention: 'P30D', category: 'functionality' });
    expect(Object.keys(changed?.details ?? {})).toEqual(['en', 'no', 'de']);
  });

  it('shortens what would live longer on the site than the rules of its place allow', async () => {
    const text = registryWith('  google: { extends: google-analytics-4 }');
    const there = text.replace('languages:', 'jurisdiction: ES\n  languages:');
    expect((await entriesOf(text))[0]?.retention).toBe('P13M');
    expect((await entriesOf(there))[0]?.retention).toBe('P2Y');
  });

  it('tells the true life of what a provider sets on its own hosts', async () => {
    const entries = await entriesOf(registryWith('  vimeo: { extends: vimeo }'));
    expect(entries.find(({ name }) => name === 'vuid')).toMatchObject({ retention: 'P2Y', domain: 'vimeo.com' });
  });

  it('is none of the words that a registry keeps: the same written out has the same version', async () => {
    const { registry } = await read(registryWith('  plausible: { extends: plausible }'));
    const written = await read(
      registryWith(
        '  plausible: { name: Plausible Analytics, hosts: [plausible.io], policy: "https://plausible.io/privacy" }',
        registry.entries
          .slice(1)
          .map(({ name, kind, category, provider, retention, details }) =>
            JSON.stringify({ name, kind, category, provider, retention, details }),
          )
          .map((entry) => `  - ${entry}\n`)
          .join(''),
      ),
    );
    expect(registry.version).toBe(written.registry.version);
    expect(await readCanonicalForm(canonicalForm(registry))).toEqual(registry);
  });

  it('leaves the version of a registry alone that extends nothing', async () => {
    const { registry } = await read(`${HEAD}${CHOICE}`);
    expect(registry.version).toBe('df55274c63e900847e24a88d2af09f516b461b3378b88b52ca0fe8e9d357563a');
  });
});

describe('a mistake in extends', () => {
  const rows: readonly (readonly [providers: string, told: RegExp])[] = [
    [
      '  google:\n    extends: google-analytic-4',
      /^r\.yaml:14:14 providers\.google\.extends: the catalogue has no "google-analytic-4".*\n.*did you mean "google-analytics-4"/,
    ],
    ['  g:\n    extends:\n      - hotjar\n      - hotjax', /^r\.yaml:16:9 providers\.g\.extends\[1\]: .*\n.*"hotjar"/],
    ['  g:\n    extends:\n      hotjax: analytics', /^r\.yaml:15:7 providers\.g\.extends\.hotjax: .*\n.*"hotjar"/],
    [
      '  g:\n    extends:\n      hotjar: analitics',
      /^r\.yaml:15:15 .*no category or purpose "analitics".*unknown-category.*\n.*did you mean "analytics"/,
    ],
    [
      '  s:\n    extends: stripe',
      /^r\.yaml:14:14 .*only the site can say what "stripe" is for.*\n.*extends: \{ stripe: … \}/,
    ],
    [
      '  h:\n    extends: hotjar\n    without: [_hjTLDtest]',
      /^r\.yaml:15:15 providers\.h\.without\[0\]: .*no.* "_hjTLDtest".*\n.*"_hjTLDTest"/,
    ],
    [
      '  h:\n    extends: hotjar\n    changes:\n      _hjIds: { retention: P1D }',
      /^r\.yaml:16:7 providers\.h\.changes\._hjIds: .*unknown-in-catalogue.*\n.*"_hjid"/,
    ],
    ['  h:\n    without: [x]', /^r\.yaml:14:15 .*\n.*name a product first/],
    [
      '  h:\n    extends: hotjar\n    changes:\n      _hjid: { retension: P1D }',
      /^r\.yaml:16:16 providers\.h\.changes\._hjid\.retension: .*\n.*"retention"/,
    ],
    [
      '  h:\n    extends: hotjar\n    changes:\n      _hjid: { category: nope }',
      /^r\.yaml:16:26 providers\.h\.changes\._hjid\.category: no category "nope"/,
    ],
    [
      '  a: { extends: google-analytics-4 }\n  b: { extends: google-analytics-4 }',
      /^r\.yaml:14:17 providers\.b\.extends: "_ga" is declared already, as providers\.a\.extends/,
    ],
    ['  h: { extends: 4 }', /^r\.yaml:13:17 providers\.h\.extends: 4 is not a name of the catalogue/],
  ];
  it.each(rows)('%j', async (providers, told) => {
    const [first] = await mistakes(registryWith(providers));
    expect(first && formatRegistryError(first)).toMatch(told);
  });

  it('is told once where the standard category is missing, not for each entry', async () => {
    const text = registryWith('  h: { extends: hotjar }').replace('  analytics: {}\n', '');
    expect((await mistakes(text)).map(({ message }) => message)).toEqual([
      '"hotjar" is for "analytics", and no such category is declared',
    ]);
  });

  it('has its findings where the registry extends', async () => {
    const text = registryWith('  h:\n    extends: hotjar\n    changes:\n      _hjid: { retention: P2Y }');
    const { registry, places } = await read(text);
    const found = lintRegistry(registry, places).find(({ rule }) => rule === 'retention-over-cap');
    expect(found).toMatchObject({ field: 'providers.h.changes._hjid.retention', place: { line: 16, column: 27 } });
  });
});

describe('docs/catalogue.md', () => {
  const page = readFileSync(new URL('../../docs/catalogue.md', import.meta.url), 'utf8');

  it('lists each product with its category, its source, the date, and what is not confirmed', () => {
    expect(page.split('\n').filter((line) => line.startsWith('- `'))).toEqual(CATALOGUE.map(lineOf));
  });

  it('has an example that parses', async () => {
    const [, example = ''] = /```yaml\n(providers:\n[\s\S]*?)```/.exec(page) ?? [];
    const text = `${HEAD}${example}${CHOICE}`;
    expect((await read(text)).registry.providers.map(({ id }) => id)).toContain('google');
  });
});

/** What docs/catalogue.md says of a product, on one line. */
function lineOf({ id, title, serves, source, read: day, entries }: CatalogueProvider): string {
  const lives = namesOf(entries, 'retention');
  const isSet = namesOf(entries, 'entry');
  const open = [lives && `how long it lives (${lives})`, isSet && `that it is set (${isSet})`].filter(Boolean);
  return `- \`${id}\` (${serves ?? 'the site says'}): [${title}](${source}), ${day}.${open.length > 0 ? ` Not confirmed: ${open.join('; ')}.` : ''}`;
}

function namesOf(entries: readonly CatalogueEntry[], what: CatalogueEntry['unconfirmed']): string {
  const open = entries.filter(({ unconfirmed }) => unconfirmed === what);
  if (open.length === entries.length) return 'each';
  return open.map(({ name, kind = 'cookie' }) => `\`${name}\`${kind === 'cookie' ? '' : ` (${kind})`}`).join(', ');
}
