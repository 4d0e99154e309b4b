import type { DecisionTable, Dictionary, TablePurpose } from '../registry/index.ts';
import { type Answer, type Choice, type Granted, isRefusal, providersOf, type Signal, tidyGrant } from './choice.ts';
import type { Reason } from './reasons.ts';
import { isClosedToMinors, isCoveredBySignal, isOpen, type PartState, type State } from './state.ts';

/** What a visitor said, before it is made a choice. */
export type Reply =
  /**
   * 'Accept all', of the purposes that were asked about. In the banner that is what was open, if anything still is; where every
   * answer is shown with what it stands on, as in the panel, also what was refused before. Of special
   * purposes it takes what `answers` says.
   */
  | {
      readonly kind: 'accept';
      readonly asked: readonly string[];
      readonly over: 'open' | 'shown';
      readonly answers: Readonly<Record<string, Granted>>;
    }
  | { readonly kind: 'refuse' }
  /** One provider for one purpose that is not special, beside what holds: nothing else was asked about. */
  | { readonly kind: 'add'; readonly purpose: string; readonly provider: string }
  /** The panel, as it stood. A purpose that is not named is refused. */
  | { readonly kind: 'save'; readonly answers: Readonly<Record<string, Granted>> };

/**
 * Where a visitor answered: `page` is 'manage consent' as a page of its own, `policy` the control beside
 * the visitor's status, `embed` the place of a frame that waits, `api` nothing of ours: the site's own code, or a
 * refusal kept before and sent later.
 */
export const SURFACES = ['banner', 'panel', 'page', 'policy', 'embed', 'api'] as const;
export type Surface = (typeof SURFACES)[number];

/** What comes from a surface, by form or by script. */
export interface SurfaceAnswer {
  readonly choice: Exclude<Reply['kind'], 'add'>;
  readonly surface: Surface;
  /** Ids of the purposes asked about. */
  readonly asked: readonly string[];
  readonly answers: Readonly<Record<string, Granted>>;
}

/** What an answer on a surface means. */
export function replyOf({ choice, surface, asked, answers }: SurfaceAnswer): Reply {
  if (choice === 'refuse') return { kind: 'refuse' };
  const embed = embedOf({ surface, answers });
  if (embed) return { kind: 'add', ...embed };
  if (choice === 'save') return { kind: 'save', answers };
  // The banner holds no field for a special purpose.
  return surface === 'banner'
    ? { kind: 'accept', asked, over: 'open', answers: {} }
    : { kind: 'accept', asked, over: 'shown', answers };
}

/** The one provider for one purpose that the place of a frame asks about. */
export function embedOf({
  surface,
  answers,
}: Pick<SurfaceAnswer, 'surface' | 'answers'>): { readonly purpose: string; readonly provider: string } | undefined {
  const [purpose, ...others] = surface === 'embed' ? Object.keys(answers) : [];
  const granted = purpose === undefined ? undefined : answers[purpose];
  return purpose !== undefined && others.length === 0 && typeof granted === 'object' && granted.length === 1
    ? { purpose, provider: granted[0] as string }
    : undefined;
}

/** What was on when the visitor answered. */
export interface ReplyContext {
  /** Seconds since 1970. */
  readonly at: number;
  readonly signals: readonly Signal[];
  readonly minor: boolean;
  /** Consent ID for a choice that has one. */
  readonly id: string;
  /** Whether a refusal is to have one too. */
  readonly wantsReceipt: boolean;
}

const DAY = 86_400;

/**
 * Makes a choice of a visitor's reply.
 *
 * 'Accept all' grants what was asked about and nothing else: no special purpose (GDPR art. 9(2)(a):
 * explicit consent of its own), nothing that a signal covers, nothing that is closed to minors, no provider
 * that the visitor refused before where the purpose is asked about again for another one. 'Reject all' refuses everything, also what
 * was not asked again. What a signal covers is granted only provider by provider, by name. One provider that is
 * added leaves what nobody was asked about as it is, without an answer too.
 *
 * @param state what held when the visitor was asked.
 * @param reply must name only what the table holds, see {@link answerFaults}.
 */
export function makeChoice(table: DecisionTable, state: State, reply: Reply, context: ReplyContext): Choice {
  const answers: Dictionary<Answer> = Object.create(null) as Dictionary<Answer>;
  table.purposes.forEach((purpose, index) => {
    const answer = purpose.always ? undefined : answerTo(table, state, index, reply, context);
    if (answer) answers[purpose.id] = answer;
  });
  const { at, signals, id, wantsReceipt } = context;
  return isRefusal(answers) && !wantsReceipt ? refusalOf(table, at, signals) : { at, signals, answers, id };
}

/**
 * The choice that grants nothing. It has no consent ID and keeps the day only, so that two visitors who
 * refuse on one day cannot be told apart.
 */
export function refusalOf(table: DecisionTable, seconds: number, signals: readonly Signal[]): Choice {
  const at = Math.floor(seconds / DAY) * DAY;
  const answers: Dictionary<Answer> = Object.create(null) as Dictionary<Answer>;
  for (const { id, always } of table.purposes)
    if (!always) answers[id] = { granted: 'none', edition: '', at, partial: undefined };
  return { at, signals, answers, id: undefined };
}

function answerTo(
  table: DecisionTable,
  state: State,
  index: number,
  reply: Reply,
  context: ReplyContext,
): Answer | undefined {
  const purpose = table.purposes[index] as TablePurpose;
  if (reply.kind === 'add') {
    const isMeant = reply.purpose === purpose.id && !purpose.special && !(context.minor && isClosedToMinors(purpose));
    const work = isMeant ? addedAnswer : keptAnswer;
    return work(table, state, index, context, reply.provider);
  }
  if (reply.kind === 'accept' && !reply.asked.includes(purpose.id)) {
    const kept = keptAnswer(table, state, index, context);
    if (kept) return kept;
  }
  const granted = grantOf(table, state, index, reply, context);
  return { granted, edition: granted === 'none' ? '' : purpose.edition, at: context.at, partial: undefined };
}

/**
 * The answer of a purpose to which one provider is added. What was granted before stays, as long as it would have:
 * so the new one ends with it. Where nobody was asked about the others, nobody is now. An old answer that has ended
 * counts as a refusal: it must not turn into permission where no answer is needed.
 */
function addedAnswer(
  table: DecisionTable,
  { parts, choice }: State,
  index: number,
  { at }: ReplyContext,
  provider: string,
): Answer {
  const { id, edition } = table.purposes[index] as TablePurpose;
  const before = choice?.answers[id];
  const othersThat = (...reasons: readonly Reason[]): readonly string[] =>
    table.parts.flatMap((part, place) => {
      const other = table.providers[part.provider]?.id;
      const { because } = parts[place] as PartState;
      return part.purpose === index && other && other !== provider && reasons.includes(because) ? [other] : [];
    });
  const kept = othersThat('granted');
  const granted = tidyGrant([...kept, provider], providersOf(table, index));
  const isPartial = granted !== 'all' && (!before || before.partial) && othersThat('expired', 'changed').length === 0;
  return {
    granted,
    edition,
    at: before && kept.length > 0 ? before.at : at,
    partial: isPartial ? true : undefined,
  };
}

/**
 * An earlier answer, when its purpose is not asked again. With a signal on, what it covers is left out
 * unless it was granted in spite of the signal: the new choice must not pass it off as that.
 */
function keptAnswer(
  table: DecisionTable,
  { choice }: State,
  index: number,
  { signals }: ReplyContext,
): Answer | undefined {
  const purpose = table.purposes[index] as TablePurpose;
  const answer = choice?.answers[purpose.id];
  if (!answer || answer.granted === 'none' || !signals.includes('gpc') || choice?.signals.includes('gpc'))
    return answer;
  const { granted } = answer;
  const kept = uncoveredOf(table, index, signals).filter((id) => granted === 'all' || granted.includes(id));
  const left = tidyGrant(kept, providersOf(table, index));
  if (typeof left !== 'string') return { ...answer, granted: left };
  // Where nobody was asked about the others, nothing is left of the answer.
  if (left === 'none' && answer.partial) return undefined;
  return { ...answer, granted: left, edition: left === 'none' ? '' : answer.edition, partial: undefined };
}

/** The providers of a purpose that no signal covers. */
function uncoveredOf(table: DecisionTable, index: number, signals: readonly Signal[]): readonly string[] {
  const purpose = table.purposes[index] as TablePurpose;
  return table.parts.flatMap((part) => {
    const provider = table.providers[part.provider];
    if (part.purpose !== index || !provider) return [];
    return signals.includes('gpc') && isCoveredBySignal(purpose, provider) ? [] : [provider.id];
  });
}

function grantOf(table: DecisionTable, state: State, index: number, reply: Reply, context: ReplyContext): Granted {
  const purpose = table.purposes[index] as TablePurpose;
  if (reply.kind === 'refuse' || reply.kind === 'add' || (context.minor && isClosedToMinors(purpose))) return 'none';
  const shown = providersOf(table, index);
  if (reply.kind === 'save' || purpose.special) {
    const said = reply.answers[purpose.id] ?? 'none';
    return tidyGrant(said === 'all' ? uncoveredOf(table, index, context.signals) : said, shown);
  }
  if (!reply.asked.includes(purpose.id)) return 'none';
  const reached = uncoveredOf(table, index, context.signals);
  // A banner of before another answer, in another tab say: what it asks about was open then.
  const isAllShown = reply.over === 'shown' || !hasOpen(table, state, index);
  return tidyGrant(isAllShown ? reached : reached.filter((id) => isOpenOrOn(table, state, index, id)), shown);
}

function hasOpen(table: DecisionTable, { parts }: State, purpose: number): boolean {
  return table.parts.some((part, index) => part.purpose === purpose && isOpen(parts[index] as PartState));
}

/** Whether a provider waits for an answer, or is allowed already: what 'accept all' in a banner reaches. */
function isOpenOrOn(table: DecisionTable, { parts }: State, purpose: number, id: string): boolean {
  return table.parts.some((part, index) => {
    const now = parts[index];
    return (
      part.purpose === purpose && table.providers[part.provider]?.id === id && !!now && (isOpen(now) || now.allowed)
    );
  });
}

/** A name in a reply that the registry does not hold, or that nobody can answer for. */
export interface AnswerFault {
  readonly purpose: string;
  /** Absent when the purpose itself is the fault. */
  readonly provider: string | undefined;
}

/** Which names of an answer are wrong; empty when it is sound. */
export function answerFaults(table: DecisionTable, { asked, answers }: SurfaceAnswer): readonly AnswerFault[] {
  const named: readonly (readonly [string, Granted])[] = [
    ...asked.map((id) => [id, 'all'] as const),
    ...Object.entries(answers),
  ];
  return named.flatMap(([purpose, granted]): AnswerFault[] => {
    const index = table.purposes.findIndex(({ id, always }) => id === purpose && !always);
    if (index < 0) return [{ purpose, provider: undefined }];
    if (typeof granted === 'string') return [];
    const shown = providersOf(table, index);
    return granted.filter((each) => !shown.includes(each)).map((provider) => ({ purpose, provider }));
  });
}
