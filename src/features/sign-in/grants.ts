import { toBase64url } from '../../filter/index.ts';
import type { Gate } from '../feature.ts';
import { digestOf, newSecret, proves } from '../secret.ts';
import type { FeatureItem } from '../store.ts';
import type { Handle, Handles, Held } from './cookies.ts';
import { type Member, SIGN_INS } from './members.ts';
import type { ProviderTokens } from './openid-provider.ts';
import type { Limits, SignInContext } from './options.ts';
import { present, type Rotation, rotate, successorOf } from './rotation.ts';

/** One sign-in, as the server keeps it. Only its visitor has the secrets that the digests are of. */
export interface Grant {
  readonly member: Member;
  /** Digest of the session ID that it was opened with: in another session its handles count for nothing. */
  readonly session: string;
  readonly access: { readonly digest: string /** Seconds since 1970. */; readonly endsAt: number };
  readonly refresh: Rotation;
  /** `endsAt`: of the access token, seconds since 1970. */
  readonly tokens?: ProviderTokens & { readonly endsAt: number };
}

/** A grant with its place in the store. */
export interface FoundGrant {
  readonly item: FeatureItem;
  readonly grant: Grant;
}

/** RFC 6749 section 10.10 asks nothing of it: the secret beside it is what cannot be guessed. */
const SELECTOR_BYTES = 16;
export const newSelector = (bytes: Gate['bytes']): string => toBase64url(bytes(SELECTOR_BYTES));

/** Opens a sign-in under a session ID of its own, which nobody can have planted. */
export async function openGrant(
  { store, limits }: SignInContext,
  { now, bytes }: Gate,
  member: Member,
  tokens?: ProviderTokens,
): Promise<Handles & { readonly session: string }> {
  const selector = newSelector(bytes);
  const [session, access, refresh] = [newSecret(bytes), newSecret(bytes), newSecret(bytes)];
  const grant: Grant = {
    member,
    session: digestOf(session),
    access: { digest: digestOf(access), endsAt: now + accessSeconds(limits, tokens) },
    refresh: { digest: digestOf(refresh) },
    ...(tokens && { tokens: { ...tokens, endsAt: now + tokens.lifetimeSeconds } }),
  };
  const item = {
    key: selector,
    subject: member.user,
    value: JSON.stringify(grant),
    endsAt: endOf(limits, member, now),
  };
  await store.put(SIGN_INS, item, now);
  return { session, access: { selector, secret: access }, refresh: { selector, secret: refresh } };
}

/** The sign-in that a handle names, in the session that it was opened in. Whether its secret holds is not yet said. */
async function findGrant(
  { store }: SignInContext,
  { now }: Gate,
  { session }: Held,
  handle: Handle | undefined,
): Promise<FoundGrant | undefined> {
  if (!handle || !session) return undefined;
  const item = await store.get(SIGN_INS, handle.selector, now);
  const grant = item && (JSON.parse(item.value) as Grant);
  return grant && proves(session, grant.session) ? { item, grant } : undefined;
}

/** The sign-in that an access handle is good for. */
export async function grantByAccess(context: SignInContext, gate: Gate, held: Held): Promise<FoundGrant | undefined> {
  const found = await findGrant(context, gate, held, held.access);
  if (!found || !held.access) return undefined;
  const { digest, endsAt } = found.grant.access;
  return proves(held.access.secret, digest) && gate.now < endsAt ? found : undefined;
}

/** What becomes of a refresh handle. */
export type Renewal =
  | { readonly kind: 'none' }
  /** The provider knows them no longer: the sign-in has ended. */
  | { readonly kind: 'refused' }
  /** Used again after its time: whoever of the two is the visitor, the sign-in has ended for both. */
  | { readonly kind: 'reused'; readonly user: string }
  | ({ readonly kind: 'renewed'; readonly member: Member } & Handles);

/**
 * Replaces a refresh handle by its successor, and asks the provider once whether the visitor is still welcome. Of tabs
 * that come at the same time one does so, and all get the same successor.
 */
export async function renewGrant(context: SignInContext, gate: Gate, held: Held): Promise<Renewal> {
  const found = await findGrant(context, gate, held, held.refresh);
  if (!found || !held.refresh) return { kind: 'none' };
  const presented = present(found.grant.refresh, held.refresh.secret, gate.now);
  switch (presented.kind) {
    case 'wrong':
      await context.store.take(SIGN_INS, found.item.key, gate.now);
      return { kind: 'reused', user: found.grant.member.user };
    case 'overlapping':
      return renewed(found.grant, held.refresh, presented.salt);
    case 'current':
      return replace(context, gate, held, held.refresh, found);
  }
}

async function replace(
  context: SignInContext,
  gate: Gate,
  held: Held,
  { selector, secret }: Handle,
  { item, grant }: FoundGrant,
): Promise<Renewal> {
  const { now, bytes } = gate;
  const { limits, store } = context;
  const refresh = rotate(secret, now + limits.overlapSeconds, bytes);
  const { salt } = refresh.before as { readonly salt: string };
  const access = {
    digest: digestOf(successorOf(secret, salt, 'access')),
    endsAt: now + accessSeconds(limits, grant.tokens),
  };
  const next: Grant = { ...grant, access, refresh };
  const nextItem = { ...item, value: JSON.stringify(next), endsAt: endOf(limits, grant.member, now) };
  // Another request was first: what it made is looked at instead.
  if (!(await store.swap(SIGN_INS, item.value, nextItem, now))) return renewGrant(context, gate, held);
  const isWelcome = await askProvider(context, gate, { item: nextItem, grant: next });
  return isWelcome ? renewed(next, { selector, secret }, salt) : { kind: 'refused' };
}

function renewed({ member }: Grant, { selector, secret }: Handle, salt: string): Renewal {
  return {
    kind: 'renewed',
    member,
    access: { selector, secret: successorOf(secret, salt, 'access') },
    refresh: { selector, secret: successorOf(secret, salt, 'rotating') },
  };
}

/** Whether the provider still knows them. While it cannot be reached, its last word counts. */
async function askProvider(context: SignInContext, gate: Gate, found: FoundGrant): Promise<boolean> {
  const { tokens, member } = found.grant;
  if (tokens?.refreshToken === undefined) return true;
  const answer = await context.provider.refresh(tokens.refreshToken);
  if (answer.kind === 'unreachable') return true;
  // OpenID Connect Core 12.2: "its sub Claim Value MUST be the same as in the ID Token issued when the original
  // authentication occurred".
  const isSame = answer.kind === 'renewed' && (answer.user ?? member.user) === member.user;
  if (isSame) await keepTokens(context, gate, found, answer.tokens);
  else await context.store.take(SIGN_INS, found.item.key, gate.now);
  return isSame;
}

/** Keeps what the provider gave. A sign-in that was ended meanwhile stays ended. */
async function keepTokens(
  context: SignInContext,
  gate: Gate,
  { item, grant }: FoundGrant,
  given: ProviderTokens,
): Promise<void> {
  const { store } = context;
  // RFC 6749 section 6: where no new refresh token comes, the old one stays in use; so does the ID token.
  const { refreshToken = grant.tokens?.refreshToken, idToken = grant.tokens?.idToken } = given;
  const tokens = { ...given, refreshToken, idToken, endsAt: gate.now + given.lifetimeSeconds };
  const kept = { ...item, value: JSON.stringify({ ...grant, tokens } satisfies Grant) };
  if (await store.swap(SIGN_INS, item.value, kept, gate.now)) return;
  const current = await store.get(SIGN_INS, item.key, gate.now);
  if (current) await keepTokens(context, gate, { item: current, grant: JSON.parse(current.value) as Grant }, given);
}

/** As long as the provider's token lives, but no longer than the site says, and never so short that two overlap. */
function accessSeconds({ accessSeconds: longest, overlapSeconds }: Limits, tokens?: ProviderTokens): number {
  return Math.min(longest, Math.max(tokens?.lifetimeSeconds ?? longest, overlapSeconds + 1));
}

const endOf = ({ idleSeconds, longestSeconds }: Limits, { since }: Member, now: number): number =>
  Math.min(now + idleSeconds, since + longestSeconds);
