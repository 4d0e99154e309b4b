import { call, indexOf, split } from '../decision/index.ts';
import type { GuardConfig } from './config.ts';
import { src } from './elements.ts';
import { accessor, toLower, trusted } from './natives.ts';

const { get: currentScript } = accessor(Document.prototype, 'currentScript');
const own = call<HTMLScriptElement | null>(currentScript, document);
const { appendChild } = Node.prototype;
const { get: isConnected } = accessor(Node.prototype, 'isConnected');
const { get: readSource, set: writeSource } = src.script;

/** Tag of the page's language, else of the browser's, else of the site's first. */
function languageOf({ languages, language }: GuardConfig): string {
  const find = (tag: string): string | undefined => {
    const base = split(tag, '-')[0] as string;
    return has(languages, tag) ? tag : has(languages, base) ? base : undefined;
  };
  return find(toLower(document.documentElement.lang)) ?? find(toLower(navigator.language)) ?? language;
}

const has = (languages: string, tag: string): boolean => indexOf(languages, ` ${tag} `) >= 0;

/** Where our own addresses begin: the server that the guard came from; empty on the page's own. */
export const base = own && call<string>(readSource, own) ? new URL(call<string>(readSource, own)).origin : '';

/**
 * Loads the rest of our script.
 *
 * @returns a function that tells, once, that the rest is running now: it, and no other script, may have the
 *   guard's inside.
 */
export function loadSecondPart(config: GuardConfig): () => boolean {
  const element = document.createElement('script');
  call(writeSource, element, [trusted('createScriptURL', `${base}${config.scripts + languageOf(config)}.js`)]);
  if (own?.nonce) element.nonce = own.nonce;
  // Captured, since it may run after scripts of the page, which must not get hold of the element before.
  const { head } = document;
  let mayBeHanded = false;
  const load = (): void => {
    call(appendChild, head, [element]);
    // One that a page kept out of the document has not started, and could be given another text.
    mayBeHanded = call(isConnected, element);
  };
  // Where the server has rendered the banner, it works without the rest, which leaves the first paint alone.
  if (base || document.hidden) load();
  else requestAnimationFrame(() => setTimeout(load));
  return () => {
    if (!mayBeHanded || call(currentScript, document) !== element) return false;
    mayBeHanded = false;
    return true;
  };
}
