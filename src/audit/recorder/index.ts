export type { LookupAliases } from './aliases.ts';
export { type Recorder, startRecorder, type Trouble } from './recorder.ts';
