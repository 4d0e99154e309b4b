import { describe, expect, it } from 'vitest';
import { registryOf } from '../../test/support/registry.ts';
import { diffRegistries } from './diff.ts';

const BASE = `site:
  name: Test
  domains: [test.example]
  controllers:
    - { name: One AS, office: Oslo, register: "1" }
  contacts: { requests: a@test.example }
  languages: [en]
categories:
  essential: { always: true }
  analytics: {}
  functionality: {}
  extra: {}
providers:
  measure: { role: processor }
  player: {}
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: a, provider: measure, category: analytics, retention: P30D }
  - { name: b, category: analytics, retention: P30D }
  - { name: f, category: functionality, retention: P1Y }
`;

const read = registryOf;

const MATERIAL: readonly [what: string, from: string, to: string, asked: Record<string, unknown>][] = [
  ['a new category', 'functionality: {}', 'functionality: {}\n  other: {}', {}],
  [
    'the first entry of a category',
    'name: f, category: functionality',
    'name: f, category: extra',
    { extra: ['internal'] },
  ],
  [
    'a new provider in a purpose',
    'name: b, category',
    'name: b, provider: player, category',
    { analytics: ['player'] },
  ],
  [
    'a longer life',
    'category: analytics, retention: P30D }\n  - { name: f',
    'category: analytics, retention: P31D }\n  - { name: f',
    { analytics: ['internal'] },
  ],
  [
    'more than a processor',
    'measure: { role: processor }',
    'measure: { role: controller }',
    { analytics: ['measure'] },
  ],
  ['a joint controller', 'measure: { role: processor }', 'measure: { role: joint }', { analytics: ['measure'] }],
  ['becoming special', 'analytics: {}', 'analytics: { special: true }', { analytics: 'all' }],
  ['becoming advertising', 'analytics: {}', 'analytics: { advertising: true }', { analytics: 'all' }],
  ['a revision raised by hand', 'analytics: {}', 'analytics: { revision: 2 }', { analytics: 'all' }],
  [
    'a new controller',
    'register: "1" }',
    'register: "1" }\n    - { name: Two AS, office: Oslo, register: "2" }',
    { analytics: 'all', functionality: 'all' },
  ],
  ['an entry that is now always on', 'name: f, category: functionality', 'name: f, category: essential', {}],
];

const MINOR: readonly [what: string, from: string, to: string][] = [
  ['another wording', 'name: b, category', 'name: b, details: Counts, category'],
  ['a shorter life', 'category: functionality, retention: P1Y', 'category: functionality, retention: P1D'],
  ['an entry less', '  - { name: f, category: functionality, retention: P1Y }\n', ''],
  [
    'an entry more, of a known provider, for no longer',
    '  - { name: f,',
    '  - { name: g, category: functionality, retention: P30D }\n  - { name: f,',
  ],
  [
    'an entry more that is always on',
    '  - { name: f,',
    '  - { name: g, category: essential, retention: P30D }\n  - { name: f,',
  ],
  [
    'an entry that is no longer always on, beside others of its purpose',
    '  - { name: f,',
    '  - { name: f2, category: functionality, retention: P1D }\n  - { name: f,',
  ],
  [
    'another order',
    '  - { name: a, provider: measure, category: analytics, retention: P30D }\n  - { name: b, category: analytics, retention: P30D }',
    '  - { name: b, category: analytics, retention: P30D }\n  - { name: a, provider: measure, category: analytics, retention: P30D }',
  ],
  ['a link to a policy', 'measure: { role: processor }', 'measure: { role: processor, policy: "https://m.example/" }'],
  ['another address of a controller', 'office: Oslo', 'office: Bergen'],
  ['a controller with another name under the same number', 'name: One AS', 'name: Only AS'],
  ['an arrangement of the controllers', 'contacts:', 'arrangement: Both answer\n  contacts:'],
  ['a language more', 'languages: [en]', 'languages: [en, no]'],
];

describe('diffRegistries', () => {
  it.each(MATERIAL.slice(1))('%s is material, and only what it concerns is asked again', async (_, from, to, asked) => {
    const diff = diffRegistries(await read(BASE), await read(BASE.replace(from, to)));
    expect(diff.material).toBe(true);
    expect(diff.changes.some((each) => each.material)).toBe(true);
    expect(Object.fromEntries(diff.asksAgain.map((each) => [each.purpose, each.providers]))).toEqual(asked);
  });

  it('a category without entries asks nobody', async () => {
    const [, from, to] = MATERIAL[0] as (typeof MATERIAL)[number];
    const diff = diffRegistries(await read(BASE), await read(BASE.replace(from, to)));
    expect(diff).toMatchObject({ material: false, asksAgain: [] });
  });

  it.each(MINOR)('%s is minor', async (_, from, to) => {
    const changed = BASE.replace(from, to);
    expect(changed).not.toBe(BASE);
    const diff = diffRegistries(await read(BASE), await read(changed));
    expect(diff).toMatchObject({ material: false, asksAgain: [] });
  });

  it('of a registry with itself there is nothing to tell', async () => {
    const registry = await read(BASE);
    expect(diffRegistries(registry, registry)).toMatchObject({ material: false, changes: [], asksAgain: [] });
  });

  it('tells what changed, from what to what', async () => {
    const diff = diffRegistries(
      await read(BASE),
      await read(BASE.replace('category: functionality, retention: P1Y', 'category: functionality, retention: P1D')),
    );
    expect(diff.changes).toEqual([
      { subject: 'entry', id: 'f', change: 'changed', field: 'retention', from: 'P1Y', to: 'P1D', material: false },
    ]);
  });

  it('tells what the controllers newly agreed as a change of the site', async () => {
    const arranged = (text: string) => BASE.replace('contacts:', `arrangement: ${text}\n  contacts:`);
    const diff = diffRegistries(await read(arranged('One answers')), await read(arranged('Both answer')));
    const texts = { from: '{"en":"One answers"}', to: '{"en":"Both answer"}' };
    expect(diff.changes).toEqual([
      { subject: 'site', id: 'Test', change: 'changed', field: 'arrangement', ...texts, material: false },
    ]);
  });
});
