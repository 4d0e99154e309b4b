import { SECONDS, scriptOf } from './script.ts';

/** How Google's own server has the scripts set up for this site: its properties, by the cookies that tell of them. */
const UNIVERSAL = {
  property: 'UA-45543902-8',
  /** Trackers that its tag manager has made. */
  managed: ['UA-101445822-8', 'UA-45543902-8', 'UA-45543902-9', 'UA-89273677-2', 'UA-89273677-5'],
} as const;

/** Universal Analytics. Cookies: https://developers.google.com/analytics/devguides/collection/analyticsjs/cookie-usage */
export const ANALYTICS_SCRIPT = scriptOf(
  'analytics.js',
  `
  const visitor = /^GA1\\.\\d+\\.(\\d+\\.\\d+)$/.exec(read('_ga') ?? '')?.[1] ?? number() + '.' + now();
  // Written at each page view, so that two years begin anew.
  keep('_ga', 'GA1.1.' + visitor, ${2 * SECONDS.year});
  keep('_gid', read('_gid') ?? 'GA1.1.' + number() + '.' + now(), ${SECONDS.day});
  for (const name of ${JSON.stringify(['_gat', ...UNIVERSAL.managed.map((id) => `_dc_gtm_${id}`)])}) keepOnce(name, 1, ${SECONDS.minute});
  sendPicture('/collect', { v: 1, t: 'pageview', tid: '${UNIVERSAL.property}', cid: visitor, dl: location.href, dr: document.referrer });
`,
);

/** Optimize, which sends nothing of its own. Ours: it asks for as long as the site's policy says. */
export const OPTIMIZE_SCRIPT = scriptOf(
  'optimize.js',
  `
  const day = Math.floor(now() / ${SECONDS.day});
  keepOnce('_gaexp', 'GAX1.1.nightstage.' + (day + 90) + '.' + number() % 2, ${3 * SECONDS.year});
`,
);

/**
 * Google's tag, for Analytics 4 (`G-…`) and the older `UA-…`. It hears of consent as the real one does. Ours: while
 * storage for statistics is denied it is silent, where the real one would send pings without cookies.
 */
export const TAG_SCRIPT = scriptOf(
  'gtag.js',
  `
  let isGranted = true;
  const streams = new Set();
  const isSilent = (id) => !isGranted || window['ga-disable-' + id] === true;
  const hit = (id, event, send) => {
    if (isSilent(id)) return;
    const visitor = /(\\d+\\.\\d+)$/.exec(read('_ga') ?? '')?.[1] ?? number() + '.' + now();
    if (id.startsWith('UA-')) {
      keepOnce('_gat_gtag_' + id.replaceAll('-', '_'), 1, ${SECONDS.minute});
      send('/r/collect', { v: 1, t: event, tid: id, cid: visitor });
      return;
    }
    keepOnce('_ga', 'GA1.1.' + visitor, ${2 * SECONDS.year});
    keep('_ga_' + id.slice(2), 'GS1.1.' + now() + '.1.1.' + now() + '.0.0.0', ${2 * SECONDS.year});
    send('/g/collect', { v: 2, tid: id, cid: visitor, en: event, dl: location.href, dr: document.referrer });
  };
  const start = (id) => {
    if (streams.has(id) || isSilent(id)) return;
    streams.add(id);
    hit(id, 'page_view', sendFetch);
  };
  const configured = new Set();
  const hear = ([command, what, states]) => {
    if (command === 'config') configured.add(what);
    if (command === 'consent' && states?.analytics_storage) isGranted = states.analytics_storage === 'granted';
    for (const id of configured) start(id);
  };
  const layer = (window.dataLayer ||= []);
  const isCommand = (each) => typeof each?.length === 'number';
  const push = layer.push.bind(layer);
  layer.push = (...all) => {
    const length = push(...all);
    all.filter(isCommand).forEach(hear);
    return length;
  };
  layer.filter(isCommand).forEach(hear);
  // How long somebody looked, as they go.
  addEventListener('pagehide', () => {
    for (const id of streams) if (id.startsWith('G-')) hit(id, 'user_engagement', sendBeacon);
  });
`,
);

/** What the site's people have put into its tag manager, by the id of the container. */
const CONTAINERS: Readonly<Record<string, Container>> = {
  'GTM-NSTAGE1': {
    configured: ['G-3Y2YXSQTXN', 'UA-127560459-1'],
    trackers: ['UA-101445822-8', 'UA-45543902-8', 'UA-89273677-6'],
    campaigns: ['UA-45543902-8'],
  },
  'GTM-NSTAGE2': { configured: ['G-3Y2YXSQTXN'], trackers: [], campaigns: [] },
};
/** With Universal Analytics in it, and after that has ended. */
export const CONTAINER_WITH_UNIVERSAL = 'GTM-NSTAGE1';
export const CONTAINER_WITHOUT_UNIVERSAL = 'GTM-NSTAGE2';

interface Container {
  /** What Google's tag counts for besides what the page itself says. */
  readonly configured: readonly string[];
  /** Trackers of Universal Analytics, whose requests a cookie of each slows down. */
  readonly trackers: readonly string[];
  /** Properties that note the advertisement which led here. */
  readonly campaigns: readonly string[];
}

/** The tag manager with one container; nothing where Google has none of that id. */
export function containerScript(id: string): string | undefined {
  const container = Object.hasOwn(CONTAINERS, id) ? CONTAINERS[id] : undefined;
  return container && scriptOf('gtm.js', codeOf(container));
}

/** Ours: a campaign is noted without a click on an advertisement too, since none leads here. */
const codeOf = ({ configured, trackers, campaigns }: Container): string => `
  function gtag() { (window.dataLayer ||= []).push(arguments); }
  for (const id of ${JSON.stringify(configured)}) gtag('config', id);
  for (const id of ${JSON.stringify(trackers)}) keepOnce('_gat_' + id, 1, ${SECONDS.minute});
  const click = new URLSearchParams(location.search).get('gclid')?.replace(/[^\\w-]/g, '') || 'none';
  for (const id of ${JSON.stringify(campaigns)}) keepOnce('_gac_' + id, '1.' + now() + '.' + click, ${90 * SECONDS.day});
  // Tags of the site's own, written into the container by hand.
  keepOnce('ABtesting', number() % 2 ? 'A' : 'B');
  keepOnce('UF8ScsPC8hsT6ldgUm11', number() % 2);
  keepOnce('session_initial_timestamp', Date.now());
`;
