export { printable, printableJson, printableLine, printableLines } from './printable.ts';
