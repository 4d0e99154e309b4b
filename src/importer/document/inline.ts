import { parseFragment } from 'parse5';
import { tidy } from '../fold.ts';

/** The text of a run of Markdown, without its marks. */
export interface Inline {
  readonly text: string;
  /** Runs that are marked, and what stands between them. */
  readonly pieces: readonly string[];
  /** Whether all of it is bold or code. */
  readonly bold: boolean;
}

/** Code, bold, emphasis by a star, links, images, tags of HTML: what is marked stands in a group. */
const MARKS =
  /(`+)(.+?)\1(?!`)|\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=[^\s_])([^_]*?[^\s_])__(?![\p{L}\p{N}_])|(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|!\[[^\]]*\]\([^)]*\)|\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])|<\/?(?:b|i|u|s|strong|em|a|span|code|small|kbd|p|div|font|mark|abbr)(?:\s[^>]*)?>|<su[pb]>[^<]{0,4}<\/su[pb]>|<(https?:[^>]+)>/gu;

/** Takes the marks out of a run of Markdown. An underscore is a letter here: names begin with it. */
export function inlineOf(source: string): Inline {
  const pieces: { text: string; marked: boolean }[] = [];
  let from = 0;
  for (const match of source.matchAll(MARKS)) {
    pieces.push(
      { text: unescaped(source.slice(from, match.index)), marked: false },
      { text: markedText(match), marked: isBold(match) },
    );
    from = match.index + match[0].length;
  }
  pieces.push({ text: unescaped(source.slice(from)), marked: false });
  const shown = pieces.filter(({ text }) => text.trim() !== '');
  return {
    text: tidy(pieces.map(({ text }) => text).join('')),
    pieces: shown.map(({ text }) => tidy(text)),
    bold: shown.length > 0 && shown.every(({ marked, text }) => marked || /^[\s:：]*$/u.test(text)),
  };
}

const isBold = ([, , code, bold, bolder]: RegExpMatchArray): boolean =>
  code !== undefined || bold !== undefined || bolder !== undefined;

/** What is in code stays as it is; what is marked otherwise may hold further marks. */
function markedText([, , code, ...others]: RegExpMatchArray): string {
  if (code !== undefined) return code.trim();
  const inner = others.find((each) => each !== undefined);
  return inner === undefined ? '' : inlineOf(inner).text;
}

/** `\_` is `_`, `&nbsp;` a blank. */
function unescaped(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1').replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, decoded);
}

function decoded(entity: string): string {
  const [node] = parseFragment(entity).childNodes;
  return node && 'value' in node ? node.value : entity;
}
