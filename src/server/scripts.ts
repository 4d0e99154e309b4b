import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rules } from '../decision/index.ts';
import {
  type Jurisdiction,
  LANGUAGE_ALIASES,
  type PackedTable,
  packAdapters,
  packTable,
  type Registry,
} from '../registry/index.ts';
import type { ConsentView } from '../render/index.ts';

/** The parts of the page's script, as built, before a site's data is put in. */
export interface PageScripts {
  readonly guard: string;
  /** The second part, for a site whose choices a server takes. */
  readonly browser: string;
  /** The second part for a site without a server. */
  readonly static: string;
  /** What tells a site's providers of consent, and starts them. */
  readonly providers: string;
  /** Verifies receipts, in the pages of receipts only. */
  readonly verifier: string;
}

/** Reads what `npm run build` made. */
export function readPageScripts(): PageScripts {
  // From dist/server as it is published, or from src/server in a checkout.
  const folders = ['../page/', '../../dist/page/'].map((each) => new URL(each, import.meta.url));
  const folder = folders.find((each) => existsSync(new URL('guard.js', each)));
  if (!folder)
    throw new Error(
      `the page's scripts are not built (looked in ${folders.map((each) => fileURLToPath(each)).join(', ')}): run npm run build`,
    );
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    guard: read('guard.js'),
    browser: read('browser.js'),
    static: read('static.js'),
    providers: read('providers.js'),
    verifier: read('verifier.js'),
  };
}

/** A hash that names content: short enough for an address, long enough that two never meet. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** What the guard needs of the rules of a place. */
function rulesOf({ model, grantDays, refusalDays, maxLifetimeDays, exemptions }: Jurisdiction): Rules {
  return { model, grantDays, refusalDays, maxLifetimeDays, exemptions };
}

export interface GuardParts {
  readonly registry: Registry;
  readonly earlier: readonly Registry[];
  readonly jurisdiction: Jurisdiction;
  /** Whether the request brought `Sec-GPC: 1`, which the page's script may not see. */
  readonly gpc: boolean;
  /** Whether the site knows that the visitor is a minor. */
  readonly minor?: boolean;
  /** Whether no server takes choices: the page keeps them itself. */
  readonly local?: true;
  /** Folder of the second part. */
  readonly scripts: string;
}

/** The first script of a page: the guard with the site's table in it. */
export function composeGuard({ guard }: PageScripts, parts: GuardParts): string {
  const { registry, earlier, jurisdiction, gpc, minor, local, scripts } = parts;
  const table: PackedTable = packTable(registry, earlier);
  const all = languageTags(registry.site.languages);
  // What a tag's first part finds too need not be named.
  const found = new Map(all);
  const tags = all
    .filter(([tag, of]) => !tag.includes('-') || found.get(tag.split('-')[0] ?? '') !== of)
    .map(([tag]) => tag);
  const languages = ` ${tags.join(' ')} `;
  const config = {
    table,
    rules: rulesOf(jurisdiction),
    ...(gpc && { gpc }),
    ...(minor && { isMinor: minor }),
    ...(local && { local }),
    scripts,
    languages,
    language: tags[0],
  };
  // Its keys are names: without quotes they cost less.
  return guard.replace('SAMTYKKE_GUARD', () => asciiJson(config).replace(/(?<=[{,])"([a-z]\w*)":/gi, '$1:'));
}

/** Every tag, in small letters, that means a language, each with its language. */
export function languageTags(languages: readonly string[]): readonly (readonly [tag: string, language: string])[] {
  const aliases = Object.entries(LANGUAGE_ALIASES).filter(([, language]) => languages.includes(language));
  return [...languages.map((each) => [each.toLowerCase(), each] as const), ...aliases];
}

/**
 * The rest of the page's script in one language.
 *
 * @param providers address of {@link composeProviders}, where there is something in it.
 */
export function composeBrowser({ browser }: PageScripts, view: ConsentView, providers?: string): string {
  return browser.replace('SAMTYKKE_BROWSER', () => scriptJson({ view, providers }));
}

/** The same for a site without a server, in ASCII: a host of plain files may not say how a file is encoded. */
export function composeStatic({ static: secondPart }: PageScripts, view: ConsentView, providers?: string): string {
  return secondPart.replace('SAMTYKKE_BROWSER', () => asciiJson({ view, providers }));
}

/**
 * What tells the site's providers of consent and starts those that the registry has loaded, with the adapters of
 * these and no others.
 *
 * @param own where our own pages begin, with a slash at its end: there nothing is loaded.
 * @returns nothing where no provider has to be told.
 */
export function composeProviders({ providers }: PageScripts, registry: Registry, own: string): string | undefined {
  const adapters = packAdapters(registry, own);
  return adapters && providers.replace('SAMTYKKE_PROVIDERS', () => asciiJson(adapters));
}

/** JSON that can stand in a script element: nothing in it can end the element or open a comment. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** The same in ASCII, for a page whose encoding nobody has named. */
function asciiJson(value: unknown): string {
  const spell = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return scriptJson(value).replace(/[\u0080-\uffff]/g, spell);
}
