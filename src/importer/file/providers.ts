import { fold } from '../fold.ts';
import { isOurselves } from '../kind.ts';

/** A provider of the file that is written. */
export interface FileProvider {
  readonly id: string;
  /** As printed. */
  readonly name: string;
  readonly hosts: readonly string[];
  readonly policy?: string;
  /** What is unsure of it. */
  readonly doubt?: string;
}

const HOST = /^\.?([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/** What a printed provider is: the site itself, or another one. */
export function providerOf(
  printed: string,
  link: string | undefined,
  ownHosts: readonly string[],
): FileProvider | 'internal' {
  const parts = printed.split(/,\s+/).map((part) => part.trim());
  const hosts = parts.flatMap(
    (part) => HOST.exec(part.replace(/^https?:\/\//, '').replace(/\/$/, ''))?.[1]?.toLowerCase() ?? [],
  );
  const others = hosts.filter((host) => !ownHosts.some((own) => isWithin(host, own)));
  if (hosts.length === parts.length) return others.length === 0 ? 'internal' : ofHosts(others, hosts);
  if (isOurselves(printed) || isOurselves(parts[0] ?? '')) return 'internal';
  const policy = link !== undefined && /^https?:\/\//.test(link) ? link : undefined;
  return { id: idOf(printed), name: printed, hosts: others, ...(policy !== undefined && { policy }) };
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

function ofHosts(others: readonly string[], all: readonly string[]): FileProvider {
  const [host = ''] = others;
  const several = all.length > 1 ? { doubt: `printed with several hosts: ${all.join(', ')}` } : {};
  return { id: idOf(domainLabel(host)), name: host, hosts: others, ...several };
}

/** Ours, a guess: of `static.hotjar.com` it is `hotjar` that a person would call it. */
function domainLabel(host: string): string {
  const labels = host.split('.');
  const isShort = (labels.at(-2)?.length ?? 0) <= 3 && labels.at(-1)?.length === 2;
  return labels.at(isShort ? -3 : -2) ?? host;
}

const LONGEST_ID = 40;

/** An id of a registry: small letters, digits and hyphens, a letter first. */
export function idOf(text: string): string {
  const short = text.replace(/\(.*?\)/g, ' ').replace(/,.*$/, '');
  const id = fold(short)
    .text.replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_ID)
    .replace(/-+$/, '');
  if (id === '')
    return `x-${[...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)}`;
  return /^[a-z]/.test(id) ? id : `p-${id}`.slice(0, LONGEST_ID);
}

/** The providers of a file under construction, each once. */
export class FileProviders {
  readonly #byId = new Map<string, FileProvider>();

  /** The id of a provider; of those with the same id the first gives the name, all of them hosts. */
  add(provider: FileProvider): string {
    const known = this.#byId.get(provider.id);
    const taken = [...this.#byId.values()].filter(({ id }) => id !== provider.id).flatMap(({ hosts }) => hosts);
    const hosts = [...new Set([...(known?.hosts ?? []), ...provider.hosts])].filter((host) => !taken.includes(host));
    this.#byId.set(provider.id, { ...provider, ...known, hosts });
    return provider.id;
  }

  get all(): readonly FileProvider[] {
    return [...this.#byId.values()];
  }
}
