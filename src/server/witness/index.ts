export { openHeads } from './heads.ts';
export { witness } from './witness.ts';
export { makeWitnessKey, readWitnessKey } from './witness-key.ts';
