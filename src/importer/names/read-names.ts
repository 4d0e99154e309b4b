import { type Kind, knownEntry } from '../../registry/index.ts';
import { tidy } from '../fold.ts';
import { isProduct } from '../products.ts';
import { WORDS } from '../words/index.ts';
import { patternOf } from './pattern.ts';

/** A name as a policy prints it. */
export interface ReadName {
  /** As a registry takes it, with `*` for what changes. */
  readonly name: string;
  readonly printed: string;
  /** What stood beside it: in brackets, or after it in the same cell. */
  readonly beside?: string;
  readonly doubt?: string;
}

/**
 * How much a text looks like the name of a cookie or storage key. `strong`: no word of any language looks so. `weak`: a
 * single word, which could be one. `none`: prose, a host, a price.
 */
export type Strength = 'strong' | 'weak' | 'none';

const HOST = /^\.?(?:[a-z0-9-]+\.)+(?:com|net|org|io|info|eu|biz|app|dev|tv|me|cloud|[a-z]{2}|example|test)$/i;
const LONGEST = 128;

/** How much a text looks like a name, in itself. */
export function strengthOf(text: string): Strength {
  if (!isToken(text)) return 'none';
  if (/[_*]|[a-z][A-Z]|::|^#/.test(text)) return 'strong';
  if (knownEntry('cookie', text)) return 'strong';
  if (/^[A-Z][A-Z0-9-]{2,}$/.test(text) || /^(?=.*[a-zA-Z])(?=.*\d)[\w.-]+$/.test(text)) return 'strong';
  return 'weak';
}

/** Whether a text looks like a name and like no company or product: `_ga` and `abTest`, not `GitHub` or `IDE`. */
export const isClearName = (text: string): boolean => /[_*]|^[a-z]+[A-Z]/.test(text) && strengthOf(text) === 'strong';

/** One run of letters that a browser takes as a name, and that is neither address, number, price nor mail. */
function isToken(text: string): boolean {
  if (text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text) || /["'`(),;\\]/.test(text)) return false;
  if (!/[A-Za-z]/.test(text) || HOST.test(text) || /^(?:https?:|www\.|mailto:)|@.+\./i.test(text)) return false;
  return (
    !/^[€$£]?\d+(?:[.,]\d+)*(?:%|[dhmswy]|min|sec|hrs?|mo|kr|eur|usd|px|kb|mb)?$/i.test(text) && !/[.!?:;,]$/.test(text)
  );
}

const COOKIE_WORDS: readonly string[] = [
  ...new Set(
    WORDS.flatMap(({ cookie }) =>
      cookie
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word.length > 2 && !word.includes('~')),
    ),
  ),
].sort((a, b) => b.length - a.length);
const COOKIE_WORD = COOKIE_WORDS.join('|');
const BEFORE = new RegExp(
  `^(?:(?:the|das|der|die|le|la|el|il|o|a)\\s+)?(?:${COOKIE_WORD})(?:\\s*[:：]\\s*|\\s+(?=[_"“„'«\`A-Za-z]))`,
  'iu',
);
const AFTER = new RegExp(`\\s+(?:${COOKIE_WORD})$`, 'iu');

const QUOTES = /^["'“”„‚‘’«»‹›`´「『]+|["'“”„‚‘’«»‹›`´」』]+$/gu;
const MARKS = /(?:\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§]+|\[x?\d+\]|\(\d+\)|\*\)|\(x\d+\)|\s\*+))+$/u;

/** A name without quotes, footnote marks, bullets and the word 'cookie' around it. */
export function bareName(text: string): string {
  let bare = tidy(text).replace(/^[•·▪◦‣–—-]\s+/u, '');
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare
      .replace(MARKS, '')
      .replace(QUOTES, '')
      .replace(/[.,;:：]+$/u, '')
      .trim();
  }
  return withoutCookieWord(bare);
}

/** 'the "_ga" cookie' is `_ga`; 'Session cookies' are no cookie of the name 'Session'. */
function withoutCookieWord(bare: string): string {
  if (!/\s|[:：]/.test(bare)) return bare;
  const quoted = /["“„«`'‘](\S+?)["”“»`'’]/u.exec(bare)?.[1];
  if (quoted !== undefined && strengthOf(quoted) === 'strong' && bare.split(' ').length <= 4) return quoted;
  const inside = bare.replace(BEFORE, '').replace(AFTER, '').replace(QUOTES, '').trim();
  const isLabelled = new RegExp(`^(?:${COOKIE_WORD})\\s*[:：]`, 'iu').test(bare);
  return isLabelled || strengthOf(patternOf(inside).name) === 'strong' ? inside : bare;
}

/** Splits what lists use between names: lines, commas, semicolons, bars, strokes with blanks, 'and'. */
const BETWEEN = new RegExp(
  `\\s*(?:[,;|、；，·•]|\\s/\\s|\\s(?:${conjunctions()})\\s|\\s[&+]\\s)\\s*(?![^([{<]*[)\\]}>])`,
  'iu',
);

function conjunctions(): string {
  const all = WORDS.flatMap(({ and, or }) => `${and},${or}`.split(',').map((word) => word.trim()));
  return [...new Set(all)].filter((word) => /^\p{L}+$/u.test(word)).join('|');
}

/**
 * The names that a cell or a line holds, one after the other. What is none comes back with its printed text as name,
 * so that it can be told; {@link strengthOf} says which.
 */
export function readNames(lines: readonly string[]): readonly ReadName[] {
  const byLine = joined(lines).map((line) =>
    // A quote alone is nothing that a name could be made of.
    piecesOf(line).flatMap((piece) => namesIn(piece).filter(({ printed }) => printed !== '')),
  );
  const [first = [], ...others] = byLine;
  const isNamed = first.length > 0 && first.every(({ name }) => strengthOf(name) !== 'none');
  if (!isNamed || others.every((names) => !isRemark(names))) return byLine.flat();
  // Below a name a cell may say whose it is, or what for.
  const all: ReadName[] = [];
  for (const names of byLine) {
    if (isRemark(names)) all.splice(0, all.length, ...withRemark(all, names));
    else all.push(...names);
  }
  return all;
}

/** A line that holds no name: prose, or a product. */
const isRemark = (names: readonly ReadName[]): boolean =>
  names.length > 0 &&
  (names.some(({ name }) => strengthOf(name) === 'none') ||
    names.every(({ printed }) => isProduct(printed) && !isClearName(printed)));

function withRemark(names: readonly ReadName[], remark: readonly ReadName[]): readonly ReadName[] {
  const last = names.at(-1);
  if (!last) return names;
  const beside = [last.beside, ...remark.map(({ printed }) => printed)].filter((each) => each !== undefined).join(', ');
  return [...names.slice(0, -1), { ...last, beside }];
}

/** A line that ends in the middle of a name goes on in the next. */
function joined(lines: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (const line of lines.map(tidy).filter((each) => each !== '')) {
    const last = all.at(-1);
    if (last !== undefined && /[A-Za-z0-9][-_]$/.test(last) && /^[A-Za-z0-9*<{[]/.test(line) && !/\s/.test(last))
      all[all.length - 1] = last + line;
    else all.push(line);
  }
  return all;
}

function piecesOf(line: string): readonly string[] {
  const pieces = line
    .split(BETWEEN)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const slashed = pieces.flatMap((piece) => {
    const parts = piece.split('/');
    return parts.length > 1 && parts.every((part) => /^_\w/.test(part)) ? parts : [piece];
  });
  return slashed;
}

function namesIn(piece: string): readonly ReadName[] {
  const { outside, beside } = withoutBrackets(piece);
  const bare = bareName(outside);
  const inside = beside === undefined ? [] : piecesOf(beside).map((each) => nameOf(bareName(each), bare));
  const isInside = inside.length > 0 && inside.every(({ name }) => strengthOf(name) === 'strong');
  if (isInside && strengthOf(patternOf(bare).name) !== 'strong') return inside;
  if (!/\s/.test(bare)) return [nameOf(bare, beside)];
  const words = bare.split(' ').map(bareName);
  const patterns = words.map((word) => patternOf(word).name);
  if (patterns.every((word) => strengthOf(word) === 'strong')) return words.map((word) => nameOf(word, beside));
  const [first = ''] = words;
  if (strengthOf(patternOf(first).name) === 'strong' && !/[A-Z]{3}/.test(first)) {
    const rest = bare.slice(bare.indexOf(' ') + 1);
    return [nameOf(first, [rest, beside].filter((each) => each !== undefined).join(' '))];
  }
  return [nameOf(bare, beside)];
}

/** A bracket after a name and a blank is a remark; one within a name is a placeholder. */
function withoutBrackets(piece: string): { readonly outside: string; readonly beside?: string } {
  const found =
    /^(.*?\S)\s+[([（](?!x?\d+[)\]])(.+?)[)\]）]\s*(.*)$/u.exec(piece) ?? /^([^\s（]+)（(.+?)）(.*)$/u.exec(piece);
  const [, before = '', inside = '', after = ''] = found ?? [];
  if (!found) return { outside: piece };
  return { outside: after.trim() === '' ? before : `${before} ${after}`, beside: inside.trim() };
}

function nameOf(printed: string, beside: string | undefined): ReadName {
  const { name, doubt } = strengthOf(printed) === 'none' && /\s/.test(printed) ? { name: printed } : patternOf(printed);
  return { name, printed, ...(beside && { beside }), ...(doubt !== undefined && { doubt }) };
}

/** Whether a text is the name of a host. */
export const isHostName = (text: string): boolean => HOST.test(text);

/** Whether a name can be one of a kind: cookies have a narrower alphabet than storage keys (RFC 6265bis 4.1.1). */
export function canBe(kind: Kind, name: string): boolean {
  return kind !== 'cookie' || /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
}
