import { type Artist, artistBySlug } from '../catalogue.ts';

/** What goes on after a concert has ended. It stands nowhere but behind the gate: no list, no search, no shop has it. */
export interface Recording {
  readonly slug: string;
  /** In the language of the artist's city, as songs are. */
  readonly title: string;
  readonly artist: Artist;
  readonly minutes: number;
  readonly songs: readonly string[];
}

const artist = (slug: string): Artist => artistBySlug(slug) as Artist;

export const RECORDINGS: readonly Recording[] = [
  {
    slug: 'yofuke-no-ame',
    title: 'Yofuke no ame',
    artist: artist('ame-to-kaze'),
    minutes: 130,
    songs: ['Mado', 'Nemurenai machi', 'Hi no mae', 'Yofuke no ame'],
  },
  {
    slug: 'valomerkin-jalkeen',
    title: 'Valomerkin jälkeen',
    artist: artist('kuudes-aalto'),
    minutes: 115,
    songs: ['Valomerkki', 'Takahuone', 'Kello neljä', 'Viimeinen kierros'],
  },
  {
    slug: 'po-trzeciej',
    title: 'Po trzeciej',
    artist: artist('zorza-nadwislna'),
    minutes: 140,
    songs: ['Piwnica', 'Bez biletu', 'Po trzeciej', 'Pierwszy tramwaj'],
  },
  {
    slug: 'nachtbus',
    title: 'Nachtbus',
    artist: artist('grachtengloed'),
    minutes: 105,
    songs: ['Stoep', 'Te laat', 'Nachtbus', 'Vroege markt'],
  },
  {
    slug: 'ore-piccole',
    title: 'Ore piccole',
    artist: artist('lume-lento'),
    minutes: 150,
    songs: ['Buio in sala', 'Senza fretta', 'Ore piccole', 'Prima luce'],
  },
];
