import {
  add,
  type Choice,
  decodeChoice,
  type Facts,
  newestChoice,
  type Rules,
  slice,
  split,
  splitChoiceCookie,
  startsWith,
} from '../decision/index.ts';
import { readCookies, trimmed } from './natives.ts';

/** Read once: a page's script could define it anew. */
const hasSignal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

/** What the page knows of this visit. The signature is the server's to check; a forged cookie does not outlive its next answer. */
export function readFacts(cookie: string, rules: Rules): Facts {
  return {
    choice: newestChoice(choicesIn(readCookies(), cookie)),
    signals: hasSignal ? ['gpc'] : [],
    rules,
    path: location.pathname,
    minor: false,
  };
}

/** Every readable choice; the same name may stand for cookies of several paths and domains. */
function choicesIn(header: string, cookie: string): readonly Choice[] {
  const choices: Choice[] = [];
  const pairs = split(header, ';');
  for (let index = 0; index < pairs.length; index++) {
    const pair = trimmed(pairs[index] as string);
    if (!startsWith(pair, `${cookie}=`)) continue;
    const choice = decodeChoice(splitChoiceCookie(slice(pair, cookie.length + 1)).payload);
    if (choice) add(choices, choice);
  }
  return choices;
}
