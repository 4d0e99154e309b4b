/** What leaves a page and is no request: connections that are only opened, and reports that the browser sends later. */
import type { Target } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import type { Cause, RequestSeen, RequestType } from '../observation.ts';
import { readLinkHeader } from './link-header.ts';
import type { Where } from './log.ts';
import type { ReportAdded, ReportingEndpoints, ResponseExtraInfo } from './protocol.ts';
import { MAX_BODY } from './request-body.ts';
import { lowerNames } from './request-type.ts';
import type { OnRequest, RequestContext } from './requests.ts';
import { readStack } from './stack.ts';

/** How a connection is told of: `CONNECT` where one is opened, `DNS` where only its host is looked up. */
const METHODS: Readonly<Record<string, string>> = { preconnect: 'CONNECT', 'dns-prefetch': 'DNS' };

/** Writes them down. */
export class Connections {
  readonly #context: RequestContext;
  readonly #on: OnRequest;
  readonly #endpoints = new Map<string, string>();

  constructor(context: RequestContext, on: OnRequest) {
    this.#context = context;
    this.#on = on;
  }

  /** Of the Reporting API, whose reports leave up to a minute later. */
  event(target: Target | undefined, method: string, params: object): void {
    if (method === 'Network.reportingApiEndpointsChangedForOrigin') {
      const { origin, endpoints } = params as ReportingEndpoints;
      for (const { groupName, url } of endpoints) this.#endpoints.set(`${origin} ${groupName}`, url);
    } else if (method === 'Network.reportingApiReportAdded') this.#report(target, params as ReportAdded);
  }

  /** @param report of the hooks, of kind `hint` or `peer`. */
  report(report: Report, target: Target): void {
    const stack = readStack(report.stack);
    const where = this.#context.frames.where(target, undefined, report.realm);
    if (report.kind === 'hint') this.#hint(report.url, report.rel, where, { kind: report.by, stack });
    else if (report.kind === 'peer') this.#peer(report.url, where, { kind: 'script', stack });
  }

  /** The links of an answer's header: it asks for connections as markup does. */
  answered(request: RequestSeen, { headers }: ResponseExtraInfo): void {
    const { link } = lowerNames(headers);
    if (link === undefined) return;
    const where = { page: request.page, frame: request.frame };
    for (const { url, rels } of readLinkHeader(link, request.url))
      for (const rel of rels) this.#hint(url, rel, where, { kind: 'response', stack: [], request: request.id });
  }

  #hint(url: string, rel: string, where: Where, cause: Cause): void {
    const method = METHODS[rel];
    if (method === undefined || !/^https?:/i.test(url)) return;
    this.#write(`${new URL(url).origin}/`, 'preconnect', method, where, cause);
  }

  #peer(url: string, where: Where, cause: Cause): void {
    this.#write(url, 'webrtc', url.startsWith('turn') ? 'TURN' : 'STUN', where, cause);
  }

  #report(target: Target | undefined, { report }: ReportAdded): void {
    const { initiatorUrl, destination, type, body } = report;
    if (!URL.canParse(initiatorUrl)) return;
    const url = this.#endpoints.get(`${new URL(initiatorUrl).origin} ${destination}`);
    const where = this.#context.frames.where(target, undefined, initiatorUrl);
    const text = JSON.stringify([{ type, url: initiatorUrl, body }]).slice(0, MAX_BODY);
    if (url) this.#write(url, 'report', 'POST', where, { kind: 'browser', stack: [] }, text);
  }

  #write(url: string, type: RequestType, method: string, where: Where, cause: Cause, body?: string): void {
    const seen = { ...this.#context.log.seen(where, cause), url, method, type, headers: {}, cookies: [] };
    this.#on.seen(body === undefined ? seen : { ...seen, body });
  }
}
