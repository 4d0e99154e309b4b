import type { VisitOptions } from './visit-options.ts';

/** Whether an address is the site's own: within its domains, or a host that the audit was told to begin at. */
export function isOwnAddress(
  { hostname }: URL,
  { registry, journey }: Pick<VisitOptions, 'registry' | 'journey'>,
): boolean {
  const own = [...registry.site.domains, ...journey.starts.map((start) => new URL(start).hostname)];
  return own.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
