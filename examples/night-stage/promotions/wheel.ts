import type { Seat, WheelState } from '../../../src/features/promotions/index.ts';
import { wheelAddress } from '../addresses.ts';
import type { SiteFeatures } from '../features.ts';
import type { Visit } from '../visit.ts';
import { dailyPrize, guestCredits, keepGuestCredits, takeGuestCredits } from './guest-credits.ts';

export type SitePrize = SiteFeatures['wheel']['odds'][number]['prize'];

/** How the wheel stands for somebody. */
export interface Standing {
  readonly state: WheelState<SitePrize>;
  /** What they can take now, in credits, and by which token where no cookie holds it. */
  readonly prize: { readonly credits: number; readonly token?: string } | undefined;
  /** Credits that they have won as a guest and that are in no account yet. */
  readonly guestCredits: number;
}

/** Names no session: nothing is taken by it. */
const ONLY_LOOKING = 'only-looking';

export async function standingOf(visit: Visit): Promise<Standing> {
  const { site, jar, member, now } = visit;
  const session = jar.get('session') ?? ONLY_LOOKING;
  const seats = knownSeats(visit, session);
  const view = jar.use(site.features.wheel.view, { session, member: member?.user });
  const state = await stateOf(visit, view.state, seats);
  const guest = guestIn(visit);
  return {
    state,
    prize: member ? await prizeOf(visit, seats) : prizeAt(state, view.token),
    guestCredits: guest === undefined ? 0 : await guestCredits(site.features.store, guest, now),
  };
}

/** Turns the wheel. Where there is no turn to take, nothing happens, and the page says why. */
export async function turnWheel(visit: Visit): Promise<string> {
  const { site, jar, member, language } = visit;
  const { wheel, members, store, seals } = site.features;
  const seat = jar.use(wheel.seat, { session: members.visit(jar), member: member?.user });
  if (seat) jar.use(wheel.keep, await wheel.spin(store, seals, seat, jar.gate));
  return wheelAddress(language);
}

/** Takes a prize: a member's into their account; a guest's is kept for them until they have one. */
export async function claimPrize(visit: Visit, form: URLSearchParams): Promise<string> {
  const isTaken = [await claimed(visit, form), await handedOver(visit)].includes(true);
  return `${wheelAddress(visit.language)}?prize=${isTaken ? 'taken' : 'missed'}`;
}

/**
 * Until when Happy Hour lasts, in seconds since 1970; absent where it does not. The server's word, for the price of a
 * concert. It only looks: who has never turned the wheel gets no number by it.
 */
export async function happyHourEndsAt(visit: Visit): Promise<number | undefined> {
  const { wheel, store } = visit.site.features;
  const looks = knownSeats(visit, ONLY_LOOKING).map((each) => wheel.look(store, each, visit.now));
  const ends = (await Promise.all(looks)).map((each) => (each.kind === 'spent' ? (each.happyHourEndsAt ?? 0) : 0));
  return Math.max(0, ...ends) || undefined;
}

/** Under whom this browser may have turned the wheel: who is signed in, and the guest that they were before. */
function knownSeats({ site, jar, member }: Visit, session: string): readonly Seat[] {
  const visitors = [...(member ? [{ session, member: member.user }] : []), { session }];
  return visitors.flatMap((each) => {
    // Only looked at: what is to be written is the number of a guest who has none yet.
    const { value, writes } = site.features.wheel.seat(jar.gate, jar.get, each);
    return value && writes.length === 0 ? [value] : [];
  });
}

/** A guest's cookie is a short cut, and may be refused; what counts is on the server. */
async function stateOf({ site, now }: Visit, shown: Standing['state'], [seat]: readonly Seat[]) {
  const { wheel, store } = site.features;
  return shown.kind === 'ready' && seat ? wheel.look(store, seat, now) : shown;
}

/** What a guest can take by the token of their cookie. */
function prizeAt(state: Standing['state'], token: string | undefined): Standing['prize'] {
  const credits = state.kind === 'spent' && token !== undefined ? state.prize.credits : undefined;
  return credits === undefined ? undefined : { credits };
}

/** What a member has won and not taken, also as the guest that they were: a token of that session is good no more. */
async function prizeOf({ site, jar, now }: Visit, seats: readonly Seat[]): Promise<Standing['prize']> {
  const { wheel, store, seals } = site.features;
  for (const seat of seats) {
    const { kind } = await wheel.look(store, seat, now);
    if (kind !== 'spent') continue;
    // The turn is taken: this says what came of it, and gives its token again.
    const turn = await wheel.spin(store, seals, seat, jar.gate);
    if (turn.kind === 'spent' && turn.token && turn.prize.credits)
      return { credits: turn.prize.credits, token: turn.token.text };
  }
  return undefined;
}

async function claimed(visit: Visit, form: URLSearchParams): Promise<boolean> {
  const { site, jar, now } = visit;
  const { wheel, members, store, seals } = site.features;
  const session = members.visit(jar);
  const token = form.get('token') ?? jar.use(wheel.view, { session }).token ?? '';
  for (const seat of knownSeats(visit, session)) {
    const claim = await wheel.claim(store, seals, { seat, token }, now);
    if (claim.kind === 'refused') continue;
    jar.use(wheel.keep, claim);
    await pay(visit, claim.prize.credits ?? 0);
    return true;
  }
  return false;
}

async function pay(visit: Visit, credits: number): Promise<void> {
  const { site, member, now } = visit;
  const { accounts, store } = site.features;
  const guest = guestIn(visit);
  if (member) await accounts.credit(member.user, dailyPrize(now), credits, now);
  else if (guest !== undefined) await keepGuestCredits(store, guest, credits, now);
}

async function handedOver(visit: Visit): Promise<boolean> {
  const { site, member, now } = visit;
  const guest = guestIn(visit);
  if (!member || guest === undefined) return false;
  return (await takeGuestCredits(site.features, guest, member.user, now)) > 0;
}

const guestIn = ({ jar }: Visit): string | undefined => jar.get('unique_visitor_id');
