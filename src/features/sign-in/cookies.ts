import type { EntryName } from '../../decision/index.ts';
import { allows, type Feature, type FeatureWrite, feature, type Gate, type Stored } from '../feature.ts';
import { isSecret } from '../secret.ts';
import { remove, set } from '../write.ts';

/** The cookies of sign-in, by what they are for. */
export interface SignInNames {
  /** What a visit is known by. */
  readonly session: EntryName;
  readonly access: EntryName;
  readonly refresh: EntryName;
  /** Which remembered device it is. */
  readonly deviceId: EntryName;
  /** What proves it. */
  readonly deviceToken: EntryName;
  /** The visitor's own tick at 'remember me'. */
  readonly tick: EntryName;
}

export const SIGN_IN_NAMES: SignInNames = {
  session: 'session',
  access: 'oAuthAccessToken',
  refresh: 'oAuthRefreshToken',
  deviceId: 'alId',
  deviceToken: 'alToken',
  tick: 'autologin',
};

/** A secret with what finds it: the selector names a row, the secret proves that it is the visitor's. */
export interface Handle {
  readonly selector: string;
  readonly secret: string;
}

/** What a visitor's cookies hold; what nobody of ours can have written is absent. */
export interface Held {
  readonly session: string | undefined;
  readonly access: Handle | undefined;
  readonly refresh: Handle | undefined;
  /** The remembered device, where the visitor has ticked the box. */
  readonly device: Handle | undefined;
}

/** The cookies of someone who is signed in. */
export interface Handles {
  readonly access: Handle;
  readonly refresh: Handle;
}

/** A remembered device. */
export interface Device extends Handle {
  /** Seconds since 1970. */
  readonly endsAt: number;
}

export type CookieStep =
  | { readonly kind: 'read' }
  | { readonly kind: 'visit'; readonly session: string }
  /** Without a device what was remembered before is taken away: an unticked box keeps nothing. */
  | ({ readonly kind: 'signed-in'; readonly session: string; readonly device: Device | undefined } & Handles)
  | ({ readonly kind: 'renewed' } & Handles)
  /** Only the sign-in has ended. */
  | { readonly kind: 'ended' }
  /** `session` too: another privilege, another ID. */
  | { readonly kind: 'revoked' }
  | { readonly kind: 'signed-out' };

const TICKED = '1';

/** Whether a device may be remembered: only with all that it takes. */
export const canRemember = (gate: Gate, { deviceId, deviceToken, tick }: SignInNames): boolean =>
  [deviceId, deviceToken, tick].every((name) => allows(gate, name));

/** The cookies of sign-in, read before the step and written by it. */
export const signInCookies = (names: SignInNames): Feature<CookieStep, Held> =>
  feature(Object.values(names), (gate, stored, step) => ({
    value: heldIn(names, stored),
    writes: writesOf(names, gate, step),
  }));

function heldIn(names: SignInNames, stored: Stored): Held {
  const session = stored(names.session);
  return {
    session: isSecret(session) ? session : undefined,
    access: readHandle(stored(names.access)),
    refresh: readHandle(stored(names.refresh)),
    device:
      stored(names.tick) === TICKED
        ? readHandle(`${stored(names.deviceId) ?? ''}.${stored(names.deviceToken) ?? ''}`)
        : undefined,
  };
}

/** 16 bytes and 32 bytes in base64url. */
const HANDLE = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

function readHandle(text: string | undefined): Handle | undefined {
  const [, selector = '', secret] = HANDLE.exec(text ?? '') ?? [];
  return isSecret(secret) ? { selector, secret } : undefined;
}

function writesOf(names: SignInNames, gate: Gate, step: CookieStep): readonly FeatureWrite[] {
  const { session, access, refresh } = names;
  switch (step.kind) {
    case 'read':
      return [];
    case 'visit':
      return [set(session, step.session)];
    case 'signed-in':
      return [set(session, step.session), ...setHandles(names, step), ...setDevice(names, gate, step.device)];
    case 'renewed':
      return setHandles(names, step);
    case 'ended':
      return remove(access, refresh);
    case 'revoked':
      return remove(session, access, refresh);
    case 'signed-out':
      return remove(...Object.values(names));
  }
}

const setHandles = (names: SignInNames, { access, refresh }: Handles): readonly FeatureWrite[] => [
  set(names.access, `${access.selector}.${access.secret}`),
  set(names.refresh, `${refresh.selector}.${refresh.secret}`),
];

function setDevice(names: SignInNames, gate: Gate, device: Device | undefined): readonly FeatureWrite[] {
  const { deviceId, deviceToken, tick } = names;
  if (!device || !canRemember(gate, names)) return remove(deviceId, deviceToken, tick);
  const lifetimeSeconds = device.endsAt - gate.now;
  return [
    { ...set(deviceId, device.selector), lifetimeSeconds },
    { ...set(deviceToken, device.secret), lifetimeSeconds },
    { ...set(tick, TICKED), lifetimeSeconds },
  ];
}
