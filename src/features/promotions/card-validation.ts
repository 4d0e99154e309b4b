import type { EntryName } from '../../decision/index.ts';
import { checkNames } from '../check.ts';
import { type Feature, feature } from '../feature.ts';
import type { FeatureStore } from '../store.ts';
import { replace } from '../write.ts';

/** How far the validation of a member's card has come. `none`: they have not been offered it. */
export type CardStatus = 'none' | 'allowed' | 'pending' | 'validated' | 'failed';
/** What happens to it: the site offers it, the member begins it, and who takes the payment says how it went. */
export type CardStep = 'allow' | 'begin' | 'succeed' | 'fail';

/** Where each step leads. One that is not there changes nothing; `validated` is the end, so that its bonus comes once. */
const STEPS: Readonly<Record<CardStatus, Partial<Readonly<Record<CardStep, CardStatus>>>>> = {
  none: { allow: 'allowed' },
  allowed: { begin: 'pending' },
  pending: { succeed: 'validated', fail: 'failed' },
  failed: { begin: 'pending' },
  validated: {},
};

/** What became of a step. */
export interface CardProgress {
  readonly status: CardStatus;
  /** Whether the member gets the bonus now: once for each member, whatever happens at the same time. */
  readonly isBonusDue: boolean;
}

export interface CardCookies {
  /** That the bonus can be had. Default: `cardValidationAllowed`. */
  readonly allowed: EntryName;
  /** Default: `cardValidationStatus`. */
  readonly status: EntryName;
}

/** The validation of members' cards. What counts is on the server; the cookies are for the page. */
export interface CardValidation {
  /** How far it is, for the page, as far as cookies know. Given what the server says, it keeps that. */
  readonly view: Feature<CardStatus | undefined, CardStatus>;
  /** @throws {Error} when the store cannot answer; then nothing has changed. */
  step(store: FeatureStore, member: string, step: CardStep, now: number): Promise<CardProgress>;
  /** How far it is. */
  status(store: FeatureStore, member: string, now: number): Promise<CardStatus>;
  /** Forgets it of a member whose account is deleted. @returns how many items there were. */
  forgetMember(store: FeatureStore, member: string): Promise<number>;
}

const FAMILY = 'promotions.card';
const COOKIES: CardCookies = { allowed: 'cardValidationAllowed', status: 'cardValidationStatus' };
/** Ours: what was begun and never ended may be begun anew after 30 days. */
const UNFINISHED_SECONDS = 30 * 86_400;
const KEPT_STATUSES: readonly string[] = ['pending', 'validated', 'failed'] satisfies CardStatus[];

/**
 * Follows the validation of a card, and says once that its bonus is due.
 *
 * @example
 * const cards = cardValidation();
 * const { status, isBonusDue } = await cards.step(consent.features, member, 'succeed', now);
 * jar.use(cards.view, status);
 */
export function cardValidation(options: { readonly cookies?: Partial<CardCookies> } = {}): CardValidation {
  const cookies = { ...COOKIES, ...options.cookies };
  checkNames('promotions.cookies', cookies);
  return {
    view: viewFeature(cookies),
    step,
    status: async (store, member, now) => statusIn((await store.get(FAMILY, member, now))?.value),
    forgetMember: (store, member) => store.forget(FAMILY, member),
  };
}

function viewFeature(cookies: CardCookies): Feature<CardStatus | undefined, CardStatus> {
  return feature(Object.values(cookies), (_, stored, known) => {
    const kept = stored(cookies.status) ?? '';
    const fromCookies = KEPT_STATUSES.includes(kept) ? statusIn(kept) : stored(cookies.allowed) ? 'allowed' : 'none';
    if (known === undefined) return { value: fromCookies };
    const canBeHad = known === 'allowed' || known === 'failed';
    return {
      value: known,
      writes: [
        ...replace(cookies.allowed, stored(cookies.allowed), canBeHad ? '1' : undefined),
        ...replace(cookies.status, stored(cookies.status), KEPT_STATUSES.includes(known) ? known : undefined),
      ],
    };
  });
}

async function step(store: FeatureStore, member: string, act: CardStep, now: number): Promise<CardProgress> {
  const item = await store.get(FAMILY, member, now);
  const before = statusIn(item?.value);
  const after = STEPS[before][act];
  if (after === undefined) return { status: before, isBonusDue: false };
  const endsAt = after === 'validated' ? null : now + UNFINISHED_SECONDS;
  const next = { key: member, subject: member, value: after, endsAt };
  const isOurs = await (item ? store.swap(FAMILY, before, next, now) : store.add(FAMILY, next, now));
  // Another call was first: where that has led is where this one starts.
  return isOurs ? { status: after, isBonusDue: after === 'validated' } : step(store, member, act, now);
}

const statusIn = (value: string | undefined): CardStatus =>
  value !== undefined && Object.hasOwn(STEPS, value) ? (value as CardStatus) : 'none';
