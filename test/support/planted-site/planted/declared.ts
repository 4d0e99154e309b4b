/** What is declared, and is something else: another kind, provider, party, other attributes, a longer life, or not there. */
import {
  cookie,
  DAY,
  type Fragment,
  frame,
  gif,
  js,
  MONTH,
  newId,
  type PagePath,
  type Planted,
  script,
  withConsent,
  YEAR,
} from '../part.ts';

const ACCEPTED = { states: ['accepted'] } as const;

/** Wherever optional things may be done; far enough apart that nobody takes the second for the first. */
const onMostPages = (fragment: Fragment): Partial<Record<PagePath, Fragment>> => ({
  '/': fragment,
  '/product': fragment,
  '/article': fragment,
  '/checkout': fragment,
});

export const OTHER_THAN_DECLARED: readonly Planted[] = [
  {
    id: 'other-kind',
    does: 'declares a wish list in localStorage, and keeps it in a cookie, which goes along with every request',
    entries: [{ name: 'wish', kind: 'localStorage', category: 'functionality', retention: 'P30D' }],
    pages: { '/product': { body: script(`shop.when('functionality', () => shop.keep('wish', '7', ${MONTH}));`) } },
    tidy: { functionality: "shop.forget('wish');" },
    shows: [{ sees: 'cookie wish@shop.test', in: withConsent('functionality'), never: ['before', 'refused'] }],
    finds: [{ rule: 'other-kind', kind: ['cookie', 'localStorage'], name: 'wish', ...ACCEPTED }],
  },
  {
    id: 'other-kind-besides',
    does: 'keeps the last search in sessionStorage, as declared, and in localStorage too, where it does not end',
    entries: [{ name: 'last_search', kind: 'sessionStorage', category: 'functionality', retention: 'session' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('functionality', () => { sessionStorage.last_search = 'pears'; localStorage.last_search = 'pears'; });`,
        ),
      },
    },
    tidy: { functionality: "sessionStorage.removeItem('last_search'); localStorage.removeItem('last_search');" },
    shows: [
      { sees: 'localStorage last_search@shop.test', in: withConsent('functionality'), never: ['before', 'refused'] },
      { sees: 'sessionStorage last_search@shop.test', in: withConsent('functionality') },
    ],
    // One of the two is not declared, or it is declared as another kind: both are true.
    finds: [{ rule: ['undeclared', 'other-kind'], kind: 'localStorage', name: 'last_search', ...ACCEPTED }],
  },
  {
    id: 'other-provider',
    does: "has the advertiser's script keep a cookie that is declared as the tracker's",
    entries: [{ name: '_px', category: 'analytics', provider: 'tracker', retention: 'P30D' }],
    pages: {
      '/product': {
        body: script(
          `shop.when('marketing', () => { if (shop.has('analytics')) shop.load('https://ads.test/px.js'); });`,
        ),
      },
    },
    routes: {
      'ads.test/px.js': () =>
        js(
          `document.cookie = '_px=' + Math.random().toString(36).slice(2) + '; path=/; max-age=${MONTH}; secure; samesite=lax';`,
        ),
    },
    tidy: { marketing: "shop.forget('_px');" },
    shows: [
      { sees: 'cookie _px@shop.test', in: ['accepted', 'returned'], never: ['before', 'refused', 'only:marketing'] },
    ],
    finds: [{ rule: 'other-provider', kind: 'cookie', name: '_px', ...ACCEPTED }],
  },
  {
    id: 'other-provider-of-own',
    does: "declares a cookie as its own, and has the advertiser's script keep it",
    entries: [{ name: 'offer_seen', category: 'marketing', retention: 'P30D' }],
    pages: { '/article': { body: script(`shop.when('marketing', () => shop.load('https://ads.test/offer.js'));`) } },
    routes: {
      'ads.test/offer.js': () =>
        js(`document.cookie = 'offer_seen=3; path=/; max-age=${MONTH}; secure; samesite=lax';`),
    },
    tidy: { marketing: "shop.forget('offer_seen');" },
    shows: [{ sees: 'cookie offer_seen@shop.test', in: withConsent('marketing'), never: ['before', 'refused'] }],
    finds: [{ rule: 'other-provider', kind: 'cookie', name: 'offer_seen', ...ACCEPTED }],
  },
  {
    id: 'other-party',
    does: 'declares the state of a bar as kept by itself, and has the advertiser keep it at its host',
    entries: [{ name: 'pref_bar', category: 'marketing', retention: 'P1D' }],
    pages: { '/': { body: script(`shop.when('marketing', () => shop.pixel('https://ads.test/bar.gif'));`) } },
    routes: {
      // Gone before anybody could say that it had outlived a withdrawal.
      'ads.test/bar.gif': () => gif('pref_bar=open; Path=/; Secure; SameSite=None; Max-Age=4'),
    },
    shows: [{ sees: 'cookie pref_bar@ads.test', in: withConsent('marketing'), never: ['before', 'refused'] }],
    finds: [{ rule: 'other-party', kind: 'cookie', name: 'pref_bar', ...ACCEPTED }],
  },
  {
    id: 'not-http-only',
    does: 'promises that no script can read a token, and sets it without HttpOnly',
    entries: [{ name: 'acct_token', category: 'essential', retention: 'session', httpOnly: true }],
    pages: { '/checkout': { headers: () => [['set-cookie', cookie('acct_token', newId())]] } },
    shows: [{ sees: 'cookie acct_token@shop.test', in: ['before', 'accepted'], like: { httpOnly: false } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'acct_token', states: ['before'] }],
  },
  {
    id: 'wider-domain',
    does: 'promises a cookie for one of its hosts, and sets it for all of them',
    entries: [{ name: 'basket_ref', category: 'essential', retention: 'session', domain: 'www.shop.test' }],
    pages: { '/checkout': { body: script(`shop.keep('basket_ref', 'b2', undefined, '; domain=shop.test');`) } },
    shows: [{ sees: 'cookie basket_ref@shop.test', in: ['before', 'accepted'], like: { wide: true } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'basket_ref', states: ['before'] }],
  },
  {
    id: 'looser-same-site',
    does: 'promises SameSite=Lax, and has a cookie go along with every request of other sites',
    entries: [{ name: 'till', category: 'essential', retention: 'session', sameSite: 'Lax' }],
    pages: { '/checkout': { headers: () => [['set-cookie', 'till=3; Path=/; Secure; SameSite=None']] } },
    shows: [{ sees: 'cookie till@shop.test', in: ['before', 'accepted'], like: { sameSite: 'None' } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'till', states: ['before'] }],
  },
  {
    id: 'other-path',
    does: 'promises a cookie for the checkout alone, and sets it for every page',
    entries: [{ name: 'step', category: 'essential', retention: 'session', path: '/checkout' }],
    pages: { '/checkout': { body: script(`shop.keep('step', '1');`) } },
    shows: [{ sees: 'cookie step@shop.test', in: ['before', 'accepted'], like: { path: '/' } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'step', states: ['before'] }],
  },
  {
    id: 'not-secure',
    does: 'promises a cookie for https alone, and sets it for http too',
    entries: [{ name: 'coupon', category: 'essential', retention: 'session', secure: true }],
    pages: { '/checkout': { headers: () => [['set-cookie', 'coupon=ten; Path=/; SameSite=Lax']] } },
    shows: [{ sees: 'cookie coupon@shop.test', in: ['before', 'accepted'], like: { secure: false } }],
    finds: [{ rule: 'other-attributes', kind: 'cookie', name: 'coupon', states: ['before'] }],
  },
  {
    id: 'never-a-cookie',
    does: 'declares a cookie that is never set',
    entries: [{ name: 'ghost', category: 'functionality', retention: 'P30D' }],
    shows: [{ sees: 'cookie ghost@*', in: [], never: ['before', 'accepted', 'withdrawn', 'only:functionality'] }],
    finds: [{ rule: 'never-seen', kind: 'cookie', name: 'ghost' }],
  },
  {
    id: 'never-a-key',
    does: 'declares a key that is never stored',
    entries: [{ name: 'ghost:list', kind: 'localStorage', category: 'analytics', retention: 'P30D' }],
    shows: [{ sees: 'localStorage ghost:list@*', in: [], never: ['before', 'accepted', 'only:analytics'] }],
    finds: [{ rule: 'never-seen', kind: 'localStorage', name: 'ghost:list' }],
  },
  {
    id: 'never-a-script',
    does: 'declares a script that is never loaded',
    entries: [
      {
        name: 'recipes.test/cook.js',
        kind: 'script',
        category: 'functionality',
        provider: 'recipes',
        retention: 'session',
      },
    ],
    shows: [{ sees: 'request recipes.test/cook.js', in: [], never: ['before', 'accepted', 'only:functionality'] }],
    finds: [{ rule: 'never-seen', kind: 'script', name: 'recipes.test/cook.js' }],
  },
  {
    id: 'longer-by-script',
    does: 'promises thirty days, and keeps a cookie for a year',
    entries: [{ name: '_long', category: 'analytics', retention: 'P30D' }],
    pages: { '/product': { body: script(`shop.when('analytics', () => shop.keep('_long', 'x1', ${YEAR}));`) } },
    tidy: { analytics: "shop.forget('_long');" },
    shows: [
      {
        sees: 'cookie _long@shop.test',
        in: withConsent('analytics'),
        never: ['before', 'refused'],
        like: { days: 364 },
      },
    ],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: '_long', ...ACCEPTED }],
  },
  {
    id: 'longer-than-session',
    does: 'promises a cookie until the browser is closed, and has it last for a day',
    entries: [{ name: 'sess_pref', category: 'essential', retention: 'session' }],
    pages: { '/checkout': { headers: () => [['set-cookie', cookie('sess_pref', 'a', DAY)]] } },
    shows: [{ sees: 'cookie sess_pref@shop.test', in: ['before', 'accepted'], like: { days: 0.9 } }],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'sess_pref', states: ['before'] }],
  },
  {
    id: 'longer-by-expires',
    does: 'promises ninety days, and names a date decades ahead in a file that only a script asks for',
    entries: [{ name: 'tour', category: 'functionality', retention: 'P90D', setBy: 'server' }],
    pages: { '/article': { body: script(`shop.when('functionality', () => fetch('/api/tour'));`) } },
    routes: {
      'shop.test/api/tour': () =>
        frame('', 'tour=3; Path=/; Secure; SameSite=Lax; Expires=Thu, 31 Dec 2099 23:59:59 GMT'),
    },
    tidy: { functionality: "shop.forget('tour');" },
    shows: [
      {
        sees: 'cookie tour@shop.test',
        in: withConsent('functionality'),
        never: ['before', 'refused'],
        like: { days: 300 },
      },
    ],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: 'tour', ...ACCEPTED }],
  },
  {
    id: 'longer-than-the-place-allows',
    does: 'declares two years for a cookie that needs consent, and takes them, where the rules of the place allow 13 months',
    entries: [{ name: '_years', category: 'analytics', retention: 'P2Y' }],
    pages: { '/product': { body: script(`shop.when('analytics', () => shop.keep('_years', 'x2', ${2 * YEAR}));`) } },
    tidy: { analytics: "shop.forget('_years');" },
    shows: [
      {
        sees: 'cookie _years@shop.test',
        in: withConsent('analytics'),
        never: ['before', 'refused'],
        like: { days: 395 },
      },
    ],
    finds: [{ rule: 'outlives-retention', kind: 'cookie', name: '_years', ...ACCEPTED }],
  },
  {
    id: 'key-that-stays',
    does: 'promises thirty days for a key of localStorage, and never removes it',
    entries: [{ name: 'compare', kind: 'localStorage', category: 'essential', retention: 'P30D' }],
    pages: { '/': { body: script(`localStorage.compare ??= '[]';`) } },
    shows: [{ sees: 'left localStorage compare@shop.test', in: ['before', 'expired'] }],
    finds: [
      { rule: 'outlives-retention', kind: 'localStorage', name: 'compare', states: ['expired'], notStates: ['before'] },
    ],
  },
  {
    id: 'renewed-by-script',
    does: 'promises that a cookie is not renewed, and renews it on every page',
    entries: [{ name: 'intro_read', category: 'functionality', retention: 'P30D', renewed: false }],
    pages: onMostPages({
      body: script(`shop.when('functionality', () => shop.keep('intro_read', '1', ${MONTH}));`),
    }),
    tidy: { functionality: "shop.forget('intro_read');" },
    shows: [{ sees: 'cookie intro_read@shop.test', in: withConsent('functionality'), never: ['before', 'refused'] }],
    finds: [{ rule: 'renewed-against-declaration', kind: 'cookie', name: 'intro_read', ...ACCEPTED }],
  },
  {
    id: 'renewed-by-server',
    does: 'promises that the first campaign is kept for thirty days from the first visit, and renews that with every answer',
    entries: [{ name: 'first_touch', category: 'marketing', retention: 'P30D', renewed: false, setBy: 'server' }],
    pages: onMostPages({
      headers: ({ has }) => (has('marketing') ? [['set-cookie', cookie('first_touch', 'spring', MONTH)]] : []),
    }),
    tidy: { marketing: "shop.forget('first_touch');" },
    shows: [{ sees: 'cookie first_touch@shop.test', in: withConsent('marketing'), never: ['before', 'refused'] }],
    finds: [{ rule: 'renewed-against-declaration', kind: 'cookie', name: 'first_touch', ...ACCEPTED }],
  },
];
