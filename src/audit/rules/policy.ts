/** What the site publishes against what it declares. */
import {
  type Entry,
  isAddress,
  LANGUAGES,
  labelOf,
  match,
  matcherOf,
  parseDuration,
  type Registry,
} from '../../registry/index.ts';
import { STRINGS } from '../../render/index.ts';
import type { Evidence } from '../finding.ts';
import type { PublishedPolicy, PublishedRow } from '../published.ts';
import { entryPath } from './catches.ts';
import { registeredDomain } from './hosts.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byState } from './states.ts';

const TOLD = 'CJEU Planet49, C-673/17; GDPR art. 12(1) and 13';

export const POLICY_RULES: readonly AuditRule[] = [
  {
    id: 'policy-lacks-entry',
    severity: 'error',
    title: 'What is declared stands in the published policy.',
    source: TOLD,
    check: withPolicy(lacking),
  },
  {
    id: 'policy-extra-row',
    severity: 'warning',
    title: 'What stands in the published policy is declared.',
    source: `${TOLD}; GDPR art. 5(1)(a)`,
    check: withPolicy(extra),
  },
  {
    id: 'policy-retention',
    severity: 'error',
    title: 'The published policy says how long things live, as the registry has it.',
    source: `${TOLD}; GDPR art. 13(2)(a)`,
    check: eachRow(({ row, entry, published }) => retentionOf(row, entry, published)),
  },
  {
    id: 'policy-provider',
    severity: 'error',
    title: 'The published policy names who sets or receives things, as the registry has it.',
    source: 'GDPR art. 13(1)(e); CNIL 2020-091: recipients are listed by name',
    check: eachRow(({ row, entry, published, registry }) => providerOf(row, entry, published, registry)),
  },
  {
    id: 'policy-category',
    severity: 'error',
    title: 'The published policy puts things where the registry does.',
    source: 'GDPR art. 4(11) and 5(1)(b); ÚOOÚ list of common faults: wrong classing',
    check: eachRow(({ row, entry, registry }) => categoryOf(row, entry, registry)),
  },
];

/** A page in which nothing could be read is a gap, and no finding for each entry. */
function withPolicy(
  check: (published: PublishedPolicy, registry: Registry) => readonly Departure[],
): AuditRule['check'] {
  return (audited) => {
    const { published, registry, visits } = audited;
    if (!published || published.rows.length === 0) return [];
    // It is read in no state in particular: the first one stands for all.
    const first = visits.toSorted((a, b) => byState(a.state, b.state))[0];
    const when = { state: first?.state ?? 'before', phase: 0, at: first?.phases[0]?.startedAt ?? 0 } as const;
    return check(published, registry).map((each) => catchFor(each, published, when));
  };
}

/** What is wrong with one row, or lacks one. */
interface Departure {
  readonly kind: string;
  readonly name: string;
  readonly message: string;
  readonly mend: string;
  readonly where: string;
  readonly path: readonly (string | number)[];
}

function catchFor(
  { kind, name, message, mend, where, path }: Departure,
  { url }: PublishedPolicy,
  when: Pick<Evidence, 'state' | 'phase' | 'at'>,
): Catch {
  const evidence = [{ ...when, page: url, what: where }];
  return { subject: { kind, name }, message, mend, states: [], evidence, path };
}

interface Pair {
  readonly row: PublishedRow;
  readonly entry: Entry;
  readonly published: PublishedPolicy;
  readonly registry: Registry;
}

interface Difference {
  readonly field: string;
  readonly message: string;
}

/** Holds each row against its entry. */
function eachRow(differ: (pair: Pair) => Difference | undefined): AuditRule['check'] {
  return withPolicy((published, registry) =>
    registry.entries.flatMap((entry, index) =>
      rowsOf(entry, published).flatMap((row): readonly Departure[] => {
        const found = differ({ row, entry, published, registry });
        if (!found) return [];
        const { field, message } = found;
        const { kind, name } = entry;
        return [{ kind, name, message, mend: CORRECT, where: row.where, path: entryPath(index, field) }];
      }),
    ),
  );
}

const CORRECT = 'correct the page, or the registry: it is best made from it';

/** Rows that are about an entry, of its kind where the page says which. */
function rowsOf(entry: Entry, { rows }: PublishedPolicy): readonly PublishedRow[] {
  const named = rows.filter(({ name }) => namesMeet(plainName(name), plainName(entry.name)));
  const ofKind = named.filter(({ kind }) => kind === entry.kind);
  const exact = (list: readonly PublishedRow[]): readonly PublishedRow[] => {
    const same = list.filter(({ name }) => plainName(name) === plainName(entry.name));
    return same.length > 0 ? same : list;
  };
  return exact(ofKind.length > 0 ? ofKind : named.filter(({ kind }) => kind === undefined || isNear(kind, entry)));
}

/** A page often takes all that is kept for one kind, and a service worker for the script that it is. */
const isNear = (kind: Entry['kind'], entry: Entry): boolean =>
  isAddress(kind) === isAddress(entry.kind) || (kind === 'script' && entry.kind === 'serviceWorker');

/** A name as it is compared: in small letters, without what a page puts around it, with `*` for what stands for anything. */
export function plainName(printed: string): string {
  return (
    printed
      .normalize('NFKC')
      .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
      .trim()
      .replace(/^["'“”„«»`]+|["'“”„«»`]+$/g, '')
      // An explanation behind a name is no part of it; what stands in the middle of one is.
      .replace(/\s+\([^)]*\)$/, '')
      .replace(/<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\([^)]*\)|…|\.{3}|(?<![a-z])[x#]{3,}(?![a-z])|%[ds]/gi, '*')
      .replace(/\s+/g, ' ')
      .replace(/\*+/g, '*')
      .toLowerCase()
  );
}

/** Whether two names or patterns can mean one thing: one of them holds the other. */
export function namesMeet(a: string, b: string): boolean {
  const holds = (pattern: string, name: string): boolean =>
    pattern.includes('*') && !/^[*._/-]*$/.test(pattern) && match(matcherOf([[pattern, true]]), name) === true;
  return a === b || holds(a, b) || holds(b, a);
}

/** Entries that no row is about. Scripts, frames and beacons stand in no policy that has not a row of such a kind. */
function lacking(published: PublishedPolicy, registry: Registry): readonly Departure[] {
  const hasAddresses = published.rows.some(({ kind }) => kind !== undefined && isAddress(kind));
  const unread = published.unread.join('\n').toLowerCase();
  return registry.entries.flatMap((entry, index): readonly Departure[] => {
    const { kind, name } = entry;
    const isLeftOut = isAddress(kind) && !hasAddresses;
    if (isLeftOut || rowsOf(entry, published).length > 0 || unread.includes(name.toLowerCase())) return [];
    const message = `the published policy does not name ${kind} "${name}", which the registry declares`;
    const where = `${published.rows.length} rows, none of "${name}"`;
    return [{ kind, name, message, mend: `add a row; ${CORRECT}`, where, path: entryPath(index) }];
  });
}

function extra(published: PublishedPolicy, { entries }: Registry): readonly Departure[] {
  const known = new Set(entries.flatMap((entry) => rowsOf(entry, published)));
  const isNamed = ({ name }: PublishedRow): boolean =>
    entries.some((entry) => namesMeet(plainName(name), plainName(entry.name)));
  return published.rows
    .filter((row) => !known.has(row) && !isNamed(row))
    .map(({ name, kind = 'cookie', where }) => {
      const message = `the published policy names "${name}" (${where}), which the registry does not declare`;
      return { kind, name, message, mend: 'declare it, or take the row out', where, path: ['entries'] };
    });
}

function retentionOf(row: PublishedRow, entry: Entry, published: PublishedPolicy): Difference | undefined {
  const said = row.printedRetention ?? row.retention;
  const field = 'retention';
  if (row.retention === undefined) {
    // Nothing is said where others of the page have it; what could not be read is a gap.
    if (row.printedRetention?.trim() || !published.rows.some(({ printedRetention }) => printedRetention?.trim()))
      return undefined;
    const message = `the published policy does not say how long "${row.name}" lives (${row.where}); declared is ${entry.retention}`;
    return { field, message };
  }
  if (isSameRetention(row.retention, entry.retention)) return undefined;
  const message = `the published policy says that "${row.name}" lives ${said} (${row.where}); declared is ${entry.retention}`;
  return { field, message };
}

/**
 * Whether two retentions can mean the same: a month has 28 to 31 days, twelve of them are a year, and several have 30.5
 * in the mean.
 */
export function isSameRetention(a: string, b: string): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  if (!one || !other) return a === b;
  return one[0] <= other[1] && other[0] <= one[1];
}

/** The fewest and the most seconds that a duration can have; `undefined` for a session. */
function spanOf(retention: string): readonly [number, number] | undefined {
  const parts = parseDuration(retention);
  if (!parts) return undefined;
  return parts.reduce<readonly [number, number]>(
    ([least, most], { value, unit }) => {
      const [few, many] = SPANS[unit](value);
      return [least + few, most + many];
    },
    [0, 0],
  );
}

type Unit = NonNullable<ReturnType<typeof parseDuration>>[number]['unit'];

const DAY = 86_400;
const exactly =
  (seconds: number) =>
  (count: number): readonly [number, number] => [count * seconds, count * seconds];
const SPANS: Readonly<Record<Unit, (count: number) => readonly [number, number]>> = {
  year: (count) => [count * 365 * DAY, Math.ceil(count * 365.25) * DAY],
  month: (count) => (count === 1 ? [28 * DAY, 31 * DAY] : [count * 30 * DAY, Math.ceil(count * 30.5 + 0.5) * DAY]),
  week: exactly(7 * DAY),
  day: exactly(DAY),
  hour: exactly(3_600),
  minute: exactly(60),
  second: exactly(1),
};

function providerOf(
  row: PublishedRow,
  entry: Entry,
  published: PublishedPolicy,
  registry: Registry,
): Difference | undefined {
  const provider = registry.providers.find(({ id }) => id === entry.provider);
  const name = provider?.name ?? entry.provider;
  const field = 'provider';
  const printed = row.provider?.trim();
  if (!printed) {
    if (provider?.party !== 'third' || !published.rows.some((each) => each.provider?.trim())) return undefined;
    const message = `the published policy names nobody for "${row.name}" (${row.where}); declared is ${name}`;
    return { field, message };
  }
  if (namesOf(entry, registry).some((each) => isSameProvider(printed, each))) return undefined;
  const message = `the published policy names "${printed}" for "${row.name}" (${row.where}); declared is ${name}`;
  return { field, message };
}

/** Everything that an entry's provider may be called. */
function namesOf({ provider: id, domain }: Entry, { providers, site }: Registry): readonly string[] {
  const provider = providers.find((each) => each.id === id);
  const own = [site.name, ...site.domains, ...site.controllers.map(({ name }) => name), ...FIRST_PARTY];
  const theirs = [id, provider?.name ?? id, ...(provider?.hosts ?? []), ...(domain === undefined ? [] : [domain])];
  return provider?.party === 'first' ? [...theirs, ...own] : theirs;
}

/** Words for the site itself, as policies have them. */
const FIRST_PARTY =
  `first party|first-party|1st party|own|internal|this site|this website|website|site|we|us|ourselves|intern|eigene|eigen|
eigener anbieter|erstanbieter|diese website|première partie|site interne|interne|propia|propias|propio|interno|prima parte|
próprio|próprios|eigen website|första part|egen|egne|førstepart|eget nettsted|dette nettstedet|førsteparts|oma|ensimmäinen osapuoli|
自社|当サイト|собственный|свой|saját|vlastní|vlastné|proprii|własne|własny|第一方|本站`
    .split('|')
    .map((each) => each.trim());

/** Forms of companies, which pages write or leave out. */
const COMPANY =
  /\b(?:inc|incorporated|ltd|limited|llc|gmbh|ag|as|asa|ab|aps|a\/s|oy|oyj|bv|b v|nv|sa|s a|sas|sarl|srl|spa|s p a|plc|corp|corporation|co|company|ireland|operations|international|europe|group|holding)\b/g;

function words(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^https?:\/\/|^www\./g, '')
    .replace(/\/.*$/, '');
  const spaced = plain.replace(/[^\p{L}\p{N}./ ]+/gu, ' ').replace(/\.(?=\s|$)/g, ' ');
  const bare = spaced.replace(COMPANY, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? spaced.trim() : bare;
}

/** Whether a printed name and a declared one mean one: the same words, the one within the other, or a host of theirs. */
function isSameProvider(printed: string, declared: string): boolean {
  return printed
    .split(/[,;\n]|\s(?:and|und|og|och|et|y|e|en)\s/)
    .concat(printed)
    .some((each) => {
      const [a, b] = [words(each), words(declared)];
      if (a === '' || b === '') return false;
      if (a === b || hasWords(a, b) || hasWords(b, a)) return true;
      return isHost(a) && isHost(b) && registeredDomain(a) === registeredDomain(b);
    });
}

const isHost = (text: string): boolean => /^[\w-]+(?:\.[\w-]+)+$/.test(text);

/** Ours: a word of three letters on is a name; `x` and `as` are in others by chance. */
function hasWords(text: string, part: string): boolean {
  return part.length >= 3 && ` ${text.replace(/[./]/g, ' ')} `.includes(` ${part.replace(/[./]/g, ' ')} `);
}

function categoryOf(row: PublishedRow, entry: Entry, registry: Registry): Difference | undefined {
  const printed = row.category?.trim();
  if (!printed || meansCategory(printed, entry, registry)) return undefined;
  const message = `the published policy puts "${row.name}" under "${printed}" (${row.where}); declared is "${entry.category}"`;
  return { field: 'category', message };
}

/** Words that pages have for categories that most sites have. */
const SYNONYMS: Readonly<Record<string, RegExp>> = {
  essential: /necess|essential|essenti|required|notwendig|erforderlich|strictly|technical|nødvendig|nödvändig/,
  functionality: /function|funktion|fonction|prefer|präferenz|comfort|komfort/,
  analytics: /analy|statisti|performance|measur|mesure|leistung|messung/,
  personalised: /personali|individuali|personlig/,
  marketing: /market|advert|target|werb|publicit|reklam/,
};

function meansCategory(printed: string, entry: Entry, registry: Registry): boolean {
  const word = printed.toLowerCase();
  const own = [...registry.categories, ...registry.purposes].filter(
    ({ id }) => id === entry.category || id === entry.purpose,
  );
  const labels = own.flatMap((each) => [
    each.id,
    ...Object.values(each.label),
    ...LANGUAGES.map((language) => labelOf(each, language, language, STRINGS[language].categories).label.text),
  ]);
  if (labels.some((each) => each.toLowerCase() === word)) return true;
  // A page's own word may mean it; one that is the name of another category does not.
  const isAnother = registry.categories.some(({ id }) => id.toLowerCase() === word);
  return !isAnother && (SYNONYMS[entry.category]?.test(word) ?? false);
}
