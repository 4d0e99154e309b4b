import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRegistryError, REGISTRY_ERRORS, type RegistryErrorCode } from './errors.ts';
import { parseRegistry } from './parse.ts';
import type { Registry } from './registry.ts';
import { canonicalForm } from './version.ts';

const HEAD = `site:
  name: Test
  domains: [test.example]
  controllers: [{ name: Test AS, office: Oslo, register: "1" }]
  contacts: { requests: a@test.example }
  languages: [en]
`;
const CATEGORIES = 'categories: { essential: { always: true }, analytics: {} }\n';
const CHOICE = '  - { name: consent, category: essential, retention: P1Y }\n';
const registryWith = (entry: string): string => `${HEAD}${CATEGORIES}entries:\n${CHOICE}${entry}\n`;

async function read(text: string): Promise<Registry> {
  const parsed = await parseRegistry(text);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatRegistryError).join('\n'));
  return parsed.registry;
}

describe('parseRegistry', () => {
  it('fills in every default of an entry of three lines', async () => {
    const { entries } = await read(registryWith('  - name: a\n    category: analytics\n    retention: P1D'));
    expect(entries[1]).toEqual({
      name: 'a',
      kind: 'cookie',
      category: 'analytics',
      purpose: 'analytics',
      provider: 'internal',
      retention: 'P1D',
      setBy: 'script',
      path: '/',
      httpOnly: false,
      secure: true,
      sameSite: 'Lax',
      partitioned: false,
      renewed: true,
      details: {},
    });
  });

  it('takes a plain text for the language that the file is written in', async () => {
    const { entries } = await read(
      registryWith('  - { name: a, category: analytics, retention: P1D, details: Counts }'),
    );
    expect(entries[1]?.details).toEqual({ en: 'Counts' });
  });

  it('gives the same version to another order of keys, other comments and spelled-out defaults', async () => {
    const one = await read(registryWith('  - { name: a, category: analytics, retention: P1D }'));
    const other = await read(
      registryWith('  - { retention: P1D, category: analytics, kind: cookie, path: /, name: a } # the same'),
    );
    expect(other.version).toBe(one.version);
  });

  it('takes the arrangement of joint controllers as a text of the site', async () => {
    const arranged = (text: string) => read(registryWith('').replace('contacts:', `arrangement: ${text}\n  contacts:`));
    const [plain, spelled, other] = [
      await arranged('Both answer'),
      await arranged('{ en: Both answer }'),
      await arranged('{ en: Both answer, no: Begge svarer }'),
    ];
    expect(plain.site.arrangement).toEqual({ en: 'Both answer' });
    expect(spelled.version).toBe(plain.version);
    expect(other.version).not.toBe(plain.version);
    expect(other.editions).toEqual(plain.editions);
  });

  it('leaves no trace of an arrangement that is not there', async () => {
    const registry = await read(registryWith(''));
    expect(registry.site).not.toHaveProperty('arrangement');
    expect(canonicalForm(registry)).not.toContain('arrangement');
  });

  it('gives another version to every change of content', async () => {
    const one = await read(registryWith('  - { name: a, category: analytics, retention: P1D }'));
    const other = await read(registryWith('  - { name: a, category: analytics, retention: P2D }'));
    expect(other.version).not.toBe(one.version);
  });

  it('never throws, whatever the text', async () => {
    const pieces = fc.constantFrom(
      'site:',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      'entries',
      ':',
      '&a',
      '*a',
      '"',
      "'",
      '|',
      '!!x',
      '\t',
      '%',
      'name',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (text) => {
        const parsed = await parseRegistry(text.join(''));
        expect(parsed.ok || parsed.errors.length > 0).toBe(true);
      }),
    );
  });
});

/** Every code of the table, with a text that causes it, its line, and words of message or mend. */
const MISTAKES: Record<RegistryErrorCode, readonly [text: string, line: number, words: RegExp][]> = {
  'not-yaml': [
    [`${HEAD}categories: {`, 7, /indentation/],
    [`${HEAD}site:\n  name: twice\n`, 7, /unique/],
    [`a: &x [1]\nb: [${'*x,'.repeat(200)}]\nc: [${'*x,'.repeat(200)}]`, 1, /alias/i],
  ],
  'too-large': [['x'.repeat(16 * 1024 * 1024 + 1), 1, /one pattern/]],
  'missing-field': [
    ['', 1, /empty/],
    [`${HEAD}entries: []`, 1, /categories: is missing/],
    [registryWith('  - name: a\n    category: analytics'), 10, /retention: is missing[\s\S]*P30D/],
  ],
  'unknown-field': [
    [
      registryWith('  - name: a\n    category: analytics\n    retension: P1D\n    retention: P1D'),
      12,
      /did you mean "retention"/,
    ],
    [
      `${HEAD.replace('name: Test\n', 'name: Test\n  langages: [en]\n')}${CATEGORIES}entries: []`,
      3,
      /did you mean "languages"/,
    ],
    [
      registryWith('  - name: a\n    category: analytics\n    retention: P1D\n    details: { xx: text }'),
      13,
      /write one of: en, es/,
    ],
  ],
  'wrong-type': [
    [
      registryWith('  - name: a\n    category: analytics\n    retention: P1D\n    httpOnly: "yes"'),
      13,
      /true or false/,
    ],
  ],
  'wrong-value': [
    [
      registryWith('  - name: a\n    category: analytics\n    retention: 30 days'),
      12,
      /"30 days" is not "session" or an ISO 8601 duration/,
    ],
    [
      registryWith('  - name: a\n    category: analytics\n    retention: P1D\n    kind: cookei'),
      13,
      /did you mean "cookie"/,
    ],
    [`${HEAD}categories: { Essential: { always: true } }\nentries: []`, 7, /short id/],
    [`${HEAD.replace('test.example]', 'https://test.example]')}${CATEGORIES}entries: []`, 3, /without "https:\/\/"/],
    [
      registryWith('  - { name: "a\\u0007b", kind: localStorage, category: analytics, retention: P1D }'),
      10,
      /control character/,
    ],
  ],
  'unknown-category': [
    [registryWith('  - name: a\n    category: analitics\n    retention: P1D'), 11, /did you mean "analytics"/],
  ],
  'unknown-purpose': [
    [
      registryWith('  - name: a\n    category: analytics\n    purpose: measure\n    retention: P1D'),
      12,
      /no purpose "measure"/,
    ],
  ],
  'wrong-purpose': [
    [
      `${HEAD}${CATEGORIES}purposes: { video: { category: essential } }\nentries:\n${CHOICE}  - { name: a, category: analytics, purpose: video, retention: P1D }`,
      11,
      /belongs to the category "essential"/,
    ],
  ],
  'unknown-in-catalogue': [
    [
      registryWith('providers:\n  google:\n    extends: google-analytics'),
      12,
      /no "google-analytics"[\s\S]*did you mean "google-analytics-4"/,
    ],
  ],
  'same-id': [
    [
      `${HEAD}${CATEGORIES}purposes: { analytics: { category: analytics } }\nentries:\n${CHOICE}`,
      8,
      /a category already/,
    ],
  ],
  'duplicate-entry': [[registryWith('  - { name: consent, category: essential, retention: P1D }'), 10, /entries\[0\]/]],
  'cookie-name': [[registryWith('  - { name: "a b", category: analytics, retention: P1D }'), 10, /no cookie name/]],
  'cookie-attributes': [
    [registryWith('  - name: __Host-a\n    category: analytics\n    retention: P1D\n    path: /x'), 13, /__Host-/],
    [
      registryWith('  - name: __secure-a\n    category: analytics\n    retention: P1D\n    secure: false'),
      13,
      /must be Secure/,
    ],
    [
      registryWith('  - name: a\n    category: analytics\n    retention: P1D\n    sameSite: None\n    secure: false'),
      14,
      /SameSite=None/,
    ],
    [
      registryWith('  - name: a\n    category: analytics\n    retention: P1D\n    sealed: signed\n    setBy: script'),
      14,
      /no script of the page can seal/,
    ],
  ],
  'pattern-too-wide': [[registryWith('  - { name: "*", category: analytics, retention: P1D }'), 10, /prefix_\*/]],
  'no-choice-cookie': [
    [`${HEAD}${CATEGORIES}entries:\n  - { name: a, category: analytics, retention: P1D }`, 9, /add \{ name: consent/],
    [
      `${HEAD}${CATEGORIES}entries:\n  - { name: consent, category: analytics, retention: P1D }`,
      9,
      /cannot wait for consent/,
    ],
    [
      `${HEAD}${CATEGORIES}entries:\n  - { name: consent, category: essential, retention: P1D, httpOnly: true }`,
      9,
      /before it paints/,
    ],
    [
      `${HEAD}${CATEGORIES}entries:\n  - { name: consent, category: essential, retention: P1D, sealed: signed }`,
      9,
      /a way of its own/,
    ],
    [
      `${HEAD}${CATEGORIES}entries:\n  - { name: consent, category: essential, retention: P1D, partitioned: true }`,
      9,
      /one choice for the site/,
    ],
  ],
  'no-always-category': [[`${HEAD}categories: { analytics: {} }\nentries:\n${CHOICE}`, 7, /always: true/]],
  'always-and-optional': [
    [
      `${HEAD}categories: { essential: { always: true, special: true } }\nentries:\n${CHOICE}`,
      7,
      /take "always" or "special" away/,
    ],
  ],
};

describe('mistakes in a registry file', () => {
  it('each code of the table has a text that causes it', () =>
    expect(Object.keys(MISTAKES)).toEqual(Object.keys(REGISTRY_ERRORS)));

  const rows = Object.entries(MISTAKES).flatMap(([code, all]) =>
    all.map(([text, line, words]) => ({ code, text, line, words })),
  );
  it.each(rows)('$code in line $line: $words', async ({ code, text, line, words }) => {
    const parsed = await parseRegistry(text, 'r.yaml');
    const errors = parsed.ok ? [] : parsed.errors;
    const found = errors.find((each) => each.code === code);
    expect(errors.map(formatRegistryError).join('\n')).toMatch(words);
    expect(found?.place).toMatchObject({ file: 'r.yaml', line });
  });

  it('tells all of them at once, in the order of the file', async () => {
    const text = registryWith(
      '  - { name: "a b", category: nope, retention: P1D }\n  - { name: b, category: nope, retention: P1D }',
    );
    const parsed = await parseRegistry(text);
    const lines = parsed.ok ? [] : parsed.errors.map(({ code, place }) => `${place.line} ${code}`);
    expect(lines).toEqual(['10 cookie-name', '10 unknown-category', '11 unknown-category']);
  });
});

describe('mistakes of several kinds', () => {
  it('are told together: what the schema refuses, and what is wrong in the rest', async () => {
    const text = registryWith(
      '  - { name: a, category: nope, retention: P1D }\n  - { name: b, category: analytics, retention: soon }\n  - { name: consent, category: essential, retention: P1D }',
    )
      .replace('name: Test\n', 'name: Test\n  colour: red\n')
      .replace('entries:', 'providers: { p: { party: fourth } }\nextras: 1\nentries:');
    const parsed = await parseRegistry(text);
    const told = parsed.ok ? [] : parsed.errors.map(({ code, field }) => `${code} ${field}`);
    expect(told).toEqual([
      'unknown-field site.colour',
      'wrong-value providers.p.party',
      'unknown-field extras',
      'unknown-category entries[1].category',
      'wrong-value entries[2].retention',
      'duplicate-entry entries[3].name',
    ]);
  });
});

describe('the source policy as a registry', () => {
  const facts = JSON.parse(readFileSync(new URL('../../test/fixtures/source-facts.json', import.meta.url), 'utf8'));

  it('holds the names, categories, retentions and providers of its 104 entries, in their order', async () => {
    const { entries } = await read(
      readFileSync(new URL('../../examples/night-stage/registry.yaml', import.meta.url), 'utf8'),
    );
    expect(facts).toHaveLength(104);
    expect(entries.map((each) => [each.name, each.category, each.retention, each.provider])).toEqual(facts);
  });
});
