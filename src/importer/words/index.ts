import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { no } from './no.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sk } from './sk.ts';
import { sv } from './sv.ts';
import type { Words } from './words.ts';
import { zhHans } from './zh-hans.ts';

export {
  type ColumnRole,
  PRINTED_CATEGORIES,
  PRINTED_UNITS,
  type PrintedCategory,
  type PrintedUnit,
  ROLES_OF_COLUMNS,
  type Words,
} from './words.ts';

/** How policies write, in each language of the interface. */
export const WORDS: readonly Words[] = [en, es, de, fr, it, pt, nl, sv, no, da, fi, ja, ru, hu, cs, sk, ro, pl, zhHans];
