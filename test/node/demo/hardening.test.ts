import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NightStage } from '../../../examples/night-stage/night-stage.ts';
import { keepGuestCredits, takeGuestCredits } from '../../../examples/night-stage/promotions/guest-credits.ts';
import { openDemo } from '../../support/demo.ts';

let demo: NightStage;
beforeAll(async () => {
  demo = await openDemo();
}, 60_000);
afterAll(() => demo.stop());

const ask = (path: string): Promise<Response> => fetch(demo.address + path, { redirect: 'manual' });

/** Sends a form as a page of the site does. */
const send = (path: string, cookie = '', form: Record<string, string> = {}): Promise<Response> =>
  fetch(demo.address + path, {
    method: 'POST',
    headers: { origin: demo.address, 'sec-fetch-site': 'same-origin', cookie },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });

it.each(['//evil.example/path', '//', '//a:99999/', '/\\\\evil.example/'])(
  'a partner’s link to %s leads to no other site',
  async (path) => {
    const { status, headers } = await ask(`${path}?psid=stagefan`);
    expect(status).toBeLessThan(500);
    const location = headers.get('location');
    if (location !== null) expect(new URL(location, demo.address).origin).toBe(demo.address);
  },
);

it('who has everything deleted leaves no sign-in that is under way on the server', async () => {
  const { store } = demo.site.features;
  const now = Math.floor(Date.now() / 1_000);
  const begun = await send('/en/do/sign-in', '', { returnTo: '/en/' });
  const session = begun.headers
    .getSetCookie()
    .find((each) => each.startsWith('session='))
    ?.split(';')[0];
  expect(await store.all('sign-in-under-way', now)).toHaveLength(1);
  const { version } = demo.site.consent.registry;
  const form = { choice: 'refuse', registry: version, language: 'en', surface: 'policy', asked: '' };
  expect((await send('/samtykke/delete', session, form)).status).toBeLessThan(400);
  expect(await store.all('sign-in-under-way', now)).toEqual([]);
});

it('an account gets one prize of the wheel a day, however many guests its member was', async () => {
  const { accounts } = demo.site.features;
  const now = Math.floor(Date.now() / 1_000);

  for (const guest of ['first', 'second', 'third']) {
    await keepGuestCredits(demo.site.features.store, guest, 10, now);
    await takeGuestCredits(demo.site.features, guest, 'a member', now);
  }
  expect(await accounts.credits('a member', now)).toBe(10);
});
