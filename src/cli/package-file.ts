import { existsSync, readFileSync } from 'node:fs';

/** What the package says of itself. */
export interface PackageFile {
  readonly version: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string; readonly directory?: string };
}

/** Its package.json: the nearest one above this file, which a bundler may have moved. */
export function packageFile(): PackageFile {
  for (let at = new URL('.', import.meta.url); ; at = new URL('..', at)) {
    const file = new URL('package.json', at);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
    if (at.pathname === '/') return { version: '' };
  }
}

/** Version of the package. */
export const version = (): string => packageFile().version;

/** Hosts of repositories, by npm's short name for them, each with where it shows the newest state of a file. */
const HOSTS = [
  { short: 'github', host: 'github.com', files: 'blob/HEAD' },
  { short: 'gitlab', host: 'gitlab.com', files: '-/blob/HEAD' },
  { short: 'bitbucket', host: 'bitbucket.org', files: 'src/HEAD' },
] as const;

/**
 * Address that the package's `docs/…` stand under: in its repository, or at its homepage where the repository is with no
 * known host. Nothing where the package names neither.
 */
export function docsAddress({ homepage, repository }: Omit<PackageFile, 'version'>): string | undefined {
  const { url, directory } = typeof repository === 'string' ? { url: repository } : (repository ?? {});
  return (url !== undefined && filesAddress(url, directory)) || folderAddress(homepage);
}

/** @param url as npm takes it: `owner/name`, `gitlab:owner/name`, or an address that Git knows. */
function filesAddress(url: string, directory = ''): string | undefined {
  const [, short = 'github', path] = /^(?:(\w+):)?([\w.-]+\/[\w.-]+)$/.exec(url) ?? [];
  const [, host, ownPath] = /^(?:git\+)?(?:https|ssh|git):\/\/(?:[^@/]*@)?([^/]+)\/(.+?)(?:\.git)?\/?$/.exec(url) ?? [];
  const known = HOSTS.find((each) => (path === undefined ? each.host === host : each.short === short));
  return known && folderAddress(`https://${[known.host, path ?? ownPath, known.files, directory].join('/')}`);
}

/** With one slash at its end, so that what stands in it can be resolved. */
function folderAddress(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:/.test(address) || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/*$/, '')}/`;
}
