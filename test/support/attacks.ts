/** A site that is attacked by its own pages' scripts: what each attack is written with, and what it has achieved. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Registry } from '../../src/registry/index.ts';
import { newVisitor } from './browsers.ts';
import { registryOf } from './registry.ts';
import { type SitePage, type TestSite, type TestSiteOptions, testSite } from './site.ts';

/** @param more of the site itself, such as `jurisdiction: US-CA`. */
export const attackedRegistry = (more = ''): Promise<Registry> =>
  registryOf(`site:
  name: Attacked
  domains: [attacked.example]
  languages: [en]
  sensitivePaths: [/health/*]
  controllers: [{ name: Attacked AS, office: Oslo, register: "1" }]
  contacts: { requests: a@attacked.example }
  ${more}
categories: { essential: { always: true }, functionality: {}, analytics: {} }
providers:
  tracker: { hosts: [127.0.0.1], role: processor, policy: "https://tracker.example/" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: session, category: essential, retention: session }
  - { name: lang, category: functionality, retention: P30D }
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: _ga*, provider: tracker, category: analytics, retention: P13M }
`);

/** A page without a policy of its own, so that nothing but the guard stands in an attack's way. */
export const openPage = (body: string, by: SitePage['by'] = 'server'): SitePage => ({
  by,
  body,
  language: 'en',
  inline: true,
});

/** A site with a guarded page, `/`, and one without a guard, `/bare`; what is at the tracker leaves a mark there. */
export async function attackedSite({ pages, registry, ...more }: TestSiteOptions = {}): Promise<TestSite> {
  return testSite({
    registry: registry ?? (await attackedRegistry()),
    pages: { '/': openPage('<p id="read">Read more</p>'), '/bare': openPage('<h1>No guard</h1>', 'none'), ...pages },
    ...more,
  });
}

/**
 * What attacks are written with. `tracker` and `mark` are an address that nothing may be sent to and a path of the
 * attack's own; an attack that achieves something else than to write, send or be granted returns what it is.
 */
const TOOLS = `
  const sent = tracker + '/' + mark;
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (holds, most = window.samtykke ? 250 : 3000) => { for (const end = Date.now() + most; !holds() && Date.now() < end; ) await wait(5); };
  const loaded = (element) => new Promise((resolve) => { element.addEventListener('load', resolve); setTimeout(resolve, 2000); });
  const make = (tag, more) => Object.assign(document.createElement(tag), more);
  const put = (tag, more) => { const element = make(tag, more); document.body.append(element); return element; };
  const page = (html) => URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  /** Writes what nobody has declared, by a realm's native setter; tells whether that went through. */
  const take = (set) => { set.call(document, 'rogue=1'); return document.cookie.includes('rogue'); };
  const write = (realm) => take(realm.Object.getOwnPropertyDescriptor(realm.Document.prototype, 'cookie').set);
  /** The text of a page that hands its natives to the page around it. */
  const giving = '<script>top.take(Object.getOwnPropertyDescriptor(Document.prototype, "cookie").set)</' + 'script>';
  window.take = (set) => { window.taken = take(set); };
  const taken = async () => { await until(() => window.taken !== undefined); return window.taken; };
  /** Acts at every depth of the stack, from the deepest on, until it says that it is done. */
  const deep = (act) => { let done = false; const go = () => { try { go(); } catch {} if (!done) try { done = act(); } catch {} }; go(); return done; };
  const host = () => document.querySelector('[data-samtykke-banner]');
  const ours = (name) => host().shadowRoot.querySelector('[data-samtykke-' + name + ']');
  /** Has our second part bring the page in line with the choice. */
  const settle = async () => { document.dispatchEvent(new Event('visibilitychange')); await wait(150); };
`;

/** An attack's code as an expression, with all that it is written with. */
export const withTools = (code: string, tracker: string, mark: string): string =>
  `(async () => { const tracker = ${JSON.stringify(tracker)}, mark = ${JSON.stringify(mark)}; ${TOOLS} ${code} })()`;

let marks = 0;

/** A visitor's browser tab in which attacks are made, one after the other: a tab of its own for each is slow. */
export interface Attacker {
  readonly context: BrowserContext;
  readonly tab: Page;
  /** What has been sent since to the address that takes choices, and refuses nothing. */
  readonly answers: readonly string[];
  /** Comes anew to a page of the site, as if never here before. */
  open(path: string): Promise<void>;
  /** Runs code as the page's own script, as the body of an async function. */
  run<T>(code: string): Promise<T>;
  /** All that has been achieved since: cookies, what was sent, a grant, and what code has returned. */
  harm(): Promise<readonly string[]>;
  /** What one attack on a page achieves. */
  harmOn(path: string, code: string): Promise<readonly string[]>;
}

export async function newAttacker(browser: Browser, site: TestSite): Promise<Attacker> {
  const context = await newVisitor(browser, { locale: 'en-GB' });
  let tab = await context.newPage();
  let answers: string[] = [];
  context.on('request', (request) => {
    const isAnswer = request.method() === 'POST' && new URL(request.url()).pathname === '/samtykke/choice';
    const body = isAnswer ? (request.postData() ?? '') : 'refuse';
    const says = [...new URLSearchParams(body).getAll('choice'), /"choice":"(\w+)"/.exec(body)?.[1]];
    if (body !== 'refuse' && !says.includes('refuse')) answers.push(body);
  });
  let mark = '';
  let returned: readonly string[] = [];

  const open = async (path: string): Promise<void> => {
    // A page that leaves may still write, or be on its way to another one: then the next comes in a new tab.
    const left = tab;
    await left.goto('about:blank').catch(async () => {
      tab = await context.newPage();
    });
    for (const each of context.pages()) if (each !== tab) await each.close();
    await context.clearCookies();
    mark = `mark${++marks}-`;
    returned = [];
    answers = [];
    await tab.goto(site.address + path, { waitUntil: 'domcontentloaded' });
  };
  const run = async <T>(code: string): Promise<T> => {
    const result = await tab.evaluate<T>(withTools(code, site.tracker, mark)).catch((error: Error) => {
      // A form that is sent takes its page away.
      if (/Execution context was destroyed/.test(error.message)) return undefined as T;
      throw error;
    });
    if (result) returned = [...returned, JSON.stringify(result)];
    return result;
  };
  const harm = async (): Promise<readonly string[]> => {
    const cookies = await context.cookies();
    const consent = cookies.find(({ name }) => name === 'consent')?.value ?? '';
    const allowed = await tab.evaluate(() => !!window.samtykke?.allows('analytics')).catch(() => false);
    return [
      ...cookies.map(({ name }) => name).filter((name) => name !== 'consent' && name !== 'session'),
      ...site.hits.filter((hit) => hit.includes(mark)),
      // Only what is granted has an edition.
      ...(consent.includes('~') || allowed ? ['granted'] : []),
      ...returned,
    ];
  };
  const harmOn = async (path: string, code: string): Promise<readonly string[]> => {
    await open(path);
    await run(code);
    return harm();
  };
  return {
    context,
    get tab() {
      return tab;
    },
    get answers() {
      return answers;
    },
    open,
    run,
    harm,
    harmOn,
  };
}
