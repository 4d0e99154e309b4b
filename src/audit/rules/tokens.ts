/** Which parts of a value could tell one visitor from another. */

/** Ours: what is shorter many visitors share by chance. */
const SHORTEST = 8;
/** Ours: from here on nobody has made it up by hand or by counting. */
const SURE = 16;

/** The parts of a value that could be an identifier: of JSON, of lists, of what is encoded, its pieces. */
export function tokensOf(value: string, at: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const piece of piecesOf(value)) if (couldIdentify(piece, at)) found.add(piece);
  return found;
}

/** Ours: what is encoded in what is encoded is followed so far. */
const DEPTH = 2;
const LONGEST_TEXT = 65_536;
/** What stands between pieces: in most texts, in what `-` and `_` are part of no name, in the first form of Base64. */
const BETWEEN = [/[^A-Za-z0-9_-]+/, /[^A-Za-z0-9]+/, /[^A-Za-z0-9+/]+/];

/** Every run of letters and digits in a text, in its plain form and in those that it may be encoded in. */
export function* piecesOf(text: string, depth = DEPTH): Iterable<string> {
  const whole = text.slice(0, LONGEST_TEXT);
  const seen = new Set<string>();
  for (const form of new Set([whole, unescaped(whole)])) {
    for (const between of BETWEEN) {
      for (const piece of form.split(between)) if (piece.length >= SHORTEST) seen.add(piece);
    }
  }
  yield* seen;
  if (depth === 0) return;
  for (const piece of seen) {
    const inner = fromBase64(piece);
    if (inner !== undefined) yield* piecesOf(inner, depth - 1);
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A text that was put into Base64; `undefined` where nobody could read what comes of it. */
function fromBase64(piece: string): string | undefined {
  if (piece.length < SURE) return undefined;
  const text = Buffer.from(piece, 'base64').toString('utf8');
  return text.length >= SHORTEST && /^[\x20-\x7e\s]+$/.test(text) ? text : undefined;
}

/** Whether a piece has enough in it to tell visitors apart, and is no time, number or word. */
export function couldIdentify(piece: string, at: number): boolean {
  if (piece.length < SHORTEST || isTime(piece, at) || /^(.)\1*$/.test(piece)) return false;
  if (/\d/.test(piece)) return !isCounted(piece);
  // Letters alone: a word has a case and vowels in a row that chance has not.
  return piece.length >= SURE && /[a-z]/.test(piece) && (piece.match(/[a-z][A-Z]|[A-Z][a-z]/g) ?? []).length >= 4;
}

/** A word with a number or a date behind it, a version: `campaign-2026-11`, `release_104`. */
const isCounted = (piece: string): boolean =>
  /^[A-Za-z]{3,}(?:[_-]?[A-Za-z]{3,})*[_-]?\d{1,6}$|^\d{4}-?\d{2}-?\d{2}$|^(?:[A-Za-z]{2,}[_-])*[A-Za-z]{2,}(?:[_-]\d{1,4}){1,3}$/.test(
    piece,
  );

const DAY = 86_400_000;

/** Whether a piece is a moment near that of the visit, in one of the ways that programs write them. */
function isTime(piece: string, at: number): boolean {
  const readings = [
    /^\d{10}$/.test(piece) ? Number(piece) * 1000 : 0,
    /^\d{13}$/.test(piece) ? Number(piece) : 0,
    /^\d{16}$/.test(piece) ? Number(piece) / 1000 : 0,
    /^\d{19}$/.test(piece) ? Number(piece) / 1e6 : 0,
    /^[0-9a-z]{8,9}$/.test(piece) ? Number.parseInt(piece, 36) : 0,
    /^[0-9a-f]{11}$/.test(piece) ? Number.parseInt(piece, 16) : 0,
    /^[0-9a-f]{8}$/.test(piece) ? Number.parseInt(piece, 16) * 1000 : 0,
  ];
  // Ours: what a visit writes down is now, or when something ends.
  return readings.some((each) => each > at - 2 * DAY && each < at + 401 * DAY);
}

/** Whether a piece is an identifier for sure, though nothing is there to compare it with. */
export const isSurelyRandom = (piece: string): boolean =>
  piece.length >= SURE && /\d/.test(piece) && new Set(piece).size >= SURE / 2;
