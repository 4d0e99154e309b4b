/** Whom a verifier believes: which logs, which witnesses, and how many of these have to have signed. */
import { parseVerifierKey, type Role, type VerifierKey } from './log/keys.ts';

export interface Trust {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** How many witnesses have to have cosigned before a checkpoint counts. */
  readonly quorum: number;
}

export interface TrustOptions {
  /** Verifier keys of logs. A log has several when its key was rotated. */
  readonly logs: readonly string[];
  /** Verifier keys of witnesses. */
  readonly witnesses?: readonly string[];
  /** Default: 0, a checkpoint counts without. */
  readonly quorum?: number;
}

/**
 * Reads the keys that a verifier believes.
 *
 * Throws an Error that names the key or number when one is not what it should be, and rejects where the platform has no
 * Ed25519. A key that stands there twice is a mistake: one witness would count as two.
 *
 * @example
 * const trust = await trustIn({ logs: ['nightstage.example/log+e6da05a1+AaSd…'] });
 */
export async function trustIn({ logs, witnesses = [], quorum = 0 }: TrustOptions): Promise<Trust> {
  if (logs.length === 0) throw new Error('logs: name at least one key of a log');
  const isCount = Number.isInteger(quorum) && quorum >= 0 && quorum <= witnesses.length;
  if (!isCount) throw new Error(`quorum: ${quorum} is not between 0 and the number of witnesses, ${witnesses.length}`);
  const trust: Trust = { logs: await keysOf('log', logs), witnesses: await keysOf('witness', witnesses), quorum };
  const seen = new Set<string>();
  for (const { name, publicKey } of [...trust.logs, ...trust.witnesses]) {
    if (seen.has(publicKey.join())) throw new Error(`'${name}' has a public key that stands there twice`);
    seen.add(publicKey.join());
  }
  return trust;
}

const keysOf = (role: Role, texts: readonly string[]): Promise<VerifierKey[]> =>
  Promise.all(texts.map((text) => keyOf(role, text)));

async function keyOf(role: Role, text: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(text);
  if (key.kind === 'malformed') throw new Error(`'${text}' is no verifier key: ${key.what}`);
  if (key.role !== role) throw new Error(`'${text}' is the key of a ${key.role}, not of a ${role}`);
  return key;
}
