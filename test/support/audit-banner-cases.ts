import type { BannerLook, Control, StateId, Visit } from '../../src/audit/observation.ts';
import type { RuleCases } from './audit-cases.ts';
import { AUDIT_REGISTRY } from './audit-registry.ts';
import { type PhaseOf, SITE, type VisitMore, visit } from './audit-visit.ts';

const button = (means: Control['means'], text: string, more: Partial<Control> = {}): Control => ({
  means,
  text,
  box: { x: 10, y: 700, width: 160, height: 44 },
  colour: 'rgb(255, 255, 255)',
  background: 'rgb(138, 36, 87)',
  contrast: 8.2,
  fontSizePixels: 16,
  fontWeight: 600,
  isButton: true,
  ...more,
});

const ACCEPT = button('accept', 'Accept all');
const REFUSE = button('refuse', 'Reject all');
const MANAGE = button('settings', 'Manage choices');
const choice = (text: string, checked: boolean, disabled = false): Control =>
  button('choice', text, { checked, disabled, isButton: false });

const look = (more: Partial<BannerLook> = {}): BannerLook => ({
  found: 'own',
  text: 'Cookies?',
  box: { x: 0, y: 600, width: 1280, height: 200 },
  controls: [ACCEPT, REFUSE, MANAGE],
  covers: 0.25,
  scrolls: true,
  ...more,
});

/** A visit with a banner that is answered as it should be. */
const withBanner = (more: Partial<BannerLook> = {}, state: StateId = 'before', others: VisitMore = {}): Visit =>
  visit(state, [{ asked: true }], { banner: look(more), ...others });

const later = (...phases: readonly PhaseOf[]): readonly PhaseOf[] => [{ asked: true }, ...phases];
const GAP = { gaps: [{ where: 'a state', reason: 'not answered', mend: 'name it' }] };
const COULD_NOT = { kind: 'could-not', reason: 'nothing refuses', actions: ['click "Settings"'] } as const;

const beside = (refuse: Partial<Control>, accept: Partial<Control> = {}): readonly Visit[] => [
  withBanner({
    controls: [
      { ...ACCEPT, ...accept },
      { ...REFUSE, ...refuse },
    ],
  }),
];

const ESSENTIAL_ONLY = `${AUDIT_REGISTRY.split('categories:')[0]}categories:
  essential: { always: true }
entries:
  - { name: consent, category: essential, retention: P180D }
`;

export const BANNER_CASES: RuleCases = {
  'banner-missing': {
    wrong: {
      'before consent': [visit('before', [{ asked: false }])],
      'when the consent has ended': [visit('expired', later({ asked: false }, { asked: false }), { banner: look() })],
      'where it was to be answered': [
        visit('accepted', [{}, { holding: { kind: 'nothing' }, answered: { kind: 'no-banner' } }], GAP),
      ],
    },
    right: {
      'a banner': [withBanner()],
      'where nobody needs to be asked': { visits: [visit('before', [{ asked: false }])], registry: ESSENTIAL_ONLY },
      'where the law of the place lets it run until refused': {
        visits: [visit('before', [{ asked: false }])],
        place: 'US',
      },
      'without script': [visit('no-script', [{ asked: false }])],
      'where nobody could see': [visit('before', [{}])],
      'after an answer': [visit('refused', later({ asked: false }), { banner: look() })],
    },
  },
  'banner-unanswered': {
    wrong: {
      'nobody could refuse': [
        visit('refused', [{ asked: true }, { holding: { kind: 'nothing' }, answered: COULD_NOT }], {
          banner: look(),
          ...GAP,
        }),
      ],
      'nobody could withdraw': [
        visit('withdrawn', later({ asked: false }, { holding: { kind: 'accepted' }, answered: COULD_NOT }), {
          banner: look(),
          ...GAP,
        }),
      ],
    },
    right: {
      'every answer took': [
        visit('refused', later({ answered: { kind: 'answered', by: 'own', actions: ['click "Reject all"'] } }), {
          banner: look(),
        }),
      ],
    },
  },
  'no-refusal-in-first-layer': {
    wrong: {
      'accept and settings': [withBanner({ controls: [ACCEPT, MANAGE] })],
      'accept alone': [withBanner({ controls: [ACCEPT] })],
      'a refusal that cannot be pressed': [withBanner({ controls: [ACCEPT, { ...REFUSE, disabled: true }] })],
      'a refusal of no size': [
        withBanner({ controls: [ACCEPT, { ...REFUSE, box: { x: 0, y: 0, width: 0, height: 0 } }] }),
      ],
      'a refusal in the second layer only': [
        withBanner({ controls: [ACCEPT, MANAGE], settings: [REFUSE, button('save', 'Save')] }),
      ],
    },
    right: {
      both: [withBanner()],
      'nothing to accept: a notice with settings': [withBanner({ controls: [MANAGE, button('close', '×')] })],
      'where the law of the place does not ask': { visits: [withBanner({ controls: [ACCEPT, MANAGE] })], place: 'US' },
    },
  },
  'unequal-buttons': {
    wrong: {
      'a link': beside({ isButton: false, background: 'rgb(255, 255, 255)', colour: 'rgb(0, 0, 0)' }),
      lower: beside({ box: { x: 0, y: 0, width: 160, height: 30 } }),
      narrower: beside({ box: { x: 0, y: 0, width: 90, height: 44 } }),
      'smaller letters': beside({ fontSizePixels: 12 }),
      'lighter letters': beside({ fontWeight: 400 }),
      'less contrast': beside({ contrast: 2.1 }),
      'grey beside a colour': beside({ background: 'rgb(240, 240, 240)', colour: 'rgb(60, 60, 60)' }),
      'two to accept and one to refuse': [withBanner({ controls: [ACCEPT, { ...ACCEPT, text: 'OK' }, REFUSE] })],
    },
    right: {
      'the same': beside({}),
      'a pixel or two': beside({ box: { x: 0, y: 0, width: 157, height: 43 }, fontSizePixels: 15.5 }),
      'a shorter word': beside({ text: 'No', box: { x: 0, y: 0, width: 70, height: 44 } }),
      'a shade': beside({ background: 'rgb(150, 50, 95)' }),
      'less contrast where both are read with ease': beside({ contrast: 8 }, { contrast: 15 }),
      'a refusal that stands out more': beside({ fontWeight: 700, fontSizePixels: 20 }, { fontWeight: 400 }),
      'settings that are quieter': [
        withBanner({ controls: [ACCEPT, REFUSE, { ...MANAGE, isButton: false, fontWeight: 400 }] }),
      ],
      'a second, quieter refusal beside an equal one': [
        withBanner({ controls: [ACCEPT, REFUSE, { ...REFUSE, isButton: false, text: 'Continue without' }] }),
      ],
    },
    also: {},
  },
  'pre-ticked': {
    wrong: {
      'in the second layer': [withBanner({ settings: [choice('Essential', true, true), choice('Analytics', true)] })],
      'in the first layer': [withBanner({ controls: [ACCEPT, REFUSE, choice('Marketing', true)] })],
      'and cannot be turned off': [withBanner({ settings: [choice('Analytics', true, true)] })],
    },
    right: {
      'all off': [withBanner({ settings: [choice('Essential', true, true), choice('Analytics', false)] })],
      'what is always on, though it can be pressed': [withBanner({ settings: [choice('Strictly necessary', true)] })],
      'the same in another language': [
        withBanner({ settings: [choice('Nødvendige', true), choice('Unbedingt erforderlich', true)] }),
      ],
      'where the law of the place lets it run until refused': {
        visits: [withBanner({ settings: [choice('Analytics', true)] })],
        place: 'US',
      },
    },
  },
  'consent-wall': {
    wrong: {
      'a layer over all': [withBanner({ covers: 1 })],
      'a page that cannot be scrolled': [withBanner({ scrolls: false })],
    },
    right: {
      'a bar': [withBanner({ covers: 0.2 })],
      'a card over half of a phone': [withBanner({ covers: 0.55 })],
    },
  },
  'no-withdrawal': {
    wrong: {
      'on one page': [
        visit('refused', later({}), {
          banner: look(),
          withdrawal: [
            { page: `${SITE}/`, found: true },
            { page: `${SITE}/shop`, found: false },
          ],
        }),
      ],
      'nothing to press': [
        visit('withdrawn', later({}, { holding: { kind: 'accepted' }, answered: { kind: 'no-banner' } }), {
          banner: look(),
          ...GAP,
        }),
      ],
      'nothing to refuse by where nobody is asked': {
        visits: [visit('refused', [{}, { answered: { kind: 'no-banner' } }])],
        place: 'US',
      },
    },
    right: {
      'on every page': [
        visit('refused', later({}), { banner: look(), withdrawal: [{ page: `${SITE}/`, found: true }] }),
      ],
      'where nobody looked': [visit('refused', later({}), { banner: look() })],
      'on a page of somebody else’s': [
        visit('refused', later({}), { banner: look(), withdrawal: [{ page: 'https://bank.example/', found: false }] }),
      ],
    },
  },
  'banner-comes-back': {
    wrong: {
      'on a later page after refusal': [visit('refused', later({ asked: true }), { banner: look() })],
      'on a later visit after consent': [
        visit('returned', later({ asked: false }, { asked: true }), { banner: look() }),
      ],
      'after withdrawal': [visit('withdrawn', later({ asked: false }, { asked: true }), { banner: look() })],
    },
    right: {
      'not again': [visit('returned', later({ asked: false }, { asked: false }), { banner: look() })],
      'when the consent has ended': [visit('expired', later({ asked: false }, { asked: true }), { banner: look() })],
      'before any answer': [withBanner()],
      'where the answer did not take': [
        visit('refused', later({ asked: true, holding: { kind: 'nothing' }, answered: COULD_NOT }), {
          banner: look(),
          ...GAP,
        }),
      ],
    },
    alsoRight: { 'where the answer did not take': ['banner-unanswered'] },
  },
};
