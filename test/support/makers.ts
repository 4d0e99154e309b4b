/**
 * Stands for the scripts of providers, which are not ours to run: each takes over what waits for it as its maker
 * documents, and writes down what it hears in `window.heard`.
 */
import type { BrowserContext } from 'playwright-core';

/** Takes over the calls that a function has kept, in a list of its own. */
const functionOf = (name: string, queue: string, over?: string): string => `
  for (const each of ${name}?.${queue} ?? []) heard.push(['${name}', ...each]);
  ${over ? `${name}.${over}` : `window.${name}`} = (...args) => heard.push(['${name}', ...args]);`;
/** Takes over a list that calls were added to. */
const listOf = (name: string, read: string): string => `
  { const hear = (each) => heard.push(['${name}', ...${read}]);
    for (const each of window.${name} ?? []) hear(each);
    (window.${name} ??= []).push = (...all) => all.forEach(hear); }`;
/** Takes over an object's methods, and what was called of them. */
const methodsOf = (name: string, methods: string): string => `
  for (const each of Array.isArray(window.${name}) ? window.${name} : []) heard.push(['${name}', ...each]);
  window.${name} ??= {};
  for (const each of '${methods}'.split(' ')) ${name}[each] = (...args) => heard.push(['${name}', each, ...args]);`;

/** By the beginning of an address without its scheme. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'www.googletagmanager.com/gtag/js': listOf('dataLayer', '(each.length === undefined ? [each] : each)'),
  'www.googletagmanager.com/gtm.js': '',
  'bat.bing.com/bat.js': `
    heard.push(['uetq', ...uetq]);
    window.UET = class { constructor({ q, ...options }) { heard.push(['UET', options, q.length]); }
      push(...args) { heard.push(['uetq', ...args]); } };`,
  'www.clarity.ms/tag/': functionOf('clarity', 'q'),
  'static.hotjar.com/c/hotjar-': `heard.push(['hj', _hjSettings]);`,
  'connect.facebook.net/en_US/fbevents.js': functionOf('fbq', 'queue', 'callMethod'),
  'analytics.tiktok.com/i18n/pixel/events.js': methodsOf('ttq', 'page grantConsent revokeConsent'),
  'snap.licdn.com/li.lms-analytics/': `heard.push(['linkedin', _linkedin_partner_id, ..._linkedin_data_partner_ids]);`,
  's.pinimg.com/ct/core.js': functionOf('pintrk', 'queue'),
  'sc-static.net/scevent.min.js': functionOf('snaptr', 'queue', 'handleRequest'),
  'stats.example.org/matomo.js': listOf('_paq', 'each'),
  'plausible.io/js/script.js': `heard.push(['plausible', document.currentScript.dataset.domain]);`,
  'eu-assets.i.posthog.com/static/array.js': `
    heard.push(['posthog', ...posthog._i[0]]);
    ${methodsOf('posthog', 'set_config opt_in_capturing opt_out_capturing')}`,
  'cdn.segment.com/analytics.js/v1/': methodsOf('analytics', 'page reset'),
  'js.hs-scripts.com/': listOf('_hsq', 'each') + listOf('_hsp', 'each'),
  'widget.intercom.io/widget/': `heard.push(['Intercom', 'settings', intercomSettings]);${functionOf('Intercom', 'q')}`,
  'static.zdassets.com/ekr/snippet.js': `window.zE = (...args) => heard.push(['zE', ...args]);`,
  'js.sentry-cdn.com/': methodsOf('Sentry', 'close'),
  'www.datadoghq-browser-agent.com/': methodsOf('DD_RUM', 'init setTrackingConsent'),
  'platform.x.com/widgets.js': `window.twttr = { widgets: { load: () => heard.push(['twttr', 'load']) } };`,
  'www.instagram.com/embed.js': `window.instgrm = { Embeds: { process: () => heard.push(['instgrm', 'process']) } };`,
};

/** Answers every request to the makers' hosts; what is asked for is in the list, without scheme and query. */
export async function answerForMakers(context: BrowserContext): Promise<string[]> {
  const asked: string[] = [];
  await context.route(/^https:/, (route) => {
    const address = route.request().url().slice('https://'.length);
    // Where the guard sends what may go nowhere.
    if (/^[\w.-]+\.invalid[:/]/.test(address)) return route.abort();
    asked.push(address.split('?')[0] as string);
    const script = Object.entries(SCRIPTS).find(([beginning]) => address.startsWith(beginning))?.[1];
    const headers = { 'access-control-allow-origin': '*' };
    if (script === undefined) return route.fulfill({ status: 204, headers });
    const name = address.split(/[/?]/)[0];
    const body = `(() => { const heard = window.heard ??= []; heard.push(['script', '${name}']); ${script} })();`;
    return route.fulfill({ contentType: 'text/javascript', headers, body });
  });
  return asked;
}
