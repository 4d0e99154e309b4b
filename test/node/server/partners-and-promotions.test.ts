import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrivalOf, attribution } from '../../../src/features/attribution/index.ts';
import type { RequestJar } from '../../../src/features/index.ts';
import { campaigns, cardValidation, dismissal, signOutOffer, wheel } from '../../../src/features/promotions/index.ts';
import { sealer } from '../../../src/features/sealer.ts';
import { loadRegistry } from '../../../src/server/index.ts';
import { cookieAfter, exampleFile, SECRET, type TestServer, testServer } from '../../support/server.ts';

const ORIGIN = 'https://nightstage.example';
const partners = attribution({ domains: ['nightstage.example'], partners: [{ id: 'stagefan' }] });
const campaign = { id: 'winter', startsAt: 0, endsAt: 3e9 };
const shown = campaigns({ campaigns: [campaign] });
const winter = wheel({ campaign, prizes: [{ id: 'ten', weight: 1 }] });
const helloBar = dismissal({ cookie: 'helloBarMessageDismissed', message: { id: 'winter', version: 1 } });
const club = dismissal({ cookie: 'clubEliteBannerClosed', message: { id: 'club', version: 1 } });
const offer = signOutOffer({ message: { id: 'mobile', version: 1 } });
const cards = cardValidation();
const seals = sealer([SECRET], 'nightstage.example');

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ registry: await loadRegistry(exampleFile('registry.corrected.yaml')) });
});
afterEach(() => server.store.close());

/** One visitor's page view on which everything happens. @returns `Max-Age` by cookie; of the session: `undefined`. */
async function everything(cookie: string): Promise<Readonly<Record<string, string | undefined>>> {
  const address = `${ORIGIN}/?psid=stagefan&ccs=winter&token_id=k3&pstour=t1&refererid=r7`;
  const request = new Request(address, { headers: { cookie, referer: 'https://fans.example/' } });
  const jar = server.consent.jar(request);
  await partners.keep(server.consent.features, jar.use(partners.landing, arrivalOf(request)), jar.gate.now);
  jar.use(shown, { audience: 'guests' });
  for (const each of [helloBar, club]) jar.use(each, 'close');
  jar.use(offer, 'sign-out');
  const seat = jar.use(winter.seat, { session: 'session 1' });
  if (seat) jar.use(winter.keep, await winter.spin(server.consent.features, seals, seat, jar.gate));
  jar.use(cards.view, 'failed');
  return livesOf(jar);
}

const livesOf = (jar: RequestJar): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    jar.setCookie().map((each) => [each.slice(0, each.indexOf('=')), /max-age=(-?\d+)/i.exec(each)?.[1]]),
  );
const DECLARED = {
  awe_id: '2592000',
  psid: '2592000',
  ccs: '2592000',
  token_id: '2592000',
  clicked: '2592000',
  psidlanded: undefined,
  pstour: undefined,
  psref: undefined,
  refererid: undefined,
  ad: '2592000',
  lastSeenCampaignId: '2592000',
  LWGuestClaimToken: '3600',
  // Until the next turn: the windows of this campaign begin at midnight, and it is noon.
  WoFData: '43200',
  unique_visitor_id: '2592000',
  helloBarMessageDismissed: '3600',
  clubEliteBannerClosed: undefined,
  logout: undefined,
  cardValidationAllowed: undefined,
  cardValidationStatus: '2592000',
};

describe('on the example site', () => {
  it('all 19 cookies of partners and promotions are kept by who accepts, as long as is declared', async () => {
    const { cookie } = cookieAfter(await server.choose({ choice: 'accept' }));
    expect(await everything(cookie as string)).toEqual(DECLARED);
  });

  it('by who refuses, only the club’s banner, which is essential; and nothing of them on the server', async () => {
    const { cookie } = cookieAfter(await server.choose({ choice: 'reject' }));
    expect(await everything(cookie as string)).toEqual({ clubEliteBannerClosed: undefined });
    const now = server.time.now / 1000;
    for (const family of ['attribution.touch', 'promotions.turn', 'promotions.claim']) {
      expect(await server.consent.features.all(family, now)).toEqual([]);
    }
    expect(await partners.landings(server.consent.features, now)).toEqual([
      { day: '2026-11-24', partner: 'stagefan', count: 1 },
    ]);
  });
});
