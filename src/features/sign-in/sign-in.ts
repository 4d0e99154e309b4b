import type { Reason } from '../../decision/index.ts';
import { safePath } from '../../filter/index.ts';
import type { Gate } from '../feature.ts';
import type { Jar } from '../jar.ts';
import { digestOf, isSecret, newSecret } from '../secret.ts';
import { canRemember, type Held } from './cookies.ts';
import { recallDevice, rememberDevice } from './devices.ts';
import { type Grant, grantByAccess, openGrant, renewGrant } from './grants.ts';
import { DEVICES, type Member, SIGN_INS, UNDER_WAY } from './members.ts';
import type { Exchanged } from './openid-provider.ts';
import { contextOf, type SignInContext, type SignInOptions } from './options.ts';

/** What a visitor asks for with the button. */
export interface SignInWish {
  /** The path of this site that they go on to; anything else leads to `/`. */
  readonly returnTo?: string | undefined;
  /** Their own tick at 'remember me', which no page sets for them. */
  readonly isRemembered?: boolean;
  /** The language of the page that they come from (BCP 47): the provider's pages can speak it too. */
  readonly language?: string | undefined;
}

export type SignInBegun =
  | { readonly kind: 'away' /** Where the visitor signs in. */; readonly address: string }
  /** The registry does not let a cookie be kept without which nobody is signed in. */
  | { readonly kind: 'refused'; readonly because: Reason }
  | { readonly kind: 'unreachable' };

export type SignInCompleted =
  | { readonly kind: 'signed-in'; readonly member: Member; readonly returnTo: string; readonly isRemembered: boolean }
  /** Nothing was begun in this session, it is over, or it was completed before. */
  | { readonly kind: 'not-begun' }
  /** `because`: for the log, not for a page. */
  | { readonly kind: 'refused' | 'unreachable'; readonly because: string; readonly returnTo: string };

export type CurrentVisitor =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'visitor' }
  /**
   * Tell them: `reused`, a token of this sign-in was used twice, and the sign-in has ended; `stolen`, the token of a
   * remembered device was used by someone else, and all sign-ins and devices of that user have ended.
   */
  | { readonly kind: 'revoked'; readonly because: 'reused' | 'stolen'; readonly user: string };

/** Sign-in at an OpenID provider, kept on the server. Each call throws only what the store throws. */
export interface SignIn {
  /** The ID of this visit; it changes when someone signs in or out. */
  visit(jar: Jar): string;
  /** Whether 'remember me' can be offered: the visitor allows the cookies that it takes. */
  canRemember(jar: Jar): boolean;
  /** Sends a visitor to the provider. Call it from a POST of the site's own page. */
  begin(jar: Jar, wish?: SignInWish): Promise<SignInBegun>;
  /**
   * Takes a visitor who comes back from the provider.
   *
   * @param query the query that the provider's answer came with.
   */
  complete(jar: Jar, query: URLSearchParams): Promise<SignInCompleted>;
  /** Who this is; renews what has to be renewed. */
  current(jar: Jar): Promise<CurrentVisitor>;
  /** The provider's access token of who is signed in, for the server's own calls. It belongs in no page. */
  accessToken(jar: Jar): Promise<string | undefined>;
  /**
   * Ends the sign-in, here and at the provider, and forgets the device. Call it from a POST of the site's own page.
   *
   * @param language of that page (BCP 47), for the provider's.
   * @returns where the visitor can sign out at the provider too, if they can.
   */
  signOut(jar: Jar, language?: string): Promise<string | undefined>;
}

/** How long a sign-in may be under way, in seconds. Ours: time to look for a password. */
const UNDER_WAY_SECONDS = 600;

/** A sign-in under way: its verifier never leaves the server. */
interface UnderWay {
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly isRemembered: boolean;
}

/**
 * Signs visitors in at an OpenID provider, by authorisation code with PKCE. The tokens stay on the server: cookies hold
 * handles that mean nothing elsewhere.
 *
 * @throws {Error} for options that cannot work.
 * @example
 * const members = signIn({ store: consent.features, provider });
 * const current = await members.current(consent.jar(request));
 */
export function signIn(options: SignInOptions): SignIn {
  const context = contextOf(options);
  return {
    visit: (jar) => visit(context, jar),
    canRemember: (jar) => canRemember(jar.gate, context.names),
    begin: (jar, wish = {}) => begin(context, jar, wish),
    complete: (jar, query) => complete(context, jar, query),
    current: (jar) => current(context, jar),
    accessToken: (jar) => accessToken(context, jar),
    signOut: (jar, language) => signOut(context, jar, language),
  };
}

function visit({ cookies }: SignInContext, jar: Jar): string {
  const held = jar.use(cookies, { kind: 'read' });
  if (held.session) return held.session;
  const session = newSecret(jar.gate.bytes);
  jar.use(cookies, { kind: 'visit', session });
  return session;
}

async function begin(context: SignInContext, jar: Jar, wish: SignInWish): Promise<SignInBegun> {
  const { now, bytes } = jar.gate;
  const because = whyClosed(context, jar.gate);
  if (because) return { kind: 'refused', because };
  const [state, nonce, verifier] = [newSecret(bytes), newSecret(bytes), newSecret(bytes)];
  const { language } = wish;
  const challenge = digestOf(verifier);
  const address = await context.provider.authorisationAddress({ state, nonce, challenge, language });
  if (address === undefined) return { kind: 'unreachable' };
  const returnTo = safePath(wish.returnTo) ?? '/';
  const underWay: UnderWay = { nonce, verifier, returnTo, isRemembered: wish.isRemembered === true };
  const subject = digestOf(visit(context, jar));
  const item = { key: state, subject, value: JSON.stringify(underWay), endsAt: now + UNDER_WAY_SECONDS };
  await context.store.put(UNDER_WAY, item, now);
  return { kind: 'away', address };
}

/** Why nobody can be signed in, where a cookie that it takes may not be kept. */
function whyClosed({ names }: SignInContext, gate: Gate): Reason | undefined {
  const verdicts = [names.session, names.access, names.refresh].map((name) => gate.decide({ kind: 'cookie', name }));
  return verdicts.find(({ kind }) => kind === 'denied')?.because;
}

async function complete(context: SignInContext, jar: Jar, query: URLSearchParams): Promise<SignInCompleted> {
  const held = jar.use(context.cookies, { kind: 'read' });
  const state = query.get('state') ?? '';
  const underWay = await takeUnderWay(context, jar.gate, held, state);
  if (!underWay) return { kind: 'not-begun' };
  const { nonce, verifier, returnTo, isRemembered } = underWay;
  const answer = await context.provider.exchange({ query, state, nonce, verifier });
  if (answer.kind !== 'signed-in') return { ...answer, returnTo };
  return { kind: 'signed-in', returnTo, ...(await enter(context, jar, held, answer, isRemembered)) };
}

/** What was begun under a state, in this session and in no other (RFC 6749 section 10.12): once. */
async function takeUnderWay(
  { store }: SignInContext,
  { now }: Gate,
  { session }: Held,
  state: string,
): Promise<UnderWay | undefined> {
  if (!session || !isSecret(state)) return undefined;
  const item = await store.get(UNDER_WAY, state, now);
  // Looked at before it is taken, so that nobody can spend another's.
  if (item?.subject !== digestOf(session)) return undefined;
  const taken = await store.take(UNDER_WAY, state, now);
  return taken && (JSON.parse(taken.value) as UnderWay);
}

/** Another privilege, another session: what this browser had before ends. */
async function enter(
  context: SignInContext,
  jar: Jar,
  held: Held,
  { user, name, tokens }: Extract<Exchanged, { kind: 'signed-in' }>,
  isWished: boolean,
): Promise<{ readonly member: Member; readonly isRemembered: boolean }> {
  const { gate } = jar;
  await endHeld(context, gate, held);
  const member: Member = { user, name, by: 'provider', since: gate.now };
  const handles = await openGrant(context, gate, member, tokens);
  const isRemembered = isWished && canRemember(gate, context.names);
  const device = isRemembered ? await rememberDevice(context, gate, member) : undefined;
  jar.use(context.cookies, { kind: 'signed-in', ...handles, device });
  return { member, isRemembered };
}

async function current(context: SignInContext, jar: Jar): Promise<CurrentVisitor> {
  const { cookies } = context;
  const held = jar.use(cookies, { kind: 'read' });
  const found = await grantByAccess(context, jar.gate, held);
  if (found) return { kind: 'member', member: found.grant.member };
  const renewal = await renewGrant(context, jar.gate, held);
  switch (renewal.kind) {
    case 'none':
      return recall(context, jar, held);
    case 'renewed':
      jar.use(cookies, renewal);
      return { kind: 'member', member: renewal.member };
    case 'reused':
      jar.use(cookies, { kind: 'revoked' });
      return { kind: 'revoked', because: 'reused', user: renewal.user };
    case 'refused':
      // What the provider takes back, a remembered device does not give again.
      if (held.device) await context.store.take(DEVICES, held.device.selector, jar.gate.now);
      jar.use(cookies, { kind: 'signed-out' });
      return { kind: 'visitor' };
  }
}

/** Signs in by the device that the visitor asked to remember. */
async function recall(context: SignInContext, jar: Jar, held: Held): Promise<CurrentVisitor> {
  const { cookies } = context;
  const { gate } = jar;
  const answer = held.device ? await recallDevice(context, gate, held.device) : ({ kind: 'none' } as const);
  if (answer.kind === 'none') {
    if (held.access ?? held.refresh) jar.use(cookies, { kind: 'ended' });
    return { kind: 'visitor' };
  }
  if (answer.kind === 'stolen') {
    jar.use(cookies, { kind: 'signed-out' });
    return { kind: 'revoked', because: 'stolen', user: answer.user };
  }
  const member: Member = { ...answer.user, by: 'remembered', since: gate.now };
  jar.use(cookies, { kind: 'signed-in', ...(await openGrant(context, gate, member)), device: answer.device });
  return { kind: 'member', member };
}

async function accessToken(context: SignInContext, jar: Jar): Promise<string | undefined> {
  const held = jar.use(context.cookies, { kind: 'read' });
  const tokens = (await grantByAccess(context, jar.gate, held))?.grant.tokens;
  return tokens && jar.gate.now < tokens.endsAt ? tokens.accessToken : undefined;
}

async function signOut(context: SignInContext, jar: Jar, language?: string): Promise<string | undefined> {
  const held = jar.use(context.cookies, { kind: 'read' });
  const ended = await endHeld(context, jar.gate, held);
  jar.use(context.cookies, { kind: 'signed-out' });
  return ended?.tokens && context.provider.end(ended.tokens, language);
}

/** Ends all that the cookies of a browser stand for. @returns the sign-in that it was, if it was one. */
async function endHeld({ store }: SignInContext, { now }: Gate, held: Held): Promise<Grant | undefined> {
  const { session, access, refresh, device } = held;
  if (session) await store.forget(UNDER_WAY, digestOf(session));
  if (device) await store.take(DEVICES, device.selector, now);
  const selector = (access ?? refresh)?.selector;
  const item = selector && (await store.take(SIGN_INS, selector, now));
  return item ? (JSON.parse(item.value) as Grant) : undefined;
}
