import { ageGate } from '../../src/features/age/index.ts';
import { type AttributionOptions, attribution } from '../../src/features/attribution/index.ts';
import { experiments, forgetUnit, keepExposures, listSeed } from '../../src/features/experiments/index.ts';
import { type FeatureEvent, type FeatureStore, type Stored, sealer } from '../../src/features/index.ts';
import { siteLanguage } from '../../src/features/language/index.ts';
import { guestFavourites, preferences, recentlyViewed } from '../../src/features/preferences/index.ts';
import { campaigns, cardValidation, dismissal, signOutOffer, wheel } from '../../src/features/promotions/index.ts';
import { forgetBuyer, forgetPurchase, type PaymentProvider, purchases } from '../../src/features/purchase/index.ts';
import { personalisedAnswers, recommender } from '../../src/features/recommender/index.ts';
import { cobrand, desktopView, originalNode, reducedLayout, userType } from '../../src/features/routing/index.ts';
import { forgetMember, forgetSignIn, type OpenIdProvider, signIn } from '../../src/features/sign-in/index.ts';
import { LANGUAGES, type Registry } from '../../src/registry/index.ts';
import type { Forgotten } from '../../src/server/index.ts';
import { accounts } from './accounts.ts';
import { DEMO_ISSUER, type DemoVerifier } from './age/demo-verifier.ts';
import { FILTERS } from './catalogue.ts';
import { postbacks } from './partners/postbacks.ts';
import { forgetGuestCredits } from './promotions/guest-credits.ts';
import { itemOf } from './shop/items.ts';
import type { CardChecker } from './sign-in/card-checks.ts';

/** What the site's features work with. */
export interface Surroundings {
  readonly registry: Registry;
  /** What the clock shows, in seconds since 1970. */
  readonly seconds: () => number;
  readonly store: FeatureStore;
  /** Scheme, host and port of the site. */
  readonly origin: string;
  readonly secrets: readonly Uint8Array<ArrayBuffer>[];
  readonly provider: OpenIdProvider;
  readonly payments: PaymentProvider;
  readonly checker: CardChecker;
  readonly verifier: DemoVerifier;
  readonly partners: AttributionOptions['partners'];
  /** What messages of a shop are signed with that is another program. */
  readonly orderSecrets: readonly Uint8Array[];
}

/** The order of a list: what the texts have a word for. */
export const LIST_ORDERS = ['popular', 'name', 'newest', 'shortest'] as const;
export const FAVOURITE_ORDERS = ['latest', 'name', 'popular'] as const;
export const HISTORY_ORDERS = ['latest', 'name'] as const;
export const SNAPSHOT_ORDERS = ['name', 'newest'] as const;
export const CATEGORIES = ['all', ...FILTERS] as const;
export const SIZES = ['medium', 'small', 'large'] as const;
export const VIEWS = ['pictures', 'rows'] as const;
export const BRANDS = ['night-stage', 'late-stage', 'first-row'] as const;
/** Parts of the site that can be had without pictures. */
export const AREAS = ['list', 'artist'] as const;
/** Servers for pictures of players, in this demo behind one address. */
const NODES = ['north', 'south'] as const;

/** The season of the demo never ends. */
const ALWAYS = { startsAt: 0, endsAt: 4_102_444_800 } as const;
const HOUR_SECONDS = 3_600;

export type SiteFeatures = ReturnType<typeof siteFeatures>;

/** Every feature of the site, made once, at the start: a mistake in its settings stops the start and says where. */
export function siteFeatures({ registry, seconds, store, origin, secrets, ...others }: Surroundings) {
  const { provider, payments, checker, verifier, partners, orderSecrets } = others;
  const [domain] = registry.site.domains as [string];
  const tests = experiments({
    cards: { cookie: 'abTestVariantId', arms: ['facts', 'plain'] },
    hero: { cookie: 'jsmAbTest', arms: ['live', 'newest'] },
    sections: { cookie: 'enabledListPageSmallerSectionsRandomization', arms: ['one', 'several'] },
  });
  const age = ageGate({
    opensBy: 'proof',
    registry,
    verification: { verifier, issuers: [DEMO_ISSUER], audience: origin },
  });
  // Lists here are short: one place of a list is drawn by lot.
  const shown = recommender({ store, exploreEvery: 6 });
  const partnersOfSite = attribution({ domains: registry.site.domains, partners, orderSecrets });
  const winter = wheel({
    campaign: { id: 'winter', ...ALWAYS },
    prizes: [
      { id: 'ten', weight: 5, credits: 10 },
      { id: 'fifty', weight: 1, credits: 50 },
      { id: 'nothing', weight: 6 },
    ],
    happyHourSeconds: HOUR_SECONDS,
  });

  /** What the server keeps for what stands in a cookie. */
  const forgetters: Readonly<Record<string, (value: string, now: number) => Promise<unknown>>> = {
    gravity_cookie: (value, now) => shown.forget(value, now),
    experiment_unique_visitor_id: (value) => forgetUnit(store, value),
    awe_id: (value) => partnersOfSite.forget(store, value),
    unique_visitor_id: async (value) => {
      await winter.forget(store, value);
      await forgetGuestCredits(store, value);
    },
    ageVerificationStatus: (value) => age.forget(store, value),
    session: (value, now) => forgetSignIn(store, value, now),
    oAuthAccessToken: (value, now) => forgetSignIn(store, value, now),
    oAuthRefreshToken: (value, now) => forgetSignIn(store, value, now),
    alId: (value, now) => forgetSignIn(store, value, now),
    lastSession: (value, now) => forgetPurchase(store, value, now),
    tppId: (value, now) => forgetPurchase(store, value, now),
    oneclick: (value, now) => forgetPurchase(store, value, now),
  };

  const members = accounts(store);
  const cards = cardValidation();

  return {
    store,
    verifier,
    checker,
    seals: sealer(secrets, domain),
    accounts: members,
    language: siteLanguage({ offered: LANGUAGES }),
    tests,
    cardTest: tests.on('cards'),
    frontTest: tests.on('hero', 'sections'),
    listSeed: listSeed(),
    lists: preferences({
      values: {
        gridSize: SIZES,
        category: CATEGORIES,
        listOrder: LIST_ORDERS,
        favouriteOrder: FAVOURITE_ORDERS,
        historyOrder: HISTORY_ORDERS,
        snapshotOrder: SNAPSHOT_ORDERS,
        favouriteView: VIEWS,
      },
    }),
    history: recentlyViewed(),
    favourites: guestFavourites(),
    shown,
    answers: personalisedAnswers(),
    members: signIn({ store, provider }),
    shop: purchases({ store, payments, items: itemOf }),
    partners: partnersOfSite,
    postbacks: postbacks(store, partnersOfSite, seconds),
    campaigns: campaigns({
      campaigns: [
        { id: 'welcome', audience: 'guests', ...ALWAYS },
        { id: 'season', audience: 'members', ...ALWAYS },
      ],
    }),
    wheel: winter,
    helloBar: dismissal({ cookie: 'helloBarMessageDismissed', message: { id: 'winter', version: 1 } }),
    club: dismissal({ cookie: 'clubEliteBannerClosed', message: { id: 'club', version: 1 } }),
    offer: signOutOffer({ message: { id: 'phone', version: 1 } }),
    cards,
    age,
    brands: cobrand({ brands: BRANDS }),
    layouts: reducedLayout({ areas: AREAS }),
    view: desktopView(),
    userType: userType(),
    node: originalNode({ nodes: NODES, secret: secrets[0] as Uint8Array }),

    /** Does what features have told of in a request. */
    act: async (events: readonly FeatureEvent[], now: number): Promise<void> => {
      await keepExposures(tests, store, events, now);
      await shown.act(events, now);
    },
    /** For the option `forget` of the consent server. */
    forget: async ({ name, value }: Forgotten, now: number): Promise<void> => {
      await forgetters[name]?.(value, now);
    },
    /** Forgets a member whose account is deleted: everything that belongs to an account and to no cookie. */
    forgetMember: async (user: string): Promise<void> => {
      await forgetMember(store, user);
      await forgetBuyer(store, user);
      await cards.forgetMember(store, user);
      await winter.forgetMember(store, user);
      await members.forget(user);
    },
    /** Who has said that they are younger, or was found to be. Who has said nothing is nobody's minor here. */
    isMinor: (stored: Stored, now: number): boolean | undefined => age.isMinor(stored, now),
  };
}
