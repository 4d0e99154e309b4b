import type { ConsentServer } from '../server/index.ts';
import { decodersFor, encoderFor, type MakeStream } from './coding.ts';
import type { Asked } from './incoming.ts';
import { consentInto, isHtml, type PageRules, PageStream, pageUseOf, sayDestination } from './page.ts';
import { Refusal } from './refusal.ts';
import type { OwnUpstream, UpstreamGroup } from './upstreams.ts';
import type { VisitorNodes } from './visitor-node.ts';

/** The way of one request and its answer through the gateway. */
export interface Passage {
  /** The headers for the site. */
  readonly headers: Headers;
  /** The visitor's own upstream; absent where all take turns. */
  readonly upstream?: OwnUpstream | undefined;
  /** Changes the headers that hurry ahead of an answer. */
  hurry(headers: Headers): void;
  /**
   * Changes the headers of an answer.
   *
   * @param hasBody whether the answer is of a kind that has one.
   * @returns what its body goes through; nothing where it passes as it is.
   * @throws {Refusal} when the answer cannot be read.
   */
  answer(headers: Headers, status: number, hasBody: boolean): readonly MakeStream[];
}

/** What stands between visitors and the site. */
export interface Filter {
  /** Whether a request is not for the site, but for us. */
  isOwn(request: Request): boolean;
  answerOwn(request: Request, env: object): Promise<Response>;
  /** From now on our own `…/ready` says that nothing new should come. */
  drain(): void;
  /** @param group where the request goes. */
  open(asked: Asked, group: UpstreamGroup): Passage;
}

export interface FilterOptions {
  readonly basePath: string;
  readonly hasSettingsLink: boolean;
  /** Absent: all upstreams take turns. */
  readonly nodes: VisitorNodes | undefined;
}

type Gate = ReturnType<ConsentServer['gate']>;

/** The site's cookies, headers and markup as its visitor allows them; its pages with guard and banner. */
export function consentFilter(consent: ConsentServer, options: FilterOptions): Filter {
  return {
    isOwn: (request) => consent.handles(request),
    answerOwn: (request, env) => consent.fetch(request, env),
    drain: () => consent.drain(),
    open: ({ request, method }, group) => {
      sayDestination(request.headers);
      const gate = consent.gate(request);
      const use = pageUseOf(request);
      const node = options.nodes?.(group, () => consent.jar(request));
      const answer: Passage['answer'] = (headers, status, hasBody) => {
        const isPage = hasBody && isShown(status) && isHtml(headers);
        if (isPage && use) return pageThrough(gate, headers, status, { consent, request, use, ...options });
        const rules = gate.answer(headers, status, hasBody);
        return rules ? [() => new PageStream(rules, undefined)] : [];
      };
      return {
        headers: gate.headers,
        upstream: node?.upstream,
        hurry: (headers) => gate.hurry(headers),
        answer: (headers, status, hasBody) => {
          const through = answer(headers, status, hasBody);
          // Last: by then the headers say what caches may keep.
          node?.answer(headers, method, status);
          return through;
        },
      };
    },
  };
}

function pageThrough(gate: Gate, headers: Headers, status: number, rules: PageRules): readonly MakeStream[] {
  const decoders = decode(headers);
  // RFC 9110 7.7 says so of proxies. Ours: a page gets the guard all the same, and is not compressed.
  const mayCompress = !/\bno-transform\b/i.test(headers.get('cache-control') ?? '');
  const inert = gate.answer(headers, status, true);
  const page = consentInto(headers, rules);
  const encoders = mayCompress ? encode(headers, rules.request) : [];
  return [...decoders, () => new PageStream(inert, page), ...encoders];
}

/** What leads elsewhere shows no page. */
const isShown = (status: number): boolean => status < 300 || status >= 400;

/** The site was asked for the page as it is. Some compress all the same. */
function decode(headers: Headers): readonly MakeStream[] {
  const decoders = decodersFor(headers.get('content-encoding'));
  if (!decoders) throw new Refusal('site-broken', new Error('a page in a coding that was not asked for'));
  if (decoders.length > 0) {
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  return decoders;
}

function encode(headers: Headers, request: Request): readonly MakeStream[] {
  headers.append('vary', 'Accept-Encoding');
  const found = encoderFor(request.headers.get('accept-encoding'));
  if (!found) return [];
  headers.set('content-encoding', found.coding);
  return [found.encode];
}
