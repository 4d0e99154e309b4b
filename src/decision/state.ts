import {
  add,
  type DecisionTable,
  type Exemption,
  matchPath,
  type TableProvider,
  type TablePurpose,
} from '../registry/index.ts';
import { type Answer, type Choice, type Granted, providersOf, type Signal, tidyGrant } from './choice.ts';
import type { Reason } from './reasons.ts';

/** The rules of the place that a state follows, see the registry's `Jurisdiction`. */
export interface Rules {
  readonly model: 'opt-in' | 'opt-out' | 'hybrid';
  readonly grantDays: number;
  readonly refusalDays: number;
  readonly maxLifetimeDays: number;
  readonly exemptions: readonly Exemption[];
}

/** What a host knows of one visit. Reading it is all in which hosts differ. */
export interface Facts {
  /** The choice that the visitor's cookie holds, verified where the host can. */
  readonly choice: Choice | undefined;
  /**
   * Every choice that was found, where there are several and the host cannot verify them: then nothing is
   * allowed that one of them does not allow.
   */
  readonly others?: readonly Choice[] | undefined;
  readonly signals: readonly Signal[];
  readonly rules: Rules;
  /** Path of the page; empty where no page is meant. */
  readonly path: string;
  /** Whether the site knows that the visitor is a minor. */
  readonly minor: boolean;
}

export interface PartState {
  readonly allowed: boolean;
  readonly because: Reason;
}

/** What {@link State} holds of what is allowed: all that a decision needs. */
export interface Permissions {
  /** Parallel to the table's parts. */
  readonly parts: readonly PartState[];
  /** Longest life of what is not essential, from the rules of the place. */
  readonly maxLifetimeSeconds: number;
}

/** By purpose, ids of providers; a purpose without any is left out. */
export type ProviderIds = Readonly<Record<string, readonly string[]>>;

/** What now holds for the visitor. */
export interface State extends Permissions {
  /**
   * `banner`: consent is missing, ask. `notice`: nothing needs consent, but the visitor has not been
   * told yet. `nothing`: all is answered.
   */
  readonly ask: 'banner' | 'notice' | 'nothing';
  /** Ids of the purposes to ask about; not those that a signal or the visitor's age answers. */
  readonly asked: readonly string[];
  readonly choice: Choice | undefined;
  /** When the first of the answers ends, in seconds since 1970; absent without a choice. */
  readonly validUntil: number | undefined;
  /** By purpose: ids of the providers that an opt-out signal refuses. */
  readonly signalled: ProviderIds;
  /** By purpose: ids of the providers that joined or widened since the visitor agreed. */
  readonly changed: ProviderIds;
}

/**
 * What holds for a visitor: for each part (a purpose with a provider) whether it is allowed and because
 * of what, and what to ask.
 *
 * @param now seconds since 1970.
 */
export function stateOf(table: DecisionTable, facts: Facts, now: number): State {
  const answers = permissionsOf(table, { ...facts, path: '' }, now);
  return stateFrom(table, facts, facts.path === '' ? answers : permissionsOf(table, facts, now), answers);
}

/**
 * The same, from permissions that a guard has worked out.
 *
 * @param answers permissions without a path: what the visitor's answers come to on no page in particular.
 */
export function stateFrom(
  table: DecisionTable,
  facts: Facts,
  permissions: Permissions,
  { parts: answers }: Permissions,
): State {
  const asked = table.purposes
    .filter((_, purpose) => answers.some((each, index) => table.parts[index]?.purpose === purpose && isOpen(each)))
    .map(({ id }) => id);
  return {
    ...permissions,
    ask: asked.length > 0 ? 'banner' : noticeFor(table, facts),
    asked,
    choice: facts.choice,
    validUntil: validUntil(facts),
    signalled: providersWhere(table, answers, ({ because }) => because === 'signal'),
    changed: providersWhere(table, answers, ({ because }) => because === 'changed'),
  };
}

function providersWhere(
  table: DecisionTable,
  answers: readonly PartState[],
  holds: (part: PartState) => boolean,
): ProviderIds {
  const found: Record<string, string[]> = {};
  answers.forEach((answer, index) => {
    const provider = table.providers[table.parts[index]?.provider as number];
    const { id } = purposeAt(table, index);
    if (provider && holds(answer)) found[id] = [...(found[id] ?? []), provider.id];
  });
  return found;
}

/** What is allowed as answers to the optional purposes: what 'manage consent' opens with. */
export function heldGrants(table: DecisionTable, { parts }: Permissions): Readonly<Record<string, Granted>> {
  const held = providersWhere(table, parts, ({ allowed }) => allowed);
  return Object.fromEntries(
    table.purposes.flatMap(({ id, always }, index) =>
      always ? [] : [[id, tidyGrant(held[id] ?? 'none', providersOf(table, index))]],
    ),
  );
}

/** The part of {@link stateOf} that decisions need, for a guard that has to be small. */
export function permissionsOf(table: DecisionTable, facts: Facts, now: number): Permissions {
  const isSensitive = facts.path !== '' && matchPath(table.sensitivePaths, facts.path);
  const parts: PartState[] = [];
  for (let index = 0; index < table.parts.length; index++) {
    const part = partState(table, index, facts, now);
    add(parts, isSensitive && part.because !== 'essential' ? denied('sensitive-page') : part);
  }
  return { parts, maxLifetimeSeconds: facts.rules.maxLifetimeDays * DAY };
}

/** Where nothing needs consent, the visitor is told once, until there is a choice. */
function noticeFor(table: DecisionTable, { choice, rules }: Facts): State['ask'] {
  const hasOptional = table.parts.some((_, index) => !purposeAt(table, index).always);
  return choice || !hasOptional || rules.model === 'opt-in' ? 'nothing' : 'notice';
}

/** When each answer of a choice ends, in seconds since 1970. */
export function endsOf({ answers }: Choice, { grantDays, refusalDays }: Rules): readonly number[] {
  return Object.values(answers).flatMap((answer) => {
    if (!answer) return [];
    return [answer.at + (answer.granted === 'none' ? refusalDays : grantDays) * DAY];
  });
}

function validUntil({ choice, rules }: Facts): number | undefined {
  const ends = choice ? endsOf(choice, rules) : [];
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

const DAY = 86_400;

/** How far a choice may lie in the future before the clock that made it, or this one, is not believed. */
const CLOCK_SLACK = DAY;

/** Ours: a year, for which answers are kept at most, less the day by which a clock may differ. */
const LONGEST_KEPT = 364 * DAY;

/**
 * Whether a clock is wrong by which a choice is not made yet, or so old that no place would have kept it: a server has
 * its cookie end with the last of its answers, so what a browser still holds has not ended everywhere.
 */
export function isClockWrong({ at }: Choice, now: number): boolean {
  return at > now + CLOCK_SLACK || at < now - LONGEST_KEPT;
}

/** Whether a part waits for an answer of the visitor's. */
export const isOpen = ({ because }: PartState): boolean =>
  because === 'undecided' || because === 'expired' || because === 'changed';

function purposeAt(table: DecisionTable, part: number): TablePurpose {
  return table.purposes[table.parts[part]?.purpose as number] as TablePurpose;
}

/**
 * Whether an opt-out signal covers a provider's part in a purpose: advertising, and whatever shares data
 * with a third party that may use it for ends of its own.
 * W3C Global Privacy Control: a request that a person's data be neither sold nor shared.
 */
export function isCoveredBySignal({ advertising }: TablePurpose, { shares }: TableProvider): boolean {
  return advertising || shares;
}

/** DSA art. 28(2): no advertising based on profiling for minors. Ours: nothing special for them either. */
export function isClosedToMinors({ advertising, special }: TablePurpose): boolean {
  return advertising || special;
}

const allowed = (because: Reason): PartState => ({ allowed: true, because });
const denied = (because: Reason): PartState => ({ allowed: false, because });

function partState(table: DecisionTable, index: number, facts: Facts, now: number): PartState {
  let part = partUnder(table, index, facts, facts.choice, now);
  const { others } = facts;
  for (let at = 0; others && part.allowed && at < others.length; at++) {
    part = partUnder(table, index, facts, others[at], now);
  }
  return part;
}

function partUnder(
  table: DecisionTable,
  index: number,
  { signals, rules, minor }: Facts,
  choice: Choice | undefined,
  now: number,
): PartState {
  const purpose = purposeAt(table, index);
  if (purpose.always) return allowed('essential');
  if (minor && isClosedToMinors(purpose)) return denied('minor');
  const provider = table.providers[table.parts[index]?.provider as number] as TableProvider;
  const answer = choice?.answers[purpose.id];
  if (
    includes(signals, 'gpc') &&
    isCoveredBySignal(purpose, provider) &&
    !isInSpiteOfSignal(choice, answer, provider)
  ) {
    return denied('signal');
  }
  if (!answer || (answer.partial && !grants(answer, provider.id))) return withoutAnswer(purpose, provider, rules);
  return withAnswer(purpose, provider.id, answer, rules, now);
}

/** A grant that was made with the signal on stands above it, an earlier one does not (11 CCR 7025(c)(4)). */
function isInSpiteOfSignal(choice: Choice | undefined, answer: Answer | undefined, { id }: TableProvider): boolean {
  return !!choice && !!answer && includes(choice.signals, 'gpc') && grants(answer, id);
}

function grants({ granted }: Answer, provider: string): boolean {
  return granted === 'all' || (granted !== 'none' && includes(granted, provider));
}

/** Whether a choice has granted a part, given by its index, whether or not that still holds. */
export function hasGranted(table: DecisionTable, { answers }: Choice, part: number): boolean {
  const answer = answers[purposeAt(table, part).id];
  const provider = table.providers[table.parts[part]?.provider as number];
  return !!answer && !!provider && grants(answer, provider.id);
}

function withoutAnswer(purpose: TablePurpose, { shares }: TableProvider, { model, exemptions }: Rules): PartState {
  // CNIL 2020-091 and PECR Schedule A1: exempt is what serves the site itself, not what a third party may use.
  if (purpose.exemption && !shares && includes(exemptions, purpose.exemption)) return allowed('exempt');
  const needsConsent = model === 'opt-in' || purpose.special || (model === 'hybrid' && purpose.advertising);
  return needsConsent ? denied('undecided') : allowed('not-required');
}

function withAnswer(purpose: TablePurpose, provider: string, answer: Answer, rules: Rules, now: number): PartState {
  const { edition, at } = answer;
  const age = now - at;
  if (!grants(answer, provider)) {
    // A provider that was not there when the visitor picked some of them was not refused either.
    if (isNewIn(purpose, edition, provider)) return denied('changed');
    // GDPR art. 7(3) and CNIL 2020-092: a refusal is kept at least as long as a grant, then asked again.
    return age > rules.refusalDays * DAY ? denied('expired') : denied('refused');
  }
  // Ours: a grant from the future is not believed; a refusal is.
  if (age > rules.grantDays * DAY || age < -CLOCK_SLACK) return denied('expired');
  if (edition === purpose.edition) return allowed('granted');
  const changed = purpose.earlier[edition];
  return changed && !includes(changed, provider) ? allowed('granted') : denied('changed');
}

/** Whether a provider joined or widened after the edition that an answer names. */
function isNewIn(purpose: TablePurpose, edition: string, provider: string): boolean {
  const changed = purpose.earlier[edition];
  return edition !== '' && edition !== purpose.edition && !!changed && includes(changed, provider);
}

/** `Array.prototype.includes`, out of reach of a page that replaces it. */
function includes<T>(list: readonly T[], item: T): boolean {
  for (let index = 0; index < list.length; index++) {
    if (list[index] === item) return true;
  }
  return false;
}
