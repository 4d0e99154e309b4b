/**
 * What decides a list, in plain words to be: each has a text in every language of the site.
 *
 * Regulation (EU) 2022/2065 (DSA) art. 27(2): the main parameters explain why certain information is suggested, and
 * include the criteria which are most significant and the reasons for their relative importance.
 */
export const PARAMETERS = [
  'same-visits',
  'last-watched',
  'recent-visits',
  'rarity',
  'page',
  'same-category',
  'viewers',
  'recent-popularity',
  'live',
  'variety',
  'exploration',
  'kept',
] as const;
export type ParameterKey = (typeof PARAMETERS)[number];

/** One of the main parameters; those that order a list come first, by their weight, then what narrows it or adds to it. */
export interface Parameter {
  readonly key: ParameterKey;
  /** The figure in its text: how many visits, clicks, hours, days, items, or every how manieth place. */
  readonly value?: number;
}

/** `for-you` is made of what the visitor has watched; the others of nothing that belongs to a visitor. */
export const MODES = ['for-you', 'like-page', 'popular'] as const;
export type Mode = (typeof MODES)[number];

/** The settings that a description tells. */
export interface Described {
  readonly neighbours: number;
  readonly recentVisits: number;
  readonly lastClicks: number;
  readonly keptSeconds: number;
  readonly halfLifeSeconds: number;
  readonly mostPerCategory: number;
  readonly exploreEvery: number | null;
  readonly rarity: number;
}

const HOUR = 3_600;
const DAY = 86_400;

/** The main parameters of a list in the order of their weight, as data. */
export function parametersOf(mode: Mode, settings: Described): readonly Parameter[] {
  const rarity: readonly Parameter[] = settings.rarity > 0 ? [{ key: 'rarity' }] : [];
  const popularity: readonly Parameter[] = [
    { key: 'viewers' },
    { key: 'recent-popularity', value: settings.halfLifeSeconds / HOUR },
  ];
  const sameVisits: Parameter = { key: 'same-visits', value: settings.neighbours };
  const recentVisits: Parameter = { key: 'recent-visits', value: settings.recentVisits };
  const exploration: readonly Parameter[] =
    settings.exploreEvery === null ? [] : [{ key: 'exploration', value: settings.exploreEvery }];
  const kept: Parameter = { key: 'kept', value: settings.keptSeconds / DAY };
  switch (mode) {
    case 'for-you':
      return [
        sameVisits,
        { key: 'last-watched', value: settings.lastClicks },
        ...rarity,
        recentVisits,
        { key: 'live' },
        { key: 'variety', value: settings.mostPerCategory },
        ...exploration,
        kept,
      ];
    case 'like-page':
      return [
        { key: 'page' },
        sameVisits,
        ...rarity,
        recentVisits,
        { key: 'same-category' },
        ...popularity,
        { key: 'live' },
        ...exploration,
      ];
    case 'popular':
      return [...popularity, { key: 'live' }, ...exploration];
  }
}
