/** A shop on this machine that departs from its registry in known ways, and does honest things that look like it. */

import { parse } from 'yaml';
import type { JourneyStep } from '../../../src/audit/journey/index.ts';
import type { JurisdictionId, ParsedRegistry } from '../../../src/registry/index.ts';
import { type BannerStyle, HONEST } from './banner.ts';
import { type ConsentTool, foreignTool, samtykkeTool } from './consent-tool.ts';
import { type Loopback, loopback, type Seen } from './loopback.ts';
import {
  type Asked,
  type Fragment,
  frame,
  js,
  leadOn,
  missing,
  newId,
  ORIGIN,
  PAGES,
  type PagePath,
  type Part,
  type Route,
  SITE,
  type Tool,
} from './part.ts';
import { policyRows, policyTables } from './policy-page.ts';
import { parsedFile, registryFile } from './registry-file.ts';
import { shopScript } from './shop-script.ts';

export interface PlantedSiteOptions {
  readonly parts: readonly Part[];
  readonly tool?: Tool;
  /** Of the hand-made banner. */
  readonly style?: BannerStyle;
  readonly jurisdiction?: JurisdictionId;
  /** Which pages there are; all without it. */
  readonly pages?: readonly PagePath[];
  /** Where its servers are; a free one without it. */
  readonly port?: number;
}

export interface PlantedSite {
  /** `https://shop.test`. */
  readonly origin: string;
  /** For the browser, in place of DNS. */
  readonly resolve: Loopback['resolve'];
  readonly registryText: string;
  readonly parsed: ParsedRegistry;
  /** What a visitor does besides opening pages. */
  readonly steps: readonly JourneyStep[];
  readonly seen: Seen;
  readonly pages: readonly PagePath[];
  stop(): Promise<void>;
}

/** Everything that answers a request of the site. */
interface Shop {
  readonly options: PlantedSiteOptions;
  readonly tool: ConsentTool;
  readonly routes: ReadonlyMap<string, Route>;
  readonly pages: readonly PagePath[];
  readonly tables: string;
  /** By session, what the server keeps of its visitor; written by the parts. */
  readonly memories: Map<string, Map<string, unknown>>;
}

export async function plantedSite(options: PlantedSiteOptions): Promise<PlantedSite> {
  const { parts, tool: kind = 'foreign', style = HONEST } = options;
  const registryText = registryFile({ ...options, tool: kind });
  const parsed = await parsedFile(registryText);
  const tool = kind === 'foreign' ? foreignTool(style) : await samtykkeTool(parsed.registry);
  const rows = parts.reduce((told, part) => part.policy?.(told) ?? told, policyRows(parse(registryText)));
  const shop: Shop = {
    options,
    tool,
    routes: routesOf(options, tool),
    pages: pagesOf(options),
    tables: policyTables(rows),
    memories: new Map(),
  };
  const servers = await loopback((request) => tool.answer(request, (passed) => answerOf(shop, passed)), options.port);
  const steps = stepsOf(parts);
  return {
    origin: ORIGIN,
    resolve: servers.resolve,
    registryText,
    parsed,
    steps,
    seen: servers.seen,
    pages: shop.pages,
    stop: async () => {
      await servers.stop();
      await tool.stop();
    },
  };
}

/** Those of all parts; a page that is open is not opened again for the next part. */
function stepsOf(parts: readonly Part[]): readonly JourneyStep[] {
  let opened: string | undefined;
  return parts
    .flatMap((part) => part.steps ?? [])
    .filter((step) => {
      if (step.kind !== 'open') return true;
      const isNew = step.address !== opened;
      opened = step.address;
      return isNew;
    });
}

function routesOf({ parts }: PlantedSiteOptions, { script }: ConsentTool): ReadonlyMap<string, Route> {
  const worker = parts.map((part) => part.worker ?? '').join('\n');
  const tidy = parts.flatMap((part) => Object.entries(part.tidy ?? {}));
  return new Map<string, Route>([
    [`${SITE}/js/shop.js`, () => js(shopScript(script, tidy))],
    [`${SITE}/sw.js`, () => js(worker)],
    [`${SITE}/consent/frame`, () => frame('<body></body>')],
    ...parts.flatMap((part) => Object.entries(part.routes ?? {})),
  ]);
}

async function answerOf(shop: Shop, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.protocol === 'http:') return Response.redirect(`https://${url.host}${url.pathname}${url.search}`, 301);
  const asked = askedOf(shop, request, url);
  const route = shop.routes.get(url.hostname + url.pathname);
  if (route) return route(asked);
  const path = pageAt(url);
  return path !== undefined && shop.pages.includes(path) ? page(shop, path, asked) : missing();
}

/** The last page is only there where a part has something in it. */
const pagesOf = ({ parts, pages = PAGES }: PlantedSiteOptions): readonly PagePath[] =>
  pages.filter((path) => path !== '/deals' || parts.some((part) => part.pages?.[path]));
const pageAt = ({ hostname, pathname }: URL): PagePath | undefined =>
  hostname === SITE ? PAGES.find((path) => path === pathname) : undefined;

function askedOf({ tool, memories }: Shop, request: Request, url: URL): Asked {
  const pairs = (request.headers.get('cookie') ?? '').split('; ').map((each) => each.split(/=(.*)/s));
  const cookies = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const known = cookies.get('sid');
  const session = known ?? newId();
  const memory = memories.get(session) ?? new Map<string, unknown>();
  memories.set(session, memory);
  const has = (category: string): boolean => tool.has(request, category);
  return { request, url, cookies, has, session, isNew: known === undefined, memory };
}

function page(shop: Shop, path: PagePath, asked: Asked): Response {
  const fragments = shop.options.parts.flatMap(({ pages }) => pages?.[path] ?? []);
  const elsewhere = fragments.map((each) => each.leadsBy?.(asked)).find(Boolean);
  if (elsewhere !== undefined) return leadOn(elsewhere);
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  for (const each of fragments) for (const [name, value] of each.headers?.(asked) ?? []) headers.append(name, value);
  return new Response(html(shop, path, asked, fragments), { headers });
}

function html(shop: Shop, path: PagePath, asked: Asked, fragments: readonly Fragment[]): string {
  const { head, body, footer } = shop.tool.parts(asked.request);
  const bodies = fragments.map((each) => (typeof each.body === 'function' ? each.body(asked) : (each.body ?? '')));
  return `<!doctype html>
<html lang="${shop.options.style?.language ?? 'en'}">
  <head>
    <meta charset="utf-8">
    ${head}
    <script src="/js/shop.js"></script>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Corner Shop ${path}</title>
    <link rel="icon" href="data:,">
    ${fragments.map((each) => each.head ?? '').join('\n')}
  </head>
  <body>
    ${body}
    <header><nav>${shop.pages.map((each) => `<a href="${each}">${each === '/' ? 'Home' : each.slice(1)}</a>`).join(' ')}</nav></header>
    <main>
      <h1>Corner Shop ${path}</h1>
      <p>${TEXT}</p>
      ${path === '/policy' ? shop.tables : ''}
      ${bodies.join('\n')}
      <p>${TEXT}</p>
    </main>
    <footer>${footer} <a href="/policy">Cookie policy</a></footer>
  </body>
</html>`;
}

/** So that a page can be scrolled. */
const TEXT = 'Bread, milk and apples, from eight to eight. '.repeat(40);
