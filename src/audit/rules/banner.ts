import { isOpen } from '../../decision/index.ts';
import { type Category, LANGUAGES, labelOf } from '../../registry/index.ts';
import { STRINGS } from '../../render/index.ts';
import { meaningOf } from '../banner/index.ts';
import type { Evidence } from '../finding.ts';
import type { BannerLook, Control, Phase, StateId, Visit } from '../observation.ts';
import { differencesOf } from './equal-buttons.ts';
import { isOwnPage } from './raw-sightings.ts';
import { type Reading, readingOf } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { byState, stateIn } from './states.ts';
import { evidenceIn, shownAddress, whenAll } from './words.ts';

const TASKFORCE = 'EDPB Cookie Banner Taskforce, January 2023';

export const BANNER_RULES: readonly AuditRule[] = [
  {
    id: 'banner-missing',
    severity: 'error',
    title: 'Where the registry needs consent, the visitor is asked.',
    source: 'Directive 2002/58/EC art. 5(3); GDPR art. 7',
    check: (audited) => {
      const reading = readingOf(audited);
      return banner(reading, 'banner', momentsOf(reading).filter(isMissing), {
        message: (when) => `no banner asks for what the registry needs consent for, ${when}`,
        mend: 'show the banner; where one is there and was not found, name it in the journey file, under banner',
        what: () => 'no banner on the first page',
      });
    },
  },
  {
    id: 'banner-unanswered',
    severity: 'warning',
    title: 'The banner can be answered, in every way that it offers.',
    source: `GDPR art. 4(11) and 7(3); ${TASKFORCE}`,
    check: (audited) => unanswered(readingOf(audited)),
  },
  {
    id: 'no-refusal-in-first-layer',
    severity: 'error',
    title: 'Wherever one can accept, one can refuse, in the same layer.',
    source: `${TASKFORCE}; CNIL 2020-092; AEPD, July 2023; DSB on ORF, February 2025; CPPA, Honda, March 2025`,
    check: (audited) => {
      const reading = readingOf(audited);
      return banner(
        reading,
        'refusal',
        looksOf(reading).filter(({ look }) => hasNoRefusal(look)),
        {
          message: (when) => `the banner offers to accept and not to refuse in its first layer, ${when}`,
          mend: 'put a button that refuses beside the one that accepts, of the same size and weight',
          what: ({ look }) => `it offers ${controlsText(look.controls)}`,
        },
      );
    },
  },
  {
    id: 'unequal-buttons',
    severity: 'warning',
    title: 'Refusing looks like accepting: the same kind of control, as large, as heavy, as clear.',
    source: `${TASKFORCE}; DSB on ORF, February 2025; BVwG, 25 November 2024; Garante, 10 June 2021; Colorado rule 7.09`,
    check: (audited) => {
      const reading = readingOf(audited);
      return banner(
        reading,
        'buttons',
        looksOf(reading).filter(({ look }) => differencesOf(look).length > 0),
        {
          message: (when, { look }) =>
            `the banner makes refusing look less than accepting: ${differencesOf(look).join('; ')}, ${when}`,
          mend: 'give both buttons the same element, size, font, weight and colours',
          what: ({ look }) => differencesOf(look).join('; '),
        },
      );
    },
  },
  {
    id: 'pre-ticked',
    severity: 'error',
    title: 'Nothing optional is on before the visitor has turned it on.',
    source: `CJEU Planet49, C-673/17; ${TASKFORCE}`,
    check: (audited) => {
      const reading = readingOf(audited);
      const ticked = ({ look }: Moment): readonly Control[] => tickedIn(look, reading);
      return banner(
        reading,
        'choices',
        looksOf(reading).filter((each) => ticked(each).length > 0),
        {
          message: (when, each) =>
            `${listText(ticked(each))} ${ticked(each).length === 1 ? 'is' : 'are'} on before the visitor has chosen, ${when}`,
          mend: 'let every optional choice begin as off',
          what: (each) => `on: ${listText(ticked(each))}`,
        },
      );
    },
  },
  {
    id: 'consent-wall',
    severity: 'warning',
    title: 'The page can be read and used while the banner is there.',
    source: 'EDPB Guidelines 05/2020, 39 to 41; ÚOOÚ cookie FAQ; Garante, 10 June 2021',
    check: (audited) => {
      const reading = readingOf(audited);
      return banner(
        reading,
        'wall',
        looksOf(reading).filter(({ look }) => isWall(look)),
        {
          message: (when, { look }) => `the banner keeps visitors from the page: ${wallText(look)}, ${when}`,
          mend: 'make it a bar or a card that leaves the page free, without a layer behind it',
          what: ({ look }) => wallText(look),
        },
      );
    },
  },
  {
    id: 'no-withdrawal',
    severity: 'error',
    title: 'Consent can be withdrawn on every page, as easily as it was given.',
    source: 'GDPR art. 7(3); Garante, 10 June 2021; ÚOOÚ cookie FAQ',
    check: (audited) => withoutWithdrawal(readingOf(audited)),
  },
  {
    id: 'banner-comes-back',
    severity: 'error',
    title: 'Who has answered is not asked again.',
    source: 'Garante, 10 June 2021; ÚOOÚ cookie FAQ; EDPB Guidelines 03/2022; COM(2025) 837 art. 88a(4), proposed',
    check: (audited) => {
      const reading = readingOf(audited);
      return banner(reading, 'again', momentsOf(reading).filter(isAgain), {
        message: (when) => `the banner asks again though everything has been answered, ${when}`,
        mend: 'keep the answer, a refusal for as long as a consent, and ask again only when it has ended',
        what: () => 'a banner on the first page, after the answer',
      });
    },
  },
];

/** A phase of a visit, as far as the banner goes. */
interface Moment {
  readonly visit: Visit;
  readonly at: number;
  readonly phase: Phase;
  readonly state: StateId;
  /** Whether something waits for an answer of the visitor's, by the decision. */
  readonly asks: boolean;
  /** The banner as it first stood in this visit; of no controls where there was none. */
  readonly look: BannerLook;
}

const NO_LOOK: BannerLook = {
  found: 'looks',
  text: '',
  box: { x: 0, y: 0, width: 0, height: 0 },
  controls: [],
  covers: 0,
  scrolls: true,
};

function momentsOf(reading: Reading): readonly Moment[] {
  return reading.visits.flatMap((visit) =>
    visit.phases.map((phase, at) => ({
      visit,
      at,
      phase,
      state: stateIn(visit, at),
      asks: reading.permissionsAt(phase, '').parts.some(isOpen),
      look: visit.banner ?? NO_LOOK,
    })),
  );
}

/** Banners as they first stood, where the law of the place has the site ask. */
const looksOf = (reading: Reading): readonly Moment[] =>
  momentsOf(reading).filter(({ at, asks, visit }) => at === 0 && asks && visit.banner !== undefined);

interface Words {
  readonly message: (when: string, first: Moment) => string;
  readonly mend: string;
  readonly what: (each: Moment) => string;
}

/** One catch for all moments. */
function banner(
  reading: Reading,
  name: string,
  moments: readonly Moment[],
  { message, mend, what }: Words,
): readonly Catch[] {
  const sorted = moments.toSorted(
    (a, b) => byState(a.state, b.state) || byState(a.visit.state, b.visit.state) || a.at - b.at,
  );
  const [first] = sorted;
  if (!first) return [];
  const states = [...new Set(sorted.map(({ state }) => state))];
  return [
    {
      subject: { kind: 'banner', name },
      message: message(whenAll(states), first),
      mend,
      states,
      evidence: sorted.slice(0, 6).map((each) => evidenceFor(each, what(each))),
      path: ['site', ...(reading.audited.registry.site.jurisdiction ? ['jurisdiction'] : [])],
    },
  ];
}

function evidenceFor({ visit, at, phase, look }: Moment, what: string): Evidence {
  const evidence = evidenceIn(visit, at, phase.startedAt, '', what);
  return look.screenshot && look !== NO_LOOK ? { ...evidence, screenshot: look.screenshot } : evidence;
}

/** Without script nothing is optional there to be asked for, so far as the site can tell. */
function isMissing({ visit, phase, asks, at }: Moment): boolean {
  if (!asks || !phase.script || visit.pages.length === 0) return false;
  const isSeen = at === 0 && visit.banner !== undefined;
  return !isSeen && (phase.asked === false || phase.answered?.kind === 'no-banner');
}

/** An answer that did not take leaves a banner, which is another finding. */
const isAgain = ({ phase, asks, at }: Moment): boolean =>
  at > 0 && phase.asked === true && !asks && phase.holding.kind !== 'nothing' && phase.answered?.kind !== 'could-not';

/** What each attempt to answer was to be. */
function wishOf({ visit: { state }, at }: Moment): string {
  if (state === 'refused') return 'refuse all';
  if (state.startsWith('only:')) return `agree to ${state.slice('only:'.length)} alone`;
  return state === 'withdrawn' && at > 1 ? 'withdraw' : 'accept all';
}

function unanswered(reading: Reading): readonly Catch[] {
  const failed = momentsOf(reading)
    .filter(({ phase }) => phase.answered?.kind === 'could-not')
    // Where no page has anything to withdraw by, that is the finding.
    .filter((each) => wishOf(each) !== 'withdraw' || !each.visit.withdrawal?.some(({ found }) => !found))
    // It is the state that was to be reached, and not the one that it was left at.
    .map((each) => ({ ...each, state: each.visit.state }));
  const wishes = [...new Set(failed.map(wishOf))];
  return wishes.flatMap((wish) =>
    banner(
      reading,
      `answer: ${wish}`,
      failed.filter((each) => wishOf(each) === wish),
      {
        message: (_, { phase }) => `nobody could ${wish}: ${reasonOf(phase)}`,
        mend: 'name what has to be pressed in the journey file, under banner; if nothing is there to press, put it there',
        what: ({ phase }) => reasonOf(phase),
      },
    ),
  );
}

const reasonOf = ({ answered }: Phase): string =>
  answered?.kind === 'could-not'
    ? [answered.reason, ...answered.actions.map((each) => `after ${each}`)].join(', ')
    : 'no reason was given';

const canBePressed = ({ box, disabled }: Control): boolean => box.width > 0 && box.height > 0 && !disabled;

function hasNoRefusal({ controls }: BannerLook): boolean {
  const means = new Set(controls.filter(canBePressed).map((each) => each.means));
  return means.has('accept') && !means.has('refuse');
}

const controlsText = (controls: readonly Control[]): string =>
  controls.length === 0 ? 'nothing to press' : listText(controls);

const listText = (controls: readonly Control[]): string =>
  controls.map(({ text }) => `"${text.slice(0, 60)}"`).join(', ');

/** What is on, can be turned off or belongs to what is asked for, and is not what the site cannot do without. */
function tickedIn({ controls, settings = [] }: BannerLook, reading: Reading): readonly Control[] {
  const { categories } = reading.audited.registry;
  const [always, asked] = [categories.filter((each) => each.always), categories.filter((each) => !each.always)];
  return [...controls, ...settings].filter(({ means, checked, disabled, text }) => {
    // Of two answers to a question that of refusing may be the one that is on.
    const isOptional = means === 'choice' && meaningOf(text) !== 'refuse';
    if (!isOptional || !checked || isNamed(text, always) || NECESSARY.test(text)) return false;
    return !disabled || isNamed(text, asked);
  });
}

/** Words for what is always on, in the languages of the interface. */
const NECESSARY =
  /necessar|necesar|nécessaire|essential|essenzial|essenti|required|strictly|notwendig|erforderlich|noodzakelijk|nødvendig|nödvändig|nezbytn|nevyhnutn|niezbędn|konieczn|необходим|обязательн|välttämät|szükséges|obligator|technical|technisch|técnic|techni|必須|必要/i;

/** Whether a text is the name of a category, in its own words or in ours. */
function isNamed(text: string, categories: readonly Category[]): boolean {
  const plain = text.trim().toLowerCase();
  return categories.some((category) => {
    const ours = LANGUAGES.map((each) => labelOf(category, each, each, STRINGS[each].categories).label.text);
    return [category.id, ...Object.values(category.label), ...ours].some((each) => plain === each.trim().toLowerCase());
  });
}

/** Ours: so much of the window, and nothing is left of the page to be read. */
const WALL = 0.75;
const isWall = ({ covers, scrolls }: BannerLook): boolean => covers >= WALL || !scrolls;

function wallText({ covers, scrolls }: BannerLook): string {
  const parts = [
    covers >= WALL && `${Math.round(covers * 100)} % of the window cannot be clicked`,
    !scrolls && 'the page cannot be scrolled',
  ];
  return parts.filter(Boolean).join(', and ');
}

/** Pages on which nothing was found to withdraw by, and attempts for which nothing was there to press. */
function withoutWithdrawal(reading: Reading): readonly Catch[] {
  const lacking = reading.visits.flatMap((visit) =>
    (visit.withdrawal ?? [])
      .filter(({ page, found }) => !found && isOwnPage(page, reading.hosts))
      .map(({ page }) => ({ visit, page })),
  );
  const looked = new Set(reading.visits.flatMap(({ withdrawal = [] }) => withdrawal.map(({ page }) => page)));
  const pages = [...new Set(lacking.map(({ page }) => page))].sort();
  const tried = momentsOf(reading).filter(isWithoutWay);
  if (pages.length === 0 && tried.length === 0) return [];
  const where =
    pages.length > 0
      ? `on ${pages.length} of ${looked.size} ${looked.size === 1 ? 'page' : 'pages'}, such as ${shownAddress(pages[0] ?? '')}`
      : 'where it was looked for';
  const states = [
    ...new Set([...lacking.map(({ visit }) => visit.state), ...tried.map(({ visit }) => visit.state)]),
  ].sort(byState);
  const evidence = lacking.slice(0, 6).map(({ visit, page }) => {
    const last = visit.phases.length - 1;
    return evidenceIn(visit, last, visit.phases[last]?.startedAt ?? 0, page, 'nothing to withdraw by on this page');
  });
  return [
    {
      subject: { kind: 'banner', name: 'withdrawal' },
      message: `there is no way to withdraw a consent ${where}`,
      mend: 'put a link to the cookie settings into the footer of every page; data-samtykke-manage marks one',
      states,
      evidence: [...evidence, ...tried.map((each) => evidenceFor(each, 'nothing was there to withdraw by'))],
      path: ['site'],
    },
  ];
}

/** To withdraw, or to refuse where nobody is asked, nothing was there to press. */
function isWithoutWay({ visit, at, phase, asks }: Moment): boolean {
  if (phase.answered?.kind !== 'no-banner' || asks) return false;
  return visit.state === 'refused' || (visit.state === 'withdrawn' && at > 1);
}
