export { type ConsentRecord, type RecordedPart, type Shown, SURFACES, type Surface } from './record.ts';
