export { asTable } from './as-table.ts';
export { isNested, readTable } from './read-table.ts';
