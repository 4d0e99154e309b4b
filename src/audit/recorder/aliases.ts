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
