import {
  type ConsentRecord,
  consentRecordLd,
  type LogRecord,
  writeJsonLines,
  writeLdDocument,
} from '../../proof/index.ts';
import { type Language, type Registry, readCanonicalForm } from '../../registry/index.ts';
import { STRINGS } from '../../render/index.ts';
import { allRecords, type Store, type StoredRecord } from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { consentIdIn, dayOf, oneOf, readArgs } from '../options.ts';
import { STORE_OPTIONS, withStore } from '../with-store.ts';

export const exportCommand: Command = {
  help: `samtykke export [registry.yaml] [--consent-id ID] [--database samtykke.db] [--from YYYY-MM-DD]
       [--to YYYY-MM-DD] [--format jsonld|json] [--address https://…/samtykke]

  --consent-id  the records of this consent ID alone
  --database    the database of the server, which may be running
  --from, --to  the first and the last day, in UTC; both belong to it
  --format      jsonld (default): one document, ISO/IEC TS 27560:2023 with the Data Privacy Vocabulary.
                json: the records as they are kept, one a line: also of consents that ended, and of erasures
  --address     where visitors reach the server (default: /samtykke on the registry's first domain, by https)`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const named = values['consent-id'];
    const selection = {
      consentId: named === undefined ? undefined : consentIdIn(named),
      from: dayOf('from', values.from) ?? '',
      to: dayOf('to', values.to) ?? LAST_DAY,
    };
    const format = oneOf('format', values.format, ['jsonld', 'json']);
    return withStore(values.database, positionals[0], async ({ store, site, registry }) => {
      const address = addressOf(values.address, registry);
      const records = await recordsOf(store, site, selection);
      await io.stream(format === 'json' ? writeJsonLines(records) : await ldDocument(store, site, records, address));
      return EXIT.ok;
    });
  },
};

const OPTIONS = {
  'consent-id': { type: 'string' },
  ...STORE_OPTIONS,
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'jsonld' },
  address: { type: 'string' },
} as const;

const LAST_DAY = '9999-12-31';

interface Selection {
  readonly consentId: string | undefined;
  /** Days, ISO 8601. */
  readonly from: string;
  readonly to: string;
}

function addressOf(address: string | undefined, { site }: Registry): string {
  const value = address ?? `https://${site.domains[0]}/samtykke`;
  if (!/^https?:\/\/[^\s?#]+[^\s?#/]$/.test(value))
    throw new UsageError(`--address ${value}: write an address such as https://site.example/samtykke`);
  return value;
}

/** Checks first and reads then, so that a mistake leaves no half of a document. */
async function recordsOf(store: Store, site: string, selection: Selection): Promise<AsyncIterable<LogRecord>> {
  const { consentId, from } = selection;
  if (consentId === undefined) return within(allRecords(store, site, from), selection);
  const records = await store.recordsOf(site, consentId);
  if (records.length === 0) throw new Error(`${site} has no record with the consent ID ${consentId}`);
  return within(records, selection);
}

async function* within(
  records: AsyncIterable<StoredRecord> | readonly StoredRecord[],
  { from, to }: Selection,
): AsyncGenerator<LogRecord> {
  for await (const { record } of records) {
    const day = record.at.slice(0, 10);
    if (day >= from && day <= to) yield record;
  }
}

async function* choicesOf(records: AsyncIterable<LogRecord>): AsyncGenerator<ConsentRecord> {
  for await (const record of records) if (record.kind === 'choice') yield record;
}

async function ldDocument(
  store: Store,
  site: string,
  records: AsyncIterable<LogRecord>,
  address: string,
): Promise<AsyncIterable<string>> {
  const find = await registriesOf(store, site);
  const categoriesIn = (language: string) => STRINGS[language as Language].categories;
  return writeLdDocument(choicesOf(records), async (record) =>
    consentRecordLd(record, await find(record), { address, categoriesIn, ...(await endsOf(store, record)) }),
  );
}

/** What had ended by now has expired, in the record that holds; of one that was replaced that is not known. */
async function endsOf(store: Store, { site, id, consentId }: ConsentRecord): Promise<{ asOf?: string }> {
  const last = consentId === null ? undefined : await store.lastRecordOf(site, consentId);
  return last?.id === id ? { asOf: new Date().toISOString() } : {};
}

/** Finds the registry that the visitor of a record was shown; each version is read when a record first names it. */
async function registriesOf(store: Store, site: string): Promise<(record: ConsentRecord) => Promise<Registry>> {
  const stored = new Map((await store.registries(site)).map(({ version, canonical }) => [version, canonical]));
  const read = new Map<string, Promise<Registry>>();
  return ({ id, shown }) => {
    const canonical = stored.get(shown.registry);
    if (canonical === undefined)
      throw new Error(`record ${id}: the database does not hold its registry ${shown.registry}; export as json`);
    const registry = read.get(shown.registry) ?? readCanonicalForm(canonical);
    read.set(shown.registry, registry);
    return registry;
  };
}
