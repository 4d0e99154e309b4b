/** How far places are followed, where each of them costs something. */
export interface PlaceLimits {
  readonly labels?: number;
  readonly steps?: number;
}

/**
 * Where a cookie that an address sees can stand, which nothing that reads it tells: the domains besides the
 * host itself, and the paths (RFC 6265bis 5.1.3 and 5.1.4).
 */
export function cookiePlaces(
  { hostname, pathname }: { readonly hostname: string; readonly pathname: string },
  { labels: most = Number.POSITIVE_INFINITY, steps: deepest = Number.POSITIVE_INFINITY }: PlaceLimits = {},
): { readonly domains: readonly string[]; readonly paths: readonly string[] } {
  // Of an address or a host without a dot, its own domain is no other place than the host.
  const labels = /\.[a-z]/i.test(hostname) ? hostname.split('.').slice(-most) : [];
  // A semicolon would end the path where a cookie is written.
  const [plain = ''] = pathname.split(';');
  const steps = plain.split('/').slice(1, deepest + 1);
  const prefixes = steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`);
  return {
    domains: labels.map((_, index) => labels.slice(index).join('.')),
    paths: [...new Set(['/', ...prefixes, ...prefixes.map((each) => `${each}/`)])],
  };
}
