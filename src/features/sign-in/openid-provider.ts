/**
 * An OpenID provider, as sign-in needs one: the port between it and a library that speaks the protocol. An adapter
 * answers with values; what it throws is a mistake in it.
 */
export interface OpenIdProvider {
  /**
   * Where a visitor signs in, by authorisation code with PKCE (RFC 7636, S256).
   *
   * @returns `undefined` when the provider cannot be reached.
   */
  authorisationAddress(request: AuthorisationRequest): Promise<string | undefined>;
  /**
   * What the visitor came back with, checked (RFC 6749 section 10.12: `state`; OpenID Connect Core 3.1.3.7: the ID token
   * and its `nonce`; RFC 9207: `iss`) and exchanged for tokens.
   */
  exchange(answer: AuthorisationAnswer): Promise<Exchanged>;
  /** New tokens for a refresh token. */
  refresh(refreshToken: string): Promise<Refreshed>;
  /**
   * Ends the sign-in at the provider (RFC 7009), as well as it can.
   *
   * @param language that the visitor reads, as {@link AuthorisationRequest} has it.
   * @returns where the visitor can sign out there too (OpenID Connect RP-Initiated Logout 1.0), if they can.
   */
  end(tokens: ProviderTokens, language?: string): Promise<string | undefined>;
}

export interface AuthorisationRequest {
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 section 4.2, by S256. */
  readonly challenge: string;
  /** That the visitor reads (BCP 47), for `ui_locales` (OpenID Connect Core 3.1.2.1). */
  readonly language?: string | undefined;
}

export interface AuthorisationAnswer {
  /** The query that the visitor came back with. */
  readonly query: URLSearchParams;
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 section 4.1. */
  readonly verifier: string;
}

/** Tokens of the provider: they stay on the server. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  readonly idToken?: string | undefined;
  /** How long the access token lives from now on, in seconds. */
  readonly lifetimeSeconds: number;
}

/** Who signed in. */
export interface ProviderUser {
  /** Issuer and subject: together they name one person for ever (OpenID Connect Core 2). */
  readonly user: string;
  /** What to call them. */
  readonly name?: string | undefined;
}

export type Exchanged = ({ readonly kind: 'signed-in'; readonly tokens: ProviderTokens } & ProviderUser) | Unanswered;

/** `user`: where the provider says again who it is. */
export type Refreshed =
  | { readonly kind: 'renewed'; readonly tokens: ProviderTokens; readonly user?: string | undefined }
  | Unanswered;

type Unanswered =
  /** The visitor or the provider said no, or what was answered does not hold. `because`: for the log, not for a page. */
  | { readonly kind: 'refused'; readonly because: string }
  /** For now: nothing is known. */
  | { readonly kind: 'unreachable'; readonly because: string };
