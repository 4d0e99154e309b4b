import type { EntryName } from '../../decision/index.ts';
import { type Feature, type FeatureWrite, feature, type Stored } from '../feature.ts';

/**
 * Each thing that can be picked, and the cookies that keep it: a pick goes into all of them, the first that holds a known
 * value counts. So the list opens in the order of {@link firstListPageOrderType}, which is kept for longer, once
 * `listPageOrderType` has ended.
 */
const COOKIES = {
  gridSize: ['gridSize'],
  category: ['category'],
  listOrder: ['listPageOrderType', 'firstListPageOrderType'],
  favouriteOrder: ['listPageFavoriteOrderType'],
  historyOrder: ['listPageHistoryOrderType'],
  snapshotOrder: ['listPageSnapshotOrderType'],
  favouriteView: ['listPageFavoriteViewType'],
} as const satisfies Readonly<Record<string, readonly EntryName[]>>;

/** Keeps that the view of the favourites was switched. */
const SWITCHED: EntryName = 'listPageFavoriteViewTypeSwitched';
const YES = '1';

/** What can be picked. */
export type ChoiceName = keyof typeof COOKIES;

/** For each thing that a site lets its visitors pick: the values, of which the first is the default. */
export type ChoiceValues = Readonly<Partial<Record<ChoiceName, readonly string[]>>>;

/** What holds for a visitor: one of the site's own values for each. */
export type Picked<Values extends ChoiceValues> = {
  readonly [Name in keyof Values]: Values[Name] extends readonly (infer Value)[] ? Value : never;
};

/** How a visitor likes lists, as features. */
export interface Preferences<Values extends ChoiceValues> {
  readonly read: Feature<void, Picked<Values>>;
  /** Keeps one pick. A name or value that the site does not know changes nothing. */
  readonly pick: Feature<{ readonly name: string; readonly value: string }, Picked<Values>>;
  /** Whether the visitor has ever switched the view of the favourites: then nobody has to tell them that they can. */
  readonly hasSwitchedView: Feature<void, boolean>;
}

export interface PreferencesOptions<Values extends ChoiceValues> {
  readonly values: Values;
  /** Other names for the cookies; of several the first that holds a known value counts. */
  readonly cookies?: Readonly<Partial<Record<ChoiceName, readonly EntryName[]>>>;
  /** Default: `listPageFavoriteViewTypeSwitched`. */
  readonly switchedCookie?: EntryName;
}

/**
 * What a visitor has picked of closed sets: sizes, orders, views, a category. A stored value that is none of them is the
 * default, so that no other text gets into a query or a page.
 *
 * @throws {Error} for a set that is empty, holds a value twice or holds one that cannot stand in a cookie as it is.
 * @example
 * const lists = preferences({ values: { gridSize: ['medium', 'small', 'large'], listOrder: ['popular', 'name'] } });
 * jar.use(lists.pick, { name: 'gridSize', value: 'large' }); // { gridSize: 'large', listOrder: 'popular' }
 */
export function preferences<const Values extends ChoiceValues>(
  options: PreferencesOptions<Values>,
): Preferences<Values> {
  const { switchedCookie = SWITCHED } = options;
  const choices = Object.entries(options.values).map(([name, values]) =>
    choiceOf(name, values, { ...COOKIES, ...options.cookies }),
  );
  const read = (stored: Stored, picks: Readonly<Record<string, string>> = {}): Picked<Values> =>
    Object.fromEntries(choices.map((each) => [each.name, picks[each.name] ?? valueIn(each, stored)])) as Picked<Values>;
  const names = [...choices.flatMap(({ cookies }) => cookies), switchedCookie];
  return {
    read: feature(names, (_, stored) => ({ value: read(stored) })),
    pick: feature(names, (_, stored, { name, value }) => {
      const choice = choices.find((each) => each.name === name && each.values.includes(value));
      if (!choice) return { value: read(stored) };
      return { value: read(stored, { [name]: value }), writes: writesFor(choice, value, switchedCookie) };
    }),
    hasSwitchedView: feature(names, (_, stored) => ({ value: stored(switchedCookie) === YES })),
  };
}

interface Choice {
  readonly name: string;
  readonly values: readonly string[];
  readonly cookies: readonly EntryName[];
}

function valueIn({ values, cookies }: Choice, stored: Stored): string {
  const known = cookies.map((cookie) => stored(cookie)).find((value) => values.some((each) => each === value));
  return known ?? (values[0] as string);
}

function writesFor({ name, cookies }: Choice, value: string, switchedCookie: EntryName): readonly FeatureWrite[] {
  const writes: readonly FeatureWrite[] = cookies.map((each) => ({ kind: 'set', name: each, value }));
  return name === 'favouriteView' ? [...writes, { kind: 'set', name: switchedCookie, value: YES }] : writes;
}

/** What a cookie holds without being encoded, and an address too. */
const VALUE = /^[A-Za-z0-9_-]{1,64}$/;

function choiceOf(
  name: string,
  values: readonly string[],
  cookies: Readonly<Record<string, readonly EntryName[]>>,
): Choice {
  const place = `preferences: "values.${name}"`;
  if (!Object.hasOwn(cookies, name)) {
    throw new Error(`${place} is nothing that can be picked; write one of ${Object.keys(COOKIES).join(', ')}`);
  }
  if (values.length === 0) throw new Error(`${place} is empty; name at least the default`);
  for (const [index, each] of values.entries()) {
    if (!VALUE.test(each)) throw new Error(`${place} holds "${each}"; write up to 64 letters, digits, "-" and "_"`);
    if (values.indexOf(each) < index) throw new Error(`${place} holds "${each}" twice; take one of them away`);
  }
  return { name, values, cookies: cookies[name] as readonly EntryName[] };
}
