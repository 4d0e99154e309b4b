export { type Heads, type HeadsOptions, type KeptHead, openHeads } from './heads.ts';
export { type Witness, type WitnessOptions, witness } from './witness.ts';
export { makeWitnessKey, readWitnessKey } from './witness-key.ts';
