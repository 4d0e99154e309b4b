import { describe, expect, it } from 'vitest';
import { registryOf } from '../../test/support/registry.ts';
import { type Registry, tableOf } from '../registry/index.ts';
import { decodeChoice, encodeChoice, type Facts, makeChoice, type Reply, type State, stateOf } from './index.ts';

const NOW = 1_800_000_000;
const registryWith = (entries: string): Promise<Registry> =>
  registryOf(`site:
  name: Test
  domains: [test.example]
  controllers: [{ name: One AS, office: Oslo, register: "1" }]
  contacts: { requests: a@test.example }
  languages: [en]
categories: { essential: { always: true }, analytics: {}, functionality: {} }
entries:
  - { name: consent, category: essential, retention: P1Y }
${entries}`);
const MEASURE = '  - { name: m, provider: measure, category: analytics, retention: P30D }\n';
const TRACKER = '  - { name: t, provider: tracker, category: analytics, retention: P30D }\n';
const LANGUAGE = '  - { name: f, category: functionality, retention: P30D }\n';

const nobody: Facts = {
  choice: undefined,
  signals: [],
  rules: { model: 'opt-in', grantDays: 180, refusalDays: 180, maxLifetimeDays: 395, exemptions: [] },
  path: '/',
  minor: false,
};

function choose(registry: Registry, reply: Reply): Facts {
  const table = tableOf(registry);
  const context = { at: NOW - 100, signals: [], minor: false, id: 'an-id', wantsReceipt: false } as const;
  const choice = makeChoice(table, stateOf(table, nobody, NOW - 100), reply, context);
  // Through the cookie, as in life.
  return { ...nobody, choice: decodeChoice(encodeChoice(choice)) };
}

const reasons = (registry: Registry, { parts }: State): Record<string, string> => {
  const table = tableOf(registry);
  return Object.fromEntries(
    table.parts.map(({ provider }, index) => [table.providers[provider]?.id ?? '', parts[index]?.because ?? '']),
  );
};

describe('a choice made under an earlier registry', () => {
  const all: Reply = { kind: 'accept', asked: ['analytics', 'functionality'], over: 'open', answers: {} };

  it('asks again only for the provider that is new', async () => {
    const before = await registryWith(MEASURE + LANGUAGE);
    const after = await registryWith(MEASURE + TRACKER + LANGUAGE);
    const state = stateOf(tableOf(after, [before]), choose(before, all), NOW);
    expect(reasons(after, state)).toEqual({ internal: 'granted', measure: 'granted', tracker: 'changed' });
    expect([state.ask, state.asked]).toEqual(['banner', ['analytics']]);
  });

  it('asks again for the whole purpose when the earlier registry is not known', async () => {
    const before = await registryWith(MEASURE + LANGUAGE);
    const after = await registryWith(MEASURE + TRACKER + LANGUAGE);
    const state = stateOf(tableOf(after), choose(before, all), NOW);
    expect(reasons(after, state)).toEqual({ internal: 'granted', measure: 'changed', tracker: 'changed' });
  });

  it('holds when a provider has left', async () => {
    const before = await registryWith(MEASURE + TRACKER + LANGUAGE);
    const after = await registryWith(MEASURE + LANGUAGE);
    const state = stateOf(tableOf(after, [before]), choose(before, all), NOW);
    expect([state.ask, reasons(after, state)]).toEqual(['nothing', { internal: 'granted', measure: 'granted' }]);
  });

  it('a refusal is not asked about again when a provider joins', async () => {
    const before = await registryWith(MEASURE + LANGUAGE);
    const after = await registryWith(MEASURE + TRACKER + LANGUAGE);
    const state = stateOf(tableOf(after, [before]), choose(before, { kind: 'refuse' }), NOW);
    expect([state.ask, reasons(after, state)]).toEqual([
      'nothing',
      { internal: 'refused', measure: 'refused', tracker: 'refused' },
    ]);
  });

  it("'accept all' over all that is shown grants what was refused before too", async () => {
    const registry = await registryWith(MEASURE + LANGUAGE);
    const table = tableOf(registry);
    const earlier = choose(registry, { kind: 'save', answers: { analytics: 'none', functionality: 'all' } });
    const context = { at: NOW, signals: [], minor: false, id: 'an-id', wantsReceipt: false } as const;
    const asked = ['analytics', 'functionality'];
    const choice = makeChoice(
      table,
      stateOf(table, earlier, NOW),
      { kind: 'accept', asked, over: 'shown', answers: {} },
      context,
    );
    expect(reasons(registry, stateOf(table, { ...earlier, choice }, NOW))).toEqual({
      internal: 'granted',
      measure: 'granted',
    });
  });

  it("'accept all' then grants what is new and leaves alone what was refused before", async () => {
    const before = await registryWith(MEASURE + LANGUAGE);
    const after = await registryWith(MEASURE + TRACKER + LANGUAGE);
    const table = tableOf(after, [before]);
    const earlier = choose(before, { kind: 'save', answers: { analytics: 'all', functionality: 'none' } });
    const state = stateOf(table, earlier, NOW);
    const context = { at: NOW, signals: [], minor: false, id: 'an-id', wantsReceipt: false } as const;
    const choice = makeChoice(table, state, { kind: 'accept', asked: state.asked, over: 'open', answers: {} }, context);
    expect(reasons(after, stateOf(table, { ...earlier, choice }, NOW))).toEqual({
      internal: 'refused',
      measure: 'granted',
      tracker: 'granted',
    });
    expect([choice.answers.functionality?.at, choice.answers.analytics?.at]).toEqual([NOW - 100, NOW]);
  });
});
