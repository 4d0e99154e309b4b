export { isRetentionText, readRetention } from './read-retention.ts';
export { unitAt } from './units.ts';
