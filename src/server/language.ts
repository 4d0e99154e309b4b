import { parseAccept } from 'hono/utils/accept';
import { LANGUAGE_ALIASES } from '../registry/index.ts';

/** The offered language that a tag means: exactly, or by its first part (RFC 4647 section 3.4, Lookup). */
export function lookUpLanguage(tag: string, offered: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase();
  const first = wanted.split('-')[0] ?? '';
  const names = [wanted, aliasOf(wanted), first, aliasOf(first)];
  return names.map((name) => offered.find((each) => each.toLowerCase() === name?.toLowerCase())).find(Boolean);
}

/** A visitor's tag may be `constructor`: only the table's own names count. */
function aliasOf(tag: string): string | undefined {
  return Object.hasOwn(LANGUAGE_ALIASES, tag) ? LANGUAGE_ALIASES[tag] : undefined;
}

/** The language of an answer: the one asked for by name, else the browser's, else the site's first. */
export function languageFor(request: Request, offered: readonly string[], named?: string): string {
  const accepted = parseAccept(request.headers.get('accept-language') ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
  const tags = named ? [named, ...accepted] : accepted;
  return tags.map((tag) => lookUpLanguage(tag, offered)).find(Boolean) ?? (offered[0] as string);
}
