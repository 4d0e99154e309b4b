import { readLabel } from './columns.ts';
import { separatorOf } from './document/csv.ts';

/** What an input can be. */
export const INPUT_KINDS = ['html', 'markdown', 'text', 'csv', 'cookieconsent', 'klaro', 'tarteaucitron'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** What an input is: by what it holds, and by the end of its name where that says nothing. */
export function inputKindOf(text: string, source = ''): InputKind {
  const name = source.toLowerCase().replace(/[?#].*$/, '');
  const config = configKindOf(text);
  if (/\.(?:js|mjs|cjs|ts|json|jsx|tsx)$/.test(name)) return config ?? 'cookieconsent';
  if (/\.(?:md|markdown|mdx)$/.test(name)) return 'markdown';
  if (/\.(?:csv|tsv)$/.test(name)) return 'csv';
  if (/\.(?:html?|xhtml)$/.test(name) || isHtml(text)) return 'html';
  if (config && isScript(text)) return config;
  if (/\.txt$/.test(name)) return 'text';
  if (isCsv(text)) return 'csv';
  return isMarkdown(text) ? 'markdown' : 'text';
}

/** A script calls, declares or assigns something; a page about a configuration begins with words. */
const isScript = (text: string): boolean =>
  /^\s*[{([/;]/.test(text) ||
  /^(?:\s*(?:\/\/|\*|\/\*).*\n)*\s*(?:[\w$.]+\s*[(=]|(?:const|let|var|import|export|function|if|window|module)\b)/.test(
    text,
  );

/** Markdown may hold tables of HTML: it is none as long as it does not begin with a tag. */
function isHtml(text: string): boolean {
  const begins =
    /^\s*(?:<!doctype html|<html|<\?xml|<!--|<(?:head|body|main|div|section|article|table|h[1-6]|p|ul|dl)\b)/i.test(
      text,
    );
  if (begins || /<(?:html|body)\b[^>]*>/i.test(text.slice(0, 100_000))) return true;
  return /<table\b[^>]*>/i.test(text) && !isMarkdown(text);
}

/** Each tool's configuration has words of its own. */
function configKindOf(text: string): InputKind | undefined {
  if (/tarteaucitron\s*\.|tarteaucitron\.job/.test(text)) return 'tarteaucitron';
  if (/klaroConfig|klaro\b/i.test(text) && /\b(?:services|apps)["']?\s*:/.test(text)) return 'klaro';
  if (/\b(?:services|apps)["']?\s*:\s*\[/.test(text) && /\bpurposes["']?\s*:/.test(text)) return 'klaro';
  const isCookieConsent =
    /\b(?:autoClear|cookieTable|cookie_table|linkedCategory|autoclear_cookies|settings_modal|preferencesModal)\b/.test(
      text,
    ) || /CookieConsent\s*\.\s*run|initCookieConsent/.test(text);
  return isCookieConsent ? 'cookieconsent' : undefined;
}

function isCsv(text: string): boolean {
  const separator = separatorOf(text);
  const [header = '', first = ''] = text.split(/\r?\n/);
  const names = header.split(separator);
  if (names.length < 3 || separator === '|' || separator === '\t' || first.split(separator).length < names.length - 1)
    return false;
  return names.filter((name) => readLabel(name.replaceAll('"', '')).roles.length > 0).length >= 2;
}

const isMarkdown = (text: string): boolean =>
  /^\s{0,3}#{1,6}\s+\S/m.test(text) ||
  /^\s*\|?\s*:?-{3,}:?\s*\|/m.test(text) ||
  /^\s*[-*+]\s+[*`]/m.test(text) ||
  /^---\r?\n[\s\S]{0,2000}?^---\s*$/m.test(text.slice(0, 3000));
