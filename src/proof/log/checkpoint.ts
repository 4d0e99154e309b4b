/** C2SP tlog-checkpoint: how a log says, signed, what its tree is. */
import { type Malformed, malformed, parseDecimal } from './malformed.ts';
import { HASH_BYTES, isSize, type TreeHead } from './merkle.ts';
import { parseNote, type Signature } from './note.ts';
import { fromBase64, toBase64 } from './web.ts';

export interface Checkpoint extends TreeHead {
  readonly kind: 'checkpoint';
  /** Which log it is. */
  readonly origin: string;
  /** Opaque, and vouched for by nobody who watches the log. */
  readonly extensions: readonly string[];
}

/** A checkpoint and the note it stands in. Nothing of it is verified. */
export interface SignedCheckpoint {
  readonly kind: 'signed-checkpoint';
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** Reads the text of a checkpoint, without signatures. */
export function parseCheckpoint(text: string): Checkpoint | Malformed {
  const lines = text.split('\n');
  if (lines.pop() !== '') return malformed(lines.length + 1, 'the last line does not end in a newline');
  const empty = lines.indexOf('');
  if (empty >= 0) return malformed(empty + 1, 'an empty line');
  if (lines.length < 3) return malformed(lines.length + 1, 'a checkpoint has an origin, a size and a root');
  const [origin = '', decimal = '', base64 = '', ...extensions] = lines;
  const size = parseDecimal(decimal);
  if (size === undefined) return malformed(2, 'the size is not a decimal number, or one that is too large');
  const root = fromBase64(base64);
  if (root?.length !== HASH_BYTES) return malformed(3, `the root is not the base64 of ${HASH_BYTES} bytes`);
  return { kind: 'checkpoint', origin, size, root, extensions };
}

/**
 * Writes the text of a checkpoint, to be signed. tlog-checkpoint: "A log MUST not sign any checkpoint which is
 * inconsistent with any checkpoint it previously signed." Throws for what no checkpoint can say.
 */
export function writeCheckpoint({ origin, size, root }: TreeHead & { readonly origin: string }): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const parsed = parseCheckpoint(text);
  const isOne = parsed.kind === 'checkpoint' && parsed.origin === origin && isSize(size);
  if (!isOne) throw new Error(`no checkpoint: ${JSON.stringify(text)}`);
  return text;
}

/** Reads a signed checkpoint. Who signed it is for `openNote` to say. */
export function parseSignedCheckpoint(note: string): SignedCheckpoint | Malformed {
  const parsed = parseNote(note);
  if (parsed.kind === 'malformed') return parsed;
  const checkpoint = parseCheckpoint(parsed.text);
  if (checkpoint.kind === 'malformed') return checkpoint;
  return { kind: 'signed-checkpoint', checkpoint, text: parsed.text, signatures: parsed.signatures };
}
