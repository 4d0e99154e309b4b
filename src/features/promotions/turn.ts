import { runsAt } from './campaigns.ts';
import type { Prize, WheelSettings } from './wheel-settings.ts';

/** The window of a campaign that a time lies in. */
export interface TurnWindow {
  /** 0 is the first. */
  readonly index: number;
  /** Seconds since 1970: the first that is no longer in it. */
  readonly endsAt: number;
}

/** Who takes a turn. */
export interface Seat {
  /** Whose turn it is, on the server. */
  readonly subject: string;
  readonly session: string;
  readonly isGuest: boolean;
}

/** A turn that was taken. */
export interface Turn<P extends Prize> {
  readonly prize: P;
  /** Seconds since 1970. */
  readonly spunAt: number;
}

/** How the wheel stands for a visitor. Times are in seconds since 1970. */
export type WheelState<P extends Prize> =
  /** It cannot be turned now. */
  | { readonly kind: 'ended' }
  /** Nobody can tell this guest from another, since that is refused: they may allow it, or sign in. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'spent';
      readonly prize: P;
      readonly spunAt: number;
      /** When there is another turn; absent where the campaign is over by then. */
      readonly nextAt: number | undefined;
      /** Until when Happy Hour lasts; absent where it does not. */
      readonly happyHourEndsAt: number | undefined;
    };

/** The window that a time lies in: half open, as the campaign itself. */
export function windowAt(
  { campaign, windowSeconds }: Pick<WheelSettings<Prize>, 'campaign' | 'windowSeconds'>,
  now: number,
): TurnWindow | undefined {
  if (!runsAt(campaign, now)) return undefined;
  const index = Math.floor((now - campaign.startsAt) / windowSeconds);
  return { index, endsAt: Math.min(campaign.startsAt + (index + 1) * windowSeconds, campaign.endsAt) };
}

/** How the wheel stands after a turn in a window, or before it. */
export function stateAfter<P extends Prize>(
  { campaign, happyHourSeconds }: WheelSettings<P>,
  turn: Turn<P> | undefined,
  { endsAt }: TurnWindow,
  now: number,
): WheelState<P> {
  if (!turn) return { kind: 'ready' };
  const happyHourEndsAt = Math.min(turn.spunAt + happyHourSeconds, endsAt);
  return {
    kind: 'spent',
    ...turn,
    nextAt: endsAt < campaign.endsAt ? endsAt : undefined,
    happyHourEndsAt: now < happyHourEndsAt ? happyHourEndsAt : undefined,
  };
}
