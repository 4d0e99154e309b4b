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
  readonly watchNeedsAccount: string;
  readonly filter: string;
  readonly all: string;
  readonly language: string;
  readonly signIn: string;
  readonly signInLead: string;
  readonly email: string;
  readonly password: string;
  readonly signInLater: string;
  readonly signInNothing: string;
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
