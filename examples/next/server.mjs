/** Next's pages behind the consent server, on one port. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { consentServer, loadRegistry, nodeMiddleware, readSecrets, sqliteStore, webRequest } from 'samtykke/server';

const { PORT = '3000', NODE_ENV, DATA = join(import.meta.dirname, 'data') } = process.env;
const dev = NODE_ENV === 'development';
mkdirSync(DATA, { recursive: true });

const consent = await consentServer({
  registry: await loadRegistry(join(import.meta.dirname, 'registry.yaml')),
  store: sqliteStore({ path: join(DATA, 'consent.db') }),
  secrets: readSecrets(join(DATA, 'consent.secrets')),
});

// Next bundles the pages apart from this file: app/visit.js finds only what is global.
const visits = new AsyncLocalStorage();
Object.assign(globalThis, { [Symbol.for('samtykke.visits')]: visits });

const app = next({ dir: import.meta.dirname, dev });
await app.prepare();
const handle = app.getRequestHandler();
const middleware = nodeMiddleware(consent);

const server = createServer((request, response) =>
  middleware(request, response, () => {
    const { head, banner, csp } = consent.visit(webRequest(request), 'en');
    const nonce = randomBytes(16).toString('base64');
    const policy = policyOf(csp, nonce);
    // Next reads here what nonce its own scripts have to bear.
    request.headers['content-security-policy'] = policy;
    response.setHeader('content-security-policy', policy);
    visits.run({ head, banner, nonce }, () => void handle(request, response));
  }),
);
server.listen(PORT, () => console.log(`http://localhost:${server.address().port}`));

/** The site's own policy: scripts that bear the nonce run, and what they load. The middleware adds which hosts are allowed. */
function policyOf({ script, style }, nonce) {
  return [
    `script-src ${script.join(' ')} 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // Next's tools for development are styled inline.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src ${style.join(' ')} 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
