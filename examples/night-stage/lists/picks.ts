import type { Language } from '../../../src/registry/index.ts';
import { type Html, html, raw } from '../../../src/render/index.ts';
import { pathWith } from '../controls.ts';
import { CATEGORIES, SIZES, type SiteFeatures, VIEWS } from '../features.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { SiteStrings } from '../strings/strings.ts';
import type { Visit } from '../visit.ts';

/** How a visitor likes lists: a value for each thing that can be picked. */
type Liked = ReturnType<SiteFeatures['lists']['read']>['value'];

/** What holds for this page. */
export interface Pick<Value extends string = string> {
  readonly value: Value;
  /** The visitor has picked it in this request, and it ends with it: their answer lets nothing be kept. */
  readonly isForgotten: boolean;
}

/**
 * What the address picks, which is kept for the next pages where that is allowed; else what was picked last, or the
 * default. What the address says holds for its page in any case.
 *
 * @param parameter its name in the address.
 */
export function pickOf<Name extends keyof Liked>(visit: Visit, parameter: string, name: Name): Pick<Liked[Name]> {
  const { jar, site, url } = visit;
  const { lists } = site.features;
  const before = jar.use(lists.read, undefined)[name];
  const asked = url.searchParams.get(parameter);
  if (asked === null) return { value: before, isForgotten: false };
  const pick = { name, value: asked };
  // A feature does nothing by itself: it says what is to be kept, and of what is refused nothing.
  const isKept = lists.pick(jar.gate, jar.get, pick).writes.some(({ kind }) => kind === 'set');
  const value = jar.use(lists.pick, pick)[name];
  return { value, isForgotten: !isKept && value !== before };
}

interface PickRow<Value extends string> {
  readonly parameter: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly textOf: (value: Value) => string;
  readonly pick: Pick<NoInfer<Value>>;
  /** Where on the page its links lead to, where they are not at its top. */
  readonly fragment?: string | undefined;
}

/** A row of links, each to the same page with another value. */
function pickRow<Value extends string>(visit: Visit, row: PickRow<Value>): Html {
  const { parameter, label, values, textOf, pick, fragment } = row;
  const links = values.map((each) => {
    const address = pathWith(visit, parameter, each) + (fragment ? `#${fragment}` : '');
    const mark = each === pick.value && raw(' aria-current="true"');
    return html`<li><a href="${address}"${mark}>${textOf(each)}</a></li>`;
  });
  const id = `pick-${parameter}`;
  return html`<div class="filters by-${parameter}" role="group" aria-labelledby="${id}">
    <span id="${id}">${label}</span>
    <ul>${links}</ul>
    ${pick.isForgotten && html`<p class="facts">${SITE_STRINGS[visit.language].lists.notKept}</p>`}
  </div>`;
}

type Lists = SiteStrings['lists'];

/** In which order a list stands. */
export function orderRow<Order extends keyof Lists['orders']>(
  visit: Visit,
  values: readonly Order[],
  pick: Pick<Order>,
  fragment?: string,
): Html {
  const { order, orders } = SITE_STRINGS[visit.language].lists;
  return pickRow(visit, { parameter: 'order', label: order, values, textOf: (each) => orders[each], pick, fragment });
}

/** How large its pictures are. */
export function sizeRow(visit: Visit, pick: Pick<(typeof SIZES)[number]>, fragment?: string): Html {
  const { pictures, sizes } = SITE_STRINGS[visit.language].lists;
  const row = {
    parameter: 'size',
    label: pictures,
    values: SIZES,
    textOf: (each: keyof Lists['sizes']) => sizes[each],
  };
  return pickRow(visit, { ...row, pick, fragment });
}

/** Whether it has pictures at all. */
export function viewRow(visit: Visit, pick: Pick<(typeof VIEWS)[number]>): Html {
  const { view, views } = SITE_STRINGS[visit.language].lists;
  return pickRow(visit, { parameter: 'view', label: view, values: VIEWS, textOf: (each) => views[each], pick });
}

/** What it is narrowed to. */
export function categoryRow(visit: Visit, pick: Pick<Category>): Html {
  const { filter } = SITE_STRINGS[visit.language];
  const textOf = (each: Category): string => categoryName(visit.language, each);
  return pickRow(visit, { parameter: 'category', label: filter, values: CATEGORIES, textOf, pick });
}

export type Category = (typeof CATEGORIES)[number];

export function categoryName(language: Language, category: Category): string {
  const { all, liveNow, genres } = SITE_STRINGS[language];
  if (category === 'all') return all;
  return category === 'live' ? liveNow : genres[category];
}

/** An address with those values of the visit's query that say what the page shows: for the same page in another language. */
export function withQuery(address: string, { url }: Visit, parameters: readonly string[]): string {
  const shown = [...url.searchParams].filter(([name]) => parameters.includes(name));
  return shown.length > 0 ? `${address}?${new URLSearchParams(shown)}` : address;
}
