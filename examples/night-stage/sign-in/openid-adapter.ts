import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
  tokenRevocation,
} from 'openid-client';
import type {
  AuthorisationAnswer,
  AuthorisationRequest,
  Exchanged,
  OpenIdProvider,
  ProviderTokens,
  Refreshed,
} from '../../../src/features/sign-in/index.ts';

export interface OpenIdAdapterOptions {
  /** The provider's address, as it names itself. Without TLS only on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider leads back to, as registered there. */
  readonly returnAddress: string;
  /** Where it leads to after a sign-out, as registered there. */
  readonly signedOutAddress: string;
}

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;
type Unanswered = Exclude<Refreshed, { readonly kind: 'renewed' }>;

/** Shorter than the overlap of sign-in: a reply that takes longer is none. */
const TIMEOUT_SECONDS = 10;
/** For a provider that does not say: RFC 6749 section 5.1 only recommends it. */
const ASSUMED_SECONDS = 300;
const NOT_NOW = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/**
 * An OpenID provider by `openid-client`, which checks state, nonce, issuer and the ID token with its signature.
 *
 * @example
 * const provider = openIdAdapter({ issuer: 'https://id.example', clientId, clientSecret, returnAddress, signedOutAddress });
 */
export function openIdAdapter(options: OpenIdAdapterOptions): OpenIdProvider {
  const configuration = once(() => discover(options));
  return {
    authorisationAddress: async (request) => {
      const found = await answered(configuration);
      return 'kind' in found ? undefined : authorisationAddress(found, options, request);
    },
    exchange: (answer) => answered(async () => exchange(await configuration(), options, answer)),
    refresh: (refreshToken) =>
      answered(async () => {
        const tokens = await refreshTokenGrant(await configuration(), refreshToken);
        return { kind: 'renewed', user: userOf(tokens), tokens: tokensOf(tokens) };
      }),
    end: async (tokens, language) => {
      const address = await answered(async () => end(await configuration(), options, tokens, language));
      // Where the provider does not answer, the visitor is signed out here all the same.
      return typeof address === 'string' ? address : undefined;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OpenIdAdapterOptions): Promise<Configuration> {
  const address = new URL(issuer);
  const execute = [enableNonRepudiationChecks, ...(isLoopback(address) ? [allowInsecureRequests] : [])];
  const authentication = ClientSecretBasic(clientSecret);
  return discovery(address, clientId, undefined, authentication, { execute, timeout: TIMEOUT_SECONDS });
}

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function authorisationAddress(
  found: Configuration,
  { returnAddress }: OpenIdAdapterOptions,
  { state, nonce, challenge, language }: AuthorisationRequest,
): string {
  return buildAuthorizationUrl(found, {
    redirect_uri: returnAddress,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...inLanguage(language),
  }).href;
}

async function exchange(
  found: Configuration,
  { returnAddress }: OpenIdAdapterOptions,
  { query, state, nonce, verifier }: AuthorisationAnswer,
): Promise<Exchanged> {
  // Behind a proxy the request's own address may be another than the one that was registered.
  const address = new URL(`?${query}`, returnAddress);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  const tokens = await authorizationCodeGrant(found, address, checks);
  const name = tokens.claims()?.name;
  return {
    kind: 'signed-in',
    // There is an ID token: the checks ask for it.
    user: userOf(tokens) as string,
    name: typeof name === 'string' ? name : undefined,
    tokens: tokensOf(tokens),
  };
}

/** RFC 7009 for the tokens; where the visitor's own session at the provider can end, its address. */
async function end(
  found: Configuration,
  { signedOutAddress }: OpenIdAdapterOptions,
  { refreshToken, accessToken, idToken }: ProviderTokens,
  language: string | undefined,
): Promise<string | undefined> {
  await tokenRevocation(found, refreshToken ?? accessToken);
  if (idToken === undefined || !found.serverMetadata().end_session_endpoint) return undefined;
  const parameters = { id_token_hint: idToken, post_logout_redirect_uri: signedOutAddress, ...inLanguage(language) };
  return buildEndSessionUrl(found, parameters).href;
}

/** OpenID Connect Core 3.1.2.1, and RP-Initiated Logout 2. */
const inLanguage = (language: string | undefined): Record<string, string> =>
  language === undefined ? {} : { ui_locales: language };

function userOf(tokens: Tokens): string | undefined {
  const claims = tokens.claims();
  return claims && `${claims.iss} ${claims.sub}`;
}

function tokensOf(tokens: Tokens): ProviderTokens {
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    idToken: tokens.id_token,
    lifetimeSeconds: tokens.expiresIn() ?? ASSUMED_SECONDS,
  };
}

async function answered<Answer>(work: () => Promise<Answer>): Promise<Answer | Unanswered> {
  try {
    return await work();
  } catch (error) {
    return answerTo(error);
  }
}

/** What an error of `openid-client` means; another is a mistake, and stays one. */
function answerTo(error: unknown): Unanswered {
  if (error instanceof AuthorizationResponseError) return { kind: 'refused', because: error.error };
  if (error instanceof ResponseBodyError) {
    // Of the errors of RFC 6749 section 5.2 one is about the visitor; the others are about the site or the provider.
    return { kind: error.error === 'invalid_grant' ? 'refused' : 'unreachable', because: error.error };
  }
  if (error instanceof ClientError) {
    const because = error.code ?? error.message;
    return { kind: NOT_NOW.includes(because) ? 'unreachable' : 'refused', because };
  }
  // Fetch: "a network error" is a TypeError, with what happened as its cause.
  if (error instanceof TypeError && error.cause) return { kind: 'unreachable', because: error.message };
  throw error;
}

/** What has been found is kept; what has failed is tried again. */
function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= find().catch((error) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}
