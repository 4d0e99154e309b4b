/** Every departure of the second planted site, whose parts were written without a look at the rules. */
import type { Planted } from '../part.ts';
import { SURVIVING, WITHOUT_CONSENT } from './consent.ts';
import { COOKIES } from './cookies.ts';
import { OTHER_THAN_DECLARED } from './declared.ts';
import { HARDER } from './harder.ts';
import { DISGUISED, IDENTIFIERS, READS } from './identifiers.ts';
import { PUBLISHED } from './policy.ts';
import { SENT } from './requests.ts';
import { STORED } from './storage.ts';

export const HELD_OUT: readonly Planted[] = [
  ...COOKIES,
  ...STORED,
  ...WITHOUT_CONSENT,
  ...SURVIVING,
  ...SENT,
  ...OTHER_THAN_DECLARED,
  ...IDENTIFIERS,
  ...DISGUISED,
  ...READS,
  ...PUBLISHED,
  ...HARDER,
];
