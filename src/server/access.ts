import type { MiddlewareHandler } from 'hono';
import { type AccessToken, isExpired, type Scope, tokenFaults, tokenOf } from './access-token.ts';
import type { ConsentServerOptions } from './options.ts';
import { problem } from './problem.ts';
import { type Tell, teller } from './tell.ts';

/** Lets through who brings a token with a scope; without tokens there is nothing at the address. */
export type Access = (scope: Scope) => MiddlewareHandler;

/**
 * Who may see what is not for visitors.
 *
 * @throws {Error} for tokens that are none.
 */
export function accessTo(options: ConsentServerOptions): Access {
  const { tokens, clock = Date.now } = options;
  if (tokens === undefined) return () => async () => problem('not-found');
  if (typeof tokens !== 'function') refuseFaults(tokens);
  const tell = teller(options);
  const known = typeof tokens === 'function' ? () => tokens().catch(noneSince(tell)) : async () => tokens;
  return (scope) => async (c, next) => {
    const secret = secretIn(c.req.raw);
    const token = secret === undefined ? undefined : tokenOf(secret, await known());
    if (!token) return challenge();
    const refused = refusalOf(token, scope, new Date(clock()));
    if (!refused) return next();
    tell('info', 'token-refused', { token: token.name, scope, because: refused.because });
    return refused.answer;
  };
}

function refuseFaults(tokens: readonly AccessToken[]): void {
  const [fault] = tokenFaults(tokens);
  if (fault) throw new Error(`tokens[${fault.index}]: ${fault.message}`);
}

/** Ours: a list that cannot be read opens nothing. By the last one that could, a token that was taken out would go on. */
function noneSince(tell: Tell): (error: unknown) => readonly AccessToken[] {
  return (error) => {
    tell('error', 'tokens-unreadable', { message: error instanceof Error ? error.message : String(error) });
    return [];
  };
}

interface Refused {
  readonly because: 'expired' | 'wrong-scope';
  readonly answer: Response;
}

function refusalOf(token: AccessToken, scope: Scope, now: Date): Refused | undefined {
  if (isExpired(token, now)) return { because: 'expired', answer: challenge() };
  // RFC 6750 3.1, insufficient_scope: 403. A browser that asked for another password would get no further.
  return token.scopes.includes(scope)
    ? undefined
    : { because: 'wrong-scope', answer: problem('wrong-scope', `scope: ${scope}`) };
}

function challenge(): Response {
  return problem('not-operator', undefined, {
    'www-authenticate': 'Basic realm="Samtykke: any user name, the token as password", charset="UTF-8"',
  });
}

/** The secret that a request brings: as a bearer's (RFC 6750 2.1), or as the password of any user (RFC 7617). */
function secretIn(request: Request): string | undefined {
  const [scheme = '', credentials = ''] = (request.headers.get('authorization') ?? '').split(' ', 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials;
    case 'basic':
      return passwordIn(credentials);
    default:
      return undefined;
  }
}

/** RFC 7617 2: a user's name holds no colon, a password may. */
function passwordIn(credentials: string): string {
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
