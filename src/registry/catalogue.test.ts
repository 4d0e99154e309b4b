import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Loader, Signal } from './adapters/index.ts';
import { CATALOGUE, type CatalogueEntry, type CatalogueProvider } from './catalogue/index.ts';
import { formatRegistryError, type RegistryError } from './errors.ts';
import { lintRegistry } from './lint/lint.ts';
import { packAdapters } from './pack-adapters.ts';
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

/** What a registry says under `load` to have a product loaded, from the examples of its parameters. */
const loadOf = ({ id, loader }: CatalogueProvider): string => {
  const settings = Object.entries(loader?.parameters ?? {}).map(([name, { example }]) => `${name}: "${example}"`);
  return `load: { ${id}: { ${settings.join(', ')} } }`;
};
const loaded = CATALOGUE.filter(({ loader }) => loader);
const adapted = CATALOGUE.filter(({ loader, signal, withdrawal }) => loader ?? signal ?? withdrawal);
const provided = ({ id, serves = 'functionality' }: CatalogueProvider, more = ''): string =>
  registryWith(`  it: { extends: { ${id}: ${serves} }${more && `, ${more}`} }`);

describe('each adapter of the catalogue', () => {
  it.each(loaded)('$id: the script is on a host that it owns, and every place in it is filled', async (product) => {
    const { registry } = await read(provided(product, loadOf(product)));
    const script = packAdapters(registry, '/')?.products[0]?.load?.script ?? '';
    expect(script).toMatch(/^https:\/\/[^{}\s"'<>\\]+$/);
    const { host, pathname } = new URL(script);
    const isOwned = registry.providers[0]?.hosts.some((each) => host === each || host.endsWith(`.${each}`));
    const isNamed = registry.entries.some(({ kind, name }) => kind === 'script' && name === `${host}${pathname}`);
    expect(isOwned || isNamed).toBe(true);
  });

  it.each(loaded)(
    '$id: its parameters take their example and nothing that could end a text or a path',
    ({ loader }) => {
      for (const { pattern, example, preset } of Object.values(loader?.parameters ?? {})) {
        const takes = (text: string): boolean => new RegExp(`^(?:${pattern.source})$`).test(text);
        expect([takes(example), takes(preset ?? example)]).toEqual([true, true]);
        const hostile = [...'"\'`<>{}[]()\\?#&%=:;,@ \n\u2028'].flatMap((letter) => [
          letter + example,
          example + letter,
        ]);
        expect(hostile.filter(takes)).toEqual([]);
      }
    },
  );

  it.each(loaded)('$id: has no parameter of the name by which any script can come from elsewhere', ({ loader }) =>
    expect(Object.keys(loader?.parameters ?? {})).not.toContain('from'),
  );

  it.each(adapted)('$id: names its sources, and no place but those that the page or a parameter fills', (product) => {
    const { loader, signal, withdrawal } = product;
    for (const { source } of [loader, withdrawal, signal && sourceOf(signal)].flatMap((each) => each ?? []))
      expect(source).toMatch(/^https:\/\/[^/]+\/./);
    const places = JSON.stringify([loader, withdrawal, signal]).matchAll(/\{=?([a-z]+)\}/gi);
    const known = ['id', 'date', 'time', 'states', 'uetq', 'fbq', ...Object.keys(loader?.parameters ?? {})];
    expect([...places].map(([, name]) => name).filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  it.each(adapted)('$id: claims kinds that its protocol knows', ({ signal }) => {
    if (!signal || !('protocol' in signal)) return;
    expect(signal.protocol.kinds).toEqual(expect.arrayContaining([...signal.kinds]));
    expect(Object.keys(signal.protocol.byCategory ?? {}).filter((kind) => signal.kinds.includes(kind))).toEqual([]);
  });

  it('is there for all that has a script of its own which stores or sends', () => {
    const without = CATALOGUE.filter(({ loader }) => !loader).map(({ id }) => id);
    // Frames, and what the site's own code or another product starts.
    expect(without).toEqual([
      'cloudflare-turnstile',
      'google-maps-embed',
      'google-recaptcha',
      'google-universal-analytics',
      'microsoft-clarity-ads',
      'paypal',
      'spotify-embed',
      'stripe',
      'vimeo',
      'youtube',
    ]);
  });
});

describe('load', () => {
  const google = '  google: { extends: { google-analytics-4: analytics }, load: { google-analytics-4: G-AB12CD34EF } }';
  const packed = async (text: string) => packAdapters((await read(text)).registry, '/samtykke/');

  it('gives the page what it needs of the product, and of no other', async () => {
    const { own, told, products } = (await packed(registryWith(google))) ?? { told: [], products: [] };
    expect([own, told.length, products.length]).toEqual(['/samtykke/', 1, 1]);
    expect(products[0]).toEqual({
      when: ['analytics', 'google'],
      granted: [{ set: 'ga-disable-G-AB12CD34EF', to: false }],
      denied: [{ set: 'ga-disable-G-AB12CD34EF', to: true }],
      load: {
        before: [
          { stub: 'gtag', queue: 'dataLayer' },
          { call: 'gtag', args: ['js', '{date}'] },
          { call: 'gtag', args: ['config', 'G-AB12CD34EF'] },
        ],
        script: 'https://www.googletagmanager.com/gtag/js?id=G-AB12CD34EF',
      },
    });
  });

  it('grants a kind of storage only where everything is allowed that claims it', async () => {
    const both =
      '  google: { extends: { google-analytics-4: analytics, google-universal-analytics: functionality, google-ads: marketing } }';
    const [mode] = (await packed(registryWith(both)))?.told ?? [];
    expect(mode?.kinds).toEqual({
      ad_storage: [['marketing', 'google']],
      ad_user_data: [['marketing', 'google']],
      ad_personalization: [['marketing', 'google']],
      analytics_storage: [
        ['analytics', 'google'],
        ['functionality', 'google'],
      ],
      functionality_storage: [['functionality']],
      personalization_storage: [],
      security_storage: [['essential']],
    });
  });

  it('is not needed to tell a product of consent; a step that needs the ID is then left out', async () => {
    const { products } = (await packed(registryWith('  google: { extends: google-analytics-4 }'))) ?? { products: [] };
    expect(products).toEqual([{ when: ['analytics', 'google'], granted: [], denied: [] }]);
  });

  it('changes neither the version nor what a store keeps', async () => {
    const without = await read(registryWith('  google: { extends: { google-analytics-4: analytics } }'));
    const { registry } = await read(registryWith(google));
    expect(registry.version).toBe(without.registry.version);
    expect(canonicalForm(registry)).not.toContain('G-AB12CD34EF');
  });

  it('counts a host of the site’s own choice among those of the provider', async () => {
    const text = (host: string) => registryWith(`  m: { extends: matomo, load: { matomo: { id: 1, host: ${host} } } }`);
    const hostsOf = async (host: string) => (await read(text(host))).registry.providers[0]?.hosts;
    expect(await hostsOf('stats.example.org/matomo')).toEqual(['matomo.cloud', 'stats.example.org']);
    expect(await hostsOf('test.example/matomo')).toEqual(['matomo.cloud']);
  });

  it('has the script come from where the registry says, with its path and query, as a host of the provider', async () => {
    const text = (from: string) =>
      registryWith(`  h: { extends: hotjar, load: { hotjar: { id: 1234567, from: "${from}" } } }`);
    const readFrom = async (from: string) => {
      const { registry } = await read(text(from));
      return [packAdapters(registry, '/')?.products[0]?.load?.script, registry.providers[0]?.hosts.slice(2)];
    };
    const path = '/c/hotjar-1234567.js?sv=6';
    expect(await readFrom('https://h.test.example')).toEqual([`https://h.test.example${path}`, ['h.test.example']]);
    expect(await readFrom('https://proxy.example:8443')).toEqual([
      `https://proxy.example:8443${path}`,
      ['proxy.example'],
    ]);
    expect(await readFrom('http://h.localhost:1')).toEqual([`http://h.localhost:1${path}`, ['h.localhost']]);
    expect(await readFrom('http://127.0.0.1')).toEqual([`http://127.0.0.1${path}`, ['127.0.0.1']]);
    // The site's own host stays its own.
    expect(await readFrom('https://test.example')).toEqual([`https://test.example${path}`, []]);
  });

  it('takes that of one without an ID, and beside the host that another sends to', async () => {
    const { registry } = await read(
      registryWith(
        `  x: { extends: x-embed, load: { x-embed: { from: "https://x.test.example" } } }
  m: { extends: matomo, load: { matomo: { id: 1, host: stats.example.org, from: "https://m.test.example" } } }`,
      ),
    );
    const scripts = packAdapters(registry, '/')?.products.map(({ load }) => load?.script);
    expect(scripts).toEqual(['https://x.test.example/widgets.js', 'https://m.test.example/matomo.js']);
    expect(registry.providers[1]?.hosts).toEqual(['matomo.cloud', 'stats.example.org', 'm.test.example']);
  });

  it('in report mode tells only what the page loads itself', async () => {
    const report = registryWith(google.replace('}', ', hotjar: analytics }')).replace(
      '  languages:',
      '  mode: report\n  languages:',
    );
    expect((await packed(report))?.products).toHaveLength(1);
    expect(
      await packed(
        registryWith('  g: { extends: google-ads }').replace('  languages:', '  mode: report\n  languages:'),
      ),
    ).toBeUndefined();
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
    const { products, ...told } = registry;
    expect(products).toHaveLength(1);
    expect(await readCanonicalForm(canonicalForm(registry))).toEqual(told);
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
    [
      '  h:\n    extends: hotjar\n    load:\n      hotjax: 1234567',
      /^r\.yaml:16:7 providers\.h\.load\.hotjax: nothing is extended that is called "hotjax".*\n.*"hotjar"/,
    ],
    ['  h:\n    load:\n      hotjar: 1234567', /^r\.yaml:15:7 .*\n.*name a product first/],
    [
      '  v:\n    extends: vimeo\n    load:\n      vimeo: 1',
      /^r\.yaml:16:7 .*"vimeo" is not started by us.*wrong-value.*\n.*data-samtykke/,
    ],
    [
      '  h:\n    extends: hotjar\n    load:\n      hotjar: "12;alert(1)"',
      /^r\.yaml:16:15 .*"12;alert\(1\)" is no site ID of "hotjar" \[wrong-value\]\n.*like 1234567/,
    ],
    [
      '  h:\n    extends: hotjar\n    load:\n      hotjar: { idd: 1234567 }',
      /^r\.yaml:16:17 providers\.h\.load\.hotjar\.idd: .*called "idd" \[unknown-in-catalogue\]\n.*"id"/,
    ],
    [
      '  m:\n    extends: matomo\n    load:\n      matomo: 1',
      /^r\.yaml:16:15 providers\.m\.load\.matomo: "matomo" needs "host", the host of your Matomo.*missing-field.*\n.*add host: stats\.example\.org/,
    ],
    [
      '  m:\n    extends: meta-pixel\n    load:\n      meta-pixel: 12345678901234567',
      /^r\.yaml:16:19 .*the pixel ID is too long for a number.*\n.*in quotes: id: "123456789012345"/,
    ],
    [
      '  x:\n    extends: x-embed\n    load:\n      x-embed: 1',
      /^r\.yaml:16:16 .*without an ID.*\n.*\{ x-embed: \{\} \}/,
    ],
    ...[
      'http://proxy.example',
      'https://proxy.example/',
      'https://proxy.example/path',
      'https://Proxy.example',
      'https://proxy.example:99999',
      'https://proxy.example:0',
      'https://user@proxy.example',
      'http://[::1]:8080',
      'http://localhost.example',
      'http://notlocalhost:1',
      '//proxy.example',
      'proxy.example',
      "https://a.example'><script>",
      8080,
    ].map(
      (from) =>
        [
          `  h:\n    extends: hotjar\n    load:\n      hotjar: { id: 1234567, from: ${JSON.stringify(from)} }`,
          /^r\.yaml:16:36 providers\.h\.load\.hotjar\.from: "[^ ]+ is no origin that the script of "hotjar" can come from \[wrong-value\]\n.*https:\/\/metrics\.example\.org; http:\/\/ only for this machine/,
        ] as const,
    ),
    [
      '  h:\n    extends: hotjar\n    load:\n      hotjar: { id: 1234567, form: "https://a.example" }',
      /^r\.yaml:16:30 .*called "form".*\n.*"from"/,
    ],
    [
      '  h: { extends: hotjar, load: { hotjar: { id: 1234567, from: "https://p.example" } } }\n  m:\n    extends: microsoft-uet\n    load:\n      microsoft-uet: { id: 12345678, from: "https://p.example:8443" }',
      /^r\.yaml:17:44 providers\.m\.load\.microsoft-uet\.from: "p\.example" is a host of "h".*wrong-value.*\n.*https:\/\/m\.example\.org/,
    ],
    [
      '  h:\n    extends: hotjar\n    load: { hotjar: [1] }',
      /^r\.yaml:15:21 providers\.h\.load\.hotjar: \[1\] is not an ID/,
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
  const linesUnder = (title: string): readonly string[] =>
    (page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('- `'));

  it('lists each product with its category, its source, the date, and what is not confirmed', () => {
    expect(linesUnder('Products')).toEqual(CATALOGUE.map(lineOf));
  });

  it('lists each adapter with what it takes, its sources, and what is not confirmed', () => {
    expect(linesUnder('How each is started, told and silenced')).toEqual(adapted.map(adapterLineOf));
  });

  it('has an example that parses', async () => {
    const examples = [...page.matchAll(/```yaml\n(providers:\n[\s\S]*?)```/g)];
    expect(examples).toHaveLength(3);
    for (const [, example = ''] of examples) {
      const text = `${HEAD}${example}${CHOICE}`;
      expect((await read(text)).registry.providers.map(({ id }) => id)).toContain('google');
    }
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

const sourceOf = (signal: Signal) => ('protocol' in signal ? signal.protocol : signal);

/** What docs/catalogue.md says of a product's adapter, on one line. */
function adapterLineOf({ id, loader, signal, withdrawal }: CatalogueProvider): string {
  const said = [
    loader && `loaded${settingsOf(loader)}`,
    signal && `told by ${linkOf(sourceOf(signal))}${kindsOf(signal)}`,
    withdrawal && `silenced by ${linkOf(withdrawal)}`,
  ].filter(Boolean);
  const open = [
    loader?.unconfirmed && 'the loader',
    signal && sourceOf(signal).unconfirmed && 'the signal',
    withdrawal?.unconfirmed && 'the withdrawal',
  ].filter(Boolean);
  return `- \`${id}\`: ${said.join('; ')}.${open.length > 0 ? ` Not confirmed: ${open.join(', ')}.` : ''}`;
}

const linkOf = ({ title, source }: { readonly title: string; readonly source: string }): string =>
  `[${title}](${source})`;

const kindsOf = (signal: Signal): string =>
  'protocol' in signal && signal.kinds.length > 0 ? ` (${signal.kinds.map((kind) => `\`${kind}\``).join(', ')})` : '';

function settingsOf({ source, parameters }: Loader): string {
  const all = Object.entries(parameters).map(
    ([name, { example, preset }]) => `\`${name}\`, like \`${example}\`${preset ? ` (else \`${preset}\`)` : ''}`,
  );
  return all.length > 0 ? ` [with](${source}) ${all.join(', ')}` : ` [without an ID](${source})`;
}
