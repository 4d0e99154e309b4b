import type { PackedAdapters } from '../../decision/index.ts';
import { type ProvidersElement, startProviders } from './providers.ts';

/** Put in by whoever composes the file. */
declare const SAMTYKKE_PROVIDERS: PackedAdapters;

(document.currentScript as ProvidersElement).begin((newScript) => startProviders(SAMTYKKE_PROVIDERS, newScript));
