import { dictionary, indexOf, lastIndexOf, slice, split } from '../registry/index.ts';
import type { Answer, Choice } from './choice.ts';

/**
 * The choice cookie, version 1:
 *
 *     1.<seconds, base 36>.<g, when GPC was on>.<answers>.<consent ID or nothing>.<signature>
 *
 * Answers are joined by `!`. An answer is `purpose~edition~providers~seconds`, without what is empty at
 * its end: no edition says refused, no providers says all of them, no seconds says as old as the choice.
 * Every letter is one that a cookie value may hold unquoted (RFC 6265bis 4.1.1, cookie-octet). Ids of
 * purposes and providers hold none of the separators.
 */
const VERSION = '1';
const FIELDS = 5;

/** Longer values are no choice: no registry that a person can answer for makes one of this length. */
const MAX_LENGTH = 3_000;

/** The part of the cookie's value that a server signs. */
export function encodeChoice({ at, signals, answers, id }: Choice): string {
  const said = Object.entries(answers).map(([purpose, answer]) => encodeAnswer(purpose, answer as Answer, at));
  return [VERSION, at.toString(36), signals.includes('gpc') ? 'g' : '', said.join('!'), id ?? ''].join('.');
}

function encodeAnswer(purpose: string, { granted, edition, at }: Answer, choiceAt: number): string {
  const providers = typeof granted === 'string' ? '' : granted.join('+');
  const own = at === choiceAt ? '' : at.toString(36);
  return [purpose, granted === 'none' ? '' : edition, providers, own].join('~').replace(/~+$/, '');
}

/** The value of the choice cookie. `signature` is empty where there is no server. */
export function choiceCookieValue(payload: string, signature: string): string {
  return `${payload}.${signature}`;
}

/** Splits a cookie's value into what is signed and the signature; anything at all may come in. */
export function splitChoiceCookie(value: string): { readonly payload: string; readonly signature: string } {
  const dot = lastIndexOf(value, '.');
  return { payload: dot < 0 ? '' : slice(value, 0, dot), signature: slice(value, dot + 1) };
}

/**
 * Reads what {@link encodeChoice} wrote. The signature is not its business.
 *
 * @returns `undefined` for everything else: empty, cut, oversized, of an unknown version, with a name,
 *   number or letter that no encoder writes. A visitor with such a cookie has made no choice.
 */
export function decodeChoice(payload: string): Choice | undefined {
  if (payload.length > MAX_LENGTH) return undefined;
  const fields = split(payload, '.');
  const [version, time = '', signals, said = '', id = ''] = fields;
  if (version !== VERSION || fields.length !== FIELDS) return undefined;
  const at = readTime(time);
  const answers = at === undefined ? undefined : readAnswers(said, at);
  const wellFormed = (signals === '' || signals === 'g') && hasOnly(id, ID) && id.length <= 64;
  if (at === undefined || !answers || !wellFormed) return undefined;
  return { at, signals: signals ? ['gpc'] : [], answers, id: id || undefined };
}

const DIGITS = '0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const ID = `${DIGITS}${SMALL}-_`;
const EDITION = `${ID}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

function readTime(text: string): number | undefined {
  // Eight digits of base 36 reach the year 91,000; RFC 6265bis knows no cookie of such an age.
  if (text === '' || text.length > 8 || !hasOnly(text, DIGITS + SMALL)) return undefined;
  let seconds = 0;
  for (let index = 0; index < text.length; index++) {
    seconds = seconds * 36 + indexOf(DIGITS + SMALL, text[index] as string);
  }
  return seconds;
}

function readAnswers(text: string, at: number): Choice['answers'] | undefined {
  const answers = dictionary<Answer>();
  const all = text === '' ? [] : split(text, '!');
  for (let index = 0; index < all.length; index++) {
    const fields = split(all[index] as string, '~');
    const purpose = fields[0] as string;
    const answer = readAnswer(fields, at);
    if (!answer || purpose === '' || !hasOnly(purpose, ID) || answers[purpose]) return undefined;
    answers[purpose] = answer;
  }
  return answers;
}

function readAnswer(fields: readonly string[], choiceAt: number): Answer | undefined {
  const [, edition = '', providers = '', time = ''] = fields;
  const at = time === '' ? choiceAt : readTime(time);
  const canonical = fields.length === 1 || fields[fields.length - 1] !== '';
  if (at === undefined || fields.length > 4 || !canonical || !hasOnly(edition, EDITION)) return undefined;
  if (edition === '') return providers === '' ? { granted: 'none', edition, at } : undefined;
  if (providers === '') return { granted: 'all', edition, at };
  const granted = split(providers, '+');
  for (let index = 0; index < granted.length; index++) {
    const id = granted[index] as string;
    if (id === '' || !hasOnly(id, ID)) return undefined;
  }
  return { granted, edition, at };
}

function hasOnly(text: string, letters: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (indexOf(letters, text[index] as string) < 0) return false;
  }
  return true;
}
