import { add, type Choice, decodeChoice, exec, type Facts, payloadOf, split } from '../decision/index.ts';
import type { GuardConfig } from './config.ts';
import { NAME_AND_VALUE } from './cookies.ts';
import { readCookies } from './natives.ts';

/** Read once: a page's script could define it anew. */
const hasSignal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;

/** What the page knows of this visit. The signature is the server's to check; a forged cookie does not outlive its next answer. */
export function readFacts(cookie: string, { rules, gpc, isMinor }: GuardConfig): Facts {
  const others = choicesIn(readCookies(), cookie);
  return {
    // Of a list with nothing in it a page can say what comes first.
    choice: others.length > 0 ? others[0] : undefined,
    others,
    signals: hasSignal || gpc ? ['gpc'] : [],
    rules,
    path: location.pathname,
    minor: isMinor === true,
  };
}

/** Every readable choice; the same name may stand for cookies of several paths and domains. */
function choicesIn(header: string, cookie: string): readonly Choice[] {
  const choices: Choice[] = [];
  const pairs = split(header, ';');
  for (let index = 0; index < pairs.length; index++) {
    const pair = exec(NAME_AND_VALUE, pairs[index] as string);
    const choice = pair?.[1] === cookie ? decodeChoice(payloadOf(pair[2] ?? '')) : undefined;
    if (choice) add(choices, choice);
  }
  return choices;
}
