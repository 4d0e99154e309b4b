import { allows, type Feature, feature } from '../feature.ts';
import { newIdentifier, ownIdentifierIn } from '../identifier.ts';
import type { Claim, Spin } from './spin.ts';
import { type Seat, stateAfter, type Turn, type TurnWindow, type WheelState, windowAt } from './turn.ts';
import type { Prize, WheelSettings } from './wheel-settings.ts';

/** Who comes to the wheel. */
export interface WheelVisitor {
  /** The account, where somebody is signed in. */
  readonly member?: string | undefined;
  /** The session: what is won can be claimed in the same only. */
  readonly session: string;
}

/** What a page shows of the wheel. */
export interface WheelView<P extends Prize> {
  /** Of a guest, as far as cookies know; of a member, ask `look`. */
  readonly state: WheelState<P>;
  /** What a guest may claim. */
  readonly token: string | undefined;
}

/** Ours: longer than any token is. */
const TOKEN = /^[A-Za-z0-9._-]{1,512}$/;

/** As what a guest is known on the server. No member is called so. */
export const guestSubject = (guest: string): string => `guest:${guest}`;
export const memberSubject = (member: string): string => `member:${member}`;

/** What a page shows; it keeps nothing. */
export function viewFeature<P extends Prize>(settings: WheelSettings<P>): Feature<WheelVisitor, WheelView<P>> {
  const { cookies } = settings;
  return feature<WheelVisitor, WheelView<P>>(Object.values(cookies), (gate, stored, { member }) => {
    const token = stored(cookies.claim) ?? '';
    const window = windowAt(settings, gate.now);
    const state = (): WheelState<P> => {
      if (!window) return { kind: 'ended' };
      if (member !== undefined) return { kind: 'ready' };
      if (!allows(gate, cookies.guest)) return { kind: 'refused' };
      return stateAfter(settings, turnIn(settings, stored(cookies.turn), window, gate.now), window, gate.now);
    };
    return { value: { state: state(), token: TOKEN.test(token) ? token : undefined } };
  });
}

/** The seat of who takes a turn: a guest is given a number here, and not before. None where there is no turn to take. */
export function seatFeature<P extends Prize>(settings: WheelSettings<P>): Feature<WheelVisitor, Seat | undefined> {
  const { cookies } = settings;
  return feature<WheelVisitor, Seat | undefined>(Object.values(cookies), (gate, stored, { member, session }) => {
    if (session === '') return { value: undefined };
    if (member !== undefined) return { value: { subject: memberSubject(member), session, isGuest: false } };
    if (!allows(gate, cookies.guest)) return { value: undefined };
    const known = ownIdentifierIn(stored(cookies.guest));
    const guest = known ?? newIdentifier(gate);
    return {
      value: { subject: guestSubject(guest), session, isGuest: true },
      writes: known === undefined ? [{ kind: 'set', name: cookies.guest, value: guest }] : [],
    };
  });
}

/** Keeps what came of a turn or a claim in a guest's cookies; of a member there is nothing to keep. */
export function keepFeature<P extends Prize>(settings: WheelSettings<P>): Feature<Spin<P> | Claim<P>, void> {
  const { campaign, cookies } = settings;
  return feature<Spin<P> | Claim<P>, void>(Object.values(cookies), (gate, stored, result) => {
    if (result.kind === 'claimed' || result.kind === 'refused') {
      const isThere = stored(cookies.claim) !== undefined;
      return { value: undefined, writes: isThere ? [{ kind: 'delete', name: cookies.claim }] : [] };
    }
    if (result.kind === 'ended' || !result.seat.isGuest) return { value: undefined };
    const { prize, spunAt, window, token } = result;
    const turn = [campaign.id, window.index, prize.id, spunAt].join('.');
    return {
      value: undefined,
      writes: [
        { kind: 'set', name: cookies.turn, value: turn, lifetimeSeconds: window.endsAt - gate.now },
        ...(token
          ? ([
              { kind: 'set', name: cookies.claim, value: token.text, lifetimeSeconds: token.endsAt - gate.now },
            ] as const)
          : []),
      ],
      events: result.kind === 'won' ? [{ kind: 'turn', entry: cookies.turn, data: { campaign: campaign.id } }] : [],
    };
  });
}

/** The turn that a cookie tells of, where it is one of this window. */
function turnIn<P extends Prize>(
  { campaign, prizes }: WheelSettings<P>,
  text: string | undefined,
  window: TurnWindow,
  now: number,
): Turn<P> | undefined {
  const [id, index, prizeId, at = '', ...rest] = (text ?? '').split('.');
  const prize = prizes.find((each) => each.id === prizeId);
  const isOfNow = id === campaign.id && index === `${window.index}` && rest.length === 0;
  if (!isOfNow || !prize || !/^\d{1,12}$/.test(at) || Number(at) > now) return undefined;
  return { prize, spunAt: Number(at) };
}
