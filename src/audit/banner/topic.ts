/** Whether a part of a page asks for consent to cookies and their like, or only looks so. */
import { meansAll, meansOf } from './meaning.ts';
import type { SeenArea, SeenControl } from './page/seen.ts';
import { counterOf, finderOf, isDense, plain } from './phrases.ts';
import { CONSENT_WORDS } from './words/index.ts';

const words = Object.values(CONSENT_WORDS);
const speaksOfCookies = finderOf(words.map(({ cookies }) => cookies));
const speaksOfUse = finderOf(words.map(({ use }) => use));
const privacyWords = counterOf(words.map(({ privacy }) => privacy));

/** Ours: no banner says more; a list of partners goes into the thousands, but not before it is asked for. */
const MOST_TEXT = 4_000;
/** Ours: a bar that stands in the page instead of over it is short. */
const MOST_TEXT_IN_FLOW = 1_500;

/** Whether it asks for consent. What stands over a page for other reasons (a newsletter, an age gate) does not. */
export function asksForConsent(area: SeenArea): boolean {
  if (area.asksForInput || !isWhereBannersAre(area)) return false;
  if (prose(area).length < (isDense(area.text) ? 8 : 20)) return false;
  return isAboutConsent(area) && canBeAnswered(area) && !isAgeGate(area);
}

function isWhereBannersAre({ floats, hinted, isContent, text }: SeenArea): boolean {
  return floats || (hinted && !isContent && text.length <= MOST_TEXT_IN_FLOW);
}

/** What it says besides the words on its buttons. */
function prose({ text, controls }: SeenArea): string {
  const labels = controls.map((each) => each.text).sort((a, b) => b.length - a.length);
  return labels.reduce((left, label) => left.replace(label, ''), text).trim();
}

/** Ours: so much has to speak for consent; what speaks of biscuits and advertising alone does not reach it. */
const ENOUGH = 4;
/** And so much where it has many other things to press. */
const PLENTY = 7;

function isAboutConsent(area: SeenArea): boolean {
  const text = area.text.slice(0, MOST_TEXT);
  const privacy = Math.min(3, privacyWords(text));
  if (!speaksOfCookies(text)) return privacy >= 3 && answersIn(area).has('accept') && answersIn(area).size >= 2;
  const speaks = [
    2,
    privacy,
    area.hinted ? 2 : 0,
    text.split('\n').some((line) => speaksOfCookies(line) && speaksOfUse(line)) ? 2 : 0,
    area.controls.some(isTelling) ? 2 : 0,
    answersIn(area).has('settings') ? 1 : 0,
  ];
  const score = speaks.reduce((sum, each) => sum + each, 0);
  return score >= PLENTY || (score >= ENOUGH && isMostlyAnswers(area));
}

/** 'Accept all', 'only necessary', 'cookie settings': nobody else has such buttons. */
function isTelling(control: SeenControl): boolean {
  const means = meansOf(control);
  const answers = means === 'accept' || means === 'refuse';
  return (
    (answers && meansAll(control.text)) || (means !== 'policy' && means !== 'unclear' && speaksOfCookies(control.text))
  );
}

/** What its controls answer; a cross or a link to a policy answers nothing. */
function answersIn({ controls }: SeenArea): ReadonlySet<string> {
  const answers = controls.map(meansOf).filter((means) => ['accept', 'refuse', 'save', 'settings'].includes(means));
  return new Set(answers);
}

/** Of a part with many other things in it a banner may be a part; of one that speaks of itself it is none. */
const isMostlyAnswers = ({ controls, hinted }: SeenArea): boolean =>
  hinted || controls.filter((each) => meansOf(each) !== 'unclear').length * 2 >= controls.length;

function canBeAnswered(area: SeenArea): boolean {
  const answers = answersIn(area);
  if (answers.has('accept') || answers.has('refuse') || answers.has('save')) return true;
  const means = area.controls.map(meansOf);
  // A notice that takes going on for consent has a cross, or nothing but its settings.
  return area.hinted && (answers.has('settings') || means.includes('close'));
}

const AGE =
  /(?:over|above|least|under|mindestens|über|unter|ab|plus de|moins de|más de|mayor|maior|maggior|ouder dan|över|fyllt|fylt|over|yli|alle|powyżej|mai mare de)\s.{0,16}\b(?:16|18|19|20|21)\b|\b(?:16|18|19|20|21)\s?(?:\+|years|jahre|ans\b|años|anos|anni|jaar|år\b|vuot|歳|岁|лет|let\b|rokov|lat\b|év|ani\b)/iu;

/** 'Are you 18?' often names the cookie that remembers the answer, and offers nothing but to say yes. */
function isAgeGate(area: SeenArea): boolean {
  const answers = answersIn(area);
  return AGE.test(area.text) && !answers.has('refuse') && !answers.has('settings') && !area.hinted;
}

/** The best of several, if any: the one with most of the answers, then what stands over the page, then the tightest. */
export function bestBanner(areas: readonly SeenArea[]): number | undefined {
  const asking = areas.map((area, index) => ({ area, index })).filter(({ area }) => asksForConsent(area));
  const order = (a: SeenArea, b: SeenArea): number =>
    Number(a.text.length > MOST_TEXT) - Number(b.text.length > MOST_TEXT) ||
    answersIn(b).size - answersIn(a).size ||
    Number(b.floats) - Number(a.floats) ||
    a.text.length - b.text.length ||
    b.depth - a.depth;
  return asking.sort((a, b) => order(a.area, b.area))[0]?.index;
}

/** Whether a text is the same to who reads it. */
export const isSameText = (a: string, b: string): boolean => plain(a) === plain(b);
