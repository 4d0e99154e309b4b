/**
 * The terms that an export is written in: everything that stands in it as a key, a type or a name is in this table.
 *
 * Sources: Data Privacy Vocabulary 2.3 (W3C Data Privacy Vocabularies and Controls Community Group, 2026) with its
 * extensions for the GDPR and for locations; the group's guide 'Consent Records and Receipts as per ISO/IEC TS
 * 27560:2023 using DPV', final report of 15 February 2026, which says what term stands for which field; DCMI Metadata
 * Terms; SPDX for hashes, as DCAT 3 uses it; schema.org; RDF and XML Schema.
 */
export const TERMS = {
  'dpv:Advertising': 'https://w3id.org/dpv#Advertising',
  'dpv:Consent': 'https://w3id.org/dpv#Consent',
  'dpv:ConsentExpired': 'https://w3id.org/dpv#ConsentExpired',
  'dpv:ConsentGiven': 'https://w3id.org/dpv#ConsentGiven',
  'dpv:ConsentNotice': 'https://w3id.org/dpv#ConsentNotice',
  'dpv:ConsentRecord': 'https://w3id.org/dpv#ConsentRecord',
  'dpv:ConsentRefused': 'https://w3id.org/dpv#ConsentRefused',
  'dpv:ConsentRevoked': 'https://w3id.org/dpv#ConsentRevoked',
  'dpv:ConsentUnknown': 'https://w3id.org/dpv#ConsentUnknown',
  'dpv:ConsentWithdrawn': 'https://w3id.org/dpv#ConsentWithdrawn',
  'dpv:Country': 'https://w3id.org/dpv#Country',
  'dpv:DataController': 'https://w3id.org/dpv#DataController',
  'dpv:DataProcessor': 'https://w3id.org/dpv#DataProcessor',
  'dpv:DataProtectionOfficer': 'https://w3id.org/dpv#DataProtectionOfficer',
  'dpv:DataSubject': 'https://w3id.org/dpv#DataSubject',
  'dpv:ExplicitlyExpressedConsent': 'https://w3id.org/dpv#ExplicitlyExpressedConsent',
  'dpv:JointDataControllers': 'https://w3id.org/dpv#JointDataControllers',
  'dpv:PersonalData': 'https://w3id.org/dpv#PersonalData',
  'dpv:PrivacyNotice': 'https://w3id.org/dpv#PrivacyNotice',
  'dpv:Process': 'https://w3id.org/dpv#Process',
  'dpv:Purpose': 'https://w3id.org/dpv#Purpose',
  'dpv:Recipient': 'https://w3id.org/dpv#Recipient',
  'dpv:Service': 'https://w3id.org/dpv#Service',
  'dpv:SpecialCategoryPersonalData': 'https://w3id.org/dpv#SpecialCategoryPersonalData',
  'dpv:StorageDuration': 'https://w3id.org/dpv#StorageDuration',
  'dpv:StorageLocation': 'https://w3id.org/dpv#StorageLocation',
  'dpv:Technology': 'https://w3id.org/dpv#Technology',
  'dpv:TemporalDuration': 'https://w3id.org/dpv#TemporalDuration',
  'dpv:ThirdCountry': 'https://w3id.org/dpv#ThirdCountry',
  'dpv:ThirdParty': 'https://w3id.org/dpv#ThirdParty',
  'dpv:Transmit': 'https://w3id.org/dpv#Transmit',
  'dpv:UntilEventDuration': 'https://w3id.org/dpv#UntilEventDuration',
  'dpv:UntilTimeDuration': 'https://w3id.org/dpv#UntilTimeDuration',
  'dpv:WithdrawConsent': 'https://w3id.org/dpv#WithdrawConsent',
  'dpv:WithinDevice': 'https://w3id.org/dpv#WithinDevice',
  'dpv:hasAddress': 'https://w3id.org/dpv#hasAddress',
  'dpv:hasConsentControl': 'https://w3id.org/dpv#hasConsentControl',
  'dpv:hasConsentStatus': 'https://w3id.org/dpv#hasConsentStatus',
  'dpv:hasContact': 'https://w3id.org/dpv#hasContact',
  'dpv:hasCountry': 'https://w3id.org/dpv#hasCountry',
  'dpv:hasDataController': 'https://w3id.org/dpv#hasDataController',
  'dpv:hasDataProtectionOfficer': 'https://w3id.org/dpv#hasDataProtectionOfficer',
  'dpv:hasDataSubject': 'https://w3id.org/dpv#hasDataSubject',
  'dpv:hasDuration': 'https://w3id.org/dpv#hasDuration',
  'dpv:hasIdentifier': 'https://w3id.org/dpv#hasIdentifier',
  'dpv:hasIndicationMethod': 'https://w3id.org/dpv#hasIndicationMethod',
  'dpv:hasJointDataControllers': 'https://w3id.org/dpv#hasJointDataControllers',
  'dpv:hasJurisdiction': 'https://w3id.org/dpv#hasJurisdiction',
  'dpv:hasLegalBasis': 'https://w3id.org/dpv#hasLegalBasis',
  'dpv:hasLocation': 'https://w3id.org/dpv#hasLocation',
  'dpv:hasName': 'https://w3id.org/dpv#hasName',
  'dpv:hasNotice': 'https://w3id.org/dpv#hasNotice',
  'dpv:hasPersonalData': 'https://w3id.org/dpv#hasPersonalData',
  'dpv:hasProcess': 'https://w3id.org/dpv#hasProcess',
  'dpv:hasProcessing': 'https://w3id.org/dpv#hasProcessing',
  'dpv:hasPurpose': 'https://w3id.org/dpv#hasPurpose',
  'dpv:hasRecipient': 'https://w3id.org/dpv#hasRecipient',
  'dpv:hasService': 'https://w3id.org/dpv#hasService',
  'dpv:hasStorageCondition': 'https://w3id.org/dpv#hasStorageCondition',
  'dpv:hasThirdCountry': 'https://w3id.org/dpv#hasThirdCountry',
  'dpv:isExercisedAt': 'https://w3id.org/dpv#isExercisedAt',
  'dpv:isImplementedUsingTechnology': 'https://w3id.org/dpv#isImplementedUsingTechnology',
  'dpv:isIndicatedAtTime': 'https://w3id.org/dpv#isIndicatedAtTime',
  'dpv:isIndicatedBy': 'https://w3id.org/dpv#isIndicatedBy',
  'eu-gdpr:A6-1-a': 'https://w3id.org/dpv/legal/eu/gdpr#A6-1-a',
  'eu-gdpr:A9-2-a': 'https://w3id.org/dpv/legal/eu/gdpr#A9-2-a',
  'dct:conformsTo': 'http://purl.org/dc/terms/conformsTo',
  'dct:created': 'http://purl.org/dc/terms/created',
  'dct:description': 'http://purl.org/dc/terms/description',
  'dct:identifier': 'http://purl.org/dc/terms/identifier',
  'dct:language': 'http://purl.org/dc/terms/language',
  'dct:replaces': 'http://purl.org/dc/terms/replaces',
  'dct:title': 'http://purl.org/dc/terms/title',
  'rdf:value': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  'schema:additionalType': 'https://schema.org/additionalType',
  'skos:broader': 'http://www.w3.org/2004/02/skos/core#broader',
  'spdx:Checksum': 'http://spdx.org/rdf/terms#Checksum',
  'spdx:algorithm': 'http://spdx.org/rdf/terms#algorithm',
  'spdx:checksum': 'http://spdx.org/rdf/terms#checksum',
  'spdx:checksumAlgorithm_sha256': 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
  'spdx:checksumValue': 'http://spdx.org/rdf/terms#checksumValue',
  'xsd:date': 'http://www.w3.org/2001/XMLSchema#date',
  'xsd:dateTime': 'http://www.w3.org/2001/XMLSchema#dateTime',
  'xsd:duration': 'http://www.w3.org/2001/XMLSchema#duration',
  'xsd:hexBinary': 'http://www.w3.org/2001/XMLSchema#hexBinary',
} as const;

export type Term = keyof typeof TERMS;

/**
 * The `@context` of an export: prefixes and nothing else, so that no reader has to fetch one. Places are written
 * `loc:` and their ISO 3166 code.
 */
export const LD_CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** By which schema a record is to be read, as the guide names it (its 8.1.1). */
export const RECORD_SCHEMA = 'https://w3id.org/dpv/schema/dpv-27560#record';

/** A JSON-LD value with its type or its language. */
export interface LdLiteral {
  readonly '@value': string;
  readonly '@type'?: Term;
  readonly '@language'?: string;
}

type LdValue = string | LdLiteral | LdNode;

/** A JSON-LD node. Its keys are terms of the table, so that one with another key does not compile. */
export type LdNode = {
  readonly '@id'?: string;
  readonly '@type'?: Term | readonly Term[];
} & { readonly [T in Term]?: LdValue | readonly LdValue[] };

/** A reference to a term of the table. */
export const termNode = (term: Term): LdNode => ({ '@id': term });

export const typed = (type: Term, value: string): LdLiteral => ({ '@value': value, '@type': type });

/** A moment: ISO 8601 in UTC. */
export const moment = (at: string): LdLiteral => typed('xsd:dateTime', at);

export const uuidNode = (id: string): LdNode => ({ '@id': `urn:uuid:${id}` });
