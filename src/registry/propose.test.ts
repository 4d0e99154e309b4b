import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { registryOf } from '../../test/support/registry.ts';
import { parseRegistry } from './parse.ts';
import { proposeEntry } from './propose.ts';
import { KINDS, type Registry } from './registry.ts';

const REGISTRY = `site:
  name: Some
  domains: [some.example]
  controllers: [{ name: Some AS, office: Oslo, register: "1" }]
  contacts: { requests: a@some.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {} }
providers:
  shop: { hosts: [assets.shop.co.uk], policy: "https://shop.example/" }
  video: { hosts: [player.vimeo.com], policy: "https://vimeo.com/privacy" }
entries:
  - { name: consent, category: essential, retention: P1Y }
`;

let registry: Registry;
beforeAll(async () => {
  registry = await registryOf(REGISTRY);
});

describe('the line that declares what was found', () => {
  it.each([
    [
      'cookie',
      'theme',
      '- { name: "theme", kind: cookie, provider: internal, category: CATEGORY, retention: RETENTION }',
    ],
    [
      'localStorage',
      'cart:*',
      '- { name: "cart:*", kind: localStorage, provider: internal, category: CATEGORY, retention: RETENTION }',
    ],
    [
      'sessionStorage',
      'step',
      '- { name: "step", kind: sessionStorage, provider: internal, category: CATEGORY, retention: session }',
    ],
    // What the catalogue has, by name or by host; its category where the registry has that.
    ['cookie', '_ga', 'providers: { google-analytics-4: { extends: google-analytics-4 } }'],
    ['cookie', '_ga_*', 'providers: { google-analytics-4: { extends: google-analytics-4 } }'],
    ['beacon', 'region7.google-analytics.com', 'providers: { google-analytics-4: { extends: google-analytics-4 } }'],
    ['cookie', '_fbp', 'providers: { meta-pixel: { extends: { meta-pixel: CATEGORY } } }'],
    ['frame', 'f.vimeocdn.com', 'providers: { vimeo: { extends: { vimeo: CATEGORY } } }'],
    // Whose maker no longer offers it.
    [
      'cookie',
      '_gid',
      '- { name: "_gid", kind: cookie, provider: internal, category: analytics, retention: RETENTION }',
    ],
    // A provider that has a host beside it, or one that is named after the host.
    [
      'script',
      'cdn.shop.co.uk',
      '- { name: "cdn.shop.co.uk/*", kind: script, provider: shop, category: CATEGORY, retention: session }',
    ],
    [
      'script',
      'cdn.other.example',
      '- { name: "cdn.other.example/*", kind: script, provider: other, category: CATEGORY, retention: session }',
    ],
    [
      'beacon',
      'a.360.example',
      '- { name: "a.360.example/*", kind: beacon, provider: third-party, category: CATEGORY, retention: session }',
    ],
    ['script', '*.cloudfront.net', undefined],
    ['script', 'inline', undefined],
    ['script', '/', undefined],
    ['cookie', '*', undefined],
    ['fileSystem', '/', undefined],
    ['cookie', '_*', undefined],
    ['cookie', '', undefined],
    ['other', '', undefined],
  ])('%s %s: %s', (kind, name, line) => expect(proposeEntry(registry, kind, name)).toBe(line));

  it('is YAML that says the name and nothing more, whatever the name holds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab*"\'{}[],:#&!|>%@`\\- =+\n\t<'), maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.oneof(letters, fc.string({ unit: 'grapheme' })), (kind, name) => {
        const line = proposeEntry(registry, kind, name);
        if (line === undefined || line.startsWith('providers')) return;
        expect(line).not.toContain('\n');
        const [entry] = parse(line) as [{ name: string }];
        expect(Object.keys(entry)).toEqual(['name', 'kind', 'provider', 'category', 'retention']);
        expect(entry.name.replace(/\/\*$/, '')).toBe(name.replace(/\/\*$/, ''));
      }),
    );
  });

  it.each([
    ['cookie', 'theme'],
    ['script', 'cdn.other.example'],
  ])('makes a registry that names %s %s, once the site has said what only it can', async (kind, name) => {
    const line = proposeEntry(registry, kind, name) ?? '';
    const said = line.replace('CATEGORY', 'analytics').replace('RETENTION', 'P30D');
    expect(await parseRegistry(`${REGISTRY}  ${said}\n`)).toMatchObject({ ok: true });
    expect(await parseRegistry(`${REGISTRY}  ${line}\n`)).toMatchObject({ ok: false });
  });
});
