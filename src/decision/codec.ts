import { dictionary, exec, lastIndexOf, readInteger, slice, split } from '../registry/index.ts';
import type { Answer, Choice } from './choice.ts';

/**
 * The choice cookie, version 1:
 *
 *     1.<seconds, base 36>.<g, when GPC was on>.<answers>.<consent ID or nothing>.<signature>
 *
 * Answers are joined by `!`. An answer is `purpose~edition~providers~seconds`, without what is empty at
 * its end: no edition says refused, no providers says all of them, no seconds says as old as the choice.
 * Providers are joined by `+`; one before them says that nobody asked about the others.
 * Every letter is one that a cookie value may hold unquoted (RFC 6265bis 4.1.1, cookie-octet). Ids of
 * purposes and providers hold none of the separators.
 */
const VERSION = '1';

const CHOICE = /^1\.([\da-z]{1,8})\.(g?)\.([^.]*)\.([\da-z_-]{0,64})$/;
const ANSWER = /^([\da-z_-]+)(?:~([\w-]*)(?:~((?:\+?[\da-z_-]+(?:\+[\da-z_-]+)*)?)(?:~([\da-z]{1,8}))?)?)?$/;

/** Longer values are no choice: no registry that a person can answer for makes one of this length. */
const MAX_LENGTH = 3_000;

/** The part of the cookie's value that a server signs. */
export function encodeChoice({ at, signals, answers, id }: Choice): string {
  const said = Object.entries(answers).map(([purpose, answer]) => encodeAnswer(purpose, answer as Answer, at));
  return [VERSION, at.toString(36), signals.includes('gpc') ? 'g' : '', said.join('!'), id ?? ''].join('.');
}

function encodeAnswer(purpose: string, { granted, edition, at, partial }: Answer, choiceAt: number): string {
  const providers = typeof granted === 'string' ? '' : (partial ? '+' : '') + granted.join('+');
  const own = at === choiceAt ? '' : at.toString(36);
  return [purpose, granted === 'none' ? '' : edition, providers, own].join('~').replace(/~+$/, '');
}

/** The value of the choice cookie. `signature` is empty where there is no server. */
export function choiceCookieValue(payload: string, signature: string): string {
  return `${payload}.${signature}`;
}

/** What of a cookie's value is signed; anything at all may come in. */
export const payloadOf = (value: string): string => slice(value, 0, lastIndexOf(value, '.'));

/** Its signature; empty where no server signed it. */
export const signatureOf = (value: string): string => slice(value, lastIndexOf(value, '.') + 1);

/**
 * Reads what {@link encodeChoice} wrote. The signature is not its business.
 *
 * @returns `undefined` for everything else: empty, cut, oversized, of an unknown version, with a name,
 *   number or letter that no encoder writes. A visitor with such a cookie has made no choice.
 */
export function decodeChoice(payload: string): Choice | undefined {
  const fields = payload.length > MAX_LENGTH ? null : exec(CHOICE, payload);
  if (!fields) return undefined;
  const at = readInteger(fields[1] as string, 36);
  const answers = readAnswers(fields[3] as string, at);
  return answers && { at, signals: fields[2] ? ['gpc'] : [], answers, id: fields[4] || undefined };
}

function readAnswers(text: string, at: number): Choice['answers'] | undefined {
  const answers = dictionary<Answer>();
  const all = split(text, '!');
  for (let index = 0; text !== '' && index < all.length; index++) {
    const fields = exec(ANSWER, all[index] as string);
    const purpose = fields?.[1];
    const answer = fields && readAnswer(fields, at);
    if (!answer || !purpose || answers[purpose]) return undefined;
    answers[purpose] = answer;
  }
  return answers;
}

function readAnswer(fields: RegExpExecArray, choiceAt: number): Answer | undefined {
  const text = fields[0];
  const edition = fields[2] ?? '';
  const providers = fields[3] ?? '';
  const at = fields[4] === undefined ? choiceAt : readInteger(fields[4], 36);
  // Each answer has one spelling: without what is empty at its end.
  if (text[text.length - 1] === '~') return undefined;
  if (edition === '' && providers !== '') return undefined;
  const partial = providers[0] === '+' ? true : undefined;
  const granted = providers !== '' ? split(slice(providers, partial ? 1 : 0), '+') : edition === '' ? 'none' : 'all';
  return { granted, edition, at, partial };
}
