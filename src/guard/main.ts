import type { GuardConfig } from './config.ts';
import { startGuard } from './guard.ts';

/** Put in by the server when it composes the file. */
declare const SAMTYKKE_GUARD: GuardConfig;

startGuard(SAMTYKKE_GUARD);
