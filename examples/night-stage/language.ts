import { parseAccept } from 'hono/utils/accept';
import { LANGUAGES, type Language } from '../../src/registry/index.ts';
import { htmlLanguage } from '../../src/render/index.ts';

/** Norwegian browsers name any of three tags. */
const NORWEGIAN = /^(no|nn|nb)$/;

/** The language of the site that a browser prefers, by the first part of each tag; else the first one. */
export function preferredLanguage(acceptLanguage: string): Language {
  const wanted = parseAccept(acceptLanguage).filter(({ q }) => q > 0);
  return wanted.map(({ type }) => languageOf(type)).find((each) => each !== undefined) ?? LANGUAGES[0];
}

function languageOf(tag: string): Language | undefined {
  const part = firstPart(tag.toLowerCase());
  const wanted = NORWEGIAN.test(part) ? 'nb' : part;
  return LANGUAGES.find((each) => firstPart(htmlLanguage(each)) === wanted);
}

const firstPart = (tag: string): string => tag.split('-')[0] ?? tag;

/** Whether a text names a language of the site as its addresses do. */
export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((each) => each === text);
}
