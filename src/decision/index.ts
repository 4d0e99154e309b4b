export {
  add,
  type CategoryId,
  call,
  type DecisionTable,
  type Dictionary,
  dictionary,
  type EntryName,
  exec,
  indexOf,
  type Kind,
  match,
  matcherOf,
  type Native,
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
export { choiceCookieValue, decodeChoice, encodeChoice, payloadOf, signatureOf } from './codec.ts';
export { cookiePlaces } from './cookie-places.ts';
export { decide, type Verdict, type Write } from './decide.ts';
export { newestChoice } from './prefer.ts';
export { REASONS, type Reason } from './reasons.ts';
export {
  type AnswerFault,
  answerFaults,
  makeChoice,
  type Reply,
  type ReplyContext,
  refusalOf,
  replyOf,
  SURFACES,
  type Surface,
  type SurfaceAnswer,
} from './reply.ts';
export {
  endsOf,
  type Facts,
  heldGrants,
  isOpen,
  type PartState,
  type Permissions,
  type ProviderIds,
  permissionsOf,
  type Rules,
  type State,
  stateFrom,
  stateOf,
} from './state.ts';
