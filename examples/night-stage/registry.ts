import { fileURLToPath } from 'node:url';
import type { Registry } from '../../src/registry/index.ts';
import { loadRegistry } from '../../src/server/index.ts';

let registry: Promise<Registry> | undefined;

/** The registry of the demo, read once: the consent server runs on it, the footer names its companies. */
export function demoRegistry(): Promise<Registry> {
  registry ??= loadRegistry(fileURLToPath(new URL('registry.yaml', import.meta.url)));
  return registry;
}
