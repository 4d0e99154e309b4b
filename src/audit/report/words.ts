import type { Place } from '../../registry/index.ts';
import type { Evidence, Subject } from '../finding.ts';
import type { Answered, BannerLook, CallSite, Holding, Phase, StateId } from '../observation.ts';
import type { AuditReport } from './report.ts';

/** What every format says alike. */

const STATES: Readonly<Record<Exclude<StateId, `only:${string}`>, string>> = {
  before: 'before a choice',
  refused: 'all refused',
  accepted: 'all accepted',
  withdrawn: 'withdrawn after accepting',
  returned: 'back after accepting',
  expired: 'after the choice expired',
  gpc: 'Global Privacy Control on',
  'no-script': 'without JavaScript',
};

/** A state in words: `only:analytics` is 'only analytics'. */
export const stateName = (state: StateId): string =>
  isSingle(state) ? `only ${state.slice('only:'.length)}` : STATES[state];

const isSingle = (state: StateId): state is `only:${string}` => state.startsWith('only:');

/** What the visitor had said in a phase, in words. */
function holdingName(holding: Holding): string {
  return holding.kind === 'only' ? `only ${holding.category} accepted` : HOLDINGS[holding.kind];
}

const HOLDINGS: Readonly<Record<Exclude<Holding['kind'], 'only'>, string>> = {
  nothing: 'nothing said yet',
  refused: 'all refused',
  accepted: 'all accepted',
  withdrawn: 'consent withdrawn',
  expired: 'the choice expired',
};

/** A phase in words: what was said, and what else was different in it. */
export const phaseName = ({ holding, gpc, script }: Pick<Phase, 'holding' | 'gpc' | 'script'>): string =>
  [holdingName(holding), gpc && 'Global Privacy Control on', !script && 'JavaScript off'].filter(Boolean).join(', ');

const FOUND: Readonly<Record<BannerLook['found'], string>> = {
  own: 'Samtykke’s own hooks',
  selector: 'a selector of the configuration',
  autoconsent: 'a rule of autoconsent',
  looks: 'its looks',
};
export const foundName = (found: BannerLook['found']): string => FOUND[found];

/** What became of a banner, in one sentence. */
export function answeredText(answered: Answered): string {
  if (answered.kind === 'no-banner') return 'Nothing was asked: there was no banner.';
  const actions = answered.actions.length > 0 ? `: ${answered.actions.join(', then ')}` : '';
  return answered.kind === 'answered'
    ? `Answered by ${foundName(answered.by)}${actions}.`
    : `Could not be answered: ${sentence(answered.reason)}${actions && ` Tried${actions}.`}`;
}

/** What a finding is about, in few words: `cookie _ga → google.example`. */
export const subjectName = ({ kind, name, host }: Subject): string =>
  host !== undefined && !name.includes(host) ? `${kind} ${name} → ${host}` : `${kind} ${name}`;

/** Where a finding stands in the registry file: at its top where it has no place there. */
export const placeOf = (place: Place | undefined, { registry }: Pick<AuditReport, 'registry'>): Place =>
  place ?? { file: registry.file, line: 1, column: 1 };

/** A call: `track (https://…/a.js:3:14)`. */
export function callText({ url, line, column, functionName }: CallSite): string {
  const at = url === '' ? 'inline code' : `${url}:${line}:${column}`;
  return functionName === '' ? at : `${functionName} (${at})`;
}

/** One piece of evidence in one line: in which state, on which page, what, and by whom. */
export function evidenceText({ state, page, at, what, stack }: Evidence): string {
  const call = stack?.[0];
  return `[${state}] ${timeText(at)} ${page}: ${what}${call ? `, by ${callText(call)}` : ''}`;
}

/** Milliseconds since 1970 as `2026-11-27 08:30:05` in UTC. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** A text with one full stop at its end. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The same with a capital at its beginning, for where it stands alone. */
export const wholeSentence = (text: string): string => capital(sentence(text));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 page`, `2 pages`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** A long text cut to a length, with `…` where something is left out. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
