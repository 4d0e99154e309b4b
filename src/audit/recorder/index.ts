export { aliasesByDns, type LookupAliases } from './aliases.ts';
export { type Recorder, type RecorderOptions, startRecorder, type Trouble } from './recorder.ts';
