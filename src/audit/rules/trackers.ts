/** What is publicly known of products that measure or advertise: by what their messages are known, and their hosts. */
import type { RequestSeen } from '../observation.ts';
import { hostIn, isWithin } from './hosts.ts';
import { parametersOf } from './parameters.ts';

export interface Tracker {
  readonly product: string;
  /** Hosts of its maker, with all below them. */
  readonly hosts: readonly string[];
  /** Whether a request is one of its messages or loads it, wherever it goes; absent where nothing is sure. */
  readonly speaks?: (message: Message) => boolean;
  /** Whether sites run it on their own machines, so that its messages alone tell of no third party. */
  readonly isSelfHosted?: true;
}

/** What a message is known by. */
interface Message {
  readonly path: string;
  /** First value of a parameter of address or body; empty where there is none. */
  readonly value: (name: string) => string;
  readonly has: (...names: readonly string[]) => boolean;
  readonly body: string;
}

/** Facts only, from what makers document; the wording is ours. */
const TRACKERS: readonly Tracker[] = [
  {
    product: 'Google Analytics',
    hosts: ['google-analytics.com', 'analytics.google.com', 'googletagmanager.com', 'stats.g.doubleclick.net'],
    speaks: ({ value, has, path }) =>
      (/^(?:G|UA|GT)-\w{4,}/.test(value('tid')) && has('cid')) ||
      (/\/gtag\/js$/.test(path) && /^(?:G|GT|AW|UA)-/.test(value('id'))),
  },
  {
    product: 'Google Tag Manager',
    hosts: ['googletagmanager.com'],
    speaks: ({ value }) => /^GTM-[A-Z0-9]{4,}$/.test(value('id')),
  },
  {
    product: 'Google Ads',
    hosts: ['doubleclick.net', 'googleadservices.com', 'googlesyndication.com'],
    speaks: ({ path }) => /\/pagead\/(?:conversion|1p-conversion|viewthroughconversion)\/\d{6,}/.test(path),
  },
  {
    product: 'Meta Pixel',
    hosts: ['facebook.com', 'facebook.net'],
    speaks: ({ value, has }) => /^\d{14,17}$/.test(value('id')) && has('ev') && (has('dl') || has('fbp')),
  },
  {
    product: 'Microsoft Advertising',
    hosts: ['bat.bing.com', 'bat.bing.net'],
    speaks: ({ value, has }) => /^\d{6,10}$/.test(value('ti')) && has('evt', 'mid'),
  },
  {
    product: 'TikTok Pixel',
    hosts: ['analytics.tiktok.com'],
    speaks: ({ value, has }) =>
      /^[A-Z0-9]{18,24}$/.test(value('pixel_code') || value('sdkid')) && (has('event') || has('sdkid')),
  },
  {
    product: 'LinkedIn Insight Tag',
    hosts: ['ads.linkedin.com', 'snap.licdn.com'],
    speaks: ({ value, has }) => /^\d{5,8}$/.test(value('pid')) && has('fmt', 'time', 'url'),
  },
  {
    product: 'Pinterest Tag',
    hosts: ['ct.pinterest.com', 's.pinimg.com'],
    speaks: ({ value, has }) => /^26\d{11}$/.test(value('tid')) && has('event'),
  },
  {
    product: 'Segment',
    hosts: ['segment.com', 'segment.io'],
    speaks: ({ has, path }) =>
      has('writeKey', 'messageId') || (/\/v1\/[tpgi]$/.test(path) && has('anonymousId', 'messageId')),
  },
  {
    product: 'Amplitude',
    hosts: ['amplitude.com'],
    speaks: ({ value, has }) =>
      /^[0-9a-f]{32}$/.test(value('api_key') || value('client')) && has('device_id', 'event_type'),
  },
  {
    product: 'Mixpanel',
    hosts: ['mixpanel.com', 'mxpnl.com'],
    speaks: ({ value, has }) => /^[0-9a-f]{32}$/.test(value('token')) && has('distinct_id'),
  },
  { product: 'Hotjar', hosts: ['hotjar.com', 'hotjar.io'], speaks: ({ path }) => /\/hotjar-\d+\.js$/.test(path) },
  {
    product: 'FullStory',
    hosts: ['fullstory.com'],
    speaks: ({ value, has }) => value('OrgId') !== '' && has('UserId', 'SessionId'),
  },
  {
    product: 'Adobe Analytics',
    hosts: ['omtrdc.net', '2o7.net', 'adobedc.net', 'demdex.net'],
    speaks: ({ path }) => /\/b\/ss\/[\w,.-]+\/\d+\//.test(path),
  },
  {
    product: 'Yandex Metrica',
    hosts: ['mc.yandex.ru', 'mc.yandex.com'],
    speaks: ({ path, has }) => /\/watch\/\d{5,}/.test(path) && has('page-url'),
  },
  {
    product: 'Matomo',
    hosts: ['matomo.cloud', 'piwik.pro'],
    isSelfHosted: true,
    speaks: ({ value, has }) => has('idsite') && value('rec') === '1',
  },
  {
    product: 'Plausible',
    hosts: ['plausible.io'],
    isSelfHosted: true,
    speaks: ({ value, has }) => has('n', 'u', 'd') && /^https?:/.test(value('u')),
  },
  {
    product: 'PostHog',
    hosts: ['posthog.com'],
    isSelfHosted: true,
    speaks: ({ value }) => /^phc_\w{20,}/.test(value('token') || value('api_key')),
  },
  {
    product: 'Snowplow',
    hosts: ['snowplow.io', 'snplow.net'],
    isSelfHosted: true,
    speaks: ({ body, path }) =>
      body.includes('iglu:com.snowplowanalytics') || /\/com\.snowplowanalytics\.snowplow\/tp2$/.test(path),
  },
  // Hosts that sites give names of their own to, by an alias.
  { product: 'Eulerian', hosts: ['eulerian.net', 'eulerian.com'] },
  { product: 'Piano Analytics (AT Internet)', hosts: ['at-o.net', 'xiti.com', 'ati-host.net', 'pa-cd.com'] },
  { product: 'Criteo', hosts: ['criteo.com', 'criteo.net', 'dnsdelegation.io', 'storetail.io'] },
  { product: 'Commanders Act', hosts: ['commander1.com', 'tagcommander.com'] },
  { product: 'Keyade', hosts: ['keyade.com'] },
  { product: 'Wizaly', hosts: ['wizaly.com'] },
  { product: 'TraceDock', hosts: ['tracedock.com'] },
  { product: 'Webtrekk', hosts: ['webtrekk.net', 'wt-eu02.net', 'mapp.com'] },
  { product: 'Act-On', hosts: ['actonsoftware.com'] },
  { product: 'Oracle Eloqua', hosts: ['en25.com', 'eloqua.com'] },
  { product: 'Salesforce Account Engagement', hosts: ['pardot.com'] },
  { product: 'Adjust', hosts: ['adjust.com'] },
  { product: 'Branch', hosts: ['branch.io', 'app.link'] },
  { product: 'Affilae', hosts: ['affilae.com'] },
  { product: 'Ingenious', hosts: ['affex.org', 'ingenioustech.biz'] },
  { product: 'Tealium', hosts: ['tealiumiq.com'] },
  { product: 'Fathom', hosts: ['usefathom.com'] },
  { product: 'Simple Analytics', hosts: ['simpleanalyticscdn.com', 'simpleanalytics.com'] },
];

export const trackerAt = (host: string): Tracker | undefined =>
  TRACKERS.find(({ hosts }) => hosts.some((each) => isWithin(host, each)));

/** The product whose message a request is, wherever it goes. */
export function trackerOf(request: RequestSeen): Tracker | undefined {
  const message = messageOf(request);
  return TRACKERS.find(({ speaks }) => speaks?.(message));
}

function messageOf(request: RequestSeen): Message {
  const parameters = new Map<string, string>();
  for (const [name, value] of parametersOf(request)) if (!parameters.has(name)) parameters.set(name, value);
  const value = (name: string): string => parameters.get(name) ?? '';
  return {
    path: URL.parse(request.url)?.pathname ?? '',
    value,
    has: (...names) => names.every((name) => parameters.has(name)),
    body: request.body ?? '',
  };
}

/** Domains of hosts that anybody's site runs on, and of networks that deliver it: an alias to them says nothing. */
const HOSTING = `akadns.net akamai.net akamaiedge.net akamaized.net amazonaws.com awsglobalaccelerator.com azure.com
azureedge.net azurefd.net azurewebsites.net b-cdn.net bunny.net cachefly.net cdn77.org cdngc.net cdninstagram.com
cdnsun.net cloudapp.net cloudflare.net cloudflare.com cloudfront.net ctrl.cloud digitaloceanspaces.com discourse.cloud
edgecastcdn.net edgekey.net edgesuite.net elasticbeanstalk.com fastly.net fastlylb.net firebaseapp.com fly.dev
footprint.net freshdesk.com gcdn.co ghost.io github.io gitlab.io googlehosted.com herokuapp.com herokudns.com
herokussl.com impervadns.net incapdns.net kinsta.cloud kxcdn.com llnwd.net lswcdn.net myshopify.com netlify.app
netlify.com netlifyglobalcdn.com ondigitalocean.app ovh.net pages.dev pantheonsite.io platform.sh platformsh.site
rackcdn.com railway.app rsc.cdn77.org scw.cloud shopify.com squarespace.com stackpathdns.com statuspage.io sucuri.net
trafficmanager.net vercel-dns.com vercel.app webflow.com windows.net wixdns.net wordpress.com workers.dev wpengine.com
zendesk.com`.split(/\s+/);

export const isHosting = (host: string): boolean => HOSTING.some((each) => isWithin(host, each));

/** Whether what is known of a product says that a host of the registry is its maker's. */
export const isHostOf = ({ hosts }: Tracker, host: string): boolean =>
  hosts.some((each) => isWithin(host, each) || isWithin(each, host));

/** The host of an address, without its port. */
export const plainHost = (address: string): string => (hostIn(address) ?? '').replace(/:\d+$/, '');
