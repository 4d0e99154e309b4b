/** What a button or link of a banner means, by its words. */
import type { Control } from '../observation.ts';
import type { SeenControl } from './page/seen.ts';
import { finderOf, isDense, plain } from './phrases.ts';
import type { ConsentWords } from './words/consent-words.ts';
import { CONSENT_WORDS } from './words/index.ts';

export type Means = Control['means'];

type List = Exclude<keyof ConsentWords, 'categories'>;

const finder = (list: List): ((text: string) => boolean) =>
  finderOf(Object.values(CONSENT_WORDS).map((words) => words[list]));

const finds = {
  accept: finder('accept'),
  all: finder('all'),
  refuse: finder('refuse'),
  settings: finder('settings'),
  save: finder('save'),
  more: finder('more'),
  close: finder('close'),
  policy: finder('policy'),
  again: finder('again'),
} as const;

/** A cross, as a button has it. */
const CROSS = /^\s*[×✕✖✗✘╳⨯🗙❌xX]\s*$/u;

/** Ours: what says more is no label. */
const MOST_WORDS = 12;
const MOST_DENSE_CHARACTERS = 40;

const isLabel = (label: string): boolean =>
  isDense(label) ? label.length <= MOST_DENSE_CHARACTERS : label.split(' ').length <= MOST_WORDS;

/**
 * What pressing a button with these words means. A refusal goes before all else, since it often names what it refuses
 * ('only necessary', 'continue without accepting'); a button for both refusal and settings only opens the settings.
 *
 * @param leadsAway whether it leads to another page: 'learn more' is a page then, else a second layer.
 */
export function meaningOf(text: string, leadsAway = false): Means {
  if (CROSS.test(text)) return 'close';
  const label = plain(text);
  if (label === '' || !isLabel(label)) return 'unclear';
  const answer = answerOf(label);
  if (answer) return answer;
  if (finds.close(label)) return 'close';
  if (finds.policy(label)) return 'policy';
  if (finds.more(label)) return leadsAway ? 'policy' : 'settings';
  return 'unclear';
}

function answerOf(label: string): Means | undefined {
  const opens = finds.settings(label);
  if (finds.refuse(label)) return opens && !isOnlyNecessary(label) ? 'settings' : 'refuse';
  const accepts = finds.accept(label);
  if (finds.save(label)) return accepts && meansAll(label) ? 'accept' : 'save';
  if (opens) return isPolicyOf(label) ? 'policy' : 'settings';
  return accepts ? 'accept' : undefined;
}

/** 'Only necessary cookies', where a word for them is one for settings too. */
const necessary = finderOf(Object.values(CONSENT_WORDS).map(({ categories }) => categories.essential));
const isOnlyNecessary = necessary;

const isPolicyOf = (label: string): boolean => finds.policy(label) && !finds.again(label) && !finds.accept(label);

/** Whether a label speaks of all: 'accept all'. */
export const meansAll = finds.all;

/** Whether a label on a page is a way back to the choice: 'cookie settings', 'withdraw consent'. */
export const meansAgain = (text: string): boolean => {
  const label = plain(text);
  return label !== '' && isLabel(label) && finds.again(label);
};

const BY_HOOK: Readonly<Record<string, Means>> = {
  accept: 'accept',
  refuse: 'refuse',
  withdraw: 'refuse',
  manage: 'settings',
  save: 'save',
  close: 'close',
};

/** What a control of a page means; a box or switch is a choice, whatever it says. */
export function meansOf({ kind, hook, text, href, opens }: SeenControl): Means {
  const known = BY_HOOK[hook ?? ''];
  if (known) return known;
  if (kind !== 'button' && kind !== 'link') return 'choice';
  const means = meaningOf(text, href !== undefined);
  // 'Strictly necessary cookies' on a part that folds out is its heading.
  return opens && means !== 'settings' ? 'unclear' : means;
}

const ANSWERS: ReadonlySet<Means> = new Set(['accept', 'refuse', 'settings', 'save']);

/** What can be pressed: of the mere texts those that say what an answer is. */
export const pressable = (controls: readonly SeenControl[]): readonly SeenControl[] =>
  controls.filter((each) => !each.isLoose || ANSWERS.has(meansOf(each)));
