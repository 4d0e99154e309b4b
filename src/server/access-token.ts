import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token can open. Each route that asks for a token names one. */
export const SCOPES = ['metrics', 'violations', 'features', 'rates', 'audit'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * A token as the server knows it: by the hash of its secret, never by the secret.
 *
 * A plain SHA-256 is enough, since the secret is random, of 32 bytes: nobody finds it by trying, however fast the hash.
 * Slow, salted hashes (Argon2, bcrypt) are for what people think up, and would make every request wait.
 */
export interface AccessToken {
  /** Tells tokens apart in the log: 1 to 64 letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The last day on which it opens anything, ISO 8601 in UTC: `2027-01-31`. */
  readonly validUntil: string;
  /** SHA-256 of the secret's bytes as they are sent, in hexadecimal. */
  readonly sha256: string;
}

/** As hard to guess as a key. */
const SECRET_BYTES = 32;
/** So that scanners for leaked secrets, and people, know one when they see it. */
const SECRET_PREFIX = 'samtykke_';

/**
 * Makes a token, and the secret that opens what it names.
 *
 * @returns the secret besides: it is kept nowhere, so give it to its holder now.
 * @throws {Error} for a name, scope or day that no token can have.
 *
 * @example
 * const { secret, token } = makeAccessToken({ name: 'prometheus', scopes: ['metrics'], validUntil: '2027-01-31' });
 */
export function makeAccessToken(of: Omit<AccessToken, 'sha256'>): {
  readonly secret: string;
  readonly token: AccessToken;
} {
  const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const token = { ...of, sha256: hashOf(secret).toString('hex') };
  const [fault] = tokenFaults([token]);
  if (fault) throw new Error(`makeAccessToken: ${fault.message}`);
  return { secret, token };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The token that a secret is of. Takes a time that tells nothing of the tokens: the hash of what is given is compared
 * with each, whole.
 */
export function tokenOf(secret: string, tokens: readonly AccessToken[]): AccessToken | undefined {
  const hash = hashOf(secret);
  return tokens.filter(({ sha256 }) => timingSafeEqual(hash, Buffer.from(sha256, 'hex')))[0];
}

/** Whether a token opens nothing any more. */
export const isExpired = ({ validUntil }: AccessToken, now: Date): boolean =>
  now.toISOString().slice(0, 10) > validUntil;

interface TokenFault {
  /** Place in the list. */
  readonly index: number;
  readonly message: string;
}

/** What is wrong with tokens, each with its mend. Two of one name could not be told apart, nor two of one secret. */
export function tokenFaults(tokens: readonly AccessToken[]): readonly TokenFault[] {
  return tokens.flatMap((token, index) => {
    const earlier = tokens.slice(0, index);
    const message = faultOf(token) ?? repeated(token, earlier);
    return message === undefined ? [] : [{ index, message }];
  });
}

function faultOf({ name, scopes, validUntil, sha256 }: AccessToken): string | undefined {
  if (!/^[\w.-]{1,64}$/.test(name))
    return `the name ${quoted(name)} is none; write 1 to 64 letters, digits, "-", "_" and "."`;
  const strange = scopes.find((each) => !SCOPES.includes(each));
  if (strange !== undefined || scopes.length === 0)
    return `${strange === undefined ? 'no scope' : `there is no scope ${quoted(strange)}`}; write one or more of ${SCOPES.join(',')}`;
  if (!isDay(validUntil))
    return `${quoted(validUntil)} is no day; write the last one on which the token holds, such as 2027-01-31`;
  if (!/^[0-9a-f]{64}$/i.test(sha256))
    return 'the last field is no SHA-256 in hexadecimal (64 digits); have it made by: samtykke token new';
  return undefined;
}

function repeated({ name, sha256 }: AccessToken, earlier: readonly AccessToken[]): string | undefined {
  if (earlier.some((each) => each.name === name))
    return `there is a token ${quoted(name)} before it; give each a name of its own`;
  const same = earlier.find((each) => each.sha256.toLowerCase() === sha256.toLowerCase());
  return same && `it is of the same secret as ${quoted(same.name)}; give each a secret of its own`;
}

/** Ours: of a secret that got into the wrong field the message shows a beginning only. */
const quoted = (text: string): string => JSON.stringify(text.length > 24 ? `${text.slice(0, 12)}…` : text);

/** ISO 8601: a day that is in the calendar. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
