import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFinding, someEvidence } from '../../../test/support/an-audit-report.ts';
import { registryOf } from '../../../test/support/registry.ts';
import { entryOf, hostOf, isAddress, type Kind, matchHost, tableOf } from '../../registry/index.ts';
import type { AuditFinding } from '../finding.ts';
import type { CookieWrite, Visit } from '../observation.ts';
import { type PatchOptions, registryPatch } from './registry-patch.ts';

const BEFORE = `# The shop's registry
site:
  name: Shop
  domains: [shop.example]
  controllers: [{ name: Shop AS, office: Oslo, register: "1" }]
  contacts: { requests: a@shop.example }
  languages: [en]
  jurisdiction: NO
categories: { essential: { always: true }, faith: { special: true }, functionality: {}, analytics: {} }
`;
const PROVIDERS = `providers:
  video: { hosts: [player.vimeo.com], policy: "https://vimeo.com/privacy" }
  trackwell: # ours since May
    hosts: [cdn.trackwell.example]
    policy: "https://trackwell.example/privacy"
`;
const ENTRIES = `entries:
  # what must be
  - name: consent
    category: essential
    retention: P1Y
  - name: tw_*
    provider: trackwell
    category: analytics
    retention: P30D # as agreed

# the end
`;
const FILE = BEFORE + PROVIDERS + ENTRIES;

const found = (
  kind: string,
  name: string,
  more: { host?: string; script?: string; rule?: string; literal?: true } = {},
): AuditFinding =>
  aFinding({
    rule: more.rule ?? 'undeclared',
    subject: {
      kind,
      name,
      ...(more.literal && { literal: true }),
      ...(more.host !== undefined && { host: more.host }),
    },
    message: `"${name}" is not declared`,
    mend: 'declare it',
    evidence: [
      someEvidence('before', 1, {
        stack: more.script === undefined ? [] : [{ url: more.script, line: 1, column: 1, functionName: '' }],
      }),
    ],
  });

const WRITE: CookieWrite = {
  id: 'c1',
  at: 1,
  phase: 0,
  page: 'https://shop.example/',
  frame: 'https://shop.example/',
  cause: { kind: 'script', stack: [] },
  name: 'theme',
  value: 'dark',
  domain: 'shop.example',
  hostOnly: true,
  path: '/',
  httpOnly: false,
  secure: true,
  sameSite: 'Lax',
  partitionKey: undefined,
  by: 'script',
  lifetimeSeconds: 30 * 86_400 - 3,
  blocked: [],
};
const visitWith = (...cookies: readonly Partial<CookieWrite>[]): Visit => ({
  state: 'before',
  phases: [],
  pages: [],
  steps: [],
  gaps: [],
  storage: [],
  requests: [],
  reads: [],
  cookies: cookies.map((each) => ({ ...WRITE, ...each })),
});

const patch = async (findings: readonly AuditFinding[], options: PatchOptions = {}, text = FILE) =>
  registryPatch(text, findings, await registryOf(text), options);

/** What the patch has put in, when all that stood there still does. */
function putIn(before: string, after: string): string {
  const lines = before.split('\n');
  let next = 0;
  const added = after.split('\n').filter((line) => (line === lines[next] ? next++ < 0 : true));
  expect(next).toBe(lines.length);
  return added.join('\n');
}

/** A registry with a category for advertising, and with one provider. */
const withMarketing = (provider: string): string =>
  `${BEFORE.replace('analytics: {} }', 'analytics: {}, marketing: {} }')}providers:\n  ${provider}\n${ENTRIES.replace('provider: trackwell', 'provider: google')}`;

/** Whether `decide` would know the thing: by an entry, or by its host. */
function isKnown(table: ReturnType<typeof tableOf>, kind: Kind, name: string): boolean {
  if (entryOf(table, kind, name)) return true;
  return isAddress(kind) && matchHost(table.hosts, hostOf(name)) !== undefined;
}

describe('what the patch puts in', () => {
  it.each<[string, AuditFinding, PatchOptions, string]>([
    [
      'a cookie, with the lifetime that was seen, rounded up',
      found('cookie', 'theme'),
      { visits: [visitWith({})] },
      '  - name: theme # unsure: category\n    category: functionality\n    retention: P30D',
    ],
    [
      'the longest of several lifetimes, and none of a deletion or of what the browser refused',
      found('cookie', 'theme'),
      {
        visits: [
          visitWith({ lifetimeSeconds: null }, { lifetimeSeconds: 600 }, { lifetimeSeconds: 1_800 }),
          visitWith(
            { lifetimeSeconds: 0 },
            { lifetimeSeconds: 9e9, blocked: ['InvalidDomain'] },
            { name: 'other', lifetimeSeconds: 9e8 },
          ),
        ],
      },
      '  - name: theme # unsure: category\n    category: functionality\n    retention: PT30M',
    ],
    [
      'every attribute that is not the default',
      found('cookie', 'sid_*'),
      {
        visits: [
          visitWith({
            name: 'sid_81',
            by: 'response',
            httpOnly: true,
            sameSite: 'Strict',
            hostOnly: false,
            path: '/shop',
            lifetimeSeconds: null,
          }),
        ],
      },
      '  - name: sid_* # unsure: category\n    category: functionality\n    retention: session\n    domain: shop.example\n    path: /shop\n    httpOnly: true\n    sameSite: Strict',
    ],
    [
      'a cookie over plain HTTP, by the server',
      found('cookie', 'theme'),
      { visits: [visitWith({ by: 'response', secure: false, sameSite: undefined })] },
      '  - name: theme # unsure: category\n    category: functionality\n    retention: P30D\n    setBy: server\n    secure: false',
    ],
    [
      'a partitioned cookie of a host that a provider owns',
      found('cookie', 'part', { host: 'cdn.trackwell.example' }),
      {
        visits: [
          visitWith({
            name: 'part',
            domain: 'cdn.trackwell.example',
            sameSite: 'None',
            partitionKey: 'https://shop.example',
            lifetimeSeconds: 86_400,
          }),
        ],
      },
      '  - name: part # unsure: category\n    provider: trackwell\n    category: analytics\n    retention: P1D\n    domain: cdn.trackwell.example\n    sameSite: None\n    partitioned: true',
    ],
    [
      'a cookie of which nothing else was seen',
      found('cookie', 'theme'),
      {},
      '  - name: theme # unsure: category, retention\n    category: functionality\n    retention: session',
    ],
    [
      'the provider whose script has set it',
      found('cookie', 'theme', { script: 'https://cdn.trackwell.example/t.js' }),
      { visits: [visitWith({})] },
      '  - name: theme # unsure: category\n    provider: trackwell\n    category: analytics\n    retention: P30D',
    ],
    [
      'storage, for as long as the place allows',
      found('localStorage', 'cart:*', { script: 'https://shop.example/app.js' }),
      {},
      '  - name: "cart:*" # unsure: category, retention\n    kind: localStorage\n    category: functionality\n    retention: P1Y',
    ],
    [
      'storage of the session, of which nothing is unsure but what it is for',
      found('sessionStorage', 'step'),
      {},
      '  - name: step # unsure: category\n    kind: sessionStorage\n    category: functionality\n    retention: session',
    ],
    [
      'an endpoint beside a host that is known, with that provider',
      found('beacon', 'in.trackwell.example/v2/batch', { host: 'in.trackwell.example' }),
      {},
      '  - name: in.trackwell.example/* # unsure: category\n    kind: beacon\n    provider: trackwell\n    category: analytics\n    retention: session',
    ],
    [
      'a request to a host that is not known, as an endpoint',
      found('request', 'in.trackwell.example/pixel.gif'),
      {},
      '  - name: in.trackwell.example/* # unsure: category\n    kind: beacon\n    provider: trackwell\n    category: analytics\n    retention: session',
    ],
    [
      'a host of nobody, with a provider of its own',
      found('script', 'static.other.example/a.js'),
      {},
      '  other: { hosts: [static.other.example] }\n  - name: static.other.example/* # unsure: category, provider\n    kind: script\n    provider: other\n    category: functionality\n    retention: session',
    ],
    [
      'a product of the catalogue that says what it is for',
      found('cookie', '_ga_*'),
      {},
      '  google-analytics-4: { extends: google-analytics-4 }',
    ],
    [
      'a product whose category the registry does not have',
      found('cookie', '_fbp'),
      {},
      '  meta-pixel: { extends: { meta-pixel: functionality } } # unsure: category',
    ],
    ['a product that has the host', found('frame', 'f.vimeocdn.com/x'), {}, '  vimeo: { extends: vimeo }'],
    [
      'what is known of a name, where the registry has such a category',
      found('cookie', 'theme'),
      { visits: [visitWith({})], lookUp: () => ({ category: 'analytics' }) },
      '  - name: theme\n    category: analytics\n    retention: P30D',
    ],
    [
      'nothing that is known as always on: only the site can say that',
      found('cookie', 'theme'),
      { visits: [visitWith({})], lookUp: () => ({ category: 'essential' }) },
      '  - name: theme # unsure: category\n    category: functionality\n    retention: P30D',
    ],
  ])('%s', async (_, finding, options, added) => {
    const { text, left } = await patch([finding], options);
    expect(left).toEqual([]);
    expect(putIn(FILE, text)).toBe(added);
    const { kind, name } = finding.subject;
    expect(isKnown(tableOf(await registryOf(text)), kind === 'request' ? 'beacon' : (kind as Kind), name)).toBe(true);
  });

  it.each([
    [
      'nothing yet',
      'google: { hosts: [doubleclick.net] }',
      'google: { hosts: [doubleclick.net], extends: google-ads }',
    ],
    [
      'one product',
      'google: { hosts: [doubleclick.net], extends: google-analytics-4 }',
      'google: { hosts: [doubleclick.net], extends: [google-analytics-4, google-ads] }',
    ],
    [
      'a list',
      'google:\n    hosts: [doubleclick.net]\n    extends: [google-analytics-4]',
      'google:\n    hosts: [doubleclick.net]\n    extends: [google-analytics-4, google-ads]',
    ],
    [
      'each with its category',
      'google:\n    hosts: [doubleclick.net]\n    extends: { google-analytics-4: analytics }',
      'google:\n    hosts: [doubleclick.net]\n    extends: { google-analytics-4: analytics, google-ads: null }',
    ],
  ])('adds a product to a provider with its host that extends %s', async (_, before, after) => {
    const file = withMarketing(before);
    const { text, added } = await patch([found('cookie', '_gcl_au')], {}, file);
    expect(added).toEqual([{ kind: 'cookie', name: '_gcl_au', unsure: [] }]);
    expect(text).toBe(withMarketing(after));
    expect(entryOf(tableOf(await registryOf(text)), 'cookie', '_gcl_au')).toBeDefined();
  });

  it('gives a product a provider of its own where a list has no room for its category', async () => {
    const file = FILE.replace(
      'hosts: [cdn.trackwell.example]',
      'hosts: [doubleclick.net]\n    extends: google-analytics-4',
    );
    const { text } = await patch([found('cookie', '_gcl_au')], {}, file);
    expect(putIn(file, text)).toBe('  google-ads: { extends: { google-ads: analytics } } # unsure: category');
  });

  it('declares by an entry what the site has left out of a product, and the rest as ever', async () => {
    const file = FILE.replace(
      'hosts: [cdn.trackwell.example]',
      'extends: google-analytics-4\n    without: [_ga]\n    hosts: [cdn.trackwell.example]',
    );
    const findings = [
      found('cookie', '_ga', { script: 'https://cdn.trackwell.example/t.js' }),
      found('cookie', 'theme'),
    ];
    const { text, added } = await patch(findings, {}, file);
    expect(added.map(({ name }) => name)).toEqual(['_ga', 'theme']);
    expect(putIn(file, text)).toBe(
      '  - name: _ga # unsure: category, retention\n    provider: trackwell\n    category: analytics\n    retention: session\n  - name: theme # unsure: category, retention\n    category: functionality\n    retention: session',
    );
  });

  it('gives one provider all the hosts that it was met at', async () => {
    const { text } = await patch([found('script', 'a.other.example/1.js'), found('beacon', 'b.other.example/x')]);
    expect(putIn(FILE, text)).toContain('  other: { hosts: [a.other.example, b.other.example] }\n');
  });

  it('puts providers before the entries where the file has none', async () => {
    const file = BEFORE + ENTRIES.replaceAll('trackwell', 'internal');
    const { text } = await patch([found('script', 'static.other.example')], {}, file);
    expect(text).toContain('analytics: {} }\nproviders:\n  other: { hosts: [static.other.example] }\n\nentries:\n');
    await registryOf(text);
  });

  it('gives a registry that asks for nothing a category that is asked for', async () => {
    const file = `${BEFORE}${ENTRIES}`
      .replace(', faith: { special: true }, functionality: {}, analytics: {}', '')
      .replace('category: analytics', 'category: essential');
    const { text } = await patch([found('cookie', 'theme')], {}, file);
    const { entries, purposes } = await registryOf(text);
    expect(entries.find(({ name }) => name === 'theme')?.category).toBe('unclassified');
    expect(purposes.find(({ id }) => id === 'unclassified')?.always).toBe(false);
  });

  it('keeps JSON what it is', async () => {
    const file = JSON.stringify({
      site: {
        name: 'S',
        domains: ['s.example'],
        controllers: [{ name: 'a', office: 'b', register: 'c' }],
        contacts: { requests: 'a@s.example' },
        languages: ['en'],
      },
      categories: { essential: { always: true }, analytics: {} },
      entries: [{ name: 'consent', category: 'essential', retention: 'P1Y' }],
    });
    const { text } = await patch([found('cookie', 'theme'), found('script', 'static.other.example')], {}, file);
    expect(JSON.parse(text).entries.map(({ name }: { name: string }) => name)).toEqual([
      'consent',
      'theme',
      'static.other.example/*',
    ]);
  });
});

describe('what the patch leaves as it is', () => {
  it.each<[string, AuditFinding]>([
    ['what the registry names', found('cookie', 'tw_id', { rule: 'outlives-retention' })],
    ['a host that a provider owns', found('script', 'cdn.trackwell.example/t.js', { rule: 'loaded-without-consent' })],
    ['the site’s own addresses', found('script', 'www.shop.example/app.js')],
    ['an address without a host', found('script', '/app.js')],
    ['its own choice cookie', found('cookie', 'consent', { rule: 'other-attributes' })],
    ['what is no entry', found('banner', 'first layer', { rule: 'wall' })],
  ])('%s', async (_, finding) => {
    expect(await patch([finding])).toEqual({ text: FILE, added: [], left: [] });
  });

  it.each<[string, AuditFinding]>([
    ['a name that no browser takes', found('cookie', 'a b')],
    ['a pattern of everything', found('cookie', '*')],
    ['a host of which a part is not known', found('script', '*.cloudfront.net')],
  ])('%s, and says so', async (_, finding) => {
    const { kind, name } = finding.subject;
    expect(await patch([finding])).toEqual({ text: FILE, added: [], left: [{ kind, name }] });
  });
});

it('declares each thing once, whatever rules found it, and what comes with another not again', async () => {
  const { text, added } = await patch([
    found('cookie', '_ga'),
    found('cookie', '_ga_*', { rule: 'set-without-consent' }),
    found('beacon', 'region1.google-analytics.com/g/collect'),
    found('script', 'www.googletagmanager.com/gtag/js'),
    found('script', 'a.other.example/1.js'),
    found('script', 'a.other.example/2.js'),
  ]);
  expect(added.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['cookie _ga', 'script a.other.example']);
  expect(putIn(FILE, text).match(/extends/g)).toHaveLength(1);
  // Nothing is undeclared any more: a second time nothing is added.
  expect(await patch([found('cookie', '_ga'), found('script', 'a.other.example/1.js')], {}, text)).toMatchObject({
    added: [],
  });
});

it('works on the registry of the demo site, of 104 entries in 19 languages, without touching a line', async () => {
  const file = readFileSync(new URL('../../../examples/night-stage/registry.corrected.yaml', import.meta.url), 'utf8');
  const findings = [found('cookie', 'brand_new'), found('beacon', 'in.nowhere.example/x'), found('localStorage', 'q')];
  const { text, added } = await patch(findings, {}, file);
  expect(added).toHaveLength(3);
  putIn(file, text);
  const table = tableOf(await registryOf(text));
  expect(entryOf(table, 'cookie', 'brand_new')).toBeDefined();
});

it('makes a file that parses, or leaves it as it is, whatever a name holds', async () => {
  const names = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab_*"\'{}[],:#&!|>%@`\\- =+\n\t<.é'), maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const kinds = fc.constantFrom('cookie', 'localStorage', 'indexedDB', 'script', 'frame', 'bucket', 'serviceWorker');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(kinds, names), { minLength: 1, maxLength: 4 }), async (things) => {
      const findings = things.map(([kind, name]) => found(kind, name));
      const { text, left } = await patch(findings);
      const table = tableOf(await registryOf(text));
      putIn(FILE, text);
      const missing = new Set(left.map(({ kind, name }) => `${kind} ${name}`));
      for (const { kind, name } of findings.map(({ subject }) => subject)) {
        const asked = isAddress(kind) ? hostOf(name) : name;
        if (!missing.has(`${kind} ${asked}`) && asked !== '' && asked !== 'consent')
          expect(isKnown(table, kind as Kind, isAddress(kind) ? `${asked}/` : name)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

it('declares all others where one cannot be declared', async () => {
  const names = Array.from({ length: 21 }, (_, at) => `seen_${at}`);
  const findings = [...names.map((name) => found('cookie', name)), found('localStorage', 'x'.repeat(300))];
  const { added, left } = await registryPatch(FILE, findings, await registryOf(FILE));
  expect(added).toHaveLength(names.length);
  expect(left.map(({ name }) => name.length)).toEqual([300]);
});

describe('a star that was seen in a name', () => {
  it('makes no pattern: the thing is left, with the reason', async () => {
    const { text, added, left } = await patch([found('cookie', 'ses*', { literal: true }), found('cookie', 'vis_*')]);
    expect(text).not.toContain('ses*');
    expect(added.map(({ name }) => name)).toEqual(['vis_*']);
    expect(left).toEqual([
      { kind: 'cookie', name: 'ses*', reason: expect.stringContaining('a * was seen in its name') },
    ]);
  });
});
