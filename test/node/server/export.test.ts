import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Granted, SURFACES } from '../../../src/decision/index.ts';
import {
  type ConsentRecord,
  consentRecordLd,
  LD_CONTEXT,
  type LdOptions,
  TERMS,
  writeJsonLines,
  writeLdDocument,
} from '../../../src/proof/index.ts';
import { JURISDICTION_IDS, type Language, lawOf, type Registry } from '../../../src/registry/index.ts';
import { STRINGS } from '../../../src/render/index.ts';
import { type ConsentServerOptions, type Store, type StoredRecord, sqliteStore } from '../../../src/server/index.ts';
import { registryOf } from '../../support/registry.ts';
import { cookieAfter, NOON, type TestServer, testServer } from '../../support/server.ts';

const REGISTRY = `
site:
  name: Site
  domains: [site.example]
  controllers:
    - { name: Nord AS, office: "Gate 1, Oslo", register: "1" }
    - { name: Live AS, office: "Gate 2, Oslo", register: "2" }
  arrangement: { en: Nord answers requests }
  contacts: { requests: a@site.example, officer: dpo@site.example }
  languages: [en, no]
  jurisdiction: NO
categories:
  essential: { always: true }
  functionality: { exemption: preferences }
  analytics: {}
  personalised: { special: true }
  marketing: { advertising: true }
purposes:
  profiles: { category: marketing, label: { en: Profiles }, description: { en: To know what you like } }
providers:
  counter: { name: Counter, country: US, policy: "https://counter.example/privacy", hosts: [counter.example] }
  helper: { name: Helper, country: DE, role: processor, hosts: [helper.example] }
  video: { name: Video, hosts: [video.example] }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: lang, category: functionality, retention: P1Y2W, details: { en: Your language, no: Språket ditt } }
  - { name: visit_*, provider: counter, category: analytics, retention: P30D }
  - { name: tab, kind: sessionStorage, provider: helper, category: analytics, retention: session }
  - { name: counter.example/collect, kind: beacon, provider: counter, category: analytics, retention: session }
  - { name: taste, category: personalised, retention: P90D }
  - { name: video.example/*, kind: frame, provider: video, category: marketing, retention: session }
  - { name: seen, provider: video, category: marketing, retention: P7D }
  - { name: ad, provider: unnamed, category: marketing, retention: P7D }
  - { name: profile, provider: helper, category: marketing, purpose: profiles, retention: P7D }
`;
const OPTIONS: LdOptions = {
  address: 'https://site.example/samtykke',
  categoriesIn: (language) => STRINGS[language as Language].categories,
};

interface Node {
  readonly [key: string]: unknown;
}

/** A real server whose store tells of every record that it keeps, those without a consent ID too. */
async function recordingServer(
  more: Partial<ConsentServerOptions> = {},
): Promise<TestServer & { readonly records: ConsentRecord[] }> {
  const records: ConsentRecord[] = [];
  const kept = sqliteStore({ path: ':memory:' });
  const addRecord: Store['addRecord'] = async (record, key) => {
    const stored = await kept.addRecord(record, key);
    if (stored.kind === 'choice') records.push(stored);
    return stored;
  };
  const store = { ...kept, addRecord };
  const options = { store, placeHeader: 'x-place', requestsPerMinute: 0, registry: await registryOf(REGISTRY) };
  return { ...(await testServer({ ...options, ...more })), records };
}

/** The export, as whoever reads the text of it has it. */
const exported = (record: ConsentRecord, registry: Registry, more: Partial<LdOptions> = {}): Node =>
  JSON.parse(JSON.stringify(consentRecordLd(record, registry, { ...OPTIONS, ...more })));

const nodes = (value: unknown): readonly Node[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Node[];
const types = (node: Node): readonly string[] => [node['@type']].flat() as readonly string[];

const GRANTED = ['dpv:ConsentGiven', 'dpv:ConsentExpired', 'dpv:ConsentRevoked'];

interface Said {
  readonly purpose: string;
  readonly providers: readonly string[];
  readonly status: string;
}

/** What an export says became of each purpose: read by its terms, with no help of what wrote it. */
function saidBy(node: Node): readonly Said[] {
  return nodes(node['dpv:hasProcess']).map((process) => ({
    purpose: nodes(process['dpv:hasPurpose'])[0]?.['dct:identifier'] as string,
    providers: [
      ...new Set(nodes(process['dpv:hasRecipient']).map((each) => (each['dct:identifier'] as string) ?? 'internal')),
    ],
    status: types(nodes(process['dpv:hasConsentStatus']).at(-1) as Node)[0] as string,
  }));
}

/** The answers that an export says, in the form in which a record has them. */
function answersIn(node: Node, record: ConsentRecord): Readonly<Record<string, Granted>> {
  const byPurpose = Map.groupBy(saidBy(node), ({ purpose }) => purpose);
  const answers = [...byPurpose].map(([purpose, all]): readonly [string, Granted] => {
    const providers = all.flatMap((each) => (GRANTED.includes(each.status) ? each.providers : []));
    const parts = record.chosen.parts.filter((part) => part.purpose === purpose);
    if (providers.length === 0) return [purpose, 'none'];
    return [purpose, providers.length === parts.length ? 'all' : providers];
  });
  return Object.fromEntries(answers);
}

const sorted = (answers: Readonly<Record<string, Granted>>): object =>
  Object.fromEntries(
    Object.entries(answers).map(([purpose, granted]) => [
      purpose,
      typeof granted === 'string' ? granted : granted.toSorted(),
    ]),
  );

/** Every key, type and reference of a document that is written with a prefix, as the IRI that it stands for. */
function expand(compact: string): string {
  const [prefix = '', local = ''] = compact.split(/:(.*)/s);
  const base = (LD_CONTEXT as Readonly<Record<string, string>>)[prefix];
  if (base === undefined) throw new Error(`no prefix is declared for ${compact}`);
  return base + local;
}

function termsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(termsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === '@type') return [each].flat() as string[];
    // JSON-LD 1.1 5.2.2: what has two slashes after its colon is no compact IRI; `urn` is no prefix here.
    if (key === '@id') return /^(https?:\/\/|urn:uuid:)/.test(each as string) ? [] : [each as string];
    if (key === '@value' || key === '@language') return [];
    return [key, ...termsIn(each)];
  });
}

/** As they stand in DPV 2.3, 'Location and Geo-Political Concepts'. */
const LOCATIONS = 'AT BE BR CH CZ DE DK ES EU FI FR GB IT JP NL NO SE US US-CA'.split(' ');
const IRIS = new Set<string>([
  ...Object.values(TERMS),
  ...LOCATIONS.map((place) => `https://w3id.org/dpv/loc#${place}`),
]);

const placeOf = fc.constantFrom('NO', 'FR', 'GB', 'CH', 'US-CA', 'BR', 'IN', '');
const granted = fc.oneof(
  fc.constantFrom('all' as const, 'none' as const),
  fc.constantFrom(['counter'], ['helper'], ['counter', 'helper'], ['video'], ['unnamed']),
);
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  functionality: ['internal'],
  analytics: ['counter', 'helper'],
  personalised: ['internal'],
  marketing: ['video', 'unnamed'],
  profiles: ['helper'],
};
const PURPOSES = Object.keys(PROVIDERS);
const answers = fc
  .dictionary(fc.constantFrom(...PURPOSES), granted, { maxKeys: 5 })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).map(([purpose, each]): [string, Granted] => [
        purpose,
        typeof each === 'string' ? each : each.filter((id) => PROVIDERS[purpose]?.includes(id)),
      ]),
    ),
  );
const act = fc.record({
  choice: fc.constantFrom('accept', 'refuse', 'save'),
  surface: fc.constantFrom(...SURFACES.filter((each) => each !== 'embed')),
  asked: fc.subarray(PURPOSES),
  answers,
  receipt: fc.boolean(),
  language: fc.constantFrom('en', 'no'),
  place: placeOf,
  hasSignal: fc.boolean(),
  isForm: fc.boolean(),
  afterDays: fc.constantFrom(0, 0, 1, 200, 400),
});
/** One provider in the place of a frame. */
const embedded = act.map((each) => ({
  ...each,
  choice: 'save' as const,
  surface: 'embed' as const,
  asked: ['marketing'],
  answers: { marketing: ['video'] },
}));
type Act = Omit<typeof embedded extends fc.Arbitrary<infer T> ? T : never, 'choice' | 'surface' | 'answers'> & {
  readonly choice: string;
  readonly surface: string;
  readonly answers: Readonly<Record<string, Granted>>;
};
const visits = fc.array(fc.oneof({ weight: 4, arbitrary: act as fc.Arbitrary<Act> }, embedded as fc.Arbitrary<Act>), {
  minLength: 1,
  maxLength: 6,
});

/** Plain forms say answers field by field. */
function formOf({ answers: said, asked, ...rest }: Act): URLSearchParams {
  const form = new URLSearchParams({
    choice: rest.choice,
    surface: rest.surface,
    language: rest.language,
    asked: asked.join(' '),
  });
  if (rest.receipt) form.set('receipt', 'yes');
  for (const [purpose, each] of Object.entries(said)) {
    form.set(`purpose.${purpose}`, typeof each === 'string' ? each : 'some');
    if (typeof each !== 'string') for (const id of each) form.append(`provider.${purpose}`, id);
  }
  return form;
}

/** One visitor's acts, one after another, each with the cookie of the one before. */
async function visit(server: TestServer, acts: readonly Act[]): Promise<void> {
  let cookie: Record<string, string> = {};
  for (const each of acts) {
    server.time.now += each.afterDays * 86_400_000 + 1_000;
    const headers = { ...cookie, 'x-place': each.place, ...(each.hasSignal && { 'sec-gpc': '1' }) };
    const { choice, surface, asked, language, receipt, answers: said } = each;
    const form = formOf(each);
    form.set('registry', server.registry.version);
    const response = each.isForm
      ? await server.submit(form, headers)
      : await server.choose({ choice, surface, asked, language, receipt, answers: said }, headers);
    expect(response.status).toBeLessThan(400);
    cookie = cookieAfter(response);
  }
}

describe('whatever a visitor does', () => {
  it('the export says the answers of the record and no others, in terms that are declared', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(visits, async (acts) => {
        const server = await recordingServer();
        await visit(server, acts);
        expect(server.records.length).toBeGreaterThan(0);
        for (const record of server.records) {
          const node = exported(record, server.registry);
          const unanswered = record.chosen.parts.filter(({ because }) => because === 'undecided');
          for (const { status } of saidBy(node)) seen.add(status);
          // Of a provider that nobody was asked about nothing is said.
          for (const { purpose, provider } of unanswered)
            expect(
              saidBy(node).filter((each) => each.purpose === purpose && each.providers.includes(provider)),
            ).toEqual([]);
          expect(sorted(answersIn(node, record))).toEqual(sorted(record.chosen.answers));
          expect(termsIn(node).filter((term) => !IRIS.has(expand(term)))).toEqual([]);
          expect(JSON.stringify(node)).not.toMatch(/null|\[\]|\{\}|undefined/);
        }
        await server.store.close();
      }),
      { numRuns: 60 },
    );
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn']),
    );
  });

  it('the export is the same each time, also of a record that was read again', async () => {
    const server = await recordingServer();
    await fc.assert(
      fc.asyncProperty(visits, async (acts) => {
        await visit(server, acts);
        const record = server.records.at(-1) as ConsentRecord;
        const stored = (await server.store.recordById('site.example', record.id)) as StoredRecord;
        const again = stored.record as ConsentRecord;
        const text = JSON.stringify(consentRecordLd(record, server.registry, OPTIONS));
        expect(JSON.stringify(consentRecordLd(again, server.registry, OPTIONS))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it('what is said to be withdrawn was given in the record that this one replaces', async () => {
    await fc.assert(
      fc.asyncProperty(visits, async (acts) => {
        const server = await recordingServer();
        await visit(server, acts);
        for (const record of server.records) {
          const withdrawn = saidBy(exported(record, server.registry)).filter(({ status }) => /Withdrawn/.test(status));
          const before = server.records.find(({ id }) => id === record.replaces);
          const given = new Set(
            before &&
              saidBy(exported(before, server.registry))
                .filter(({ status }) => GRANTED.includes(status))
                .flatMap(({ purpose, providers }) => providers.map((id) => `${purpose} ${id}`)),
          );
          const claimed = withdrawn.flatMap(({ purpose, providers }) => providers.map((id) => `${purpose} ${id}`));
          expect(claimed.filter((each) => !given.has(each))).toEqual([]);
        }
        await server.store.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('the terms', () => {
  it('each stands for its IRI by the prefixes of the context', () =>
    expect(Object.fromEntries(Object.keys(TERMS).map((term) => [term, expand(term)]))).toEqual(TERMS));

  it('there is a location for each jurisdiction', () =>
    expect(JURISDICTION_IDS.filter((id) => !LOCATIONS.includes(lawOf(id).place))).toEqual([]));

  it('a jurisdiction that a newer version knows counts as the strictest', () =>
    expect(lawOf('XX')).toEqual(lawOf('EU-strict')));
});

const processFor = (node: Node, purpose: string): readonly Node[] =>
  nodes(node['dpv:hasProcess']).filter((each) => nodes(each['dpv:hasPurpose'])[0]?.['dct:identifier'] === purpose);
const eventsFor = (node: Node, purpose: string): readonly Node[] =>
  processFor(node, purpose).flatMap((each) => nodes(each['dpv:hasConsentStatus']));
const at = (value: string): object => ({ '@value': value, '@type': 'xsd:dateTime' });

describe('a record in the terms of ISO/IEC TS 27560', () => {
  it('has its ids, who asks, for whom, where and by which notice', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept', language: 'en' });
    const record = server.records[0] as ConsentRecord;
    const node = exported(record, server.registry);
    const things = `https://site.example/samtykke/registry/${server.registry.version}#`;
    const officer = { '@type': 'dpv:DataProtectionOfficer', 'dpv:hasContact': 'dpo@site.example' };
    expect({ ...node, 'dpv:hasProcess': undefined }).toEqual({
      '@id': `urn:uuid:${record.id}`,
      '@type': 'dpv:ConsentRecord',
      'dct:identifier': record.id,
      'dct:conformsTo': { '@id': 'https://w3id.org/dpv/schema/dpv-27560#record' },
      'dct:created': at(new Date(NOON).toISOString()),
      'dpv:hasDataSubject': {
        '@id': `urn:uuid:${record.consentId}`,
        '@type': 'dpv:DataSubject',
        'dct:identifier': record.consentId,
      },
      'dpv:hasDataController': [
        ['Nord AS', '1', 'Gate 1, Oslo'],
        ['Live AS', '2', 'Gate 2, Oslo'],
      ].map(([name, register, office], index) => ({
        '@id': `${things}controller-${index + 1}`,
        '@type': 'dpv:DataController',
        'dpv:hasName': name,
        'dpv:hasIdentifier': register,
        'dpv:hasAddress': office,
        'dpv:hasContact': 'a@site.example',
        'dpv:hasDataProtectionOfficer': officer,
      })),
      'dpv:hasJointDataControllers': {
        '@type': 'dpv:JointDataControllers',
        'dpv:hasDataController': [{ '@id': `${things}controller-1` }, { '@id': `${things}controller-2` }],
        'dct:description': { '@value': 'Nord answers requests', '@language': 'en' },
      },
      'dpv:hasService': { '@type': 'dpv:Service', 'dct:identifier': 'site.example', 'dct:title': 'Site' },
      'dpv:hasJurisdiction': { '@id': 'loc:NO' },
      'dpv:hasNotice': [
        {
          '@type': 'dpv:ConsentNotice',
          'dct:language': 'en',
          'schema:additionalType': 'banner',
          'spdx:checksum': {
            '@type': 'spdx:Checksum',
            'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
            'spdx:checksumValue': { '@value': record.shown.hash, '@type': 'xsd:hexBinary' },
          },
        },
        {
          '@id': `https://site.example/samtykke/policy/en/${server.registry.version}`,
          '@type': 'dpv:PrivacyNotice',
          'dct:identifier': server.registry.version,
          'dct:language': 'en',
        },
      ],
      'dpv:hasConsentControl': {
        '@type': 'dpv:WithdrawConsent',
        'dpv:isExercisedAt': { '@id': 'https://site.example/samtykke/choice?language=en' },
      },
    });
  });

  it('leads to pages that the server has', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept', language: 'no' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    const control = node['dpv:hasConsentControl'] as { 'dpv:isExercisedAt': { '@id': string } };
    const policy = nodes(node['dpv:hasNotice'])[1]?.['@id'] as string;
    const [controller] = nodes(node['dpv:hasDataController']);
    for (const address of [control['dpv:isExercisedAt']['@id'], policy, controller?.['@id'] as string]) {
      const { pathname, search } = new URL(address);
      expect((await server.get(pathname + search)).status).toBe(200);
    }
  });

  it('has for a purpose its words, data, storage, recipients and lawful basis', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept', language: 'no' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    const [analytics, ...others] = processFor(node, 'analytics');
    expect(others).toEqual([]);
    const things = `https://site.example/samtykke/registry/${server.registry.version}#`;
    expect({ ...analytics, 'dpv:hasConsentStatus': undefined }).toEqual({
      '@type': 'dpv:Process',
      'dpv:hasPurpose': {
        '@id': `${things}purpose-analytics`,
        '@type': 'dpv:Purpose',
        'dct:identifier': 'analytics',
        'dct:title': { '@value': STRINGS.no.categories.analytics.label, '@language': 'no' },
        'dct:description': { '@value': STRINGS.no.categories.analytics.description, '@language': 'no' },
      },
      'dpv:hasLegalBasis': { '@id': 'eu-gdpr:A6-1-a' },
      'dpv:hasRecipient': [
        {
          '@id': `${things}provider-counter`,
          '@type': ['dpv:Recipient', 'dpv:ThirdParty', 'dpv:DataController'],
          'dct:identifier': 'counter',
          'dpv:hasName': 'Counter',
          'dpv:hasNotice': { '@id': 'https://counter.example/privacy', '@type': 'dpv:PrivacyNotice' },
          'dpv:hasThirdCountry': { '@type': 'dpv:ThirdCountry', 'dct:identifier': 'US' },
        },
        {
          '@id': `${things}provider-helper`,
          '@type': ['dpv:Recipient', 'dpv:DataProcessor'],
          'dct:identifier': 'helper',
          'dpv:hasName': 'Helper',
          'dpv:hasCountry': { '@type': 'dpv:Country', 'dct:identifier': 'DE' },
        },
      ],
      'dpv:hasPersonalData': [
        {
          '@id': `${things}entry-3`,
          '@type': 'dpv:PersonalData',
          'dct:identifier': 'visit_*',
          'schema:additionalType': 'cookie',
        },
        {
          '@id': `${things}entry-4`,
          '@type': 'dpv:PersonalData',
          'dct:identifier': 'tab',
          'schema:additionalType': 'sessionStorage',
        },
      ],
      'dpv:hasStorageCondition': [
        {
          '@type': ['dpv:StorageDuration', 'dpv:StorageLocation'],
          'dpv:hasPersonalData': { '@id': `${things}entry-3` },
          'dpv:hasLocation': { '@id': 'dpv:WithinDevice' },
          'dpv:hasDuration': {
            '@type': 'dpv:TemporalDuration',
            'rdf:value': { '@value': 'P30D', '@type': 'xsd:duration' },
          },
        },
        {
          '@type': ['dpv:StorageDuration', 'dpv:StorageLocation'],
          'dpv:hasPersonalData': { '@id': `${things}entry-4` },
          'dpv:hasLocation': { '@id': 'dpv:WithinDevice' },
          'dpv:hasDuration': { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'the browser session ends' },
        },
      ],
      'dpv:hasProcessing': [
        {
          '@id': `${things}entry-5`,
          '@type': 'dpv:Transmit',
          'dct:identifier': 'counter.example/collect',
          'schema:additionalType': 'beacon',
        },
      ],
    });
  });

  it('names the category of a purpose, and what serves advertising as that', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept', language: 'en' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    const broader = (purpose: string): readonly unknown[] =>
      nodes(processFor(node, purpose)[0]?.['dpv:hasPurpose']).flatMap((each) =>
        nodes(each['skos:broader']).map((parent) => parent['dct:identifier'] ?? parent['@id']),
      );
    expect(broader('profiles')).toEqual(['marketing']);
    expect(broader('marketing')).toEqual(['dpv:Advertising']);
    expect(broader('analytics')).toEqual([]);
  });

  it('says weeks as days, since a duration of XML Schema has none, and a text in the language that there is', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept', language: 'no' });
    const [process] = processFor(exported(server.records[0] as ConsentRecord, server.registry), 'functionality');
    expect(nodes(process?.['dpv:hasStorageCondition'])[0]?.['dpv:hasDuration']).toMatchObject({
      'rdf:value': { '@value': 'P1Y14D' },
    });
    expect(nodes(process?.['dpv:hasPersonalData'])[0]?.['dct:description']).toEqual({
      '@value': 'Språket ditt',
      '@language': 'no',
    });
  });

  it('says of a provider that the registry only names no role, and of the site’s own things who is responsible', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    const recipients = (purpose: string): readonly Node[] =>
      processFor(node, purpose).flatMap((each) => nodes(each['dpv:hasRecipient']));
    expect(recipients('marketing').find((each) => each['dct:identifier'] === 'unnamed')?.['@type']).toEqual([
      'dpv:Recipient',
    ]);
    expect(recipients('functionality')).toEqual(
      nodes(node['dpv:hasDataController']).map((each) => ({ '@id': each['@id'] })),
    );
  });

  it('takes another registry than the one shown for a mistake', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' });
    const other = await registryOf(REGISTRY.replace('P30D', 'P31D'));
    const record = server.records[0] as ConsentRecord;
    expect(() => consentRecordLd(record, other, OPTIONS)).toThrow(
      `record ${record.id}: give the registry ${server.registry.version}, which was shown; this is ${other.version}`,
    );
  });
});

describe('consent as it came about', () => {
  it('is given: when, by whom, how, and until when', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' });
    const record = server.records[0] as ConsentRecord;
    expect(eventsFor(exported(record, server.registry), 'analytics')).toEqual([
      {
        '@type': 'dpv:ConsentGiven',
        'dpv:isIndicatedAtTime': at('2026-11-24T12:00:00.000Z'),
        'dpv:isIndicatedBy': { '@id': `urn:uuid:${record.consentId}` },
        'dpv:hasIndicationMethod': "accepted all in the banner with the page's script",
        'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': at('2027-05-23T12:00:00.000Z') },
      },
    ]);
  });

  it('is refused by somebody who has no ID', async () => {
    const server = await recordingServer();
    await server.submit({ choice: 'refuse' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    expect(node['dpv:hasDataSubject']).toEqual({ '@type': 'dpv:DataSubject' });
    expect(eventsFor(node, 'analytics')).toEqual([
      {
        '@type': 'dpv:ConsentRefused',
        'dpv:isIndicatedAtTime': at('2026-11-24T12:00:00.000Z'),
        'dpv:isIndicatedBy': { '@id': 'dpv:DataSubject' },
        'dpv:hasIndicationMethod': 'refused all in the banner with a plain form',
        'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': at('2027-05-23T00:00:00.000Z') },
      },
    ]);
  });

  it('is withdrawn where it was given, and refused where it was not', async () => {
    const server = await recordingServer();
    const accepted = await server.choose({ choice: 'accept' });
    server.time.now += 1_000;
    await server.choose({ choice: 'refuse', surface: 'policy' }, cookieAfter(accepted));
    const [first, second] = server.records as [ConsentRecord, ConsentRecord];
    const node = exported(second, server.registry);
    expect(node['dct:replaces']).toEqual({ '@id': `urn:uuid:${first.id}` });
    const statuses = saidBy(node).map(({ purpose, status }) => [purpose, status]);
    expect(statuses).toEqual([
      ['functionality', 'dpv:ConsentWithdrawn'],
      ['analytics', 'dpv:ConsentWithdrawn'],
      ['personalised', 'dpv:ConsentRefused'],
      ['marketing', 'dpv:ConsentWithdrawn'],
      ['profiles', 'dpv:ConsentWithdrawn'],
    ]);
    expect(eventsFor(node, 'analytics')[0]?.['dpv:hasIndicationMethod']).toBe(
      "refused all on the policy page with the page's script",
    );
  });

  it('is in two halves where one provider is allowed and another is not', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'save', surface: 'panel', answers: { analytics: ['helper'] } });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    expect(saidBy(node).filter(({ purpose }) => purpose === 'analytics')).toEqual([
      { purpose: 'analytics', providers: ['counter'], status: 'dpv:ConsentRefused' },
      { purpose: 'analytics', providers: ['helper'], status: 'dpv:ConsentGiven' },
    ]);
    const [refused, given] = processFor(node, 'analytics');
    const names = (process: Node | undefined): readonly unknown[] =>
      nodes(process?.['dpv:hasPersonalData']).map((each) => each['dct:identifier']);
    expect([names(refused), names(given)]).toEqual([['visit_*'], ['tab']]);
  });

  it('keeps its own time where another purpose was asked about, and does not say how it was given', async () => {
    const server = await recordingServer();
    const first = await server.choose({ choice: 'save', surface: 'panel', answers: { analytics: 'all' } });
    server.time.now += 86_400_000;
    const embed = { choice: 'save', surface: 'embed', asked: ['marketing'], answers: { marketing: ['video'] } };
    await server.choose(embed, cookieAfter(first));
    const node = exported(server.records[1] as ConsentRecord, server.registry);
    expect(eventsFor(node, 'analytics')).toEqual([
      {
        '@type': 'dpv:ConsentGiven',
        'dpv:isIndicatedAtTime': at('2026-11-24T12:00:00.000Z'),
        'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': at('2027-05-23T12:00:00.000Z') },
      },
    ]);
    const video = processFor(node, 'marketing').find((each) => /Given/.test(JSON.stringify(each)));
    expect(nodes(video?.['dpv:hasConsentStatus'])[0]).toMatchObject({
      'dpv:isIndicatedAtTime': at('2026-11-25T12:00:00.000Z'),
      'dpv:hasIndicationMethod': "saved answers in the place of a frame with the page's script",
    });
    expect(nodes(video?.['dpv:isImplementedUsingTechnology'])[0]).toMatchObject({
      '@type': 'dpv:Technology',
      'dct:identifier': 'video.example/*',
    });
  });

  it('is given now by a provider that is added, though it ends with what it is added to', async () => {
    const server = await recordingServer();
    const embed = { choice: 'save', surface: 'embed', asked: ['marketing'] };
    const first = await server.choose({ ...embed, answers: { marketing: ['video'] } });
    server.time.now += 86_400_000;
    await server.choose({ ...embed, answers: { marketing: ['unnamed'] } }, cookieAfter(first));
    const end = { '@type': 'dpv:UntilTimeDuration', 'rdf:value': at('2027-05-23T12:00:00.000Z') };
    const node = exported(server.records[1] as ConsentRecord, server.registry);
    expect(saidBy(node).map(({ providers }) => providers)).toEqual([['video'], ['unnamed']]);
    expect(
      eventsFor(node, 'marketing').map((each) => [each['dpv:isIndicatedAtTime'], each['dpv:hasDuration']]),
    ).toEqual([
      [at('2026-11-24T12:00:00.000Z'), end],
      [at('2026-11-25T12:00:00.000Z'), end],
    ]);
  });

  it('knows of an earlier refusal that kept no time of day only the day', async () => {
    const server = await recordingServer();
    const refused = await server.choose({ choice: 'refuse' });
    const embed = { choice: 'save', surface: 'embed', asked: ['marketing'], answers: { marketing: ['video'] } };
    await server.choose(embed, cookieAfter(refused));
    const node = exported(server.records[1] as ConsentRecord, server.registry);
    expect(eventsFor(node, 'analytics')[0]?.['dpv:isIndicatedAtTime']).toEqual({
      '@value': '2026-11-24',
      '@type': 'xsd:date',
    });
  });

  it('has expired when it had come to its end by the time of the export', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' });
    const record = server.records[0] as ConsentRecord;
    const statuses = (asOf: string): readonly string[] =>
      eventsFor(exported(record, server.registry, { asOf }), 'analytics').flatMap(types);
    expect(statuses('2027-05-23T12:00:00.000Z')).toEqual(['dpv:ConsentGiven']);
    expect(statuses('2027-05-23T12:00:00.001Z')).toEqual(['dpv:ConsentGiven', 'dpv:ConsentExpired']);
    expect(
      eventsFor(exported(record, server.registry, { asOf: '2028-01-01T00:00:00.000Z' }), 'personalised').flatMap(types),
    ).toEqual(['dpv:ConsentRefused']);
  });

  it('had expired, where an act long after kept it', async () => {
    const server = await recordingServer();
    const first = await server.choose({ choice: 'save', surface: 'panel', answers: { analytics: 'all' } });
    server.time.now += 200 * 86_400_000;
    const embed = { choice: 'save', surface: 'embed', asked: ['marketing'], answers: { marketing: ['video'] } };
    await server.choose(embed, cookieAfter(first));
    const events = eventsFor(exported(server.records[1] as ConsentRecord, server.registry), 'analytics');
    expect(events.map((each) => [types(each)[0], each['dpv:isIndicatedAtTime']])).toEqual([
      ['dpv:ConsentGiven', at('2026-11-24T12:00:00.000Z')],
      ['dpv:ConsentExpired', at('2027-05-23T12:00:00.000Z')],
    ]);
  });

  it('no longer counts, without a time, for what was widened since', async () => {
    const before = await recordingServer();
    const first = await before.choose({ choice: 'save', surface: 'panel', answers: { analytics: 'all' } });
    const widened = await registryOf(
      REGISTRY.replace('category: analytics, retention: P30D', 'category: analytics, retention: P90D'),
    );
    const records: ConsentRecord[] = [];
    const addRecord: Store['addRecord'] = async (record, key) => {
      if (record.kind === 'choice') records.push(record);
      return before.store.addRecord(record, key);
    };
    const after = await testServer({ registry: widened, store: { ...before.store, addRecord } });
    const embed = { choice: 'save', surface: 'embed', asked: ['marketing'], answers: { marketing: ['video'] } };
    await after.choose(embed, cookieAfter(first));
    const node = exported(records[0] as ConsentRecord, widened);
    expect(saidBy(node).filter(({ purpose }) => purpose === 'analytics')).toEqual([
      { purpose: 'analytics', providers: ['counter'], status: 'dpv:ConsentRevoked' },
      { purpose: 'analytics', providers: ['helper'], status: 'dpv:ConsentGiven' },
    ]);
    expect(eventsFor(node, 'analytics').find((each) => types(each)[0] === 'dpv:ConsentRevoked')).toEqual({
      '@type': 'dpv:ConsentRevoked',
    });
  });

  it('tells an opt-out signal beside what the visitor did', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' }, { 'sec-gpc': '1' });
    const node = exported(server.records[0] as ConsentRecord, server.registry);
    const [refused] = eventsFor(node, 'marketing');
    expect(refused).toMatchObject({
      '@type': 'dpv:ConsentRefused',
      'dpv:hasIndicationMethod':
        "accepted all in the banner with the page's script; the browser's opt-out signal covers it",
    });
  });

  it('was not the visitor’s to give where a purpose is closed to minors, but was theirs to refuse', async () => {
    const server = await recordingServer({ isMinor: () => true });
    await server.choose({ choice: 'accept' });
    await server.choose({ choice: 'refuse', receipt: true });
    const [accepted, refused] = server.records.map((record) =>
      eventsFor(exported(record, server.registry), 'marketing'),
    );
    expect(accepted?.[0]).toMatchObject({
      '@type': 'dpv:ConsentRefused',
      'dpv:hasIndicationMethod': "accepted all in the banner with the page's script; closed to minors",
    });
    expect(accepted?.[0]).not.toHaveProperty('dpv:isIndicatedBy');
    expect(refused?.[0]).toHaveProperty('dpv:isIndicatedBy');
  });

  it('is nobody’s in particular where somebody’s own code has sent it, and then there was no notice', async () => {
    const server = await recordingServer();
    // As the site's own server sends it: without what browsers say of a page.
    const body = JSON.stringify({
      choice: 'accept',
      registry: server.registry.version,
      language: 'en',
      surface: 'api',
      asked: PURPOSES,
    });
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://night.test/samtykke/choice', { method: 'POST', headers, body });
    expect((await server.consent.fetch(request)).status).toBe(201);
    const [record] = server.records as [ConsentRecord];
    expect(record.method).toBe('api');
    const node = exported(record, server.registry);
    expect(eventsFor(node, 'analytics')[0]).not.toHaveProperty('dpv:isIndicatedBy');
    expect(nodes(node['dpv:hasNotice']).map(types)).toEqual([['dpv:PrivacyNotice']]);
  });
});

describe('a choice that cannot be read', () => {
  it.each([
    ['is of a newer version', '2.later'],
    ['lacks an answer that the record has', '1.a...'],
  ])('is said to be unread, with no time and no lawful basis, and never given: %s', async (_, choice) => {
    const server = await recordingServer();
    await server.choose({ choice: 'save', surface: 'panel', answers: { analytics: 'all', marketing: ['video'] } });
    const record = server.records[0] as ConsentRecord;
    const later = { ...record, chosen: { ...record.chosen, choice } };
    const node = exported(later, server.registry, { asOf: '2099-01-01T00:00:00.000Z' });
    const answered = Object.keys(record.chosen.answers);
    expect(saidBy(node).map(({ purpose, status }) => [purpose, status])).toEqual(
      PURPOSES.filter((id) => answered.includes(id)).map((id) => [id, 'dpv:ConsentUnknown']),
    );
    expect(eventsFor(node, 'analytics')).toEqual([
      { '@type': 'dpv:ConsentUnknown', 'dct:description': expect.stringMatching(/^The answer could not be read: /) },
    ]);
    expect(JSON.stringify(node)).not.toMatch(/hasLegalBasis|isIndicated|Consent(Given|Refused|Withdrawn|Expired)/);
    expect(saidBy(node).find(({ purpose }) => purpose === 'analytics')?.providers).toEqual(['counter', 'helper']);
  });
});

describe('the lawful basis', () => {
  const basisIn = async (place: string, choice: object, purpose: string): Promise<unknown> => {
    const server = await recordingServer();
    await server.choose(choice, { 'x-place': place });
    const [process] = processFor(exported(server.records[0] as ConsentRecord, server.registry), purpose);
    return nodes(process?.['dpv:hasLegalBasis'])[0]?.['@id'];
  };
  const all = { choice: 'save', surface: 'panel', answers: Object.fromEntries(PURPOSES.map((id) => [id, 'all'])) };
  const refuse = { choice: 'refuse' };

  it.each<[string, object, string, string | undefined]>([
    ['NO', all, 'analytics', 'eu-gdpr:A6-1-a'],
    ['NO', refuse, 'analytics', 'eu-gdpr:A6-1-a'],
    ['NO', all, 'personalised', 'eu-gdpr:A9-2-a'],
    ['IN', all, 'analytics', 'eu-gdpr:A6-1-a'],
    ['GB', all, 'analytics', 'dpv:Consent'],
    ['GB', all, 'personalised', 'dpv:ExplicitlyExpressedConsent'],
    // Exempt there: what is agreed to all the same stands on that, what is refused stood on no consent.
    ['GB', all, 'functionality', 'dpv:Consent'],
    ['GB', refuse, 'functionality', undefined],
    ['US-CA', all, 'analytics', 'dpv:Consent'],
    ['US-CA', refuse, 'analytics', undefined],
    ['US-CA', refuse, 'personalised', 'dpv:ExplicitlyExpressedConsent'],
  ])('in %s, after %j, of %s is %s', async (place, choice, purpose, basis) =>
    expect(await basisIn(place, choice, purpose)).toBe(basis),
  );
});

describe('a document', () => {
  async function textOf(pieces: AsyncIterable<string>): Promise<string> {
    let text = '';
    for await (const piece of pieces) text += piece;
    return text;
  }
  async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
    yield* items;
  }

  it('holds all records, with its context in it', async () => {
    const server = await recordingServer();
    await visit(server, fc.sample(act as fc.Arbitrary<Act>, { numRuns: 5, seed: 1 }));
    const nodeOf = (record: ConsentRecord) => consentRecordLd(record, server.registry, OPTIONS);
    const document = JSON.parse(await textOf(writeLdDocument(each(server.records), nodeOf)));
    expect(Object.keys(document)).toEqual(['@context', '@graph']);
    expect(document['@context']).toEqual(LD_CONTEXT);
    expect(document['@graph'].map((node: Node) => node['dct:identifier'])).toEqual(server.records.map(({ id }) => id));
    expect(termsIn(document['@graph']).filter((term) => !IRIS.has(expand(term)))).toEqual([]);
  });

  it('is one without any, too', async () =>
    expect(JSON.parse(await textOf(writeLdDocument(each([]), () => ({}))))).toEqual({
      '@context': LD_CONTEXT,
      '@graph': [],
    }));

  it('takes one record at a time, however many there are', async () => {
    const server = await recordingServer();
    await server.choose({ choice: 'accept' });
    let asked = 0;
    async function* endless(): AsyncGenerator<ConsentRecord> {
      for (;;) {
        asked++;
        yield server.records[0] as ConsentRecord;
      }
    }
    const pieces = writeJsonLines(endless());
    for (let count = 1; count <= 3; count++) {
      expect(JSON.parse((await pieces.next()).value)).toEqual(server.records[0]);
      expect(asked).toBe(count);
    }
  });
});
