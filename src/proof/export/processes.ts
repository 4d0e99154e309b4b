import { type Entry, type Kind, labelOf, type Purpose, parseDuration } from '../../registry/index.ts';
import { type Answered, answersOf } from './answers.ts';
import { eventsOf } from './events.ts';
import { recipientsOf } from './parties.ts';
import { declaredAt, type Source, told } from './source.ts';
import { type LdLiteral, type LdNode, type Term, termNode, typed } from './terms.ts';

/** What the answers are about: for each purpose and each outcome that it had, data, storage, recipients and events. */
export const processesOf = (source: Source): readonly LdNode[] =>
  answersOf(source).map((answered) => processOf(source, answered));

function processOf(source: Source, answered: Answered): LdNode {
  const { purpose, providers, isConsent } = answered;
  const entries = source.registry.entries
    .map((entry, index) => ({ entry, at: declaredAt(source, `entry-${index + 1}`) }))
    .filter(({ entry }) => entry.purpose === purpose.id && providers.includes(entry.provider));
  const kept = entries.filter(({ entry }) => USES[entry.kind] === 'keeps');
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': purposeNode(source, purpose),
    ...(isConsent && { 'dpv:hasLegalBasis': termNode(legalBasis(source, purpose)) }),
    ...some(
      'dpv:hasRecipient',
      providers.flatMap((id) => recipientsOf(source, id)),
    ),
    ...some(
      'dpv:hasPersonalData',
      kept.map(({ entry, at }) => entryNode(source, entry, at, dataType(purpose))),
    ),
    ...some(
      'dpv:hasStorageCondition',
      kept.map(({ entry, at }) => storageOf(entry, at)),
    ),
    ...some('dpv:hasProcessing', nodesFor(source, entries, 'sends', 'dpv:Transmit')),
    ...some('dpv:isImplementedUsingTechnology', nodesFor(source, entries, 'runs', 'dpv:Technology')),
    'dpv:hasConsentStatus': eventsOf(source, answered),
  };
}

const some = (key: Term, nodes: readonly LdNode[]): LdNode => (nodes.length > 0 ? { [key]: nodes } : {});

/** What an entry does: keep data in the visitor's browser, send it to a provider, or run a provider's code. */
const USES: Readonly<Record<Kind, 'keeps' | 'sends' | 'runs'>> = {
  cookie: 'keeps',
  localStorage: 'keeps',
  sessionStorage: 'keeps',
  indexedDB: 'keeps',
  cache: 'keeps',
  fileSystem: 'keeps',
  bucket: 'keeps',
  beacon: 'sends',
  script: 'runs',
  frame: 'runs',
  serviceWorker: 'runs',
};

interface DeclaredEntry {
  readonly entry: Entry;
  readonly at: string;
}

const nodesFor = (source: Source, entries: readonly DeclaredEntry[], use: 'sends' | 'runs', type: Term): LdNode[] =>
  entries.filter(({ entry }) => USES[entry.kind] === use).map(({ entry, at }) => entryNode(source, entry, at, type));

/** GDPR art. 9: a purpose is special for the data that it takes. */
const dataType = ({ special }: Purpose): Term => (special ? 'dpv:SpecialCategoryPersonalData' : 'dpv:PersonalData');

function entryNode(source: Source, { name, kind, details }: Entry, at: string, type: Term): LdNode {
  const description = told(source, details);
  return {
    '@id': at,
    '@type': type,
    'dct:identifier': name,
    'schema:additionalType': kind,
    ...(description && { 'dct:description': description }),
  };
}

function storageOf({ retention }: Entry, at: string): LdNode {
  return {
    '@type': ['dpv:StorageDuration', 'dpv:StorageLocation'],
    'dpv:hasPersonalData': { '@id': at },
    'dpv:hasLocation': termNode('dpv:WithinDevice'),
    'dpv:hasDuration':
      retention === 'session'
        ? { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'the browser session ends' }
        : { '@type': 'dpv:TemporalDuration', 'rdf:value': durationOf(retention) },
  };
}

/** XML Schema 1.1 part 2, 3.3.6: a duration has no weeks, which ISO 8601 has. */
function durationOf(retention: string): LdLiteral {
  const parts = parseDuration(retention) ?? [];
  const days = parts.reduce(
    (sum, { value, unit }) => sum + (unit === 'week' ? 7 * value : unit === 'day' ? value : 0),
    0,
  );
  const hasWeeks = parts.some(({ unit }) => unit === 'week');
  return typed('xsd:duration', hasWeeks ? retention.replace(/\d+W(?:\d+D)?/, `${days}D`) : retention);
}

function purposeNode(source: Source, purpose: Purpose): LdNode {
  const { id, category, advertising } = purpose;
  const parent = source.registry.categories.find((each) => each.id === category && category !== id);
  const broader = [
    ...(parent ? [{ '@id': declaredAt(source, `category-${parent.id}`), ...named(source, parent) }] : []),
    ...(advertising ? [termNode('dpv:Advertising')] : []),
  ];
  return {
    '@id': declaredAt(source, `purpose-${id}`),
    '@type': 'dpv:Purpose',
    ...named(source, purpose),
    ...some('skos:broader', broader),
  };
}

/** Id, name and explanation, as the visitor read them. */
function named({ record, registry, options }: Source, thing: Pick<Purpose, 'id' | 'label' | 'description'>): LdNode {
  const { language } = record.shown;
  const { label, description } = labelOf(thing, language, registry.site.writtenIn, options.categoriesIn(language));
  return {
    'dct:identifier': thing.id,
    'dct:title': { '@value': label.text, '@language': label.language },
    ...(description.text !== '' && {
      'dct:description': { '@value': description.text, '@language': description.language },
    }),
  };
}

/** GDPR art. 6(1)(a), and for what is special art. 9(2)(a); where that law does not hold, consent as such. */
function legalBasis({ law }: Source, { special }: Purpose): Term {
  if (law.gdpr) return special ? 'eu-gdpr:A9-2-a' : 'eu-gdpr:A6-1-a';
  return special ? 'dpv:ExplicitlyExpressedConsent' : 'dpv:Consent';
}
