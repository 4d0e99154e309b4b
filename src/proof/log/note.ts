/** C2SP signed-note: a text and the signatures under it. */
import { cosignedMessage, isTime, parseCosignature, writeCosignature } from './cosignature.ts';
import { isKeyName, KEY_ID_BYTES, type SignerKey, type VerifierKey } from './keys.ts';
import { inLine, type Malformed, malformed } from './malformed.ts';
import { concat, encodeUtf8, fromBase64, toBase64, toHex } from './web.ts';

/** One signature line of a note. Name and key id together say whose it is. */
export interface Signature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  /** What follows the key id. */
  readonly bytes: Uint8Array;
}

/** A note that was read and not verified: of its text nothing is known yet. */
export interface Note {
  readonly kind: 'note';
  /** Ends in a newline. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** A signature that a known key has made. */
export interface Verified {
  readonly key: VerifierKey;
  readonly signature: Signature;
  /** When a witness signed, by its own word, in seconds since 1970. */
  readonly atSeconds?: number;
}

/** A note that at least one known key has signed. */
export interface OpenedNote {
  readonly kind: 'opened';
  readonly text: string;
  /** One a key at least, in the order of the note. */
  readonly verified: readonly Verified[];
  /** Of keys that are not known: they say nothing. */
  readonly unknown: readonly Signature[];
}

/** A signature that names a known key and is none of it: the note is to be rejected. */
export interface BadSignature {
  readonly kind: 'bad-signature';
  readonly key: VerifierKey;
}

/** No known key has signed. */
export interface UnknownSigners {
  readonly kind: 'unknown-signers';
}

/** Ours; signed-note, Format: "Verifiers SHOULD apply a maximum limit … but MUST accept at least up to 16 signatures". */
const MOST_SIGNATURES = 100;
const SIGNATURE_START = '— ';

/** Reads a note. Nothing in its text may be used before {@link openNote} has said who signed it. */
export function parseNote(note: string): Note | Malformed {
  const fault = characterFault(note);
  if (fault) return fault;
  // "the text is separated from the signatures by the last empty line in the note"
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0) return malformed(lineOf(note, note.length), 'no empty line stands before the signatures');
  const text = note.slice(0, end);
  const block = parseSignatures(note.slice(end + 1));
  if (block.kind === 'malformed') return inLine(block, lineOf(note, end));
  return { kind: 'note', text, signatures: block.signatures };
}

/** "Signed notes MUST be valid UTF-8 and MUST NOT contain any ASCII control characters … other than newline." */
function characterFault(note: string): Malformed | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for.
  const at = note.search(/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u);
  if (at < 0) return undefined;
  const code = (note.codePointAt(at) as number).toString(16).padStart(4, '0');
  return malformed(lineOf(note, at), `U+${code} stands in it`);
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

export interface SignatureBlock {
  readonly kind: 'signatures';
  readonly signatures: readonly Signature[];
}

/** Reads signature lines, as they stand under a note or alone in the answer of a witness. */
export function parseSignatures(block: string): SignatureBlock | Malformed {
  const lines = block.split('\n');
  if (lines.pop() !== '') return malformed(lines.length + 1, 'the last signature line does not end in a newline');
  if (lines.length === 0) return malformed(1, 'there is no signature');
  if (lines.length > MOST_SIGNATURES) return malformed(MOST_SIGNATURES + 1, `more than ${MOST_SIGNATURES} signatures`);
  const signatures: Signature[] = [];
  for (const [index, line] of lines.entries()) {
    const signature = parseSignature(line);
    if (typeof signature === 'string') return malformed(index + 1, signature);
    signatures.push(signature);
  }
  return { kind: 'signatures', signatures };
}

/** @returns what is wrong with a line that is none. */
function parseSignature(line: string): Signature | string {
  if (!line.startsWith(SIGNATURE_START)) return `a signature line begins with '${SIGNATURE_START}'`;
  const [, name = '', base64 = ''] = /^([^ ]*) (.*)$/.exec(line.slice(SIGNATURE_START.length)) ?? [];
  if (!isKeyName(name)) return 'the signature has no name that a key can have';
  const bytes = fromBase64(base64);
  if (bytes === undefined) return 'the signature is not base64';
  if (bytes.length <= KEY_ID_BYTES) return 'the signature is too short to be one';
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), bytes: bytes.subarray(KEY_ID_BYTES) };
}

/**
 * Who signed a note, of the keys that are known. signed-note, Signatures: unknown keys are ignored, a bad signature of a
 * known key rejects the note, and so does the lack of any.
 */
export async function openNote(
  note: string,
  known: readonly VerifierKey[],
): Promise<OpenedNote | BadSignature | UnknownSigners | Malformed> {
  const parsed = parseNote(note);
  if (parsed.kind === 'malformed') return parsed;
  const { text, signatures } = parsed;
  const verified: Verified[] = [];
  const unknown: Signature[] = [];
  for (const signature of signatures) {
    const key = known.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    const found = key && (await verifySignature(key, text, signature));
    if (key && !found) return { kind: 'bad-signature', key };
    if (found) verified.push(found);
    else unknown.push(signature);
  }
  return verified.length > 0 ? { kind: 'opened', text, verified, unknown } : { kind: 'unknown-signers' };
}

async function verifySignature(key: VerifierKey, text: string, signature: Signature): Promise<Verified | undefined> {
  if (key.role === 'log') {
    return (await key.verify(encodeUtf8(text), signature.bytes)) ? { key, signature } : undefined;
  }
  const cosignature = parseCosignature(signature.bytes);
  if (cosignature === undefined) return undefined;
  const { atSeconds } = cosignature;
  const isGood = await key.verify(cosignedMessage(text, atSeconds), cosignature.signature);
  return isGood ? { key, signature, atSeconds } : undefined;
}

/** Signs a text as a log does. Throws for the key of a witness. */
export async function sign(text: string, { name, keyId, role, sign }: SignerKey): Promise<Signature> {
  if (role !== 'log') throw new Error(`'${name}' is the key of a witness, which signs with cosign()`);
  return { name, keyId, bytes: await sign(encodeUtf8(text)) };
}

/**
 * Signs the text of a checkpoint as a witness does: that this is the largest tree that it has seen of the log, and that
 * the log has only grown up to it. Check that, and keep it, before. Throws for the key of a log, and for a time that is
 * none (tlog-witness: "The cosignature MUST NOT omit the timestamp, i.e. the timestamp MUST NOT be zero").
 */
export async function cosign(text: string, key: SignerKey, atSeconds: number): Promise<Signature> {
  const { name, keyId, role } = key;
  if (role !== 'witness') throw new Error(`'${name}' is the key of a log, which signs with sign()`);
  if (!isTime(atSeconds) || atSeconds === 0) throw new RangeError(`${atSeconds} is no time in seconds since 1970`);
  const signature = await key.sign(cosignedMessage(text, atSeconds));
  return { name, keyId, bytes: writeCosignature({ atSeconds, signature }) };
}

/** Writes a note. Throws where what comes of it would not be one: a text without a newline at its end, a bad name. */
export function writeNote(text: string, signatures: readonly Signature[]): string {
  const note = `${text}\n${signatures.map(writeSignature).join('')}`;
  const parsed = text.endsWith('\n') ? parseNote(note) : malformed(1, 'the text does not end in a newline');
  if (parsed.kind === 'malformed') throw new Error(`no note: line ${parsed.line}: ${parsed.what}`);
  return note;
}

/** One signature line, with its newline. */
export function writeSignature({ name, keyId, bytes }: Signature): string {
  const id = Uint8Array.from(keyId.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return `${SIGNATURE_START}${name} ${toBase64(concat(id, bytes))}\n`;
}
