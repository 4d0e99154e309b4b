import type { FeatureStore } from '../store.ts';
import type { Touch } from './credit.ts';
import type { Landing } from './landing.ts';
import type { Settings } from './settings.ts';

/** How many visitors a partner's links have brought on a day. */
export interface LandingCount {
  /** As in `2026-11-26`, in UTC. */
  readonly day: string;
  readonly partner: string;
  readonly count: number;
}

const TOUCH = 'attribution.touch';
const LANDING = 'attribution.landing';
/** Ours: 13 months, so that a month can be held against the one a year before. */
const COUNT_SECONDS = 396 * 86_400;

/**
 * Keeps on the server what came of a page view: the touch of a visitor who allows it, and of everybody the count of
 * landings, which names nobody.
 *
 * @param now seconds since 1970.
 * @throws {Error} when the store cannot answer.
 */
export async function keepLanding(
  { windowSeconds }: Settings,
  store: FeatureStore,
  landing: Landing,
  now: number,
): Promise<void> {
  const { countedFor, touch, visitor, withdrawnVisitor } = landing;
  if (withdrawnVisitor !== undefined) await forgetTouches(store, withdrawnVisitor);
  if (countedFor !== undefined) await countLanding(store, countedFor, now);
  if (touch === undefined || visitor === undefined) return;
  const key = `${visitor}.${touch.at}.${touch.partner}`;
  const item = { key, subject: visitor, value: JSON.stringify(touch), endsAt: touch.at + windowSeconds };
  await store.put(TOUCH, item, now);
}

/** The touches that the server keeps of a visitor, the oldest first. */
export async function touchesOf(store: FeatureStore, visitor: string, now: number): Promise<readonly Touch[]> {
  const items = await store.ofSubject(TOUCH, visitor, now);
  return items.map(({ value }) => JSON.parse(value) as Touch);
}

/**
 * Forgets the touches of a visitor. What has been paid for already is no longer theirs: it names the partner, not the
 * visitor.
 *
 * @param visitor what stood in their cookie.
 * @returns how many there were.
 */
export const forgetTouches = (store: FeatureStore, visitor: string): Promise<number> => store.forget(TOUCH, visitor);

/** The landings of all partners, by day. */
export async function landingCounts(store: FeatureStore, now: number): Promise<readonly LandingCount[]> {
  const items = await store.all(LANDING, now);
  return items.map(({ key, value }) => {
    const [day = '', partner = ''] = key.split('.');
    return { day, partner, count: Number(value) };
  });
}

async function countLanding(store: FeatureStore, partner: string, now: number): Promise<void> {
  const key = `${new Date(now * 1000).toISOString().slice(0, 10)}.${partner}`;
  // Each turn that does not get through is one in which another landing was counted.
  for (;;) {
    const before = await store.get(LANDING, key, now);
    const count = Number(before?.value ?? 0) + 1;
    const item = { key, subject: '', value: `${count}`, endsAt: now + COUNT_SECONDS };
    if (await (before ? store.swap(LANDING, before.value, item, now) : store.add(LANDING, item, now))) return;
  }
}
