import type { CallSite, Cause, RequestType } from '../observation.ts';
import type { LateLoads } from './late-loads.ts';
import type { Initiator } from './protocol.ts';
import { sitesOf } from './stack.ts';

/** Requests that no markup makes. */
const BY_SCRIPT: readonly RequestType[] = ['fetch', 'eventsource', 'websocket'];

/** What is known of a request besides its initiator. */
export interface Circumstances {
  readonly url: string;
  readonly type: RequestType;
  readonly at: number;
  readonly loads: LateLoads;
  /** Id of the request whose answer has asked for it by a header. */
  readonly linkedBy: string | undefined;
  /** Whether it is for the script of a worker. */
  readonly isWorker: boolean;
}

/** Who has caused a request. */
export function causeOf(initiator: Initiator | undefined, circumstances: Circumstances): Cause {
  const { url, type, at, loads, linkedBy, isWorker } = circumstances;
  const stack = sitesOf(initiator?.stack);
  if (stack.length > 0) return { kind: 'script', stack };
  const late = loads.stackOf(url, at);
  if (late) return { kind: 'script', stack: late };
  if (linkedBy !== undefined) return { kind: 'response', stack: [], request: linkedBy };
  if (BY_SCRIPT.includes(type) || isWorker || (initiator?.type === 'script' && type !== 'prefetch'))
    return { kind: 'script', stack: placeOf(initiator) };
  if (initiator?.type === 'parser' || initiator?.type === 'preload')
    return { kind: 'markup', stack: placeOf(initiator) };
  return { kind: isItsOwn(type) ? 'browser' : 'unknown', stack: [] };
}

/** What the auditor opens, what a page only recommends or has reported, and icons. */
const isItsOwn = (type: RequestType): boolean => ['document', 'prefetch', 'report', 'other'].includes(type);

/** Where in a document or style sheet it stands. */
function placeOf(initiator: Initiator | undefined): readonly CallSite[] {
  const { url, lineNumber = 0, columnNumber = 0 } = initiator ?? {};
  return url ? [{ url, line: lineNumber + 1, column: columnNumber + 1, functionName: '' }] : [];
}
