import type { EntryName, Reason } from '../../decision/index.ts';
import { checkNames } from '../check.ts';
import { type Feature, type FeatureWrite, feature, type Gate, type Stored } from '../feature.ts';
import { replace } from '../write.ts';

/** What a visitor has said to personalised content; `closed`: it is not theirs to allow here. */
export type Answer = 'granted' | 'refused' | 'open' | 'closed';

export interface PersonalisedAnswers {
  readonly personalised: Answer;
  /**
   * Whether the visitor has closed the site's own question, so that it is not put again. Also of one that they closed after
   * the banner, whose 'accept all' leaves what is special refused without having asked for it.
   */
  readonly isDismissed: boolean;
  /** Whether they have explicitly allowed what is sensitive too: input of a recommender's list. */
  readonly allowsSensitive: boolean;
}

export interface AnswersInput {
  /** The visitor has just closed the site's own question. */
  readonly dismisses?: boolean | undefined;
  /**
   * What the visitor has just answered to the site's own question about sensitive data, where the registry has no purpose
   * for it. That must be a question of its own, never the one about personalised content (GDPR art. 9(2)(a)).
   */
  readonly sensitive?: boolean | undefined;
}

export interface AnswersOptions {
  /** The cookie whose consent is meant. */
  readonly cookie?: EntryName;
  /** A cookie of the purpose for sensitive data, where the registry has one: then what holds for it counts. */
  readonly sensitiveCookie?: EntryName;
  /** The cookies in which the answers stand. */
  readonly names?: Partial<AnswerNames>;
}

export interface AnswerNames {
  readonly allowed: EntryName;
  readonly answered: EntryName;
  readonly dismissed: EntryName;
  readonly sensitive: EntryName;
}

const NAMES: AnswerNames = {
  allowed: 'is_personalized_content_allowed',
  answered: 'is_personalized_content_consent_given',
  dismissed: 'is_personalized_content_dismissed',
  sensitive: 'is_sensitive_data_collection_allowed',
};

/** What a verdict's reason says of the visitor's answer. */
const ANSWERS: Partial<Record<Reason, Answer>> = {
  granted: 'granted',
  essential: 'granted',
  exempt: 'granted',
  'not-required': 'granted',
  refused: 'refused',
  undecided: 'open',
  expired: 'open',
  changed: 'open',
};

/** Reasons that are an answer of the visitor's, and no rule of the place. */
const GIVEN: ReadonlySet<Reason> = new Set(['granted', 'refused']);

/**
 * Has four cookies say what the visitor has answered about personalised content: whether they allow it, whether they have
 * answered, whether they have closed the question, whether sensitive data may be used. The choice is the truth, and these
 * follow it: what somebody writes into them by hand allows nothing and is written over. Only where the registry has no
 * purpose for sensitive data is the answer about that kept in its cookie, and then it ends with the consent to personalised
 * content.
 *
 * @throws {Error} for a name that no cookie can have, or that is there twice.
 */
export function personalisedAnswers(options: AnswersOptions = {}): Feature<AnswersInput, PersonalisedAnswers> {
  const { cookie = 'gravity_cookie', sensitiveCookie } = options;
  const names = { ...NAMES, ...options.names };
  checkNames('personalisedAnswers: names', { ...names, cookie });
  return feature(Object.values(names), (gate, stored, input) => {
    const { because } = gate.decide({ kind: 'cookie', name: cookie });
    const personalised = ANSWERS[because] ?? 'closed';
    const sensitive =
      sensitiveCookie === undefined
        ? ownAnswer(personalised, stored(names.sensitive), input)
        : explicitAnswer(gate, sensitiveCookie);
    const mayBeAsked = personalised === 'open' || personalised === 'refused';
    const isDismissed = mayBeAsked && (input.dismisses === true || stored(names.dismissed) === 'true');
    const value = { personalised, isDismissed, allowsSensitive: personalised === 'granted' && sensitive === true };
    // What is agreed to elsewhere is not taken back by a page on which nothing is allowed.
    if (because === 'sensitive-page') return { value };
    return {
      value,
      writes: [
        ...mirrored(stored, names.allowed, flagOf(personalised)),
        ...mirrored(stored, names.answered, GIVEN.has(because) ? true : undefined),
        ...mirrored(stored, names.dismissed, isDismissed ? true : undefined),
        ...mirrored(stored, names.sensitive, sensitive),
      ],
    };
  });
}

/** Without an answer there is nothing to say. */
const flagOf = (answer: Answer): boolean | undefined => (answer === 'open' ? undefined : answer === 'granted');

/** GDPR art. 9(2)(a): what the rules of a place allow without an answer is no explicit consent. */
function explicitAnswer(gate: Gate, name: EntryName): boolean | undefined {
  const { because } = gate.decide({ kind: 'cookie', name });
  const flag = flagOf(ANSWERS[because] ?? 'closed');
  return flag === true && because !== 'granted' ? undefined : flag;
}

/** The answer to the site's own question; it needs the other consent, and goes with it. */
function ownAnswer(personalised: Answer, held: string | undefined, { sensitive }: AnswersInput): boolean | undefined {
  if (personalised !== 'granted') return undefined;
  if (sensitive !== undefined) return sensitive;
  return held === 'true' || held === 'false' ? held === 'true' : undefined;
}

const mirrored = (stored: Stored, name: EntryName, flag: boolean | undefined): readonly FeatureWrite[] =>
  replace(name, stored(name), flag?.toString());
