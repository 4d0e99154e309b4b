import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { FeatureStore, RequestJar } from '../features/index.ts';
import { lookUpLanguage } from '../filter/index.ts';
import type { Language, Registry } from '../registry/index.ts';
import { accessTo } from './access.ts';
import { assetResponse, CROSS_ORIGIN, IMMUTABLE } from './assets.ts';
import { auditPage, auditReport } from './audit-page.ts';
import { isForm } from './choice-input.ts';
import { choicePage, FORM_PROBLEMS } from './choice-page.ts';
import { postChoice } from './choice-route.ts';
import { postDelete } from './delete-route.ts';
import { featurePage } from './feature-page.ts';
import { type Forgetting, forgetting } from './forget.ts';
import { jarOf } from './jar.ts';
import { languageFor } from './language.ts';
import { getCheckpoint, getLogKeys, getTile } from './log/log-routes.ts';
import { receiptResponse } from './log/receipt-route.ts';
import { type ReceiptAnswer, receiptOf } from './log/receipts.ts';
import type { SequencerState } from './log/sequencer.ts';
import { startSiteLog } from './log/site-log.ts';
import {
  getGpc,
  getGuard,
  getHealth,
  getMetrics,
  getOpenApi,
  getReady,
  getRecords,
  getRegistry,
  getStatus,
} from './lookups.ts';
import { crossOrigin, logError, logged, logRetention, reportOnce, secured } from './middleware.ts';
import type { ConsentServerOptions } from './options.ts';
import { PLAIN_PAGE } from './own-page.ts';
import { policyDocument, policyPage } from './policy-page.ts';
import { problem } from './problem.ts';
import { type Answer, type Gate, openGate, protect } from './protect.ts';
import { rateLimit, rateLimitForAll, rateLimitForPages } from './rate-limit.ts';
import { ratesPage } from './rates-page.ts';
import { openReadiness, type Readiness } from './readiness.ts';
import { receiptPage } from './receipt-page.ts';
import { postRecord, recordPage, tooManyRecords } from './record-page.ts';
import { startDaily } from './records/daily.ts';
import { postErase } from './records/erase-route.ts';
import { openSite, type Site } from './site.ts';
import { traced } from './traced.ts';
import { violationPage } from './violation-page.ts';
import { MOST_REPORTS_PER_MINUTE, postReports, postViolations } from './violation-route.ts';
import { counted } from './violations.ts';
import { type Visit, visitOf } from './visit.ts';

/** The consent server of one site: Web requests in, Web responses out. */
export interface ConsentServer {
  /** Answers what is under the base path, and `/.well-known/gpc.json`; anything else with 404. */
  fetch(request: Request, env?: object): Promise<Response>;
  /** Whether an address is the server's to answer. */
  handles(request: Request): boolean;
  /** Prepares a page of the site in a language: guard, banner, state, and headers. */
  visit(request: Request, language: string): Visit;
  /**
   * Runs the site's own handler with the cookies that its visitor allows, in the request and in the answer, and
   * with markup and headers that lead to no host which may not be reached. Our own addresses it answers itself.
   *
   * @param env the connection, as for `fetch`: by it the limit of requests knows its clients.
   */
  protect(request: Request, answer: Answer, env?: object): Promise<Response>;
  /** The same for a host that has no Web requests, such as {@link nodeMiddleware}. */
  gate(request: Request): Gate;
  /**
   * The cookies of a request, as features and the site's own code may read and set them. What it says with
   * `setCookie()` has to be sent with the answer.
   */
  jar(request: Request): RequestJar;
  /** What features keep on the server. */
  readonly features: FeatureStore;
  /**
   * From now on `…/ready` answers 503, so that a load balancer sends nothing new; all else is answered as before.
   * For a process that is about to end.
   */
  drain(): void;
  /** The registry in force. */
  readonly registry: Registry;
  /** Where its addresses begin. */
  readonly basePath: string;
  /** The name of the site's log; `undefined` where it has no keys. */
  readonly logOrigin: string | undefined;
  /** Hash of the scripts and the registry that it serves, as records name it (`shown.script`); it is in their addresses. */
  readonly build: string;
  /** The site's language for a request: the one that is named, else the browser's, else the site's first. */
  languageFor(request: Request, named?: string): Language;
  /** What this process does for the log; `undefined` where it has no keys. */
  sequencer(): SequencerState | undefined;
  /** Ends what goes on beside requests. The store is the caller's to close, afterwards. */
  close(): Promise<void>;
  /** Address of the policy page in a language. */
  policyAddress(language: string): string;
  /** Address of 'manage consent' in a language, leading back to a path. */
  manageAddress(language: string, returnTo: string): string;
}

/**
 * Makes the consent server of a site and puts its registry in force.
 *
 * @example
 * const registry = await loadRegistry('registry.yaml');
 * const consent = await consentServer({ registry, store: sqliteStore({ path: 'consent.db' }), secrets });
 * await consent.fetch(new Request('http://localhost/samtykke/health'));
 */
export async function consentServer(options: ConsentServerOptions): Promise<ConsentServer> {
  const site = await openSite(options);
  const forgotten = forgetting(site, options);
  forgotten.resume();
  const daily = startDaily(site, options, logRetention(options));
  const sequencer = await startSiteLog(site, options);
  const readiness = openReadiness(site.store);
  const app = routes(site, options, forgotten, readiness);
  const { languages } = site.registry.site;
  const report = counted(site, reportOnce(options));
  const handles = (request: Request): boolean => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith(`${site.basePath}/`) || pathname === '/.well-known/gpc.json';
  };
  return {
    fetch: async (request, env) => app.fetch(request, env),
    handles,
    visit: (request, language) =>
      visitOf(site, request, (lookUpLanguage(language, languages) ?? languages[0]) as Language),
    protect: async (request, answer, env) =>
      handles(request) ? app.fetch(request, env) : protect(site, request, answer, report, forgotten),
    gate: (request) => openGate(site, request, report, forgotten),
    jar: (request) => jarOf(site, request),
    features: site.store.features(site.name),
    registry: site.registry,
    basePath: site.basePath,
    logOrigin: site.logKeys?.origin,
    build: site.build,
    drain: readiness.drain,
    languageFor: (request, named) => languageFor(request, languages, named) as Language,
    sequencer: () => sequencer?.state(),
    close: async () => {
      await Promise.all([sequencer?.stop(), daily.stop()]);
    },
    policyAddress: (language) => site.addresses(language).policy,
    manageAddress: (language, returnTo) =>
      `${site.addresses(language).choice}?language=${language}&return=${encodeURIComponent(returnTo)}`,
  };
}

/** Every route, on one screen. */
export function routes(site: Site, options: ConsentServerOptions, forgotten: Forgetting, readiness: Readiness): Hono {
  const app = new Hono();
  const { basePath: base, registry } = site;
  const language = (request: Request, named?: string): Language =>
    languageFor(request, registry.site.languages, named) as Language;
  const offered = (named: string): Language | undefined =>
    registry.site.languages.find((each) => each === named) as Language | undefined;
  const limited = rateLimit(options, (request) =>
    isForm(request)
      ? choicePage(site, request, language(request), FORM_PROBLEMS.tooMany)
      : problem('too-many-requests'),
  );

  const access = accessTo(options);
  // Each with a budget of its own: reports take nothing from choices, nor the operator from reports.
  const tooMany = (): Response => problem('too-many-requests');
  const limitedReports = [rateLimit(options, tooMany), rateLimitForAll(MOST_REPORTS_PER_MINUTE, tooMany)] as const;

  const limitedPages = rateLimitForPages(options, tooMany);
  const limitedRecords = rateLimit(options, (request) => tooManyRecords(site, language(request)));
  const receipt = (id: string): Promise<ReceiptAnswer> =>
    receiptOf(site, id, (damage) => logError(options, 'GET', new Error(damage)));

  app.use(traced(site), logged(site, options), secured);
  // Before pages of the site's other hosts are let in: these are for nobody's script.
  app.get(`${base}/violations`, rateLimit(options, tooMany), access('violations'), () => violationPage(site));
  app.get(`${base}/rates`, rateLimit(options, tooMany), access('rates'), (c) => ratesPage(site, c.req.raw));
  app.get(`${base}/audit`, rateLimit(options, tooMany), access('audit'), () => auditPage(site));
  app.get(`${base}/audit/report`, rateLimit(options, tooMany), access('audit'), () => auditReport(site));
  app.get(`${base}/features`, rateLimit(options, tooMany), access('features'), () =>
    featurePage(site, options.families ?? []),
  );
  app.get(`${base}/metrics`, rateLimit(options, tooMany), access('metrics'), () => getMetrics(site));
  app.use(`${base}/*`, crossOrigin(site));

  // Pages that know the visitor; files that never change come compressed already.
  app.get(`${base}/choice`, limitedPages, compress(), (c) =>
    choicePage(site, c.req.raw, language(c.req.raw, c.req.query('language'))),
  );
  app.post(`${base}/choice`, limited, async (c) => forgotten.after(c.req.raw, await postChoice(site, c.req.raw)));
  app.post(`${base}/delete`, limited, compress(), async (c) =>
    forgotten.after(c.req.raw, await postDelete(site, c.req.raw)),
  );
  app.post(`${base}/erase`, limited, async (c) => forgotten.after(c.req.raw, await postErase(site, c.req.raw)));
  app.post(`${base}/violations`, ...limitedReports, (c) => postViolations(site, c.req.raw));
  app.post(`${base}/reports`, ...limitedReports, (c) => postReports(site, c.req.raw));
  app.get(`${base}/status`, (c) => getStatus(site, c.req.raw));
  app.get(`${base}/records/:consentId`, limited, (c) => getRecords(site, c.req.param('consentId')));
  app.get(`${base}/receipts/:recordId`, limited, async (c) => receiptResponse(await receipt(c.req.param('recordId'))));
  app.get(`${base}/receipts/:recordId/page`, limitedRecords, compress(), async (c) => {
    const id = c.req.param('recordId');
    return receiptPage(site, id, language(c.req.raw, c.req.query('language')), await receipt(id));
  });
  app.get(`${base}/record`, limitedRecords, compress(), (c) =>
    recordPage(site, c.req.raw, language(c.req.raw, c.req.query('language'))),
  );
  app.post(`${base}/record`, limitedRecords, compress(), (c) =>
    postRecord(site, c.req.raw, (named) => language(c.req.raw, named)),
  );
  app.get(`${base}/policy`, (c) => c.redirect(site.addresses(language(c.req.raw)).policy, 302));
  app.get(`${base}/policy/:language`, limitedPages, compress(), (c) => {
    const named = offered(c.req.param('language'));
    return named ? policyPage(site, c.req.raw, named) : c.notFound();
  });
  app.get(`${base}/policy/:language/:version`, limitedPages, (c) => {
    const named = offered(c.req.param('language'));
    const version = site.history.find(c.req.param('version'));
    return named && version
      ? assetResponse(c.req.raw, policyDocument(site, version, named), IMMUTABLE, PLAIN_PAGE)
      : c.notFound();
  });
  app.get(`${base}/registry/:version`, limitedPages, (c) => getRegistry(site, c.req.raw, c.req.param('version')));
  app.get(`${base}/samtykke.js`, (c) => getGuard(site, c.req.raw));
  app.get(`${base}/a/${site.build}/providers.js`, (c) =>
    site.providers ? assetResponse(c.req.raw, site.providers, IMMUTABLE, CROSS_ORIGIN) : c.notFound(),
  );
  app.get(`${base}/a/${site.build}/:file{.+\\.js}`, (c) => {
    const named = lookUpLanguage(c.req.param('file').replace(/\.js$/, ''), registry.site.languages) as
      | Language
      | undefined;
    return named ? assetResponse(c.req.raw, site.browser(named), IMMUTABLE, CROSS_ORIGIN) : c.notFound();
  });
  app.get(`${base}/a/${site.style.hash}.css`, (c) => assetResponse(c.req.raw, site.style, IMMUTABLE));
  app.get(`${base}/a/${site.verifier.hash}.js`, (c) => assetResponse(c.req.raw, site.verifier, IMMUTABLE));
  app.get(`${base}/log/checkpoint`, limitedPages, () => getCheckpoint(site));
  app.get(`${base}/log/keys`, limitedPages, () => getLogKeys(site));
  app.get(`${base}/log/tile/:path{.+}`, limitedPages, (c) => getTile(site, `tile/${c.req.param('path')}`));
  app.get(`${base}/openapi.json`, (c) => getOpenApi(site, c.req.raw));
  app.get(`${base}/health`, getHealth);
  app.get(`${base}/ready`, () => getReady(readiness));
  app.get('/.well-known/gpc.json', () => getGpc(site));

  app.notFound((c) => problem('not-found', c.req.path.slice(0, 200)));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    logError(options, c.req.method, error);
    return problem('internal');
  });
  return app;
}
