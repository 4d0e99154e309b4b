export type { LogKeys } from './log-keys.ts';
export { type ReceiptSource, receiptOf } from './receipts.ts';
export { type Sequencer, startSequencer } from './sequencer.ts';
