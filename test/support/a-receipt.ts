/** A receipt as a server gives it out: a record in a log, its proof from tiles, cosigned by witnesses. */
import {
  cosign,
  entryOf,
  parseSignerKey,
  proveInclusionFromTiles,
  type SignerKey,
  sign,
  type Trust,
  trustIn,
  writeCheckpoint,
  writeNote,
  writeReceipt,
  writeSignerKey,
  writeTlogProof,
  writeVerifierKey,
} from '../../src/proof/index.ts';
import { canonicalJson } from '../../src/registry/index.ts';
import { aLog, numbered, sha256, utf8 } from './a-log.ts';
import { aRecord } from './a-record.ts';

export const ORIGIN = 'site.example/log';
export const WITNESSES = ['witness-a.example', 'witness-b.example'] as const;
export const COSIGNED_AT = 1_800_000_000;

export async function signerOf(name: string, role: 'log' | 'witness', seed = name): Promise<SignerKey> {
  const key = await parseSignerKey(await writeSignerKey(name, role, sha256(utf8(seed))));
  if (key.kind === 'malformed') throw new Error(key.what);
  return key;
}

export const verifierKeyOf = ({ name, role, publicKey }: SignerKey): Promise<string> =>
  writeVerifierKey(name, role, publicKey);

export interface AReceipt {
  readonly text: string;
  readonly recordText: string;
  readonly salt: Uint8Array;
  readonly proof: string;
  readonly log: SignerKey;
}

export interface ReceiptOptions {
  readonly size?: number;
  readonly index?: number;
  readonly record?: object;
  readonly witnesses?: readonly string[];
}

export async function aReceipt(options: ReceiptOptions = {}): Promise<AReceipt> {
  const { size = 1000, index = 437, record = aRecord(), witnesses = WITNESSES } = options;
  const recordText = canonicalJson(record);
  const salt = sha256(utf8('salt')).subarray(0, 16);
  const entry = entryOf(sha256, salt, recordText);
  const kept = aLog(numbered('entry', size).with(index, entry));
  const log = await signerOf(ORIGIN, 'log');
  const checkpoint = writeCheckpoint({ origin: ORIGIN, ...kept.head() });
  const cosigners = await Promise.all(witnesses.map((name) => signerOf(name, 'witness')));
  const note = writeNote(checkpoint, [
    await sign(checkpoint, log),
    ...(await Promise.all(cosigners.map((each, at) => cosign(checkpoint, each, COSIGNED_AT + at)))),
  ]);
  const proof = writeTlogProof(index, proveInclusionFromTiles(sha256, kept.read, index, size), note);
  const text = writeReceipt(sha256, { recordText, salt, proof, publicKey: log.publicKey });
  return { text, recordText, salt, proof, log };
}

/** Whoever believes the log, and as many of the witnesses as are named. */
export async function aTrust(witnesses: readonly string[] = [], quorum = witnesses.length): Promise<Trust> {
  const keys = await Promise.all(witnesses.map(async (name) => verifierKeyOf(await signerOf(name, 'witness'))));
  return trustIn({ logs: [await verifierKeyOf(await signerOf(ORIGIN, 'log'))], witnesses: keys, quorum });
}
