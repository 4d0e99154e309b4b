import { Transform, type TransformCallback } from 'node:stream';
import {
  type ConsentPage,
  consentPage,
  forOneVisitor,
  type InertPage,
  inertPage,
  type MarkupRules,
  withOwnSources,
} from '../filter/index.ts';
import type { Language } from '../registry/index.ts';
import { direction, HOOKS, html, htmlLanguage, raw, STRINGS } from '../render/index.ts';
import type { ConsentServer } from '../server/index.ts';

/** What a request shows: a page in a window, a page in a frame. */
export type PageUse = 'page' | 'frame';

/** W3C Fetch Metadata 2.1, of those whose document is of this site's origin. */
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'frame', 'embed', 'object']);

/** What a page that answers a request would be shown as; nothing for what a script asks for, a piece of a page say. */
export function pageUseOf({ headers }: Request): PageUse | undefined {
  const destination = headers.get('sec-fetch-dest');
  if (destination === 'document') return 'page';
  if (destination) return FRAMES.has(destination) ? 'frame' : undefined;
  // Browsers say it to secure origins only. Libraries that ask for pieces of pages say so in these.
  const isScript = headers.has('x-requested-with') || headers.has('hx-request');
  return !isScript && (headers.get('accept') ?? '').includes('text/html') ? 'page' : undefined;
}

/**
 * A navigation that the site's service worker passes on has lost what it is for; Chromium keeps that it is one. Said
 * again, it is treated as the page that it becomes.
 */
export function sayDestination(headers: Headers): void {
  const isPassedOn = headers.get('sec-fetch-dest') === 'empty' && headers.get('sec-fetch-mode') === 'navigate';
  if (isPassedOn) headers.set('sec-fetch-dest', 'document');
}

/** Ours: without a type it may be anything; what is XML is read by other rules. */
export const isHtml = (headers: Headers): boolean => /^\s*text\/html\b/i.test(headers.get('content-type') ?? '');

export interface PageRules {
  readonly consent: ConsentServer;
  /** As the visitor sent it. */
  readonly request: Request;
  readonly use: PageUse;
  readonly basePath: string;
  readonly hasSettingsLink: boolean;
}

/** Turns a page of the site into one with guard and banner: changes its headers, and gives what its body passes. */
export function consentInto(
  headers: Headers,
  { consent, request, use, basePath, hasSettingsLink }: PageRules,
): ConsentPage {
  const url = new URL(request.url);
  const expected = consent.languageFor(request);
  const visit = consent.visit(request, expected);
  const own = {
    script: visit.csp.script.filter(isHash),
    style: visit.csp.style.filter(isHash),
    address: addressSource(url.host, basePath),
  };
  const allow = (policies: string): string => withOwnSources(policies, own);
  for (const name of ['content-security-policy', 'content-security-policy-report-only']) {
    const policies = headers.get(name);
    if (policies !== null) headers.set(name, allow(policies));
  }
  keepPersonal(headers);
  const charset = /;\s*charset="?([^"\s;]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  return consentPage({
    charset,
    allow,
    isGuard: (address) => URL.parse(address, url.href)?.pathname === `${basePath}/samtykke.js`,
    piecesFor: (named) => {
      const language = consent.languageFor(request, named);
      const pieces = { head: visit.head, banner: '', end: '' };
      // A frame's page is asked about by the page around it.
      if (use === 'frame') return pieces;
      const { banner } = language === expected ? visit : consent.visit(request, language);
      return { ...pieces, banner, end: hasSettingsLink ? settingsLink(consent, url, language) : '' };
    },
  });
}

const isHash = (source: string): boolean => source.startsWith("'sha");

/** CSP3 2.3.1: a host with letters that a source cannot hold is named by the page's own origin. */
function addressSource(host: string, basePath: string): string {
  return /^[a-z\d.-]+(:\d+)?$/i.test(host) ? `${host}${basePath}/` : "'self'";
}

/** The page knows its visitor now: no cache keeps it for another one, and what named its bytes names others. */
function keepPersonal(headers: Headers): void {
  for (const name of [
    'etag',
    'last-modified',
    'content-length',
    'content-md5',
    'digest',
    'content-digest',
    'repr-digest',
    'accept-ranges',
  ]) {
    headers.delete(name);
  }
  forOneVisitor(headers, 'no-cache');
  headers.append('vary', 'Cookie, Sec-GPC, Accept-Language, Sec-Fetch-Dest');
}

/** For a page without a way back to the choice: withdrawing has to be as easy as agreeing (GDPR 7(3)). */
function settingsLink(consent: ConsentServer, { pathname, search }: URL, language: Language): string {
  const address = consent.manageAddress(language, pathname + search);
  const { settings } = STRINGS[language].interface;
  return html`<p lang="${htmlLanguage(language)}" dir="${direction(language)}"><a href="${address}" ${raw(HOOKS.manage)}>${settings}</a></p>`
    .html;
}

/** Passes a page through both: first what it holds is made inert, then what is ours is put in. */
export class PageStream extends Transform {
  readonly #steps: readonly (InertPage | ConsentPage)[];

  constructor(rules: MarkupRules | undefined, consent: ConsentPage | undefined) {
    super();
    this.#steps = [...(rules ? [inertPage(rules)] : []), ...(consent ? [consent] : [])];
  }

  override _transform(chunk: Uint8Array, _: BufferEncoding, done: TransformCallback): void {
    done(
      null,
      this.#steps.reduce<Uint8Array>((piece, step) => step.write(piece), chunk),
    );
  }

  override _flush(done: TransformCallback): void {
    try {
      done(null, this.#rest());
    } catch (error) {
      done(error as Error);
    }
  }

  /** What a step held back goes through those behind it. */
  #rest(): Uint8Array {
    return this.#steps.reduce<Uint8Array>(
      (piece, step) => Buffer.concat([step.write(piece), step.end()]),
      new Uint8Array(),
    );
  }
}
