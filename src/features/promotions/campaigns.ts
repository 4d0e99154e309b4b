import type { EntryName } from '../../decision/index.ts';
import { checkNames } from '../check.ts';
import { type Feature, feature } from '../feature.ts';
import { checkIdentifiers } from '../identifier.ts';
import { replace, set } from '../write.ts';

/** Whom a campaign is for. Nothing else of a visitor chooses a campaign. */
export type Audience = 'guests' | 'members';

export interface Campaign {
  /** 1 to 64 of A-Z, a-z, 0-9, `_` and `-`. */
  readonly id: string;
  /** Seconds since 1970: its first. */
  readonly startsAt: number;
  /** Seconds since 1970: the first that is no longer in it. */
  readonly endsAt: number;
  /** Default: both. */
  readonly audience?: Audience;
}

export interface CampaignsOptions<C extends Campaign> {
  /** The first that fits is shown. */
  readonly campaigns: readonly C[];
  readonly cookies?: Partial<CampaignCookies>;
}

export interface CampaignCookies {
  /** Which campaigns can be shown to the visitor. Default: `ad`. */
  readonly open: EntryName;
  /** The one that was shown last. Default: `lastSeenCampaignId`. */
  readonly lastSeen: EntryName;
}

export interface CampaignVisit {
  readonly audience: Audience;
  /** A campaign that the visitor has closed just now, or made use of: it is not shown again. */
  readonly close?: string | undefined;
}

const COOKIES: CampaignCookies = { open: 'ad', lastSeen: 'lastSeenCampaignId' };

/** Whether a campaign runs: from its first second on, and no longer in that of its end. */
export const runsAt = ({ startsAt, endsAt }: Campaign, now: number): boolean => startsAt <= now && now < endsAt;

/**
 * Which campaign a visitor is shown: the same as last time while it runs and is not closed, or the first that fits.
 * Refused, everybody sees the first.
 *
 * @throws {Error} for a campaign that makes no sense.
 * @example
 * const campaign = campaigns({ campaigns: [{ id: 'winter', startsAt: 1796083200, endsAt: 1798761600 }] });
 * jar.use(campaign, { audience: 'guests' })?.id; // 'winter'
 */
export function campaigns<C extends Campaign>(options: CampaignsOptions<C>): Feature<CampaignVisit, C | undefined> {
  const cookies = { ...COOKIES, ...options.cookies };
  checkCampaigns('promotions.campaigns', options.campaigns);
  checkNames('promotions.cookies', cookies);
  return feature<CampaignVisit, C | undefined>(Object.values(cookies), (gate, stored, { audience, close }) => {
    const running = options.campaigns.filter((each) => runsAt(each, gate.now));
    const closed = new Set([...closedIn(stored(cookies.open)), close]);
    const fitting = running.filter((each) => each.audience === undefined || each.audience === audience);
    const open = fitting.filter(({ id }) => !closed.has(id));
    const lastSeen = stored(cookies.lastSeen);
    const shown = open.find(({ id }) => id === lastSeen) ?? open[0];
    // What was closed is remembered as long as it runs, also by who signs in and out between.
    const told = running.filter((each) => closed.has(each.id) || open.includes(each));
    const list = told.map(({ id }) => (closed.has(id) ? `!${id}` : id)).join('.');
    const isNew = shown !== undefined && shown.id !== lastSeen;
    return {
      value: shown,
      writes: [
        ...replace(cookies.open, stored(cookies.open), list || undefined),
        ...(isNew ? [set(cookies.lastSeen, shown.id)] : []),
      ],
      events: isNew ? [{ kind: 'campaign', entry: cookies.lastSeen, data: { campaign: shown.id } }] : [],
    };
  });
}

/** @throws {Error} for a campaign that makes no sense. */
export function checkCampaigns(place: string, all: readonly Campaign[]): void {
  checkIdentifiers(
    place,
    all.map(({ id }) => id),
  );
  for (const { id, startsAt, endsAt } of all) {
    if (!Number.isSafeInteger(startsAt) || !Number.isSafeInteger(endsAt) || startsAt >= endsAt)
      throw new Error(
        `campaign "${id}" is from ${startsAt} to ${endsAt}: write whole seconds, the start before the end`,
      );
  }
}

/** What was closed, by the list that the cookie holds. */
function closedIn(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split('.')
    .filter((each) => each.startsWith('!'))
    .map((each) => each.slice(1));
}
