import type { Answer, Granted } from '../../decision/index.ts';
import type { Purpose } from '../../registry/index.ts';
import type { RecordedPart } from '../record.ts';
import { partName, type Source } from './source.ts';

/** What became of consent for a purpose. */
type Outcome =
  | 'given'
  | 'refused'
  /** It was given before and is refused now. */
  | 'withdrawn'
  /** It had come to its end before the record, and was not asked for again. */
  | 'expired'
  /** What it was given for has been widened since, and was not asked for again. */
  | 'changed';

/** A purpose with those of its providers for which all the rest is alike. */
export type Answered = ReadAnswer | UnreadAnswer;

export interface ReadAnswer {
  readonly purpose: Purpose;
  readonly providers: readonly string[];
  readonly outcome: Outcome;
  /** Whether consent is what it stands on: where the law demands none, only what the visitor agreed to. */
  readonly isConsent: boolean;
  /** Whether this record's visitor gave the answer now; else it is an earlier one that still holds. */
  readonly isNew: boolean;
  /** What refused it besides the visitor. */
  readonly also: 'signal' | 'minor' | undefined;
  /** When the answer was given, in seconds since 1970; of some refusals only the day is known. */
  readonly atSeconds: number;
}

/** There is an answer, and the choice that says what and since when is written in no way that is known here. */
interface UnreadAnswer {
  readonly purpose: Purpose;
  readonly providers: readonly string[];
  readonly outcome: 'unread';
  /** What is not known to be consent is not said to be. */
  readonly isConsent: false;
}

/** Every answer of a record and nothing else, in the order of the registry's purposes and of the record's parts. */
export function answersOf(source: Source): readonly Answered[] {
  return source.registry.purposes
    .filter(({ id }) => Object.hasOwn(source.record.chosen.answers, id))
    .flatMap((purpose) => answersFor(source, purpose));
}

function answersFor(source: Source, purpose: Purpose): readonly Answered[] {
  const parts = source.record.chosen.parts.filter((part) => part.purpose === purpose.id);
  const answer = source.choice?.answers[purpose.id];
  if (!answer) {
    const providers = parts.map(({ provider }) => provider);
    return [{ purpose, providers, outcome: 'unread', isConsent: false }];
  }
  // Where only one provider was asked about there is no answer for the others.
  const answered = parts.filter((part) => !answer.partial || isGranted(answer.granted, part.provider));
  if (parts.length === 0) return [answerOf(source, purpose, answer, undefined)];
  const alike = Map.groupBy(
    answered.map((part) => answerOf(source, purpose, answer, part)),
    ({ outcome, isConsent, isNew, also }) => `${outcome} ${isConsent} ${isNew} ${also}`,
  );
  return [...alike.values()].map((group) => ({
    ...(group[0] as ReadAnswer),
    providers: group.flatMap(({ providers }) => providers),
  }));
}

/** The answer for one part; for the purpose alone where no entry has it. */
function answerOf(source: Source, purpose: Purpose, answer: Answer, part: RecordedPart | undefined): ReadAnswer {
  const provider = part?.provider ?? '';
  const outcome = outcomeOf(source, purpose.id, answer.granted, part);
  const isRefused = outcome === 'refused' || outcome === 'withdrawn';
  const because = part?.because;
  return {
    purpose,
    providers: part ? [provider] : [],
    outcome,
    isConsent: !isRefused || source.needsConsent.has(partName(purpose.id, provider)),
    isNew: isNew(source, purpose.id, answer, provider),
    also: isRefused && (because === 'signal' || because === 'minor') ? because : undefined,
    atSeconds: answer.at,
  };
}

function outcomeOf(source: Source, purpose: string, granted: Granted, part: RecordedPart | undefined): Outcome {
  const provider = part?.provider ?? '';
  if (!isGranted(granted, provider)) return wasGiven(source, purpose, provider) ? 'withdrawn' : 'refused';
  const because = part?.because;
  return because === 'expired' || because === 'changed' ? because : 'given';
}

const isGranted = (granted: Granted, provider: string): boolean =>
  typeof granted === 'string' ? granted === 'all' : granted.includes(provider);

/** Where consent is needed, what was allowed before was agreed to before. */
function wasGiven({ record, needsConsent }: Source, purpose: string, provider: string): boolean {
  const { before } = record.shown;
  return (
    needsConsent.has(partName(purpose, provider)) &&
    Object.hasOwn(before, purpose) &&
    isGranted(before[purpose] as Granted, provider)
  );
}

/** One provider that is added to an earlier answer is new, though it ends with that answer. */
function isNew({ choice, record }: Source, purpose: string, { at }: Answer, provider: string): boolean {
  const { asked, provider: added } = record.shown;
  return at === choice?.at || (added === provider && asked.includes(purpose));
}
