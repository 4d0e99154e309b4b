import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import expectedFindings from '../../../test/fixtures/expected-findings.json' with { type: 'json' };
import { parseRegistry } from '../parse.ts';
import type { Finding } from './finding.ts';
import { lintRegistry } from './lint.ts';
import { RULES } from './rules.ts';

const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/night-stage/${name}`, import.meta.url), 'utf8');

async function lint(text: string): Promise<readonly Finding[]> {
  const parsed = await parseRegistry(text, 'registry.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return lintRegistry(parsed.registry, parsed.places);
}

/** What a finding is about: the first name in quotes that its message holds. */
const subject = ({ message }: Finding): string => /"([^"]+)"/.exec(message)?.[1] ?? '';

function byRule(findings: readonly Finding[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    RULES.flatMap(({ id }) => {
      const own = findings.filter(({ rule }) => rule === id);
      return own.length > 0 ? [[id, own.map(subject)]] : [];
    }),
  );
}

describe('lint on the source registry', () => {
  it('reports the expected findings and no other', async () => {
    expect(byRule(await lint(example('registry.yaml')))).toEqual(expectedFindings);
  });

  it('points at the line in which each name stands', async () => {
    const lines = example('registry.yaml').split('\n');
    for (const finding of await lint(example('registry.yaml'))) {
      const around = lines.slice(Math.max(0, finding.place.line - 8), finding.place.line).join('\n');
      expect(around).toContain(subject(finding));
    }
  });

  it('reads in it since when a maker has ended what it names, the same as is publicly known', async () => {
    const marked = await parseRegistry(example('registry.yaml'));
    const unmarked = await parseRegistry(example('registry.yaml').replace(/^ +discontinued: .*\n/gm, ''));
    if (!marked.ok || !unmarked.ok) throw new Error('the registry is broken');
    const told = ({ registry, places }: typeof marked) =>
      lintRegistry(registry, places).flatMap(({ rule, message }) => (rule === 'discontinued' ? [message] : []));
    expect(marked.registry.entries.filter(({ discontinued }) => discontinued)).toHaveLength(15);
    expect(unmarked.registry.entries.filter(({ discontinued }) => discontinued)).toEqual([]);
    expect(told(marked)).toEqual(told(unmarked));
  });

  it('finds nothing in the corrected registry', async () =>
    expect(await lint(example('registry.corrected.yaml'))).toEqual([]));
});

const HEAD = `site:
  name: Test
  domains: [test.example]
  controllers: [{ name: Test AS, office: Oslo, register: "1" }]
  contacts: { requests: a@test.example }
  languages: [en, de]
categories:
  essential: { always: true }
  analytics: {}
  marketing: { advertising: true }
providers:
  tracker: { policy: "https://tracker.example/privacy" }
PROVIDER
entries:
  - name: consent
    category: essential
    retention: P1Y
    details: { en: Keeps it, de: Merkt es }
    justification: { criterion: requested-service, reason: { en: Asked, de: Gefragt } }
`;
const JOINT = HEAD.replace(
  'register: "1" }]',
  'register: "1" }, { name: Try AS, office: Oslo, register: "2" }]\n  PLACE',
);
const TEXTS = 'details: { en: Counts, de: Zählt }';
const REASON = 'justification: { criterion: requested-service, reason: { en: Asked, de: Gefragt } }';
const registryWith = (entry: string, provider = '', head = HEAD): string =>
  `${head.replace('PROVIDER', provider)}${entry ? `  - { ${entry} }\n` : ''}`;

/** For each rule what it finds, and what looks alike and is right. */
const CASES: Record<string, { readonly wrong: readonly string[]; readonly right: readonly string[] }> = {
  'essential-tracker': {
    wrong: [
      registryWith(`name: _ga, category: essential, retention: P1D, ${TEXTS}, ${REASON}`),
      registryWith(`name: _ga_*, category: essential, retention: P1D, ${TEXTS}, ${REASON}`),
    ],
    right: [
      registryWith(`name: _ga, category: analytics, retention: P1D, ${TEXTS}`),
      registryWith(`name: _gallery, category: essential, retention: P1D, ${TEXTS}, ${REASON}`),
    ],
  },
  'essential-by-words': {
    wrong: [
      registryWith(
        `name: x, category: essential, retention: P1D, details: { en: An A/B test, de: Ein Versuch }, ${REASON}`,
      ),
    ],
    right: [
      registryWith(`name: x, category: analytics, retention: P1D, details: { en: An A/B test, de: Ein Versuch }`),
    ],
  },
  'wrong-category': {
    wrong: [registryWith(`name: _fbp, category: analytics, retention: P1D, ${TEXTS}`)],
    right: [registryWith(`name: _fbp, category: marketing, retention: P1D, ${TEXTS}`)],
  },
  'retention-over-cap': {
    wrong: [registryWith(`name: x, category: analytics, retention: P396D, ${TEXTS}`)],
    right: [
      registryWith(`name: x, category: analytics, retention: P395D, ${TEXTS}`),
      registryWith(
        `name: x, category: analytics, retention: P2Y, ${TEXTS}`,
        '',
        HEAD.replace('languages:', 'jurisdiction: ES\n  languages:'),
      ),
    ],
  },
  'missing-details': {
    wrong: [registryWith('name: x, category: analytics, retention: P1D')],
    right: [registryWith(`name: x, category: analytics, retention: P1D, ${TEXTS}`)],
  },
  'missing-justification': {
    wrong: [registryWith(`name: x, category: essential, retention: P1D, ${TEXTS}`)],
    right: [
      registryWith(`name: x, category: essential, retention: P1D, ${TEXTS}, ${REASON}`),
      registryWith(`name: x, category: analytics, retention: P1D, ${TEXTS}`),
    ],
  },
  'missing-translation': {
    wrong: [
      registryWith('name: x, category: analytics, retention: P1D, details: Counts'),
      registryWith(
        `name: x, category: essential, retention: P1D, ${TEXTS}, justification: { criterion: transmission, reason: Only carries }`,
      ),
      registryWith('', '', JOINT.replace('PLACE', 'arrangement: { en: Both answer }')),
      registryWith('', '', HEAD.replace('analytics: {}', 'extras: {}')),
      registryWith('', '', HEAD.replace('analytics: {}', 'analytics: { label: { en: Numbers } }')),
    ],
    right: [
      registryWith(`name: x, category: analytics, retention: P1D, ${TEXTS}`),
      registryWith('', '', JOINT.replace('PLACE', 'arrangement: { en: Both answer, de: Beide antworten }')),
      registryWith('', '', JOINT.replace('PLACE', '')),
      registryWith(
        '',
        '',
        HEAD.replace('analytics: {}', 'extras: { label: { en: E, de: E }, description: { en: E, de: E } }'),
      ),
    ],
  },
  'unknown-provider': {
    wrong: [registryWith(`name: x, provider: trackr, category: analytics, retention: P1D, ${TEXTS}`)],
    right: [
      registryWith(`name: x, provider: tracker, category: analytics, retention: P1D, ${TEXTS}`),
      registryWith(`name: x, provider: internal, category: analytics, retention: P1D, ${TEXTS}`),
    ],
  },
  'missing-provider-policy': {
    wrong: [
      registryWith(
        `name: x, provider: other, category: analytics, retention: P1D, ${TEXTS}`,
        '  other: { name: Other }',
      ),
    ],
    right: [
      registryWith(
        `name: x, provider: own, category: analytics, retention: P1D, ${TEXTS}`,
        '  own: { name: Own, party: first }',
      ),
    ],
  },
  'missing-arrangement': {
    wrong: [
      registryWith(
        `name: x, provider: ally, category: analytics, retention: P1D, ${TEXTS}`,
        '  ally: { role: joint, policy: "https://ally.example/" }',
      ),
    ],
    right: [
      registryWith(
        `name: x, provider: ally, category: analytics, retention: P1D, ${TEXTS}`,
        '  ally: { role: joint, policy: "https://ally.example/", arrangement: Both answer }',
      ),
    ],
  },
  'missing-site-arrangement': {
    wrong: [
      registryWith('', '', JOINT.replace('PLACE', '')),
      registryWith('', '', JOINT.replace('PLACE', 'arrangement: {}')),
    ],
    right: [
      registryWith('', '', JOINT.replace('PLACE', 'arrangement: { en: Both answer, de: Beide antworten }')),
      registryWith('', '', JOINT.replace('PLACE', 'arrangement: Both answer')),
      registryWith(''),
    ],
  },
  discontinued: {
    wrong: [
      registryWith(`name: __auc, category: analytics, retention: P1D, ${TEXTS}`),
      registryWith(`name: x, category: analytics, retention: P1D, discontinued: 2020-01-01, ${TEXTS}`),
    ],
    right: [registryWith(`name: __aux, category: analytics, retention: P1D, ${TEXTS}`)],
  },
};

describe('each rule', () => {
  it('has cases in both directions', () => expect(Object.keys(CASES)).toEqual(RULES.map(({ id }) => id)));

  const rows = Object.entries(CASES).flatMap(([rule, { wrong, right }]) => [
    ...wrong.map((text) => ({ rule, text, finds: true, entry: text.split('\n').at(-2)?.trim() })),
    ...right.map((text) => ({ rule, text, finds: false, entry: text.split('\n').at(-2)?.trim() })),
  ]);
  it.each(rows)('$rule, finds: $finds, in $entry', async ({ rule, text, finds }) => {
    const found = (await lint(text)).filter((each) => each.rule === rule);
    expect(found.length > 0).toBe(finds);
  });
});
