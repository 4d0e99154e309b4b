import type { Gate } from '../feature.ts';
import { digestOf, newSecret } from '../secret.ts';
import type { FeatureItem } from '../store.ts';
import type { Device, Handle } from './cookies.ts';
import { newSelector } from './grants.ts';
import { DEVICES, forgetMember } from './members.ts';
import type { ProviderUser } from './openid-provider.ts';
import type { SignInContext } from './options.ts';
import { present, type Rotation, rotate, successorOf } from './rotation.ts';

/** A device that stays signed in, as the server keeps it. */
interface Remembered extends ProviderUser {
  readonly token: Rotation;
}

/** As long as a life can be asked for: what is declared counts. */
const ALWAYS = 4e9;
/** For a cookie that is declared to end with the session. */
const DAY = 86_400;

/**
 * Remembers a device for as long as the registry lets its cookie live. Using it makes that no longer.
 *
 * Selector and validator: the first finds the row, of the second only the SHA-256 is kept
 * (https://paragonie.com/blog/2015/04/secure-authentication-php-with-long-term-persistence).
 */
export async function rememberDevice(
  { store, names }: SignInContext,
  gate: Gate,
  { user, name }: ProviderUser,
): Promise<Device> {
  const device = { selector: newSelector(gate.bytes), secret: newSecret(gate.bytes) };
  const verdict = gate.decide({ kind: 'cookie', name: names.deviceToken, lifetimeSeconds: ALWAYS });
  const endsAt = gate.now + ((verdict.kind === 'capped' ? verdict.lifetimeSeconds : ALWAYS) ?? DAY);
  const remembered: Remembered = { user, name, token: { digest: digestOf(device.secret) } };
  const item = { key: device.selector, subject: user, value: JSON.stringify(remembered), endsAt };
  await store.put(DEVICES, item, gate.now);
  return { ...device, endsAt };
}

/** What becomes of a device's cookies. */
export type Recall =
  | { readonly kind: 'none' }
  /** The right selector with a wrong validator: someone else has used it. Nothing of that user's is left. */
  | { readonly kind: 'stolen'; readonly user: string }
  | { readonly kind: 'recalled'; readonly user: ProviderUser; readonly device: Device };

/** Whom a device stands for. Its token is replaced; of tabs that come at the same time all get the same successor. */
export async function recallDevice(context: SignInContext, gate: Gate, device: Handle): Promise<Recall> {
  const { store, limits } = context;
  const item = await store.get(DEVICES, device.selector, gate.now);
  if (!item) return { kind: 'none' };
  const remembered = JSON.parse(item.value) as Remembered;
  const presented = present(remembered.token, device.secret, gate.now);
  switch (presented.kind) {
    case 'wrong':
      await forgetMember(store, remembered.user);
      return { kind: 'stolen', user: remembered.user };
    case 'overlapping':
      return recalled(remembered, item, device, presented.salt);
    case 'current': {
      const token = rotate(device.secret, gate.now + limits.overlapSeconds, gate.bytes);
      const next = { ...item, value: JSON.stringify({ ...remembered, token } satisfies Remembered) };
      // Another request was first: what it made is looked at instead.
      if (!(await store.swap(DEVICES, item.value, next, gate.now))) return recallDevice(context, gate, device);
      return recalled(remembered, item, device, token.before.salt);
    }
  }
}

function recalled({ user, name }: Remembered, { endsAt }: FeatureItem, device: Handle, salt: string): Recall {
  const secret = successorOf(device.secret, salt, 'rotating');
  return { kind: 'recalled', user: { user, name }, device: { ...device, secret, endsAt: endsAt ?? ALWAYS } };
}
