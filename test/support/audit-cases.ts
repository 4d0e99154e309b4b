/** Cases of the audit's rules: what is seen, and what is to be found in it. */

import type { PublishedPolicy, Visit } from '../../src/audit/index.ts';
import type { JurisdictionId } from '../../src/registry/index.ts';

export type RuleCase =
  | readonly Visit[]
  | {
      readonly visits: readonly Visit[];
      readonly published?: PublishedPolicy;
      readonly registry?: string;
      readonly place?: JurisdictionId;
    };

/** By rule: by what they are, the cases in which it finds something and those in which it does not. */
export type RuleCases = Readonly<
  Record<
    string,
    {
      readonly wrong: Readonly<Record<string, RuleCase>>;
      readonly right: Readonly<Record<string, RuleCase>>;
      /** By case: other rules that find something in it too, rightly. */
      readonly also?: Readonly<Record<string, readonly string[]>>;
      readonly alsoRight?: Readonly<Record<string, readonly string[]>>;
    }
  >
>;
