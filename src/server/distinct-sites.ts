import type { Registry } from '../registry/index.ts';

/** A site as it is started beside others. */
export interface NamedSite {
  /** What its operator knows it by, such as its file. */
  readonly name: string;
  readonly registry: Registry;
  /** The name of its log, where it has the keys. */
  readonly logOrigin?: string | undefined;
}

/**
 * Makes sure that what one site has is no other's: domains, the log's name, and the choice cookie in a browser.
 *
 * @throws {Error} that names both sites, what they share, and the mend.
 */
export function refuseShared(sites: readonly NamedSite[]): void {
  for (const [index, one] of sites.entries()) {
    for (const other of sites.slice(index + 1)) {
      refuseSameDomain(one, other);
      refuseSameLog(one, other);
      refuseSameCookie(one, other);
      refuseSameCookie(other, one);
    }
  }
}

function refuseSameDomain(one: NamedSite, other: NamedSite): void {
  const shared = one.registry.site.domains.find((each) => other.registry.site.domains.includes(each));
  if (shared !== undefined)
    throw new Error(`"${shared}" is a domain of ${one.name} and of ${other.name}; leave it to one of them`);
}

/** Two logs of one name that differ are what nobody could tell from a log that tells different people different things. */
function refuseSameLog(one: NamedSite, other: NamedSite): void {
  if (one.logOrigin !== undefined && one.logOrigin === other.logOrigin)
    throw new Error(
      `${one.name} and ${other.name} have keys of one log, '${one.logOrigin}'; give each site a file of its own`,
    );
}

/** A browser sends a cookie with a domain to all hosts below it, and there each site would take the other's away. */
function refuseSameCookie(one: NamedSite, other: NamedSite): void {
  const { choiceCookie } = one.registry.site;
  const domain = one.registry.entries.find(({ kind, name }) => kind === 'cookie' && name === choiceCookie)?.domain;
  const reached = other.registry.site.domains.find((each) => domain && `.${each}`.endsWith(`.${domain}`));
  if (reached !== undefined && choiceCookie === other.registry.site.choiceCookie)
    throw new Error(
      `the choice cookie "${choiceCookie}" of ${one.name} goes to ${reached} of ${other.name} too; give one of them another choiceCookie, or take the domain away from its entry`,
    );
}
