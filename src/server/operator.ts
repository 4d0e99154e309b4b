import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** As hard to guess as a key, if it is made by chance. */
const LEAST_BYTES = 16;

/**
 * The token that lets the operator in, checked.
 *
 * @throws {Error} when it could be guessed.
 */
export function operatorTokenOf(token: string | undefined, where = 'operatorToken'): string | undefined {
  if (token === undefined || Buffer.byteLength(token) >= LEAST_BYTES) return token;
  throw new Error(`${where}: a token has at least ${LEAST_BYTES} bytes; make one with: openssl rand -base64 32`);
}

/**
 * Reads the operator's token from the first line of a file.
 *
 * @throws {Error} with the file in its message when it cannot be read or the token is too short.
 */
export function readOperatorToken(path: string): string {
  return operatorTokenOf(firstLine(path), path) as string;
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n', 1)[0]?.trim() ?? '';
  } catch (error) {
    throw new Error(`cannot read the operator's token: ${(error as Error).message}`, { cause: error });
  }
}

/** Whether a request brings the token: as a bearer's (RFC 6750 2.1), or as the password of any user (RFC 7617). */
export function isOperator(request: Request, token: string): boolean {
  const [scheme = '', credentials = ''] = (request.headers.get('authorization') ?? '').split(' ', 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return isSame(credentials, token);
    case 'basic':
      return isSame(passwordIn(credentials), token);
    default:
      return false;
  }
}

/** RFC 7617 2: a user's name holds no colon, a password may. */
function passwordIn(credentials: string): string {
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** In a time that tells nothing of the token, its length neither. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((each) => createHash('sha256').update(each).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, other);
}
