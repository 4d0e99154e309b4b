export {
  add,
  type CategoryId,
  type DecisionTable,
  type Dictionary,
  dictionary,
  type EntryName,
  indexOf,
  type Kind,
  match,
  matcherOf,
  type PackedTable,
  type ProviderId,
  type PurposeId,
  readTable,
  slice,
  split,
  startsWith,
  type TableEntry,
} from '../registry/index.ts';
export {
  type Answer,
  type Choice,
  type Granted,
  grantsOf,
  isRefusal,
  providersOf,
  SIGNALS,
  type Signal,
} from './choice.ts';
export { choiceCookieValue, decodeChoice, encodeChoice, splitChoiceCookie } from './codec.ts';
export { decide, type Verdict, type Write } from './decide.ts';
export { newestChoice } from './prefer.ts';
export { REASONS, type Reason } from './reasons.ts';
export {
  type AnswerFault,
  answerFaults,
  makeChoice,
  type Reply,
  type ReplyContext,
  replyOf,
  type SurfaceAnswer,
} from './reply.ts';
export {
  type Facts,
  type PartState,
  type Permissions,
  permissionsOf,
  type Rules,
  type State,
  stateOf,
} from './state.ts';
