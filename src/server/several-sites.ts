import { type Dictionary, dictionary, matchHost } from '../registry/index.ts';
import type { ConsentServer } from './consent-server.ts';
import { refuseShared } from './distinct-sites.ts';
import { siteOf } from './history.ts';
import { problem } from './problem.ts';

/** Several sites behind one address: what `listen` takes of a consent server. */
export interface SeveralSites {
  /** Has a request answered by the site whose host it names; 421 where it names none. */
  fetch(request: Request, env?: object): Promise<Response>;
  /** {@link ConsentServer.drain} of each. */
  drain(): void;
  /** {@link ConsentServer.close} of each. A store that they share is the caller's to close, afterwards. */
  close(): Promise<void>;
}

/**
 * Puts several sites behind one address. A request belongs to the site that has its host among its domains, else to the
 * one with the nearest domain around it, by the `Host` that came and nothing else: a proxy in front has to pass it on.
 *
 * Each site keeps to what its consent server was made with. They may share a store, which keeps them apart by their first
 * domains. A page of one of them is no page of another, whatever that one's `allowedOrigins` say, and also where one's
 * domain lies within the other's.
 *
 * `…/health` and `…/ready` at a host of no site, by which a load balancer asks, tell of all sites together.
 *
 * @throws {Error} where there is no site, and for two that claim the same domain, log or choice cookie.
 * @example
 * const sites = severalSites([await consentServer(north), await consentServer(south)]);
 * await listen({ fetch: sites.fetch, port: 7575, hostname: '127.0.0.1', onStopping: sites.drain, onStopped: sites.close });
 */
export function severalSites(servers: readonly ConsentServer[]): SeveralSites {
  if (servers.length === 0) throw new Error('severalSites([]): name at least one consent server');
  refuseShared(
    servers.map(({ registry, logOrigin }, index) => ({
      name: `servers[${index}] (${siteOf(registry)})`,
      registry,
      logOrigin,
    })),
  );
  const owners = ownersOf(servers);
  return {
    fetch: async (request, env) => {
      const server = ownerOf(owners, request.url);
      return server ? server.fetch(withoutKin(owners, server, request), env) : answerForAll(servers, request);
    },
    drain: () => {
      for (const each of servers) each.drain();
    },
    close: async () => {
      await Promise.all(servers.map((each) => each.close()));
    },
  };
}

function ownersOf(servers: readonly ConsentServer[]): Dictionary<ConsentServer> {
  const owners = dictionary<ConsentServer>();
  for (const server of servers) for (const domain of server.registry.site.domains) owners[domain] = server;
  return owners;
}

/** RFC 1034 3.1: a name that ends with a dot is the same one, and browsers leave the dot in the `Host`. */
function ownerOf(owners: Dictionary<ConsentServer>, address: string): ConsentServer | undefined {
  return matchHost(owners, new URL(address).hostname.replace(/\.$/, ''));
}

/**
 * A request from a page of another site comes from an opaque origin, which no site takes for its own (RFC 6454 7.1: `null`).
 * By its domains alone a site takes whatever lies within them for its own.
 */
function withoutKin(owners: Dictionary<ConsentServer>, server: ConsentServer, request: Request): Request {
  const origin = request.headers.get('origin') ?? '';
  const owner = URL.canParse(origin) ? ownerOf(owners, origin) : undefined;
  if (!owner || owner === server) return request;
  const headers = new Headers(request.headers);
  headers.set('origin', 'null');
  return new Request(request, { headers });
}

/** Whether the process lives, and whether every site is ready: the first that is not answers for all. */
async function answerForAll(servers: readonly ConsentServer[], request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const asked = ['/health', '/ready'].find((each) => servers.some(({ basePath }) => pathname === basePath + each));
  if (asked === undefined || !/^(GET|HEAD)$/.test(request.method)) return unknownSite(request);
  const answers = await Promise.all(
    servers.map(({ basePath, fetch }) =>
      fetch(new Request(new URL(basePath + asked, request.url), { method: request.method })),
    ),
  );
  return answers.find(({ ok }) => !ok) ?? (answers[0] as Response);
}

/** RFC 9110 15.5.20: "the request was directed at a server that is unable or unwilling to produce an authoritative response". */
function unknownSite({ url }: Request): Response {
  return problem('unknown-site', `host: ${new URL(url).hostname.slice(0, 255)}`, {
    'x-content-type-options': 'nosniff',
  });
}
