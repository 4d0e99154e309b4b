import { printableLine } from '../../printable/index.ts';
import { shortened } from './words.ts';

/** Text and code in GitHub-flavoured Markdown, whatever the text holds. */

/**
 * A text in which nothing is markup, a mention or a link. In a table too.
 *
 * @param most letters of it that are shown.
 */
export const mdText = (text: string, most = 300): string =>
  shortened(printableLine(text), most)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, (letter) => `\\${letter}`)
    // A code host looks for mentions, issues and addresses once Markdown is read: a joint that nobody sees keeps them apart.
    .replace(/(@)(?=\w)|(:)(?=\/\/)|(#)(?=\d)|(www)(?=\.)/gi, '$&\u2060');

/** The same as code: as it was seen, but for what would end it, or a column of a table. */
export function mdCode(text: string, most = 160): string {
  const shown = shortened(printableLine(text), most).replaceAll('|', '\\|');
  if (shown.trim() === '') return '` `';
  // CommonMark 0.31 6.1: a fence longer than any run inside; a space at both ends is taken away again.
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence} ${shown} ${fence}`;
}

/** Lines as a block of code, with a fence that none of them ends. */
export function mdBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
