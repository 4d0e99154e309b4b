import { chooseLanguage } from '../filter/index.ts';

/** The language of an answer: the one asked for by name, else the browser's, else the site's first. */
export function languageFor(request: Request, offered: readonly string[], named?: string): string {
  return chooseLanguage({ address: named, header: request.headers.get('accept-language') }, offered).language;
}
