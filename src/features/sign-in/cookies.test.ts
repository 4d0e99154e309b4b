import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { toBase64url } from '../../filter/index.ts';
import { type CookieStep, SIGN_IN_NAMES, signInCookies } from './cookies.ts';

const text = (length: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map(toBase64url);
const secret = text(32);
const selector = text(16);
const handle = fc.record({ selector, secret });
const handleText = handle.map((each) => `${each.selector}.${each.secret}`);
const handles = { access: handle, refresh: handle };
const device = fc.option(fc.record({ selector, secret, endsAt: fc.integer({ min: 2e9, max: 3e9 }) }), {
  nil: undefined,
});
const step: fc.Arbitrary<CookieStep> = fc.oneof(
  fc.constantFrom<CookieStep>({ kind: 'read' }, { kind: 'ended' }, { kind: 'revoked' }, { kind: 'signed-out' }),
  fc.record({ kind: fc.constant('visit' as const), session: secret }),
  fc.record({ kind: fc.constant('signed-in' as const), session: secret, device, ...handles }),
  fc.record({ kind: fc.constant('renewed' as const), ...handles }),
);
const values = {
  session: secret,
  oAuthAccessToken: handleText,
  oAuthRefreshToken: handleText,
  alId: selector,
  alToken: secret,
  autologin: fc.constant('1'),
};

const cookies = signInCookies(SIGN_IN_NAMES);
featureLaws('sign-in', { feature: cookies, input: step, values });

const A_SECRET = toBase64url(new Uint8Array(32).fill(1));
const A_SELECTOR = toBase64url(new Uint8Array(16).fill(2));
const gate = testGate();
const signedIn: CookieStep = {
  kind: 'signed-in',
  session: A_SECRET,
  access: { selector: A_SELECTOR, secret: A_SECRET },
  refresh: { selector: A_SELECTOR, secret: A_SECRET },
  device: { selector: A_SELECTOR, secret: A_SECRET, endsAt: gate.now + 60 },
};
/** The cookies that a step leaves in an empty browser. */
const kept = (step: CookieStep, refused: ReadonlySet<string> = new Set()): Record<string, string> => {
  const { writes } = cookies(testGate({ refused }), storedIn({}), step);
  return Object.fromEntries(writes.flatMap((each) => (each.kind === 'set' ? [[each.name, each.value]] : [])));
};

describe('the cookies of sign-in', () => {
  it('hold afterwards what was kept in them', () => {
    const { value } = cookies(gate, storedIn(kept(signedIn)), { kind: 'read' });
    const { selector, secret } = signedIn.access;
    expect(value).toEqual({ ...signedIn, kind: undefined, device: { selector, secret } });
  });

  it('count as absent when cut, changed in form or padded', () => {
    const whole = kept(signedIn);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.nat(), fc.boolean(), (name, at, isCut) => {
        const text = whole[name] as string;
        const index = at % text.length;
        const changed = isCut ? text.slice(0, index) : `${text.slice(0, index)}~${text.slice(index + 1)}`;
        const { value } = cookies(gate, storedIn({ ...whole, [name]: changed }), { kind: 'read' });
        expect(Object.values(value).filter((each) => each === undefined)).toHaveLength(1);
      }),
    );
  });

  it('remember no device without the tick', () => {
    const { autologin, ...unticked } = kept(signedIn);
    expect(autologin).toBe('1');
    expect(cookies(gate, storedIn(unticked), { kind: 'read' }).value.device).toBeUndefined();
  });

  it.each(['alId', 'alToken', 'autologin'])('remember no device where %s is refused', (name) => {
    expect(Object.keys(kept(signedIn, new Set([name])))).toEqual(['session', 'oAuthAccessToken', 'oAuthRefreshToken']);
  });

  it('live no longer than the device is remembered', () => {
    const { writes } = cookies(gate, storedIn({}), signedIn);
    const lives = writes.map((each) => [each.name, 'lifetimeSeconds' in each ? each.lifetimeSeconds : 'as declared']);
    expect(Object.fromEntries(lives)).toEqual({
      session: 'as declared',
      oAuthAccessToken: 'as declared',
      oAuthRefreshToken: 'as declared',
      alId: 60,
      alToken: 60,
      autologin: 60,
    });
  });

  it('are all deleted when nobody is remembered or signed in any more', () => {
    const deleted = (step: CookieStep): readonly string[] =>
      cookies(gate, storedIn({}), step).writes.flatMap(({ kind, name }) => (kind === 'delete' ? [name] : []));
    expect(deleted({ kind: 'signed-out' })).toEqual(Object.values(SIGN_IN_NAMES));
    expect(deleted({ ...signedIn, device: undefined })).toEqual(['alId', 'alToken', 'autologin']);
  });
});
