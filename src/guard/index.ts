export type { Samtykke, Surfaces, Violation } from './api.ts';
export type { GuardConfig } from './config.ts';
export type { Waiting } from './elements.ts';
export type { Connection, Handle } from './guard.ts';
