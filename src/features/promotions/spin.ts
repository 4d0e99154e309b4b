import type { Gate } from '../feature.ts';
import { newIdentifier } from '../identifier.ts';
import type { Sealer } from '../sealer.ts';
import type { FeatureStore } from '../store.ts';
import { draw } from './draw.ts';
import { type Seat, stateAfter, type Turn, type TurnWindow, type WheelState, windowAt } from './turn.ts';
import type { Prize, WheelSettings } from './wheel-settings.ts';

/** What a prize is claimed with. */
export interface ClaimToken {
  readonly text: string;
  /** Seconds since 1970, from which on it counts no longer. */
  readonly endsAt: number;
}

/** What became of a turn of the wheel. */
export type Spin<P extends Prize> =
  | ({
      /** `spent`: the turn of this window was taken before, and this came of it. */
      readonly kind: 'won' | 'spent';
      readonly seat: Seat;
      readonly window: TurnWindow;
      /** As long as the prize can be claimed. */
      readonly token: ClaimToken | undefined;
    } & Turn<P>)
  | { readonly kind: 'ended' };

/** What became of a claim. */
export type Claim<P extends Prize> =
  | { readonly kind: 'claimed'; readonly prize: P }
  | {
      readonly kind: 'refused';
      /**
       * `token`: it is none, has ended, or is of another session or campaign; `unknown`: nothing was won by who claims
       * it, or it is no longer on the table; `spent`: it was claimed before.
       */
      readonly because: 'token' | 'unknown' | 'spent';
    };

/** What the server keeps of a turn. */
interface KeptTurn {
  readonly prize: string;
  readonly spunAt: number;
  /** Names the one claim that it is good for. */
  readonly claim: string;
}

const TURN = 'promotions.turn';
const CLAIM = 'promotions.claim';
/** Ours: longer than any token is. */
const MOST_LETTERS = 512;

/**
 * Takes the turn of a window, once: of any number of calls at the same time one draws, all others hear what it has
 * drawn. A token that got lost on the way is given again, as long as the prize can be claimed.
 *
 * @throws {Error} when the store cannot answer; then no turn was taken.
 */
export async function spin<P extends Prize>(
  settings: WheelSettings<P>,
  store: FeatureStore,
  seals: Sealer,
  seat: Seat,
  gate: Gate,
): Promise<Spin<P>> {
  const { prizes } = settings;
  const window = windowAt(settings, gate.now);
  if (!window) return { kind: 'ended' };
  const index = draw(
    prizes.map(({ weight }) => weight),
    gate.bytes,
  );
  const drawn = { prize: (prizes[index] as P).id, spunAt: gate.now, claim: newIdentifier(gate) };
  const isNew = await keepTurn(settings, store, seat, window, drawn);
  const turn = isNew ? drawn : await readTurn(settings, store, seat, window.index, gate.now);
  const prize = prizes.find(({ id }) => id === turn?.prize);
  // The window has ended on the way, or the table has lost what was drawn: there is nothing to be told of it.
  if (!turn || !prize) return { kind: 'ended' };
  const isClaimed = !isNew && (await store.get(CLAIM, turn.claim, gate.now)) !== undefined;
  const token = isClaimed ? undefined : tokenFor(settings, seals, seat, window, turn, gate);
  return { kind: isNew ? 'won' : 'spent', seat, window, prize, spunAt: turn.spunAt, token };
}

/** How the wheel stands, as the server knows it. */
export async function look<P extends Prize>(
  settings: WheelSettings<P>,
  store: FeatureStore,
  seat: Seat,
  now: number,
): Promise<WheelState<P>> {
  const window = windowAt(settings, now);
  if (!window) return { kind: 'ended' };
  const kept = await readTurn(settings, store, seat, window.index, now);
  const prize = settings.prizes.find(({ id }) => id === kept?.prize);
  return stateAfter(settings, kept && prize && { prize, spunAt: kept.spunAt }, window, now);
}

/**
 * Gives a prize to who shows its token, once. What the prize is says the table of the server: the token only names the
 * turn that it was won in.
 *
 * @throws {Error} when the store cannot answer; then nothing was claimed.
 */
export async function claim<P extends Prize>(
  settings: WheelSettings<P>,
  store: FeatureStore,
  seals: Sealer,
  { seat, token }: { readonly seat: Seat; readonly token: string },
  now: number,
): Promise<Claim<P>> {
  const said = token.length > MOST_LETTERS ? undefined : seals.open(scopeOf(settings, seat), token, 'signed', now);
  if (said === undefined) return { kind: 'refused', because: 'token' };
  const [index, name] = said.split('.');
  const turn = await readTurn(settings, store, seat, Number(index), now);
  const prize = settings.prizes.find(({ id }) => id === turn?.prize);
  if (!turn || !prize || turn.claim !== name) return { kind: 'refused', because: 'unknown' };
  const item = { key: turn.claim, subject: seat.subject, value: prize.id, endsAt: now + settings.claimSeconds };
  return (await store.add(CLAIM, item, now)) ? { kind: 'claimed', prize } : { kind: 'refused', because: 'spent' };
}

/** Removes all that is kept of somebody. @returns how many items there were. */
export async function forgetSubject(store: FeatureStore, subject: string): Promise<number> {
  // The turns first: without its turn no token is good for anything.
  const turns = await store.forget(TURN, subject);
  return turns + (await store.forget(CLAIM, subject));
}

function keepTurn<P extends Prize>(
  settings: WheelSettings<P>,
  store: FeatureStore,
  seat: Seat,
  window: TurnWindow,
  turn: KeptTurn,
): Promise<boolean> {
  const item = {
    key: keyOf(settings, window.index, seat),
    subject: seat.subject,
    value: JSON.stringify(turn),
    endsAt: Math.max(window.endsAt, turn.spunAt + settings.claimSeconds),
  };
  return store.add(TURN, item, turn.spunAt);
}

async function readTurn<P extends Prize>(
  settings: WheelSettings<P>,
  store: FeatureStore,
  seat: Seat,
  index: number,
  now: number,
): Promise<KeptTurn | undefined> {
  const item = await store.get(TURN, keyOf(settings, index, seat), now);
  return item && (JSON.parse(item.value) as KeptTurn);
}

const keyOf = <P extends Prize>({ campaign }: WheelSettings<P>, index: number, { subject }: Seat): string =>
  `${campaign.id}.${index}.${subject}`;

function tokenFor<P extends Prize>(
  settings: WheelSettings<P>,
  seals: Sealer,
  seat: Seat,
  window: TurnWindow,
  turn: KeptTurn,
  { now, bytes }: Gate,
): ClaimToken | undefined {
  const endsAt = turn.spunAt + settings.claimSeconds;
  if (endsAt <= now) return undefined;
  return {
    text: seals.seal(scopeOf(settings, seat), `${window.index}.${turn.claim}`, 'signed', endsAt, bytes),
    endsAt,
  };
}

/** What a token is sealed for: it opens for no other cookie, campaign or session. */
const scopeOf = <P extends Prize>({ campaign, cookies }: WheelSettings<P>, { session }: Seat): string =>
  JSON.stringify([cookies.claim, campaign.id, session]);
