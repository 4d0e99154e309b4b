import type { DecisionTable, Dictionary, TablePurpose } from '../registry/index.ts';
import { type Answer, type Choice, type Granted, isRefusal, providersOf, type Signal } from './choice.ts';
import { isClosedToMinors, isCoveredBySignal, isOpen, type State } from './state.ts';

/** What a visitor said, before it is made a choice. */
export type Reply =
  /**
   * 'Accept all', of the purposes that were asked about. In the banner that is what was open; where every
   * answer is shown with what it stands on, as in the panel, also what was refused before.
   */
  | { readonly kind: 'accept'; readonly asked: readonly string[]; readonly over: 'open' | 'shown' }
  | { readonly kind: 'refuse' }
  /** The panel, as it stood. A purpose that is not named is refused. */
  | { readonly kind: 'save'; readonly answers: Readonly<Record<string, Granted>> };

/** What comes from banner, panel or the page of its own, by form or by script. */
export interface SurfaceAnswer {
  readonly choice: Reply['kind'];
  readonly surface: 'banner' | 'panel' | 'page';
  /** Ids of the purposes asked about. */
  readonly asked: readonly string[];
  readonly answers: Readonly<Record<string, Granted>>;
}

/** What an answer on a surface means. */
export function replyOf({ choice, surface, asked, answers }: SurfaceAnswer): Reply {
  if (choice === 'refuse') return { kind: 'refuse' };
  if (choice === 'save') return { kind: 'save', answers };
  return { kind: 'accept', asked, over: surface === 'banner' ? 'open' : 'shown' };
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
 * explicit consent of its own), nothing that a signal covers, nothing that is closed to minors, nothing
 * that the visitor refused before and was not asked again. 'Reject all' refuses everything, also what
 * was not asked again. A refusal keeps the day only, so that two visitors who refuse on one day cannot
 * be told apart.
 *
 * @param state what held when the visitor was asked.
 * @param reply must name only what the table holds, see {@link answerFaults}.
 */
export function makeChoice(table: DecisionTable, state: State, reply: Reply, context: ReplyContext): Choice {
  const answers: Dictionary<Answer> = Object.create(null) as Dictionary<Answer>;
  table.purposes.forEach((purpose, index) => {
    if (!purpose.always) answers[purpose.id] = answerTo(table, state, index, reply, context);
  });
  const refusal = isRefusal(answers);
  const { signals, id, wantsReceipt } = context;
  if (!refusal || wantsReceipt) return { at: context.at, signals, answers, id };
  const at = dayOf(context.at);
  for (const purpose of Object.keys(answers)) answers[purpose] = { granted: 'none', edition: '', at };
  return { at, signals, answers, id: undefined };
}

const dayOf = (seconds: number): number => Math.floor(seconds / DAY) * DAY;

function answerTo(table: DecisionTable, state: State, index: number, reply: Reply, context: ReplyContext): Answer {
  const purpose = table.purposes[index] as TablePurpose;
  if (reply.kind === 'accept' && !reply.asked.includes(purpose.id)) {
    const kept = keptAnswer(table, state, index, context);
    if (kept) return kept;
  }
  const granted = grantOf(table, state, index, reply, context);
  return { granted, edition: granted === 'none' ? '' : purpose.edition, at: context.at };
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
  const providers = providersOf(table, index);
  const uncovered = providers.filter((id) => {
    const provider = table.providers.find((each) => each.id === id);
    return provider && !isCoveredBySignal(purpose, provider) && (granted === 'all' || granted.includes(id));
  });
  const left = tidy(uncovered, providers);
  return { ...answer, granted: left, edition: left === 'none' ? '' : answer.edition };
}

function grantOf(table: DecisionTable, state: State, index: number, reply: Reply, context: ReplyContext): Granted {
  const purpose = table.purposes[index] as TablePurpose;
  if (reply.kind === 'refuse' || (context.minor && isClosedToMinors(purpose))) return 'none';
  if (reply.kind === 'save') return tidy(reply.answers[purpose.id] ?? 'none', providersOf(table, index));
  if (purpose.special || !reply.asked.includes(purpose.id)) return 'none';
  return tidy(acceptable(table, state, index, reply.over, context), providersOf(table, index));
}

/** The providers that 'accept all' reaches; over what is open: those that wait for an answer or are allowed already. */
function acceptable(
  table: DecisionTable,
  state: State,
  index: number,
  over: 'open' | 'shown',
  { signals }: ReplyContext,
): readonly string[] {
  const purpose = table.purposes[index] as TablePurpose;
  return table.parts.flatMap((part, at) => {
    const provider = table.providers[part.provider];
    const now = state.parts[at];
    if (part.purpose !== index || !provider || !now) return [];
    if (signals.includes('gpc') && isCoveredBySignal(purpose, provider)) return [];
    return over === 'shown' || isOpen(now) || now.allowed ? [provider.id] : [];
  });
}

/** One way to say each answer: all of them is `all`, none of them is `none`. */
function tidy(granted: Granted, shown: readonly string[]): Granted {
  if (typeof granted === 'string') return shown.length === 0 ? 'none' : granted;
  const known = shown.filter((each) => granted.includes(each));
  if (known.length === 0) return 'none';
  return known.length === shown.length ? 'all' : known;
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
