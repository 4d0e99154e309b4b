import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Grant, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type Html, html, raw } from '../../../src/render/index.ts';
import { memoryAdapter } from './memory-adapter.ts';

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
const MOST_NAME_LETTERS = 60;

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
    enter(provider, request, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end((error as Error).message);
    });
  });
  return { issuer, provider, stop: () => stop(server) };
}

function providerAt(issuer: string, { clientId, clientSecret, ...addresses }: DemoProviderOptions): Provider {
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
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
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
    renderError: (ctx, { error, error_description: said }) => {
      ctx.type = 'html';
      ctx.body = page('Something went wrong', html`<p>${said ?? error}</p>`);
    },
  });
}

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
async function enter(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(enterPage(uid));
    return;
  }
  const form = new URLSearchParams(await textOf(request));
  const name = form.get('name')?.trim().slice(0, MOST_NAME_LETTERS);
  const result = name
    ? { login: { accountId: name } }
    : { error: 'access_denied', error_description: 'the visitor said no' };
  await provider.interactionFinished(request, response, result);
}

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

const page = (title: string, main: Html): string =>
  html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { max-width: 24rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color-scheme: light dark; }
  input, button { font: inherit; padding: 0.5rem 0.75rem; }
  label, input { display: block; width: 100%; box-sizing: border-box; }
  button { margin-top: 1rem; margin-right: 0.5rem; }
</style>
<h1>${title}</h1>
${main}
</html>`.html;

const enterPage = (uid: string): string =>
  page(
    'Who are you?',
    html`<p>This is the demo’s own OpenID provider. It asks for no password and forgets everything when it stops.</p>
<form method="post" action="/enter/${uid}">
<label for="name">Any name</label>
<input id="name" name="name" maxlength="${MOST_NAME_LETTERS}" autocomplete="off" autofocus>
<button>Sign in</button>
<button name="no" value="1">Cancel</button>
</form>`,
  );

/** `form` is the library's own, with what it has to send. */
function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  ctx.body = signOutPage(form);
}

const signOutPage = (form: string): string =>
  page(
    'Sign out here too?',
    html`${raw(form)}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm">Stay signed in</button>`,
  );

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
