import { createHash } from 'node:crypto';
import { type Sealer, sealer } from '../features/index.ts';
import {
  type ChoiceKeys,
  choiceKeys,
  cookieEntries,
  type FactsReader,
  type RequestFacts,
  type SealScope,
} from '../filter/index.ts';
import { type Entry, JURISDICTIONS, type JurisdictionId, type Language, type Registry } from '../registry/index.ts';
import { type Addresses, type ConsentView, consentStyle, pageStyle, STRINGS, viewOf } from '../render/index.ts';
import { type Asset, asset, remember } from './assets.ts';
import { type History, openHistory, siteOf } from './history.ts';
import type { LogKeys } from './log/log-keys.ts';
import { metricsOf, type ServerMetrics } from './metrics.ts';
import { observedStore } from './observed-store.ts';
import { allowedOriginsOf, basePathOf, type ConsentServerOptions, witnessQuorumOf } from './options.ts';
import { type FactsOfRequests, factsOfRequests } from './request-facts.ts';
import {
  composeBrowser,
  composeGuard,
  composeProviders,
  contentHash,
  type PageScripts,
  readPageScripts,
} from './scripts.ts';
import { type CookieReader, storedIn } from './stored.ts';
import type { LogStore } from './stores/log-store.ts';
import type { Store } from './stores/store.ts';

/** One site, as everything in the server sees it. Read only; all that changes is in the store. */
export interface Site extends FactsOfRequests {
  readonly name: string;
  readonly registry: Registry;
  /** Its declared cookies, by name or pattern. */
  readonly cookies: ReadonlyMap<string, Entry>;
  readonly history: History;
  readonly store: Store;
  /** Its log, in the store. */
  readonly log: LogStore;
  readonly logKeys: LogKeys | undefined;
  /** Verifier keys of the witnesses that sign its checkpoints, and how many of them have to. */
  readonly logWitnesses: { readonly keys: readonly string[]; readonly quorum: number };
  /** What is counted; absent where nobody can read it. */
  readonly metrics: ServerMetrics | undefined;
  readonly basePath: string;
  readonly allowedOrigins: readonly string[];
  readonly reader: FactsReader;
  readonly scope: SealScope;
  readonly keys: ChoiceKeys;
  /** For the values of cookies that the registry says are sealed. */
  readonly sealer: Sealer;
  /** Hash of the scripts and the registry: the folder of everything that never changes at its address. */
  readonly build: string;
  readonly style: Asset;
  /** Verifies a receipt in its page. */
  readonly verifier: Asset;
  /** CSP source of the style in banner and panel. */
  readonly styleSource: string;
  /** For `Vary`: names of the headers that tell whose rules hold and what the visitor's browser signals. */
  readonly variesBy: string;
  clock(): Date;
  /** What the clock shows, in seconds since 1970. */
  seconds(): number;
  addresses(language: string): Addresses;
  /** Address of the site's own front page. */
  home(language: string): string;
  /** What banner and panel are rendered from; of an earlier registry to render again what was shown. */
  view(language: Language, registry?: Registry): ConsentView;
  /** The guard for what a request tells: its place, an opt-out signal, and a visitor who is known to be a minor. */
  guard(facts: Pick<RequestFacts, 'jurisdiction' | 'signals' | 'minor'>): Guard;
  browser(language: Language): Asset;
  /** What tells providers of consent; absent where none has to be told. */
  readonly providers: Asset | undefined;
  /** What is the same for everybody, made when it is first asked for; the {@link MOST_KEPT} last asked for are kept. */
  keep(name: string, make: () => Asset): Asset;
}

interface Guard {
  readonly code: string;
  readonly asset: Asset;
  /** CSP source of the same code inline. */
  readonly source: string;
}

/** Every version of the registry has a text in each language: of 60 KiB each, these take some 20 MiB. */
const MOST_KEPT = 256;

/**
 * Gathers what the server needs of a site, and puts its registry in force in the store.
 *
 * @throws {Error} for an option that would never work; nothing is in the store then.
 */
export async function openSite(options: ConsentServerOptions): Promise<Site> {
  const { registry } = options;
  const metrics = metricsOf(options);
  const store = observedStore(options.store, metrics);
  const basePath = basePathOf(options);
  const allowedOrigins = allowedOriginsOf(options);
  const clock = (): Date => new Date((options.clock ?? Date.now)());
  const scripts = readPageScripts();
  const scope = { site: siteOf(registry), cookie: registry.site.choiceCookie };
  const keys = choiceKeys(options.secrets);
  const history = await openHistory(store, registry, clock());
  const views = new Map<string, ConsentView>();
  const kept = new Map<string, Asset>();
  const read = {
    history,
    cookies: cookieEntries(registry.entries),
    sealer: sealer(options.secrets, scope.site),
    seconds: () => Math.floor(clock().getTime() / 1000),
  };
  const reader = readerOf(options, scope, keys, read);
  const accent = viewFor(registry, registry.site.languages[0] as Language, basePath).accent;
  return {
    name: scope.site,
    registry,
    ...read,
    store,
    log: store.log(scope.site),
    logKeys: options.logKeys,
    logWitnesses: { keys: (options.logWitnesses ?? []).map(({ key }) => key), quorum: witnessQuorumOf(options) },
    metrics,
    basePath,
    allowedOrigins,
    reader,
    ...factsOfRequests(reader),
    scope,
    keys,
    style: asset('text/css; charset=utf-8', pageStyle(accent)),
    verifier: asset('text/javascript; charset=utf-8', scripts.verifier),
    styleSource: cspSource(consentStyle(accent)),
    variesBy: ['sec-gpc', ...(options.placeHeader ? [options.placeHeader.toLowerCase()] : [])].join(', '),
    clock,
    addresses: (language) => addressesIn(basePath, language),
    home: options.home ?? (() => '/'),
    view: (language, of = registry) =>
      remember(views, `${language} ${of.version}`, () => viewFor(of, language, basePath)),
    keep: (name, make) => remember(kept, name, make, MOST_KEPT),
    ...pageAssets(scripts, history, registry, basePath),
  };
}

function readerOf(
  { registry, placeHeader, isMinor }: ConsentServerOptions,
  scope: SealScope,
  keys: ChoiceKeys,
  cookies: CookieReader,
): FactsReader {
  return {
    scope,
    keys,
    jurisdiction: registry.site.jurisdiction as JurisdictionId,
    placeHeader,
    isMinor:
      isMinor && ((request) => isKnownMinor(() => isMinor(request, storedIn(cookies, request), cookies.seconds()))),
  };
}

/** Who cannot be told apart from a minor, since the site's own code fails, is taken for one. */
function isKnownMinor(ask: () => boolean | undefined): boolean | 'unknown' {
  try {
    return ask() ?? false;
  } catch {
    return 'unknown';
  }
}

function viewFor(registry: Registry, language: Language, basePath: string): ConsentView {
  return viewOf(registry, language, STRINGS[language], addressesIn(basePath, language));
}

/** Where a plain form is sent that deletes all that the site keeps in the browser. */
export const deleteAddress = ({ basePath }: Site): string => `${basePath}/delete`;

/** Where a visitor looks up records. */
export const recordAddress = ({ basePath }: Site, language: string): string =>
  `${basePath}/record?language=${language}`;

/** Where the receipt of a record is, to be saved. */
export const receiptAddress = ({ basePath }: Site, id: string): string =>
  `${basePath}/receipts/${encodeURIComponent(id)}`;

/** Where it is to be read, printed and verified. */
export const receiptPageAddress = (site: Site, id: string, language: string): string =>
  `${receiptAddress(site, id)}/page?language=${language}`;

export const verifierAddress = ({ basePath, verifier }: Site): string => `${basePath}/a/${verifier.hash}.js`;

function addressesIn(basePath: string, language: string): Addresses {
  return { choice: `${basePath}/choice`, policy: `${basePath}/policy/${language}` };
}

/** Compressed when first asked for: nobody waits at the start for languages that nobody reads. */
function pageAssets(
  scripts: PageScripts,
  { earlier }: History,
  registry: Registry,
  basePath: string,
): Pick<Site, 'build' | 'guard' | 'browser' | 'providers'> {
  const providers = composeProviders(scripts, registry, `${basePath}/`);
  const build = contentHash(
    `${registry.version}${earlier.map((each) => each.version)}${scripts.guard}${scripts.browser}${providers}${basePath}`,
  );
  const folder = `${basePath}/a/${build}/`;
  const type = 'text/javascript; charset=utf-8';
  const guards = new Map<string, Guard>();
  const browsers = new Map<string, Asset>();
  return {
    build,
    guard: ({ jurisdiction, signals, minor }) => {
      const gpc = signals.includes('gpc');
      return remember(guards, `${jurisdiction} ${gpc} ${minor}`, () => {
        const code = composeGuard(scripts, {
          registry,
          earlier,
          jurisdiction: JURISDICTIONS[jurisdiction],
          gpc,
          minor,
          scripts: folder,
        });
        return { code, asset: asset(type, code), source: cspSource(code) };
      });
    },
    browser: (language) =>
      remember(browsers, language, () => {
        const view = viewFor(registry, language, basePath);
        return asset(type, composeBrowser(scripts, view, providers && `${folder}providers.js`));
      }),
    providers: providers === undefined ? undefined : asset(type, providers),
  };
}

/** CSP Level 3, 2.3.1: the hash of an inline element's content. */
export function cspSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
