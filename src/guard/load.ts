import { dictionary, split } from '../decision/index.ts';
import type { GuardConfig } from './config.ts';
import { accessor, call, toLower, trusted } from './natives.ts';

const { get: currentScript } = accessor(Document.prototype, 'currentScript');
const own = call<HTMLScriptElement | null>(currentScript, document);
const { get: readSource, set: writeSource } = accessor(HTMLScriptElement.prototype, 'src');

/** The language of the page, else of the browser, else the site's first. */
function languageOf({ languages, language }: GuardConfig): string {
  const known = Object.assign(dictionary<string>(), languages);
  const find = (tag: string): string | undefined => known[toLower(tag)] ?? known[toLower(split(tag, '-')[0] as string)];
  return find(document.documentElement.lang) ?? find(navigator.language) ?? language;
}

/** Where our own addresses begin: the server that the guard came from; empty on the page's own. */
export const base = own && call<string>(readSource, own) ? new URL(call<string>(readSource, own)).origin : '';

/**
 * Loads the rest of our script.
 *
 * @returns a function that tells whether the rest is running now: it, and no other script, may have the
 *   guard's inside.
 */
export function loadSecondPart(config: GuardConfig): () => boolean {
  const element = document.createElement('script');
  const at = split(config.script, '{language}');
  call(writeSource, element, [trusted('createScriptURL', `${base}${at[0]}${languageOf(config)}${at[1]}`)]);
  element.async = true;
  if (own?.nonce) element.nonce = own.nonce;
  document.head.append(element);
  return () => call(currentScript, document) === element;
}
