import { describe, expect, it } from 'vitest';
import { registryOf } from '../../test/support/registry.ts';
import { type JurisdictionId, tableOf } from '../registry/index.ts';
import { permissionsFor } from './expected.ts';
import type { Holding, Phase } from './observation.ts';

const REGISTRY = `
site:
  name: Site
  domains: [site.example]
  controllers: [{ name: A, office: B, register: C }]
  contacts: { requests: a@site.example }
  languages: [en]
  sensitivePaths: [/health/*]
categories:
  essential: { always: true }
  analytics: {}
  marketing: { advertising: true }
  personalised: { special: true }
purposes:
  heatmaps: { category: analytics }
providers:
  tracker: { hosts: [tracker.example], policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: count, category: analytics, retention: P30D }
  - { name: heat, category: analytics, purpose: heatmaps, provider: tracker, retention: P30D }
  - { name: ads, category: marketing, provider: tracker, retention: P30D }
  - { name: taste, category: personalised, retention: P30D }
`;

const registry = await registryOf(REGISTRY);
const table = tableOf(registry);
const names = ['consent', 'count', 'heat', 'ads', 'taste'];

const phase = (holding: Holding, more: Partial<Phase> = {}): Phase => ({
  holding,
  gpc: false,
  script: true,
  startedAt: 1_800_000_000_000,
  left: { cookies: [], storage: [] },
  ...more,
});

/** Names of the entries that are allowed. */
function allowed(of: Phase, path = '/', place: JurisdictionId = 'NO'): readonly string[] {
  const { parts } = permissionsFor({ registry, table }, place)(of, path);
  return names.filter((name) => {
    const entry = table.entries().find((each) => each.name === name);
    return entry && parts[entry.part]?.allowed;
  });
}

const NOTHING: Holding = { kind: 'nothing' };
const ACCEPTED: Holding = { kind: 'accepted' };
const ESSENTIAL = ['consent'];

describe('what a phase allows', () => {
  it.each<[Holding, readonly string[]]>([
    [NOTHING, ESSENTIAL],
    [{ kind: 'refused' }, ESSENTIAL],
    [{ kind: 'withdrawn' }, ESSENTIAL],
    [{ kind: 'expired' }, ESSENTIAL],
    // 'Accept all' never takes what is special.
    [ACCEPTED, ['consent', 'count', 'heat', 'ads']],
    [{ kind: 'only', category: 'analytics' }, ['consent', 'count', 'heat']],
    [{ kind: 'only', category: 'marketing' }, ['consent', 'ads']],
    [{ kind: 'only', category: 'personalised' }, ['consent', 'taste']],
  ])('%j: %j', (holding, names) => expect(allowed(phase(holding))).toEqual(names));

  it('is what is essential on a sensitive page, whatever was agreed to', () =>
    expect(allowed(phase(ACCEPTED), '/health/care')).toEqual(ESSENTIAL));

  it('leaves out what a signal covers, also after consent to all', () =>
    expect(allowed(phase(ACCEPTED, { gpc: true }))).toEqual(['consent', 'count']));

  describe('where the law lets it run until refused', () => {
    it.each<[Holding, readonly string[]]>([
      [NOTHING, ['consent', 'count', 'heat', 'ads']],
      [{ kind: 'expired' }, ['consent', 'count', 'heat', 'ads']],
      [ACCEPTED, ['consent', 'count', 'heat', 'ads']],
      [{ kind: 'refused' }, ESSENTIAL],
    ])('%j: %j', (holding, names) => expect(allowed(phase(holding), '/', 'US')).toEqual(names));

    it('is no refusal where nothing was there to refuse by', () => {
      const unheard = phase({ kind: 'refused' }, { answered: { kind: 'no-banner' } });
      expect(allowed(unheard, '/', 'US')).toEqual(['consent', 'count', 'heat', 'ads']);
    });
  });

  it('tells whether the visitor is asked', () => {
    const stateIn = permissionsFor({ registry, table }, 'NO');
    expect(stateIn(phase(NOTHING), '').ask).toBe('banner');
    expect(stateIn(phase(ACCEPTED), '').ask).toBe('nothing');
    expect(stateIn(phase({ kind: 'expired' }), '').ask).toBe('banner');
  });
});
