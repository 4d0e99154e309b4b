/** Every way to store or send that is tried. */
import type { Way } from '../way.ts';
import { COOKIES } from './cookies.ts';
import { ELEMENTS, FORMS, INSERTIONS } from './elements.ts';
import { MARKUP } from './markup.ts';
import { MODULES_AND_REDIRECTS } from './modules.ts';
import { ANSWERS, HTML } from './page.ts';
import { REALMS } from './realms.ts';
import { REQUESTS, WORKERS } from './requests.ts';
import { STORAGE } from './storage.ts';
import { STYLES } from './styles.ts';

export const WAYS: readonly Way[] = [
  ...COOKIES,
  ...STORAGE,
  ...REQUESTS,
  ...WORKERS,
  ...ELEMENTS,
  ...FORMS,
  ...INSERTIONS,
  ...MARKUP,
  ...REALMS,
  ...STYLES,
  ...MODULES_AND_REDIRECTS,
  ...HTML,
  ...ANSWERS,
];
