import { allows, type Feature, type FeatureWrite, feature, type Gate, type Stored } from '../feature.ts';
import { identifierIn, newIdentifier, ownIdentifierIn } from '../identifier.ts';
import { replace } from '../write.ts';
import { countsAt, type Touch } from './credit.ts';
import { type Arrival, cleanAddress, type Link, linkOf } from './link.ts';
import type { AttributionCookies, Settings } from './settings.ts';

/** What came of a page view. Nothing of it but `address` is for the page. */
export interface Landing {
  /** The address for the address bar: as it was asked for, without what a partner's link carries. */
  readonly address: string;
  /** The partner whose link was followed, and not merely asked for again: to be counted, by nobody's name. */
  readonly countedFor: string | undefined;
  /** The touch, where all that is needed for one may be kept. */
  readonly touch: Touch | undefined;
  /** Whose touch it is on the server, where that may be kept. */
  readonly visitor: string | undefined;
  /** A visitor who no longer allows all that the server keeps: to be forgotten there. */
  readonly withdrawnVisitor: string | undefined;
}

/** What is known of a visitor who buys something. */
export interface Standing {
  /** Whose touches the server keeps. */
  readonly visitor: string | undefined;
  /** The last touch, by the visitor's own cookies. */
  readonly touch: Touch | undefined;
  /** How they came in this session, where that was by the partner of the last touch. */
  readonly session: SessionParts;
}

/** What is kept no longer than a session. */
export interface SessionParts {
  readonly tour?: string | undefined;
  readonly page?: string | undefined;
  readonly referrer?: string | undefined;
}

type Role = keyof AttributionCookies;

/** What the server keeps of a touch stands in these: one refused, it keeps none. */
const KEPT_ON_SERVER = ['visitor', 'partner', 'campaign', 'token', 'clickedAt'] as const satisfies readonly Role[];
const PAGE_NAME = /^[a-z0-9.-]{1,253}$/;

/** Takes note of how somebody came, on each page. */
export function landingFeature(settings: Settings): Feature<Arrival, Landing> {
  const { cookies, parameters } = settings;
  return feature<Arrival, Landing>(Object.values(cookies), (gate, stored, arrival) => {
    const cookie = openCookies(settings, gate, stored);
    const link = newLinkOf(settings, arrival, cookie);
    const touch = link && touchOf(link, cookie, gate.now);
    const visitor = touch && cookie.keepsTouches ? (cookie.visitor() ?? newIdentifier(gate)) : undefined;
    const withdrawnVisitor = cookie.keepsTouches ? undefined : cookie.visitor();
    const address = cleanAddress(arrival.address, parameters);
    return {
      value: { address, countedFor: link?.partner, touch, visitor, withdrawnVisitor },
      writes: [
        ...(withdrawnVisitor === undefined ? [] : written(cookie, 'visitor', undefined)),
        ...(touch ? touchWrites(cookie, touch, visitor) : []),
        ...(link ? sessionWrites(cookie, link) : []),
      ],
      events: touch ? [{ kind: 'touch', entry: cookies.partner, data: { partner: touch.partner } }] : [],
    };
  });
}

/** What is known of a visitor when they buy something. It keeps nothing. */
export function standingFeature(settings: Settings): Feature<void, Standing> {
  return feature(Object.values(settings.cookies), (gate, stored) => {
    const cookie = openCookies(settings, gate, stored);
    const touch = cookie.touch();
    const session = touch && cookie.text('landed') === touch.partner ? cookie.session() : {};
    return { value: { visitor: cookie.keepsTouches ? cookie.visitor() : undefined, touch, session } };
  });
}

/** The family's cookies by role, as far as they can be believed. */
interface Cookies {
  readonly names: AttributionCookies;
  /** Whether cookies may hold a touch. */
  readonly holdsTouch: boolean;
  /** Whether the server may keep touches. */
  readonly keepsTouches: boolean;
  may(role: Role): boolean;
  stored(role: Role): string | undefined;
  text(role: Role): string | undefined;
  visitor(): string | undefined;
  touch(): Touch | undefined;
  session(): SessionParts;
}

function openCookies({ cookies: names, partners, windowSeconds }: Settings, gate: Gate, stored: Stored): Cookies {
  const may = (role: Role): boolean => allows(gate, names[role]);
  const raw = (role: Role): string | undefined => stored(names[role]);
  const text = (role: Role): string | undefined => identifierIn(raw(role));
  return {
    names,
    holdsTouch: may('partner') && may('clickedAt'),
    keepsTouches: KEPT_ON_SERVER.every(may),
    may,
    stored: raw,
    text,
    visitor: () => ownIdentifierIn(raw('visitor')),
    touch: () => {
      const partner = text('partner');
      const clickedAt = raw('clickedAt') ?? '';
      if (partner === undefined || !partners.has(partner) || !/^\d{1,12}$/.test(clickedAt)) return undefined;
      const touch = { partner, at: Number(clickedAt), campaign: text('campaign'), token: text('token') };
      return countsAt(touch, gate.now, windowSeconds) ? touch : undefined;
    },
    session: () => {
      const page = raw('page') ?? '';
      return { tour: text('tour'), page: PAGE_NAME.test(page) ? page : undefined, referrer: text('referrer') };
    },
  };
}

/** The partner's link that somebody came by, unless a page is loaded again, or opened in another tab. */
function newLinkOf(settings: Settings, arrival: Arrival, cookie: Cookies): Link | undefined {
  const link = linkOf(settings, arrival);
  return link && !isRepeated(link, cookie) ? link : undefined;
}

/** Whether a link says nothing that is not known in this session. */
function isRepeated(link: Link, cookie: Cookies): boolean {
  if (cookie.text('landed') !== link.partner) return false;
  const kept = cookie.touch();
  if (kept?.partner !== link.partner) return !cookie.holdsTouch;
  const isNew = (role: 'campaign' | 'token'): boolean =>
    cookie.may(role) && link[role] !== undefined && link[role] !== kept[role];
  return !isNew('campaign') && !isNew('token');
}

/** The touch as it may be kept. What the link does not say stays as the same partner has said it before. */
function touchOf({ partner, campaign, token }: Link, cookie: Cookies, now: number): Touch | undefined {
  const kept = cookie.touch();
  const before = kept?.partner === partner ? kept : undefined;
  // One click counts once, also where its address was kept and is opened later.
  const isSameClick = token !== undefined && token === before?.token;
  if (!cookie.holdsTouch || isSameClick) return undefined;
  return {
    partner,
    at: now,
    campaign: cookie.may('campaign') ? (campaign ?? before?.campaign) : undefined,
    token: cookie.may('token') ? (token ?? before?.token) : undefined,
  };
}

function touchWrites(cookie: Cookies, touch: Touch, visitor: string | undefined): readonly FeatureWrite[] {
  const { partner, at, campaign, token } = touch;
  return [
    ...(visitor === undefined ? [] : written(cookie, 'visitor', visitor)),
    ...written(cookie, 'partner', partner),
    ...written(cookie, 'clickedAt', `${at}`),
    ...written(cookie, 'campaign', campaign),
    ...written(cookie, 'token', token),
  ];
}

/** How they came in this session. What another partner's link has said is no part of it. */
function sessionWrites(cookie: Cookies, link: Link): readonly FeatureWrite[] {
  const before = cookie.text('landed') === link.partner ? cookie.session() : {};
  return [
    ...written(cookie, 'landed', link.partner),
    ...written(cookie, 'tour', link.tour ?? before.tour),
    ...written(cookie, 'page', link.page ?? before.page),
    ...written(cookie, 'referrer', link.referrer ?? before.referrer),
  ];
}

const written = (cookie: Cookies, role: Role, value: string | undefined): readonly FeatureWrite[] =>
  replace(cookie.names[role], cookie.stored(role), value);
