export type { ConsentRecord, RecordedPart, Shown } from './record.ts';
