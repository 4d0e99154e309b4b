import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import type { BrowserOptions } from './browser-options.ts';
import { ToldMistake } from './told-mistake.ts';

/** What is the same in every run: no work of the browser's own, no picture that depends on the machine. */
const ALWAYS = [
  '--remote-debugging-pipe',
  '--disable-field-trial-config',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-back-forward-cache',
  '--disable-breakpad',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-infobars',
  '--disable-prompt-on-repost',
  '--disable-renderer-backgrounding',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  // A page is to see a visitor's browser: some ask nothing of a driven one (`navigator.webdriver`).
  '--disable-blink-features=AutomationControlled',
] as const;

const WITHOUT_A_WINDOW = ['--headless', '--hide-scrollbars', '--mute-audio'] as const;

/** A mouse, as at a desk: a machine without a screen has none. */
const MOUSE = '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';
const FINGER = '--blink-settings=primaryHoverType=1,availableHoverTypes=1,primaryPointerType=2,availablePointerTypes=2';

const DISABLED_FEATURES = [
  // What is asked for is opened, by http too.
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  // A site that is audited before it is public lies in a local network, and is to act as it will on the open one.
  'LocalNetworkAccessChecks',
  // A sandboxed frame with a text of its own would run before anything can be attached to its process.
  'IsolateSandboxedIframes',
  // A document in the place of another one of its site would be out of sight before it does what it does when it is left.
  'RenderDocument',
  // The browser's own pages and requests.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'Translate',
] as const;

/** Chromium's own Global Privacy Control, where it has one: the header goes with every request, of workers too. */
const GPC_FEATURES = ['GlobalPrivacyControl', 'GlobalPrivacyControlForce'] as const;

/**
 * The command line of a browser.
 *
 * @param executable Chromium's file, which is asked for its version.
 */
export function switchesOf(options: BrowserOptions, executable: string, profile: string): readonly string[] {
  const { headless = true, gpc = false } = options;
  const viewport = viewportOf(options);
  const enabled = ['SkipListAccountsWithoutGaiaCookies', ...(gpc ? GPC_FEATURES : [])];
  const userAgent = userAgentOf(options, executable);
  return [
    ...ALWAYS,
    ...(headless ? WITHOUT_A_WINDOW : []),
    ...(options.device === 'phone' ? [FINGER] : headless ? [MOUSE] : []),
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    `--enable-features=${enabled.join(',')}`,
    `--window-size=${viewport.width},${viewport.height}`,
    ...(hasSandbox(options) ? [] : ['--no-sandbox']),
    ...resolving(options.resolve),
    ...trusting(options.trust),
    ...(userAgent === undefined ? [] : [`--user-agent=${userAgent}`]),
    ...(options.switches ?? []),
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
}

/** In CSS pixels, as is common for each. */
const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 412, height: 915 } } as const;

export const viewportOf = ({ viewport, device = 'desktop' }: BrowserOptions): NonNullable<BrowserOptions['viewport']> =>
  viewport ?? VIEWPORTS[device];

/** Chromium has no sandbox for root. */
const hasSandbox = ({ sandbox }: BrowserOptions): boolean => sandbox ?? process.getuid?.() !== 0;

function resolving(hosts: BrowserOptions['resolve']): readonly string[] {
  const rules = Object.entries(hosts ?? {}).map(([host, address]) => `MAP ${host} ${address}`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(',')}`];
}

function trusting(certificates: BrowserOptions['trust'] = []): readonly string[] {
  const keys = certificates.map(keyHash);
  return keys.length === 0 ? [] : [`--ignore-certificate-errors-spki-list=${keys.join(',')}`];
}

/** What Chromium knows a certificate's key by: SHA-256 of its SubjectPublicKeyInfo, in base64. */
function keyHash(certificate: string): string {
  try {
    const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  } catch (cause) {
    throw new ToldMistake('trust: expected a certificate in PEM, beginning with -----BEGIN CERTIFICATE-----', {
      cause,
    });
  }
}

/** What follows `Mozilla/5.0`; Chromium has frozen it (User-Agent Reduction). */
const PLATFORMS: Readonly<Record<string, string>> = {
  linux: 'X11; Linux x86_64',
  darwin: 'Macintosh; Intel Mac OS X 10_15_7',
};
const PHONE = 'Linux; Android 10; K';

/**
 * What Chromium says it is: as with a window, since without one it says `HeadlessChrome`, to which many sites answer in
 * another way; and on a phone as one of those.
 *
 * @returns nothing where it says the right thing by itself, or does not tell its version.
 */
export function userAgentOf(
  { userAgent, device, headless = true }: BrowserOptions,
  executable: string,
): string | undefined {
  const platform = device === 'phone' ? PHONE : headless ? PLATFORMS[process.platform] : undefined;
  const major = /\s(\d+)\./.exec(versionOf(executable))?.[1];
  if (userAgent !== undefined || platform === undefined || major === undefined) return userAgent;
  const mobile = device === 'phone' ? ' Mobile' : '';
  return `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0${mobile} Safari/537.36`;
}

/** Each is asked once. */
const versions = new Map<string, string>();

function versionOf(executable: string): string {
  const version = versions.get(executable) ?? askVersion(executable);
  versions.set(executable, version);
  return version;
}

function askVersion(executable: string): string {
  try {
    return execFileSync(executable, ['--version'], {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
