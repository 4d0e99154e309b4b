/** The consent server of a site, started for nobody but the browser that takes its pictures. */
import { getRandomValues } from 'node:crypto';
import type { Registry } from '../../registry/index.ts';
import { html, htmlLanguage } from '../../render/index.ts';
import { type ConsentServer, consentServer } from '../consent-server.ts';
import { siteOf } from '../history.ts';
import { listen } from '../listen.ts';
import { type Store, sqliteStore } from '../stores/index.ts';

export interface EvidenceServer {
  readonly address: string;
  readonly consent: ConsentServer;
  /** What somebody is asked who was never here before, and under whose rules. */
  readonly asks: 'banner' | 'notice' | 'nothing';
  readonly jurisdiction: string;
  close(): Promise<void>;
}

/**
 * Serves a registry on a port of this machine alone, with the history that a store has of it. It works on a copy: the
 * store is read and not changed, and the registry is not put in force there.
 */
export async function startEvidenceServer(registry: Registry, store: Store): Promise<EvidenceServer> {
  const copy = await historyCopy(registry, store);
  const secret = getRandomValues(new Uint8Array(32));
  const consent = await consentServer({ registry, store: copy, secrets: [secret], requestsPerMinute: 0 });
  const { address, stop } = await listen({
    fetch: (request, env) => (consent.handles(request) ? consent.fetch(request, env) : barePage(consent, request)),
    port: 0,
    hostname: '127.0.0.1',
    onStopped: async () => {
      await consent.close();
      await copy.close();
    },
  });
  const { ask, jurisdiction } = (await (await fetch(`${address}${consent.basePath}/status`)).json()) as Status;
  return { address, consent, asks: ask, jurisdiction, close: stop };
}

interface Status {
  readonly ask: EvidenceServer['asks'];
  readonly jurisdiction: string;
}

async function historyCopy(registry: Registry, store: Store): Promise<Store> {
  const copy = sqliteStore({ path: ':memory:' });
  for (const each of await store.registries(siteOf(registry))) await copy.putRegistry(siteOf(registry), each);
  return copy;
}

/** A page of a site that has nothing but the script tag, at `/<language>`. Its background follows the colour scheme. */
function barePage({ registry: { site }, basePath }: ConsentServer, request: Request): Response {
  const language = new URL(request.url).pathname.slice(1);
  if (!site.languages.includes(language)) return new Response(null, { status: 404 });
  const page = html`<!doctype html><html lang="${htmlLanguage(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${site.name}</title><script src="${basePath}/samtykke.js"></script></head><body></body></html>`;
  return new Response(page.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
