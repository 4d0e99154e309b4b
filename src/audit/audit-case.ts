import type { Permissions } from '../decision/index.ts';
import type { DecisionTable, Places, Registry } from '../registry/index.ts';
import type { Phase, Visit } from './observation.ts';
import type { PublishedPolicy } from './published.ts';

/** All that the rules look at: what was declared, what was seen, what should have happened. */
export interface AuditCase {
  readonly registry: Registry;
  readonly table: DecisionTable;
  /** Of the registry file, so that a finding stands at its line. */
  readonly places: Places;
  readonly visits: readonly Visit[];
  /** The published policy page; absent where none was looked at. */
  readonly published?: PublishedPolicy;
  /**
   * What `stateOf` answers for a visitor in a phase, on a page of this path: the rules ask `decide` with it and have no
   * rule of consent of their own.
   */
  readonly permissionsIn: (phase: Phase, path: string) => Permissions;
}
