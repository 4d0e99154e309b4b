import { arrivalOf } from '../../../src/features/attribution/index.ts';
import type { Visit } from '../visit.ts';

/**
 * Takes note of a visitor who comes by a partner's link.
 *
 * @returns the address without what the link has carried, as a path, where it carried something.
 */
export async function takeLanding({ site, jar, request, url, now }: Visit): Promise<string | undefined> {
  const { partners, store } = site.features;
  const landing = jar.use(partners.landing, arrivalOf(request));
  await partners.keep(store, landing, now);
  const clean = new URL(partners.cleanAddress(url.href));
  return clean.href === url.href ? undefined : clean.pathname + clean.search;
}
