import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Grant, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { LANGUAGES, type Language } from '../../../src/registry/index.ts';
import { htmlLanguage } from '../../../src/render/index.ts';
import { standInHeaders } from '../stand-in-page.ts';
import { memoryAdapter } from './memory-adapter.ts';
import {
  enterPage,
  errorPage,
  MOST_NAME_LETTERS,
  providerLanguage,
  signedOutPage,
  signOutPage,
} from './provider-pages.ts';

export interface DemoProviderOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the site takes visitors who come back. */
  readonly returnAddress: string;
  readonly signedOutAddress: string;
  /** Default: any that is free. */
  readonly port?: number;
}

export interface DemoProvider {
  /** Its address, on a host of its own: browsers keep cookies by host and not by port. */
  readonly issuer: string;
  /** As `oidc-provider` has it. */
  readonly provider: Provider;
  stop(): Promise<void>;
}

const MINUTE = 60;
const DAY = 86_400;

/**
 * A real OpenID provider for the demo, in this process, with everything in its memory: a visitor names themselves, and
 * needs no password.
 */
export async function openDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, 'localhost', resolve);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = providerAt(issuer, options);
  const protocol = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/enter/')) return void protocol(request, response);
    enter(provider, options.returnAddress, request, response).catch((error: unknown) => {
      const language = languageAsked(request);
      const page = errorPage(language, siteOf(options.returnAddress), (error as Error).message);
      response.writeHead(400, standInHeaders(options.returnAddress)).end(page);
    });
  });
  return { issuer, provider, stop: () => stop(server) };
}

function providerAt(issuer: string, { clientId, clientSecret, ...addresses }: DemoProviderOptions): Provider {
  const site = siteOf(addresses.returnAddress);
  const headers = standInHeaders(addresses.returnAddress);
  const show = (ctx: KoaContextWithOIDC, page: string): void => {
    ctx.set(headers);
    ctx.body = page;
  };
  return new Provider(issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [addresses.returnAddress],
        post_logout_redirect_uris: [addresses.signedOutAddress],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    // The name stands in the ID token, so that the site need not ask for it.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(languageOf(ctx), form)),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage(languageOf(ctx), site)),
      },
    },
    discovery: { ui_locales_supported: LANGUAGES.map(htmlLanguage) },
    interactions: { url: (_, { uid }) => `/enter/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: sub }) }),
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    // RFC 9700 section 4.14.2: a refresh token is good for one use; used again, all that came of it ends.
    rotateRefreshToken: () => true,
    // There is one site, and it is the provider's own: nobody needs to be asked whether it may know them.
    loadExistingGrant: ({ oidc }) => grantFor(oidc, clientId),
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      IdToken: 10 * MINUTE,
      Interaction: 10 * MINUTE,
      RefreshToken: DAY,
      Session: DAY,
      Grant: DAY,
    },
    renderError: (ctx, { error, error_description: said }) =>
      show(ctx, errorPage(languageOf(ctx), site, said ?? error)),
  });
}

/** The site's first page. */
const siteOf = (returnAddress: string): string => new URL('/', returnAddress).href;

const languageAsked = ({ headers }: IncomingMessage, uiLocales?: unknown): Language =>
  providerLanguage(uiLocales, headers['accept-language']);

/** An error may come before the parameters are looked at. */
const languageOf = ({ oidc, query, req }: KoaContextWithOIDC): Language =>
  languageAsked(req, oidc?.params?.ui_locales ?? query.ui_locales);

async function grantFor(
  { provider, session }: KoaContextWithOIDC['oidc'],
  clientId: string,
): Promise<Grant | undefined> {
  const id = session?.grantIdFor(clientId);
  const found = id === undefined ? undefined : await provider.Grant.find(id);
  if (found) return found;
  const grant = new provider.Grant({ clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** The page where a visitor says who they are, and what it sends. */
async function enter(
  provider: Provider,
  returnAddress: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response);
  const form = request.method === 'POST' ? new URLSearchParams(await textOf(request)) : undefined;
  const name = form && nameIn(form);
  if (form?.has('no')) return provider.interactionFinished(request, response, NO);
  if (name) return provider.interactionFinished(request, response, { login: { accountId: name } });
  const page = enterPage(languageAsked(request, params.ui_locales), uid, form !== undefined);
  response.writeHead(form ? 422 : 200, standInHeaders(returnAddress)).end(page);
}

const NO = { error: 'access_denied', error_description: 'the visitor said no' };

/** A name in one way of writing it, so that it is the same from every keyboard; half a letter is none. */
const nameIn = (form: URLSearchParams): string =>
  (form.get('name') ?? '').normalize('NFC').slice(0, MOST_NAME_LETTERS).toWellFormed().trim();

/** As much as a name can be long in any script. */
const MOST_BYTES = 4_096;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    if (Buffer.concat(chunks).length > MOST_BYTES) throw new Error('this is too long for a name');
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
