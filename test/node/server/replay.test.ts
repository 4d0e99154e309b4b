/**
 * What a visitor was shown, rendered again from its record alone: visits by chance, under several versions of a registry,
 * from every surface, in every language. All of it over HTTP.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsentRecord } from '../../../src/proof/index.ts';
import { LANGUAGES, type Registry } from '../../../src/registry/index.ts';
import { sqliteStore } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, NOON, type TestServer, testServer } from '../../support/server.ts';

const VISITS = 350;
const RECORDS = 1_000;
/** Two choices that are alike count as one within ten minutes. */
const APART_MILLISECONDS = 700_000;
/** The same each time, so that a failure can be looked at. */
const SEED = 20_261_124;

/** A registry that changes in what is asked, by whom, in which words, and in its colours. */
const registry = (version: number): Promise<Registry> =>
  registryOf(`
site:
  name: Replayed
  domains: [replayed.example]
  controllers: [{ name: Replayed ${version === 2 ? 'Two' : 'One'} AS, office: Oslo, register: "1" }]
  contacts: { requests: a@replayed.example }
  languages: [${LANGUAGES.join(', ')}]
  jurisdiction: NO
  accent: "#${version}a2457"
categories:
  essential: { always: true }
  functionality: {}
  analytics: {}
  personalised: { special: true }
  ${version === 0 ? '' : 'marketing: {}'}
providers:
  player: { name: Player & Sons <b>, hosts: [player.example], policy: "https://player.example/privacy" }
  maps: { name: Maps ${version}, hosts: [maps.example] }
  counts: { name: Counts, hosts: [counts.example] }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: lang, category: functionality, retention: P30D }
  - { name: player.example/embed/*, kind: frame, category: functionality, provider: player, retention: session }
  ${version === 1 ? '' : '- { name: maps.example/*, kind: frame, category: functionality, provider: maps, retention: session }'}
  - { name: count, category: analytics, provider: counts, retention: P${version + 1}M }
  - { name: taste, category: personalised, provider: player, retention: P30D }
  ${version === 0 ? '' : '- { name: ad, category: marketing, provider: counts, retention: P30D }'}
`);

const granted = fc.constantFrom('all', 'none');
const asked = fc.subarray(['functionality', 'analytics', 'personalised'], { minLength: 1 });
const surface = fc.constantFrom('banner', 'panel', 'page', 'policy', 'api');

/** One answer of a visitor: by script, by form, or in the place of a frame. */
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.record({ choice: fc.constantFrom('accept', 'refuse'), surface, asked }) },
  {
    weight: 3,
    arbitrary: fc.record({
      choice: fc.constant('save'),
      surface: fc.constantFrom('panel', 'page'),
      asked,
      answers: fc.record({
        functionality: fc.oneof(granted, fc.constant(['player'])),
        analytics: fc.oneof(granted, fc.constant(['counts'])),
        personalised: granted,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      choice: fc.constant('save'),
      surface: fc.constant('embed'),
      asked: fc.constant<string[]>([]),
      answers: fc.constant({ functionality: ['player'] }),
    }),
  },
);

/** A visitor: from somewhere, with a signal or none, who answers now and perhaps again under a later version. */
const visit = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  place: fc.constantFrom('NO', 'DE', 'US-CA', 'GB', ''),
  gpc: fc.boolean(),
  byForm: fc.boolean(),
  isStale: fc.boolean(),
  answers: fc.array(fc.tuple(fc.constantFrom(0, 1, 2), answer), { minLength: 2, maxLength: 4 }),
});

const store = sqliteStore({ path: ':memory:' });
const consentIds = new Set<string>();
let last: TestServer;

const visits = fc.sample(visit, { numRuns: VISITS, seed: SEED });
type Visit = (typeof visits)[number];
const cookies = new Map<Visit, Record<string, string>>();

/** One version after the other comes in force, and visitors answer under it, or under the one that a page still shows. */
beforeAll(async () => {
  let now = NOON;
  for (const version of [0, 1, 2]) {
    const before = version === 0 ? undefined : last.registry.version;
    last = await testServer({ registry: await registry(version), store, placeHeader: 'x-place', requestsPerMinute: 0 });
    for (const round of [0, 1, 2]) {
      now += APART_MILLISECONDS;
      last.time.now = now;
      for (const each of visits) await answerAgain(each, version, round, before);
    }
  }
}, 60_000);

/** What a visitor answers in a round under a version, if anything. */
async function answerAgain(each: Visit, version: number, round: number, before: string | undefined): Promise<void> {
  const { answers, isStale, ...visitor } = each;
  const said = answers.filter(([when]) => when === version)[round]?.[1];
  const shown = (isStale && before) || last.registry.version;
  if (said) cookies.set(each, await answered({ ...visitor, ...said, registry: shown }, cookies.get(each) ?? {}));
}
afterAll(() => store.close());

interface Answered {
  readonly registry: string;
  readonly language: string;
  readonly place: string;
  readonly gpc: boolean;
  readonly byForm: boolean;
  readonly choice: string;
  readonly surface: string;
  readonly asked: readonly string[];
  readonly answers?: Readonly<Record<string, string | readonly string[]>>;
}

/** Answers as a page of ours does, with a receipt for a refusal too. What the browser has afterwards. */
async function answered(
  { place, gpc, byForm, ...said }: Answered,
  cookie: Record<string, string>,
): Promise<Record<string, string>> {
  const headers = { ...cookie, 'x-place': place, ...(gpc && { 'sec-gpc': '1' }) };
  const response = byForm
    ? await last.submit(fieldsOf(said), headers)
    : await last.choose({ ...said, receipt: true }, headers);
  expect(response.status).toBe(byForm ? 303 : 201);
  const after = cookieAfter(response);
  const told = byForm ? await last.get('/samtykke/status', after) : response;
  consentIds.add(((await told.json()) as { consentId: string }).consentId);
  return after;
}

function fieldsOf({
  answers = {},
  asked: purposes,
  ...said
}: Omit<Answered, 'place' | 'gpc' | 'byForm'>): URLSearchParams {
  const fields = new URLSearchParams({ ...said, asked: purposes.join(' '), receipt: 'yes' });
  for (const [purpose, value] of Object.entries(answers)) {
    fields.append(`purpose.${purpose}`, typeof value === 'string' ? value : 'some');
    if (typeof value !== 'string') for (const each of value) fields.append(`provider.${purpose}`, each);
  }
  return fields;
}

interface Replayed extends ConsentRecord {
  readonly content: { readonly style: string; readonly html: string };
}

it(`renders what ${RECORDS} records have shown byte for byte as it was`, async () => {
  const seen: Replayed[] = [];
  for (const id of consentIds) {
    const { records } = (await (await last.get(`/samtykke/records/${id}`)).json()) as { records: Replayed[] };
    seen.push(...records);
  }
  const hashes = seen.map(({ content }) =>
    createHash('sha256').update(content.style).update(content.html).digest('hex'),
  );
  expect(hashes).toEqual(seen.map(({ shown }) => shown.hash));
  const all = (pick: (record: Replayed) => string): number => new Set(seen.map(pick)).size;
  expect(seen.length).toBeGreaterThanOrEqual(RECORDS);
  expect([all(({ shown }) => shown.registry), all(({ shown }) => shown.language)]).toEqual([3, LANGUAGES.length]);
  expect([all(({ shown }) => shown.surface), all(({ shown }) => shown.ask)]).toEqual([6, 2]);
  const told = (pick: (record: Replayed) => object): number =>
    seen.filter((each) => Object.keys(pick(each)).length > 0).length;
  for (const pick of [
    ({ shown }: Replayed) => shown.signalled,
    ({ shown }: Replayed) => shown.changed,
    ({ shown }: Replayed) => shown.before,
  ]) {
    expect(told(pick)).toBeGreaterThan(20);
  }
  // Many different things were shown, and not one thing a thousand times.
  expect(new Set(hashes).size).toBeGreaterThan(300);
});
