import type { Feature, Gate } from '../feature.ts';
import type { Sealer } from '../sealer.ts';
import type { FeatureStore } from '../store.ts';
import { type Claim, claim, forgetSubject, look, type Spin, spin } from './spin.ts';
import type { Seat, WheelState } from './turn.ts';
import {
  guestSubject,
  keepFeature,
  memberSubject,
  seatFeature,
  viewFeature,
  type WheelView,
  type WheelVisitor,
} from './wheel-features.ts';
import { type Odds, type Prize, type WheelOptions, wheelSettingsOf } from './wheel-settings.ts';

/** A wheel that each visitor may turn once in a window, with prizes to be claimed. */
export interface Wheel<P extends Prize> {
  /** To be shown beside the wheel: what each turn draws by. */
  readonly odds: readonly Odds<P>[];
  /** What a page shows of the wheel. It keeps nothing. */
  readonly view: Feature<WheelVisitor, WheelView<P>>;
  /** Who takes a turn; run it when somebody does. Absent for a guest who has refused to be told from others. */
  readonly seat: Feature<WheelVisitor, Seat | undefined>;
  /** Keeps in a guest's cookies what came of `spin` or `claim`. */
  readonly keep: Feature<Spin<P> | Claim<P>, void>;
  /** Takes the turn of the window, once. @throws {Error} when the store cannot answer; then no turn was taken. */
  spin(store: FeatureStore, seals: Sealer, seat: Seat, gate: Gate): Promise<Spin<P>>;
  /** How the wheel stands as the server knows it, for members and where it counts, as for the price of Happy Hour. */
  look(store: FeatureStore, seat: Seat, now: number): Promise<WheelState<P>>;
  /** Gives a prize, once. @throws {Error} when the store cannot answer; then nothing was claimed. */
  claim(
    store: FeatureStore,
    seals: Sealer,
    shown: { readonly seat: Seat; readonly token: string },
    now: number,
  ): Promise<Claim<P>>;
  /**
   * Forgets the turns and claims of a guest.
   *
   * @param guest what stood in their cookie, as the event `forget` says.
   * @returns how many items there were.
   */
  forget(store: FeatureStore, guest: string): Promise<number>;
  /** Forgets those of a member whose account is deleted. */
  forgetMember(store: FeatureStore, member: string): Promise<number>;
}

/**
 * Makes a wheel.
 *
 * @throws {Error} for an option that makes no sense.
 * @example
 * const winter = wheel({ campaign: { id: 'winter', startsAt, endsAt }, prizes: [{ id: 'ten', weight: 1 }] });
 * const seat = jar.use(winter.seat, { session });
 * if (seat) jar.use(winter.keep, await winter.spin(consent.features, seals, seat, jar.gate));
 */
export function wheel<P extends Prize>(options: WheelOptions<P>): Wheel<P> {
  const settings = wheelSettingsOf(options);
  return {
    odds: settings.odds,
    view: viewFeature(settings),
    seat: seatFeature(settings),
    keep: keepFeature(settings),
    spin: (store, seals, seat, gate) => spin(settings, store, seals, seat, gate),
    look: (store, seat, now) => look(settings, store, seat, now),
    claim: (store, seals, shown, now) => claim(settings, store, seals, shown, now),
    forget: (store, guest) => forgetSubject(store, guestSubject(guest)),
    forgetMember: (store, member) => forgetSubject(store, memberSubject(member)),
  };
}
