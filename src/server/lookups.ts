import { grantsOf, stateOf } from '../decision/index.ts';
import { canonicalForm } from '../registry/index.ts';
import {
  ASKED_ANEW,
  asset,
  assetResponse,
  CROSS_ORIGIN,
  IMMUTABLE,
  REVALIDATED,
  REVALIDATED_PRIVATELY,
} from './assets.ts';
import { openApi } from './openapi.ts';
import { problem } from './problem.ts';
import type { Readiness } from './readiness.ts';
import { renderShown } from './shown.ts';
import type { Site } from './site.ts';

const json = (value: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });

/** `GET …/status`: what holds for the visitor whose cookies come along. */
export function getStatus(site: Site, request: Request): Response {
  const facts = site.factsOf(request);
  const { table } = site.history;
  const state = stateOf(table, { ...facts, path: '/' }, site.seconds());
  const parts = table.parts.map(({ purpose, provider }, index) => ({
    purpose: table.purposes[purpose]?.id,
    provider: table.providers[provider]?.id,
    ...state.parts[index],
  }));
  const { ask, asked, choice, validUntil, signalled, changed } = state;
  return json({
    registry: site.registry.version,
    jurisdiction: facts.jurisdiction,
    ask,
    asked,
    consentId: choice?.id ?? null,
    at: choice ? new Date(choice.at * 1000).toISOString() : null,
    validUntil: validUntil === undefined ? null : new Date(validUntil * 1000).toISOString(),
    answers: grantsOf(choice),
    signalled,
    changed,
    parts,
  });
}

/** Nobody answers as often as this by hand; `samtykke export` has them all. */
const MOST_LISTED = 200;

/** `GET …/records/<consent ID>`: every record of it, oldest first, with its entry in the log, and what was shown, rendered again. */
export async function getRecords(site: Site, consentId: string): Promise<Response> {
  const records = await site.store.recordsOf(site.name, consentId, MOST_LISTED);
  if (records.length === 0) return problem('no-record', `consent ID: ${consentId.slice(0, 64)}`);
  const complete = records.map(({ record, entry: at }) => {
    const registry = record.kind === 'choice' ? site.history.find(record.shown.registry) : undefined;
    const entry = at ?? null;
    return record.kind === 'choice' && registry
      ? { ...record, entry, content: renderShown(site, registry, record.shown) }
      : { ...record, entry };
  });
  return json({ consentId, records: complete });
}

/** `GET …/registry/<version>`: the canonical form of which the version is the hash. */
export async function getRegistry(site: Site, request: Request, version: string): Promise<Response> {
  const registry = site.history.find(version);
  if (!registry) return problem('not-found', `registry: ${version.slice(0, 64)}`);
  if (registry.version !== version) {
    // A path alone: behind a proxy the server does not know the host that the client sees.
    const location = `${site.basePath}/registry/${registry.version}`;
    return new Response(null, { status: 302, headers: { location } });
  }
  const file = site.keep(`registry ${version}`, () => asset('application/json', canonicalForm(registry)));
  return assetResponse(request, file, IMMUTABLE);
}

/** `GET …/samtykke.js`: the guard under the rules of the request's place, and with what is known of its visitor. */
export function getGuard(site: Site, request: Request): Promise<Response> {
  const { asset: file } = site.guard(site.factsOf(request));
  // A shared cache in front of the proxy that sets the place does not see it, and would mix the places.
  const shared = site.reader.placeHeader ? REVALIDATED_PRIVATELY : REVALIDATED;
  // What is known of a visitor's age can change with any page.
  const caching = site.reader.isMinor ? ASKED_ANEW : shared;
  return assetResponse(request, file, caching, { ...CROSS_ORIGIN, vary: `accept-encoding, ${site.variesBy}` });
}

/** `GET …/openapi.json`: what the server answers to, for machines. */
export function getOpenApi(site: Site, request: Request): Promise<Response> {
  const file = site.keep('openapi', () => asset('application/json', openApi(site.basePath)));
  return assetResponse(request, file, REVALIDATED);
}

/** `GET /.well-known/gpc.json` (W3C Global Privacy Control): the site heeds the signal, since this registry came in force. */
export function getGpc({ history }: Site): Response {
  const lastUpdate = history.versions.at(-1)?.since.slice(0, 10);
  return json({ gpc: true, lastUpdate }, { 'cache-control': 'public, max-age=86400' });
}

/** `GET …/ready`: whether a choice could be stored now, and the process means to go on. */
export async function getReady(readiness: Readiness): Promise<Response> {
  if (readiness.isDraining()) return problem('stopping');
  const reason = await readiness.check();
  return reason === undefined ? json({ status: 'ok' }) : problem('not-stored', reason);
}

/** `GET …/health`: the process answers. */
export const getHealth = (): Response => json({ status: 'ok' });

/** `GET …/metrics`: what is counted, for Prometheus. */
export async function getMetrics({ metrics }: Site): Promise<Response> {
  if (!metrics) return problem('not-found');
  const headers = { 'content-type': metrics.contentType, 'cache-control': 'no-store' };
  return new Response(await metrics.text(), { headers });
}
