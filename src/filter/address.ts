/** Host and path of a web address, as the URL standard writes it: a name and a password may stand before the host. */
const HOST_AND_PATH = /^https?:\/\/(?:[^/]*@)?([^/]*)([^?#]*)/;

/**
 * An address as decisions name it: `host/path`, or `/path` on the page's own host. Addresses that reach no host
 * (`data:`, `blob:`, `about:`) have the name `/`, as the guard names them.
 */
export function addressName(address: string, base: URL, page: URL): string {
  const url = URL.parse(address, base);
  const [, host, path = ''] = HOST_AND_PATH.exec(url?.href ?? '') ?? [];
  if (host === undefined) return '/';
  return (host === page.host ? '' : host) + path;
}

/** HTML standard, 'set the frozen base URL': an address that cannot be a base is none. */
export function baseFrom(href: string, page: URL): URL | undefined {
  const url = URL.parse(href, page);
  return url && !/^(?:data|javascript):$/.test(url.protocol) ? url : undefined;
}
