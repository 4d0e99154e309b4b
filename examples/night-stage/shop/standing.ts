import type { Purchase, PurchaseItem } from '../../../src/features/purchase/index.ts';
import type { Artist } from '../catalogue.ts';
import { tellPartners } from '../partners/tell-partners.ts';
import { happyHourEndsAt } from '../promotions/wheel.ts';
import type { Visit } from '../visit.ts';
import { artistOf, itemIdOf, itemOf } from './items.ts';

/** How a concert stands for a visitor. */
export interface Standing {
  readonly kind: 'unlocked' | 'under-way' | 'open';
  /** The order for it that this browser was at. */
  readonly purchase: Purchase | undefined;
}

/** How a concert stands for a visitor, as the payment service has it by now. */
export async function standingOf(visit: Visit, artist: Artist): Promise<Standing> {
  const current = await currentPurchase(visit);
  const purchase = current && artistOf(current.item) === artist ? current : undefined;
  if (purchase?.state === 'paid' || (await isUnlocked(visit, artist))) return { kind: 'unlocked', purchase };
  return { kind: purchase?.state === 'under-way' ? 'under-way' : 'open', purchase };
}

/** The order that this browser was at. */
export async function currentPurchase(visit: Visit): Promise<Purchase | undefined> {
  const { site, jar, member } = visit;
  const purchase = await site.features.shop.look(jar, { user: member?.user });
  if (purchase) await tellPartners(visit, purchase);
  return purchase;
}

/** Whether somebody has paid for a concert, at whichever price: both open the same. */
export const isUnlocked = ({ site, jar, member }: Visit, artist: Artist): Promise<boolean> =>
  site.features.shop.isPaid(jar, { item: itemIdOf(artist, false), user: member?.user });

/** The concerts that a member has paid for, the latest first. */
export async function unlockedOf({ site, member, now }: Visit): Promise<readonly Artist[]> {
  const purchases = member ? await site.features.shop.paidBy(member.user, now) : [];
  return [...new Set(purchases.map(({ item }) => artistOf(item)).filter((artist) => artist !== undefined))];
}

/** What a concert is sold as to a visitor now: for half the price while they have Happy Hour. */
export async function offerFor(visit: Visit, artist: Artist): Promise<PurchaseItem> {
  return itemOf(itemIdOf(artist, (await happyHourEndsAt(visit)) !== undefined)) as PurchaseItem;
}
