/** Every departure of the planted site. */
import type { Planted } from '../part.ts';
import { WITHOUT_CONSENT } from './consent.ts';
import { UNDECLARED_COOKIES } from './cookies.ts';
import { OTHER_THAN_DECLARED } from './declared.ts';
import { DISGUISED, IDENTIFIERS, READS } from './identifiers.ts';
import { PUBLISHED } from './policy.ts';
import { SENT } from './requests.ts';
import { STORED } from './storage.ts';
import { SURVIVING } from './withdrawal.ts';

export const PLANTED: readonly Planted[] = [
  ...UNDECLARED_COOKIES,
  ...WITHOUT_CONSENT,
  ...STORED,
  ...SENT,
  ...OTHER_THAN_DECLARED,
  ...SURVIVING,
  ...IDENTIFIERS,
  ...DISGUISED,
  ...READS,
  ...PUBLISHED,
];
