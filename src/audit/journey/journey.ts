import type { BannerSelectors } from '../banner/index.ts';
import type { Device } from '../browser/index.ts';

/** How long a page is waited for, in milliseconds. */
export interface Waiting {
  /** For a first answer of the server. */
  readonly timeoutMilliseconds: number;
  /** So long nothing new is asked for before a page counts as quiet. */
  readonly quietMilliseconds: number;
  /** A page that is not quiet by then is left as it is, with a gap. */
  readonly limitMilliseconds: number;
}

/** One act of a scripted journey. Selectors are Playwright's. */
export type JourneyStep =
  /** `from`: address of the page that a visitor comes from, by a link. */
  | { readonly kind: 'open'; readonly address: string; readonly from?: string }
  | { readonly kind: 'click'; readonly selector: string }
  /** `$NAME` in `value` stands for a variable of the environment. */
  | { readonly kind: 'fill'; readonly selector: string; readonly value: string }
  | { readonly kind: 'press'; readonly key: string; readonly selector?: string }
  | { readonly kind: 'scroll'; readonly to: 'end' | 'top' | number | { readonly selector: string } }
  | { readonly kind: 'wait'; readonly for: 'quiet' | { readonly seconds: number } | { readonly selector: string } }
  | { readonly kind: 'expect'; readonly selector?: string; readonly text?: string; readonly address?: string }
  /** What a site offers in some states only: done where the selector, that of the first step, is seen; else left out. */
  | { readonly kind: 'if-there'; readonly selector: string; readonly steps: readonly JourneyStep[] };

/** How a visitor is signed in before the rest. */
export type SignIn =
  | { readonly kind: 'module'; readonly file: string }
  | { readonly kind: 'steps'; readonly steps: readonly JourneyStep[] };

/** Which pages an audit visits, what it does there, and how gently. */
export interface Journey {
  /** Absolute addresses, at least one. */
  readonly starts: readonly string[];
  /** Addresses of sitemaps besides those that `robots.txt` and custom (`/sitemap.xml`) name; `false` reads none. */
  readonly sitemaps: readonly string[] | false;
  /** How many links away from a start pages are looked for; 0 none. */
  readonly depth: number;
  /** Patterns of path and query with `*`, or of whole addresses; empty takes all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** How many pages that differ in a number, date or value only. */
  readonly alike: number;
  /** How many pages for each state. */
  readonly pages: number;
  /** How many minutes for all states together. */
  readonly minutes: number;
  /** Between two pages of one host. `robots.txt` may ask for more. */
  readonly rateMilliseconds: number;
  readonly robots: boolean;
  /** What the visitor has in hand. */
  readonly device: Device;
  readonly signIn?: SignIn;
  readonly steps: readonly JourneyStep[];
  readonly banner: BannerSelectors;
  readonly waiting: Waiting;
}

/** What holds where a journey says nothing. */
export const DEFAULTS = {
  depth: 1,
  alike: 3,
  pages: 20,
  minutes: 30,
  rateMilliseconds: 500,
  waiting: { timeoutMilliseconds: 30_000, quietMilliseconds: 1_000, limitMilliseconds: 15_000 },
} as const;
