/** Where artists are at home, with the language of their song titles (BCP 47). */
export const CITIES = {
  bergen: 'nb',
  tromso: 'nb',
  malmo: 'sv',
  aarhus: 'da',
  tampere: 'fi',
  lyon: 'fr',
  porto: 'pt',
  bologna: 'it',
  krakow: 'pl',
  brno: 'cs',
  utrecht: 'nl',
  kyoto: 'ja-Latn',
} as const;
export type City = keyof typeof CITIES;

const GENRES = ['jazz', 'folk', 'electronic', 'classical', 'rock', 'soul', 'hip-hop', 'ambient'] as const;
export type Genre = (typeof GENRES)[number];

/** How many are on stage, in the order of their number. */
export const LINEUPS = ['solo', 'duo', 'trio', 'quartet'] as const;
export type Lineup = (typeof LINEUPS)[number];

/** What an evening is like. */
export type Evening = 'close' | 'free' | 'stories' | 'headphones';

export interface Artist {
  readonly slug: string;
  readonly name: string;
  readonly genre: Genre;
  readonly city: City;
  readonly lineup: Lineup;
  readonly evening: Evening;
  readonly sinceYear: number;
  readonly minutes: number;
  readonly isLive: boolean;
  /** Of a live concert: who watches now; of a recording: how often it was watched. */
  readonly viewers: number;
  readonly songs: readonly string[];
  /** Whether it tells of faith or conviction (GDPR art. 9). */
  readonly isSensitive?: boolean;
}

/** Invented, all of them. */
export const ARTISTS: readonly Artist[] = [
  {
    slug: 'regnbyen-trio',
    name: 'Regnbyen Trio',
    genre: 'jazz',
    city: 'bergen',
    lineup: 'trio',
    evening: 'close',
    sinceYear: 2014,
    minutes: 75,
    isLive: true,
    viewers: 1284,
    songs: ['Sju fjell', 'Paraplyvals', 'Kaien etter midnatt', 'Oppholdsvær', 'Siste bybane'],
  },
  {
    slug: 'solvei-tindlund',
    name: 'Solvei Tindlund',
    genre: 'folk',
    city: 'bergen',
    lineup: 'solo',
    evening: 'stories',
    sinceYear: 2019,
    minutes: 55,
    isLive: false,
    viewers: 8412,
    songs: ['Fjordspeil', 'Mors melodi', 'Nattferja', 'Under granene', 'Takk for i kveld'],
  },
  {
    slug: 'blatime-kollektiv',
    name: 'Blåtime Kollektiv',
    genre: 'ambient',
    city: 'tromso',
    lineup: 'quartet',
    evening: 'headphones',
    sinceYear: 2011,
    minutes: 90,
    isLive: true,
    viewers: 612,
    songs: ['Mørketid', 'Snøstille', 'Første lys', 'Havrøyk', 'Vidde'],
  },
  {
    slug: 'isfjell-og-datter',
    name: 'Isfjell & Datter',
    genre: 'folk',
    city: 'tromso',
    lineup: 'duo',
    evening: 'close',
    sinceYear: 2008,
    minutes: 60,
    isLive: false,
    viewers: 15230,
    songs: ['Salme ved havet', 'Botssalme', 'Vinterbønn', 'Kirkeklokke', 'Folkevise om nåden'],
    isSensitive: true,
  },
  {
    slug: 'glasspar',
    name: 'Glasspår',
    genre: 'electronic',
    city: 'malmo',
    lineup: 'duo',
    evening: 'headphones',
    sinceYear: 2017,
    minutes: 80,
    isLive: true,
    viewers: 2310,
    songs: ['Kran', 'Sundet', 'Klar luft', 'Spegelsal', 'Sista tåget hem'],
  },
  {
    slug: 'tove-lindhamra',
    name: 'Tove Lindhamra',
    genre: 'soul',
    city: 'malmo',
    lineup: 'solo',
    evening: 'stories',
    sinceYear: 2020,
    minutes: 50,
    isLive: false,
    viewers: 6105,
    songs: ['Säg det långsamt', 'Tisdagsbarn', 'Varm asfalt', 'Inte än', 'Ljus i fönstret'],
  },
  {
    slug: 'manelyst-kvartet',
    name: 'Månelyst Kvartet',
    genre: 'classical',
    city: 'aarhus',
    lineup: 'quartet',
    evening: 'close',
    sinceYear: 2003,
    minutes: 85,
    isLive: true,
    viewers: 389,
    songs: ['Kvartet i d-mol', 'Sommernat', 'Fem små stykker', 'Ved havet', 'Aftensang'],
  },
  {
    slug: 'havnelys',
    name: 'Havnelys',
    genre: 'rock',
    city: 'aarhus',
    lineup: 'trio',
    evening: 'headphones',
    sinceYear: 2012,
    minutes: 70,
    isLive: false,
    viewers: 21874,
    songs: ['Blæsevejr', 'Kaj 9', 'Lang vej hjem', 'Skilte i regn', 'Tag færgen'],
  },
  {
    slug: 'routalintu',
    name: 'Routalintu',
    genre: 'rock',
    city: 'tampere',
    lineup: 'quartet',
    evening: 'stories',
    sinceYear: 2009,
    minutes: 75,
    isLive: false,
    viewers: 18360,
    songs: ['Pakkanen', 'Tehtaan varjo', 'Kaksi järveä', 'Radio palaa', 'Kotimatka'],
  },
  {
    slug: 'kuudes-aalto',
    name: 'Kuudes Aalto',
    genre: 'hip-hop',
    city: 'tampere',
    lineup: 'duo',
    evening: 'close',
    sinceYear: 2016,
    minutes: 55,
    isLive: false,
    viewers: 9740,
    songs: ['Ratikka kolme', 'Hiljainen sali', 'Äidin neuvo', 'Seinästä seinään', 'Aamuvuoro'],
  },
  {
    slug: 'clairevigne',
    name: 'Clairevigne',
    genre: 'classical',
    city: 'lyon',
    lineup: 'trio',
    evening: 'stories',
    sinceYear: 2015,
    minutes: 65,
    isLive: false,
    viewers: 4218,
    songs: ['Psaume sans paroles', 'Notre-Dame des eaux', 'Vêpres d’hiver', 'Kyrie à trois', 'Cantique du matin'],
    isSensitive: true,
  },
  {
    slug: 'les-quais-bleus',
    name: 'Les Quais Bleus',
    genre: 'soul',
    city: 'lyon',
    lineup: 'quartet',
    evening: 'close',
    sinceYear: 2013,
    minutes: 80,
    isLive: true,
    viewers: 1876,
    songs: ['Deux rivières', 'Reste encore', 'Dimanche lent', 'La voix d’à côté', 'Minuit passé'],
  },
  {
    slug: 'mare-mansa',
    name: 'Maré Mansa',
    genre: 'folk',
    city: 'porto',
    lineup: 'duo',
    evening: 'headphones',
    sinceYear: 2010,
    minutes: 60,
    isLive: false,
    viewers: 11092,
    songs: ['Cais de pedra', 'Saudade pequena', 'O farol', 'Lenço azul', 'Até já'],
  },
  {
    slug: 'ines-varavento',
    name: 'Inês Varavento',
    genre: 'jazz',
    city: 'porto',
    lineup: 'solo',
    evening: 'free',
    sinceYear: 2018,
    minutes: 55,
    isLive: true,
    viewers: 431,
    songs: ['Ponte de ferro', 'Chuva miúda', 'Sete degraus', 'Elétrico', 'Noite clara'],
  },
  {
    slug: 'portico-undici',
    name: 'Portico Undici',
    genre: 'hip-hop',
    city: 'bologna',
    lineup: 'trio',
    evening: 'headphones',
    sinceYear: 2014,
    minutes: 65,
    isLive: false,
    viewers: 13556,
    songs: ['Assemblea', 'Primo maggio', 'Parole in piazza', 'Né padroni né confini', 'Ultimo autobus'],
    isSensitive: true,
  },
  {
    slug: 'lume-lento',
    name: 'Lume Lento',
    genre: 'ambient',
    city: 'bologna',
    lineup: 'solo',
    evening: 'free',
    sinceYear: 2021,
    minutes: 95,
    isLive: false,
    viewers: 3902,
    songs: ['Nebbia', 'Stanza chiara', 'Respiro', 'Pianura', 'Alba lenta'],
  },
  {
    slug: 'srebrna-pauza',
    name: 'Srebrna Pauza',
    genre: 'jazz',
    city: 'krakow',
    lineup: 'quartet',
    evening: 'free',
    sinceYear: 2006,
    minutes: 85,
    isLive: false,
    viewers: 7688,
    songs: ['Planty nocą', 'Cisza na trzy', 'Kawa o świcie', 'Stary zegar', 'Powrót'],
  },
  {
    slug: 'zorza-nadwislna',
    name: 'Zorza Nadwiślna',
    genre: 'electronic',
    city: 'krakow',
    lineup: 'solo',
    evening: 'close',
    sinceYear: 2019,
    minutes: 70,
    isLive: false,
    viewers: 10477,
    songs: ['Fala', 'Szkło i sygnał', 'Most', 'Pętla nocna', 'Odbicie'],
  },
  {
    slug: 'ticha-linka',
    name: 'Tichá Linka',
    genre: 'rock',
    city: 'brno',
    lineup: 'trio',
    evening: 'close',
    sinceYear: 2011,
    minutes: 70,
    isLive: true,
    viewers: 948,
    songs: ['Poslední šalina', 'Sklo a beton', 'Zpátky domů', 'Nahlas', 'Půlnoc na nádraží'],
  },
  {
    slug: 'kvarteto-vlnka',
    name: 'Kvarteto Vlnka',
    genre: 'classical',
    city: 'brno',
    lineup: 'quartet',
    evening: 'headphones',
    sinceYear: 2001,
    minutes: 90,
    isLive: false,
    viewers: 5334,
    songs: ['Smyčcový kvartet č. 2', 'Malá suita', 'Ukolébavka', 'Podzimní polka', 'Preludium'],
  },
  {
    slug: 'grachtengloed',
    name: 'Grachtengloed',
    genre: 'hip-hop',
    city: 'utrecht',
    lineup: 'duo',
    evening: 'stories',
    sinceYear: 2017,
    minutes: 60,
    isLive: false,
    viewers: 12815,
    songs: ['Fiets zonder licht', 'Werfkelder', 'Zeg maar niks', 'Domstad', 'Laatste ronde'],
  },
  {
    slug: 'mila-zonneweide',
    name: 'Mila Zonneweide',
    genre: 'soul',
    city: 'utrecht',
    lineup: 'solo',
    evening: 'close',
    sinceYear: 2022,
    minutes: 45,
    isLive: false,
    viewers: 8960,
    songs: ['Lang zomerlicht', 'Blijf nog even', 'Zachte grond', 'Zondagskind', 'Open raam'],
  },
  {
    slug: 'ame-to-kaze',
    name: 'Ame to Kaze',
    genre: 'ambient',
    city: 'kyoto',
    lineup: 'duo',
    evening: 'close',
    sinceYear: 2015,
    minutes: 80,
    isLive: false,
    viewers: 6541,
    songs: ['Ame no ato', 'Take no oto', 'Yoake', 'Ishi no niwa', 'Kaze no michi'],
  },
  {
    slug: 'hoshi-machi',
    name: 'Hoshi Machi',
    genre: 'electronic',
    city: 'kyoto',
    lineup: 'trio',
    evening: 'free',
    sinceYear: 2018,
    minutes: 75,
    isLive: true,
    viewers: 3127,
    songs: ['Shingō', 'Yoru no densha', 'Kōsaten', 'Ao no toki', 'Hoshi no kaeri'],
  },
];

export const artistBySlug = (slug: string): Artist | undefined => ARTISTS.find((each) => each.slug === slug);

/** What the list can be narrowed to. */
export const FILTERS = ['live', ...GENRES] as const;
export type Filter = (typeof FILTERS)[number];

/** The live ones first, each group by its viewers: who watches now and who ever did are not to be compared. */
export const byPopularity = (one: Artist, other: Artist): number =>
  Number(other.isLive) - Number(one.isLive) || other.viewers - one.viewers;

/** The concerts of a filter, or all of them. */
export const concerts = (filter?: Filter): readonly Artist[] =>
  ARTISTS.filter((each) => filter === undefined || (filter === 'live' ? each.isLive : each.genre === filter));

const DAY_MILLISECONDS = 86_400_000;

/** The next concerts: each artist plays once a week, on a day and at an hour that stay. */
export function nextShows(artist: Artist, now: Date, count = 3): readonly Date[] {
  const place = ARTISTS.indexOf(artist);
  // The epoch began at midnight: whole hours of the evening in Central Europe.
  const first = (place % 7) * DAY_MILLISECONDS + (17 + (place % 4)) * 3_600_000;
  const week = 7 * DAY_MILLISECONDS;
  const passed = Math.floor((now.getTime() - first) / week) + 1;
  return Array.from({ length: count }, (_, index) => new Date(first + (passed + index) * week));
}
