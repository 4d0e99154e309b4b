import type { Kind } from '../registry/index.ts';
import { plain } from './fold.ts';
import { findPhrases, type Phrases, phrasesOf } from './phrases.ts';
import { WORDS } from './words/index.ts';

const KIND_PHRASES: Phrases<Kind> = phrasesOf([
  ...WORDS.flatMap(({ localStorage, sessionStorage, pixel, cookie, database, cache, script, frame }) => [
    [localStorage, 'localStorage'] as const,
    [sessionStorage, 'sessionStorage'] as const,
    [pixel, 'beacon'] as const,
    [cookie, 'cookie'] as const,
    [database, 'indexedDB'] as const,
    [cache, 'cache'] as const,
    [script, 'script'] as const,
    [frame, 'frame'] as const,
  ]),
  ['http, https, http cookie, http cookies, javascript cookie, browser cookie, server cookie', 'cookie'],
  ['indexeddb, indexed db, indexdb', 'indexedDB'],
  ['cache storage, cachestorage, cache api, browser cache, cache', 'cache'],
  ['service worker, serviceworker', 'serviceWorker'],
  ['script, javascript, js', 'script'],
  ['iframe, frame', 'frame'],
]);

/**
 * The kind of thing that a text names: 'HTML Local Storage', 'HTTP Cookie', 'Pixel'. A kind that is told by more letters
 * wins: a 'local storage cookie' is web storage.
 */
export function readKind(text: string): Kind | undefined {
  const hits = findPhrases(KIND_PHRASES, text.replace(/[_]/g, ' '));
  const ranked = [...hits].sort(
    (a, b) => Number(a.meaning === 'cookie') - Number(b.meaning === 'cookie') || b.letters - a.letters,
  );
  return ranked[0]?.meaning;
}

const PARTY_PHRASES: Phrases<'first' | 'third'> = phrasesOf(
  WORDS.flatMap(({ firstParty, thirdParty }) => [[firstParty, 'first'] as const, [thirdParty, 'third'] as const]),
);

/** Whether a text says first or third party; `undefined` where it says neither, or both. */
export function readParty(text: string): 'first' | 'third' | undefined {
  if (plain(text).split(' ').length > 8) return undefined;
  const said = new Set(findPhrases(PARTY_PHRASES, text).map(({ meaning }) => meaning));
  return said.size === 1 ? [...said][0] : undefined;
}

const OURSELVES: ReadonlySet<string> = new Set(WORDS.flatMap(({ ourselves }) => ourselves.split(',').map(plain)));

/** Whether a provider is told in words for the site itself: 'internal', 'we', 'this website'. */
export const isOurselves = (provider: string): boolean => OURSELVES.has(plain(provider));

const SAME: ReadonlySet<string> = new Set(
  WORDS.flatMap(({ same }) => same.split(',').map(plain)).filter((word) => word !== ''),
);

/** Whether a cell says that it is as the one above. */
export const isSameAsAbove = (text: string): boolean =>
  /^(?:["″〃”]|-\s?["″”]\s?-|''|,,)$/.test(text.trim()) || SAME.has(plain(text));

const UNKNOWN: ReadonlySet<string> = new Set(WORDS.flatMap(({ unknown }) => unknown.split(',').map(plain)));

/** Whether a cell stands in the place of a value and is none: a dash, 'n/a', 'unknown'. */
export const isNothing = (text: string): boolean => /^[\s\-\u2010-\u2015./*]*$/u.test(text) || UNKNOWN.has(plain(text));
