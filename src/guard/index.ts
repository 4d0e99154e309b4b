export type { Samtykke, Surfaces, Violation } from './api.ts';
export type { GuardConfig } from './config.ts';
export type { Connection, Handle } from './guard.ts';
export type { Waiting } from './loading.ts';
export { INDEX, type Written, writtenKey } from './written.ts';
