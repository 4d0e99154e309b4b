/** What is declared, and done where nobody has agreed to it, or where it is not what they have agreed to. */
import { cookie, gif, MONTH, newId, ONLY, type Planted, script, without } from '../part.ts';

export const WITHOUT_CONSENT: readonly Planted[] = [
  {
    id: 'at-once',
    does: 'counts visits in a cookie from the first page on, whatever is answered',
    entries: [{ name: 'visit_count', category: 'analytics', retention: 'P30D' }],
    pages: { '/': { body: script(`shop.keep('visit_count', Number(shop.read('visit_count') ?? 0) + 1, ${MONTH});`) } },
    tidy: { analytics: "shop.forget('visit_count');" },
    shows: [{ sees: 'cookie visit_count@shop.test', in: without('analytics') }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'visit_count',
        states: without('analytics'),
        notStates: ['accepted', 'returned', 'only:analytics', 'no-script'],
      },
    ],
  },
  {
    id: 'by-server',
    does: 'has its server sort visitors into segments by a cookie with the page itself, whatever is answered',
    entries: [{ name: 'segment', category: 'marketing', retention: 'P30D', httpOnly: true }],
    pages: {
      '/article': { headers: () => [['set-cookie', cookie('segment', 'warm', MONTH, '; HttpOnly')]] },
    },
    shows: [{ sees: 'cookie segment@shop.test', in: [...without('marketing'), 'no-script'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'segment',
        states: [...without('marketing'), 'no-script'],
        notStates: ['accepted', 'returned', 'only:marketing'],
      },
    ],
  },
  {
    id: 'only-where-refused',
    does: 'marks whoever has refused marketing, to ask them with a discount',
    entries: [{ name: 'exit_offer', category: 'marketing', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(`if (shop.refused('marketing')) shop.keep('exit_offer', 'ten', ${MONTH});`),
      },
    },
    shows: [
      {
        sees: 'cookie exit_offer@shop.test',
        in: ['refused', 'withdrawn', 'only:analytics'],
        never: ['before', 'accepted', 'gpc', 'only:marketing'],
      },
    ],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'exit_offer',
        states: ['refused', 'withdrawn', 'only:analytics', 'only:functionality'],
        notStates: ['before', 'accepted', 'gpc', 'only:marketing'],
      },
    ],
  },
  {
    id: 'for-another-category',
    does: 'sets a cookie of marketing where analytics was agreed to',
    entries: [{ name: '_adq', category: 'marketing', retention: 'P30D' }],
    pages: { '/product': { body: script(`shop.when('analytics', () => shop.keep('_adq', shop.id(), ${MONTH}));`) } },
    tidy: { analytics: "shop.forget('_adq');" },
    shows: [
      {
        sees: 'cookie _adq@shop.test',
        in: ['only:analytics', 'accepted'],
        never: ['before', 'refused', 'only:functionality', 'only:marketing', 'gpc'],
      },
    ],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: '_adq',
        states: ['only:analytics'],
        notStates: ['before', 'refused', 'accepted', 'only:functionality', 'only:marketing', 'gpc'],
      },
    ],
  },
  {
    id: 'one-page-forgotten',
    does: 'waits for consent on the first page, and not on another one',
    entries: [{ name: '_heat', category: 'analytics', retention: 'P30D' }],
    pages: {
      '/': { body: script(`shop.when('analytics', () => shop.keep('_heat', 'a', ${MONTH}));`) },
      '/checkout': { body: script(`shop.keep('_heat', 'b', ${MONTH});`) },
    },
    tidy: { analytics: "shop.forget('_heat');" },
    shows: [{ sees: 'cookie _heat@shop.test', in: without('analytics') }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: '_heat',
        states: without('analytics'),
        notStates: ['accepted', 'only:analytics'],
      },
    ],
  },
  {
    id: 'on-sensitive-path',
    does: 'goes on with preferences on the account pages, where the policy promises that nothing optional is kept',
    entries: [
      { name: 'theme', category: 'functionality', retention: 'P30D' },
      { name: 'account_theme', category: 'functionality', retention: 'P30D' },
    ],
    pages: {
      '/': {
        body: script(
          `shop.when('functionality', () => { shop.keep('theme', 'dark', ${MONTH}); shop.keep('account_theme', 'dark', ${MONTH}); });`,
        ),
      },
      '/account': { body: script(`if (shop.read('theme')) shop.keep('account_theme', 'dark', ${MONTH});`) },
    },
    tidy: { functionality: "shop.forget('theme'); shop.forget('account_theme');" },
    shows: [
      {
        sees: 'cookie account_theme@shop.test',
        in: ['accepted', 'only:functionality', 'returned'],
        never: ['before', 'refused', 'gpc'],
      },
    ],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'account_theme',
        states: ['accepted', 'only:functionality'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'special-by-accept-all',
    does: 'takes "accept all" for the explicit consent that a profile of tastes needs by itself',
    entries: [{ name: 'taste', category: 'personalised', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('marketing', () => { if (shop.has('analytics') && shop.has('functionality')) shop.keep('taste', 'sweet', ${MONTH}); });`,
        ),
      },
    },
    tidy: { marketing: "shop.forget('taste');" },
    shows: [{ sees: 'cookie taste@shop.test', in: ['accepted', 'returned'], never: [...ONLY, 'before', 'refused'] }],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'taste',
        states: ['accepted', 'returned'],
        notStates: [...ONLY, 'before', 'refused'],
      },
    ],
  },
  {
    id: 'again-after-withdrawal',
    does: 'remembers on its server who had once agreed, and sets the cookie again after they have withdrawn',
    entries: [{ name: 'welcome_back', category: 'marketing', retention: 'P30D', setBy: 'server' }],
    pages: {
      '/product': {
        headers: ({ has, memory }) => {
          if (has('marketing')) memory.set('agreed', true);
          return memory.get('agreed') ? [['set-cookie', cookie('welcome_back', newId(), MONTH)]] : [];
        },
      },
    },
    tidy: { marketing: "shop.forget('welcome_back');" },
    shows: [
      {
        sees: 'cookie welcome_back@shop.test',
        in: ['accepted', 'withdrawn'],
        never: ['before', 'refused', 'gpc', 'only:analytics'],
      },
    ],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'welcome_back',
        states: ['withdrawn'],
        notStates: ['before', 'refused', 'accepted', 'only:marketing'],
      },
    ],
  },
  {
    id: 'again-after-expiry',
    does: 'notes in localStorage that marketing was agreed to, and believes that for good',
    entries: [
      { name: 'agreed', kind: 'localStorage', category: 'essential', retention: 'P1Y' },
      { name: 'old_friend', category: 'marketing', retention: 'P30D' },
    ],
    pages: {
      '/': { body: script(`shop.when('marketing', () => { localStorage.agreed = 'yes'; });`) },
      '/product': { body: script(`if (localStorage.agreed === 'yes') shop.keep('old_friend', 'x1', ${MONTH});`) },
    },
    tidy: {
      marketing: "if (shop.refused('marketing')) { localStorage.removeItem('agreed'); shop.forget('old_friend'); }",
    },
    shows: [
      {
        sees: 'cookie old_friend@shop.test',
        in: ['accepted', 'expired'],
        never: ['before', 'refused', 'withdrawn', 'gpc'],
      },
    ],
    finds: [
      {
        rule: 'set-without-consent',
        kind: 'cookie',
        name: 'old_friend',
        states: ['expired'],
        notStates: ['before', 'refused', 'accepted', 'withdrawn'],
      },
    ],
  },
  {
    id: 'no-script-pixel',
    does: 'counts visitors without JavaScript by a picture of the tracker',
    pages: { '/article': { body: '<noscript><img src="https://ns.tracker.test/p.gif" alt=""></noscript>' } },
    routes: { 'ns.tracker.test/p.gif': () => gif() },
    shows: [{ sees: 'request ns.tracker.test/p.gif', in: ['no-script'], never: ['before', 'accepted', 'refused'] }],
    finds: [
      {
        rule: 'sent-without-consent',
        kind: ['request', 'beacon'],
        name: ['ns.tracker.test', 'ns.tracker.test/p.gif'],
        states: ['no-script'],
        notStates: ['before', 'refused'],
      },
    ],
  },
  {
    id: 'told-of-refusal',
    does: 'tells the tracker of each refusal',
    pages: {
      '/product': {
        body: script(`if (shop.refused('analytics')) shop.pixel('https://declined.tracker.test/p.gif');`),
      },
    },
    routes: { 'declined.tracker.test/p.gif': () => gif() },
    shows: [
      {
        sees: 'request declined.tracker.test/p.gif',
        in: ['refused', 'withdrawn', 'only:functionality'],
        never: ['before', 'accepted', 'only:analytics', 'no-script'],
      },
    ],
    finds: [
      {
        rule: 'sent-without-consent',
        kind: ['request', 'beacon'],
        name: ['declined.tracker.test', 'declined.tracker.test/p.gif'],
        states: ['refused', 'withdrawn'],
        notStates: ['before', 'accepted', 'only:analytics'],
      },
    ],
  },
];
