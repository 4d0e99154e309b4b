/** Whether a folder of evidence is what was signed; takes any folder, with no network and no browser. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { decodeUtf8, openNote, type VerifierKey, verifyReceipt } from '../../proof/index.ts';
import { nodeSha256, sha256Hex } from '../sha256.ts';
import { MANIFEST_FILE, type Manifest, noteText, RECEIPT_FILE, readManifest, SIGNATURE_FILE } from './manifest.ts';

/** A file that is not as it should be. */
export interface EvidenceFault {
  /** In the folder, with `/`. */
  readonly file: string;
  readonly what: string;
}

export interface VerifiedEvidence {
  /** Every file that differs; nothing is proven unless there is none. */
  readonly faults: readonly EvidenceFault[];
  /** Once its signature fits; what it says may be used. */
  readonly manifest: Manifest | undefined;
  /** Whose key has signed. */
  readonly signedBy: string | undefined;
  /** What the receipt proves, in plain words; `undefined` where there is none. */
  readonly logged: string | undefined;
}

/**
 * Holds a folder of evidence against the keys of its log: the signature, the manifest, each picture, and the receipt if
 * there is one. A file that nobody has signed is a fault too.
 *
 * @throws {Error} when there is no such folder.
 */
export async function verifyEvidence(folder: string, keys: readonly VerifierKey[]): Promise<VerifiedEvidence> {
  const files = await filesIn(folder);
  const read = (file: string): Promise<Uint8Array | undefined> => readFile(join(folder, file)).catch(() => undefined);
  const signed = await verifyManifest(await read(MANIFEST_FILE), await read(SIGNATURE_FILE), keys);
  if ('what' in signed) return { faults: [signed], manifest: undefined, signedBy: undefined, logged: undefined };
  const { manifest, hash, signedBy } = signed;
  const receipt = files.includes(RECEIPT_FILE) ? await verifyLogged(await read(RECEIPT_FILE), hash, keys) : undefined;
  const faults = [
    ...(await pictureFaults(manifest, read)),
    ...unsigned(manifest, files),
    ...(receipt && 'what' in receipt ? [receipt] : []),
  ];
  return { faults, manifest, signedBy, logged: receipt && 'proves' in receipt ? receipt.proves : undefined };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(`${folder}: there is no such folder, or it cannot be read`, { cause });
  });
  return found
    .filter((each) => !each.isDirectory())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'));
}

interface SignedManifest {
  readonly manifest: Manifest;
  readonly hash: string;
  readonly signedBy: string;
}

/** Nothing of the manifest is read before its hash is one that a known key has signed. */
async function verifyManifest(
  bytes: Uint8Array | undefined,
  signature: Uint8Array | undefined,
  keys: readonly VerifierKey[],
): Promise<SignedManifest | EvidenceFault> {
  if (!bytes) return { file: MANIFEST_FILE, what: 'it is not there: the folder was never finished, or it was removed' };
  if (!signature) return { file: SIGNATURE_FILE, what: 'it is not there, so that nobody has signed the manifest' };
  const note = await openNote(decodeUtf8(signature) ?? '', keys);
  if (note.kind !== 'opened') return { file: SIGNATURE_FILE, what: UNSIGNED[note.kind] };
  const hash = sha256Hex(bytes);
  if (!note.text.endsWith(`\n${hash}\n`)) return { file: MANIFEST_FILE, what: 'it is not the one that was signed' };
  const manifest = readManifest(bytes);
  if (!manifest) return { file: MANIFEST_FILE, what: 'it is signed, and of another format than this version reads' };
  if (note.text !== noteText(manifest, hash))
    return { file: SIGNATURE_FILE, what: 'it signs another site or another registry than the manifest names' };
  return { manifest, hash, signedBy: note.verified.map(({ key }) => key.name)[0] as string };
}

const UNSIGNED = {
  malformed: 'it is no signed note',
  'unknown-signers': 'no key that was named with --log-key has signed it',
  'bad-signature': 'the signature does not fit: the note was changed',
} as const;

async function pictureFaults(
  { pictures }: Manifest,
  read: (file: string) => Promise<Uint8Array | undefined>,
): Promise<readonly EvidenceFault[]> {
  const faults: EvidenceFault[] = [];
  for (const { file, sha256 } of pictures) {
    const bytes = await read(file);
    if (!bytes) faults.push({ file, what: 'it is not there' });
    else if (sha256Hex(bytes) !== sha256) faults.push({ file, what: 'it is not the picture that was signed' });
  }
  return faults;
}

function unsigned({ pictures }: Manifest, files: readonly string[]): readonly EvidenceFault[] {
  const known = new Set([MANIFEST_FILE, SIGNATURE_FILE, RECEIPT_FILE, ...pictures.map(({ file }) => file)]);
  return files.filter((file) => !known.has(file)).map((file) => ({ file, what: 'the manifest does not name it' }));
}

async function verifyLogged(
  bytes: Uint8Array | undefined,
  hash: string,
  logs: readonly VerifierKey[],
): Promise<{ readonly proves: string } | EvidenceFault> {
  const text = decodeUtf8(bytes ?? new Uint8Array()) ?? '';
  const found = await verifyReceipt(text, { logs, witnesses: [], quorum: 0 }, nodeSha256);
  if (found.kind === 'not-proven') return { file: RECEIPT_FILE, what: `${found.part}: ${found.message}` };
  const { kind, manifest } = found.record;
  if (kind !== 'release' || manifest !== hash) return { file: RECEIPT_FILE, what: 'it is of another record' };
  return { proves: found.proves };
}
