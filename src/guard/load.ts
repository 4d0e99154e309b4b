import { call, indexOf, split } from '../decision/index.ts';
import type { GuardConfig } from './config.ts';
import { accessor, isTrusted, listen, toLower, trusted, writeAttribute } from './natives.ts';

const { get: currentScript } = accessor(Document.prototype, 'currentScript');
const own = call<HTMLScriptElement | null>(currentScript, document);
const { appendChild } = Node.prototype;
const { get: isConnected } = accessor(Node.prototype, 'isConnected');
const { get: readSource } = accessor(HTMLScriptElement.prototype, 'src');

/** Tag of the page's language, else of the browser's, else of the site's first. */
function languageOf({ languages, language }: GuardConfig): string {
  const find = (tag: string): string | undefined => {
    const base = split(tag, '-')[0] as string;
    return has(languages, tag) ? tag : has(languages, base) ? base : undefined;
  };
  return find(toLower(document.documentElement.lang)) ?? find(toLower(navigator.language)) ?? language;
}

const has = (languages: string, tag: string): boolean => indexOf(languages, ` ${tag} `) >= 0;

/** Where the guard came from; empty where the page's server has put it into the page. */
const source = own ? call<string>(readSource, own) : '';
export const isInline = source === '';
/** Where our own addresses begin: the server that the guard came from; empty on the page's own. */
export const base = source && new URL(source).origin;

/** Where the server's own addresses begin; relative to that of the page. */
export const rootOf = ({ scripts, local }: GuardConfig): string =>
  new URL(`${base}${scripts}${local ? '' : '../../'}`, document.baseURI).href;

/**
 * The guard as the first script of a frame's own text: its realm may be one that nobody can reach into, or that is
 * made anew. Without spaces and quotes, so that it can stand in a text of any kind.
 */
export const guardTag = (root: string): string => `<script/src=${source || `${root}samtykke.js`}></script>`;

/** Milliseconds in which a page that has loaded is painted, if it ever is. */
const PAINTED = 300;
const later = setTimeout;

/** A page's first frames may show nothing yet, and some never tell of a paint: those are done soon after they have loaded. */
function afterFirstPaint(act: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    act();
  };
  listen(window, 'load', (event) => isTrusted(event) && later(once, PAINTED));
  try {
    new PerformanceObserver(once).observe({ type: 'paint', buffered: true });
  } catch {
    // Some browsers can be told not to say what they have painted.
  }
}

/**
 * Loads the rest of our script.
 *
 * @returns a function that tells, once, that the rest is running now: it, and no other script, may have the
 *   guard's inside.
 */
export function loadSecondPart(config: GuardConfig): () => boolean {
  const element = document.createElement('script');
  writeAttribute(element, 'src', trusted('createScriptURL', `${base}${config.scripts + languageOf(config)}.js`));
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
  else afterFirstPaint(load);
  return () => {
    if (!mayBeHanded || call(currentScript, document) !== element) return false;
    mayBeHanded = false;
    return true;
  };
}
