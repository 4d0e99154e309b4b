import { describe, expect, it } from 'vitest';
import { publishedPolicy } from '../../../src/cli/published-policy.ts';
import { diffRegistries, LANGUAGES, type Registry } from '../../../src/registry/index.ts';
import { htmlLanguage, kindName, type PolicyVersion, renderPolicy, STRINGS } from '../../../src/render/index.ts';
import { registryOf } from '../../support/registry.ts';

const FILE = (more: string): string => `
site:
  name: Lantern Theatre
  domains: [lantern.example]
  controllers: [{ name: Lantern Theatre Ltd, office: "1 Quay Street", register: "000 000 001" }]
  contacts: { requests: privacy@lantern.example }
  languages: [en]
categories:
  essential: { always: true }
  functionality: {}
  analytics: {}
  personalised: { special: true }
  marketing: { advertising: true }
  chat: { label: Chat, description: Talks with our staff }
providers:
  google: { name: Google, hosts: [google.example], policy: "https://google.example/privacy", country: IE }
  hotjar: { name: Hotjar Ltd, hosts: [hotjar.example] }
entries:
  - { name: consent, category: essential, retention: P180D, details: Keeps what you decided }
  - { name: session, category: essential, retention: session, justification: { criterion: requested-service, reason: You sign in }, details: { en: Keeps you signed in, de: Hält die Anmeldung } }
  - { name: ad, category: essential, retention: P30D }
  - { name: guest-favorites, category: functionality, retention: P1Y }
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: "cart:items", kind: sessionStorage, category: functionality, retention: session }
  - { name: _ga, provider: google, category: analytics, retention: P2Y, details: "Counts visits: 1 a day, for 30 days" }
  - { name: "_ga_*", provider: google, category: analytics, retention: P1Y1M4D }
  - { name: _gat, provider: google, category: analytics, retention: PT1M }
  - { name: _hjSession_*, provider: hotjar, category: analytics, retention: PT30M }
  - { name: region1.google.example/g/*, kind: beacon, provider: google, category: analytics, retention: session }
  - { name: static.hotjar.example/c/*, kind: script, provider: hotjar, category: analytics, retention: session }
  - { name: offline, kind: indexedDB, category: personalised, retention: P13M }
  - { name: pictures, kind: cache, category: personalised, retention: P1W }
  - { name: IDE, provider: google, category: marketing, retention: P390D }
  - { name: talk.example/embed, kind: frame, category: chat, retention: session }
  - { name: talk_id, category: chat, retention: PT1H30M }
${more}`;

const NOW = await registryOf(FILE('  - { name: fresh, category: chat, retention: P2W }'));
const BEFORE = await registryOf(
  FILE('  - { name: gone_by, category: chat, retention: P3W }')
    .replace('retention: P30D', 'retention: P60D')
    .replace('retention: PT1M', 'retention: PT2M'),
);

function pageIn(language: (typeof LANGUAGES)[number], registry: Registry): string {
  const versions: readonly PolicyVersion[] = [
    { version: NOW.version, dateText: '15 June 2025', address: undefined, diff: diffRegistries(BEFORE, NOW) },
    { version: BEFORE.version, dateText: '14 November 2023', address: '/samtykke/policy/1', diff: undefined },
  ];
  const content = renderPolicy({
    registry,
    language,
    strings: STRINGS[language],
    status: undefined,
    manage: '/samtykke/manage',
    versions,
  });
  return `<!doctype html><html lang="${htmlLanguage(language)}"><body><main>${content.html}</main></body></html>`;
}

/** The page's row marks without which it is a page like any other. */
const withoutMarks = (html: string): string => html.replace(/ data-samtykke-entry="[^"]*"/g, '');

describe.each(LANGUAGES)("Samtykke's own policy page in %s", (language) => {
  const { policy } = STRINGS[language];
  const expected = NOW.entries.map(({ name, kind, category, retention, provider }) => ({
    name,
    kind: kindName(kind, policy),
    category,
    retention,
    provider: NOW.providers.find(({ id }) => id === provider)?.name,
  }));

  it('reads to exactly the entries of its registry', () => {
    const { rows, unread } = publishedPolicy('https://lantern.example/policy', pageIn(language, NOW));
    const read = rows.map(({ name, kind, category, retention, provider }) => ({
      name,
      kind: kindName(kind ?? 'cookie', policy),
      category,
      retention,
      provider,
    }));
    expect(read).toEqual(expected.toSorted((a, b) => order(a) - order(b)));
    expect(unread).toEqual([]);
  });

  it('reads to the same without the marks of its rows', () => {
    const { rows } = publishedPolicy('https://lantern.example/policy', withoutMarks(pageIn(language, NOW)));
    const read = rows.map(({ name, retention, provider }) => ({ name, retention, provider }));
    expect(read).toEqual(expected.map(({ name, retention, provider }) => ({ name, retention, provider })));
  });
});

/** The page goes by category, and the registry above too. */
const order = ({ category }: { readonly category: string }): number =>
  NOW.categories.findIndex(({ id }) => id === category);

it("a page of another tool is told in the audit's terms, with its own word where a category is none of the standard ones", () => {
  const html =
    '<html lang="en"><h2>Cookies</h2><table><tr><th>Cookie</th><th>Type</th><th>Provider</th><th>Duration</th><th>Category</th></tr><tr><td>a_1</td><td>HTML Local Storage</td><td>Acme</td><td>never</td><td>Fun</td></tr><tr><td>Not one</td><td>HTTP</td><td>Acme</td><td>1 day</td><td>Analytics</td></tr></table></html>';
  expect(publishedPolicy('https://x.example/', html)).toEqual({
    url: 'https://x.example/',
    rows: [
      {
        name: 'a_1',
        kind: 'localStorage',
        category: 'Fun',
        retention: undefined,
        printedRetention: 'never',
        provider: 'Acme',
        where: 'table 1, row 1',
      },
    ],
    unread: ['table 1, row 2: "Not one" is no name of a cookie'],
  });
});
