import { arrivalOf } from '../../../src/features/attribution/index.ts';
import { safePath } from '../../../src/filter/index.ts';
import { listAddress } from '../addresses.ts';
import type { Visit } from '../visit.ts';

/**
 * Takes note of a visitor who comes by a partner's link.
 *
 * @returns the address without what the link has carried, as a path, where it carried something.
 */
export async function takeLanding({ site, jar, request, url, language, now }: Visit): Promise<string | undefined> {
  const { partners, store } = site.features;
  const landing = jar.use(partners.landing, arrivalOf(request));
  await partners.keep(store, landing, now);
  const clean = new URL(partners.cleanAddress(url.href));
  if (clean.href === url.href) return undefined;
  // `//host` is a path in this address, and would be a host in the next.
  return safePath(clean.pathname + clean.search) ?? listAddress(language);
}
