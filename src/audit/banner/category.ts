/** Which choice of a panel is that of a category. */
import type { Wish } from './config.ts';
import type { SeenControl } from './page/seen.ts';
import { finderOf, plain } from './phrases.ts';
import type { KnownCategory } from './words/consent-words.ts';
import { CONSENT_WORDS } from './words/index.ts';

type Only = Extract<Wish, { readonly kind: 'only' }>;

const all = Object.values(CONSENT_WORDS);
const finderFor = (category: KnownCategory) => finderOf(all.map(({ categories }) => categories[category]));

const KNOWN: Readonly<Record<KnownCategory, (text: string) => boolean>> = {
  essential: finderFor('essential'),
  functionality: finderFor('functionality'),
  analytics: finderFor('analytics'),
  personalised: finderFor('personalised'),
  marketing: finderFor('marketing'),
};

/** Ids that registries use for the same thing. */
const SAME: Readonly<Record<string, KnownCategory>> = {
  necessary: 'essential',
  functional: 'functionality',
  preferences: 'functionality',
  statistics: 'analytics',
  performance: 'analytics',
  advertising: 'marketing',
  ads: 'marketing',
  targeting: 'marketing',
  personalisation: 'personalised',
  personalization: 'personalised',
  personalized: 'personalised',
};

const knownOf = (id: string): KnownCategory | undefined => (id in KNOWN ? (id as KnownCategory) : SAME[id]);

/**
 * How well a choice fits a category: 4 it has one of its names, 3 a name and more, 2 a word that such categories are
 * called by in some language, 0 not at all.
 */
function fitOf(text: string, { category, labels }: Only): number {
  const label = plain(text);
  const names = labels.map(plain).filter((each) => each !== '');
  if (names.includes(label)) return 4;
  if (names.some((name) => ` ${label} `.includes(` ${name} `))) return 3;
  const known = knownOf(category);
  return known !== undefined && KNOWN[known](label) && !isOfAnother(label, known) ? 2 : 0;
}

/** Of a word for several, the one that says more counts: 'personalised ads' are marketing. */
const isOfAnother = (label: string, known: KnownCategory): boolean =>
  known === 'essential' ? false : KNOWN.essential(label) || (known === 'personalised' && KNOWN.marketing(label));

/** What a choice says: an option also what it is one of. */
const saidBy = ({ kind, text, group }: SeenControl): string => (kind === 'option' ? (group ?? '') : text);

/**
 * Which of the choices are those of a category: the first that fits best, and the options of its group. Lists of
 * partners stand behind their category, so the first one counts.
 */
export function choicesOf(controls: readonly SeenControl[], wish: Only): ReadonlySet<number> {
  const fits = controls.map((each) => (isChoice(each) ? fitOf(saidBy(each), wish) : 0));
  const best = Math.max(0, ...fits);
  if (best === 0) return new Set();
  const first = fits.indexOf(best);
  const { kind, group } = controls[first] as SeenControl;
  if (kind !== 'option') return new Set([first]);
  return new Set(
    [...controls.keys()].filter((index) => controls[index]?.kind === 'option' && controls[index]?.group === group),
  );
}

export const isChoice = ({ kind }: SeenControl): boolean => kind === 'box' || kind === 'switch' || kind === 'option';

/** Names of the choices of a panel, for who has to say which of them is meant. */
export const choiceNames = (controls: readonly SeenControl[]): readonly string[] => [
  ...new Set(
    controls
      .filter(isChoice)
      .map(saidBy)
      .filter((text) => text !== ''),
  ),
];
