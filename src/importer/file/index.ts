export { type RegistryFileOptions, registryFileFrom, type WrittenRegistry } from './registry-file.ts';
