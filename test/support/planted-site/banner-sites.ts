/** Small sites, each with a banner of its own: honest ones in several forms and languages, and ones that trick. */
import { type BannerStyle, HONEST, WORDS } from './banner.ts';
import { LOOKALIKES } from './lookalikes.ts';
import { type Expected, type Part, script } from './part.ts';
import { WITHOUT_CONSENT } from './planted/consent.ts';
import type { PlantedSiteOptions } from './planted-site.ts';

export interface BannerSite {
  readonly id: string;
  /** In a sentence: what the banner does. */
  readonly does: string;
  readonly options: PlantedSiteOptions;
  /** Address that a visitor comes by; the site's own without it. */
  readonly start?: string;
  /** None, of an honest one. */
  readonly finds: readonly Expected[];
}

const partsOf = (all: readonly Part[], ...ids: readonly string[]): readonly Part[] =>
  ids.flatMap((id) => all.filter((each) => each.id === id));

/** A category each, done as it was promised. */
const ORDERLY = partsOf(
  LOOKALIKES,
  'session-cookie',
  'preferences',
  'tracker-after-consent',
  'advertising-after-consent',
  'special-by-itself',
);

const site = (style: Partial<BannerStyle>, parts: readonly Part[] = ORDERLY): PlantedSiteOptions => ({
  parts,
  style: { ...HONEST, ...style },
  pages: ['/', '/product', '/policy'],
});

const found = (rule: string, more: Partial<Expected> = {}): readonly Expected[] => [
  { rule, kind: ['banner', 'site'], name: '*', ...more },
];

/** Asks for a mail address, over the page, a while before the banner is read. */
const NEWSLETTER: Part = {
  id: 'newsletter',
  does: 'asks for a mail address in a dialog that has nothing to do with consent',
  pages: {
    '/': {
      body: `<div role="dialog" aria-label="Newsletter" id="newsletter" style="position: fixed; top: 20px; right: 20px; width: 320px; background: #ffe; border: 1px solid #222; padding: 16px">
        <p>Get our recipes for cookies by mail. We accept no advertising.</p>
        <button type="button">Yes, please</button> <button type="button">No, thanks</button></div>
        ${script(`for (const each of document.querySelectorAll('#newsletter button')) each.addEventListener('click', () => document.getElementById('newsletter').remove());`)}`,
    },
  },
  shows: [],
};

/** Goes on with what its browser objects to. */
const DEAF: Part = {
  id: 'deaf-to-gpc',
  does: 'loads the tracker at once, also where the signal of Global Privacy Control is sent',
  entries: [
    { name: 'tracker.test/deaf.js', kind: 'script', category: 'analytics', provider: 'tracker', retention: 'session' },
  ],
  pages: {
    '/': {
      body: script(
        `if (!shop.refused('analytics')) document.head.append(Object.assign(document.createElement('script'), { src: 'https://tracker.test/deaf.js' }));`,
      ),
    },
  },
  routes: {
    'tracker.test/deaf.js': () =>
      new Response('window.deaf = true;', { headers: { 'content-type': 'text/javascript' } }),
  },
  shows: [],
};

const CALIFORNIAN = partsOf(
  LOOKALIKES,
  'session-cookie',
  'preferences',
  'tracker-after-consent',
  'advertising-after-consent',
);

const californian = (parts: readonly Part[]): PlantedSiteOptions => ({
  ...site({ model: 'opt-out', asks: 'never', words: { ...WORDS.en, again: 'Your privacy choices' } }, parts),
  jurisdiction: 'US-CA',
});

export const HONEST_BANNERS: readonly BannerSite[] = [
  { id: 'card', does: 'asks in a card in the page', options: site({}), finds: [] },
  {
    id: 'shadow',
    does: 'asks in a shadow tree, in German',
    options: site({ place: 'shadow', language: 'de', words: WORDS.de }),
    finds: [],
  },
  {
    id: 'frame',
    does: 'asks in a frame, in French',
    options: site({ place: 'frame', language: 'fr', words: WORDS.fr }),
    finds: [],
  },
  {
    id: 'dialog',
    does: 'asks in a dialog element, in Norwegian',
    options: site({ place: 'dialog', language: 'no', words: WORDS.no }),
    finds: [],
  },
  {
    id: 'beside-newsletter',
    does: 'asks in a card, beside a dialog about something else',
    options: site({}, [...ORDERLY, NEWSLETTER]),
    start: 'http://shop.test/',
    finds: [],
  },
  {
    id: 'opt-out',
    does: 'asks nobody, where it need not, and heeds the signal and whoever objects',
    options: californian(CALIFORNIAN),
    finds: [],
  },
];

export const TRICKY_BANNERS: readonly BannerSite[] = [
  {
    id: 'none',
    does: 'asks nobody, and counts visits all the same',
    options: site({ asks: 'never', again: 'nowhere' }, [
      ...partsOf(LOOKALIKES, 'session-cookie'),
      ...partsOf(WITHOUT_CONSENT, 'at-once'),
    ]),
    finds: [
      ...found('banner-missing'),
      { rule: 'set-without-consent', kind: 'cookie', name: 'visit_count', states: ['before'] },
    ],
  },
  {
    id: 'refusal-in-second-layer',
    does: 'lets nobody refuse before they have opened the settings',
    options: site({ refuse: 'second' }),
    finds: found('no-refusal-in-first-layer'),
  },
  {
    id: 'refusal-nowhere',
    does: 'has no button that refuses, in German: whoever ticks nothing has to save that',
    options: site({ refuse: 'nowhere', language: 'de', words: WORDS.de }),
    finds: found('no-refusal-in-first-layer'),
  },
  {
    id: 'loud',
    does: 'shows what accepts large and green, and what refuses small and grey',
    options: site({ buttons: 'loud' }),
    finds: found('unequal-buttons'),
  },
  {
    id: 'loud-in-french',
    does: 'does the same in French, in a shadow tree',
    options: site({ buttons: 'loud', place: 'shadow', language: 'fr', words: WORDS.fr }),
    finds: found('unequal-buttons'),
  },
  {
    id: 'ticked',
    does: 'has every box ticked before anybody has touched one, in Norwegian',
    options: site({ ticked: true, language: 'no', words: WORDS.no }),
    finds: found('pre-ticked', { states: ['before'] }),
  },
  {
    id: 'wall',
    does: 'lets nobody read the page before they have answered',
    options: site({ size: 'wall' }),
    finds: found('consent-wall'),
  },
  {
    id: 'dead-button',
    does: 'has a button that refuses, which does nothing',
    options: site({ refusing: 'nothing' }),
    finds: found('banner-unanswered', { states: ['refused'] }),
  },
  {
    id: 'no-way-back',
    does: 'has no way to the banner once it is answered',
    options: site({ again: 'nowhere' }),
    finds: found('no-withdrawal', { states: ['accepted'] }),
  },
  {
    id: 'asks-again',
    does: 'asks whoever has refused again on every page',
    options: site({ asks: 'always' }),
    finds: found('banner-comes-back', { states: ['refused'] }),
  },
  {
    id: 'deaf-to-gpc',
    does: 'need not ask, and does not heed the signal of Global Privacy Control',
    options: californian([...CALIFORNIAN, DEAF]),
    finds: [
      {
        rule: 'loaded-without-consent',
        kind: 'script',
        name: 'tracker.test/deaf.js',
        states: ['gpc'],
        notStates: ['before', 'accepted'],
      },
    ],
  },
];
