import { hkdfSync } from 'node:crypto';
import { allows, type Family, feature, type RequestJar } from '../features/index.ts';
import { originalNode } from '../features/routing/index.ts';
import { entryOf, type Registry, tableOf } from '../registry/index.ts';
import type { GatewayOptions } from './options.ts';
import { mayBeShared } from './shared-cache.ts';
import { groupFor, type OwnUpstream, type Upstream, type UpstreamGroup } from './upstreams.ts';

/** What the registry calls the cookie by which a visitor stays with one upstream. */
const COOKIE = 'originalNode';

/** What stands behind the cookie, for the operator's map. */
export const NODE_FAMILY: Family = { name: 'Gateway', names: [COOKIE], code: 'samtykke/gateway' };

/** Which upstream a visitor has, while one of their requests is under way. */
interface VisitorNode {
  /** Names none where the visitor does not allow the cookie. */
  readonly upstream: OwnUpstream;
  /** Has an answer tell the browser what to keep, unless others could get to see it. */
  answer(headers: Headers, method: string, status: number): void;
}

/** @returns nothing where the upstreams of a group take turns for everybody. */
export type VisitorNodes = (group: UpstreamGroup, openJar: () => RequestJar) => VisitorNode | undefined;

/**
 * The group whose visitors have an upstream of their own: the one that answers for the whole site, where it has several
 * addresses and the registry declares the cookie. Ours: no other, since a cookie holds one node; two groups would move
 * each other's visitors.
 */
export function stickyGroup(groups: readonly UpstreamGroup[], registry: Registry): UpstreamGroup | undefined {
  const group = groupFor(groups, '/');
  if (namesOf(group.upstreams).size < 2 || registry.site.choiceCookie === COOKIE) return undefined;
  return entryOf(tableOf(registry), 'cookie', COOKIE) ? group : undefined;
}

/** Where the cookie is refused, what the browser still has of it is deleted, and no node is worked out. */
const REFUSED = feature<void, undefined>([COOKIE], () => ({ value: undefined }));

/** Keeps each visitor with one upstream of a group while their session lasts, as far as they allow the cookie for it. */
export function visitorNodes(
  sticky: UpstreamGroup,
  options: Pick<GatewayOptions, 'registry' | 'secrets'>,
): VisitorNodes {
  const nodes = [...namesOf(sticky.upstreams)];
  const route = originalNode({ nodes, secret: secretOf(options), cookie: COOKIE });
  return (group, openJar) => {
    if (group !== sticky) return undefined;
    const jar = openJar();
    return {
      upstream: (down) => {
        if (!allows(jar.gate, COOKIE)) return jar.use(REFUSED, undefined);
        const { node } = jar.use(route, { down: namesOf(down) });
        return sticky.upstreams.find((each) => nameOf(each) === node);
      },
      answer: (headers, method, status) => {
        const ofSite = headers.getSetCookie().filter((each) => !isOurs(each));
        headers.delete('set-cookie');
        // A WebSocket goes where it goes until it ends: what comes behind it, the next answer says.
        const isTold = status !== 101 && !mayBeShared(method, status, headers);
        for (const each of [...ofSite, ...(isTold ? jar.setCookie() : [])]) headers.append('set-cookie', each);
      },
    };
  };
}

const nameOf = ({ address }: Upstream): string => address.origin;
const namesOf = (upstreams: Iterable<Upstream>): ReadonlySet<string> => new Set([...upstreams].map(nameOf));

/** A site's own cookie of that name would be taken for one of no node, and the visitor sent elsewhere. */
const isOurs = (header: string): boolean => header.split(/[=;]/, 1)[0]?.trim() === COOKIE;

/** A key of its own (RFC 5869): what tells of a node tells nothing of what signs and seals. */
function secretOf({ registry, secrets }: Pick<GatewayOptions, 'registry' | 'secrets'>): Uint8Array {
  const [newest] = secrets as [Uint8Array<ArrayBuffer>];
  const [site] = registry.site.domains as [string];
  return new Uint8Array(hkdfSync('sha256', newest, site, 'samtykke gateway node', 32));
}
