import type { ConsentRecord } from '../record.ts';
import type { Answered, ReadAnswer } from './answers.ts';
import type { Source } from './source.ts';
import { type LdLiteral, type LdNode, moment, type Term, termNode, typed, uuidNode } from './terms.ts';

const DAY = 86_400;

/** What happened to consent for a purpose, oldest first. Times that are not known are left out. */
export function eventsOf(source: Source, answered: Answered): readonly LdNode[] {
  if (answered.outcome === 'unread') return [UNREAD];
  const { outcome } = answered;
  if (outcome === 'refused') return [answerEvent(source, answered, 'dpv:ConsentRefused')];
  if (outcome === 'withdrawn') return [answerEvent(source, answered, 'dpv:ConsentWithdrawn')];
  const given = answerEvent(source, answered, 'dpv:ConsentGiven');
  if (outcome === 'changed') return [given, { '@type': 'dpv:ConsentRevoked' }];
  const end = endOf(source, answered);
  const { asOf } = source.options;
  const isOver = outcome === 'expired' || (asOf !== undefined && Date.parse(asOf) > Date.parse(end));
  return isOver ? [given, { '@type': 'dpv:ConsentExpired', 'dpv:isIndicatedAtTime': moment(end) }] : [given];
}

/** DPV, ConsentUnknown: "State where information about consent is not available or is unknown". */
const UNREAD: LdNode = {
  '@type': 'dpv:ConsentUnknown',
  'dct:description':
    'The answer could not be read: this version does not know how the choice in the record is written.',
};

function answerEvent(source: Source, answered: ReadAnswer, status: Term): LdNode {
  return {
    '@type': status,
    'dpv:isIndicatedAtTime': answered.isNew ? moment(source.record.at) : earlier(answered.atSeconds),
    ...(answered.isNew && indicated(source.record, answered)),
    'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': moment(endOf(source, answered)) },
  };
}

/** An earlier answer's time; of a refusal that kept no time of day, the day. */
function earlier(seconds: number): LdLiteral {
  const at = isoOf(seconds);
  return seconds % DAY === 0 ? typed('xsd:date', at.slice(0, 10)) : moment(at);
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Until when the answer holds, by the rules of the place. */
function endOf({ rules }: Source, { outcome, atSeconds }: ReadAnswer): string {
  const isRefused = outcome === 'refused' || outcome === 'withdrawn';
  return isoOf(atSeconds + (isRefused ? rules.refusalDays : rules.grantDays) * DAY);
}

const REPLIES = { accept: 'accepted all', refuse: 'refused all', save: 'saved answers' } as const;
const SURFACES = {
  banner: 'in the banner',
  panel: 'in the consent panel',
  page: 'on the consent page',
  policy: 'on the policy page',
  embed: 'in the place of a frame',
  api: 'where nothing of the consent server was shown',
} as const;
const METHODS = {
  form: 'with a plain form',
  script: "with the page's script",
  api: 'with code of the site or another client',
} as const;
const ALSO = { signal: "; the browser's opt-out signal covers it", minor: '; closed to minors' } as const;

/** By whom and how. Whose hand was at the other end of somebody's own code is not known, nor said. */
function indicated({ consentId, shown, chosen, method }: ConsentRecord, { also }: ReadAnswer): LdNode {
  const isVisitor = method !== 'api' && (also !== 'minor' || chosen.reply === 'refuse');
  const how = `${REPLIES[chosen.reply]} ${SURFACES[shown.surface]} ${METHODS[method]}${also ? ALSO[also] : ''}`;
  return {
    ...(isVisitor && { 'dpv:isIndicatedBy': consentId === null ? termNode('dpv:DataSubject') : uuidNode(consentId) }),
    'dpv:hasIndicationMethod': how,
  };
}
