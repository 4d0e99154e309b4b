import { resolveCname } from 'node:dns/promises';

/**
 * The names that a host stands for by DNS (CNAME), nearest first; empty where there is none or nobody answers. Never
 * rejects.
 */
export type LookupAliases = (host: string) => Promise<readonly string[]>;

/** Ours: longer chains than any real one end here, and so do circles. */
const MAX_ALIASES = 16;

/** Asks the resolver of this machine. */
export const aliasesByDns: LookupAliases = async (host) => {
  const names: string[] = [];
  for (let name: string | undefined = host; name !== undefined && names.length < MAX_ALIASES; ) {
    name = (await resolveCname(name).catch(() => []))[0]?.toLowerCase().replace(/\.$/, '');
    if (name === undefined || name === host || names.includes(name)) break;
    names.push(name);
  }
  return names;
};

/** The aliases of the site's own hosts, each looked up once, when it is first seen. */
export class Aliases {
  readonly #domains: readonly string[];
  readonly #lookup: LookupAliases;
  readonly #known = new Map<string, readonly string[]>();
  readonly #asked = new Map<string, Promise<void>>();

  /** @param domains the site's own. */
  constructor(domains: readonly string[], lookup: LookupAliases) {
    this.#domains = domains.map((domain) => domain.toLowerCase());
    this.#lookup = lookup;
  }

  note(url: string): void {
    const host = hostOf(url);
    const isOwn = host !== undefined && this.#domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    if (!isOwn || this.#asked.has(host)) return;
    const asked = this.#lookup(host).then(
      (names) => void this.#known.set(host, names),
      () => undefined,
    );
    this.#asked.set(host, asked);
  }

  /** A request with the aliases of its host, as far as they are known. */
  given<T extends { readonly url: string }>(request: T): T {
    const aliases = this.#known.get(hostOf(request.url) ?? '');
    return aliases ? { ...request, aliases } : request;
  }

  async settle(): Promise<void> {
    await Promise.all(this.#asked.values());
  }
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);
