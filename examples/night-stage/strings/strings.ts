import type { ParameterKey } from '../../../src/features/recommender/index.ts';
import type { City, Evening, Genre, Lineup } from '../catalogue.ts';

/**
 * Every text of the demo site. A language file that lacks one does not compile. `{name}` is filled in.
 * Labels end in a colon where a number follows, so that no plural and no case is needed.
 */
export interface SiteStrings {
  readonly tagline: string;
  readonly lead: string;
  readonly skip: string;
  readonly menu: string;
  readonly concerts: string;
  /** On a poster: this is happening. */
  readonly live: string;
  readonly liveNow: string;
  /** `{count}`: how many watch now. */
  readonly watching: string;
  /** `{count}`: how often a recording was watched. */
  readonly views: string;
  readonly watch: string;
  readonly filter: string;
  readonly all: string;
  readonly language: string;
  readonly signIn: string;
  readonly signInLead: string;
  /** `{name}`: of the artist. */
  readonly poster: string;
  readonly biography: string;
  readonly genre: string;
  readonly city: string;
  readonly lineup: string;
  readonly since: string;
  readonly duration: string;
  readonly setList: string;
  readonly nextShows: string;
  readonly related: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly allConcerts: string;
  readonly companies: string;
  readonly contact: string;
  readonly genres: Readonly<Record<Genre, string>>;
  readonly lineups: Readonly<Record<Lineup, string>>;
  readonly cities: Readonly<Record<City, string>>;
  /** Sentences that a biography is made of; `{name}`: of the artist. */
  readonly about: {
    readonly genres: Readonly<Record<Genre, string>>;
    readonly lineups: Readonly<Record<Lineup, string>>;
    readonly evenings: Readonly<Record<Evening, string>>;
  };
  readonly lists: ListStrings;
  readonly forYou: ForYouStrings;
  readonly account: AccountStrings;
  readonly shop: ShopStrings;
  readonly promotions: PromotionStrings;
  readonly age: AgeStrings;
  readonly frame: FrameStrings;
}

/** Lists, and what a visitor picks of them. */
interface ListStrings {
  readonly search: string;
  /** Over the field. */
  readonly searchFor: string;
  readonly found: string;
  readonly nothingFound: string;
  readonly order: string;
  readonly orders: Readonly<Record<'popular' | 'name' | 'newest' | 'shortest' | 'latest', string>>;
  readonly pictures: string;
  readonly sizes: Readonly<Record<'medium' | 'small' | 'large', string>>;
  readonly view: string;
  readonly views: Readonly<Record<'pictures' | 'rows', string>>;
  readonly favourites: string;
  /** `{name}`: of the artist. */
  readonly addFavourite: string;
  readonly removeFavourite: string;
  readonly noFavourites: string;
  readonly favouritesEnd: string;
  readonly history: string;
  readonly noHistory: string;
  readonly clearHistory: string;
  readonly posters: string;
  /** Favourites, what was opened, posters: what a group of links is called. */
  readonly yourLists: string;
  /** Beside what a visitor has picked, where their answer lets nothing be kept. */
  readonly notKept: string;
  /** Heading of one of the sections that an experiment adds. */
  readonly shortConcerts: string;
}

/** Lists that are made for somebody, and how they are made. */
interface ForYouStrings {
  readonly forYou: string;
  readonly popular: string;
  /** What the choice between lists is called, for those who hear the page. */
  readonly choose: string;
  /** `{name}`: of an artist. */
  readonly because: Readonly<Record<'watched' | 'page' | 'popular' | 'explored', string>>;
  /** `{genre}`. */
  readonly becauseCategory: string;
  readonly how: string;
  readonly parameters: Readonly<Record<ParameterKey, string>>;
  readonly notAllowed: string;
  readonly nothingWatched: string;
  /** Where they have watched something, but nobody else has. */
  readonly nothingShared: string;
  readonly minor: string;
  readonly sensitiveQuestion: string;
  readonly yes: string;
  readonly no: string;
}

interface AccountStrings {
  readonly demoNote: string;
  readonly remember: string;
  readonly go: string;
  readonly account: string;
  /** `{name}`: of the member. */
  readonly signedIn: string;
  readonly rememberedNote: string;
  readonly signOut: string;
  readonly signedOut: string;
  readonly signOutThere: string;
  readonly offer: string;
  readonly failed: string;
  readonly unreachable: string;
  readonly notAllowed: string;
  readonly reused: string;
  readonly stolen: string;
  /** `{count}`. */
  readonly credits: string;
  readonly cardBonus: string;
  readonly cardLead: string;
  readonly cardStart: string;
  readonly cardStates: Readonly<Record<'pending' | 'validated' | 'failed', string>>;
  readonly unlocked: string;
  readonly oneClick: string;
  readonly endOneClick: string;
  /** At who checks the card: in this demo, the visitor says themselves how it ends. */
  readonly cardAnswers: Readonly<Record<'works' | 'fails', string>>;
  readonly deleteAccount: string;
  readonly deleteLead: string;
  /** To whom was signed in because their device was remembered. */
  readonly deleteAgain: string;
  /** Beside a box that has to be ticked. */
  readonly deleteConfirm: string;
  readonly deleted: string;
}

/** `{price}`: an amount with its currency. */
interface ShopStrings {
  readonly unlock: string;
  readonly checkout: string;
  readonly toPayment: string;
  /** Beside a tick. */
  readonly oneClickWish: string;
  readonly guestNote: string;
  readonly buyNow: string;
  readonly isUnlocked: string;
  readonly demoPlays: string;
  readonly declined: string;
  readonly underWay: string;
  readonly elsewhere: string;
  readonly unreachable: string;
  readonly unknown: string;
  /** `{name}`: of the artist. */
  readonly resume: string;
  readonly goOn: string;
  /** The payment provider's own page. */
  readonly testPayment: string;
  readonly testPaymentNote: string;
  readonly pay: string;
  readonly decline: string;
}

interface PromotionStrings {
  readonly wheel: string;
  readonly wheelLead: string;
  readonly turn: string;
  readonly odds: string;
  /** `{weight}` of `{outOf}` turns. */
  readonly oneOf: string;
  /** `{count}`. */
  readonly prizeCredits: string;
  readonly prizeNothing: string;
  /** `{prize}`. */
  readonly won: string;
  readonly claim: string;
  readonly claimed: string;
  readonly notClaimed: string;
  /** `{count}`: credits. */
  readonly guestCredits: string;
  /** `{time}`. */
  readonly nextTurn: string;
  readonly happyHour: string;
  readonly wheelRefused: string;
  readonly helloBar: string;
  readonly club: string;
  readonly toClub: string;
  readonly campaigns: Readonly<Record<'welcome' | 'season', string>>;
  readonly close: string;
}

interface AgeStrings {
  readonly late: string;
  readonly lateLead: string;
  readonly notice: string;
  readonly noticeText: string;
  readonly isOver: string;
  readonly isUnder: string;
  readonly closed: string;
  readonly prove: string;
  readonly proveText: string;
  readonly begin: string;
  readonly wallet: string;
  readonly walletText: string;
  readonly showOver: string;
  readonly showUnder: string;
  readonly failed: string;
  /** `{time}`. */
  readonly proven: string;
}

/** What stands around every page. */
interface FrameStrings {
  /** Said to whom this language fits better than the page's. */
  readonly alsoInThisLanguage: string;
  readonly readInThisLanguage: string;
  readonly withoutPictures: string;
  readonly withPictures: string;
  readonly desktopVersion: string;
  readonly phoneVersion: string;
  readonly otherBrands: string;
}

/** What the cities are called where they lie; a language file tells where its own name differs. */
export const LOCAL_NAMES: Readonly<Record<City, string>> = {
  bergen: 'Bergen',
  tromso: 'Tromsø',
  malmo: 'Malmö',
  aarhus: 'Aarhus',
  tampere: 'Tampere',
  lyon: 'Lyon',
  porto: 'Porto',
  bologna: 'Bologna',
  krakow: 'Kraków',
  brno: 'Brno',
  utrecht: 'Utrecht',
  kyoto: 'Kyoto',
};
