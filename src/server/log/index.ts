export type { LogKeys } from './log-keys.ts';
export { type Sequencer, startSequencer } from './sequencer.ts';
