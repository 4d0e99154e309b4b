import { knownProduct, type Language } from '../../registry/index.ts';
import type { Position } from '../document/index.ts';
import type { ImportedRow, Unread } from '../row.ts';
import { type ConfigReading, namesIn, rowsOfEntry } from './config-row.ts';
import { fieldOf, itemsIn, type Literal, numberIn, objectsIn, textIn } from './literal.ts';

/** Types of services, in the tool's words, as categories. */
const TYPES: Readonly<Record<string, string>> = {
  ads: 'advertising',
  analytic: 'analytics',
  social: 'social media',
  google: 'analytics',
  essential: 'necessary',
};

/** Services that the tool has a name of its own for, and the catalogue too. */
const PRODUCTS: Readonly<Record<string, string>> = {
  gtag: 'google-analytics-4',
  multiplegtag: 'google-analytics-4',
  analytics: 'google-universal-analytics',
  googletagmanager: 'google-tag-manager',
  googleads: 'google-ads',
  googleadwordsconversion: 'google-ads',
  googleadwordsremarketing: 'google-ads',
  recaptcha: 'google-recaptcha',
  googlemaps: 'google-maps-embed',
  googlemapsembed: 'google-maps-embed',
  facebookpixel: 'meta-pixel',
  hotjar: 'hotjar',
  clarity: 'microsoft-clarity',
  bingads: 'microsoft-uet',
  linkedininsighttag: 'linkedin-insight-tag',
  tiktok: 'tiktok-pixel',
  pinterestpixel: 'pinterest-tag',
  snapchat: 'snap-pixel',
  matomo: 'matomo',
  matomocloud: 'matomo',
  hubspot: 'hubspot',
  intercomchat: 'intercom',
  youtube: 'youtube',
  vimeo: 'vimeo',
  zendesk: 'zendesk',
  stripe: 'stripe',
  plausible: 'plausible',
};

/**
 * Reads a configuration of tarteaucitron.js: the cookies of services of the site's own, and the services of the tool that
 * are asked for. Which cookies those set stands in the tool and not here: what the catalogue knows of them comes as rows
 * that are marked so. https://tarteaucitron.io/en/install/
 */
export function readTarteaucitron(text: string, told: Language | undefined): ConfigReading {
  const objects = objectsIn(text);
  const own = objects.filter((object) => fieldOf(object, 'cookies') && fieldOf(object, 'type', 'key', 'name'));
  const jobs = jobsIn(text);
  const read = jobs.map((job) => jobRows(job, told));
  return {
    rows: [
      ...objects.flatMap((object) => consentRow(object, told)),
      ...own.flatMap((service) => serviceRows(service, told)),
      ...read.flatMap(({ rows }) => rows),
    ],
    unread: read
      .flatMap(({ unread }) => unread)
      .filter((_, index) => !own.some((service) => textIn(fieldOf(service, 'key')) === jobs[index]?.name)),
    language: undefined,
  };
}

function consentRow(object: Literal, language: Language | undefined): readonly ImportedRow[] {
  const name = fieldOf(object, 'cookieName');
  if (!name) return [];
  const days = numberIn(fieldOf(object, 'cookieExpire', 'expireCookie'));
  const texts = { category: 'necessary', ...(days !== undefined && { retention: `${days} days` }) };
  return rowsOfEntry({ names: namesIn(name), texts, where: 'cookieName', at: name.at }, language);
}

function serviceRows(service: Literal, language: Language | undefined): readonly ImportedRow[] {
  const type = textIn(fieldOf(service, 'type'));
  const title = textIn(fieldOf(service, 'name')) ?? textIn(fieldOf(service, 'key')) ?? '';
  const needs = fieldOf(service, 'needConsent');
  const category =
    needs?.kind === 'boolean' && !needs.value ? undefined : type === undefined ? undefined : (TYPES[type] ?? type);
  const texts = { provider: title, ...(category !== undefined && { category }) };
  return itemsIn(fieldOf(service, 'cookies')).flatMap((cookie) =>
    rowsOfEntry({ names: namesIn(cookie), texts, where: `service ${title}`, at: cookie.at }, language),
  );
}

interface Job {
  readonly name: string;
  readonly at: Position;
}

/** `(tarteaucitron.job = tarteaucitron.job || []).push('gtag')`, or several in one call. */
function jobsIn(text: string): readonly Job[] {
  const found = [...text.matchAll(/tarteaucitron\.job\b[^;\n]*?\.push\(([^)]*)\)/g)].flatMap(
    ({ 1: inside = '', index }) => {
      const line = text.slice(0, index).split('\n').length;
      return [...inside.matchAll(/["']([\w-]+)["']/g)].map(([, name = '']) => ({ name, at: { line, column: 1 } }));
    },
  );
  return found.filter(({ name }, index) => found.findIndex((each) => each.name === name) === index);
}

function jobRows(
  { name, at }: Job,
  language: Language | undefined,
): { readonly rows: readonly ImportedRow[]; readonly unread: readonly Unread[] } {
  const product = knownProduct(PRODUCTS[name.toLowerCase()] ?? '');
  const where = `service ${name}`;
  if (!product)
    return {
      rows: [],
      unread: [{ what: `the service "${name}" is used; which cookies it sets does not stand here`, place: at, where }],
    };
  const why = `not in the configuration: what the catalogue knows of "${product.id}", which "${name}" stands for`;
  const rows = product.cookies.flatMap((cookie) => {
    const texts = {
      provider: product.maker,
      retention: cookie.retention === 'session' ? 'session' : cookie.retention,
      ...(product.category !== undefined && { category: product.category }),
    };
    return rowsOfEntry(
      { names: [{ name: cookie.name, printed: name }], texts, where, at, doubts: [{ field: 'name', why }] },
      language,
    );
  });
  return { rows, unread: [] };
}
