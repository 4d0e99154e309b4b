import { type Html, html } from '../../src/render/index.ts';
import { type Artist, type Genre, LINEUPS } from './catalogue.ts';
import { contentHash } from './hash.ts';

const WIDTH = 960;
const HEIGHT = 540;
/** Where the stage ends and the hall begins. */
const EDGE = 416;

interface Palette {
  readonly night: string;
  readonly glow: string;
  readonly light: string;
}

/** A colour for each genre, so that posters tell it at a glance. */
const PALETTES: Readonly<Record<Genre, Palette>> = {
  jazz: { night: '#141a33', glow: '#3f56b8', light: '#cdd7ff' },
  folk: { night: '#0f211c', glow: '#2f7d62', light: '#d5f0df' },
  electronic: { night: '#1a1233', glow: '#6a3fb0', light: '#e2d2ff' },
  classical: { night: '#1f1a10', glow: '#96741f', light: '#f6e8b8' },
  rock: { night: '#260f15', glow: '#b02f45', light: '#ffd0c4' },
  soul: { night: '#240f1e', glow: '#8a2457', light: '#ffcfe2' },
  'hip-hop': { night: '#23150e', glow: '#b05a24', light: '#ffdcb4' },
  ambient: { night: '#0c1f29', glow: '#1f7391', light: '#c9edf5' },
};

/** Numbers from 0 to 1 that depend on nothing but a text (FNV-1a, then mulberry32). */
function randomOf(text: string): () => number {
  let seed = 0x811c9dc5;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Backdrop = (random: () => number) => Html;

const times = (count: number, make: (index: number) => Html): readonly Html[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What hangs behind the stage: one kind of shape for each genre, placed anew for each artist. */
const BACKDROPS: Readonly<Record<Genre, Backdrop>> = {
  jazz: (random) => {
    const x = whole(280 + random() * 400);
    return html`${times(5, (at) => html`<circle cx="${x + at * 36}" cy="190" r="${150 - at * 22}"/>`)}`;
  },
  folk: (random) =>
    html`${times(3, (at) => {
      const peak = whole(150 + random() * 660);
      return html`<path d="M${peak - 420},${EDGE}L${peak},${110 + at * 70}L${peak + 420},${EDGE}Z"/>`;
    })}`,
  electronic: (random) =>
    html`${times(24, (at) => {
      const tall = whole(50 + random() * 270);
      return html`<rect x="${at * 40 + 12}" y="${EDGE - tall}" width="16" height="${tall}"/>`;
    })}`,
  classical: (random) => {
    const x = whole(380 + random() * 200);
    return html`${times(5, (at) => {
      const half = 420 - at * 72;
      return html`<path d="M${x - half},${EDGE}a${half},${380 - at * 62} 0 0 1 ${half * 2},0Z"/>`;
    })}`;
  },
  rock: (random) =>
    html`${times(6, (at) => {
      const x = whole(at * 168 - 60 + random() * 70);
      return html`<path d="M${x},${EDGE}L${x + 200},0h72L${x + 72},${EDGE}Z"/>`;
    })}`,
  soul: (random) =>
    html`${times(6, (at) => {
      const y = whole(120 + random() * 170);
      return html`<circle cx="${at * 176 + 40}" cy="${y}" r="${whole(60 + random() * 70)}"/>`;
    })}`,
  'hip-hop': (random) =>
    html`${times(12, (at) => {
      const tall = whole(90 + random() * 230);
      return html`<rect x="${at * 82 - 12}" y="${EDGE - tall}" width="78" height="${tall}"/>`;
    })}`,
  ambient: (random) =>
    html`${times(6, (at) => {
      const y = 60 + at * 56;
      const rise = whole(20 + random() * 60);
      return html`<path d="M0,${y}C320,${y - rise} 640,${y + rise} 960,${y}V${EDGE}H0Z"/>`;
    })}`,
};

/** The poster of an artist: a stage with as many lights and people as the line-up has. */
export function posterOf({ slug, genre, lineup }: Artist): string {
  const random = randomOf(slug);
  const palette = PALETTES[genre];
  const places = placesFor(LINEUPS.indexOf(lineup) + 1, random);
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${paints(palette)}
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#hall)"/>
    <g fill="${palette.glow}" fill-opacity=".2">${BACKDROPS[genre](random)}</g>
    ${places.map((x) => beam(x, random))}
    <rect y="${EDGE}" width="${WIDTH}" height="${HEIGHT - EDGE}" fill="${palette.night}"/>
    ${places.map((x) => pool(x, palette))}
    <g fill="${palette.night}">${places.map((x) => person(x, random))}</g>
    <g fill="#08070b">${audience(random)}</g>
  </svg>`;
  return picture.html;
}

/** Changes with the picture and with nothing else. */
export function posterHash(artist: Artist): string {
  const known = hashes.get(artist.slug) ?? contentHash(posterOf(artist));
  hashes.set(artist.slug, known);
  return known;
}

const hashes = new Map<string, string>();
const whole = Math.round;

function paints({ night, glow, light }: Palette): Html {
  return html`<defs>
    <linearGradient id="hall" x2="0" y2="1">
      <stop stop-color="${night}"/><stop offset=".8" stop-color="${glow}"/><stop offset="1" stop-color="${night}"/>
    </linearGradient>
    <linearGradient id="beam" x2="0" y2="1">
      <stop stop-color="${light}" stop-opacity=".75"/><stop offset="1" stop-color="${light}" stop-opacity=".12"/>
    </linearGradient>
    <radialGradient id="pool">
      <stop stop-color="${light}" stop-opacity=".8"/><stop offset="1" stop-color="${light}" stop-opacity="0"/>
    </radialGradient>
  </defs>`;
}

/** Places on the stage, evenly apart, each a step off. */
function placesFor(count: number, random: () => number): readonly number[] {
  const apart = 640 / (count + 1);
  return Array.from({ length: count }, (_, index) => whole(160 + apart * (index + 1) + (random() - 0.5) * 48));
}

function beam(x: number, random: () => number): Html {
  const lamp = whole(x + (random() - 0.5) * 360);
  return html`<path d="M${lamp - 8},-8L${lamp + 8},-8L${x + 104},${EDGE + 24}H${x - 104}Z" fill="url(#beam)"/>`;
}

function pool(x: number, { glow }: Palette): Html {
  return html`
    <ellipse cx="${x}" cy="${EDGE + 24}" rx="150" ry="30" fill="${glow}" fill-opacity=".6"/>
    <ellipse cx="${x}" cy="${EDGE + 24}" rx="120" ry="22" fill="url(#pool)"/>`;
}

/** A figure against the light, feet apart. */
function person(x: number, random: () => number): Html {
  const foot = EDGE + 24;
  const top = foot - whole(132 + random() * 20);
  const hip = top + 82;
  const body = `M${x - 22},${top + 42}q2,-22 22,-22t22,22l-5,48`;
  const legs = `L${x + 24},${foot}h-12L${x},${hip}L${x - 12},${foot}h-12L${x - 17},${top + 90}z`;
  return html`<ellipse cx="${x}" cy="${top}" rx="12" ry="15"/><path d="${body}${legs}"/>`;
}

function audience(random: () => number): readonly Html[] {
  return times(25, (at) => {
    const y = whole(508 + random() * 24);
    return html`<circle cx="${at * 40}" cy="${y}" r="18"/><ellipse cx="${at * 40}" cy="${y + 44}" rx="34" ry="28"/>`;
  });
}
