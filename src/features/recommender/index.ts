export {
  type Answer,
  type AnswerNames,
  type AnswersInput,
  type AnswersOptions,
  type PersonalisedAnswers,
  personalisedAnswers,
} from './answers.ts';
export { MODES, type Mode, PARAMETERS, type Parameter, type ParameterKey } from './describe.ts';
export type { List, ListInput, Unprofiled } from './list-step.ts';
export type { Listed, ListSettings, Live, LiveItem, Why } from './lists.ts';
export { type Recommender, type RecommenderOptions, type RecommenderSettings, recommender } from './recommender.ts';
export type { VisitIndexOptions } from './visit-index.ts';
export type { History, Watched } from './visit-store.ts';
