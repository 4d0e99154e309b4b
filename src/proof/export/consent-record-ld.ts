/** A consent record in the terms of ISO/IEC TS 27560:2023, as JSON-LD with the Data Privacy Vocabulary. */
import type { Registry } from '../../registry/index.ts';
import type { ConsentRecord } from '../record.ts';
import { controllersOf } from './parties.ts';
import { processesOf } from './processes.ts';
import { type LdOptions, type Source, sourceOf } from './source.ts';
import { type LdNode, moment, RECORD_SCHEMA, termNode, typed, uuidNode } from './terms.ts';

/**
 * What one record says in the terms of ISO/IEC TS 27560:2023. Says nothing that record and registry do not: what is
 * missing for want of knowledge stands in docs/export.md.
 *
 * @param registry the version that the record's visitor was shown; an Error is thrown for another one.
 * @returns a JSON-LD node. With {@link LD_CONTEXT} as its `@context` it stands alone; the same record, registry and
 *   options give the same node, to the order of its keys.
 */
export function consentRecordLd(record: ConsentRecord, registry: Registry, options: LdOptions): LdNode {
  const source = sourceOf(record, registry, options);
  return {
    ...uuidNode(record.id),
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': record.id,
    'dct:conformsTo': { '@id': RECORD_SCHEMA },
    'dct:created': moment(record.at),
    ...(record.replaces !== null && { 'dct:replaces': uuidNode(record.replaces) }),
    'dpv:hasDataSubject': dataSubjectOf(record),
    ...controllersOf(source),
    'dpv:hasService': { '@type': 'dpv:Service', 'dct:identifier': record.site, 'dct:title': registry.site.name },
    'dpv:hasJurisdiction': { '@id': `loc:${source.law.place}` },
    'dpv:hasNotice': noticesOf(source),
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dpv:isExercisedAt': { '@id': `${options.address}/choice?language=${record.shown.language}` },
    },
    'dpv:hasProcess': processesOf(source),
  };
}

/** The consent ID is a pseudonym. A refusal without one is by somebody of whom no more is known. */
function dataSubjectOf({ consentId }: ConsentRecord): LdNode {
  return consentId === null
    ? { '@type': 'dpv:DataSubject' }
    : { ...uuidNode(consentId), '@type': 'dpv:DataSubject', 'dct:identifier': consentId };
}

/** What asked, and the policy of that version, which stands at its address for good. */
function noticesOf({ record, registry, options }: Source): readonly LdNode[] {
  const { language, surface, hash } = record.shown;
  const policy: LdNode = {
    '@id': `${options.address}/policy/${language}/${registry.version}`,
    '@type': 'dpv:PrivacyNotice',
    'dct:identifier': registry.version,
    'dct:language': language,
  };
  if (surface === 'api') return [policy];
  const shown: LdNode = {
    '@type': 'dpv:ConsentNotice',
    'dct:language': language,
    'schema:additionalType': surface,
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': termNode('spdx:checksumAlgorithm_sha256'),
      'spdx:checksumValue': typed('xsd:hexBinary', hash),
    },
  };
  return [shown, policy];
}
