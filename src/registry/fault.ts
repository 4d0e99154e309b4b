import type { RegistryErrorCode } from './errors.ts';
import type { Path } from './places.ts';

/** What is wrong with what a provider takes from the catalogue; its place is looked up later. */
export interface Fault {
  readonly code: RegistryErrorCode;
  readonly path: Path;
  readonly message: string;
  readonly mend: string;
  readonly on?: 'key';
}
