import type { Purchase } from '../../../src/features/purchase/index.ts';
import type { Visit } from '../visit.ts';

/** Counts a paid order for the partners who sent its visitor, once, and tells them. */
export async function tellPartners({ site, jar, now }: Visit, { id, amount, paidAt }: Purchase): Promise<void> {
  if (paidAt === undefined) return;
  const { partners, postbacks, store } = site.features;
  const standing = jar.use(partners.standing, undefined);
  // At the time of the payment: whoever has sent the visitor since is not paid for it.
  const order = { id, amountMinor: amount.minorUnits, currency: amount.currency, at: paidAt };
  const result = await partners.convert(store, standing, order, now);
  if (result.kind === 'counted') await postbacks.tell(result.conversion, now);
}
