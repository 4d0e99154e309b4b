import { problem, problemBody } from '../problem.ts';
import type { MadeReceipt, ReceiptAnswer } from './receipts.ts';

/** It holds a consent ID, and an erasure has to reach every copy that we have made. */
const HEADERS = { 'cache-control': 'no-store' };

/**
 * `GET …/receipts/<record id>`: the receipt as canonical JSON, to be saved.
 *
 * What is not in the log yet is answered with 503 and not with 202: whoever saves what comes with a 2xx, as a browser does
 * behind a link, would hold for a receipt what is none (RFC 9110 15.3.3: 202 is for a request that is still being worked
 * on; 15.6.4 and 10.2.3: 503 with `Retry-After` for what will be there after some delay).
 */
export function receiptResponse(answer: ReceiptAnswer): Response {
  switch (answer.kind) {
    case 'receipt': {
      const name = `receipt-${answer.stored.record.id}.json`;
      const type = { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${name}"` };
      return new Response(answer.text, { headers: { ...HEADERS, ...type } });
    }
    case 'erased':
      return erasedResponse(answer.by.text, answer.receipt);
    default:
      return REFUSALS[answer.kind]();
  }
}

const REFUSALS = {
  waiting: () => problem('not-in-log', 'ask again in a second', { 'retry-after': '1' }),
  damaged: () => problem('damaged-log', 'the record is kept; its operator can see what is damaged'),
  'no-log': () => problem('not-found', 'this server has no keys of a log'),
  'no-record': () => problem('no-record'),
} as const;

/**
 * Problem details with two members more (RFC 9457 3.2): the record of the erasure, and its receipt once that is in the log.
 * Both are put in as texts, so that a receipt keeps its one spelling.
 */
function erasedResponse(erasure: string, receipt: MadeReceipt): Response {
  const { body, init } = problemBody('erased');
  const text = receipt.kind === 'receipt' ? receipt.text : 'null';
  return new Response(`${body.slice(0, -1)},"erasure":${erasure},"receipt":${text}}`, init);
}
