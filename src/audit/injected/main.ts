/** The first script of a realm, of a page, a frame or a worker: tells the recorder what the protocol does not tell. */
import type { HooksConfig } from './config.ts';

declare const SAMTYKKE_HOOKS: HooksConfig;

const config = SAMTYKKE_HOOKS;
void config;
