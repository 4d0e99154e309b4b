/** What each rule of the audit finds, and what it leaves alone. */
import { createHash } from 'node:crypto';
import type { StateId, Visit } from '../../src/audit/observation.ts';
import { BANNER_CASES } from './audit-banner-cases.ts';
import type { RuleCases } from './audit-cases.ts';
import { POLICY_CASES } from './audit-policy-cases.ts';
import {
  cookie,
  type Event,
  found,
  gone,
  loaded,
  read,
  SITE,
  START,
  sent,
  served,
  stored,
  visit,
} from './audit-visit.ts';

const DAY = 86_400;
const TRACKER = 'https://tracker.example';
const ADS = 'https://ads.example';
const T_JS = `${TRACKER}/t.js`;
const OWN_JS = `${SITE}/app.js`;

/** An identifier that each visit has its own of. */
const id = (visitor: number | string, what = ''): string =>
  createHash('sha256').update(`${visitor} ${what}`).digest('hex').slice(0, 32);
const gaId = (visitor: number): string => `GA1.1.${123_456_789 + visitor * 7_777_777}.${START / 1000 + visitor}`;

/** The cookie of a session, as the registry declares it. */
const session = (value: string): Event => served('session', value, { httpOnly: true });

/** Before consent, in a visit of its own. */
const before = (...events: readonly Event[]): Visit => visit('before', [events]);
const accepted = (...events: readonly Event[]): Visit => visit('accepted', [[], events]);
const refused = (...events: readonly Event[]): Visit => visit('refused', [[], events]);

/** The same in several visits, each of another visitor. */
const each = (states: readonly StateId[], events: (visitor: number) => readonly Event[], phase = 0): readonly Visit[] =>
  states.map((state, visitor) => visit(state, [...Array.from({ length: phase }, () => []), events(visitor)]));

const hash = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');

/** By rule, in the order of the rules: what each finds, and what looks alike and is right. */
export const CASES: RuleCases = {
  undeclared: {
    wrong: {
      'a cookie by a script': [before(cookie('new', '1', { by: OWN_JS, lifetimeSeconds: 730 * DAY }))],
      'a cookie of the server': [before(served('new'))],
      'a cookie after consent to all': [accepted(cookie('new'))],
      'a cookie at another host': [accepted(cookie('x', '1', { domain: 'ads.example' }))],
      'a cookie that nobody has seen written': [before(found('new'))],
      'a key': [before(stored('new'))],
      'a key of the session': [before(stored('new', '1', { kind: 'sessionStorage' }))],
      'a database': [before(stored('new', '', { kind: 'indexedDB' }))],
      'a cache': [before(stored('new', '', { kind: 'cache' }))],
      'a worker': [before(stored('/other.js', '', { kind: 'serviceWorker' }))],
      'a folder of files': [before(stored('root', '', { kind: 'fileSystem' }))],
      'a bucket': [before(stored('new', '', { kind: 'bucket' }))],
      'a key at another host': [accepted(stored('k', '1', { origin: TRACKER }))],
      'a script': [accepted(loaded('https://unknown.example/x.js'))],
      'a script that does not come': [accepted(loaded('https://unknown.example/x.js', { status: 404 }))],
      'a frame': [accepted(sent('https://unknown.example/f', { type: 'frame' }))],
      'a request to another host': [accepted(sent('https://unknown.example/px', { type: 'image' }))],
      'a preconnect': [before(sent('https://unknown.example/', { type: 'preconnect' }))],
      'a socket': [before(sent('wss://unknown.example/live', { type: 'websocket' }))],
      'a server for calls': [before(sent('stun:unknown.example:3478', { type: 'webrtc' }))],
      'a way through another host and back': [
        before(
          sent('https://unknown.example/in', { type: 'document', status: 302, id: 'a', on: '/' }),
          sent(`${SITE}/back`, { type: 'document', cause: { kind: 'browser', stack: [], request: 'a' } }),
        ),
      ],
      'an icon of another host': [
        before(sent('https://unknown.example/i.ico', { type: 'image', cause: { kind: 'browser', stack: [] } })),
      ],
    },
    right: {
      'a declared cookie': [accepted(cookie('lang', 'en'))],
      'a name that a pattern holds': [accepted(cookie('_an_4711'))],
      'a deletion': [before(cookie('old', '', { lifetimeSeconds: 0 }), cookie('older', '', { lifetimeSeconds: -1 }))],
      'a cookie that the browser did not take': [before(cookie('new', '1', { blocked: ['UserPreferences'] }))],
      'a request that was stopped in the browser': [before(sent('https://unknown.example/', { stopped: true }))],
      'a request that an extension stopped': [
        before(sent('https://unknown.example/', { failed: 'net::ERR_BLOCKED_BY_CLIENT' })),
      ],
      'a request that the guard leads to nowhere': [
        before(sent('https://samtykke.invalid:1/', { failed: 'net::ERR_UNSAFE_PORT' })),
      ],
      'what reaches no host': [
        before(sent('data:image/gif;base64,R0lG'), sent('blob:https://site.example/1', { type: 'script' })),
      ],
      'the site’s own files': [before(loaded(OWN_JS), sent(`${SITE}/logo.png`, { type: 'image' }))],
      'a host below the site’s own': [before(loaded('https://cdn.site.example/app.js'))],
      'the page itself, by http and by https': [
        before(sent('http://site.example/', { type: 'document', status: 301 }), sent(`${SITE}/`, { type: 'document' })),
      ],
      'a link that is followed to somebody else': [before(sent('https://unknown.example/', { type: 'document' }))],
      'what happens on a page of somebody else’s': [before(cookie('x', '1', { on: 'https://unknown.example/' }))],
      'a way back to the site from a page of somebody else’s, where the visitor has pressed something': [
        visit(
          'before',
          [
            [
              sent('https://login.example/', { type: 'document', status: 200, id: 'form' }),
              sent('https://login.example/enter', { type: 'document', status: 303, id: 'enter', method: 'POST' }),
              served('signed-in', '1', {
                ...{ on: 'https://login.example/enter', domain: 'login.example' },
                cause: { kind: 'response', stack: [], request: 'enter' },
              }),
              sent(`${SITE}/back`, { type: 'document', cause: { kind: 'browser', stack: [], request: 'enter' } }),
            ],
          ],
          { steps: [{ at: START + 5, phase: 0, what: 'click "Sign in"', page: 'https://login.example/' }] },
        ),
      ],
      'the icon of the site': [
        before(sent(`${SITE}/favicon.ico`, { type: 'other', cause: { kind: 'browser', stack: [] } })),
      ],
      'what the browser asks its maker': [
        before(sent('https://update.googleapis.com/service', { type: 'other', cause: { kind: 'browser', stack: [] } })),
      ],
      'pages of the site that are fetched ahead': [before(sent(`${SITE}/next`, { type: 'prefetch' }))],
      'a host whose script is declared, connected to ahead': [accepted(sent(`${TRACKER}/`, { type: 'preconnect' }))],
      'a declared worker': [before(stored('/sw.js', '', { kind: 'serviceWorker' }))],
      'a font of a provider that the site needs': [before(sent('https://pay.example/font.woff2', { type: 'font' }))],
      'a request of a sandboxed frame to the site': [before(sent(`${SITE}/api`, { frame: 'about:srcdoc' }))],
      'the note of the guard': [before(stored('samtykke', '{"cookie x":1}'))],
    },
  },
  'set-without-consent': {
    wrong: {
      'before consent': [before(cookie('_an', gaId(1)))],
      'after refusal': [refused(cookie('lang', 'en'))],
      'where another category was agreed to': [visit('only:functionality', [[], [cookie('_an')]])],
      'with Global Privacy Control on': [visit('gpc', [[cookie('_an')]])],
      'after withdrawal, again': [visit('withdrawn', [[], [cookie('_an')], [cookie('_an')]])],
      'after the consent has ended': [visit('expired', [[], [], [cookie('_an')]])],
      'without script, by the server': [visit('no-script', [[served('lang', 'en')]])],
      'on a page where only what is essential is allowed': [accepted(cookie('_an', '1', { on: '/health/care' }))],
      'at the provider’s own host': [before(cookie('uid', '1', { domain: 'ads.example' }))],
      'in the page of a visit that accepts later': [visit('accepted', [[cookie('_an')]])],
    },
    right: {
      'after consent': [accepted(cookie('_an', gaId(1)), cookie('lang', 'en'))],
      'where its category was agreed to': [visit('only:analytics', [[], [cookie('_an')]])],
      'what is essential': [before(session(id(1)), cookie('csrf', id(2)))],
      'the cookie that keeps the choice': [refused(served('consent', 'v1.none', { lifetimeSeconds: 180 * DAY }))],
      'a deletion': [refused(cookie('_an', '', { lifetimeSeconds: 0 }))],
      'what the browser did not take': [
        before(cookie('uid', '1', { domain: 'ads.example', blocked: ['ThirdPartyBlocked'] })),
      ],
      'on a page whose path only begins alike': [accepted(cookie('_an', '1', { on: '/healthy' }))],
      'where nobody knows what was said': [
        visit(
          'accepted',
          [
            [],
            {
              holding: { kind: 'nothing' },
              answered: { kind: 'could-not', reason: 'it hid', actions: [] },
              events: [cookie('_an')],
            },
          ],
          { gaps: [{ where: 'accepted', reason: 'x', mend: 'y' }] },
        ),
      ],
    },
    alsoRight: { 'where nobody knows what was said': ['banner-unanswered'] },
  },
  'stored-without-consent': {
    wrong: {
      'a key before consent': [before(stored('theme', 'dark'))],
      'a database after refusal': [refused(stored('drafts', '', { kind: 'indexedDB' }))],
      'a key that nobody has seen written': [before(found('theme', { kind: 'localStorage' }))],
    },
    right: {
      'after consent': [accepted(stored('theme', 'dark'), stored('drafts', '', { kind: 'indexedDB' }))],
      'what is essential': [before(stored('/sw.js', '', { kind: 'serviceWorker' }))],
    },
  },
  'sent-without-consent': {
    wrong: {
      'to a declared address before consent': [before(sent(`${TRACKER}/hit?v=1`, { type: 'image' }))],
      'to a provider’s host that no entry names': [before(sent(`${TRACKER}/other`))],
      'to an address of the site’s own that is declared': [
        before(sent(`${SITE}/collect`, { type: 'beacon', method: 'POST' })),
      ],
      'by a redirect of the site’s own': [
        before(
          sent(`${SITE}/out`, { id: 'a', status: 302 }),
          sent(`${TRACKER}/hit`, { cause: { kind: 'response', stack: [], request: 'a' } }),
        ),
      ],
      'a connection that is opened ahead': [before(sent(`${TRACKER}/`, { type: 'preconnect' }))],
      'after withdrawal': [visit('withdrawn', [[], [], [sent(`${TRACKER}/hit`)]])],
    },
    right: {
      'after consent': [accepted(sent(`${TRACKER}/hit`), sent(`${TRACKER}/other`), sent(`${SITE}/collect`))],
      'to the site itself': [before(sent(`${SITE}/api`, { method: 'POST', body: 'a=1' }))],
      'a beacon that is declared essential': [before(sent(`${SITE}/stats/hit`, { type: 'beacon' }))],
      'to a provider that the site needs': [before(sent('https://pay.example/api'))],
      'what was stopped': [before(sent(`${TRACKER}/hit`, { stopped: true }))],
    },
  },
  'loaded-without-consent': {
    wrong: {
      'a script before consent': [before(loaded(T_JS))],
      'a script that does not come': [before(loaded(T_JS, { status: 404 }))],
      'a frame after refusal': [refused(sent(`${ADS}/frame`, { type: 'frame' }))],
      'a script for a category that was not agreed to': [visit('only:marketing', [[], [loaded(T_JS)]])],
    },
    right: {
      'after consent': [accepted(loaded(T_JS), sent(`${ADS}/frame`, { type: 'frame' }))],
      'a frame that is essential': [before(sent('https://pay.example/frame', { type: 'frame' }))],
      'the site’s own': [before(loaded(OWN_JS), sent(`${SITE}/inner`, { type: 'frame' }))],
    },
  },
  'survives-withdrawal': {
    wrong: {
      'a cookie': [visit('withdrawn', [[], [cookie('_an', gaId(1), { lifetimeSeconds: 30 * DAY })], []])],
      'a key': [visit('withdrawn', [[], [stored('theme', 'dark')], []])],
      'a cookie after the consent has ended': [visit('expired', [[], [cookie('_an')], []])],
      'what was set too early, and lawfully after that': [visit('withdrawn', [[cookie('_an')], [cookie('_an')], []])],
    },
    also: { 'what was set too early, and lawfully after that': ['set-without-consent'] },
    right: {
      'what is gone': [visit('withdrawn', [[], [cookie('_an')], [gone('_an')]])],
      'what is deleted': [visit('withdrawn', [[], [cookie('_an')], [cookie('_an', '', { lifetimeSeconds: 0 })]])],
      'what is essential': [visit('withdrawn', [[session(id(1))], [], []])],
      'the choice': [visit('withdrawn', [[], [served('consent', 'v1')], [served('consent', 'v1.none')]])],
      'what was never to be set: one departure': [visit('withdrawn', [[cookie('_an')], [], []])],
      'what nobody declared: one departure': [visit('withdrawn', [[], [cookie('new')], []])],
      'what is set again: one departure': [visit('withdrawn', [[], [cookie('_an')], [cookie('_an')]])],
      'what a later visit keeps': [visit('returned', [[], [cookie('_an')], []])],
    },
    alsoRight: {
      'what was never to be set: one departure': ['set-without-consent'],
      'what nobody declared: one departure': ['undeclared'],
      'what is set again: one departure': ['set-without-consent'],
    },
  },
  'survives-elsewhere': {
    wrong: {
      'at a provider of whom nothing is told': [
        visit('withdrawn', [[], [cookie('quiet', '1', { domain: 'silent.example' })], []]),
      ],
    },
    right: {
      'at a provider whose policy is linked': [
        visit('withdrawn', [[], [cookie('uid', '1', { domain: 'ads.example' })], []]),
      ],
      'what is gone there': [
        visit('withdrawn', [[], [cookie('quiet', '1', { domain: 'silent.example' })], [gone('quiet')]]),
      ],
    },
  },
  'outlives-retention': {
    wrong: {
      'longer than declared': [accepted(cookie('lang', 'en', { lifetimeSeconds: 60 * DAY }))],
      'a day longer': [accepted(cookie('lang', 'en', { lifetimeSeconds: 31 * DAY }))],
      'where it is to end with the session': [before(cookie('csrf', id(1), { lifetimeSeconds: 3_600 }))],
      'much longer than 13 months': [accepted(cookie('_an', '1', { lifetimeSeconds: 730 * DAY }))],
      'the choice': [refused(served('consent', 'x', { lifetimeSeconds: 365 * DAY }))],
      'a key that nobody removes': [visit('expired', [[], [stored('basket', '[]')], []])],
      'what is essential': [before(cookie('balance', '1', { lifetimeSeconds: 7_200 }))],
    },
    right: {
      'as long as declared': [accepted(cookie('lang', 'en', { lifetimeSeconds: 30 * DAY }))],
      'some seconds longer, by another clock': [accepted(cookie('lang', 'en', { lifetimeSeconds: 30 * DAY + 20 }))],
      shorter: [accepted(cookie('lang', 'en', { lifetimeSeconds: 5 })), before(cookie('balance', '1'))],
      '13 months of the calendar': [accepted(cookie('_an', '1', { lifetimeSeconds: 396 * DAY }))],
      '400 days, at which browsers cut': [accepted(cookie('_an', '1', { lifetimeSeconds: 400 * DAY }))],
      'a session where more is declared': [accepted(cookie('lang', 'en'))],
      'what is deleted': [accepted(cookie('lang', '', { lifetimeSeconds: -86_400 }))],
      'a key that is removed in time': [visit('expired', [[], [stored('basket', '[]')], [gone('basket')]])],
      'a key that is written again': [visit('expired', [[], [stored('basket', '[]')], [stored('basket', '[]')]])],
      'a key on a later visit': [visit('returned', [[], [stored('basket', '[]')], []])],
      'a key that may be there for longer than a consent holds': [visit('expired', [[], [stored('notes', '[]')], []])],
      'what the clock of a later day makes longer': [
        visit('expired', [[], [], [cookie('balance', '1', { lifetimeSeconds: 182 * DAY })]]),
      ],
    },
  },
  'renewed-against-declaration': {
    wrong: {
      'on a later page': [
        accepted(
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY }),
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY, on: '/two', after: 9_000 }),
        ),
      ],
      'on a later visit': [
        visit('returned', [
          [],
          [cookie('_once', 'a', { lifetimeSeconds: 20 * DAY })],
          [cookie('_once', 'a', { lifetimeSeconds: 20 * DAY })],
        ]),
      ],
    },
    right: {
      'with what is left of its life': [
        accepted(
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY }),
          cookie('_once', 'b', { lifetimeSeconds: 30 * DAY - 9, on: '/two', after: 9_000 }),
        ),
      ],
      'rounded by a second': [
        accepted(
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY }),
          cookie('_once', 'b', { lifetimeSeconds: 30 * DAY - 8, on: '/two', after: 9_000 }),
        ),
      ],
      'twice at once': [
        accepted(
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY }),
          cookie('_once', 'b', { lifetimeSeconds: 30 * DAY, after: 900, on: '/two' }),
        ),
      ],
      'after it was deleted': [
        accepted(
          cookie('_once', 'a', { lifetimeSeconds: 30 * DAY, after: 0 }),
          cookie('_once', '', { lifetimeSeconds: 0, after: 5_000 }),
          cookie('_once', 'b', { lifetimeSeconds: 30 * DAY, after: 9_000 }),
        ),
      ],
      'where it may be renewed': [
        accepted(
          cookie('lang', 'a', { lifetimeSeconds: 30 * DAY }),
          cookie('lang', 'a', { lifetimeSeconds: 30 * DAY, after: 9_000 }),
        ),
      ],
    },
  },
  'other-party': {
    wrong: {
      'the site’s own at another host': [accepted(cookie('lang', 'en', { domain: 'unknown.example' }))],
      'the site’s own at a provider’s host': [accepted(cookie('lang', 'en', { domain: 'ads.example' }))],
      'a provider’s at the site’s own host': [accepted(cookie('uid', '1'))],
      'the site’s own, besides the one at its host': [
        accepted(cookie('lang', 'en'), cookie('lang', 'en', { domain: 'unknown.example' })),
      ],
      'a key of the site’s own in a frame of another': [accepted(stored('theme', 'dark', { origin: ADS }))],
    },
    right: {
      'at the provider’s domain': [accepted(cookie('uid', '1', { domain: 'ads.example', hostOnly: false }))],
      'at a host below it': [accepted(cookie('uid', '1', { domain: 'eu.ads.example' }))],
      'a provider’s cookie that says no domain, on the site': [accepted(cookie('_an'))],
      'a provider’s cookie that says no domain, at its own host': [
        accepted(cookie('_an', '1', { domain: 'tracker.example' })),
      ],
      'the site’s own at a host of the site': [accepted(cookie('lang', 'en', { domain: 'shop.site.example' }))],
      'the site’s own for a domain around it': [
        accepted(cookie('lang', 'en', { domain: 'site.example', hostOnly: false })),
      ],
    },
    // It goes further than a cookie of the host alone, which is another finding.
    alsoRight: { 'the site’s own for a domain around it': ['other-attributes'] },
  },
  'other-provider': {
    wrong: {
      'at the host of another provider': [accepted(cookie('_an', '1', { domain: 'ads.example' }))],
      'at a host of nobody': [accepted(cookie('uid', '1', { domain: 'unknown.example' }))],
      'the site’s own, written by a tracker alone': [accepted(cookie('lang', 'en', { by: T_JS }))],
      'a tracker’s, written by an advertiser alone': [accepted(cookie('_an', '1', { by: `${ADS}/px.js` }))],
      'a key of the site’s own, written by a tracker alone': [accepted(stored('theme', 'dark', { by: T_JS }))],
    },
    right: {
      'a provider’s, by its own script': [accepted(cookie('_an', '1', { by: T_JS }))],
      'a provider’s, by a script that the site serves itself': [accepted(cookie('_an', '1', { by: OWN_JS }))],
      'the site’s own, by a library that its own script calls': [
        accepted(
          cookie('lang', 'en', {
            cause: {
              kind: 'script',
              stack: [T_JS, OWN_JS].map((url) => ({ url, line: 1, column: 1, functionName: '' })),
            },
          }),
        ),
      ],
      'the site’s own, by its own function that a library calls back': [
        accepted(
          cookie('lang', 'en', {
            cause: {
              kind: 'script',
              stack: [OWN_JS, T_JS].map((url) => ({
                url,
                line: 1,
                column: 1,
                functionName: 'HTMLDocument.<anonymous>',
              })),
            },
          }),
        ),
      ],
      'the site’s own, by a provider that the site needs': [
        accepted(cookie('lang', 'en', { by: 'https://pay.example/p.js' })),
      ],
    },
  },
  'other-kind': {
    wrong: {
      'a declared cookie as a key': [accepted(stored('lang', 'en'))],
      'a declared key as a cookie': [accepted(cookie('theme', 'dark'))],
      'as another kind besides its own': [accepted(cookie('lang', 'en'), stored('lang', 'en'))],
      'a pattern of cookies as a key of the session': [accepted(stored('_an_77', '1', { kind: 'sessionStorage' }))],
    },
    right: {
      'as declared': [accepted(cookie('lang', 'en'), stored('theme', 'dark'))],
    },
  },
  'other-attributes': {
    wrong: {
      'open to scripts': [before(served('session', id(1), { httpOnly: false }))],
      'with another SameSite': [before(served('session', id(1), { httpOnly: true, sameSite: 'None' }))],
      'by http too, where the file says nothing': [before(cookie('csrf', id(1), { secure: false }))],
      'with requests of other sites, where the file says nothing': [
        before(cookie('csrf', id(1), { sameSite: 'None' })),
      ],
      'to all hosts below, where the file says nothing': [before(cookie('csrf', id(1), { hostOnly: false }))],
      'with another path': [before(served('session', id(1), { httpOnly: true, path: '/shop' }))],
    },
    right: {
      'as declared': [before(session(id(1)))],
      'without SameSite, which is Lax': [before(served('session', id(1), { httpOnly: true, sameSite: undefined }))],
      'narrower than what the file says nothing of': [
        before(cookie('csrf', id(1), { path: '/form', sameSite: 'Strict', httpOnly: true })),
      ],
      'not Secure where nothing is': [before(cookie('csrf', id(1), { secure: false, on: 'http://site.example/' }))],
      'a third party’s, of which the file says nothing': [
        accepted(cookie('_an', '1', { secure: false, sameSite: 'None', hostOnly: false })),
      ],
    },
  },
  'never-seen': {
    wrong: {
      'what is nowhere': [accepted(cookie('lang', 'en'))],
      'of who had accepted and has withdrawn': [visit('withdrawn', [[], [cookie('lang', 'en')], [gone('lang')]])],
      'a script, though its provider is there otherwise': [accepted(sent(`${TRACKER}/hit`))],
    },
    right: {
      'where nobody has accepted': [before(session(id(1))), refused()],
      'where something was not looked at': [visit('accepted', [], { gaps: [{ where: 'x', reason: 'y', mend: 'z' }] })],
    },
  },
  'same-identifier': {
    wrong: {
      'in a cookie and a key': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', id(n)), stored('visitor_copy', id(n))],
        1,
      ),
      'of the session and of statistics': each(
        ['accepted', 'returned'],
        (n) => [session(id(n)), cookie('visitor', id(n))],
        1,
      ),
      'within other words': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', `v1|${id(n)}|${START}`), stored('visitor_copy', JSON.stringify({ id: id(n) }))],
        1,
      ),
      'as a hash of it': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', id(n)), stored('visitor_copy', hash('sha256', id(n)))],
        1,
      ),
      'as a hash of the whole value, in capitals': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', `v1|${id(n)}`), stored('visitor_copy', hash('sha256', `v1|${id(n)}`).toUpperCase())],
        1,
      ),
      'in one visit alone, where it is long': [accepted(cookie('visitor', id(1)), stored('visitor_copy', id(1)))],
      'of two providers': each(
        ['accepted', 'returned'],
        (n) => [cookie('_an', gaId(n)), cookie('visitor', gaId(n))],
        1,
      ),
      'of what is not declared': each(
        ['accepted', 'returned'],
        (n) => [cookie('_an', gaId(n)), stored('bak', gaId(n))],
        1,
      ),
    },
    also: { 'of what is not declared': ['undeclared'] },
    right: {
      'two identifiers': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', id(n)), stored('visitor_copy', id(n, 'b'))],
        1,
      ),
      'a value that all visitors have': each(
        ['accepted', 'returned'],
        () => [cookie('visitor', id(0)), stored('visitor_copy', id(0))],
        1,
      ),
      'a language': each(['accepted', 'returned'], () => [cookie('lang', 'en-GB'), stored('theme', 'en-GB')], 1),
      'an arm of a test': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', 'AB'[n] ?? ''), stored('visitor_copy', 'AB'[n] ?? '')],
        1,
      ),
      'a time': each(
        ['accepted', 'returned'],
        (n) => [cookie('visitor', `${START + n * 60_000}`), stored('visitor_copy', `${START + n * 60_000}`)],
        1,
      ),
      'a time in letters': each(
        ['accepted', 'returned'],
        (n) => [
          cookie('visitor', (START + n * 60_000).toString(36)),
          stored('visitor_copy', (START + n * 60_000).toString(36)),
        ],
        1,
      ),
      'a pair that a load balancer needs': each(['before', 'refused'], (n) => [
        served('balance', id(n)),
        served('balance_cors', id(n)),
      ]),
      'a token that each page has anew': each(
        ['accepted', 'returned'],
        (n) => [1, 2, 3, 4].flatMap((page) => [cookie('csrf', id(n, `${page}`)), cookie('visitor', id(n, `${page}`))]),
        1,
      ),
      'two cookies of one third party under one answer': each(
        ['accepted', 'returned'],
        (n) => [cookie('_an', id(n)), cookie('_an_7', `a.${id(n)}.1`)],
        1,
      ),
    },
  },
  'essential-value-sent': {
    wrong: {
      'as it is, in the address': each(
        ['accepted', 'returned'],
        (n) => [session(id(n)), sent(`${TRACKER}/hit?u=${id(n)}`)],
        1,
      ),
      'in a body': each(
        ['accepted', 'returned'],
        (n) => [
          session(id(n)),
          sent(`${TRACKER}/hit`, { method: 'POST', body: JSON.stringify({ a: { user: id(n) } }) }),
        ],
        1,
      ),
      'in a header': each(
        ['accepted', 'returned'],
        (n) => [session(id(n)), sent(`${TRACKER}/hit`, { headers: { 'x-user': id(n) } })],
        1,
      ),
      'in Base64': each(
        ['accepted', 'returned'],
        (n) => [session(id(n)), sent(`${TRACKER}/hit?u=${encodeURIComponent(btoa(JSON.stringify({ s: id(n) })))}`)],
        1,
      ),
      ...Object.fromEntries(
        ['md5', 'sha1', 'sha256'].map((algorithm) => [
          `as ${algorithm}`,
          each(
            ['accepted', 'returned'],
            (n) => [session(id(n)), sent(`${TRACKER}/hit?u=${hash(algorithm, id(n))}`)],
            1,
          ),
        ]),
      ),
      'to a host of nobody': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent(`https://unknown.example/?u=${id(n)}`),
      ]),
    },
    also: { 'to a host of nobody': ['undeclared'] },
    right: {
      'to the site itself': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent(`${SITE}/order`, { method: 'POST', body: `session=${id(n)}` }),
      ]),
      'to a provider that the site needs': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent(`https://pay.example/api?s=${id(n)}`),
      ]),
      'to its own provider': each(['before', 'refused'], (n) => [
        cookie('__pay', id(n)),
        sent(`https://pay.example/api?s=${id(n)}`),
      ]),
      'what is not its value': each(
        ['accepted', 'returned'],
        (n) => [session(id(n)), sent(`${TRACKER}/hit?u=${id(n, 'other')}`)],
        1,
      ),
      'a value that all visitors have': each(
        ['accepted', 'returned'],
        () => [session(id(0)), sent(`${TRACKER}/hit?v=${id(0)}`)],
        1,
      ),
    },
  },
  'identifier-in-beacon': {
    wrong: {
      'of a cookie, before consent': each(['before', 'refused'], (n) => [
        cookie('_an', gaId(n)),
        sent(`${TRACKER}/hit?cid=${gaId(n)}`),
      ]),
      'that is kept nowhere, in two requests': each(['before', 'refused'], (n) =>
        [1, 2].map((page) => sent(`${TRACKER}/hit?vid=${id(n)}&p=${page}`)),
      ),
      'that is kept nowhere, in two bodies': each(['before', 'refused'], (n) =>
        [1, 2].map((page) => sent(`${TRACKER}/hit`, { method: 'POST', body: JSON.stringify({ page, vid: id(n) }) })),
      ),
      'to whom nobody has declared, after consent': each(
        ['accepted', 'returned'],
        (n) => [1, 2].map((page) => sent(`https://unknown.example/hit?vid=${id(n)}&p=${page}`)),
        1,
      ),
      'to the site itself, by a beacon that is declared essential': each(['before', 'refused'], (n) => [
        cookie('balance', id(n)),
        sent(`${SITE}/stats/hit`, { type: 'beacon', method: 'POST', body: JSON.stringify({ device: id(n) }) }),
      ]),
    },
    also: {
      'of a cookie, before consent': ['sent-without-consent', 'set-without-consent'],
      'that is kept nowhere, in two requests': ['sent-without-consent'],
      'that is kept nowhere, in two bodies': ['sent-without-consent'],
      'to whom nobody has declared, after consent': ['undeclared'],
    },
    right: {
      'after consent': each(
        ['accepted', 'returned'],
        (n) => [cookie('_an', gaId(n)), sent(`${TRACKER}/hit?cid=${gaId(n)}`)],
        1,
      ),
      'a number that each request has its own of': each(['before', 'refused'], (n) =>
        [1, 2].map((page) => sent(`${TRACKER}/hit?cb=${id(n, `${page}`)}`)),
      ),
      'what all visitors have': each(['before', 'refused'], () =>
        [1, 2].map(() => sent(`${TRACKER}/hit?site=${id(0)}`)),
      ),
      times: each(['before', 'refused'], (n) => [1, 2].map(() => sent(`${TRACKER}/hit?t=${START + n * 1000}`))),
      'to the site itself': each(['before', 'refused'], (n) => [1, 2].map(() => sent(`${SITE}/api?vid=${id(n)}`))),
      'a session to an interface of the site’s own that is declared': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent(`${SITE}/stats/cart`, { method: 'POST', body: `session=${id(n)}` }),
      ]),
      'to the site itself, by that beacon, after consent': each(
        ['accepted', 'returned'],
        (n) => [cookie('balance', id(n)), sent(`${SITE}/stats/hit`, { type: 'beacon', body: id(n) })],
        1,
      ),
      'what is the same in each message of that beacon': each(['before', 'refused'], (n) => [
        cookie('balance', id(n)),
        sent(`${SITE}/stats/hit`, { type: 'beacon', body: JSON.stringify({ page: 'home', release: id('release') }) }),
      ]),
      'a cookie that goes along with what is denied': each(['before', 'refused'], (n) => [
        cookie('uid', id(n), { domain: 'ads.example' }),
        sent(`${ADS}/px`, { cookies: [{ name: 'uid', value: id(n) }] }),
      ]),
      'a session, by the cookie that goes to the site': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent(`${SITE}/api`, { cookies: [{ name: 'session', value: id(n) }] }),
      ]),
    },
    alsoRight: {
      'a cookie that goes along with what is denied': ['sent-without-consent', 'set-without-consent'],
      'a number that each request has its own of': ['sent-without-consent'],
      'what all visitors have': ['sent-without-consent'],
      times: ['sent-without-consent'],
    },
  },
  'proxied-tracker': {
    wrong: {
      'a message of Google Analytics': [
        before(sent(`${SITE}/metrics?v=2&tid=G-AB12CD34EF&cid=1.2`, { method: 'POST' })),
      ],
      'the loader of a tag manager': [before(loaded(`${SITE}/lib/x.js?id=GTM-ABC123`))],
      'a message of Meta’s': [before(sent(`${SITE}/px/?id=123456789012345&ev=PageView&dl=x`, { type: 'image' }))],
      'what a tracker is told elsewhere, by the same names': [
        accepted(sent(`${TRACKER}/hit?vid=1&ev=view&u=a&r=b`)),
        before(sent(`${SITE}/px/hit?vid=2&ev=view&u=c&r=d`)),
      ],
      'a script that the tracker has too': [
        accepted(loaded(T_JS, { scriptHash: 'ab'.repeat(32) })),
        visit('before', [[loaded(`${SITE}/assets/x.js`, { scriptHash: 'ab'.repeat(32) })]]),
      ],
      'an identifier that may not be used any more': each(
        ['withdrawn', 'expired'],
        (n) => [cookie('_an', gaId(n)), gone('_an')],
        1,
      ).map((kept, n) =>
        visit(kept.state, [
          [],
          [cookie('_an', gaId(n)), gone('_an')],
          [sent(`${SITE}/log`, { method: 'POST', body: `v=${gaId(n)}` })],
        ]),
      ),
    },
    right: {
      'a message that is declared and agreed to': [accepted(sent(`${SITE}/collect?v=2&tid=G-AB12CD34EF&cid=1.2`))],
      'a product that the site runs itself': [before(sent(`${SITE}/matomo.php?idsite=1&rec=1&_id=`))],
      'an address that only looks like one': [
        before(sent(`${SITE}/g/collect?page=2`), sent(`${SITE}/shop?id=123456789012345`)),
      ],
      'what a tracker is told elsewhere, after consent': [
        accepted(sent(`${TRACKER}/hit?vid=1&ev=view&u=a&r=b`), sent(`${SITE}/px/hit?vid=2&ev=view&u=c&r=d`)),
      ],
      'what has a name or two in common with it': [
        accepted(sent(`${TRACKER}/hit?vid=1&ev=view&u=a&r=b`)),
        before(sent(`${SITE}/list?u=c&r=d&page=2&sort=up`)),
      ],
      'a library on two hosts': [
        before(
          loaded('https://pay.example/lib.js', { scriptHash: 'cd'.repeat(32) }),
          loaded(`${SITE}/lib.js`, { scriptHash: 'cd'.repeat(32) }),
        ),
      ],
      'a script that was not there on either': [
        accepted(loaded(T_JS, { scriptHash: 'ef'.repeat(32), status: 404 })),
        visit('before', [[loaded(`${SITE}/x.js`, { scriptHash: 'ef'.repeat(32), status: 404 })]]),
      ],
      'a script of the tracker’s, after consent': [
        accepted(
          loaded(T_JS, { scriptHash: 'ab'.repeat(32) }),
          loaded(`${SITE}/assets/x.js`, { scriptHash: 'ab'.repeat(32) }),
        ),
      ],
      'the deletion of what was kept': each(['withdrawn', 'expired'], () => []).map(({ state }, n) =>
        visit(state, [
          [],
          [cookie('_an', gaId(n)), gone('_an')],
          [sent(`${SITE}/forget?id=${gaId(n)}`, { method: 'DELETE' })],
        ]),
      ),
    },
  },
  'alias-host': {
    wrong: {
      'of a declared provider': [before(loaded('https://m.site.example/x.js', { aliases: ['site.tracker.example'] }))],
      'of a known product': [accepted(sent('https://m.site.example/b', { aliases: ['site.eulerian.net'] }))],
      'by way of another': [
        before(sent('https://m.site.example/b', { aliases: ['m.cdn.site.example', 'x.tracker.example'] })),
      ],
    },
    right: {
      'of a declared provider, after consent': [
        accepted(loaded('https://m.site.example/x.js', { aliases: ['site.tracker.example'] })),
      ],
      'of a delivery network': [before(loaded('https://cdn.site.example/x.js', { aliases: ['d1.cloudfront.net'] }))],
      'of the site’s own': [before(loaded('https://cdn.site.example/x.js', { aliases: ['files.site.example'] }))],
      'of a provider that the site needs': [before(sent('https://p.site.example/x', { aliases: ['eu.pay.example'] }))],
    },
  },
  'unknown-alias': {
    wrong: {
      'that takes beacons': [
        before(sent('https://m.site.example/b', { type: 'beacon', method: 'POST', aliases: ['x.somebody.example'] })),
      ],
      'that is told an identifier': each(
        ['accepted', 'returned'],
        (n) => [
          cookie('visitor', id(n)),
          sent(`https://m.site.example/b?v=${id(n)}`, { aliases: ['x.somebody.example'] }),
        ],
        1,
      ),
    },
    right: {
      'that only delivers': [before(loaded('https://cdn.site.example/x.js', { aliases: ['x.somebody.example'] }))],
      'that has the pages too': [
        before(
          sent(`${SITE}/`, { type: 'document', aliases: ['www.somebody.example'] }),
          sent('https://m.site.example/b', { type: 'beacon', aliases: ['x.somebody.example'] }),
        ),
      ],
      'that is an interface of the site’s own': each(['before', 'refused'], (n) => [
        session(id(n)),
        sent('https://api.site.example/cart', { method: 'POST', body: '{"add":1}', aliases: ['x.somebody.example'] }),
      ]),
    },
  },
  fingerprinting: {
    wrong: {
      'a text that is drawn and read back': [before(read('canvas', 'HTMLCanvasElement.toDataURL', { by: OWN_JS }))],
      'sound that nobody hears': [refused(read('audio', 'OfflineAudioContext.startRendering', { by: T_JS }))],
      'many fonts': [before(read('fonts', 'CanvasRenderingContext2D.measureText', { by: OWN_JS }))],
      'maker and name of the graphics card': [
        before(
          read('webgl', 'WebGLRenderingContext.getParameter(UNMASKED_VENDOR_WEBGL)', { by: OWN_JS }),
          read('webgl', 'WebGLRenderingContext.getParameter(UNMASKED_RENDERER_WEBGL)', { by: OWN_JS }),
        ),
      ],
      'much that says little by itself': [
        before(
          read('hardware', 'platform, plugins, hardwareConcurrency, deviceMemory', { by: OWN_JS }),
          read('media-devices', 'MediaDevices.enumerateDevices', { by: OWN_JS }),
          read('battery', 'Navigator.getBattery', { by: OWN_JS }),
          read('gpu', 'GPUAdapter.info', { by: OWN_JS }),
        ),
      ],
    },
    right: {
      'a game that asks what can be drawn': [
        before(
          read('webgl', 'WebGLRenderingContext.getParameter(UNMASKED_RENDERER_WEBGL)', { by: OWN_JS }),
          read('hardware', 'hardwareConcurrency, deviceMemory', { by: OWN_JS }),
          read('gpu', 'GPUAdapter.info', { by: OWN_JS }),
        ),
      ],
      'a call with a camera': [before(read('media-devices', 'MediaDevices.enumerateDevices', { by: OWN_JS }))],
      'a provider that was agreed to': [accepted(read('canvas', 'HTMLCanvasElement.toDataURL', { by: T_JS }))],
      'the site’s own, where something optional was agreed to': [
        accepted(read('canvas', 'HTMLCanvasElement.toDataURL', { by: OWN_JS })),
      ],
      'a check that the site needs': [
        before(read('canvas', 'HTMLCanvasElement.toDataURL', { by: 'https://pay.example/check.js' })),
      ],
      'several scripts that each read one thing': [
        before(
          read('gpu', 'GPUAdapter.info', { by: OWN_JS }),
          read('media-devices', 'MediaDevices.enumerateDevices', { by: `${SITE}/call.js` }),
          read('battery', 'Navigator.getBattery', { by: `${SITE}/player.js` }),
          read('hardware', 'hardwareConcurrency, deviceMemory', { by: `${SITE}/work.js` }),
        ),
      ],
    },
  },
  ...BANNER_CASES,
  ...POLICY_CASES,
};
