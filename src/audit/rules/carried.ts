/** Whether a request carries something that the site keeps, in whatever form. */
import { createHash } from 'node:crypto';
import type { RequestSeen } from '../observation.ts';
import type { Identifiers, Item } from './identifiers.ts';
import { piecesOf } from './tokens.ts';

/** An identifier in a request. */
export interface Carried {
  readonly token: string;
  readonly items: readonly Item[];
  /** `as it is`, `in Base64`, `as SHA-256`. */
  readonly form: string;
  /** `address`, `body` or the name of a header. */
  readonly where: string;
}

/** Forms in which identifiers are sent, by what then stands in the request. */
export type Forms = ReadonlyMap<string, Pick<Carried, 'token' | 'items' | 'form'>>;

const PLAIN = 'as it is';
const BASE64 = 'in Base64';

const HASHES = [
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha512', 'SHA-512'],
] as const;

/** Ours: a whole value is looked for beside its parts, since it is what is hashed; longer ones are none. */
const LONGEST_VALUE = 512;

/** All forms of some identifiers; what one request is asked for, all are. */
export function formsOf(identifiers: Identifiers): Forms {
  const forms = new Map<string, Pick<Carried, 'token' | 'items' | 'form'>>();
  for (const [token, items] of identifiers) {
    const wholes = items.flatMap(({ values }) => values.filter((each) => each.includes(token)));
    const texts = [token, ...new Set(wholes)].filter((each) => each.length <= LONGEST_VALUE);
    for (const text of texts)
      for (const [shape, form] of shapesOf(text)) if (!forms.has(shape)) forms.set(shape, { token, items, form });
  }
  return forms;
}

function* shapesOf(text: string): Iterable<readonly [string, string]> {
  yield [text, PLAIN];
  yield [text.toLowerCase(), PLAIN];
  yield [text.toUpperCase(), PLAIN];
  const bytes = Buffer.from(text);
  yield [unpadded(bytes.toString('base64')), BASE64];
  yield [bytes.toString('base64url'), BASE64];
  yield [bytes.toString('hex'), 'in hexadecimal'];
  for (const [algorithm, name] of HASHES) {
    for (const written of new Set([text, text.toLowerCase()])) {
      const hash = createHash(algorithm).update(written).digest();
      yield [hash.toString('hex'), `as ${name}`];
      yield [unpadded(hash.toString('base64')), `as ${name}`];
      yield [hash.toString('base64url'), `as ${name}`];
    }
  }
}

const unpadded = (text: string): string => text.replace(/=+$/, '');

/** Every identifier that an address, a body or a header holds, each once. Cookies go along by themselves and are not looked at. */
export function carriedBy({ url, body, headers }: RequestSeen, forms: Forms): readonly Carried[] {
  if (forms.size === 0) return [];
  const texts = [
    ['address', url] as const,
    ['body', body ?? ''] as const,
    ...Object.entries(headers).map(([name, value]) => [`header ${name}`, value] as const),
  ];
  const found = new Map<string, Carried>();
  const note = (piece: string, where: string, isDecoded: boolean): void => {
    const known = forms.get(piece) ?? forms.get(piece.toLowerCase());
    if (!known || found.has(known.token)) return;
    found.set(known.token, { ...known, where, form: isDecoded && known.form === PLAIN ? BASE64 : known.form });
  };
  for (const [where, text] of texts) {
    const plain = new Set(piecesOf(text, 0));
    for (const piece of plain) note(piece, where, false);
    for (const piece of piecesOf(text)) if (!plain.has(piece)) note(piece, where, true);
  }
  return [...found.values()];
}
