import { split } from '../decision/index.ts';
import { accessor, call, toLower, trustedAddress } from './natives.ts';

const { get: currentScript } = accessor(Document.prototype, 'currentScript');
const own = call<HTMLScriptElement | null>(currentScript, document);
const { get: readSource, set: writeSource } = accessor(HTMLScriptElement.prototype, 'src');

/** Languages that have another name here. */
const NAMES: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', zh: 'zh-Hans' };

/** The language of the page, else of the browser, else the site's first. */
function languageOf(languages: readonly string[]): string {
  const wanted = [document.documentElement.lang, navigator.language];
  for (let index = 0; index < wanted.length; index++) {
    const tag = wanted[index] as string;
    const base = split(tag, '-')[0] as string;
    const found = find(languages, tag) ?? find(languages, NAMES[toLower(base)] ?? base);
    if (found) return found;
  }
  return languages[0] as string;
}

function find(languages: readonly string[], wanted: string): string | undefined {
  for (let index = 0; index < languages.length; index++) {
    if (toLower(languages[index] as string) === toLower(wanted)) return languages[index];
  }
  return undefined;
}

/** Where our own addresses begin: the server that the guard came from; empty on the page's own. */
export const base = own && call<string>(readSource, own) ? new URL(call<string>(readSource, own)).origin : '';

/**
 * Loads the rest of our script.
 *
 * @returns a function that tells whether the rest is running now: it, and no other script, may have the
 *   guard's inside.
 */
export function loadSecondPart(script: string, languages: readonly string[]): () => boolean {
  const element = document.createElement('script');
  const at = split(script, '{language}');
  call(writeSource, element, [trustedAddress(`${base}${at[0]}${languageOf(languages)}${at[1]}`)]);
  element.async = true;
  if (own?.nonce) element.nonce = own.nonce;
  document.head.append(element);
  return () => call(currentScript, document) === element;
}
