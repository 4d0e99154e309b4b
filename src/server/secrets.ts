import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Reads the secrets that sign the choice cookie, one a line in base64, the newest first; makes the file
 * with one secret when it is not there, readable by its owner only.
 *
 * @throws {Error} when a line is no secret of at least 32 bytes.
 */
export function readSecrets(path: string): readonly Uint8Array<ArrayBuffer>[] {
  if (!existsSync(path)) {
    // `wx`: two servers that start at once must not overwrite each other's.
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const secrets = lines.map((line) => Uint8Array.from(Buffer.from(line.trim(), 'base64')));
  const short = secrets.findIndex((secret) => secret.length < 32);
  if (secrets.length === 0 || short >= 0) {
    throw new Error(
      `${path}:${short + 1}: a secret has at least 32 bytes in base64; make one with: openssl rand -base64 32`,
    );
  }
  return secrets;
}
